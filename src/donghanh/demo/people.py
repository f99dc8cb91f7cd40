"""The fictional staff of the demo ward (dữ liệu minh họa). No real person bears these offices here."""

from dataclasses import dataclass
from datetime import date

from donghanh.org.enums import Role

PASSWORD = "dong-hanh-minh-hoa"
SINCE = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up officer: sign-in name (empty for none), name, title, role, and the unit's name."""

    username: str
    name: str
    title: str
    role: Role
    unit: str

    @property
    def email(self) -> str:
        """An address that reaches nobody: .example is for examples (RFC 2606)."""
        return f"{self.username}@phuong.example" if self.username else ""


STAFF = (
    Person("chutich", "Đỗ Quang Minh", "Chủ tịch UBND", Role.CHAIR, "Lãnh đạo UBND phường"),
    Person("phochutich", "Vũ Thị Lan Anh", "Phó Chủ tịch UBND", Role.VICE_CHAIR, "Lãnh đạo UBND phường"),
    Person("chanhvp", "Trần Minh Hòa", "Chánh Văn phòng", Role.OFFICE_CHIEF, "Văn phòng HĐND và UBND phường"),
    Person("vanthu", "Ngô Thị Hạnh", "Văn thư", Role.CLERK, "Văn phòng HĐND và UBND phường"),
    Person("truongphong", "Phạm Văn Lâm", "Trưởng phòng", Role.UNIT_HEAD, "Phòng Kinh tế, Hạ tầng và Đô thị"),
    Person("chuyenvien", "Trần Thu Hằng", "Chuyên viên", Role.SPECIALIST, "Phòng Kinh tế, Hạ tầng và Đô thị"),
    Person("", "Lê Quốc Toản", "Chuyên viên", Role.SPECIALIST, "Phòng Kinh tế, Hạ tầng và Đô thị"),
    Person("vanhoa", "Bùi Thị Ngọc", "Trưởng phòng", Role.UNIT_HEAD, "Phòng Văn hóa - Xã hội"),
    Person(
        "hanhchinhcong", "Hoàng Văn Thịnh", "Giám đốc", Role.UNIT_HEAD, "Trung tâm Phục vụ hành chính công"
    ),
    Person("sunghiep", "Đinh Thị Mai", "Giám đốc", Role.UNIT_HEAD, "Trung tâm Dịch vụ sự nghiệp công"),
    Person("congan", "Nguyễn Hữu Dũng", "Phó Trưởng Công an", Role.UNIT_HEAD, "Công an phường"),
    Person("danguy", "Phan Thị Thu", "Cán bộ Văn phòng Đảng ủy", Role.UNIT_HEAD, "Đảng ủy phường"),
    Person("mattran", "Lương Văn Tiến", "Phó Chủ tịch MTTQ", Role.UNIT_HEAD, "Ủy ban MTTQ Việt Nam phường"),
    Person("todanpho", "Mai Văn Khải", "Tổ trưởng tổ dân phố số 3", Role.FIELD, "Tổ dân phố"),
)
ADMINISTRATOR = ("quantri", "Tạ Văn Đức")
LOGINS = (
    *((person.username, f"{person.title}, {person.unit}") for person in STAFF if person.username),
    (ADMINISTRATOR[0], "Quản trị hệ thống"),
)
