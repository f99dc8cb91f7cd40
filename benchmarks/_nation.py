"""A made-up nation of businesses, written straight into PostgreSQL ward by ward."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import psycopg

NOW = datetime(2026, 11, 22, tzinfo=UTC)
UNTIL = date(2026, 10, 31)
SEED = 20261122
FORMS = {
    "company_one": "llc_one",
    "company_two": "llc_more",
    "joint_stock": "joint_stock",
    "sole": "sole",
    "cooperative": "cooperative",
    "household": "household",
    "branch": "branch",
}
TAX = {"active": "00", "suspended": "05", "absent": "06", "closed": "01"}


@dataclass
class Tables:
    """Rows of every table of one ward, in the order of the columns below."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def add(self, table: str, *values: Any) -> None:
        self.rows.setdefault(table, []).append(values)


COLUMNS = {
    "registry_place": "id ward_id text folded former house street area",
    "registry_business": "id ward_id public_id name folded legal_form standing tax_status registration_status place_id "
    "industry_code industry_version industry registered_on ended_on capital conflicts created_at updated_at",
    "registry_identifier": "id ward_id business_id kind value",
    "registry_person": "id ward_id name folded gender born_on personal_number phone email",
    "registry_involvement": "id ward_id business_id person_id part",
    "registry_standingperiod": "id ward_id business_id standing since until",
    "registry_entry": "id ward_id source_id key business_id values given as_of is_current recorded_at",
    "registry_yearlyfact": "id ward_id business_id year kind amount words source_id as_of is_current recorded_at",
}


def add_wards(connection: psycopg.Connection, codes: Sequence[str], kept: int) -> dict[int, int]:
    """Adds a ward for each commune code beside the ward `kept`, with two sources; returns ward → its first source."""
    from donghanh.org.communes import communes

    columns = [
        name
        for (name,) in connection.execute(
            "select column_name from information_schema.columns where table_name = 'org_ward' order by ordinal_position"
        )
    ]
    copied = ", ".join(name for name in columns if name not in ("id", "code", "name", "province_code"))
    for code in codes:
        commune = communes()[code]
        connection.execute(
            f"insert into org_ward (code, name, province_code, {copied}) "
            f"select %s, %s, %s, {copied} from org_ward where id = %s on conflict do nothing",
            [code, commune.name, commune.province_code, kept],
        )
    connection.execute(
        "insert into registry_source (ward_id, kind, name, agency, mapping, created_at) "
        "select w.id, k, k, '', '{}', now() from org_ward w cross join (values ('registration'), ('tax')) s(k) "
        "on conflict do nothing"
    )
    return dict(
        connection.execute("select ward_id, min(id) from registry_source group by ward_id").fetchall()
    )


def write_ward(connection: psycopg.Connection, ward: int, source: int, size: int) -> None:
    """Writes `size` businesses of a ward: the same ward always gets the same ones, whatever stands beside it."""
    tables = Tables()
    start = ward * 1_000_000
    for number, (business, life) in enumerate(_population(ward, size), start + 1):
        _write(tables, ward, source, number, business, life)
    for table, columns in COLUMNS.items():
        _copy(connection, table, columns.split(), tables.rows.get(table, []))


def _population(ward: int, size: int) -> Iterator[tuple[Any, Any]]:
    from donghanh.demo.country import populate
    from donghanh.demo.country.lives import live

    for business in populate(size, SEED + ward):
        yield business, live(business, SEED + ward, until=UNTIL)


def _write(tables: Tables, ward: int, source: int, number: int, business: Any, life: Any) -> None:
    from psycopg.types.json import Jsonb

    from donghanh.demo.country.places import written
    from donghanh.vietnamese.text import fold

    name = _name(business)
    address = f"{written(business.place)} {number}"
    status, owner = TAX[life.state], business.owner
    active = "active" if status == "00" else "closed" if status == "01" else "suspended"
    ended = life.state_since if active == "closed" else None
    code = f"{number:010d}" if business.form != "household" else f"{number:012d}"
    tables.add(
        "registry_place", number, ward, address, fold(address), "", business.place.house,
        business.place.street or business.place.hamlet, business.place.group,
    )  # fmt: skip
    tables.add(
        "registry_business", number, ward, _public_id(number), name, fold(f"{name} {business.trade.register}"),
        FORMS[business.form], active, status, "active", number, business.trade.code, "2025", business.trade.register,
        life.registered_on, ended, life.capital, 0, NOW, NOW,
    )  # fmt: skip
    kind = "personal_number" if business.form == "household" else "tax_code"
    tables.add("registry_identifier", number, ward, number, kind, code)
    tables.add(
        "registry_person", number, ward, owner.name, fold(owner.name), owner.gender, life.born_on, f"{number:012d}",
        owner.phone, "",
    )  # fmt: skip
    tables.add("registry_involvement", number, ward, number, number, "owner")
    since = life.registered_on
    if life.state_since and life.state_since > since:
        tables.add("registry_standingperiod", number * 2, ward, number, "active", since, life.state_since)
        since = life.state_since
    last = "active" if since == life.registered_on else active
    tables.add("registry_standingperiod", number * 2 + 1, ward, number, last, since, None)
    said = {"name": name, "tax_code": code, "address": address, "owner": owner.name, "tax_status": status}
    for place in (0, 1):
        tables.add(
            "registry_entry", number * 2 + place, ward, source + place, str(number), number, Jsonb(said), Jsonb({}),
            UNTIL, True, NOW,
        )  # fmt: skip
    _write_facts(tables, ward, source, number, life)


def _write_facts(tables: Tables, ward: int, source: int, number: int, life: Any) -> None:
    facts = [
        ("revenue", 2025, life.revenue),
        ("insured_staff", 2025, life.insured),
        ("staff", 2025, life.staff),
    ]
    for place, (kind, year, amounts) in enumerate(facts):
        if year in amounts:
            tables.add(
                "registry_yearlyfact", number * 4 + place, ward, number, year, kind, amounts[year], "", source + 1,
                UNTIL, True, NOW,
            )  # fmt: skip
    uses = "yes" if life.uses_etax else "no"
    tables.add(
        "registry_yearlyfact", number * 4 + 3, ward, number, 2026, "etax_mobile", None, uses, source + 1, UNTIL, True,
        NOW,
    )  # fmt: skip


def _name(business: Any) -> str:
    if business.form == "household":
        return f"Hộ kinh doanh {business.shop} {business.word}"
    return f"Công ty {business.firm} {business.word}"


def _public_id(number: int) -> str:
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    mixed, signs = (number * 2654435761) % 32**12, []
    for _ in range(12):
        mixed, place = divmod(mixed, 32)
        signs.append(alphabet[place])
    return "".join(reversed(signs))


def _defaults(table: str, given: Sequence[str]) -> dict[str, Any]:
    """What the other columns hold where nobody says otherwise."""
    from django.apps import apps
    from django.db.models import GeneratedField
    from psycopg.types.json import Jsonb

    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    left = {
        each.column: each.get_default()
        for each in model._meta.concrete_fields
        if each.column not in given and not isinstance(each, GeneratedField)
    }
    told = {column: value for column, value in left.items() if value is not None}
    return {
        column: Jsonb(value) if isinstance(value, dict | list) else value for column, value in told.items()
    }


def _copy(
    connection: psycopg.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    rest = _defaults(table, columns)
    names = ", ".join(f'"{column}"' for column in (*columns, *rest))
    with connection.cursor().copy(f"copy {table} ({names}) from stdin") as copy:
        for row in rows:
            copy.write_row((*row, *rest.values()))


def sizes_of(entities: int, wards: int) -> list[int]:
    """Businesses of each ward, unequal as in the country, together about `entities`; the first ward has the average."""
    random = Random(SEED)
    shares = [1.0, *(random.lognormvariate(0, 0.5) for _ in range(wards - 1))]
    mean = sum(shares[1:]) / max(1, wards - 1) if wards > 1 else 1.0
    return [max(1, round(entities / wards * (share / mean if at else 1))) for at, share in enumerate(shares)]


def copy_rows_of(connection: psycopg.Connection, names: Sequence[tuple[int, int, str, str]]) -> None:
    """Businesses that are a name and nothing more: number, ward, name, search key."""
    words = (
        "id ward_id public_id name folded legal_form standing tax_status industry_version industry created_at"
    )
    columns = [*words.split(), "updated_at"]
    rest = ("household", "active", "00", "", "", NOW, NOW)
    _copy(
        connection,
        "registry_business",
        columns,
        ((number, ward, _public_id(number), name, folded, *rest) for number, ward, name, folded in names),
    )
