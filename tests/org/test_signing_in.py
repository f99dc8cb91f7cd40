"""Signing in, the second factor, the throttle, and the lock."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from axes.models import AccessAttempt
from django.conf import settings
from django.core.cache import cache
from django.test import RequestFactory, override_settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from donghanh.audit.models import Entry
from donghanh.org.actions import close_idle_accounts
from donghanh.org.enums import Role
from donghanh.org.models import User
from donghanh.org.throttle import client_address
from tests import make

WRONG = "khong phai mat khau nay"


@pytest.fixture(autouse=True)
def fresh_cache():
    """Codes used before are remembered there."""
    cache.clear()


@pytest.fixture
def officer(ward):
    return make.officer(ward, Role.SPECIALIST)


def sign_in(client, officer, password=make.PASSWORD, **extra):
    answers = {"login": officer.user.username, "password": password}
    return client.post(reverse("account_login"), answers, **extra)


def code(at=None):
    return f"{hotp_value(make.TOTP_SECRET, int(at or time.time()) // 30):06}"


def test_name_and_password_open_the_door(client, officer):
    answer = sign_in(client, officer)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(officer.user.pk)


def test_the_name_may_be_typed_in_capitals(client, officer):
    answers = {"login": f" {officer.user.username.upper()} ", "password": make.PASSWORD}
    assert client.post(reverse("account_login"), answers).status_code == 302


def test_a_wrong_password_says_so_in_vietnamese(client, officer):
    page = sign_in(client, officer, WRONG)
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page.content.decode()


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email"])
def test_nobody_registers_and_no_mail_is_sent(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_five_wrong_passwords_lock_this_account_from_this_address_for_15_minutes(client, officer):
    """TCVN 14423:2026, level 2: at most five wrong sign-ins."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        codes = [sign_in(client, officer, WRONG).status_code for _ in range(5)]
        assert codes == [200, 200, 200, 200, 429]
        locked = sign_in(client, officer)
        assert locked.status_code == 429
        assert "Tạm khóa 15 phút" in locked.content.decode()
        assert sign_in(client, officer, REMOTE_ADDR="10.0.0.9").status_code == 302
        client.logout()
        clock.shift(timedelta(minutes=15, seconds=1))
        assert sign_in(client, officer).status_code == 302


def test_other_accounts_at_the_same_counter_are_not_locked(client, ward, officer):
    for _ in range(5):
        sign_in(client, officer, WRONG)
    assert sign_in(client, make.officer(ward)).status_code == 302


def test_the_record_of_attempts_holds_no_secret(client, officer):
    sign_in(client, officer, WRONG)
    attempt = AccessAttempt.objects.get()
    assert WRONG not in attempt.post_data
    assert attempt.username == officer.user.username


def test_an_administrator_needs_the_code_of_the_phone(client, admin):
    answer = sign_in(client, admin)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert client.post(reverse("mfa_authenticate"), {"code": code()}).status_code == 302
    assert client.session["_auth_user_id"] == str(admin.user.pk)


def test_wrong_codes_count_as_wrong_sign_ins(client, admin):
    """A six-digit code would be guessed within days otherwise."""
    sign_in(client, admin)
    codes = [client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 200, 429]
    assert client.post(reverse("mfa_authenticate"), {"code": code()}).status_code == 429
    assert "_auth_user_id" not in client.session


def test_password_and_codes_share_one_count(client, admin):
    for _ in range(3):
        sign_in(client, admin, WRONG)
    sign_in(client, admin)
    codes = [client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(2)]
    assert codes == [200, 429]


def test_a_code_works_once(client, admin):
    with time_machine.travel(timezone.now(), tick=False):
        sign_in(client, admin)
        client.post(reverse("mfa_authenticate"), {"code": code()})
        client.logout()
        sign_in(client, admin)
        client.post(reverse("mfa_authenticate"), {"code": code()})
        assert "_auth_user_id" not in client.session


def test_a_recovery_code_stands_in_for_the_phone_once(client, admin, signed_in):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    spare = RecoveryCodes.activate(admin.user).get_unused_codes()[0]
    for expected in (True, False):
        client.logout()
        sign_in(client, admin)
        client.post(reverse("mfa_authenticate"), {"code": spare})
        assert ("_auth_user_id" in client.session) is expected


def test_the_secret_of_the_phone_is_encrypted_and_survives_a_new_key(admin, client):
    kept = Authenticator.objects.get(user=admin.user).data["secret"]
    assert make.TOTP_SECRET not in kept
    with override_settings(SECRET_KEY="y" * 60, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        sign_in(client, admin)
        client.post(reverse("mfa_authenticate"), {"code": code()})
        assert "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ["org:unit_list", "org:me", "account_change_password", "mfa_index"])
def test_an_administrator_without_a_second_factor_is_sent_to_set_it_up(admin, signed_in, name):
    Authenticator.objects.all().delete()
    answer = signed_in(admin).get(reverse(name))
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_activate_totp"))


def test_everybody_else_may_work_without_one(officer, signed_in):
    assert signed_in(officer).get(reverse("org:me")).status_code == 200


def test_the_second_factor_is_set_up_right_after_signing_in(admin, client):
    Authenticator.objects.all().delete()
    sign_in(client, admin)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    digits = f"{hotp_value(secret, int(time.time()) // 30):06}"
    answer = client.post(reverse("mfa_activate_totp"), {"code": digits})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    codes = re.findall(r"<li><code>(\S+)</code>", client.get(answer["Location"]).content.decode())
    assert len(codes) == 10
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert not any(code in again for code in codes)


def test_sessions_end_after_15_minutes_of_an_administrator_after_5(officer, admin, signed_in):
    """TCVN 14423:2026, level 2: 15 minutes, administrators 5."""
    ages = {}
    for person in (officer, admin):
        client = signed_in(person)
        client.get(reverse("org:me"))
        ages[person] = client.session.get_expiry_age()
    assert (ages[officer], ages[admin]) == (15 * 60, 5 * 60)


def test_a_session_nobody_works_in_is_over(officer, client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        sign_in(client, officer)
        for _ in range(3):
            clock.shift(timedelta(minutes=14))
            assert client.get(reverse("org:me")).status_code == 200
        clock.shift(timedelta(minutes=16))
        assert client.get(reverse("org:me"))["Location"].startswith(reverse("account_login"))


def test_the_lock_ends_the_session_and_comes_back_to_the_page(officer, signed_in):
    client = signed_in(officer)
    answer = client.get(reverse("org:lock"), {"next": reverse("org:me")})
    assert "_auth_user_id" not in client.session
    page = client.get(answer["Location"])
    assert page.context["form"]["login"].value() == officer.user.username
    assert "Phiên làm việc đã khóa" in page.content.decode()
    answers = {"login": officer.user.username, "password": make.PASSWORD}
    assert client.post(answer["Location"], answers)["Location"] == reverse("org:me")
    assert "locked_name" not in client.session


def test_the_lock_leads_nowhere_outside(officer, signed_in):
    client = signed_in(officer)
    answer = client.get(reverse("org:lock"), {"next": "https://evil.example/"})
    answers = {"login": officer.user.username, "password": make.PASSWORD}
    assert client.post(answer["Location"], answers)["Location"] == "/"


def test_the_page_knows_when_to_lock(officer, signed_in):
    page = signed_in(officer).get(reverse("org:me")).content.decode()
    assert 'data-idle-minutes="15"' in page
    assert f'data-idle-url="{reverse("org:lock")}"' in page


def test_a_form_sent_after_the_session_ended_comes_back_to_its_page(client, db):
    page = "http://testserver" + reverse("org:me")
    answer = client.post(reverse("org:me_shortcuts"), headers={"Referer": page})
    assert answer["Location"].endswith("?next=http%3A//testserver/toi/")


def test_a_fragment_asked_for_after_the_session_ended_moves_the_whole_page(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/toi/"}
    answer = client.get(reverse("org:me"), headers=headers)
    assert answer["HX-Redirect"].startswith(reverse("account_login"))


def test_accounts_unused_for_45_days_are_closed_and_the_trail_says_so(ward, officer, client):
    """TCVN 14423:2026, level 2: accounts idle for 45 days are disabled."""
    fresh, never = make.officer(ward), make.officer(ward)
    now = timezone.now()
    User.objects.filter(pk=officer.user.pk).update(last_login=now - timedelta(days=46))
    User.objects.filter(pk=fresh.user.pk).update(last_login=now - timedelta(days=44))
    User.objects.filter(pk=never.user.pk).update(last_login=None, date_joined=now - timedelta(days=46))
    close_idle_accounts()
    active = dict(User.objects.values_list("pk", "is_active"))
    assert [active[person.user.pk] for person in (officer, fresh, never)] == [False, True, False]
    assert set(Entry.objects.filter(verb="org.close_account").values_list("subject_id", flat=True)) == {
        officer.pk,
        never.pk,
    }


def test_a_closed_account_says_so_only_to_the_right_password(client, officer):
    User.objects.filter(pk=officer.user.pk).update(is_active=False)
    assert "45 ngày" in sign_in(client, officer).content.decode()
    assert "45 ngày" not in sign_in(client, officer, WRONG).content.decode()
    assert "_auth_user_id" not in client.session


def test_closing_an_account_ends_its_session(officer, signed_in):
    client = signed_in(officer)
    User.objects.filter(pk=officer.user.pk).update(is_active=False)
    assert client.get(reverse("org:me")).status_code == 302


def test_the_password_is_changed_with_the_present_one_and_14_characters(officer, signed_in):
    client, new = signed_in(officer), "mot mat khau that dai"
    weak = {"oldpassword": make.PASSWORD, "password1": "ngan qua", "password2": "ngan qua"}
    assert list(client.post(reverse("account_change_password"), weak).context["form"].errors) == ["password1"]
    answers = {"oldpassword": make.PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), answers).status_code == 302
    officer.user.refresh_from_db()
    assert officer.user.check_password(new)


def test_guessing_the_present_password_counts(officer, signed_in):
    client = signed_in(officer)
    answers = {
        "oldpassword": WRONG,
        "password1": "mot mat khau that dai",
        "password2": "mot mat khau that dai",
    }
    codes = [client.post(reverse("account_change_password"), answers).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 200, 429]


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "9.9.9.9", "10.1.1.1"),
        (1, "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        (2, "6.6.6.6, 9.9.9.9, 10.0.0.1", "9.9.9.9"),
        (1, "", "10.1.1.1"),
        (3, "9.9.9.9", "9.9.9.9"),
    ],
)
def test_the_address_is_the_one_our_own_proxies_wrote(proxies, header, address):
    request = RequestFactory().get(
        "/", REMOTE_ADDR="10.1.1.1", headers={"X-Forwarded-For": header} if header else {}
    )
    with override_settings(TRUSTED_PROXIES=proxies):
        assert client_address(request) == address


def test_an_account_that_serves_nowhere_gets_no_page(client, db):
    user = User.objects.create_user("nguoi-la", make.PASSWORD)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("org:me")).status_code == 403


def test_a_signed_in_page_is_kept_by_no_cache(officer, signed_in):
    assert "no-store" in signed_in(officer).get(reverse("org:me"))["Cache-Control"]
