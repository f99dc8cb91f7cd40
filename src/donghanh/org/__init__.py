"""Wards, their units, positions, the officers who hold them, and the accounts they sign in with.

A position carries the role, a tenure puts an officer into it for a time: rights follow the office, not the
person. It is not a personnel system: no salaries, no files.
"""
