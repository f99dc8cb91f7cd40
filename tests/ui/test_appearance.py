"""The gallery in a real browser: accessible, narrow, large, dark, printed."""

import re

import pytest

pytest.importorskip("pytest_playwright")

from axe_playwright_python.sync_playwright import Axe

from donghanh.ui.views import gallery
from tests.ui.browser import IN_A_BROWSER, ORIGIN
from tests.ui.conftest import FRAME

pytestmark = IN_A_BROWSER


@pytest.fixture
def shown(site, page, rf, monkeypatch):
    from donghanh.ui import views

    samples = views.gallery_samples
    monkeypatch.setattr(views, "gallery_samples", lambda: {**samples(), **FRAME})
    site.pages = {"/bo": lambda request: gallery(rf.get("/bo")).content.decode()}

    def show(width: int, scheme: str = "light") -> object:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, media="screen")
        page.goto(f"{ORIGIN}/bo")
        return page

    return show


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (320, "dark")]
)
def test_the_gallery_breaks_no_rule_of_axe(shown, site, width, scheme):
    page = shown(width, scheme)
    assert site.said == []
    found = Axe().run(page).response["violations"]
    site.said.clear()  # axe writes a style of its own, which the policy refuses
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("width", [1280, 800, 640, 390, 320])
def test_no_width_scrolls_sideways(shown, width):
    # WCAG 2.2, 1.4.10: 320 px, which is also 1280 px at 400 %; 640 px is 200 %.
    assert shown(width).evaluate("document.documentElement.scrollWidth") == width


def test_what_a_finger_meets_on_a_phone_is_large_enough(shown):
    small = shown(390).evaluate(
        """(touched) => [...document.querySelectorAll(touched)]
            .filter((element) => element.getClientRects().length)
            .map((element) => [element.textContent.trim(), element.getBoundingClientRect().height])
            .filter(([, height]) => height < 44)""",
        ".button, .tabs a, .filter-group a, .bottom-nav a, .pagination a, .menu > summary",
    )
    assert small == []


def test_no_letter_is_smaller_than_twelve_pixels(shown):
    sizes = """() => [...document.querySelectorAll('body *')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .map((element) => {
            const drawing = element.closest('svg');
            const scale = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
            const size = parseFloat(getComputedStyle(element).fontSize) * scale;
            return [element.textContent.trim().slice(0, 20), size];
        })
        .filter(([, size]) => size < 12)"""
    assert [shown(width).evaluate(sizes) for width in (1280, 390)] == [[], []]


def test_the_chosen_theme_wins_over_the_system(site, page):
    site.pages = {"/viec": "<p>x</p>"}
    page.emulate_media(color_scheme="light")
    page.goto(f"{ORIGIN}/viec")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(242, 243, 247)"
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(ground) == "rgb(14, 17, 25)"


def test_paper_is_white_and_shows_no_controls(shown):
    page = shown(1280, "dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    controls = page.locator(".button, nav:not(.crumbs), .bulk-bar, .key-hints, .filters, .bottom-nav")
    assert [control.is_visible() for control in controls.all()] == [False] * controls.count()
    assert page.locator(".print-line").is_visible() is True
    assert re.match(r"In lúc \d\d:\d\d, ngày ", page.locator(".print-line").inner_text())


def test_paper_repeats_the_head_of_a_table_and_keeps_rows_whole(shown):
    page = shown(390)
    page.emulate_media(media="print")
    styles = "element => [getComputedStyle(element).display, getComputedStyle(element.parentElement).display]"
    head, row = page.locator(".table.as-list thead").first, page.locator(".table.as-list tbody tr").nth(1)
    assert head.evaluate(styles) == ["table-header-group", "table"]
    assert row.evaluate("element => getComputedStyle(element).breakInside") == "avoid"
    assert row.evaluate("element => getComputedStyle(element).display") == "table-row"
