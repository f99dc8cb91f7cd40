"""Lists of businesses that officers keep for themselves or share in the ward."""

import pytest
from django.urls import reverse

from donghanh.audit.models import Entry
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.enums import Role
from donghanh.registry.actions.lists import MOST, remove_list, rename_list, save_list, share_list
from donghanh.registry.models import SavedList
from tests import make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def officer(ward):
    return make.officer(ward)


@pytest.fixture
def page(client, officer):
    client.force_login(officer.user, backend=BACKEND)
    return client


def test_the_present_list_is_saved_and_offered_above_the_list(page, officer):
    query = "mark=fdi&page=2&form=household&evil=1"
    page.post(reverse("registry:business_list_saved"), {"name": " Hộ  FDI ", "query": query})
    kept = SavedList.objects.get()
    assert (kept.name, kept.query, kept.officer, kept.is_shared) == (
        "Hộ FDI",
        "form=household&mark=fdi",
        officer,
        False,
    )
    assert list(page.get("/co-so/").context["saved"]) == [kept]


def test_a_list_is_told_in_words(page, officer):
    save_list("Hộ", "form=household&mark=women&standing=active", by=officer)
    words = [words for _one, words in page.get(reverse("registry:business_list_saved")).context["kept"]]
    assert words == ["Hộ, cá nhân kinh doanh · Đang hoạt động · Do phụ nữ làm chủ"]


@pytest.mark.parametrize(
    ("name", "query"), [("", "form=household"), ("x" * 61, "form=household"), ("Tên", "")]
)
def test_a_list_needs_a_name_and_something_to_save(officer, name, query):
    with pytest.raises(Refused):
        save_list(name, query, by=officer)


def test_a_name_is_given_once(officer):
    save_list("Hộ", "form=household", by=officer)
    with pytest.raises(Refused):
        save_list("Hộ", "form=enterprise", by=officer)


def test_there_is_an_end_to_lists(officer):
    for number in range(MOST):
        save_list(f"Danh sách {number}", "form=household", by=officer)
    with pytest.raises(Refused):
        save_list("Một nữa", "form=household", by=officer)


def test_sharing_shows_the_list_to_colleagues_who_cannot_change_it(client, ward, page, officer):
    kept = save_list("Hộ", "form=household", by=officer)
    page.post(reverse("registry:business_list_share", args=[kept.pk]), {"shared": "yes"})
    colleague = make.officer(ward, Role.CHAIR)
    client.force_login(colleague.user, backend=BACKEND)
    assert [one.name for one in client.get("/co-so/").context["saved"]] == ["Hộ"]
    assert (
        client.post(reverse("registry:business_list_rename", args=[kept.pk]), {"name": "x"}).status_code
        == 404
    )
    for act in (
        lambda: rename_list(kept, "x", by=colleague),
        lambda: share_list(kept, False, by=colleague),
        lambda: remove_list(kept, by=colleague),
    ):
        with pytest.raises(Forbidden):
            act()


def test_everything_that_happens_to_a_list_is_in_the_trail(officer):
    kept = save_list("Hộ", "form=household", by=officer)
    rename_list(kept, "Hộ kinh doanh", by=officer)
    share_list(kept, True, by=officer)
    share_list(kept, True, by=officer)
    share_list(kept, False, by=officer)
    remove_list(kept, by=officer)
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == [
        "registry.save_list",
        "registry.rename_list",
        "registry.share_list",
        "registry.unshare_list",
        "registry.remove_list",
    ]


def test_one_and_three_lists_cost_the_same(page, officer, django_assert_num_queries):
    for number in range(3):
        save_list(f"Danh sách {number}", "form=household", by=officer)
        if number in (0, 2):
            with django_assert_num_queries(22):
                page.get(reverse("registry:business_list_saved"))
