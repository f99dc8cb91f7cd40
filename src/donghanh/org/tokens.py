"""The token of a one-time link: the ward and a secret, signed; the database keeps only a digest."""

import secrets
from hashlib import sha256

from django.core.signing import Signer

SIGNER = Signer(salt="donghanh.org.sign-in-link", sep=".")


def new_token(ward_id: int) -> tuple[str, str]:
    """A token to hand out, and the digest to keep."""
    secret = secrets.token_urlsafe(24)
    return SIGNER.sign(f"{ward_id}~{secret}"), digest(secret)


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
