"""What would come of each staged row: the dry run, in set-based SQL."""

from typing import Any

from django.db import connection
from django.db.models import Max

from donghanh.registry.actions.resolution import place_rows
from donghanh.registry.enums import BatchState
from donghanh.registry.models import Batch, Choice, Entry, Judgement

_TWICE = """
    update registry_stagedrow r set
        outcome = 'refused',
        findings = r.findings || jsonb_build_array(jsonb_build_object(
            'code', 'key_twice', 'severity', 'refused', 'attribute', '', 'before', twin.first::text, 'after', ''))
    from (
        select id, first_value(number) over same as first, row_number() over same as place
        from registry_stagedrow
        where batch_id = %(batch)s and outcome <> 'refused'
        window same as (partition by "values" ->> 'key' order by number)
    ) twin
    where twin.id = r.id and twin.place > 1
"""
_OUTCOMES = """
    with told as (
        select f.entry_id, jsonb_object_agg(f.year::text, f.kinds) as facts
        from (
            select entry_id, year, jsonb_object_agg(kind, coalesce(amount::text, words)) as kinds
            from registry_yearlyfact
            where source_id = %(source)s and entry_id is not null
            group by entry_id, year
        ) f group by f.entry_id
    ), judged as (
        select r.id, case
            when e.id is null and r."placing" ? 'ask' and not r."placing" ?| array['business', 'with'] then 'asked'
            when e.id is null then 'new'
            when e."values" = r."values" - '{key,facts,given}'::text[]
                and coalesce(told.facts, '{}') @> (r."values" -> 'facts') then 'unchanged'
            else 'changed' end as outcome
        from registry_stagedrow r
        left join registry_entry e
            on e.source_id = %(source)s and e.key = r."values" ->> 'key' and e.is_current
        left join told on told.entry_id = e.id
        where r.batch_id = %(batch)s and r.outcome <> 'refused'
    )
    update registry_stagedrow r set outcome = judged.outcome
    from judged where judged.id = r.id and r.outcome <> judged.outcome
"""
_COUNTS = """
    select case when findings @> '[{"severity": "passed"}]' then 'passed' else outcome end as came_to, count(*),
        count(*) filter (where outcome in ('new', 'changed') and not "placing" ? 'business' and not "placing" ? 'ask'),
        count(*) filter (where findings @> '[{"severity": "doubt"}]' and outcome <> 'refused'),
        count(*) filter (where findings @> '[{"severity": "mended"}]' and outcome <> 'refused')
    from registry_stagedrow where batch_id = %(batch)s group by came_to
"""
_FINDINGS = """
    select found ->> 'code', count(distinct number)
    from registry_stagedrow, jsonb_array_elements(findings) found
    where batch_id = %(batch)s group by 1
"""
_ABSENT = """
    select count(*) from registry_entry e where e.source_id = %(source)s and e.is_current and not exists (
        select from registry_stagedrow r where r.batch_id = %(batch)s and r."values" ->> 'key' = e.key)
"""


def compare_rows(batch: Batch) -> None:
    """Says of every row what it would come to, and fills `batch.counts` (unsaved). Doing it again changes nothing.

    Counts: rows by outcome, "passed" for those that are no records, "businesses" that would be new, "doubtful" and
    "mended" rows among those taken, "absent" entries of the source that the list no longer has, "findings" by code.
    """
    keys = {"batch": batch.pk, "source": batch.source_id}
    with connection.cursor() as cursor:
        cursor.execute(_TWICE, keys)
    place_rows(batch)
    with connection.cursor() as cursor:
        cursor.execute(_OUTCOMES, keys)
        batch.counts = {**_counts(cursor, keys), "seen": seen_registry(batch.ward_id)}


def seen_registry(ward: int) -> list[int]:
    """What the comparison rests on: it is stale once these figures are others."""
    taken = Batch.objects.filter(ward_id=ward, state=BatchState.APPLIED).count()
    newest = (Entry, Judgement, Choice)
    return [
        taken,
        *(model.objects.filter(ward_id=ward).aggregate(newest=Max("pk"))["newest"] or 0 for model in newest),
    ]


def _counts(cursor: Any, keys: dict[str, int]) -> dict[str, Any]:
    cursor.execute(_COUNTS, keys)
    counts: dict[str, Any] = {"businesses": 0, "doubtful": 0, "mended": 0}
    for outcome, rows, businesses, doubtful, mended in cursor.fetchall():
        counts[outcome] = rows
        counts["businesses"] += businesses
        counts["doubtful"] += doubtful
        counts["mended"] += mended
    cursor.execute(_FINDINGS, keys)
    counts["findings"] = dict(cursor.fetchall())
    cursor.execute(_ABSENT, keys)
    counts["absent"] = cursor.fetchone()[0]
    return counts
