"""The made-up year keeps the office's hours because the product does: with the rule broken, the account shows it."""

from datetime import date, datetime

import pytest

from donghanh.cli import main
from donghanh.notify import hours
from donghanh.simulation.year import play_year
from donghanh.vietnamese.workdays import WorkCalendar

CALENDAR = WorkCalendar()
DAYS, SEED = 16, 7


def outside_hours(notices):
    """Notices on a day off, or before 07:00 or from 19:00 on, in the time of Vietnam."""
    moments = [datetime.fromisoformat(notice["at"]) for notice in notices]
    return [at for at in moments if not (CALENDAR.is_working_day(at.date()) and 7 <= at.hour < 19)]


@pytest.fixture
def year(db):
    return play_year(days=DAYS, seed=SEED)


def test_nobody_is_told_at_night_or_on_a_day_off_and_nothing_twice(year):
    notices = year["notices"]
    assert len(notices) > 5
    assert outside_hours(notices) == []
    once_a_day = [(notice["to"], notice["task"], notice["at"][:10]) for notice in notices]
    assert len(once_a_day) == len(set(once_a_day))


def test_the_account_tells_of_known_tasks_and_of_changes_in_the_order_of_the_clock(year):
    known = {task["id"] for task in year["tasks"]}
    assert {notice["task"] for notice in year["notices"]} <= known
    assert {change["task"] for change in year["changes"]} == known
    assert [change["at"] for change in year["changes"]] == sorted(change["at"] for change in year["changes"])
    first = {}
    for change in year["changes"]:
        first.setdefault(change["task"], change["from"])
    assert set(first.values()) == {None}


@pytest.mark.django_db
def test_without_the_rule_of_hours_the_same_year_rings_at_night(monkeypatch):
    monkeypatch.setattr(hours, "is_open", lambda moment, calendar: True)
    assert outside_hours(play_year(days=DAYS, seed=SEED)["notices"]) != []


@pytest.mark.django_db
def test_another_seed_gives_another_year_of_any_beginning():
    year = play_year(days=3, seed=8, start=date(2027, 3, 1))
    assert {change["at"][:10] for change in year["changes"]} <= {"2027-03-01", "2027-03-02", "2027-03-03"}


@pytest.mark.parametrize("wrong", [["--days", "0"], ["--days", "9999"], ["--out", "/nowhere/at/all.json"]])
def test_a_wrong_call_is_refused_in_one_sentence(wrong, tmp_path, capsys):
    call = ["simulate", "--out", str(tmp_path / "year.json"), *wrong]
    assert main(call) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
