"""One figure as people type it: "1.000", "14,0%", "1,5 tỷ", "37/812", "812 hộ"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from donghanh.indicators.models import Indicator
from donghanh.indicators.models.definitions import exact_value
from donghanh.vietnamese.numbers import SCALES, parse_amount, parse_number
from donghanh.vietnamese.text import fold, nfc

MOST = Decimal(10) ** 15
STEP = Decimal("0.0001")
MONEY = re.compile(r"^(?:(?P<scale>nghin|ngan|trieu|ty|nghin ty|trieu ty) )?(?:dong|vnd|d)$")
PARTS = re.compile(r"\s*(?P<numerator>[\d.,]+)\s*/\s*(?P<denominator>[\d.,]+)\s*")
POINT = re.compile(r"[+-]?\d+\.\d{1,2}\s*%?")


class Unreadable(ValueError):
    """What was typed is no figure of this indicator; `str(error)` is one sentence for the person."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as given: a value, or numerator and denominator of a share (the value then follows)."""

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @classmethod
    def share(cls, numerator: Decimal, denominator: Decimal) -> "Given":
        """The value in percent, rounded for display only; the parts are kept. Nothing over nothing has no value."""
        if not denominator:
            return cls(None, numerator, denominator)
        return cls((numerator * 100 / denominator).quantize(STEP), numerator, denominator)

    @property
    def exact(self) -> Fraction | None:
        return exact_value(self.value, self.numerator, self.denominator)


def read_value(text: str, indicator: Indicator) -> Given:
    """The figure behind what was typed or pasted. Raises Unreadable with what is wrong and how to write it."""
    words = " ".join(nfc(text).split())
    parts = PARTS.fullmatch(words)
    if parts:
        return _share(parts, indicator, words)
    if POINT.fullmatch(words):
        raise Unreadable(_("Write decimals with a comma: %(better)s.") % {"better": words.replace(".", ",")})
    try:
        words = _without_unit(words, indicator.unit)
        amount = parse_amount(words)
    except ValueError:
        raise Unreadable(_("“%(words)s” is not a number.") % {"words": text.strip()[:40]}) from None
    value = _in_unit(amount.value, amount.unit, words, indicator)
    if abs(value) >= MOST or value != value.quantize(STEP):
        raise Unreadable(_("The number is too long: at most 15 digits and 4 decimals."))
    return Given(value)


def _share(parts: re.Match[str], indicator: Indicator, words: str) -> Given:
    if not indicator.is_share:
        raise Unreadable(
            _("This indicator has no numerator and denominator; write one number in %(unit)s.")
            % {"unit": indicator.unit}
        )
    try:
        return Given.share(parse_number(parts["numerator"]), parse_number(parts["denominator"]))
    except ValueError:
        raise Unreadable(_("“%(words)s” is not a number.") % {"words": words[:40]}) from None


def _without_unit(words: str, unit: str) -> str:
    """ "812 hộ" of an indicator counted in "hộ" is 812; money and percent keep their words."""
    tail = fold(unit)
    if not tail or MONEY.fullmatch(tail) or tail.startswith("%"):
        return words.removesuffix("/năm").rstrip()
    head, space, last = words.partition(" ")
    return head if space and fold(last) == tail else words


def _in_unit(value: Decimal, typed: str, words: str, indicator: Indicator) -> Decimal:
    """Money in the indicator's unit ("1,5 tỷ" of one in "triệu đồng" is 1,500); other units must be its own."""
    money = MONEY.fullmatch(fold(indicator.unit))
    percent = indicator.unit.startswith("%")
    if (typed == "%" and not percent) or (typed == "đồng" and not money):
        raise Unreadable(
            _("This indicator is counted in %(unit)s, not in %(typed)s.")
            % {"unit": indicator.unit, "typed": typed}
        )
    has_scale = any(letter.isalpha() for letter in words)
    if percent and has_scale:
        raise Unreadable(_("“%(words)s” is not a percentage.") % {"words": words[:40]})
    if money and has_scale:
        return value / SCALES[money["scale"] or ""]
    return value
