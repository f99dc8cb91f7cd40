from donghanh.org.models.accounts import User
from donghanh.org.models.links import SignInLink
from donghanh.org.models.people import Officer, Position, Tenure
from donghanh.org.models.units import Unit, UnitAlias
from donghanh.org.models.wards import DayOverride, Ward, WardOwned

__all__ = [
    "DayOverride",
    "Officer",
    "Position",
    "SignInLink",
    "Tenure",
    "Unit",
    "UnitAlias",
    "User",
    "Ward",
    "WardOwned",
]
