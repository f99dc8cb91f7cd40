"""Official figures: append-only, confirmed by somebody else, held against what the system computed."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import translation

from donghanh.audit.models import Entry
from donghanh.indicators.actions.definitions import set_baseline
from donghanh.indicators.actions.entering import Entry as SheetEntry
from donghanh.indicators.actions.entering import enter_sheet
from donghanh.indicators.actions.observations import (
    confirm_value,
    correct_value,
    explain_gap,
    record_value,
    withdraw_value,
)
from donghanh.indicators.enums import Counting, Match, Missing, ObservationKind, State
from donghanh.indicators.models import Confirmation, Observation
from donghanh.indicators.values import Given
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from tests import make
from tests.indicators.conftest import TODAY, define, number, series, share

pytestmark = pytest.mark.django_db
MARCH, JUNE, SEPTEMBER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


def refusal(act) -> str:
    with translation.override("vi"), pytest.raises(Refused) as refused:
        act()
    return str(refused.value)


def computed(indicator, numerator, denominator, as_of=SEPTEMBER) -> Observation:
    given = share(numerator, denominator)
    return Observation.objects.create(
        ward=indicator.ward,
        indicator=indicator,
        kind=ObservationKind.COMPUTED,
        as_of=as_of,
        value=given.value,
        numerator=given.numerator,
        denominator=given.denominator,
    )


def day(indicator, as_of=SEPTEMBER):
    return next(each for each in series(indicator).days if each.as_of == as_of)


def test_a_figure_keeps_its_parts_and_its_exact_value(indicator, doer):
    made = record_value(indicator, share(1, 3), as_of=SEPTEMBER, source="Sở Tài chính", by=doer)
    assert (made.value, made.exact) == (Decimal("33.3333"), Fraction(100, 3))


@pytest.mark.parametrize("model", [Observation, Confirmation])
def test_the_database_refuses_to_change_or_remove_a_figure(indicator, doer, head, model):
    confirm_value(record_value(indicator, share(7, 812), as_of=MARCH, by=doer), by=head)
    rows = model.objects.filter(pk__gt=0)
    for act in (lambda: rows.update(by=head), lambda: rows._raw_delete(rows.db)):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            act()


def test_a_correction_is_a_new_row_that_has_to_be_confirmed_anew(indicator, doer, head):
    wrong = record_value(indicator, share(8, 812), as_of=MARCH, source="Báo cáo quý", by=doer)
    confirm_value(wrong, by=head)
    right = correct_value(wrong, share(7, 812), reason="Đếm trùng một hộ", by=doer)
    shown = day(indicator, MARCH)
    assert (shown.reported, shown.match, right.source) == (right, Match.UNCONFIRMED, "Báo cáo quý")
    assert Entry.objects.get(verb="indicators.correct_value").changes == {
        "as_of": "2026-03-31",
        "value": ["8/812", "7/812"],
    }


def test_two_corrections_of_one_figure_cannot_both_stand(indicator, doer):
    first = record_value(indicator, share(8, 812), as_of=MARCH, by=doer)
    correct_value(first, share(7, 812), reason="Đếm trùng", by=doer)
    assert refusal(lambda: correct_value(first, share(6, 812), reason="Khác", by=doer)) == (
        "Người khác vừa sửa số này. Xem số mới trước khi sửa tiếp."
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.create(
            ward=indicator.ward,
            indicator=indicator,
            kind="reported",
            as_of=MARCH,
            value=1,
            by=doer,
            corrects=first,
        )


def test_a_day_has_one_official_figure(indicator, doer):
    record_value(indicator, share(7, 812), as_of=MARCH, by=doer)
    assert refusal(lambda: record_value(indicator, share(9, 812), as_of=MARCH, by=doer)) == (
        "Đã có số chính thức ngày 31/3/2026; hãy sửa số đó."
    )


def test_a_withdrawn_figure_leaves_no_figure_and_another_may_come(indicator, doer):
    made = record_value(indicator, share(7, 812), as_of=MARCH, by=doer)
    withdraw_value(made, reason="Nhầm chỉ tiêu", by=doer)
    assert series(indicator).days == []
    again = record_value(indicator, share(5, 812), as_of=MARCH, by=doer)
    assert (day(indicator, MARCH).reported, indicator.observations.count()) == (again, 3)


@pytest.mark.parametrize(
    ("given", "as_of", "why"),
    [
        (share(7, 812), date(2026, 12, 31), "Ngày 31/12/2026 chưa tới."),
        (share(900, 812), MARCH, "Tử số lớn hơn mẫu số."),
        (share(0, 0), MARCH, "Mẫu số bằng 0 thì không có tỷ lệ: để trống, không ghi 0."),
        (Given(None), MARCH, "Ghi số liệu."),
        (number(-1), MARCH, "Số liệu không thể nhỏ hơn 0."),
    ],
)
def test_what_cannot_be_is_refused(indicator, doer, given, as_of, why):
    assert refusal(lambda: record_value(indicator, given, as_of=as_of, by=doer)) == why


def test_growth_may_be_below_zero(chief):
    growth = define(chief, is_share=False, counting=Counting.RATE_OF_YEAR, frequency="yearly")
    assert record_value(growth, number("-1.5"), as_of=date(2025, 12, 31), by=chief).value == Decimal("-1.5")


def test_the_database_refuses_a_figure_without_a_value(indicator, doer):
    with pytest.raises(IntegrityError, match="figure_unless_withdrawn"), transaction.atomic():
        Observation.objects.create(
            ward=indicator.ward, indicator=indicator, kind="reported", as_of=MARCH, by=doer
        )


def test_who_answers_enters_and_somebody_else_confirms(indicator, ward, doer, head, chief):
    stranger = make.officer(ward, Role.SPECIALIST)
    clerk = make.officer(ward, Role.CLERK)
    for officer in (stranger, clerk):
        with pytest.raises(Forbidden):
            record_value(indicator, share(7, 812), as_of=MARCH, by=officer)
    made = record_value(indicator, share(7, 812), as_of=MARCH, by=head)
    for officer in (head, doer, make.officer(ward, Role.UNIT_HEAD, unit=make.unit(ward))):
        with pytest.raises(Forbidden):
            confirm_value(made, by=officer)
    assert confirm_value(made, by=chief).by == chief
    assert refusal(lambda: confirm_value(made, by=make.officer(ward, Role.CHAIR))) == (
        "Số này đã được xác nhận."
    )


def test_an_official_figure_counts_once_it_is_confirmed(followed, doer, head):
    computed(followed, 31, 812)
    made = record_value(followed, share(28, 812), as_of=SEPTEMBER, by=doer)
    assert (day(followed).match, series(followed).latest(TODAY).numerator) == (Match.UNCONFIRMED, 31)
    confirm_value(made, by=head)
    assert (day(followed).match, series(followed).latest(TODAY).numerator) == (Match.DIFFERENT, 28)
    assert day(followed).gap == Fraction(300, 812)


def test_a_gap_is_explained_until_one_of_the_figures_changes(followed, doer, head):
    mine, theirs = (
        computed(followed, 31, 812),
        record_value(followed, share(28, 812), as_of=SEPTEMBER, by=doer),
    )
    confirm_value(theirs, by=head)
    explain_gap(mine, theirs, "3 hộ đã cấp giấy, Sở chưa gửi thông báo", by=doer)
    assert (day(followed).match, day(followed).gap_note.text) == (
        Match.EXPLAINED,
        "3 hộ đã cấp giấy, Sở chưa gửi thông báo",
    )
    confirm_value(correct_value(theirs, share(29, 812), reason="Sở gửi bổ sung", by=doer), by=head)
    assert (day(followed).match, day(followed).gap_note) == (Match.DIFFERENT, None)


def test_equal_figures_need_no_explanation(followed, doer):
    mine, theirs = (
        computed(followed, 7, 812, MARCH),
        record_value(followed, share(7, 812), as_of=MARCH, by=doer),
    )
    assert refusal(lambda: explain_gap(mine, theirs, "Khớp", by=doer)) == (
        "Hai số này không lệch nhau, không có gì phải giải trình."
    )


def test_computed_figures_are_not_corrected_by_hand(followed, doer):
    mine = computed(followed, 7, 812)
    assert refusal(lambda: correct_value(mine, share(9, 812), reason="Cho đẹp", by=doer)) == (
        "Số hệ thống tính không sửa tay: hãy sửa hồ sơ tạo ra số đó."
    )


def test_the_state_follows_the_figures_that_count(followed, doer, head):
    """28 of 812 on 30/9/2026 are 3.45 %; even would be 5.98 %: 58 % of it."""
    assert series(followed).standing(TODAY).missing == (Missing.FIGURE,)
    confirm_value(record_value(followed, share(28, 812), as_of=SEPTEMBER, by=doer), by=head)
    found = series(followed).standing(TODAY)
    assert (found.state, round(float(found.covered), 2)) == (State.BEHIND, 0.58)


def test_figures_of_the_old_territory_compare_with_no_later_ones(chief):
    firms = define(chief, unit="doanh nghiệp", is_share=False, counting=Counting.AT_DATE, decimals=0)
    before, after = date(2024, 12, 31), date(2026, 9, 30)
    set_baseline(firms, number(150), as_of=before, territory_note="Phường Ái Quốc cũ", by=chief)
    for value, as_of in ((150, before), (420, after)):
        made = record_value(firms, number(value), as_of=as_of, by=chief)
        confirm_value(made, by=make.officer(firms.ward, Role.CHAIR))
    found = series(firms)
    assert [mark.value for mark in found.marks(TODAY)] == [420]
    assert [mark.value for mark in found.earlier_marks()] == [150]
    assert (found.base, found.is_comparable) == (None, False)
    set_baseline(
        firms, number(386), as_of=before, rebased=True, reason="Cộng lại theo địa giới mới", by=chief
    )
    assert series(firms).base.value == 386


def test_a_sheet_keeps_what_is_sound_and_gives_back_the_rest(indicator, doer):
    stands = record_value(indicator, share(7, 812), as_of=MARCH, by=doer)
    with translation.override("vi"):
        refused = enter_sheet(
            [
                SheetEntry(indicator, MARCH, share(8, 812), before=stands),
                SheetEntry(indicator, JUNE, share(900, 812)),
                SheetEntry(indicator, SEPTEMBER, share(28, 812)),
            ],
            by=doer,
            source="Bảng Excel của phòng",
        )
    assert refused == {
        (indicator.pk, MARCH): "Ghi lý do sửa số.",
        (indicator.pk, JUNE): "Tử số lớn hơn mẫu số.",
    }
    assert {each.as_of: each.reported.numerator for each in series(indicator).days} == {
        MARCH: 7,
        SEPTEMBER: 28,
    }
