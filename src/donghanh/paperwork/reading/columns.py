"""What the columns of a table hold, told from its heads in any order, over one or two rows."""

import re
from dataclasses import dataclass
from enum import StrEnum

from donghanh.paperwork.reading.lines import Row, Table
from donghanh.paperwork.reading.passage import Passage, plain


class Column(StrEnum):
    """Roles of table columns."""

    NUMBER = "number"
    GROUP = "group"
    TASK = "task"
    LEAD = "lead"
    COOP = "coop"
    LEAD_COOP = "lead_coop"
    PRODUCT = "product"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    PERIOD = "period"
    FOLLOW = "follow"
    BUDGET = "budget"
    TARGET = "target"
    BASELINE = "baseline"
    INDICATOR = "indicator"
    UNIT = "unit"
    OTHER = "other"


_HEADS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (Column.NUMBER, r"^(?:stt|tt|so tt|so thu tu|so\s*/?\s*tt|no|#|s t t)[. ]*$"),
        (Column.UNIT, r"don vi tinh|^dvt$|^don vi$ \(dvt\)|don vi do"),
        (
            Column.BASELINE,
            r"^(?:hien trang|thuc hien (?:nam )?20\d\d|uoc|ket qua (?:thuc hien )?(?:nam )?20\d\d|"
            r"so lieu nam|th 20\d\d)",
        ),
        (
            Column.TARGET,
            r"^(?:muc tieu|chi tieu|ke hoach|kh|giao|"
            r"dang ky)? ?(?:den )?(?:nam )?20\d\d(?: ?- ?20\d\d)?$|^(?:chi tieu|ke hoach) (?:giao|"
            r"phan dau|nam|duoc giao)|^ty le$|^gia tri|^muc phan dau",
        ),
        (Column.INDICATOR, r"^(?:cac |ten )?(?:chi tieu|muc tieu|chi so|tieu chi)"),
        (
            Column.TASK,
            r"^(?:cac |ten |nhom )?(?:nhiem vu|noi dung|cong viec|hoat dong|giai phap|dau viec|viec|"
            r"danh muc|ten (?:van ban|de an|chuong trinh|ke hoach|san pham)|van ban|de an|su kien|"
            r"chuyen de|mo ta)",
        ),
        (Column.LEAD_COOP, r"chu tri.{0,40}phoi hop"),
        (Column.COOP, r"phoi hop|don vi tham gia|cung thuc hien"),
        (
            Column.FOLLOW,
            r"theo doi|don doc|giam sat|(?:lanh dao|nguoi|thuong truc|dong chi|btv|"
            r"co quan)[a-z ,]{0,24} chi dao|^chi dao",
        ),
        (
            Column.BUDGET,
            r"kinh phi|du toan|thanh tien|nguon von|so tien|tong muc|don gia|^von|nguon luc|ngan sach",
        ),
        (Column.PRODUCT, r"san pham|^ket qua|dau ra|minh chung|hinh thuc van ban"),
        (Column.START, r"^(?:thoi gian |ngay |thoi diem )?(?:bat dau|khoi cong|tu ngay|tu)$"),
        (Column.END, r"^(?:thoi gian |ngay |thoi diem )?(?:ket thuc|hoan thanh|den ngay|den)$"),
        (
            Column.DEADLINE,
            r"thoi gian|thoi han|tien do|^han |lo trinh|thoi diem|hoan thanh|^moc|^thang(?:/|$| nam)|"
            r"^tuan$|^ngay(?:,|/|$| thang)|^quy$|^(?:nam|nam thuc hien)$|thang,? nam|^ky ",
        ),
        (
            Column.LEAD,
            r"chu tri|dau moi|phu trach|trach nhiem|thuc hien|tham muu|duoc giao|phan cong|^don vi|"
            r"^co quan|^nguoi|^can bo|^bo phan|^lanh dao|trien khai|^ca nhan|^luc luong",
        ),
        (Column.GROUP, r"^(?:thuoc nhom|nhom|linh vuc|muc|phan|chu de|tieu muc|chuong trinh)"),
        (Column.PERIOD, r"^(?:quy|q)\.? ?(?:[ivx]+|[1-4])|^(?:thang|t)\.? ?\d{1,2}(?:/\d{2,4})?$"),
    )
)
INDEX_CELL = re.compile(r"^\(?\s*(?:\d{1,2}|[A-E])\s*\)?$")
ORDER_CELL = re.compile(r"^\d{1,3}[.)]?$")
MARK_CELL = re.compile(r"^(?:[xX×✓✔√v*●]+)$")
FIGURE_CELL = re.compile(r"^(?:>=|<=|>|<|≥|≤|Trên|Tối thiểu|Ít nhất)?\s*\d[\d.,]*\s*(?:%|\D{0,20})(?:;.*)?$")
YEAR = re.compile(r"\b(20\d\d)\b")
LONGEST_HEAD = 20
DEEPEST_HEAD = 5


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns, the words of each head, and how many rows the heads take.

    `passages` are the lowest head cells.
    """

    roles: tuple[Column, ...]
    heads: tuple[str, ...]
    height: int
    passages: tuple[Passage, ...] = ()

    def first(self, role: Column) -> int | None:
        """The first column with a role."""
        return self.roles.index(role) if role in self.roles else None

    def has(self, *roles: Column) -> bool:
        """Whether any column has one of the roles."""
        return any(role in self.roles for role in roles)

    @property
    def lists_tasks(self) -> bool:
        """Whether its rows are work to do rather than money, names or targets."""
        says_who_or_when = self.has(
            Column.LEAD,
            Column.COOP,
            Column.LEAD_COOP,
            Column.PRODUCT,
            Column.DEADLINE,
            Column.END,
            Column.PERIOD,
        )
        return self.has(Column.TASK) and says_who_or_when

    @property
    def lists_targets(self) -> bool:
        """Whether its rows are targets with figures."""
        return (
            self.has(Column.INDICATOR) and self.has(Column.UNIT, Column.TARGET) and not self.has(Column.TASK)
        )


def role_of(head: str) -> Column:
    """The role of a column head; OTHER where it names none."""
    folded = re.sub(r"\s*\([^()]*\)\s*", " ", plain(head)).strip(" .:-*")
    folded = re.sub(r"\s+", " ", folded)
    if not folded or len(folded.split()) > LONGEST_HEAD:
        return Column.OTHER
    for column, pattern in _HEADS:
        if pattern.search(folded):
            return column
    return Column.OTHER


def read_columns(table: Table) -> Columns | None:
    """The columns of a table by its heads; None for a table without heads (letterheads, continued tables)."""
    for index, row in enumerate(table.rows[:DEEPEST_HEAD]):
        if is_head(row):
            return _columns(table, index)
    return None


def is_head(row: Row) -> bool:
    """Whether a row names columns: two roles or more, one of them a matter (task, target), no long cells."""
    cells = row.filled
    if len(cells) < 2 or any(len(cell.passage.text.split()) > LONGEST_HEAD for cell in cells):
        return False
    roles = {role_of(cell.passage.text) for cell in cells} - {Column.OTHER, Column.PERIOD}
    matter = roles & {Column.TASK, Column.INDICATOR, Column.GROUP}
    named = sum(role_of(cell.passage.text) is not Column.OTHER for cell in cells)
    if ORDER_CELL.match(row.cells[0].passage.text):
        return False
    return len(roles) >= 2 and named * 2 >= len(cells) and bool(matter or Column.NUMBER in roles)


def is_index(row: Row) -> bool:
    """A row that only numbers the columns: (1) (2) (3) or A B 1 2."""
    cells = row.filled
    return len(cells) >= 2 and all(INDEX_CELL.match(cell.passage.text) for cell in cells)


def _columns(table: Table, index: int) -> Columns:
    top, width = table.rows[index], table.columns
    height = index + 1
    heads = [top.at(column).passage.text for column in range(width)]
    below = table.rows[height] if height < len(table.rows) else None
    second = below is not None and _is_second_head(top, below)
    if second and below is not None:
        heads = [_under(top, below, column) for column in range(width)]
        height += 1
    while height < len(table.rows) and is_index(table.rows[height]):
        height += 1
    roles = _settled(
        [role_of(head.split("\v")[-1]) if head else Column.OTHER for head in heads], heads, table, height
    )
    lowest = below if second and below is not None else top
    passages = tuple(lowest.at(column).passage or top.at(column).passage for column in range(width))
    return Columns(tuple(roles), tuple(head.replace("\v", " ") for head in heads), height, passages)


def _is_second_head(top: Row, below: Row) -> bool:
    if is_index(below) or not below.filled or (below.cells and ORDER_CELL.match(below.cells[0].passage.text)):
        return False
    spanned = any(cell.span > 1 and cell.passage for cell in top.cells) or any(
        cell.continued for cell in below.cells
    )
    gaps = sum(not cell.passage for cell in top.cells) > 0
    named = [
        role_of(cell.passage.text) is not Column.OTHER or YEAR.search(cell.passage.text)
        for cell in below.filled
    ]
    short = all(len(cell.passage.text.split()) <= 8 for cell in below.filled)
    return (spanned or gaps or len(below.filled) < len(top.filled)) and short and all(named)


def _under(top: Row, below: Row, column: int) -> str:
    upper, lower = top.at(column).passage.text, below.at(column).passage.text
    if not upper:
        upper = next(
            (top.at(left).passage.text for left in range(column, -1, -1) if top.at(left).passage), ""
        )
        upper = upper if lower else ""
    if lower and upper and lower != upper:
        return f"{upper}\v{lower}"
    return lower or upper


def _settled(roles: list[Column], heads: list[str], table: Table, height: int) -> list[Column]:
    """Each main role once: the finer of two task columns, the column of "chủ trì" among several agencies."""
    roles = [_marked_period(role, column, table, height) for column, role in enumerate(roles)]
    tasks = [column for column, role in enumerate(roles) if role is Column.TASK]
    if len(tasks) > 1:
        kept = _finer(tasks, table, height)
        for column in tasks:
            if column != kept:
                roles[column] = Column.GROUP if column < kept else Column.OTHER
    if not tasks and Column.GROUP in roles and Column.INDICATOR not in roles:
        roles[roles.index(Column.GROUP)] = Column.TASK
    elif not tasks and Column.INDICATOR in roles:
        _settle_targets(roles, heads, table, height)
    if Column.TASK in roles and Column.INDICATOR in roles:
        _settle_results(roles)
    _keep_one(
        roles,
        Column.LEAD,
        next((c for c, r in enumerate(roles) if r is Column.LEAD and "chu tri" in plain(heads[c])), None),
    )
    _keep_one(roles, Column.PRODUCT, None)
    _keep_one(roles, Column.DEADLINE, None)
    return roles


def _settle_results(roles: list[Column]) -> None:
    """Beside tasks, "Chỉ tiêu đạt được" is what they yield; before them, a goal only groups them."""
    for column, role in enumerate(roles):
        if role is Column.INDICATOR:
            after = column > roles.index(Column.TASK) and Column.PRODUCT not in roles
            roles[column] = Column.PRODUCT if after else Column.GROUP


def _settle_targets(roles: list[Column], heads: list[str], table: Table, height: int) -> None:
    """In a table of targets "Đơn vị" is the unit of measure, and columns of figures are goals."""
    for column, role in enumerate(roles):
        texts = [row.at(column).passage.text for row in table.rows[height:] if row.at(column).passage]
        figures = sum(bool(FIGURE_CELL.match(text)) for text in texts)
        if role is Column.LEAD and plain(heads[column]).strip() == "don vi":
            roles[column] = Column.UNIT
        elif role in (Column.OTHER, Column.PRODUCT, Column.PERIOD) and texts and figures * 2 > len(texts):
            roles[column] = Column.TARGET


def _marked_period(role: Column, column: int, table: Table, height: int) -> Column:
    """Month and year columns whose cells are crosses say when."""
    if role not in (Column.PERIOD, Column.TARGET, Column.OTHER):
        return role
    texts = [row.at(column).passage.text for row in table.rows[height:]]
    filled = [text for text in texts if text]
    if filled and all(MARK_CELL.match(text) for text in filled):
        return Column.PERIOD
    return Column.OTHER if role is Column.PERIOD else role


def _finer(tasks: list[int], table: Table, height: int) -> int:
    counts = [
        sum(bool(row.at(column).passage) and not row.at(column).continued for row in table.rows[height:])
        for column in tasks
    ]
    left, right = counts[0], counts[1]
    return tasks[1] if left < 0.85 * right else tasks[0]


def _keep_one(roles: list[Column], role: Column, preferred: int | None) -> None:
    columns = [column for column, one in enumerate(roles) if one is role]
    kept = preferred if preferred is not None else (columns[0] if columns else None)
    for column in columns:
        if column != kept:
            roles[column] = Column.OTHER
