"""The settings of a real ward, started as production starts them: in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from donghanh.config.settings.shared import database

ROOT = Path(__file__).resolve().parents[2]
GIVEN = {
    "DJANGO_SETTINGS_MODULE": "donghanh.config.settings.production",
    "DATABASE_URL": "postgresql://donghanh_app:secret@db.example.vn:5432/donghanh?sslmode=verify-full",
    "DATABASE_OWNER_URL": "postgresql://donghanh_owner:other@db.example.vn:5432/donghanh",
    "DONGHANH_SECRET_KEY": "x1y2z3-a4b5c6-" * 6,
    "DONGHANH_HOSTS": "donghanh.example.vn",
}


def run(*arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Python in production's environment, changed by `given`; an empty value takes the name out."""
    wanted = {name: value for name, value in (GIVEN | given).items() if value}
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")} | wanted
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False, cwd=ROOT
    )


def settings(*names: str, **given: str) -> dict[str, object]:
    """These settings as production sees them."""
    found = f"{{name: getattr(settings, name) for name in {names}}}"
    shown = f"import json; from django.conf import settings; print(json.dumps({found}))"
    told = run("-c", shown, **given)
    assert told.stderr == ""
    values: dict[str, object] = json.loads(told.stdout)
    return values


def test_the_deployment_check_finds_nothing_in_production():
    told = run("-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert (told.returncode, told.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_production_refuses_a_short_secret():
    told = run("-m", "django", "check", DONGHANH_SECRET_KEY="short")
    assert told.returncode == 1
    assert "DONGHANH_SECRET_KEY cần ít nhất 50 ký tự ngẫu nhiên." in told.stderr


def test_cookies_and_pages_travel_encrypted_in_production():
    assert settings(
        "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "DEBUG"
    ) == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "DEBUG": False,
    }


def test_the_web_signs_in_as_the_role_that_owns_nothing_and_migrations_as_the_owner():
    users = "from django.conf import settings; print(settings.DATABASES['default']['USER'])"
    assert run("-c", users).stdout == "donghanh_app\n"
    assert run("-c", users, DONGHANH_AS_OWNER="1").stdout == "donghanh_owner\n"


def test_sessions_lock_and_sign_ins_stop_as_level_two_asks():
    """TCVN 14423:2026, level 2: 15 minutes without work, five wrong sign-ins, 14 characters."""
    asked = ("SESSION_COOKIE_AGE", "AXES_FAILURE_LIMIT", "SECOND_FACTOR_REQUIRED", "AUTH_PASSWORD_VALIDATORS")
    found = settings(*asked)
    lengths = [
        rule["OPTIONS"]["min_length"] for rule in found.pop("AUTH_PASSWORD_VALIDATORS") if "OPTIONS" in rule
    ]
    assert found == {"SESSION_COOKIE_AGE": 900, "AXES_FAILURE_LIMIT": 5, "SECOND_FACTOR_REQUIRED": True}
    assert lengths == [14]


def test_no_page_may_run_a_script_of_its_own_or_of_others():
    policy = settings("CONTENT_SECURITY_POLICY")["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]


def test_a_database_address_keeps_its_options():
    found = database(
        "postgresql://app:p%40ss@db.example.vn:5433/donghanh?sslmode=verify-full&sslrootcert=/etc/ca.pem"
    )
    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "donghanh",
        "USER": "app",
        "PASSWORD": "p@ss",
        "HOST": "db.example.vn",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"},
    }


def test_a_database_address_through_a_socket_is_understood():
    found = database("postgresql:///donghanh?host=/run/postgresql")
    assert (found["NAME"], found["HOST"], found["OPTIONS"]) == ("donghanh", "/run/postgresql", {})
