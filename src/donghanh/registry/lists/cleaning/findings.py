"""What was found in a cell or a row, and how much it matters."""

from enum import StrEnum
from typing import NamedTuple

Value = str | None
"""A cleaned value: days as "2019-05-01", money in whole đồng, "yes" and "no", None for nothing told."""


class Severity(StrEnum):
    """`REFUSED`: the row is not taken. `DOUBT`: the value is left out or to be looked at. `MENDED`: repaired."""

    REFUSED = "refused"
    DOUBT = "doubt"
    MENDED = "mended"


class Code(StrEnum):
    """Kinds of findings; what each says to an officer stands in `registry.importing.wording`."""

    NAME_MISSING = "name_missing"
    NAME_FROM_OWNER = "name_from_owner"
    KEY_TWICE = "key_twice"
    OLD_FONT = "old_font"
    TEXT_CUT = "text_cut"
    ZEROS_RESTORED = "zeros_restored"
    CHECK_DIGIT = "check_digit"
    DIGITS_CUT = "digits_cut"
    CODE_UNREADABLE = "code_unreadable"
    PERSONAL_AS_TAX = "personal_as_tax"
    PERSONAL_DIFFERS = "personal_differs"
    PHONE_UNREADABLE = "phone_unreadable"
    PHONE_RENEWED = "phone_renewed"
    PHONE_SEVERAL = "phone_several"
    EMAIL_UNREADABLE = "email_unreadable"
    INDUSTRY_UNKNOWN = "industry_unknown"
    INDUSTRY_EITHER = "industry_either"
    INDUSTRY_SECTION = "industry_section"
    INDUSTRY_SEVERAL = "industry_several"
    INDUSTRY_WORDS = "industry_words"
    WORD_UNKNOWN = "word_unknown"
    DAY_UNREADABLE = "day_unreadable"
    DAY_FROM_NUMBER = "day_from_number"
    DAY_MONTH_ONLY = "day_month_only"
    DAY_YEAR_ONLY = "day_year_only"
    DAY_SWAPPED = "day_swapped"
    DAY_IMPOSSIBLE = "day_impossible"
    END_BEFORE_START = "end_before_start"
    AMOUNT_UNREADABLE = "amount_unreadable"
    AMOUNT_BOUND = "amount_bound"
    AMOUNT_SCALED = "amount_scaled"
    AMOUNT_IMPOSSIBLE = "amount_impossible"
    COUNT_UNREADABLE = "count_unreadable"
    COUNT_IMPOSSIBLE = "count_impossible"
    INSURED_EXCEED = "insured_exceed"


SEVERITY = {
    Code.NAME_MISSING: Severity.REFUSED,
    Code.KEY_TWICE: Severity.REFUSED,
    **dict.fromkeys(
        (
            Code.OLD_FONT,
            Code.ZEROS_RESTORED,
            Code.PERSONAL_AS_TAX,
            Code.PHONE_RENEWED,
            Code.PHONE_SEVERAL,
            Code.INDUSTRY_SEVERAL,
            Code.INDUSTRY_WORDS,
            Code.DAY_FROM_NUMBER,
            Code.AMOUNT_SCALED,
        ),
        Severity.MENDED,
    ),
}
"""Those left out are doubts."""


class Finding(NamedTuple):
    """`attribute` "" for the row as a whole; `before` as given, `after` as proposed ("" for nothing)."""

    code: Code
    attribute: str = ""
    before: str = ""
    after: str = ""

    @property
    def severity(self) -> Severity:
        return SEVERITY.get(self.code, Severity.DOUBT)


class Read(NamedTuple):
    """A cell as read: its value and what was found (the attribute is filled in by the row)."""

    value: Value
    codes: tuple[Code, ...] = ()
