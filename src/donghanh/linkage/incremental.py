"""A new list against rows that are known: what is known stays as it is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from donghanh.linkage.assigning import Candidate, assign
from donghanh.linkage.columns import Columns, Prepared
from donghanh.linkage.comparing import COMPARISONS
from donghanh.linkage.crowds import CROWD, Crowds, crowds_of
from donghanh.linkage.engines import opened
from donghanh.linkage.known import KnownRecords, Near
from donghanh.linkage.linking import Clock, link_prepared, told, twins_in
from donghanh.linkage.options import Options, Outcome
from donghanh.linkage.preparing import MOST_OF_ONE, RARE, prepare
from donghanh.linkage.scoring import candidates, scored
from donghanh.linkage.tables import Row
from donghanh.linkage.training import Known, Model, trained
from donghanh.linkage.twins import are_twins, codes_of_several, numbers_contradict

_FREQUENT = ("own", "core", "owner", "door", "phone")
_FEW = 2 * MOST_OF_ONE
_TELLS_FREQUENCIES = 5_000


def link_new(
    known: KnownRecords | Iterable[Row], new: Iterable[Row], options: Options | None = None
) -> Outcome:
    """Pairs of a known row (`id_left`) and a new one that are the same business or may be.

    A new row is `same` with one known business at most, and meets a business only once, in its row that fits best: what
    would tie two known businesses together, or contradicts another row of the business, is asked about. Twins in the
    new list each get their pair (`link_within` finds them). Always runs in this process. Raises EngineMissing
    without Splink.
    """
    ids: list[str] = []
    table = prepare(_noted(new, ids))
    if isinstance(known, KnownRecords):
        return link_to_found(look_up(known, table), table, ids, options or Options())
    with KnownRecords.of(known) as store:
        found = look_up(store, table)
    return link_to_found(found, table, ids, options or Options())


def link_list(known: KnownRecords, new: Iterable[Row], options: Options) -> tuple[Outcome, Outcome]:
    """What `link_new` says of a list and what `link_within` says of it. Its rows are prepared once, and the known ones
    are let go once they were looked up: the store is closed."""
    ids: list[str] = []
    table = prepare(_noted(new, ids))
    with known:
        found = look_up(known, table)
    return link_to_found(found, table, ids, options), link_prepared(table, ids, options)


def _noted(rows: Iterable[Row], ids: list[str]) -> Iterator[Row]:
    for row in rows:
        ids.append(row.id)
        yield row


class Found(NamedTuple):
    """What of known rows is needed for a new list; the store can be closed then. `often`: column → value → how many
    known rows have it."""

    near: Near
    known: Known
    shares: dict[str, Any]
    often: dict[str, dict[str, int]]


def look_up(known: KnownRecords, table: Columns) -> Found:
    """Marks the rare words of new rows, and finds the known rows that they may be."""
    _mark_rare(table, known)
    near = known.near(table)
    return Found(
        near,
        Known(len(known), known.sample(), known.model),
        {column: _shares(column, known, near.table, table) for column in _FREQUENT},
        {column: known.counts(column, table.column(column)) for column in ("door", "phone")},
    )


def link_to_found(found: Found, table: Columns, ids: Sequence[str], options: Options) -> Outcome:
    """As `link_new`, of rows that are prepared."""
    clock = Clock()
    if not table or not found.near.table:
        return Outcome([], COMPARISONS, 0.0, clock.seconds)
    tables = [found.near.table, table]
    model, prior = trained(tables, found.known)
    clock.lap("train")
    crowds = _crowds(found, table, model)
    with opened("duckdb", rows=len(table)) as api:
        shares = {
            column: api.register(told, dataset_display_name=f"share_of_{column}")
            for column, told in found.shares.items()
        }
        likely = candidates(scored(tables, api, model, prior, shares), tables, crowds, model, options)
    clock.lap("score")
    kept = _settled(likely, found.near, table, options)
    clock.lap("decide")
    return Outcome([told(each, found.near.ids, ids) for each in kept], model, prior, clock.seconds)


def _mark_rare(table: Columns, known: KnownRecords) -> None:
    """Marks the words of new rows that few rows have, here and among the known ones."""
    for column, marked in RARE.items():
        words = table.column(column)
        here = Counter(word for word in words if word)
        there = known.counts(column, here)
        few = {word for word, count in here.items() if count + there.get(word, 0) <= _FEW}
        table.put(marked, (word if word in few else None for word in words))


def _shares(column: str, known: KnownRecords, near: Columns, new: Columns) -> Any:
    """How frequent each value is among all rows, for those at hand; few rows do not make their words frequent."""
    import pyarrow

    size = max(len(known) + len(new), _TELLS_FREQUENCIES)
    here = Counter(word for word in new.column(column) if word)
    there = known.counts(column, {*here, *filter(None, near.column(column))})
    words = sorted({*there, *here})
    seen = [(there.get(word, 0) + here[word]) / size for word in words]
    return pyarrow.table({column: pyarrow.array(words, pyarrow.string()), f"tf_{column}": seen})


def _crowds(found: Found, new: Columns, model: Model) -> Crowds:
    """What many known businesses share, or many rows of the new list; rows of one business are no crowd."""
    here = crowds_of([new], model)
    near = found.near
    return Crowds(
        doors=here.doors | _crowded(near, "door", found.often["door"]),
        phones=here.phones | _crowded(near, "phone", found.often["phone"]),
        codes=here.codes | codes_of_several(near.table, near.businesses),
        trades_differ=here.trades_differ,
    )


def _crowded(near: Near, column: str, counts: Mapping[str, int]) -> frozenset[str]:
    cells = near.table.column(column)
    often = {value for value, count in Counter(filter(None, cells)).items() if count > CROWD}
    sharing: defaultdict[str, set[str]] = defaultdict(set)
    for value, business in zip(cells, near.businesses, strict=True):
        if value in often:
            sharing[value].add(business)
    many = {value for value, businesses in sharing.items() if len(businesses) > CROWD}
    return frozenset(many | {value for value, count in counts.items() if count > _FEW})


def _settled(likely: list[Candidate], near: Near, new: Columns, options: Options) -> list[Candidate]:
    """One partner a new row; what touches more than one known business is asked."""

    def are_one(one: int, other: int) -> bool:
        return near.businesses[one] == near.businesses[other] or are_twins(near.table[one], near.table[other])

    if options.subject == "businesses":
        rows_of = _rows_of(near, {near.businesses[each.left] for each in likely if _is_open(each)})
        likely = [
            _unless_contradicted(each, rows_of[near.businesses[each.left]], new[each.right])
            if _is_open(each)
            else each
            for each in likely
        ]
    kept = assign(_best_of_each_business(likely, near), are_one, twins_in(new), len(likely))
    same, asked = _one_business_a_row(kept)
    return same + asked[: options.most_asked(min(len(near.table), len(new)))]


def _is_open(pair: Candidate) -> bool:
    """An equal tax code stands above other numbers."""
    return pair.most == "same" and pair.evidence.tax != "same"


def _rows_of(near: Near, businesses: Collection[str]) -> dict[str, list[Prepared]]:
    rows: defaultdict[str, list[Prepared]] = defaultdict(list)
    for place, business in enumerate(near.businesses):
        if business in businesses:
            rows[business].append(near.table[place])
    return rows


def _best_of_each_business(likely: list[Candidate], near: Near) -> list[Candidate]:
    best: dict[tuple[str, int], Candidate] = {}
    for each in sorted(likely, key=lambda each: (each.most != "same", -each.weight, each.left)):
        best.setdefault((near.businesses[each.left], each.right), each)
    return list(best.values())


def _unless_contradicted(pair: Candidate, business: list[Prepared], new: Prepared) -> Candidate:
    """A question where another row of the business bears numbers that differ."""
    if any(numbers_contradict(row, new) for row in business):
        return pair._replace(most="ask", reason="other_number_known", probability=min(pair.probability, 0.5))
    return pair


def _one_business_a_row(kept: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Pairs that are the same, and questions by falling probability. Known twins that nobody tied together yet stay
    apart: the second is a question."""
    same: dict[int, Candidate] = {}
    asked = [each for each in kept if each.most == "ask"]
    for each in kept:
        if each.most == "same" and same.setdefault(each.right, each) is not each:
            asked.append(each._replace(most="ask", reason="known_twice"))
    asked.sort(key=lambda each: (-each.probability, each.left, each.right))
    return list(same.values()), asked
