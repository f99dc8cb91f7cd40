"""Rounds of a survey: its questions, its workbook, its answers."""
