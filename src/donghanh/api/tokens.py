"""The key that an agency sends: "dh_<code>_<secret>". The code finds it; only a digest of the secret is kept."""

import re
import secrets
from hashlib import sha256

from django.utils.crypto import constant_time_compare

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
CODE, SECRET = 10, 40
"""Letters of a code (49 bits: nobody finds one by trying) and of a secret (198 bits)."""
_SHAPE = re.compile(rf"dh_([{LETTERS}]{{{CODE}}})_([{LETTERS}]{{{SECRET}}})")
_NOBODYS = "0" * 64


def new_key() -> tuple[str, str, str]:
    """The whole key to hand out once, its code, and the digest to keep."""
    code, secret = _letters(CODE), _letters(SECRET)
    return f"dh_{code}_{secret}", code, digest(secret)


def read_key(text: str) -> tuple[str, str] | None:
    """Code and secret of what looks like a key, else None."""
    found = _SHAPE.fullmatch(text)
    return (found[1], found[2]) if found else None


def is_secret(secret: str, kept: str | None) -> bool:
    """Whether the secret has the kept digest, in a time that tells nothing; also where there is no such key."""
    return constant_time_compare(digest(secret), kept or _NOBODYS) and kept is not None


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _letters(number: int) -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(number))
