"""Choices of the organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WardKind(models.TextChoices):
    """Kinds of commune-level unit (Luật Tổ chức chính quyền địa phương 72/2025/QH15)."""

    WARD = "phuong", _("Ward")
    COMMUNE = "xa", _("Commune")
    SPECIAL_ZONE = "dac_khu", _("Special zone")

    @property
    def vietnamese(self) -> str:
        """The word in the official name, whatever the language of the screen."""
        return {"phuong": "Phường", "xa": "Xã", "dac_khu": "Đặc khu"}[self.value]


class Relation(models.TextChoices):
    """How the People's Committee may turn to a unit."""

    ASSIGN = "assign", _("Assigns")  # giao: its own offices and centres
    REQUEST = "request", _("Requests")  # đề nghị: Party, Fatherland Front, tax, police


class UnitKind(models.TextChoices):
    LEADERSHIP = "leadership", _("People's Committee leadership")
    OFFICE = "office", _("Specialised office")
    CENTRE = "centre", _("Public service centre")
    PARTY = "party", _("Party body")
    FRONT = "front", _("Fatherland Front and mass organisations")
    POLICE = "police", _("Police and military")
    NEIGHBOURHOOD = "neighbourhood", _("Residential group")
    OUTSIDE = "outside", _("Outside body")
    SYSTEM = "system", _("System administration")  # leads and cooperates in nothing


class Role(models.TextChoices):
    """What a position may do; the permissions of each role stand in the slot `permissions`."""

    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice_chair", _("Vice chair")
    OFFICE_CHIEF = "office_chief", _("Chief of office")
    UNIT_HEAD = "unit_head", _("Head of unit")
    SPECIALIST = "specialist", _("Specialist")
    CLERK = "clerk", _("Records clerk")
    FIELD = "field", _("Field contributor")
    ADMIN = "admin", _("System administrator")

    @property
    def vietnamese(self) -> str:
        """The role as lists pasted from Excel call it, whatever the language of the screen."""
        return ROLE_WORDS[self][0]


ROLE_WORDS: dict[str, tuple[str, ...]] = {
    Role.CHAIR: ("Chủ tịch",),
    Role.VICE_CHAIR: ("Phó Chủ tịch",),
    Role.OFFICE_CHIEF: ("Chánh Văn phòng",),
    Role.UNIT_HEAD: ("Thủ trưởng đơn vị", "Trưởng phòng", "Giám đốc", "Trưởng đơn vị", "Trưởng"),
    Role.SPECIALIST: ("Chuyên viên", "Cán bộ", "Công chức", "Viên chức", "Nhân viên"),
    Role.CLERK: ("Văn thư",),
    Role.FIELD: ("Cộng tác viên cơ sở", "Cộng tác viên", "Tổ trưởng tổ dân phố", "Trưởng thôn"),
    Role.ADMIN: ("Quản trị hệ thống", "Quản trị"),
}
"""Role → the words by which lists name it, the first one its own."""

LEADERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
COORDINATORS = LEADERS | {Role.OFFICE_CHIEF}
STAFF = COORDINATORS | {Role.UNIT_HEAD, Role.SPECIALIST, Role.CLERK}
EVERYONE = STAFF | {Role.FIELD}
