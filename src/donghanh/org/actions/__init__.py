"""The verbs of the organisation."""

from donghanh.org.actions.accounts import close_idle_accounts, set_shortcuts
from donghanh.org.actions.links import issue_link, join_ward, use_link
from donghanh.org.actions.people import (
    add_officer,
    add_people,
    add_position,
    appoint,
    change_officer,
    change_position,
    end_tenure,
    leave,
    transfer,
)
from donghanh.org.actions.reorganisation import end_unit, merge_units, split_unit
from donghanh.org.actions.units import add_alias, add_unit, change_unit, propose_units, remove_alias
from donghanh.org.actions.wards import add_administrator, change_settings, forget_day, set_day, start_ward

__all__ = [
    "add_administrator",
    "add_alias",
    "add_officer",
    "add_people",
    "add_position",
    "add_unit",
    "appoint",
    "change_officer",
    "change_position",
    "change_settings",
    "change_unit",
    "close_idle_accounts",
    "end_tenure",
    "end_unit",
    "forget_day",
    "issue_link",
    "join_ward",
    "leave",
    "merge_units",
    "propose_units",
    "remove_alias",
    "set_day",
    "set_shortcuts",
    "split_unit",
    "start_ward",
    "transfer",
    "use_link",
]
