"""The real demo, served once for all journeys, and officers who work in it with a browser.

DONGHANH_JOURNEYS_AT names a demo that runs already; the journeys then leave their traces in it.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.register_assert_rewrite("tests.journeys.person")
from tests.journeys.person import Person  # noqa: E402

CHROMIUM = os.environ.get("DONGHANH_BROWSER") or shutil.which("chromium") or ""
SCREENS = Path(__file__).resolve().parents[2] / "journey-screens"
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
START_SECONDS = 120


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here drives a browser; the plugin's own fixtures still warn about themselves."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.filterwarnings("default::pytest.PytestRemovedIn10Warning"))
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no chromium on this machine"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo, without the slash at its end."""
    running = os.environ.get("DONGHANH_JOURNEYS_AT")
    if running:
        yield running.rstrip("/")
        return
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    with (folder / "log").open("w") as log:
        demo = subprocess.Popen(command(folder / "data"), env=surroundings(port), stdout=log, stderr=log)
        try:
            wait_until_served(f"http://127.0.0.1:{port}/", demo, folder / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            demo.send_signal(signal.SIGTERM)
            demo.wait(60)


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "donghanh.cli", "demo", "--folder", str(folder)]


def surroundings(port: int) -> dict[str, str]:
    """Without the database and settings of the tests: the demo brings its own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DATABASE_", "DJANGO_", "PG"))
    }
    return kept | {"PORT": str(port), "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait_until_served(address: str, demo: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and demo.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    demo.kill()
    raise RuntimeError(f"the demo does not serve:\n{log.read_text()}")


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
