"""Parses the XML parts of Office files: no DTD, no entities, no network, no oversized trees."""

from lxml import etree

from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals
from donghanh.paperwork.opening.limits import Limits

STRICT_NAMESPACES = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


def parse_markup(content: bytes, limits: Limits) -> etree._Element:
    """The root element of an Office part. ISO "strict" namespaces come out as the transitional ones.

    Raises UnreadableDocument on DTDs (entity expansion, external entities), damage and oversized trees.
    """
    refuse_unsafe_markup(content, limits)
    content = plain_namespaces(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise refusals.broken() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocument(refusals.UNSAFE_MARKUP)
    return root


def plain_namespaces(content: bytes) -> bytes:
    """The part with the namespaces of ISO "strict" files replaced by the usual ones."""
    for strict, transitional in STRICT_NAMESPACES.items():
        content = content.replace(strict, transitional)
    return content


def refuse_unsafe_markup(content: bytes, limits: Limits) -> None:
    """Raises UnreadableDocument for a DTD, or for more elements and attributes than allowed."""
    plain = content.replace(b"\x00", b"") if b"\x00" in content[:4096] else content
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableDocument(refusals.UNSAFE_MARKUP)
    if plain.count(b"<") + plain.count(b"=") > 2 * limits.elements:
        raise UnreadableDocument(refusals.BOMB)
