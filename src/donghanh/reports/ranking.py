"""What rules on ranking officials ask about tasks, as dated data. The system shows facts; people rank."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from donghanh.org.models import Ward

HAI_PHONG = "31"


@dataclass(frozen=True, slots=True)
class RankingRule:
    """A rule of a province since a day: the shares on time and beyond target that its highest rank asks for, and the
    ranks with the points above which they are given."""

    valid_from: date
    province: str
    on_time: Fraction
    beyond: Fraction
    ranks: tuple[str, ...]
    basis: str


RULES = (
    RankingRule(
        date(2025, 11, 18),
        HAI_PHONG,
        on_time=Fraction(1),
        beyond=Fraction(1, 2),
        ranks=(
            "trên 90 điểm: hoàn thành xuất sắc",
            "trên 80 điểm: hoàn thành tốt",
            "từ 50 điểm: hoàn thành nhiệm vụ",
        ),
        basis="QĐ 212/2025/QĐ-UBND ngày 18/11/2025 của UBND thành phố Hải Phòng",
    ),
)


def ranking_rule(ward: Ward, on: date) -> RankingRule | None:
    """The rule that holds for the ward on the day, None where none is known."""
    holding = [rule for rule in RULES if rule.province == ward.province_code and rule.valid_from <= on]
    return holding[-1] if holding else None
