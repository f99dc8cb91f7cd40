"""Writes Office files for tests: with the usual libraries, or part by part where a library would not."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ALTERNATIVES = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word_file(
    body: str, *, numbering: str = "", styles: str = "", extra: dict[str, bytes] | None = None
) -> bytes:
    """A .docx with this XML inside w:body, and with these definitions of lists and styles."""
    main = f'<w:document xmlns:w="{WORD}" {ALTERNATIVES}><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": TYPES.encode(), "word/document.xml": main.encode()}
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{WORD}">{numbering}</w:numbering>'.encode()
    if styles:
        parts["word/styles.xml"] = f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'.encode()
    return packed(parts | (extra or {}))


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive of these parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """One paragraph of one run."""
    words = f"<w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


def listed(text: str, level: int, number: int = 1) -> str:
    """A paragraph of list `number` at a level from 0."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def list_level(level: int, style: str, pattern: str, start: int = 1) -> str:
    """The definition of one level of a list."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def list_of(*levels: str, number: int = 1, overrides: str = "") -> str:
    """A list definition with its levels, and the list that uses it."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{overrides}</w:num>'
    )


def cell(text: str, *, span: int = 1, merge: str = "", content: str = "") -> str:
    """A table cell; `merge` is "restart" or "continue"."""
    vertical = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{vertical}</w:tcPr>{content or paragraph(text)}</w:tc>'


def table(*rows: list[str], widths: tuple[int, ...] = ()) -> str:
    """A table of rows of cells."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
