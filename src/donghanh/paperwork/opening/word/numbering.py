"""Computes the list marks that Word generates and the text does not hold: "1.", "2.1.", "a)", "III.", "-"."""

import re
from dataclasses import dataclass

from lxml import etree

from donghanh.paperwork.opening.word.names import switch_of, value_of, w, whole_number
from donghanh.paperwork.opening.word.styles import Styles

LEVELS = 9
BULLET = "•"
ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
)
ROMAN += ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
SYMBOL_FONT_AREA = range(0xF020, 0xF100)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as defined. `pattern` holds "%1" … "%9" for the numbers of levels."""

    style: str
    pattern: str
    start: int
    restarts: bool
    decimals_only: bool
    paragraph_style: str | None


class Numbering:
    """Counts along the document; `label_of` must be called once a paragraph, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._own_levels: dict[str, dict[int, Level]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read_definitions(root)

    def label_of(self, properties: etree._Element | None) -> str:
        """The mark before a paragraph with these properties, "" for none. Moves the counters on."""
        number, level_text, style = self._styles.numbering(properties)
        definition = self._lists.get(number or "")
        if number is None or definition is None:
            return ""
        level = self._level_of_style(number, style) if style and level_text is None else None
        depth = min(max(whole_number(level_text, 0), 0), LEVELS - 1) if level is None else level
        self._advance(number, definition, depth)
        return self._label(number, definition, depth)

    def _read_definitions(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}
        for abstract in root.iterfind(w("abstractNum")):
            identifier = abstract.get(w("abstractNumId"), "")
            self._levels[identifier] = _levels_in(abstract)
            if name := value_of(abstract, "styleLink"):
                linked[name] = identifier
        for abstract in root.iterfind(w("abstractNum")):
            target = linked.get(value_of(abstract, "numStyleLink") or "")
            if target is not None:
                self._levels[abstract.get(w("abstractNumId"), "")] = self._levels[target]
        for number in root.iterfind(w("num")):
            self._read_list(number)

    def _read_list(self, number: etree._Element) -> None:
        identifier = number.get(w("numId"), "")
        definition = value_of(number, "abstractNumId")
        if definition not in self._levels or identifier == "0":
            return
        self._lists[identifier] = definition
        for override in number.iterfind(w("lvlOverride")):
            depth = whole_number(override.get(w("ilvl")), 0)
            start = value_of(override, "startOverride")
            if start is not None:
                self._overrides.setdefault(identifier, {})[depth] = whole_number(start, 1)
            self._own_levels.setdefault(identifier, {}).update(_levels_in(override))

    def _level(self, number: str, depth: int) -> Level | None:
        own = self._own_levels.get(number, {}).get(depth)
        return own or self._levels[self._lists[number]].get(depth)

    def _level_of_style(self, number: str, style: str) -> int | None:
        levels = self._levels[self._lists[number]].items()
        return next((depth for depth, level in levels if level.paragraph_style == style), None)

    def _advance(self, number: str, definition: str, depth: int) -> None:
        counters = self._counters.setdefault(definition, {})
        if number not in self._begun:
            self._begun.add(number)
            for overridden, start in self._overrides.get(number, {}).items():
                counters[overridden] = start - 1
        level = self._level(number, depth)
        counters[depth] = counters[depth] + 1 if depth in counters else (level.start if level else 1)
        for deeper in range(depth + 1, LEVELS):
            below = self._level(number, deeper)
            if below is None or below.restarts:
                counters.pop(deeper, None)

    def _label(self, number: str, definition: str, depth: int) -> str:
        level = self._level(number, depth)
        if level is None or level.style == "none":
            return ""
        if level.style == "bullet":
            return bullet_sign(level.pattern)
        return re.sub(
            r"%([1-9])", lambda mark: self._number(number, definition, mark, level), level.pattern
        ).strip()

    def _number(self, number: str, definition: str, mark: re.Match[str], asking: Level) -> str:
        depth = int(mark.group(1)) - 1
        level = self._level(number, depth)
        start = level.start if level else 1
        value = self._counters[definition].get(depth, start)
        return write_number(value, "decimal" if asking.decimals_only or level is None else level.style)


def write_number(value: int, style: str) -> str:
    """`value` in one of Word's number formats; unknown formats are written as decimals."""
    if style in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        roman = _roman(value)
        return roman if style == "upperRoman" else roman.lower()
    if style in ("upperLetter", "lowerLetter") and 0 < value <= 26 * 50:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    return f"{value:02d}" if style == "decimalZero" else "" if style == "none" else str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


def bullet_sign(pattern: str) -> str:
    """The bullet as typed; marks of symbol fonts become the ASCII sign they show, else "•"."""
    sign = pattern.strip()[:1]
    if ord(sign or BULLET) in SYMBOL_FONT_AREA:
        sign = chr(ord(sign) - 0xF000)
        return sign if sign in "-+*" else BULLET
    return {"–": "-", "—": "-", "−": "-", "": BULLET, "o": "+", "§": BULLET, "·": BULLET}.get(sign, sign)


def _levels_in(parent: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iterfind(w("lvl")):
        depth = whole_number(element.get(w("ilvl")), 0)
        levels[depth] = Level(
            style=value_of(element, "numFmt") or "decimal",
            pattern=(value_of(element, "lvlText") or "")[:40],
            start=whole_number(value_of(element, "start"), 1),
            restarts=value_of(element, "lvlRestart") != "0",
            decimals_only=bool(switch_of(element, "isLgl")),
            paragraph_style=value_of(element, "pStyle"),
        )
    return levels
