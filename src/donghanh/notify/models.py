"""Notices, and letters that leave by e-mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.org.models import Officer, WardOwned


class Notice(WardOwned):
    """One sentence for one officer, with the page it speaks of."""

    recipient = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="notices")
    text = models.CharField(_("text"), max_length=500)
    url = models.CharField(max_length=300)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "-created_at"]),
            models.Index(
                fields=["recipient"], condition=models.Q(read_at__isnull=True), name="notice_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Letter(WardOwned):
    """An e-mail to one officer, kept until it has left: in the transaction of what it tells, sent by a job.

    `key` names what it is ("digest 2026-11-23"): one of a kind a person. `send_after` moves on with every failed try;
    a letter given up stays, with the reason, for whoever looks after the system.
    """

    recipient = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="letters")
    key = models.CharField(max_length=60)
    subject = models.CharField(_("subject of the letter"), max_length=200)
    text = models.TextField(_("text"))
    html = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)
    send_after = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("letter by e-mail")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "key"], name="one_letter_a_key"),
            models.CheckConstraint(
                name="letter_sent_or_given_up",
                condition=models.Q(sent_at__isnull=True) | models.Q(given_up_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["ward", "send_after"],
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="letter_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.subject


class MailChoice(WardOwned):
    """Whether an officer wants the daily letter; nobody who has not said otherwise goes without."""

    officer = models.OneToOneField(Officer, on_delete=models.CASCADE, related_name="mail_choice")
    wanted = models.BooleanField(_("daily letter"))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("choice of letters")

    def __str__(self) -> str:
        return str(self.officer)
