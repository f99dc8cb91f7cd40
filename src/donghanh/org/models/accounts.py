"""Accounts. They hold no personal data: names and phones belong to the officer, inside the row wall."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None) -> "User":
        user = self.model(username=self.model.normalize_username(username))
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A sign-in name and its password. One account may serve as an officer in several wards."""

    username = models.CharField(_("sign-in name"), max_length=60, unique=True)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    keyboard_shortcuts = models.BooleanField(_("single-key shortcuts"), default=True)

    USERNAME_FIELD = "username"
    objects = UserManager()

    class Meta:
        verbose_name = _("account")

    def __str__(self) -> str:
        return self.username
