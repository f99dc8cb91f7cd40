"""Indicators: what is counted, from where to where, how far it has come, and whether that is fast enough.

An `Indicator` is defined in words (`Definition`, a new version for every change), starts at a `Baseline` and has one or
several `Goal`s. An `Observation` is a figure on a day, computed from daily work or officially reported; it never
changes, a correction is a new row. Pace, forecast and state are computed (`pace`). Not here: the plan's own words
about a target, and the records that a measure counts.
"""
