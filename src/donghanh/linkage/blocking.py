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


def conditions(left: str, right: str) -> list[str]:
    """The rules in SQL over two tables by their names."""
    told = [" and ".join(f"{left}.{column} = {right}.{column}" for column in key) for key in _KEYS]
    for first, second in _CROSSED:
        told += [f"{left}.{first} = {right}.{second}", f"{left}.{second} = {right}.{first}"]
    return told


def rules(dialect: str) -> list[dict[str, Any]]:
    """Splink's blocking rules: a pair is taken once, by the first rule that holds."""
    return [{"blocking_rule": condition, "sql_dialect": dialect} for condition in conditions("l", "r")]
