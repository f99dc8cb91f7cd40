"""The token of a one-time link: ward, secret and signature, short enough to type from paper.

The database keeps only a digest of the secret. The signature lets the page pass over guesses without a look at any
ward's rows; it needs no more than to be rare.
"""

import secrets
from hashlib import sha256

from django.utils.crypto import constant_time_compare, salted_hmac

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
SECRET, SIGNATURE = 20, 8
"""Letters of a secret (99 bits) and of its signature (40 bits)."""


def new_token(ward_id: int) -> tuple[str, str]:
    """A token to hand out, and the digest to keep."""
    secret = "".join(secrets.choice(LETTERS) for _letter in range(SECRET))
    return f"{ward_id}-{secret}-{_sign(ward_id, secret)}", digest(secret)


def read_token(token: str) -> tuple[int, str] | None:
    """The ward and the digest of a token that we signed, else None."""
    ward, _dash, rest = token.partition("-")
    secret, _dash, signature = rest.partition("-")
    if not (ward.isascii() and ward.isdigit() and len(ward) <= 18):
        return None
    return (int(ward), digest(secret)) if constant_time_compare(signature, _sign(int(ward), secret)) else None


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _sign(ward_id: int, secret: str) -> str:
    mac = salted_hmac("donghanh.org.sign-in-link", f"{ward_id}-{secret}", algorithm="sha256").digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in mac[:SIGNATURE])
