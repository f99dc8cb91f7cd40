"""An officer with a browser: does what people do, and looks at every page where the journey stops."""

import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect

from donghanh.demo.people import PASSWORD
from tests.journeys.catalogue import english_in

PATIENCE = 15_000  # milliseconds
ABORTED = "net::ERR_ABORTED"  # a download, or a request that the next page cut off
TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [document.title];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style, noscript")) texts.push(walker.currentNode.textContent);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name));
  return texts;
}"""


class Person:
    """Speaks of what is on the screen by its words: the labels, buttons and headings that an officer reads."""

    def __init__(self, name: str, context: BrowserContext, screens: Path) -> None:
        self.name, self.context, self.screens = name, context, screens
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self.stops = 0
        self.expected: set[int] = set()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error in the page: {error}"))
        self.page.on("requestfailed", self._see_failure)
        self.page.on("response", self._see_answer)

    def signs_in(self) -> None:
        self.opens("/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(self.name)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url(lambda address: "dang-nhap" not in address)

    def opens(self, path: str) -> None:
        self.page.goto(path)

    def reads(self, words: str) -> None:
        """The words stand on the page."""
        expect(self.page.get_by_role("main").get_by_text(words).first).to_be_visible()

    def does_not_read(self, words: str) -> None:
        expect(self.page.get_by_role("main").get_by_text(words)).to_have_count(0)

    def reads_heading(self, words: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("heading", name=words).first).to_be_visible()

    def presses(self, key: str) -> None:
        self.page.keyboard.press(key)

    def clicks(self, words: str, *, within: Locator | None = None) -> None:
        """The link or button with these words."""
        place = within or self.page.get_by_role("main")
        place.get_by_role("button", name=words).or_(place.get_by_role("link", name=words)).first.click()

    def writes(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)

    def attaches(self, label: str, path: Path) -> None:
        self.page.get_by_label(label).set_input_files(str(path))

    def downloads(self, words: str) -> Path:
        """What the link with these words gives, as a file."""
        with self.page.expect_download() as coming:
            self.clicks(words)
        return Path(coming.value.path())

    def expects(self, *statuses: int) -> None:
        """These answers are part of the journey (422: the form comes back with what is missing)."""
        self.expected |= set(statuses)

    def stops_at(self, place: str) -> None:
        """Looks around: a picture of the page, no word of English, no barrier, nothing gone wrong so far."""
        self.stops += 1
        self.screens.mkdir(parents=True, exist_ok=True)
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        name = f"{self.stops:02}-{self.name}-{place}-{width}.png"
        # A hidden caret would leave style attributes behind, which the policy of the pages forbids.
        self.page.screenshot(path=self.screens / name, full_page=True, caret="initial")
        assert english_in(self.page.evaluate(TEXTS)) == []
        assert barriers(self.page) == []
        assert self.wrong == []

    def leaves(self) -> None:
        self.context.close()
        assert self.wrong == []

    def _hear(self, message: ConsoleMessage) -> None:
        known = any(f"status of {status}" in message.text for status in self.expected)
        if message.type in ("error", "warning") and not known:
            self.wrong.append(f"on the console: {message.text} {message.location}")

    def _see_failure(self, request: Request) -> None:
        if request.failure != ABORTED:
            self.wrong.append(f"not loaded: {request.url} {request.failure}")

    def _see_answer(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.wrong.append(f"{response.status}: {response.url}")


def barriers(page: Page) -> list[str]:
    """What keeps people out, by the rules of axe: rule and place."""
    found: dict[str, Any] = Axe().run(page).response
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]
