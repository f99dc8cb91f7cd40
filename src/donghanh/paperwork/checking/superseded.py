"""Documents that plans still cite after another has taken their place, and the day from which that is so."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Replacement:
    """`old` and `new` are symbols; `since` is the first day on which the new document holds."""

    old: str
    new: str
    since: date


REPLACEMENTS = (
    Replacement("110/2004/NĐ-CP", "30/2020/NĐ-CP", date(2020, 3, 5)),
    Replacement("77/2015/QH13", "72/2025/QH15", date(2025, 7, 1)),
    Replacement("65/2025/QH15", "72/2025/QH15", date(2025, 7, 1)),
    Replacement("01/2021/NĐ-CP", "168/2025/NĐ-CP", date(2025, 7, 1)),
    Replacement("27/2018/QĐ-TTg", "36/2025/QĐ-TTg", date(2025, 11, 15)),
    Replacement("88/2021/TT-BTC", "152/2025/TT-BTC", date(2026, 1, 1)),
    Replacement("200/2014/TT-BTC", "99/2025/TT-BTC", date(2026, 1, 1)),
    Replacement("64/2014/NĐ-CP", "154/2026/NĐ-CP", date(2026, 7, 1)),
    Replacement("123/2020/NĐ-CP", "254/2026/NĐ-CP", date(2026, 7, 1)),
    Replacement("70/2025/NĐ-CP", "254/2026/NĐ-CP", date(2026, 7, 1)),
)
PROVINCES_MERGED_ON = date(2025, 7, 1)
"""Nghị quyết 202/2025/QH15: 63 provinces became 34; the district level ended the same day (Luật 72/2025/QH15)."""

UNMERGED_PROVINCES = (
    *("Cao Bằng", "Điện Biên", "Hà Tĩnh", "Lai Châu", "Lạng Sơn", "Nghệ An"),
    *("Quảng Ninh", "Thanh Hóa", "Sơn La", "Hà Nội", "Huế"),
)
