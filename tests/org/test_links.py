"""One-time links, from their issue to the first sign-in."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse
from django.utils import timezone

from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.actions import issue_link, join_ward, use_link
from donghanh.org.models import Officer, SignInLink, User
from donghanh.org.queries import open_link
from tests import make

GOOD = "mot cau ngan de nho 2026"


@pytest.fixture
def officer(ward):
    return make.officer(ward, name="Lê Thị Bình", account=False)


def address(token):
    return reverse("org:accept_link", args=[token])


def test_a_link_gives_an_account_once(admin, officer, client):
    token = issue_link(officer, by=admin)
    answers = {"username": "binh.le", "password1": GOOD, "password2": GOOD}
    first = client.post(address(token), answers)
    assert (first.status_code, first["Location"]) == (302, reverse("account_login"))
    user = User.objects.get(username="binh.le")
    assert Officer.objects.get(pk=officer.pk).user == user
    assert user.check_password(GOOD)
    assert client.get(address(token)).status_code == 404


def test_only_the_digest_of_the_secret_is_kept(admin, officer):
    token = issue_link(officer, by=admin)
    kept = " ".join(map(str, SignInLink.objects.values_list()[0]))
    assert token.split("-")[1] not in kept


def test_a_new_link_replaces_the_old_one(admin, officer):
    old, new = issue_link(officer, by=admin), issue_link(officer, by=admin)
    assert open_link(old) is None
    assert open_link(new).officer == officer


def test_a_link_dies_after_72_hours(admin, officer):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        token = issue_link(officer, by=admin)
        clock.shift(timedelta(hours=71, minutes=59))
        assert open_link(token) is not None
        clock.shift(timedelta(minutes=2))
        assert open_link(token) is None


@pytest.mark.parametrize(
    "spoil", [str.upper, lambda t: t[:-1], lambda t: t.replace("-", ".", 1), lambda t: "1" + t]
)
def test_a_guesser_learns_nothing(admin, officer, client, spoil):
    token = issue_link(officer, by=admin)
    page = client.get(address(spoil(token)))
    assert page.status_code == 404
    assert "Lê Thị Bình" not in page.content.decode()
    assert "Ái Quốc" not in page.content.decode()


def test_a_token_of_one_ward_does_not_open_another(admin, officer):
    token = issue_link(officer, by=admin)
    other = make.ward("13021", kind="xa")
    assert open_link(token.replace(f"{officer.ward_id}-", f"{other.pk}-", 1)) is None


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"username": "binh.le", "password1": "ngan", "password2": "ngan"}, "password1"),
        ({"username": "binh.le", "password1": GOOD, "password2": GOOD + "x"}, "password2"),
        ({"username": "Lê Bình", "password1": GOOD, "password2": GOOD}, "username"),
        ({"username": "", "password1": GOOD, "password2": GOOD}, "username"),
    ],
)
def test_a_weak_choice_is_refused_and_the_link_stays(admin, officer, client, answers, field):
    token = issue_link(officer, by=admin)
    page = client.post(address(token), answers)
    assert list(page.context["form"].errors) == [field]
    assert open_link(token) is not None


def test_a_taken_name_is_refused_and_the_link_stays(admin, officer, client):
    token = issue_link(officer, by=admin)
    taken = {"username": admin.user.username, "password1": GOOD, "password2": GOOD}
    assert client.post(address(token), taken).status_code == 200
    assert open_link(token) is not None


def test_two_uses_at_once_make_one_account(admin, officer):
    link = open_link(issue_link(officer, by=admin))
    use_link(link, "binh.le", GOOD)
    with pytest.raises(Refused):
        use_link(link, "ke.trom", GOOD)
    assert not User.objects.filter(username="ke.trom").exists()


def test_a_forgotten_password_is_chosen_anew_under_the_same_name(admin, ward):
    officer = make.officer(ward)
    officer.user.is_active = False
    officer.user.save()
    user = use_link(open_link(issue_link(officer, by=admin)), "khac", GOOD)
    assert (user, user.username, user.is_active) == (officer.user, officer.user.username, True)
    assert user.check_password(GOOD)


@pytest.mark.parametrize(("drops", "left"), [(True, 0), (False, 1)])
def test_a_lost_phone_is_forgotten_only_when_the_link_says_so(admin, ward, drops, left):
    officer = make.officer(ward)
    TOTP.activate(officer.user, make.TOTP_SECRET)
    use_link(open_link(issue_link(officer, by=admin, drops_second_factor=drops)), "", GOOD)
    assert Authenticator.objects.filter(user=officer.user).count() == left


def test_a_second_ward_cannot_take_over_the_account_of_the_first(ward):
    """The account also opens ward A; a link of ward B makes an account of ward B's own."""
    home = make.officer(ward)
    other = make.ward("13021", kind="xa")
    guest = make.officer(other, account=False)
    Officer.objects.filter(pk=guest.pk).update(user=home.user)
    guest.refresh_from_db()
    link = open_link(issue_link(guest, by=make.officer(other, "admin")))
    user = use_link(link, "rieng", GOOD)
    assert user != home.user
    assert User.objects.get(pk=home.user.pk).check_password(make.PASSWORD)


def test_a_signed_in_account_may_serve_a_second_ward(ward, signed_in, client):
    home = make.officer(ward)
    other = make.ward("13021", kind="xa")
    guest = make.officer(other, account=False)
    token = issue_link(guest, by=make.officer(other, "admin"))
    answer = signed_in(home).post(address(token))
    assert answer.status_code == 302
    assert Officer.objects.get(pk=guest.pk).user == home.user
    assert client.session["ward"] == other.pk


def test_an_account_is_one_officer_a_ward(admin, ward):
    one, two = make.officer(ward), make.officer(ward, account=False)
    link = open_link(issue_link(two, by=admin))
    with pytest.raises(Refused):
        join_ward(link, one.user)


def test_links_are_the_administrators_to_give(ward, officer):
    with pytest.raises(Forbidden):
        issue_link(officer, by=make.officer(ward, "chair"))
    with pytest.raises(Forbidden):
        issue_link(officer, by=make.officer(make.ward("13021", kind="xa"), "admin"))
