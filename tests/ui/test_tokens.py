import re
from pathlib import Path

import pytest

import donghanh.ui

CSS = Path(donghanh.ui.__file__).parent / "static/ui/css"
SHEETS = sorted(CSS.rglob("*.css"))
TOKENS = dict(re.findall(r"(--[\w-]+): light-dark\((#\w{6}, #\w{6})\);", (CSS / "tokens.css").read_text()))
THEMES = ("light", "dark")

GROUNDS, TONES = ("bg", "surface", "surface-2"), ("ok", "warn", "late", "silent")
TINTS = ("brand-tint", "now-tint", *(f"{tone}-tint" for tone in TONES))

# The least contrast of text in WCAG 2.2, 1.4.3 (4.5) and of graphics and controls, 1.4.11 (3).
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-2") for ground in (*GROUNDS, *TINTS)],
    *[("ink-3", ground) for ground in GROUNDS],
    *[("brand", ground) for ground in (*GROUNDS, "brand-tint", "now-tint")],
    *[("brand-strong", ground) for ground in ("bg", "surface", "brand-tint")],
    *[(tone, ground) for tone in TONES for ground in (*GROUNDS, f"{tone}-tint")],
    *[(tone, "now-tint") for tone in ("ok", "warn", "late")],
    ("on-brand", "brand"), ("on-brand", "brand-fill"), ("on-brand", "brand-strong"),
    ("band-text", "band"), ("band-text", "band-2"), ("band-strong", "band"), ("band-strong", "band-2"),
    ("now-ink", "now"), ("ink", "silent-hatch"),
]  # fmt: skip
GRAPHICS = [
    *[("line-2", ground) for ground in ("bg", "surface", "surface-2")],
    *[(f"{tone}-fill", "surface") for tone in ("ok", "warn", "late", "silent", "brand")],
    ("now", "band"),
    ("band-text", "band-2"),
    ("band-text", "band"),
]
TABLE = {  # ratios of the design's own table, light and dark, against surface unless said
    ("ink", "surface"): (17.4, 15.0),
    ("ink-2", "surface"): (8.9, 9.9),
    ("ink-3", "surface"): (5.7, 6.7),
    ("line-2", "surface"): (3.9, 4.1),
    ("brand", "surface"): (10.1, 9.4),
    ("on-brand", "brand"): (10.1, 9.8),
    ("brand", "brand-tint"): (8.7, 7.5),
    ("band-text", "band"): (9.4, 9.5),
    ("ink", "now-tint"): (15.7, 11.6),
    ("ok", "surface"): (6.8, 9.8),
    ("ok", "ok-tint"): (5.9, 8.1),
    ("ok-fill", "surface"): (3.7, 4.7),
    ("warn", "surface"): (6.7, 10.1),
    ("warn", "warn-tint"): (5.9, 8.4),
    ("warn-fill", "surface"): (3.7, 5.9),
    ("late", "surface"): (6.8, 8.6),
    ("late", "late-tint"): (5.8, 7.7),
    ("late-fill", "surface"): (4.5, 4.5),
    ("silent", "surface"): (6.8, 8.5),
    ("silent", "silent-tint"): (5.8, 6.9),
    ("silent-fill", "surface"): (3.6, 3.7),
}


def contrast(first: str, second: str, theme: str) -> float:
    """The ratio of WCAG 2.2 between two tokens in a theme."""
    lights = sorted(
        luminance(TOKENS[f"--{name}"].split(", ")[THEMES.index(theme)]) for name in (first, second)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_of_black_and_white_is_twenty_one(monkeypatch):
    monkeypatch.setitem(TOKENS, "--black", "#000000, #000000")
    monkeypatch.setitem(TOKENS, "--white", "#FFFFFF, #FFFFFF")
    assert contrast("black", "white", "light") == 21


@pytest.mark.parametrize("theme", THEMES)
def test_text_reaches_four_and_a_half(theme):
    assert [(*pair, round(contrast(*pair, theme), 2)) for pair in TEXT if contrast(*pair, theme) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_borders_and_graphics_reach_three(theme):
    assert [
        (*pair, round(contrast(*pair, theme), 2)) for pair in GRAPHICS if contrast(*pair, theme) < 3
    ] == []


def test_the_palette_is_the_one_designed():
    measured = {pair: tuple(round(contrast(*pair, theme), 1) for theme in THEMES) for pair in TABLE}
    assert measured == TABLE


def test_every_token_is_defined_and_used():
    defined = {name for sheet in SHEETS for name in re.findall(r"^\s*(--[\w-]+):", sheet.read_text(), re.M)}
    used = {name for sheet in SHEETS for name in re.findall(r"var\((--[\w-]+)", sheet.read_text())}
    assert used - defined == set(), "used but not defined"
    assert defined - used == set(), "defined but not used"


def test_colours_are_written_only_as_tokens():
    strays = {
        sheet.name: found
        for sheet in SHEETS
        if sheet.name != "tokens.css"
        and (found := re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsl", sheet.read_text()))
    }
    assert strays == {}


def test_every_sheet_is_part_of_the_one_sheet_in_its_layer():
    imports = dict(re.findall(r'@import "css/(.+?)" layer\((\w+)\);', (CSS.parent / "ui.css").read_text()))
    folder_layer = {path.relative_to(CSS).as_posix(): "components" for path in CSS.glob("components/*.css")}
    bottom = {"tokens.css": "tokens", "base.css": "base", "layout.css": "layout"}
    assert imports == {**bottom, **folder_layer, "utilities.css": "utilities", "print.css": "utilities"}
