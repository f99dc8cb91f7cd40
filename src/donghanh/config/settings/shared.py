"""Settings shared by production, demo and tests. Everything that differs comes from the environment."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

PACKAGE = Path(__file__).resolve().parents[2]


def database(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address such as postgresql://name:secret@host:5432/donghanh."""
    parts: dict[str, Any] = conninfo_to_dict(url)
    known = {key: parts.pop(key, "") for key in ("dbname", "user", "password", "host", "port")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known["dbname"],
        "USER": known["user"],
        "PASSWORD": known["password"],
        "HOST": known["host"],
        "PORT": known["port"],
        "OPTIONS": parts,
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


# Migrations run as the owner of the tables; everything else as a role that owns nothing (ADR 4).
AS_OWNER = os.environ.get("DONGHANH_AS_OWNER") == "1"
DATABASES = {"default": database(os.environ["DATABASE_OWNER_URL" if AS_OWNER else "DATABASE_URL"])}
RUNTIME_ROLE = "donghanh_app"
# Triggers follow the models after every migration, as the row walls do; migrations make tables only.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = True
EXTRA_ROW_POLICIES = {
    # A job's arguments name its ward; only the worker, which says so, sees the jobs of every ward.
    "procrastinate_jobs": (
        "args ->> 'ward_id' is null or current_setting('donghanh.worker', true) = 'on' or "
        "(args ->> 'ward_id')::bigint = any(array(select unnest(string_to_array("
        "nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[])))"
    ),
    # What the history says about a change (who, why) is seen with the ward it names.
    "pghistory_context": (
        "metadata ->> 'ward' is null or "
        "(metadata ->> 'ward')::bigint = any(array(select unnest(string_to_array("
        "nullif(current_setting('donghanh.wards', true), ''), ',')::bigint[])))"
    ),
}

SECRET_KEY = os.environ.get("DONGHANH_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("DONGHANH_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SITE_URL = os.environ.get("DONGHANH_SITE_URL", "http://localhost:8000")

# E-mail: by a server, or into a folder where the letters can be looked at; neither: no letter is written.
EMAIL_HOST = os.environ.get("DONGHANH_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("DONGHANH_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("DONGHANH_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("DONGHANH_MAIL_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and os.environ.get("DONGHANH_MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DONGHANH_MAIL_FROM", "donghanh@localhost")
EMAIL_FILE_PATH = os.environ.get("DONGHANH_MAIL_FOLDER", "")
if EMAIL_FILE_PATH:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
SENDS_MAIL = bool(EMAIL_HOST or EMAIL_FILE_PATH)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "csp",
    "lucide",
    "pgtrigger",
    "pghistory",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "donghanh.kernel",
    "donghanh.ui",
    "donghanh.audit",
    "donghanh.org",
    "donghanh.files",
    "donghanh.notify",
    "donghanh.registry",
    "donghanh.indicators",
    "donghanh.plans",
    "donghanh.reports",
    "donghanh.desk",
    "donghanh.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "donghanh.api.middleware.KeyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "donghanh.ui.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "donghanh.org.middleware.ActorMiddleware",
    "donghanh.org.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "donghanh.config.urls"
WSGI_APPLICATION = "donghanh.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "donghanh.org.context.shell",
                "donghanh.desk.context.search",
            ],
        },
    }
]
FORM_RENDERER = "donghanh.ui.forms.FormRenderer"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS: list[Path] = []
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["donghanh.config.formats"]

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("DONGHANH_STATIC_ROOT", "staticfiles"))
MEDIA_ROOT = Path(os.environ.get("DONGHANH_FILES", "files"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "donghanh.ui.storage.StaticStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

AUTH_USER_MODEL = "org.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        # TCVN 14423:2026, level 2: 14 characters without a second factor.
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "donghanh.org.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = False  # the one throttle is axes (ADR 6)
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "donghanh.org.forms.signing_in.SignInForm",
    "change_password": "donghanh.org.forms.signing_in.ChangePasswordForm",
    "reauthenticate": "donghanh.org.forms.signing_in.ReauthenticatePasswordForm",
}
MFA_ADAPTER = "donghanh.org.accounts.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "donghanh.org.forms.signing_in.SignInCodeForm",
    "reauthenticate": "donghanh.org.forms.signing_in.ReauthenticateCodeForm",
    "activate_totp": "donghanh.org.forms.signing_in.ActivateSecondFactorForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Đồng Hành"

# TCVN 14423:2026, level 2: at most five wrong sign-ins, a session locks after 15 minutes without work.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "org/locked_out.html"
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "donghanh.org.throttle.client_address"
AXES_SENSITIVE_PARAMETERS = ["login", "code", "oldpassword", "password1", "password2", "csrfmiddlewaretoken"]
TRUSTED_PROXIES = 0  # how many proxies of ours stand in front and append to X-Forwarded-For
SECOND_FACTOR_REQUIRED = True  # for administrators
SESSION_COOKIE_AGE = 15 * 60
ADMIN_SESSION_AGE = 5 * 60
IDLE_ACCOUNT_DAYS = 45
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
LUCIDE_ICONS_STRICT = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
