"""The .docx package around the text: which parts it holds, what it says of itself, and bytes that never
vary."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.rel import Relationships

from donghanh.paperwork.writing.documents import OfficialDocument
from donghanh.paperwork.writing.ooxml import clean, node, value
from donghanh.paperwork.writing.styles import use_official_styles

_NEEDED = {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES, RT.STYLES, RT.SETTINGS}
_TITLE_LENGTH = 255
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def empty_package() -> WordDocument:
    """A file of one blank page with the official styles and none of the sample parts python-docx starts
    from."""
    word = docx.Document()
    _keep_needed(word.part.package.rels)
    _keep_needed(word.part.rels)
    use_official_styles(word)
    _use_settings(word)
    return word


def _keep_needed(relations: Relationships) -> None:
    for key in [key for key, relation in relations.items() if relation.reltype not in _NEEDED]:
        relations.pop(key)


def _use_settings(word: WordDocument) -> None:
    """Current layout rules of Word (mode 15) and Vietnamese separators."""
    settings = word.settings.element
    for child in list(settings):
        settings.remove(child)
    mode = {"w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"}
    settings.extend([
        node("w:zoom", {"w:percent": "100"}),
        value("w:defaultTabStop", "720"),
        value("w:characterSpacingControl", "doNotCompress"),
        node("w:compat", None, node("w:compatSetting", mode)),
        value("w:decimalSymbol", ","),
        value("w:listSeparator", ";"),
    ])  # fmt: skip


def describe(word: WordDocument, document: OfficialDocument) -> None:
    """Title, author and dates of the file; the dates follow the document's own, not the clock."""
    issued = document.reference.issued
    stamp = dt.datetime(issued.year, issued.month or 1, issued.day or 1, tzinfo=dt.UTC)
    properties = word.core_properties
    properties.title = clean(f"{document.kind.value} {document.subject}")[:_TITLE_LENGTH]
    properties.author = properties.last_modified_by = clean(document.issuer.name)[:_TITLE_LENGTH]
    properties.comments = properties.subject = properties.keywords = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = stamp
    properties.revision = 1


def packed(word: WordDocument) -> bytes:
    """The package with fixed time stamps, which python-docx takes from the clock."""
    raw, result = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return result.getvalue()
