"""Made-up sources, entries and businesses for tests, each with the fewest words that say what matters."""

from datetime import date, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from donghanh.files.actions import store_file
from donghanh.org.models import Ward
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import FactKind, SourceKind
from donghanh.registry.models import Batch, Business, Entry, Question, Source, StagedRow, YearlyFact
from donghanh.registry.resolution.circles import record_of
from tests.make import officer

_numbers = count(1)
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def source(of: Ward, kind: str = SourceKind.REGISTRATION) -> Source:
    """The ward's one source of a kind."""
    return Source.objects.get_or_create(ward=of, kind=kind, defaults={"name": f"Danh sách {kind}"})[0]


def entry(
    about: Business,
    kind: str = SourceKind.REGISTRATION,
    *,
    key: str = "",
    as_of: date = date(2026, 1, 1),
    **values: str,
) -> Entry:
    """What a source says of a business; nothing is settled."""
    of = source(about.ward, kind)
    key = key or str(about.pk)
    Entry.objects.filter(source=of, key=key).update(is_current=False)
    return Entry.objects.create(
        ward=about.ward, source=of, key=key, business=about, values=values, as_of=as_of
    )


def business(of: Ward, kind: str = SourceKind.REGISTRATION, **values: str) -> Business:
    """A household business of which one source says `values` (and its name and form), settled."""
    number = next(_numbers)
    told = {"name": f"Hộ kinh doanh số {number}", "legal_form": "household", "registered_on": "2020-01-01"}
    made = Business.objects.create(ward=of, name="")
    entry(made, kind, **(told | {name: value for name, value in values.items() if value}))
    settle([made.pk])
    made.refresh_from_db()
    return made


def fact(
    about: Business, kind: str, year: int, value: Any, by: str = SourceKind.TAX, **facts: Any
) -> YearlyFact:
    """What a source says of a business for a year: an amount, or words."""
    said = {"words": value} if isinstance(value, str) else {"amount": value}
    return YearlyFact.objects.create(
        ward=about.ward,
        business=about,
        kind=FactKind(kind),
        year=year,
        source=source(about.ward, by),
        **({"as_of": date(year, 12, 31)} | said | facts),
    )


def waiting(
    of: Ward, kind: str = SourceKind.TAX, *, key: str = "", as_of: date = date(2026, 1, 1), **values: str
) -> Entry:
    """An entry about which a person has to say first which business it is."""
    number = next(_numbers)
    told = {"name": f"Hộ kinh doanh số {number}"} | values
    return Entry.objects.create(
        ward=of, source=source(of, kind), key=key or f"cho-{number}", values=told, as_of=as_of
    )


def question(one: Entry, other: Entry, probability: float = 0.5, **facts: Any) -> Question:
    """An open question about two entries."""
    first, second = sorted((one, other), key=record_of)
    known: dict[str, Any] = {
        "one_source_id": first.source_id,
        "one_key": first.key,
        "other_source_id": second.source_id,
        "other_key": second.key,
        "probability": probability,
        "reason": "name_and_little",
    }
    return Question.objects.create(ward_id=one.ward_id, **(known | facts))


def batch(of: Ward, kind: str = SourceKind.TAX, *rows: dict[str, str]) -> Batch:
    """A list of a source with staged rows: values with their `key`, numbered from 1."""
    number = next(_numbers)
    by = officer(of)
    file = store_file(b"ten\n", f"danh-sach-{number}.csv", by=by)
    made = Batch.objects.create(
        ward=of, source=source(of, kind), file=file, as_of=date(2026, 11, 10), created_by=by
    )
    StagedRow.objects.bulk_create(
        StagedRow(ward=of, batch=made, number=place, values=values)
        for place, values in enumerate(rows, start=1)
    )
    return made
