"""A store of known rows as values that can be compared, so that a new list meets a million of them in seconds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from donghanh.linkage.blocking import conditions
from donghanh.linkage.columns import Columns
from donghanh.linkage.comparing import COMPARISONS
from donghanh.linkage.engines import connected
from donghanh.linkage.preparing import RARE, are_check_digits_kept, prepare
from donghanh.linkage.tables import Row
from donghanh.linkage.training import DRAWN, Model

_CHUNK = 10_000
_MOST_NEAR = 100
_NEAR = """
    insert into near select place from
    (select k.unique_id as place, n.unique_id as row from known k join new n on {condition})
    qualify count(*) over (partition by row) <= {most}
"""
_COUNTS = "select {column}, count(*) from known where {column} in (select value from asked) group by 1"
_TWICE = """
    select id from chunk where id in (select id from known)
    union all (select id from chunk group by id having count(*) > 1)
"""


Businesses = Callable[[str], str]
"""Id of a row → its business."""


class StoreFault(ValueError):
    """A store of known rows that does not fit; `str(error)` is one Vietnamese sentence."""


class Near(NamedTuple):
    """Known rows that share something with new ones, and the others of their businesses: ids, businesses, values."""

    ids: list[str]
    businesses: list[str]
    table: Columns


class KnownRecords:
    """Known rows, each of one business; in a file, which goes with the store where no path is given.

    Rows can be added, given to another business and taken out. Where nobody gave a row to a business, its own id names
    its business. A context manager, or `close()`; one process has a file open at a time.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Opens the store, and makes it where there is none. Raises EngineMissing without DuckDB, StoreFault for a file
        that another process has open, that is none, or that is of another version."""
        self._open = ExitStack()
        self._connection = _opened(path, self._open)
        try:
            self._make()
        except StoreFault:
            self.close()
            raise

    @classmethod
    def of(cls, rows: Iterable[Row], businesses: Mapping[str, str] | Businesses | None = None) -> Self:
        """A store that goes when it is closed."""
        store = cls()
        store.extend(rows, businesses)
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return int(self._number("select count(*) from known"))

    def close(self) -> None:
        """Writes what is left to write."""
        self._open.close()

    def extend(self, rows: Iterable[Row], businesses: Mapping[str, str] | Businesses | None = None) -> int:
        """Adds the rows of one list, any number of them, all or none; gives how many. `businesses`: id → business, or
        what tells it of a row that was read.

        Raises StoreFault where an id is there already.
        """
        business_of = businesses if callable(businesses) else _told_in(businesses or {})
        waiting = iter(rows)
        chunk = list(islice(waiting, _CHUNK))
        checked = are_check_digits_kept(prepare(chunk, checked=True))
        before = place = self._number("select coalesce(max(unique_id) + 1, 0) from known")
        with self._all_or_nothing():
            while chunk:
                self._add(chunk, prepare(chunk, checked), business_of, place)
                place += len(chunk)
                chunk = list(islice(waiting, _CHUNK))
        return place - before

    def assign(self, businesses: Mapping[str, str]) -> None:
        """Gives rows to other businesses: id → business. Ids that are not known do nothing."""
        with (
            self._all_or_nothing(),
            self._shown("told", _columns(id=businesses, business=businesses.values())),
        ):
            self._run("update known set business = told.business from told where known.id = told.id")

    def remove(self, ids: Iterable[str]) -> None:
        """Takes rows out, as where an import is undone."""
        with self._all_or_nothing(), self._shown("told", _columns(id=ids)):
            self._run("delete from known where id in (select id from told)")

    def keep_model(self, model: Model) -> None:
        """Keeps what was learnt, so that new lists are compared without learning again."""
        import pyarrow

        levels = [(each.name, level) for each in model for level in each.levels]
        shares = {"m": [level.m for _, level in levels], "u": [level.u for _, level in levels]}
        names = {"comparison": [name for name, _ in levels], "level": [level.name for _, level in levels]}
        with self._all_or_nothing(), self._shown("told", pyarrow.table(names | shares)):
            self._run("delete from model")
            self._run("insert into model select * from told")

    @property
    def model(self) -> Model | None:
        """What was kept; None where nothing was."""
        found = self._run("select comparison, level, m, u from model")
        shares = {(comparison, level): {"m": m, "u": u} for comparison, level, m, u in found}
        if not shares:
            return None
        return tuple(
            each._replace(
                levels=tuple(level._replace(**shares[each.name, level.name]) for level in each.levels)
            )
            for each in COMPARISONS
        )

    def sample(self) -> Columns:
        """Rows drawn at even steps."""
        return self._rows(f"unique_id % {max(1, len(self) // DRAWN)} = 0").table

    def counts(self, column: str, values: Iterable[str | None]) -> dict[str, int]:
        """Value → how many known rows have it in this column, of the values asked for."""
        with self._shown("asked", _columns(value=values)):
            return dict(self._run(_COUNTS.format(column=column)))

    def near(self, new: Columns) -> Near:
        """Known rows that share with a new one what suggests a pair. What more than a hundred known rows share with a
        row suggests nothing; rare words are marked in the new rows before."""
        with self._shown("new", new.arrow):
            self._run("create or replace temp table near (place bigint)")
            for condition in conditions("k", "n"):
                self._run(_NEAR.format(condition=condition.replace("k.rare_", "k."), most=_MOST_NEAR))
        rows = self._rows(
            "business in (select business from known where unique_id in (select place from near))"
        )
        for column, marked in RARE.items():
            few = set(new.column(marked)) - {None}
            rows.table.put(marked, (word if word in few else None for word in rows.table.column(column)))
        return rows

    def _make(self) -> None:
        shape = _stored(prepare([Row("")]), [""], [""])
        with self._shown("shape", shape):
            self._run("create table if not exists known as select * from shape limit 0")
        self._run("create table if not exists model (comparison text, level text, m double, u double)")
        found = [name for name, *_ in self._run("describe known")]
        if found != shape.column_names:
            raise StoreFault("Kho dữ liệu đối soát thuộc phiên bản khác; hãy lập lại từ đầu.")

    def _add(self, rows: Sequence[Row], prepared: Columns, business_of: Businesses, place: int) -> None:
        prepared.put("unique_id", range(place, place + len(rows)))
        ids = [row.id for row in rows]
        with self._shown("chunk", _stored(prepared, ids, [business_of(each) for each in ids])):
            if twice := self._run(_TWICE):
                raise StoreFault(f"Mã “{twice[0][0]}” đã có trong kho dữ liệu đối soát.")
            self._run("insert into known select * from chunk")

    def _rows(self, condition: str) -> Near:
        """Known rows in their order, numbered anew from 0."""
        sql = f"select * from known where {condition} order by unique_id"  # noqa: S608 - fixed words
        found = self._connection.sql(sql).to_arrow_table()
        ids, businesses = (found.column(name).to_pylist() for name in ("id", "business"))
        table = Columns(found.drop_columns(["id", "business"]))
        table.put("unique_id", range(len(table)))
        return Near(ids, businesses, table)

    @contextmanager
    def _shown(self, name: str, table: Any) -> Iterator[None]:
        """An Arrow table under a name."""
        self._connection.register(name, table)
        try:
            yield
        finally:
            self._connection.unregister(name)

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()

    def _run(self, sql: str) -> list[Any]:
        return list(self._connection.execute(sql).fetchall())

    def _number(self, sql: str) -> int:
        return int(self._run(sql)[0][0])


def _told_in(businesses: Mapping[str, str]) -> Businesses:
    return lambda identity: businesses.get(identity, identity)


def _opened(path: Path | None, until: ExitStack) -> Any:
    try:
        return until.enter_context(connected(path))
    except OSError as error:
        raise StoreFault(
            "Không mở được kho dữ liệu đối soát; có thể một tiến trình khác đang dùng."
        ) from error


def _stored(prepared: Columns, ids: list[str], businesses: list[str]) -> Any:
    import pyarrow

    table = prepared.arrow
    for name, cells in (("id", ids), ("business", businesses)):
        table = table.append_column(name, pyarrow.array(cells, pyarrow.string()))
    return table


def _columns(**cells: Iterable[str | None]) -> Any:
    import pyarrow

    return pyarrow.table(
        {name: pyarrow.array(list(given), pyarrow.string()) for name, given in cells.items()}
    )
