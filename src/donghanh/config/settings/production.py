"""Settings of a real ward: TLS in front, secrets from the environment (docs/operations/install.md lists the names)."""

import os

from django.core.exceptions import ImproperlyConfigured

from donghanh.config.settings.shared import *  # noqa: F403
from donghanh.config.settings.shared import ALLOWED_HOSTS, SECRET_KEY

if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("DONGHANH_SECRET_KEY cần ít nhất 50 ký tự ngẫu nhiên.")
if "DONGHANH_HOSTS" not in os.environ or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("DONGHANH_HOSTS phải ghi rõ tên miền của trang, cách nhau bằng dấu phẩy.")
SITE_URL = os.environ.get("DONGHANH_SITE_URL") or f"https://{ALLOWED_HOSTS[0]}"
if not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured("DONGHANH_SITE_URL phải là địa chỉ của trang, bắt đầu bằng https://.")

# Former keys, so that a new one ends neither sessions nor second factors at once.
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("DONGHANH_OLD_SECRET_KEYS", "").split(",") if key]

TRUSTED_PROXIES = int(os.environ.get("DONGHANH_PROXIES", "1"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = int(os.environ.get("DONGHANH_HSTS_SECONDS", str(365 * 24 * 3600)))
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
LANGUAGE_COOKIE_SECURE = True
LANGUAGE_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
