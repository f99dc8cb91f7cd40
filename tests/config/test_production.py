"""What production refuses to start with, and what it takes from the environment."""

import pytest

from tests.config.test_settings import run, settings


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"DONGHANH_SECRET_KEY": ""}, "DONGHANH_SECRET_KEY cần ít nhất 50 ký tự"),
        ({"DONGHANH_HOSTS": ""}, "DONGHANH_HOSTS phải ghi rõ tên miền"),
        ({"DONGHANH_HOSTS": "*"}, "DONGHANH_HOSTS phải ghi rõ tên miền"),
        ({"DONGHANH_SITE_URL": "http://donghanh.example.vn"}, "DONGHANH_SITE_URL phải là địa chỉ"),
    ],
)
def test_what_would_be_unsafe_does_not_start(given, sentence):
    told = run("-m", "django", "check", **given)
    assert told.returncode == 1
    assert sentence in told.stderr


def test_links_lead_to_the_first_host_unless_told_otherwise():
    assert settings("SITE_URL") == {"SITE_URL": "https://donghanh.example.vn"}
    other = "https://aiquoc.haiphong.gov.vn/donghanh"
    assert settings("SITE_URL", DONGHANH_SITE_URL=other) == {"SITE_URL": other}


def test_former_keys_and_proxies_come_from_the_environment():
    found = settings(
        "SECRET_KEY_FALLBACKS", "TRUSTED_PROXIES", DONGHANH_OLD_SECRET_KEYS="a,b", DONGHANH_PROXIES="2"
    )
    assert found == {"SECRET_KEY_FALLBACKS": ["a", "b"], "TRUSTED_PROXIES": 2}


def test_an_administrator_locks_after_five_minutes_and_idle_accounts_close_after_45_days():
    """TCVN 14423:2026, level 2."""
    assert settings("ADMIN_SESSION_AGE", "IDLE_ACCOUNT_DAYS") == {
        "ADMIN_SESSION_AGE": 300,
        "IDLE_ACCOUNT_DAYS": 45,
    }


def test_there_is_no_django_admin():
    assert "django.contrib.admin" not in settings("INSTALLED_APPS")["INSTALLED_APPS"]


def test_cookies_are_tied_to_this_host():
    names = settings("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")
    assert names == {"SESSION_COOKIE_NAME": "__Host-sessionid", "CSRF_COOKIE_NAME": "__Host-csrftoken"}
