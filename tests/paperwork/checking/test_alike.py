"""Which tasks of two plans may be one duty: the words that tell, the units, what was judged, and the two examples."""

import os
from pathlib import Path

import pytest

from donghanh.paperwork.checking.alike import Duty, suggest_overlaps
from donghanh.paperwork.opening import open_document
from donghanh.paperwork.reading import read_plan

EXAMPLES = os.environ.get("DONGHANH_EXAMPLES")
MATTERS = (
    "Tổ chức tham vấn ý kiến doanh nghiệp khi xây dựng cơ chế, chính sách",
    "Số hóa dữ liệu đất đai toàn phường",
    "Thành lập câu lạc bộ doanh nhân trẻ",
    "Rà soát nhà, đất là tài sản công chưa sử dụng",
    "Tập huấn kỹ năng số cho người dân",
)
SAME = "Lấy ý kiến tham vấn của doanh nghiệp, doanh nhân về cơ chế, chính sách"


def duties(other=SAME, units=((), ())):
    first = [Duty(number, 1, text, frozenset(units[0])) for number, text in enumerate(MATTERS, 1)]
    return [*first, Duty(99, 2, other, frozenset(units[1]))]


def pairs(found):
    return [(one.first, one.second) for one in found]


def test_the_same_matter_in_other_words_is_found():
    found = suggest_overlaps(duties())
    assert (pairs(found), "tham van" in found[0].shared) == ([(1, 99)], True)


def test_what_every_office_writes_about_every_matter_tells_nothing():
    assert (
        suggest_overlaps(
            duties("Phối hợp xây dựng kế hoạch, tổ chức triển khai thực hiện có hiệu quả trên địa bàn")
        )
        == []
    )


def test_tasks_of_one_plan_are_never_compared():
    assert suggest_overlaps([Duty(1, 1, SAME), Duty(2, 1, SAME)]) == []


def test_the_same_unit_makes_it_likelier_and_another_less():
    none, same, other = (
        suggest_overlaps(duties(units=units))[0].score for units in (((), ()), ((7,), (7,)), ((7,), (8,)))
    )
    assert other < none < same


def test_what_was_judged_is_not_suggested_again():
    assert suggest_overlaps(duties(), decided=[(99, 1)]) == []


def test_a_task_has_at_most_three_suggestions():
    crowd = [Duty(number, number, SAME) for number in range(1, 6)]
    found = pairs(
        suggest_overlaps([*crowd, *[Duty(20 + n, 20 + n, text) for n, text in enumerate(MATTERS[1:])]])
    )
    assert max(sum(key in pair for pair in found) for key in range(1, 6)) == 3


@pytest.mark.skipif(not EXAMPLES, reason="DONGHANH_EXAMPLES does not name a folder with seeds/")
def test_most_overlaps_of_the_two_examples_are_found_and_little_else():
    """Of the five matters that are tasks in both plans (consultation, dialogue and feedback, support for households
    that become firms, administrative procedures, propaganda) four are found; one pair in five is wrong."""
    read = [
        read_plan(open_document((Path(EXAMPLES or "") / "seeds" / name).read_bytes(), name)).tasks
        for name in ("plan-a-nq41.txt", "plan-b-nq68.txt")
    ]
    known = [
        Duty(100 * plan + n, plan, task.title.text)
        for plan, tasks in enumerate(read, 1)
        for n, task in enumerate(tasks, 1)
    ]
    right = {
        (105, 240),
        (101, 207),
        (101, 241),
        (104, 221),
        (104, 238),
        (103, 202),
        (103, 203),
        (103, 216),
        (102, 201),
        (102, 207),
    }
    found = pairs(suggest_overlaps(known))
    assert (len(found), sum(pair in right for pair in found)) == (5, 4)
    assert {first for first, _second in found} == {102, 103, 104, 105}
