"""Lists of tasks that officers keep for themselves."""

import pytest
from django.http import Http404
from django.urls import reverse

from donghanh.kernel.errors import Refused
from donghanh.plans.actions.saved_filters import MOST, remove_filter, save_filter
from donghanh.plans.filters import saved_query
from tests import make

pytestmark = pytest.mark.django_db
URL = "plans:saved_filter_list"


@pytest.fixture
def officer():
    return make.officer(make.ward())


@pytest.fixture
def page(client, officer):
    client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_only_filters_and_order_are_kept_in_a_fixed_order():
    asked = {
        "page": "3",
        "xuat": "xlsx",
        "unit": "4",
        "q": " đất ",
        "state": "overdue",
        "evil": "1",
        "sort": "-due",
    }
    assert saved_query(asked) == "q=%C4%91%E1%BA%A5t&state=overdue&unit=4&sort=-due"


def test_the_present_list_is_saved_and_offered_above_the_list(page, officer):
    page.post(reverse(URL), {"name": "Quá hạn của phòng", "query": "state=overdue&page=2"})
    assert list(officer.saved_filters.values_list("name", "query")) == [
        ("Quá hạn của phòng", "state=overdue")
    ]
    listed = page.get(reverse("plans:task_list"), {"state": "overdue"}).content.decode()
    assert 'href="/viec/?state=overdue" aria-current="true">Quá hạn của phòng</a>' in listed


def test_a_saved_list_is_renamed_and_deleted(page, officer):
    kept = save_filter("Cũ", "state=overdue", by=officer)
    page.post(reverse("plans:saved_filter_rename", args=[kept.pk]), {"name": "Mới"})
    assert officer.saved_filters.get().name == "Mới"
    page.post(reverse("plans:saved_filter_remove", args=[kept.pk]))
    assert officer.saved_filters.count() == 0


@pytest.mark.parametrize(
    ("name", "query"), [("Trùng", "unit=3"), ("  ", "unit=3"), ("x" * 61, "unit=3"), ("Trống", "")]
)
def test_a_bad_name_or_nothing_to_save_is_refused(officer, name, query):
    save_filter("Trùng", "state=overdue", by=officer)
    with pytest.raises(Refused):
        save_filter(name, query, by=officer)
    assert officer.saved_filters.count() == 1


def test_twenty_lists_are_enough(officer):
    for number in range(MOST):
        save_filter(f"Danh sách {number}", "state=overdue", by=officer)
    with pytest.raises(Refused):
        save_filter("Thêm", "state=overdue", by=officer)


def test_nobody_touches_the_list_of_a_colleague(page, officer):
    colleague = make.officer(officer.ward)
    kept = save_filter("Của người khác", "state=overdue", by=colleague)
    assert page.post(reverse("plans:saved_filter_remove", args=[kept.pk])).status_code == 404
    with pytest.raises(Http404):
        remove_filter(kept, by=officer)
    assert colleague.saved_filters.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_lists(rows, page, officer, django_assert_num_queries):
    for number in range(rows):
        save_filter(f"Danh sách {number}", "state=overdue", by=officer)
    page.get(reverse(URL))
    with django_assert_num_queries(22):
        assert page.get(reverse(URL)).content.decode().count('class="cell-title"') == rows
