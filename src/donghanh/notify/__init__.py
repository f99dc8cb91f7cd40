"""Notices to officers inside the system, letters by e-mail, and the hours in which the office may be rung."""
