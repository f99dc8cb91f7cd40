"""Deadline phrases. Expected dates follow from the words, BLDS 2015 Đ146-148 and the rules of year inheritance; the
phrases themselves stand in `deadlines/*.tsv`, as plans write them."""

from datetime import date
from pathlib import Path

import pytest

from donghanh.vietnamese.deadlines import Deadline, Frequency, Kind, Meaning, Offset, Rule, parse_deadline

ISSUED = date(2026, 5, 26)
LISTS = sorted((Path(__file__).parent / "deadlines").glob("*.tsv"))


def rows() -> list[tuple[str, str, str, str, str]]:
    """Phrase, kind, start, due, flags: "?" a person must confirm, "~" open whether."""
    lines = [line for path in LISTS for line in path.read_text(encoding="utf-8").splitlines()]
    cells = [[*line.split("\t"), "", "", "", ""] for line in lines if not line.startswith("# ")]
    return [(row[0], row[1], row[2], row[3], row[4]) for row in cells]


def read(phrase: str) -> Deadline:
    return parse_deadline(phrase, issued=ISSUED)


def test_the_lists_are_there() -> None:
    assert len(LISTS) == 5
    assert len(rows()) > 700


@pytest.mark.parametrize(("phrase", "kind", "start", "due", "flags"), rows())
def test_phrase(phrase: str, kind: str, start: str, due: str, flags: str) -> None:
    found = read(phrase)
    assert (found.kind, str(found.start or ""), str(found.due or "")) == (kind, start, due)
    assert found.needs_human is ("?" in flags) or "~" in flags


# ---------------------------------------------------------------- meaning beside the dates


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        ("Quý II/2026", Meaning.WINDOW),
        ("Tháng 6/2026", Meaning.DUE),
        ("Từ Quý III/2026", Meaning.OPEN),
        ("Hằng năm", Meaning.RECUR),
        ("Hằng quý", Meaning.RECUR),
        ("Thường xuyên", Meaning.CONT),
        ("Từ năm 2026 và thực hiện thường xuyên", Meaning.CONT),
        ("Sau khi có hướng dẫn", Meaning.EVENT),
        ("Theo quy định", Meaning.REF),
        ("Khẩn trương", Meaning.NONE),
    ],
)
def test_the_meaning_is_finer_than_the_kind(phrase: str, meaning: Meaning) -> None:
    assert read(phrase).meaning is meaning


def test_before_a_day_leaves_the_day_before_as_last_good_day() -> None:
    found = read("trước ngày 05/12")
    assert (found.due, found.exclusive, found.last_good_day) == (date(2026, 12, 5), True, date(2026, 12, 4))


def test_at_latest_a_day_includes_it() -> None:
    found = read("chậm nhất ngày 05/12/2026")
    assert (found.exclusive, found.last_good_day) == (False, date(2026, 12, 5))


def test_before_a_clock_time_leaves_the_day_itself() -> None:
    found = read("Trước 16 giờ 30 phút ngày 20/11/2026")
    assert (found.time, found.exclusive, found.last_good_day) == ("16:30", False, date(2026, 11, 20))


@pytest.mark.parametrize(
    ("phrase", "frequency"),
    [
        ("Hằng năm", Frequency("year")),
        ("ít nhất 01 lần/năm", Frequency("year", 1, 1, minimum=True)),
        ("02 lần/năm", Frequency("year", 1, 2)),
        ("Mỗi năm một lần", Frequency("year", 1, 1)),
        ("02 năm/lần", Frequency("year", 2)),
        ("6 tháng/lần", Frequency("half_year")),
        ("03 tháng/lần", Frequency("quarter")),
        ("Định kỳ hằng tháng", Frequency("month")),
        ("01 lần/tuần", Frequency("week", 1, 1)),
    ],
)
def test_repetitions_keep_their_rate(phrase: str, frequency: Frequency) -> None:
    assert read(phrase).frequency == frequency


def test_several_rates_are_all_kept() -> None:
    units = [frequency.unit for frequency in read("Định kỳ hằng quý, 6 tháng, năm").frequencies]
    assert units == ["quarter", "half_year", "year"]


@pytest.mark.parametrize(
    ("phrase", "rules"),
    [
        ("hàng năm và gửi về Sở Tài chính trước ngày 05/12", (Rule("year", due="12-05", exclusive=True),)),
        ("Quý IV hằng năm", (Rule("year", "10-01", "12-31"),)),
        ("02 lần/năm (tháng 6, tháng 12)", (Rule("year", "06-01", "06-30"), Rule("year", "12-01", "12-31"))),
        ("ngày 15 hằng tháng", (Rule("month", day=15),)),
        ("trước ngày 20 của tháng cuối quý", (Rule("quarter", day=20, exclusive=True),)),
        ("Hằng năm, bắt đầu từ năm 2026", ()),
    ],
)
def test_repetitions_keep_when_each_is_due(phrase: str, rules: tuple[Rule, ...]) -> None:
    assert read(phrase).rules == rules


def test_a_weekly_deadline_keeps_its_day_and_hour() -> None:
    found = read("trước 16 giờ ngày thứ Sáu hằng tuần")
    assert (found.weekday, found.time, found.frequency) == (4, "16:00", Frequency("week"))


@pytest.mark.parametrize(
    ("phrase", "offset"),
    [
        ("trong 05 ngày làm việc kể từ ngày nhận", Offset(working_days=5, event="kể từ ngày nhận")),
        ("trong vòng 10 ngày", Offset(days=10)),
        ("sau 30 ngày kể từ ngày ban hành", Offset(days=30, event="kể từ ngày ban hành")),
        ("trong 03 tháng kể từ ngày ký", Offset(months=3, event="kể từ ngày ký")),
        ("trong 24 giờ", Offset(hours=24)),
        ("02 tuần sau khi kết thúc", Offset(days=14, event="sau khi kết thúc")),
        ("chậm nhất 05 ngày trước khi khai mạc", Offset(days=5, event="trước khi khai mạc", before=True)),
    ],
)
def test_periods_from_an_event_keep_their_length(phrase: str, offset: Offset) -> None:
    assert (read(phrase).kind, read(phrase).offset) == (Kind.EVENT, offset)


def test_a_condition_beside_a_date_is_kept_with_it() -> None:
    found = read("Dự kiến tháng 11/2025 (sau khi có văn bản của Sở Tài chính)")
    assert (found.kind, found.approx) == (Kind.BY_DATE, True)
    assert found.event == "sau khi có văn bản của Sở Tài chính"


def test_milestones_of_one_cell_are_offered_as_parts() -> None:
    parts = read("Quý I/2026 (đợt 1), Quý III/2026 (đợt 2)").parts
    assert [(part.start, part.due, part.verbatim) for part in parts] == [
        (date(2026, 1, 1), date(2026, 3, 31), "Quý I/2026"),
        (date(2026, 7, 1), date(2026, 9, 30), "Quý III/2026"),
    ]


def test_the_label_and_the_words_are_kept() -> None:
    found = read("Thời gian hoàn thành: hàng năm.")
    assert (found.label, found.verbatim) == ("Thời gian hoàn thành", "Thời gian hoàn thành: hàng năm.")


def test_a_vision_is_no_deadline_but_is_kept() -> None:
    assert (read("tầm nhìn đến năm 2045").kind, read("tầm nhìn đến năm 2045").vision) == (Kind.NONE, 2045)
    assert read("Đến năm 2030, tầm nhìn đến năm 2045").due == date(2030, 12, 31)


def test_urgent_words_are_marked() -> None:
    assert (read("Khẩn trương").urgent, read("Quý II/2026").urgent) == (True, False)


def test_a_permanent_duty_keeps_its_known_end() -> None:
    assert read("Thường xuyên đến năm 2030").until == date(2030, 12, 31)


def test_what_goes_on_after_a_fixed_date_is_marked() -> None:
    found = read("Hoàn thành trước 30/6/2026 và duy trì thường xuyên")
    assert (found.due, found.continues) == (date(2026, 6, 30), True)


def test_lunar_days_are_never_read_as_solar_ones() -> None:
    found = read("ngày 10/3 âm lịch")
    assert (found.kind, found.due, found.lunar, found.needs_human) == (Kind.NONE, None, True, True)


# ---------------------------------------------------------------- years


@pytest.mark.parametrize(
    "phrase", ["trước ngày 05/12", "Quý III", "Trong tháng 6", "Cuối năm", "15/11 - 20/12"]
)
def test_without_an_issue_date_no_year_is_invented(phrase: str) -> None:
    found = parse_deadline(phrase)
    assert (found.start, found.due, found.needs_human) == (None, None, True)


def test_without_an_issue_date_written_years_are_enough() -> None:
    assert parse_deadline("Trong Quý II - III/2026").due == date(2026, 9, 30)


def test_a_range_that_runs_backwards_starts_a_year_earlier_and_is_doubtful() -> None:
    found = read("Quý IV - I/2026")
    assert (found.start, found.due, found.needs_human) == (date(2025, 10, 1), date(2026, 3, 31), True)


def test_a_range_without_any_year_lies_ahead_of_the_document() -> None:
    found = read("từ tháng 11 đến tháng 3")
    assert (found.start, found.due, found.needs_human) == (date(2026, 11, 1), date(2027, 3, 31), True)


def test_the_left_side_takes_the_year_of_the_right() -> None:
    assert read("từ ngày 01/3 đến ngày 15/4/2027").start == date(2027, 3, 1)


# ---------------------------------------------------------------- JSON


def test_json_always_holds_the_contract() -> None:
    assert read("Quý II/2026").as_dict() == {
        "kind": "window",
        "start": "2026-04-01",
        "due": "2026-06-30",
        "needs_human": False,
        "meaning": "WINDOW",
        "verbatim": "Quý II/2026",
    }


def test_json_shows_what_else_was_said() -> None:
    shown = read("trước ngày 05/12").as_dict()
    assert (shown["exclusive"], shown["last_good_day"]) == (True, "2026-12-04")
    assert read("ít nhất 01 lần/năm").as_dict()["frequency"] == {
        "unit": "year",
        "every": 1,
        "times": 1,
        "minimum": True,
    }
