"""From typed words to tokens: one spelling for dashes, case, missing marks, glued and torn words."""

import re
from dataclasses import dataclass

from donghanh.vietnamese.citations import find_citations
from donghanh.vietnamese.text import nfc, place_tones, strip_marks

DOCUMENT = "<document>"
QUANTITY = "<quantity>"

_PIECE = re.compile(
    r"(?P<quantity>\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d/])|\d+(?:[.,]\d+)?\s*%)"
    r"|(?P<number>\d(?:[\doO]*\d)?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s]|_)"
)
_DASHES = dict.fromkeys("-–—‐‑‒―−~→÷", "-")
_DROPPED = set("*_#`\"'“”‘’•·")
_FRAGMENTS = {"q", "qu", "n", "na", "t", "th", "tha", "than", "ng", "nga", "tu", "tua", "h", "ha", "han"}
_TORN = {"quy", "qui", "nam", "thang", "ngay", "tuan"}
_GLUED = re.compile(r"(q|quy|qui)(i{1,3}|iv|l{1,3}|lv|il|li)|(tu|den|trong|truoc|het)(quy|nam|thang|ngay)")


@dataclass(frozen=True, slots=True)
class Token:
    """`form` is folded and lower case, `word` keeps its accents; `start` and `end` count in the NFC text."""

    form: str
    word: str
    start: int
    end: int
    spaced: bool = False

    @property
    def number(self) -> int | None:
        """The value of a token of digits; longer runs are no dates, counts or years."""
        return int(self.form) if self.form.isdecimal() and len(self.form) < 9 else None

    @property
    def is_word(self) -> bool:
        """Letters, as opposed to digits and marks."""
        return self.form[0].isalpha()


def tokenise(text: str) -> list[Token]:
    """Tokens of the NFC form of `text`. A cited document, with its date, is one token that holds no date."""
    text = nfc(text)
    tokens: list[Token] = []
    at = 0
    for citation in find_citations(text):
        start, end = citation.span
        if start >= at:
            tokens += _pieces(text, at, start)
            tokens.append(Token(DOCUMENT, text[start:end], start, end, spaced=True))
            at = end
    return _mend([*tokens, *_pieces(text, at, len(text))])


def _pieces(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _PIECE.finditer(text, start, end):
        spaced = match.start() == 0 or text[match.start() - 1].isspace()
        form = _form(match)
        if form not in _DROPPED:
            word = place_tones(match[0]).lower()
            found += _unglue(Token(form, word, match.start(), match.end(), spaced))
    return found


def _form(match: re.Match[str]) -> str:
    if match["quantity"]:
        return QUANTITY
    if match["number"]:
        return match[0].replace("o", "0").replace("O", "0")
    if match["mark"]:
        return _DASHES.get(match[0], match[0])
    return strip_marks(match[0]).lower()


def _unglue(token: Token) -> list[Token]:
    glued = _GLUED.fullmatch(token.form)
    if glued is None:
        return [token]
    cut = len(glued[1] or glued[3])
    middle = token.start + cut
    return [
        Token(token.form[:cut], token.word[:cut], token.start, middle, token.spaced),
        Token(token.form[cut:], token.word[cut:], middle, token.end),
    ]


def _mend(tokens: list[Token]) -> list[Token]:
    """Joins words torn by text extraction: "Qu ý", "n ăm", and a year written "20 26"."""
    mended: list[Token] = []
    for token in tokens:
        last = mended[-1] if mended else None
        if last and _torn(last, token, mended[-2].form if len(mended) > 1 else ""):
            mended[-1] = Token(
                last.form + token.form, last.word + token.word, last.start, token.end, last.spaced
            )
        else:
            mended.append(token)
    return mended


def _torn(last: Token, token: Token, before: str) -> bool:
    if last.form in _FRAGMENTS and last.form + token.form in _TORN:
        return True
    is_year = last.form in ("20", "202", "203", "2") and len(last.form + token.form) == 4
    return is_year and token.form.isdecimal() and before in ("/", "nam", "-")
