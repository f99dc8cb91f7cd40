"""Who decides what leaves the ward."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    MANAGE = "api.manage", _("Give agencies keys to the ward's data")
    RELEASE = "api.release", _("Release open data")
