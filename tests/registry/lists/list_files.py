"""Makes the files that the tests of lists read."""

import io
import zipfile

import xlsxwriter


def workbook(*sheets, hidden=(), merges=()):
    """An .xlsx; a sheet is a list of rows, `hidden` are places of sheets, `merges` ranges of the first."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for place, rows in enumerate(sheets):
        page = book.add_worksheet()
        if place in hidden:
            page.hide()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    page.write(number, column, value, *([day] if hasattr(value, "year") else []))
        for area in merges if place == 0 else ():
            page.merge_range(*area, rows[area[0]][area[1]])
    book.close()
    return target.getvalue()


def bomb():
    """A workbook of a few hundred kilobytes whose one sheet is a gigabyte of blanks."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["Tên"], ["A"]]))) as made,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for part in made.namelist():
            if part.endswith("sheet1.xml"):
                with packed.open(part, "w", force_zip64=True) as stream:
                    for _time in range(600):
                        stream.write(b" " * 2**20)
            else:
                packed.writestr(part, made.read(part))
    return target.getvalue()
