"""Settings of the tests: the owner of the tables signs in, every request steps down to the runtime role."""

import os

os.environ.setdefault("DATABASE_URL", "postgresql://nobody@localhost:1/none")
os.environ["DONGHANH_AS_OWNER"] = "0"

from donghanh.config.settings.shared import *  # noqa: F403
from donghanh.config.settings.shared import MIDDLEWARE, TEMPLATES

SECRET_KEY = "only-for-tests-" + "x" * 40
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["*"]
SENDS_MAIL = True  # into memory: pytest takes every mail
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "⚠ %s"  # type: ignore[index]
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
