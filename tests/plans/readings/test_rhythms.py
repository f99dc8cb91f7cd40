"""Rhythms and cut-offs that are proposed where the document names no date."""

from datetime import date

import pytest

from donghanh.plans.proposals.rhythms import propose_cutoff, propose_rhythm, rhythm_beginning
from donghanh.vietnamese.deadlines import parse_deadline

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        ("Thường xuyên", "yearly"),
        ("Hằng năm, bắt đầu từ năm 2026", "yearly"),
        ("Từ năm 2026 và các năm tiếp theo", "yearly"),
        ("Hằng quý", "quarterly"),
        ("Hằng tháng", "monthly"),
        ("Định kỳ 6 tháng", "half_yearly"),
        ("Sau khi có hướng dẫn của Chính phủ", "yearly"),
        ("Quý II/2026", ""),
        ("Trước ngày 20/12/2026", ""),
    ],
)
def test_everything_without_a_date_gets_a_rhythm(words, rhythm):
    assert propose_rhythm(parse_deadline(words, issued=date(2026, 3, 1)).as_dict()) == rhythm


def test_a_clause_that_says_nothing_of_time_gets_a_yearly_rhythm():
    assert propose_rhythm({"kind": "none"}) == "yearly"


@pytest.mark.parametrize(
    ("start", "issued", "since"),
    [
        (None, None, date(2026, 1, 1)),
        (None, date(2025, 10, 1), date(2026, 1, 1)),
        (None, date(2026, 5, 26), date(2026, 5, 26)),
        ("2025-01-01", date(2025, 10, 1), date(2026, 1, 1)),
        ("2027-01-01", date(2026, 5, 26), date(2027, 1, 1)),
    ],
)
def test_a_rhythm_never_begins_before_the_year_in_which_the_ward_sets_it(start, issued, since):
    assert rhythm_beginning({"start": start}, issued=issued, today=TODAY) == since


@pytest.mark.parametrize(
    ("words", "day"),
    [
        # The report is wanted earlier than the yearly cut-off of NĐ 09/2019/NĐ-CP (14/12) allows.
        ("tổng hợp, báo cáo trước ngày 05/12 hằng năm", (11, 30)),
        ("Định kỳ hàng năm, báo cáo kết quả trước ngày 20/12", (12, 14)),
        ("Hằng năm báo cáo UBND thành phố trước ngày 15/11", (10, 31)),
        ("báo cáo trước ngày 18/6 hằng năm", (6, 14)),
        ("báo cáo trước ngày 03/01 hằng năm", (12, 14)),
    ],
)
def test_the_cut_off_is_the_last_usual_day_at_least_four_days_before_the_report(words, day):
    found = propose_cutoff(["I. MỤC ĐÍCH", words])
    assert ((found.month, found.day), found.block) == (day, 1)


@pytest.mark.parametrize(
    "words",
    [
        "báo cáo trước ngày 05/12/2026",
        "hoàn thành trước ngày 05/12 hằng năm",
        "báo cáo hằng năm",
        "báo cáo trước ngày 31/02 hằng năm",
    ],
    ids=["once", "no report", "no day", "no such day"],
)
def test_no_cut_off_is_made_up(words):
    assert propose_cutoff([words]) is None
