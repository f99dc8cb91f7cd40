"""Keys, what wards grant their holders, and editions of open data."""

from donghanh.api.models.editions import Edition
from donghanh.api.models.keys import AgencyKey, Grant, KeyDay

__all__ = ["AgencyKey", "Edition", "Grant", "KeyDay"]
