"""Made-up addresses in communes that exist, in the form before and after 01/7/2025 (two levels since then)."""

from random import Random
from typing import NamedTuple

_STREETS = (
    "Nguyễn Lương Bằng|Trần Hưng Đạo|Lê Thanh Nghị|Trần Phú|Lý Thường Kiệt|Nguyễn Trãi|Quang Trung|Hoàng Hoa Thám|Phạm Ngũ Lão"
    "|Điện Biên Phủ|Hai Bà Trưng|Ngô Quyền|Bạch Đằng|Lê Lợi|Nguyễn Văn Linh|Trường Chinh|Võ Thị Sáu|Đinh Tiên Hoàng|Vũ Thượng|390"
    "|Nguyễn Du|Chu Văn An|Lạch Tray|Cát Bi|Tô Hiệu|Phan Bội Châu|Mạc Thị Bưởi|Tuệ Tĩnh|Yết Kiêu|Thanh Niên|Hùng Vương|Quốc lộ 37"
).split("|")
_HAMLETS = (
    "Vũ Xá|Tiến Đạt|Ninh Quan|Độc Lập|Ngọc Trì|Tiền Hải|Vũ Thượng|Đông|Đoài|Thượng|Hạ|Trung|Tân Lập|Hòa Bình|Đồng Tâm|An Phú"
    "|Phú Mỹ|Cầu Đá|Bến Đò|Chợ Mới|Nam Hải|Bắc Sơn|La Xuyên|Cổ Phục"
).split("|")
COMMUNES = (
    ("phường", "Ái Quốc", "phường Ái Quốc", "TP Hải Dương", "tỉnh Hải Dương"),
    ("phường", "Ái Quốc", "xã Quyết Thắng", "TP Hải Dương", "tỉnh Hải Dương"),
    ("phường", "Ái Quốc", "xã Hồng Lạc", "huyện Thanh Hà", "tỉnh Hải Dương"),
    ("phường", "Hải Dương", "phường Trần Phú", "TP Hải Dương", "tỉnh Hải Dương"),
    ("phường", "Lê Thanh Nghị", "phường Tân Bình", "TP Hải Dương", "tỉnh Hải Dương"),
    ("phường", "Thành Đông", "phường Nhị Châu", "TP Hải Dương", "tỉnh Hải Dương"),
    ("phường", "Chu Văn An", "phường Sao Đỏ", "TP Chí Linh", "tỉnh Hải Dương"),
    ("phường", "Kinh Môn", "phường An Lưu", "thị xã Kinh Môn", "tỉnh Hải Dương"),
    ("xã", "Nam Sách", "thị trấn Nam Sách", "huyện Nam Sách", "tỉnh Hải Dương"),
    ("xã", "Thanh Hà", "thị trấn Thanh Hà", "huyện Thanh Hà", "tỉnh Hải Dương"),
    ("phường", "Hồng Bàng", "phường Hoàng Văn Thụ", "quận Hồng Bàng", "thành phố Hải Phòng"),
    ("phường", "Lê Chân", "phường Cát Dài", "quận Lê Chân", "thành phố Hải Phòng"),
    ("phường", "Gia Viên", "phường Gia Viên", "quận Ngô Quyền", "thành phố Hải Phòng"),
    ("xã", "Tiên Lãng", "thị trấn Tiên Lãng", "huyện Tiên Lãng", "thành phố Hải Phòng"),
)
"""Kind and name now; unit, district and province until 30/6/2025. All are in Hải Phòng now (NQ 202/2025/QH15)."""


class Place(NamedTuple):
    """A made-up door: number, alley and street, or only a hamlet; `commune` is a place in `COMMUNES`."""

    house: str
    alley: str
    street: str
    hamlet: str
    group: str
    commune: int


def make_place(random: Random, communes: int = len(COMMUNES)) -> Place:
    """A door somewhere in the first `communes` of the table."""
    commune = random.randrange(communes)
    house = f"{random.randint(1, 320)}{random.choice('ABC') if random.random() < 0.06 else ''}"
    group = str(random.randint(1, 25)) if random.random() < 0.25 else ""
    if random.random() < 0.25:
        numbered = random.random() < 0.5
        return Place(house if numbered else "", "", "", random.choice(_HAMLETS), group, commune)
    alley = str(random.randint(2, 200)) if random.random() < 0.25 else ""
    hamlet = random.choice(_HAMLETS) if random.random() < 0.3 else ""
    return Place(house, alley, random.choice(_STREETS), hamlet, group, commune)


def next_door(place: Place, random: Random) -> Place:
    """A neighbour in the same street or hamlet."""
    return place._replace(house=str(random.randint(1, 320)))


def written(place: Place, *, old: bool = False, short: bool = False, words: int = 0) -> str:
    """The address as one line. `short` uses abbreviations; `words` picks another way of putting the same (0 to 2)."""
    kind, name, unit, district, province = COMMUNES[place.commune]
    local = _local(place, short, words)
    if old:
        upper = [unit, district, province]
    else:
        upper = [f"{kind} {name}", "thành phố Hải Phòng"]
    if short:
        upper = [_shortened(part) for part in upper]
    return ", ".join([*local, *upper[: 1 if words == 2 else None]])


def _local(place: Place, short: bool, words: int) -> list[str]:
    group = (
        f"{'TDP' if short else 'tổ dân phố'} {'số ' if words == 1 else ''}{place.group}"
        if place.group
        else ""
    )
    hamlet = f"{('khu', 'thôn', 'KDC')[words]} {place.hamlet}" if place.hamlet else ""
    number = f"{('Số', 'Số nhà', 'SN')[words]} {place.house}" if place.house and words else place.house
    alley = f"ngõ {place.alley}" if place.alley else ""
    street = place.street if short or words == 2 else f"đường {place.street}" if place.street else ""
    first = (
        ", ".join(filter(None, (number, alley, street)))
        if words == 1
        else " ".join(filter(None, (number, alley, street)))
    )
    return [part for part in (first, group, hamlet) if part]


def _shortened(part: str) -> str:
    for long, brief in (
        ("phường ", "P. "),
        ("xã ", "X. "),
        ("thành phố ", "TP. "),
        ("TP ", "TP."),
        ("tỉnh ", "T. "),
    ):
        part = part.replace(long, brief)
    return part.replace("huyện ", "H. ").replace("quận ", "Q. ").replace("thị xã ", "TX. ")
