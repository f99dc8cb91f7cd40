"""Settings of `make demo`: one machine, no TLS, passwords everybody knows; never for a public address."""

from donghanh.config.settings.shared import *  # noqa: F403

SESSION_COOKIE_AGE = 8 * 60 * 60
ADMIN_SESSION_AGE = SESSION_COOKIE_AGE
SECOND_FACTOR_REQUIRED = False  # its administrator has no phone
IDLE_ACCOUNT_DAYS = 100 * 365  # its people may rest between two demonstrations
