"""The signed address by which an officer answers about one result straight from a letter."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "donghanh.plans.answer"
LASTS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """Whom the address speaks for, about which result, in which ward: keys, no personal data."""

    ward: int
    officer: int
    result: int


def answer_token(link: AnswerLink) -> str:
    """The signed keys; good for this purpose alone, for 14 days."""
    return signing.dumps([link.ward, link.officer, link.result], salt=SALT)


def read_answer_token(token: str) -> AnswerLink | None:
    """What we signed, if it is ours and not too old."""
    try:
        keys = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    is_ours = isinstance(keys, list) and len(keys) == 3 and all(isinstance(key, int) for key in keys)
    return AnswerLink(*keys) if is_ours else None


def answer_url(link: AnswerLink) -> str:
    """The whole address of the answer, for letters."""
    return whole_address(reverse("plans:answer", args=[answer_token(link)]))


def whole_address(path: str) -> str:
    """A page of ours as it is reached from outside."""
    return settings.SITE_URL.rstrip("/") + path
