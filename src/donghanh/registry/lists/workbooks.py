"""Workbooks of Excel (.xlsx, .xlsm, .xls): values only; macros, links and formulas are never looked at."""

from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from donghanh.registry.lists import faults
from donghanh.registry.lists.faults import ListFault
from donghanh.registry.lists.sheets import HEADING_ROWS, Merge, RawSheet

MOST_SHEETS = 50


def read_workbook(content: bytes) -> Iterator[RawSheet]:
    """The sheets in their order, one in memory at a time. Raises ListFault for a damaged or locked file."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        metadata = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        for each in metadata[:MOST_SHEETS]:
            yield _sheet(book, each.name, hidden=each.visible != SheetVisibleEnum.Visible)
    except PasswordError as error:
        raise ListFault(faults.PROTECTED) from error
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise ListFault(faults.BROKEN) from error


def _sheet(book: CalamineWorkbook, name: str, *, hidden: bool) -> RawSheet:
    sheet = book.get_sheet_by_name(name)
    return RawSheet(name, sheet.iter_rows(), hidden, _merges(sheet.merged_cell_ranges or []))


def _merges(ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[Merge]:
    found = [(first[0], first[1], last[0], last[1]) for first, last in ranges]
    return [merge for merge in found if merge[0] < HEADING_ROWS][:1000]
