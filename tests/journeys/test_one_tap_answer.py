"""On a phone, from the daily letter: the link is looked at, answered with one tap, and asks who one is for a result."""

import email
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.demo.running import SOURCE, Demo, surroundings
from tests.journeys.conftest import PHONE, SCREENS
from tests.journeys.person import PASSWORD, Person

BY_LETTER = "Không thay đổi. (trả lời qua đường dẫn trong thư)"


@pytest.fixture
def letters(demo: Demo, tmp_path: Path) -> dict[str, EmailMessage]:
    """The letters of the next working morning, by the reader's address; made by the jobs of the worker."""
    owner = [sys.executable, "-m", "donghanh.embedded", "url", str(demo.folder / "postgres")]
    url = subprocess.run(owner, env=surroundings(demo.port), capture_output=True, text=True, check=True)
    settings = {
        "DATABASE_URL": url.stdout.strip(),
        "PGOPTIONS": "-c donghanh.worker=on",
        "DJANGO_SETTINGS_MODULE": "donghanh.config.settings.demo",
        "DONGHANH_SECRET_KEY": (demo.folder / "secret").read_text(),
        "DONGHANH_SITE_URL": demo.address + "/",
        "DONGHANH_MAIL_FOLDER": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(SOURCE.parent)]),
    }
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.morning"], env=surroundings(demo.port) | settings, check=True
    )
    found = [_letter(path) for path in tmp_path.glob("*.log")]
    return {str(one["To"]): one for one in found}


@pytest.fixture
def reader(browser: Any, site: str, request: pytest.FixtureRequest) -> Iterator[Person]:
    """A phone on which nobody is signed in."""
    context = browser.new_context(
        base_url=site, viewport=PHONE, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    person = Person("nguoi-doc-thu", context, SCREENS / request.node.originalname.removeprefix("test_"))
    yield person
    person.leaves()


def test_a_letter_is_answered_with_one_tap(letters, reader, officer: Callable[..., Person]):
    letter, head = letters["chuyenvien@phuong.example"], officer("truongphong")
    link = given_the_letter_on_a_phone(reader, letter)

    when_the_link_is_opened_twice(reader, link)
    task = then_nothing_is_said_yet(reader, head)

    when_one_taps_that_nothing_has_changed(reader)
    then_it_stands_on_the_task(head, task)

    when_one_says_it_is_finished(reader, link)
    then_one_signs_in_and_reports_the_result(reader)


def given_the_letter_on_a_phone(reader: Person, letter: EmailMessage) -> str:
    assert str(letter["Subject"]).strip().startswith("[Phường Ái Quốc] ")
    page = letter.get_body(("html",))
    assert page is not None
    reader.page.set_content(page.get_content())
    reader.stops_at("thu")
    link = reader.page.get_by_role("link", name="Trả lời").first.get_attribute("href")
    assert link is not None
    return link


def when_the_link_is_opened_twice(reader: Person, link: str) -> None:
    for _look in range(2):
        reader.opens(link)
    reader.stops_at("tra-loi")


def then_nothing_is_said_yet(reader: Person, head: Person) -> str:
    title = reader.page.get_by_role("heading").first.inner_text()
    head.opens(f"/viec/?state=all&q={title[:60]}")
    head.clicks(title[:60])
    head.does_not_read(BY_LETTER)
    return head.page.url


def when_one_taps_that_nothing_has_changed(reader: Person) -> None:
    reader.clicks("Không thay đổi")
    reader.reads("Đã ghi")
    reader.reads(BY_LETTER)
    reader.stops_at("da-ghi")


def then_it_stands_on_the_task(head: Person, task: str) -> None:
    head.opens(task)
    head.reads(BY_LETTER)


def when_one_says_it_is_finished(reader: Person, link: str) -> None:
    reader.opens(link)
    reader.clicks("Xong, kèm tệp")


def then_one_signs_in_and_reports_the_result(reader: Person) -> None:
    reader.reads_heading("Đăng nhập")
    reader.writes("Tên đăng nhập", "chuyenvien")
    reader.writes("Mật khẩu", PASSWORD)
    reader.clicks("Đăng nhập")
    expect(reader.page.get_by_label("Kết quả trong một câu")).to_be_visible()
    reader.stops_at("bao-xong")


def _letter(path: Path) -> EmailMessage:
    written = path.read_bytes().partition(b"\n" + b"-" * 79)[0]
    letter = email.message_from_bytes(written, policy=default)
    assert isinstance(letter, EmailMessage)
    return letter
