"""One-time links: how an officer gets an account, or a new password, without e-mail."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.org.models.people import Officer
from donghanh.org.models.wards import WardOwned


class SignInLink(WardOwned):
    """Lets its officer choose sign-in name and password once; only the digest of its secret is kept."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    drops_second_factor = models.BooleanField(_("also forget the phone"), default=False)
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("one-time link")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["officer"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="one_open_link_an_officer",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="link_expires_later"),
        ]

    def __str__(self) -> str:
        return str(self.officer)
