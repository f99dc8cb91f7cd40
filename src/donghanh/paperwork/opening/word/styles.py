"""What the named styles of a Word document say: bold, capitals, hiding, alignment, fonts, numbering."""

from functools import lru_cache

from lxml import etree

from donghanh.paperwork.opening.word.names import switch_of, value_of, w

LONGEST_CHAIN = 20


class Styles:
    """Answers for one document. A property is looked up on the element, then along its chain of styles."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._default_run: etree._Element | None = None
        if root is not None:
            self._read(root)
        self.switch_of_style = lru_cache(maxsize=4096)(self._switch_of_style)
        self.font_of_style = lru_cache(maxsize=4096)(self._font_of_style)

    def _read(self, root: etree._Element) -> None:
        for style in root.iterfind(w("style")):
            identifier = style.get(w("styleId"), "")
            self._styles[identifier] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self._default = identifier
        self._default_run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")

    def of_paragraph(self, properties: etree._Element | None) -> str | None:
        """The style name of a paragraph, the default one where none is named."""
        return value_of(properties, "pStyle") or self._default

    def chain(self, name: str | None) -> list[etree._Element]:
        """The style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while name in self._styles and len(found) < LONGEST_CHAIN:
            found.append(self._styles[name])
            name = value_of(self._styles[name], "basedOn")
        return found

    def run_switch(self, run: etree._Element, paragraph_style: str | None, name: str) -> bool:
        """Whether an on/off property such as "b" holds for a run."""
        properties = run.find(w("rPr"))
        direct = switch_of(properties, name)
        if direct is not None:
            return direct
        by_run = self.switch_of_style(value_of(properties, "rStyle"), name)
        return bool(self.switch_of_style(paragraph_style, name) if by_run is None else by_run)

    def _switch_of_style(self, style: str | None, name: str) -> bool | None:
        for element in self.chain(style):
            found = switch_of(element.find(w("rPr")), name)
            if found is not None:
                return found
        return switch_of(self._default_run, name) if style is not None else None

    def run_font(self, run: etree._Element, paragraph_style: str | None) -> str:
        """The name of the font of a run's Latin letters, "" where the document does not name one."""
        properties = run.find(w("rPr"))
        run_style = value_of(properties, "rStyle")
        return _font_in(properties) or self.font_of_style(run_style) or self.font_of_style(paragraph_style)

    def _font_of_style(self, style: str | None) -> str:
        fonts = (_font_in(element.find(w("rPr"))) for element in self.chain(style))
        return next((font for font in fonts if font), _font_in(self._default_run))

    def alignment(self, properties: etree._Element | None) -> str | None:
        """The `w:jc` of a paragraph, from itself or its styles."""
        direct = value_of(properties, "jc")
        if direct is not None:
            return direct
        chain = self.chain(self.of_paragraph(properties))
        found = (value_of(style.find(w("pPr")), "jc") for style in chain)
        return next((alignment for alignment in found if alignment), None)

    def numbering(self, properties: etree._Element | None) -> tuple[str | None, str | None, str | None]:
        """(numId, ilvl, name of the style that gave the numId) of a paragraph; None where not set."""
        direct = properties.find(w("numPr")) if properties is not None else None
        number, level = value_of(direct, "numId"), value_of(direct, "ilvl")
        if number is not None:
            return number, level, None
        for style in self.chain(self.of_paragraph(properties)):
            inherited = style.find(f"{w('pPr')}/{w('numPr')}")
            if value_of(inherited, "numId") is not None:
                return (
                    value_of(inherited, "numId"),
                    level or value_of(inherited, "ilvl"),
                    style.get(w("styleId")),
                )
        return None, None, None


def _font_in(properties: etree._Element | None) -> str:
    fonts = properties.find(w("rFonts")) if properties is not None else None
    return "" if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""
