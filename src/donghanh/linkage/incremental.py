"""A new list against rows that are known: what is known stays as it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from donghanh.linkage.assigning import Candidate, assign
from donghanh.linkage.comparing import COMPARISONS
from donghanh.linkage.crowds import CROWD, Crowds, crowds_of
from donghanh.linkage.engines import opened, register
from donghanh.linkage.known import KnownRecords, Near
from donghanh.linkage.linking import Clock, told
from donghanh.linkage.options import Options, Outcome
from donghanh.linkage.preparing import MOST_OF_ONE, RARE, Prepared, prepare
from donghanh.linkage.scoring import Frequencies, candidates, scored
from donghanh.linkage.tables import Row
from donghanh.linkage.training import Known, Model, trained
from donghanh.linkage.twins import are_twins, codes_of_several, numbers_contradict

_FREQUENT = ("own", "core", "owner", "door", "phone")
_FEW = 2 * MOST_OF_ONE
_TELLS_FREQUENCIES = 5_000
Counts = dict[str, dict[str, int]]


def link_new(
    known: KnownRecords | Iterable[Row], new: Sequence[Row], options: Options | None = None
) -> Outcome:
    """Pairs of a known row (`id_left`) and a new one that are the same business or may be.

    A new row is `same` with one known business at most, and meets a business only once, in its row that fits best: what
    would tie two known businesses together, or contradicts another row of the business, is asked about. Twins in the
    new list each get their pair (`link_within` finds them). Always runs in this process. Raises EngineMissing
    without Splink.
    """
    if isinstance(known, KnownRecords):
        return _linked(known, new, options or Options())
    with KnownRecords.of(known) as store:
        return _linked(store, new, options or Options())


def _linked(known: KnownRecords, new: Sequence[Row], options: Options) -> Outcome:
    clock = Clock()
    table = prepare(new)
    clock.lap("prepare")
    counts = known.counts(_values(table, _FREQUENT))
    _mark_rare(table, counts)
    near = known.near(table) if table else None
    clock.lap("look up")
    if not near or not near.table:
        return Outcome([], COMPARISONS, 0.0, clock.seconds)
    tables = [near.table, table]
    model, prior = trained(tables, Known(len(known), known.sample(), known.model))
    clock.lap("train")
    with opened("duckdb") as api:
        shares = _shares(api, known, tables)
        found = list(scored(register(api, tables), "duckdb", model, prior, shares))
    clock.lap("score")
    likely = candidates(found, tables, _crowds(near, table, counts, model), model, options)
    kept = _settled(likely, near, table, options)
    clock.lap("decide")
    by_place = [Row(each) for each in near.ids]
    return Outcome([told(each, by_place, new) for each in kept], model, prior, clock.seconds)


def _values(table: Iterable[Prepared], columns: Iterable[str]) -> dict[str, set[str]]:
    return {column: {row[column] for row in table if row[column]} for column in columns}


def _mark_rare(table: list[Prepared], counts: Counts) -> None:
    """Marks the words of new rows that few rows have, here and among the known ones."""
    here = _counted(table, RARE)
    for row in table:
        for column, marked in RARE.items():
            word = row[column]
            few = word and here[column][word] + counts[column].get(word, 0) <= _FEW
            row[marked] = word if few else None


def _counted(table: Iterable[Prepared], columns: Iterable[str]) -> dict[str, defaultdict[str, int]]:
    counts: dict[str, defaultdict[str, int]] = {column: defaultdict(int) for column in columns}
    for row in table:
        for column, seen in counts.items():
            if row[column]:
                seen[row[column]] += 1
    return counts


def _shares(api: Any, known: KnownRecords, tables: list[list[Prepared]]) -> Frequencies:
    """How frequent each value is among all rows, for those at hand; few rows do not make their words frequent."""
    import pyarrow

    near, new = tables
    counts = known.counts(_values([*near, *new], _FREQUENT))
    here = _counted(new, _FREQUENT)
    size = max(len(known) + len(new), _TELLS_FREQUENCIES)
    shares = {}
    for column in _FREQUENT:
        words = sorted({*counts[column], *here[column]})
        seen = [(counts[column].get(word, 0) + here[column].get(word, 0)) / size for word in words]
        told = pyarrow.table({column: pyarrow.array(words, pyarrow.string()), f"tf_{column}": seen})
        shares[column] = api.register(told, dataset_display_name=f"share_of_{column}")
    return shares


def _crowds(near: Near, new: list[Prepared], counts: Counts, model: Model) -> Crowds:
    """What many known businesses share, or many rows of the new list; rows of one business are no crowd."""
    here = crowds_of([new], model)
    return Crowds(
        doors=here.doors | _crowded(near, "door", counts),
        phones=here.phones | _crowded(near, "phone", counts),
        codes=here.codes | codes_of_several(near.table, near.businesses),
        trades_differ=here.trades_differ,
    )


def _crowded(near: Near, column: str, counts: Counts) -> frozenset[str]:
    sharing: defaultdict[str, set[str]] = defaultdict(set)
    for row, business in zip(near.table, near.businesses, strict=True):
        if row[column]:
            sharing[row[column]].add(business)
    many = {value for value, businesses in sharing.items() if len(businesses) > CROWD}
    return frozenset(many | {value for value, count in counts[column].items() if count > _FEW})


def _settled(likely: list[Candidate], near: Near, new: list[Prepared], options: Options) -> list[Candidate]:
    """One partner a new row; what touches more than one known business is asked."""
    rows_of: defaultdict[str, list[Prepared]] = defaultdict(list)
    for row, business in zip(near.table, near.businesses, strict=True):
        rows_of[business].append(row)

    def are_one(one: int, other: int) -> bool:
        return near.businesses[one] == near.businesses[other] or are_twins(near.table[one], near.table[other])

    if options.subject == "businesses":
        likely = [
            _unless_contradicted(each, rows_of[near.businesses[each.left]], new[each.right])
            for each in likely
        ]
    kept = assign(
        _best_of_each_business(likely, near),
        are_one,
        lambda one, other: are_twins(new[one], new[other]),
        len(likely),
    )
    same, asked = _one_business_a_row(kept)
    return same + asked[: options.most_asked(min(len(near.table), len(new)))]


def _best_of_each_business(likely: list[Candidate], near: Near) -> list[Candidate]:
    best: dict[tuple[str, int], Candidate] = {}
    for each in sorted(likely, key=lambda each: (each.most != "same", -each.weight, each.left)):
        best.setdefault((near.businesses[each.left], each.right), each)
    return list(best.values())


def _unless_contradicted(pair: Candidate, business: list[Prepared], new: Prepared) -> Candidate:
    """A question where another row of the business bears numbers that differ; an equal tax code stands above it."""
    if pair.most != "same" or pair.evidence.tax == "same":
        return pair
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
