"""Opens Word documents (.docx, also with macros, which are never read or run)."""

from lxml import etree

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.archives import Archive
from donghanh.paperwork.opening.legacy import refuse_legacy
from donghanh.paperwork.opening.limits import Limits
from donghanh.paperwork.opening.markup import parse_markup
from donghanh.paperwork.opening.word.body import BodyWalker
from donghanh.paperwork.opening.word.names import w
from donghanh.paperwork.opening.word.numbering import Numbering
from donghanh.paperwork.opening.word.paragraphs import RENDERED_BREAK, ParagraphReader
from donghanh.paperwork.opening.word.styles import Styles

MAIN_PART = "word/document.xml"
RELATIONSHIPS = "_rels/.rels"
REMARK_HIDDEN = "Tệp có chữ ẩn; phần ẩn không được đọc."
REMARK_MACROS = "Tệp có macro; phần mềm chỉ đọc chữ, không chạy macro."
REMARK_EMBEDDED = "Tệp nhúng một văn bản khác (altChunk); phần nhúng không được đọc, kiểm tra bản gốc."


def open_word(content: bytes, limits: Limits) -> Document:
    """The body of a Word document. Page numbers are those Word saw when it last saved the file, else None.

    Headers, footers, footnotes and comments are left out: they hold no task.
    """
    with Archive(content, limits) as archive:
        main = _main_part(archive, limits)
        folder = main.rpartition("/")[0]
        root = parse_markup(archive.read(main), limits)
        styles = Styles(_side_part(archive, f"{folder}/styles.xml", limits))
        numbering = Numbering(_side_part(archive, f"{folder}/numbering.xml", limits), styles)
        names = archive.names
    paged = next(root.iter(RENDERED_BREAK), None) is not None
    walker = BodyWalker(ParagraphReader(styles, numbering), limits, paged)
    walker.walk(root)
    refuse_legacy("\n".join(walker.sample), legacy_fonts=walker.legacy_letters > walker.sampled / 5)
    if not walker.blocks:
        raise UnreadableDocument(refusals.IMAGE if _has_pictures(names) else refusals.NO_TEXT)
    return Document(tuple(walker.blocks), "docx", walker.pages, _remarks(walker, names, root))


def _main_part(archive: Archive, limits: Limits) -> str:
    """The name of the main part, from the package's relationships where they tell."""
    relationships = archive.read_if_present(RELATIONSHIPS)
    if relationships:
        for relationship in parse_markup(relationships, limits):
            target = (relationship.get("Target") or "").lstrip("/")
            if (relationship.get("Type") or "").endswith("/officeDocument") and target in archive.names:
                return target
    return MAIN_PART


def _side_part(archive: Archive, name: str, limits: Limits) -> etree._Element | None:
    """A part the text can be read without; None where it is missing."""
    content = archive.read_if_present(name)
    return parse_markup(content, limits) if content else None


def _has_pictures(names: list[str]) -> bool:
    return any("/media/" in name for name in names)


def _remarks(walker: BodyWalker, names: list[str], root: etree._Element) -> tuple[str, ...]:
    noticed = (
        (walker.hidden, REMARK_HIDDEN),
        (any(name.endswith("vbaProject.bin") for name in names), REMARK_MACROS),
        (next(root.iter(w("altChunk")), None) is not None, REMARK_EMBEDDED),
    )
    return tuple(remark for noticed_here, remark in noticed if noticed_here)
