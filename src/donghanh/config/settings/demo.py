"""Settings of `make demo`: one machine, no TLS, passwords that everybody knows; never for a public address."""

from donghanh.config.settings.base import *  # noqa: F403

SESSION_COOKIE_AGE = 8 * 60 * 60
