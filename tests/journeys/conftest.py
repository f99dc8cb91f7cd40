"""The real demo, served once for all journeys, and officers who work in it with a browser.

DONGHANH_JOURNEYS_AT names a demo that runs already; the journeys then leave their traces in it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.register_assert_rewrite("tests.journeys.person")
from tests.demo.running import Demo, free_port  # noqa: E402
from tests.journeys.person import Person  # noqa: E402

BROWSERS = (os.environ.get("DONGHANH_BROWSER", ""), "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, filter(None, BROWSERS))), "")
SCREENS = Path(__file__).resolve().parents[2] / "journey-screens"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here drives a browser; the plugin's own fixtures still warn about themselves."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.filterwarnings("default::pytest.PytestRemovedIn10Warning"))
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no chromium on this machine"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo in a folder of this run; journeys that look behind its pages are skipped where one runs already."""
    if os.environ.get("DONGHANH_JOURNEYS_AT"):
        pytest.skip("looks behind the pages of a demo of its own")
    started = Demo(tmp_path_factory.mktemp("demo") / "data", free_port())
    try:
        started.start()
        yield started
        started.stop()
    finally:
        started.kill_everything()


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> str:
    """The address of the demo, without the slash at its end."""
    running = os.environ.get("DONGHANH_JOURNEYS_AT")
    return running.rstrip("/") if running else str(request.getfixturevalue("demo").address)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture
def officer(browser: Any, site: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Person]]:
    """Signs an officer of the demo in, at a desk or on a phone; at the end nothing may have gone wrong in any page."""
    people: list[Person] = []

    def signs_in(name: str, *, phone: bool = False, scripts: bool = True) -> Person:
        context = browser.new_context(
            base_url=site,
            viewport=PHONE if phone else DESK,
            has_touch=phone,
            is_mobile=phone,
            java_script_enabled=scripts,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=True,
        )
        person = Person(name, context, SCREENS / request.node.originalname.removeprefix("test_"))
        people.append(person)
        person.signs_in()
        return person

    yield signs_in
    for person in people:
        person.leaves()
