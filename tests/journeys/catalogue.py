"""Every English sentence of the catalogues: on a Vietnamese page none of them may stand."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import allauth
import django
from babel.messages.pofile import read_po

import donghanh

CATALOGUES = (
    *Path(donghanh.__file__).parent.glob("*/locale/vi/LC_MESSAGES/django.po"),
    *Path(django.__file__).parent.glob("conf/locale/vi/LC_MESSAGES/django.po"),
    *Path(allauth.__file__).parent.glob("locale/vi/LC_MESSAGES/django.po"),
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
OWN_NAMES = {"English"}  # a language is called by its own name in the switch
A_WORD = re.compile(r"[A-Za-z]{3}")


def english_in(texts: Iterable[str]) -> list[str]:
    """The texts that are an English sentence of a catalogue, whatever stands in its gaps."""
    words, sentences = _english()
    tidy = {" ".join(text.split()) for text in texts}
    return sorted(text for text in tidy - OWN_NAMES if text in words or sentences.fullmatch(text))


@cache
def _english() -> tuple[frozenset[str], re.Pattern[str]]:
    known = set(_untranslated_if_seen())
    plain = {text for text in known if not PLACEHOLDER.search(text)}
    gaps = [".+".join(map(re.escape, PLACEHOLDER.split(text))) for text in known - plain]
    return frozenset(plain), re.compile("|".join(gaps))


def _untranslated_if_seen() -> Iterator[str]:
    """English words whose translation differs from them."""
    for path in CATALOGUES:
        with path.open("rb") as stream:
            for message in read_po(stream, locale="vi"):
                yield from _differing(message.id, message.string)


def _differing(english: str | tuple[str, ...], vietnamese: str | tuple[str, ...]) -> Iterator[str]:
    said = [english] if isinstance(english, str) else list(english)
    translated = [vietnamese] if isinstance(vietnamese, str) else list(vietnamese)
    for text in said:
        if A_WORD.search(PLACEHOLDER.sub("", text)) and text not in translated:
            yield " ".join(text.split())
