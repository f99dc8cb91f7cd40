"""Cleans characters that carry no words, without touching the words."""

import re
import unicodedata

INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e")
)
SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
)
CONTROLS = {code: None for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (0x09, 0x0A)}
CLEANING = INVISIBLE | SPACES | CONTROLS


def clean(text: str) -> str:
    """`text` in NFC, every kind of space as " ", without invisible and control characters
    (tab and "\\n" stay) and without spaces at the ends of its lines."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    text = unicodedata.normalize("NFC", text.translate(CLEANING))
    return re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text)).strip(" \n")


def clean_cell(text: str) -> str:
    """As `clean`, and without tabs, so that the cells of a row can be joined by tabs; no empty lines."""
    lines = (line.strip() for line in clean(text.replace("\t", " ")).split("\n"))
    return "\n".join(line for line in lines if line)
