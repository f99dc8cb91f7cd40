"""Names of SpreadsheetML elements (ECMA-376) and references of cells."""

import re

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")


def s(name: str) -> str:
    """The qualified name of a spreadsheet element."""
    return f"{{{SPREADSHEET}}}{name}"


RELATION_ID = f"{{{RELATION}}}id"


def position_of(reference: str) -> tuple[int, int] | None:
    """(row, column) from 0 of a reference such as "C5"; None where it is none."""
    match = REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match.group(2)) - 1, column - 1
