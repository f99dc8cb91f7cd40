"""One-time links: signed, good once and for 72 hours; the database keeps only the digest of their secret."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.kernel.walls import row_scope
from donghanh.org.actions.rights import Manager, check_manager
from donghanh.org.models import Officer, SignInLink, User
from donghanh.org.tokens import new_token

LIFE = timedelta(hours=72)


@transaction.atomic
def issue_link(officer: Officer, *, by: Manager, drops_second_factor: bool = False) -> str:
    """The token of a new link for the officer; a link issued before stops working. Raises Refused.

    With `drops_second_factor` its use also forgets the phone, for someone who lost it.
    """
    check_manager(by, officer)
    if officer.left_on:
        raise Refused(_("This officer no longer works for the ward."))
    now = timezone.now()
    Officer.objects.select_for_update(of=("self",)).get(pk=officer.pk)  # two at once: the second link counts
    _open_links(officer).update(revoked_at=now)
    token, kept = new_token(officer.ward_id)
    SignInLink.objects.create(
        ward_id=officer.ward_id,
        officer=officer,
        digest=kept,
        drops_second_factor=drops_second_factor,
        issued_at=now,
        expires_at=now + LIFE,
    )
    record("org.issue_link", officer, by=by, changes={"drops_second_factor": drops_second_factor})
    return token


@transaction.atomic
def use_link(link: SignInLink, username: str, password: str) -> User:
    """Gives the officer an account, or the account a new password, and closes the link. Raises Refused.

    An account that also serves another ward is left alone: the officer gets one of this ward's own.
    """
    officer = _take(link)
    user = officer.user if officer.user and not serves_elsewhere(officer) else None
    if user is None:
        if User.objects.filter(username=username).exists():
            raise Refused(_("This sign-in name is taken. Choose another one."))
        user = officer.user = User.objects.create_user(username, password)
        officer.save()
    else:
        _renew(user, password, drops_second_factor=link.drops_second_factor)
    record("org.use_link", officer, by=officer)
    return user


@transaction.atomic
def join_ward(link: SignInLink, user: User) -> Officer:
    """Lets a signed-in account serve as the link's officer too, beside its other wards. Raises Refused."""
    officer = _take(link)
    if officer.user_id and officer.user_id != user.pk:
        raise Refused(_("This officer has an account already."))
    if Officer.objects.filter(ward_id=officer.ward_id, user=user).exclude(pk=officer.pk).exists():
        raise Refused(_("This account already serves as another officer of the ward."))
    officer.user = user
    officer.save()
    record("org.use_link", officer, by=officer)
    return officer


def serves_elsewhere(officer: Officer) -> bool:
    """Whether the officer's account also serves in another ward, whose administrators did not ask."""
    if officer.user_id is None:
        return False
    with row_scope([officer.ward_id], user=officer.user_id):
        others = Officer.objects.filter(user_id=officer.user_id, left_on__isnull=True)
        return others.exclude(ward_id=officer.ward_id).exists()


def _open_links(officer: Officer) -> models.QuerySet[SignInLink]:
    return SignInLink.objects.filter(officer=officer, used_at__isnull=True, revoked_at__isnull=True)


def _take(link: SignInLink) -> Officer:
    """Closes the link, once, even when two browsers send it at the same moment."""
    taken = SignInLink.objects.select_for_update().filter(
        pk=link.pk, used_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now()
    )
    if not taken.update(used_at=timezone.now()):
        raise Refused(_("This link is no longer valid. Ask for a new one."))
    return Officer.objects.get(pk=link.officer_id)


def _renew(user: User, password: str, *, drops_second_factor: bool) -> None:
    user.set_password(password)
    user.is_active = True
    user.last_login = timezone.now()  # the 45 days of an idle account begin anew
    user.save()
    if drops_second_factor:
        Authenticator.objects.filter(user=user).delete()
