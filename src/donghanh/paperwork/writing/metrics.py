"""How wide a line of Times New Roman is: the law ties the length of some rules to the text above them."""

import math
import unicodedata

# Advance widths in thousandths of the type size; Vietnamese tone and vowel marks add none, the horn of ơ ư a
# little.
_REGULAR = {
    250: " .,", 278: "/:;ijlt", 333: "!()-Ifr", 389: "Js", 444: "?acez“”", 500: "0123456789_bdghknopquvxyđ–",
    529: "ơ", 542: "ư", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐƠ", 776: "Ư",
    778: "&m", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "…",
}  # fmt: skip
_BOLD = {
    250: " .,", 278: "/il", 333: "!()-:;fjt", 389: "Is", 444: "cerz", 500: "0123456789?J_agovxy–“”", 554: "ơ",
    556: "Sbdhknpquđ", 570: "+<=>", 600: "ư", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQƠ",
    796: "Ư", 833: "&m", 930: "@", 944: "M", 1000: "%W…",
}  # fmt: skip
_UNKNOWN = 500
_HORN = "\u031b"
_MM_PER_POINT = 25.4 / 72


def _by_letter(widths: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


def _plain(letter: str) -> str:
    """The letter without marks that take no room: "Ệ" -> "E", "ợ" -> "ơ", "đ" -> "đ"."""
    parts = unicodedata.normalize("NFD", letter)
    horn = _HORN if _HORN in parts else ""
    return unicodedata.normalize("NFC", parts[0] + horn)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in millimetres of `text` on one line at `size` points."""
    widths = _WIDTHS[bold]
    letters = unicodedata.normalize("NFC", text)
    return sum(widths.get(_plain(letter), _UNKNOWN) for letter in letters) * size / 1000 * _MM_PER_POINT


def lines_needed(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """About how many lines of `room` millimetres the text fills; paragraphs of it count apart."""
    return sum(
        max(1, math.ceil(1.05 * text_width(line, size, bold=bold) / room)) for line in text.split("\n")
    )
