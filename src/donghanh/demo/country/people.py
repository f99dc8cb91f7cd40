"""Made-up people: names in about the frequencies of the country, personal numbers of the right form."""

from random import Random
from typing import NamedTuple

_FAMILIES = {
    "Nguyễn": 38, "Trần": 12, "Lê": 9, "Phạm": 7, "Hoàng": 5, "Phan": 4, "Vũ": 5, "Đặng": 3, "Bùi": 3, "Đỗ": 3, "Ngô": 2,
    "Dương": 2, "Đinh": 1, "Đào": 1, "Lương": 1, "Mai": 1, "Tạ": 1, "Trịnh": 1, "Cao": 1, "Hà": 1, "Lưu": 1, "Phùng": 1,
}  # fmt: skip
_MIDDLES = {
    "male": "Văn|Văn|Văn|Văn|Đức|Hữu|Quang|Minh|Công|Xuân|Mạnh|Trọng|Đình|Thành|Quốc|Ngọc|Tuấn|Anh|",
    "female": "Thị|Thị|Thị|Thị|Thị|Thị Thu|Thị Thanh|Thị Kim|Thị Ngọc|Thu|Ngọc|Minh|Thanh|Phương|Thị Hồng|Thị Minh|",
}
_GIVEN = {
    "male": "Hùng|Dũng|Tuấn|Nam|Sơn|Hải|Long|Minh|Cường|Thắng|Đức|Quân|Hiếu|Tài|Phúc|Bình|Khánh|Toàn|Trung|Việt|Anh|An|Hưng"
    "|Kiên|Lâm|Lộc|Mạnh|Nghĩa|Phong|Quang|Quyết|Sang|Tâm|Thành|Thịnh|Tiến|Trường|Tùng|Vinh|Vượng|Bách|Chiến|Đạt|Giang|Hòa|Huy",
    "female": "Hương|Lan|Hoa|Hằng|Hạnh|Huyền|Linh|Mai|Nga|Ngọc|Nhung|Oanh|Phương|Thảo|Thủy|Trang|Tuyết|Vân|Yến|Hà|Hiền|Hồng"
    "|Liên|Loan|Ly|Minh|My|Dung|Duyên|Giang|Hải|Hậu|Khanh|Kim|Lệ|Lý|Na|Nguyệt|Quỳnh|Thanh|Thơm|Thoa|Thu|Tâm|Xuân|Ánh",
}


class Human(NamedTuple):
    """A made-up person."""

    name: str
    gender: str
    personal_id: str
    phone: str

    @property
    def family(self) -> str:
        """The family name (họ)."""
        return self.name.split()[0]

    @property
    def given(self) -> str:
        """The given name (tên)."""
        return self.name.split()[-1]


def make_person(random: Random, *, family: str = "", province: str = "030") -> Human:
    """A grown-up. `family` makes a relative; `province` is the first three digits of the personal number."""
    gender = random.choice(("male", "female"))
    family = family or random.choices(list(_FAMILIES), list(_FAMILIES.values()))[0]
    middle = random.choice(_MIDDLES[gender].split("|"))
    name = " ".join(filter(None, (family, middle, random.choice(_GIVEN[gender].split("|")))))
    return Human(name, gender, _personal_id(random, gender, province), make_phone(random))


def _personal_id(random: Random, gender: str, province: str) -> str:
    born = random.randint(1955, 2003)
    century = 2 * (born >= 2000) + (gender == "female")
    return f"{province}{century}{born % 100:02d}{random.randrange(10**6):06d}"


def make_phone(random: Random) -> str:
    """A mobile number of ten digits."""
    prefix = random.choice(
        ("090", "091", "098", "097", "096", "086", "035", "036", "038", "039", "077", "079", "083", "085")
    )
    return f"{prefix}{random.randrange(10**7):07d}"
