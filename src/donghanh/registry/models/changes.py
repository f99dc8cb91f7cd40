"""`Business.updated_at` tells of every change that a reader is shown, and the database tells since when changes may be
under way: the ground on which others read only what changed. Triggers, so that no action can forget it.
"""

import pgtrigger

UNDER_WAY = 0x646875
"""Number of our own among the advisory locks. The second number of the lock is the minute (since 1970) in which the
transaction began that holds it: it has changed businesses, and nobody else sees yet what."""
_BEGIN = f"""
    perform pg_advisory_xact_lock_shared({UNDER_WAY}, floor(extract(epoch from now()) / 60)::int);
    if coalesce(current_setting('donghanh.changing_since', true), '') = '' then
        perform set_config('donghanh.changing_since', (clock_timestamp() - interval '1 minute')::text, true);
    end if;
    return null;
"""
"""The setting keeps the moment of the lock, less a minute, until the transaction ends."""
_TOUCH = """
    update registry_business set updated_at = clock_timestamp() where id in ({businesses})
    and updated_at < coalesce(nullif(current_setting('donghanh.changing_since', true), '')::timestamptz, 'infinity');
    return null;
"""
"""What was dated since is new enough: whoever read it then goes back further, by the lock or by the slack for clocks.
So a business that comes with its numbers, people and figures is dated once."""
_CHANGED = {
    pgtrigger.Insert: "table new_rows",
    pgtrigger.Delete: "table old_rows",
    pgtrigger.Update: "(table new_rows except table old_rows) union all (table old_rows except table new_rows)",
}
_ROWS = {
    pgtrigger.Insert: pgtrigger.Referencing(new="new_rows"),
    pgtrigger.Delete: pgtrigger.Referencing(old="old_rows"),
    pgtrigger.Update: pgtrigger.Referencing(old="old_rows", new="new_rows"),
}
OWN = "select business_id from changed"
OF_PERSON = (
    "select part.business_id from registry_involvement part join changed on changed.id = part.person_id"
)
OF_PLACE = "select b.id from registry_business b join changed on changed.id = b.place_id"
OF_BOTH = "select predecessor_id from changed union select successor_id from changed"


def change_under_way() -> pgtrigger.Trigger:
    """On businesses: says until the end of the transaction that it changes some, before the first of them."""
    return pgtrigger.Trigger(
        name="change_under_way",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=_BEGIN,
    )


def news_of(businesses: str = OWN) -> list[pgtrigger.Trigger]:
    """Rows that come, go or become others are news of the businesses that the query finds from `changed`."""
    return [_news(operation, businesses) for operation in _CHANGED]


def news_when_changed(businesses: str) -> list[pgtrigger.Trigger]:
    """The same for rows that tell nothing before another row leads to them."""
    return [_news(pgtrigger.Update, businesses)]


def _news(operation: pgtrigger.Operation, businesses: str) -> pgtrigger.Trigger:
    changed = f"with changed as ({_CHANGED[operation]}) {businesses}"
    return pgtrigger.Trigger(
        name=f"news_{operation}".lower(),
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=_ROWS[operation],
        func=_TOUCH.format(businesses=changed),
    )
