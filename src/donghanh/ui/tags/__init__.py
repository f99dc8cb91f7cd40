"""The template tags behind `{% load ui %}`, one file for each part of a page."""
