"""Which pairs are looked at: those that share something that few rows share. All other pairs are different unseen."""

from typing import Any

_KEYS = (
    ("tax",),
    ("person",),
    ("phone",),
    ("rare_core",),
    ("rare_owner",),
    ("rare_door",),
    ("core", "owner"),
    ("core", "street"),
    ("core", "house"),
    ("core", "industry"),
    ("owner", "street"),
    ("owner", "house"),
    ("owner", "industry"),
    ("door", "industry"),
)
_CROSSED = (("phone", "phone_too"), ("person", "person_too"))


def rules(dialect: str) -> list[dict[str, Any]]:
    """Splink's blocking rules: a pair is taken once, by the first rule that holds."""
    conditions = [" and ".join(f"l.{column} = r.{column}" for column in key) for key in _KEYS]
    for first, second in _CROSSED:
        conditions += [f"l.{first} = r.{second}", f"l.{second} = r.{first}"]
    return [{"blocking_rule": condition, "sql_dialect": dialect} for condition in conditions]
