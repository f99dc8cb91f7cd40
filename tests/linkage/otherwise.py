"""A second, smaller maker of lists with known truth, on other assumptions than `donghanh.demo.country`.

There, agencies keep lists in their own styles. Here, one clean register is copied, and each cell of the copy may
suffer; tax codes have no right check digit, one in ten addresses is of before the merger, and strangers are put in on purpose:
an owner's other business, a neighbour at the same door and telephone, a namesake of whom only the name is known.
"""

from random import Random

from donghanh.linkage import Row
from donghanh.vietnamese.text import strip_marks

_OPENINGS = (
    "Cơ sở",
    "Hộ kinh doanh",
    "HKD",
    "Công ty TNHH",
    "Công ty TNHH MTV",
    "Công ty Cổ phần",
    "Doanh nghiệp tư nhân",
)
_KINDS = (
    ("Bánh mì", "Ăn uống"), ("Phở", "Ăn uống"), ("Điện nước", "Lắp đặt"), ("Hoa tươi", "Bán lẻ hoa"), ("Gạo", "Bán lẻ lương thực"),
    ("Xây dựng", "Xây dựng nhà"), ("Vận tải", "Vận tải hàng hóa"), ("May", "May mặc"), ("Photocopy", "In ấn"), ("Gara", "Sửa ô tô"),
    ("Thú y", "Thuốc thú y"), ("Nhôm kính", "Gia công kim loại"), ("Giặt là", "Giặt là"), ("Mầm non", "Giáo dục"), ("Sơn", "Bán lẻ sơn"),
)  # fmt: skip
_SOUNDS = "An Bích Châu Diệp Đan Gấm Hào Khôi Lam Mộc Nghi Oanh Phượng Quý Sáng Thụy Uyên Vĩnh Yên Dậu Tý Hợi Thìn Mùi Sửu Cúc".split()
_FAMILY = "Nguyễn Nguyễn Nguyễn Trần Trần Lê Phạm Vũ Hoàng Đoàn Khúc Mạc Nhữ Quách Tăng Vương".split()
_BETWEEN = "Văn Thị Thị Đình Bá Thế Khắc Duy Thúy Kiều Hữu".split()
_ROADS = "Lê Duẩn|Bùi Thị Xuân|Ngô Gia Tự|Phạm Sư Mạnh|Thống Nhất|Đồng Niên|Cựu Thành|An Thái|Bình Lộc|Tân Kim|Hồng Quang".split(
    "|"
)
_WARDS = (
    ("phường Ái Quốc, thành phố Hải Phòng", "phường Ái Quốc, thành phố Hải Dương, tỉnh Hải Dương"),
    ("phường Ái Quốc, thành phố Hải Phòng", "xã Hồng Lạc, huyện Thanh Hà, tỉnh Hải Dương"),
    ("phường Thạch Khôi, thành phố Hải Phòng", "xã Gia Xuyên, thành phố Hải Dương, tỉnh Hải Dương"),
    ("xã Hà Tây, thành phố Hải Phòng", "xã Tân Việt, huyện Thanh Hà, tỉnh Hải Dương"),
)
_LOST = {
    "name": 0.0,
    "tax_code": 0.25,
    "personal_id": 0.25,
    "owner": 0.12,
    "phone": 0.2,
    "address": 0.08,
    "industry": 0.15,
}


def two_lists(size: int, seed: int) -> tuple[list[Row], list[Row], set[tuple[str, str]]]:
    """A register of about `size` rows, a list that shares seven in ten of them, and the true pairs."""
    random = Random(seed)
    register, strangers, truth, copies = [], [], set(), []
    for number in range(size):
        entry = _entry(random, number)
        chance = random.random()
        if chance < 0.7:
            register.append(entry)
            copies.append(_suffered(random, entry, f"k{number}"))
            truth.add((entry.id, f"k{number}"))
        else:
            register.append(entry)
        if chance > 0.55:
            strangers.append(_stranger(random, entry, f"x{number}"))
    known_by_name = [_namesake(random, number) for number in range(size // 100)]
    register += [row._replace(id=f"r{row.id}") for row in known_by_name]
    right = [*copies, *strangers, *(row._replace(id=f"s{row.id}") for row in known_by_name)]
    random.shuffle(right)
    return register, right, truth


def _entry(random: Random, number: int) -> Row:
    given = f"{random.choice(_SOUNDS)}{random.choice(('', '', ' ' + random.choice(_SOUNDS)))}"
    owner = f"{random.choice(_FAMILY)} {random.choice(_BETWEEN)} {given}"
    kind, industry = random.choice(_KINDS)
    called = owner if random.random() < 0.2 else " ".join(random.sample(_SOUNDS, 2))
    ward, _ = random.choice(_WARDS)
    tax = f"0{random.randrange(10**9):09d}" if random.random() < 0.8 else f"0{random.randrange(10**11):011d}"
    return Row(
        f"{number}",
        f"{random.choice(_OPENINGS)} {kind} {called}",
        tax,
        tax if len(tax) == 12 else f"0{random.randrange(10**11):011d}",
        owner,
        f"0{random.choice('3579')}{random.randrange(10**8):08d}",
        f"Số {random.randint(1, 400)} phố {random.choice(_ROADS)}, {ward}",
        industry,
    )


def _suffered(random: Random, row: Row, identity: str) -> Row:
    """The row as another office has it."""
    cells = {column: "" if random.random() < lost else getattr(row, column) for column, lost in _LOST.items()}
    if random.random() < 0.1:
        for new, old in _WARDS:
            cells["address"] = cells["address"].replace(new, old)
    if random.random() < 0.3:
        cells["name"] = cells["name"].replace("Công ty TNHH", "Cty TNHH").replace("Hộ kinh doanh", "HKD")
    if random.random() < 0.25:
        cells = {column: strip_marks(cell) for column, cell in cells.items()}
    for column in ("name", "owner"):
        if random.random() < 0.05:
            cells[column] = _mistyped(random, cells[column])
    for column in ("tax_code", "personal_id", "phone"):
        if random.random() < 0.03:
            cells[column] = _mistyped(random, cells[column])
        if random.random() < 0.1:
            cells[column] = cells[column].lstrip("0")
    return Row(identity, **cells)


def _mistyped(random: Random, text: str) -> str:
    if len(text) < 3:
        return text
    at = random.randrange(1, len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _stranger(random: Random, row: Row, identity: str) -> Row:
    """Another business that has something in common with a row."""
    other = _entry(random, 0)
    if random.random() < 0.5:
        numbers = {"personal_id": row.personal_id, "owner": row.owner, "phone": row.phone}
        return _suffered(random, other._replace(**numbers, tax_code=other.tax_code[:10]), identity)
    return _suffered(random, other._replace(address=row.address, phone=row.phone), identity)


def _namesake(random: Random, number: int) -> Row:
    kind, _ = random.choice(_KINDS)
    return Row(f"n{number}", f"{kind} {random.choice(_SOUNDS)}")
