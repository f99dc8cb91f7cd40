"""Findings, outcomes and the dry run in the words of an officer."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.registry.enums import Attribute, BatchState, FactKind, RowOutcome
from donghanh.registry.importing.queries import DOUBT, KNOWN, MENDED, PASSED, outcome_counts
from donghanh.registry.lists.cleaning.findings import Code
from donghanh.registry.masking import mask
from donghanh.registry.models import Batch
from donghanh.registry.wording import attribute_words, fact_words
from donghanh.ui.text import write_number

OWN_LABELS = {
    "record_key": gettext_lazy("Number in the list itself"),
    "former_address": gettext_lazy("Address before 01/7/2025"),
    "e_invoice": gettext_lazy("Uses e-invoices"),
}
"""Attributes of lists that the registry keeps under other names."""
SENTENCES: dict[str, Any] = {
    Code.NAME_MISSING: gettext_lazy("No name and no owner: write one into the list and send it again."),
    Code.NAME_FROM_OWNER: gettext_lazy("No name of the business; the owner's name stands for it: %(after)s."),
    Code.KEY_TWICE: gettext_lazy(
        "The same business as in row %(before)s by its code; only that row is taken. If it is another one, give it a"
        " code of its own."
    ),
    Code.OLD_FONT: gettext_lazy("Converted from an old font: “%(before)s” → “%(after)s”."),
    Code.TEXT_CUT: gettext_lazy("Too long, cut off: “%(after)s”."),
    Code.ZEROS_RESTORED: gettext_lazy("Leading zeros put back: %(before)s → %(after)s."),
    Code.CHECK_DIGIT: gettext_lazy(
        "The check digit of %(after)s is wrong: a digit may be mistyped. Compare with the certificate."
    ),
    Code.DIGITS_CUT: gettext_lazy(
        "Excel has cut off digits (%(before)s); left out. Format the column as text and enter the code again."
    ),
    Code.CODE_UNREADABLE: gettext_lazy("“%(before)s” is no such code; left out."),
    Code.PERSONAL_AS_TAX: gettext_lazy(
        "Twelve digits: the owner's personal number, which has been the code of a household business since 01/7/2025."
    ),
    Code.PERSONAL_DIFFERS: gettext_lazy(
        "Two personal numbers in one row (%(before)s and %(after)s); the second, in the column of tax codes, is taken."
    ),
    Code.PHONE_UNREADABLE: gettext_lazy("“%(before)s” is no telephone number; left out."),
    Code.PHONE_RENEWED: gettext_lazy("Number in its present form: %(before)s → %(after)s."),
    Code.PHONE_SEVERAL: gettext_lazy("Several numbers (%(before)s); the first is taken: %(after)s."),
    Code.EMAIL_UNREADABLE: gettext_lazy("“%(before)s” is no e-mail address; left out."),
    Code.INDUSTRY_UNKNOWN: gettext_lazy("“%(before)s” is no code of this version of VSIC; kept as it is."),
    Code.INDUSTRY_EITHER: gettext_lazy(
        "“%(before)s” is a code as it is and with a zero before it; kept as it is."
    ),
    Code.INDUSTRY_SECTION: gettext_lazy(
        "“%(before)s”: %(after)s is not in the section of the letter in this version of VSIC; %(after)s is taken."
    ),
    Code.INDUSTRY_SEVERAL: gettext_lazy(
        "Several industries (%(before)s); %(after)s is taken as the main one."
    ),
    Code.INDUSTRY_WORDS: gettext_lazy("No code in “%(before)s”; kept as the words of the industry."),
    Code.WORD_UNKNOWN: gettext_lazy("“%(before)s” is no word known here; left out."),
    Code.DAY_UNREADABLE: gettext_lazy("“%(before)s” is no day; left out. Write it as 05/02/2019."),
    Code.DAY_FROM_NUMBER: gettext_lazy("The number %(before)s of Excel is the day %(after)s."),
    Code.DAY_MONTH_ONLY: gettext_lazy("Only the month is told (%(before)s); %(after)s is taken."),
    Code.DAY_YEAR_ONLY: gettext_lazy("Only the year is told (%(before)s); %(after)s is taken."),
    Code.DAY_SWAPPED: gettext_lazy("Month before day (%(before)s); read as %(after)s."),
    Code.DAY_IMPOSSIBLE: gettext_lazy(
        "%(before)s cannot be: after the day of the figures, or too long ago; left out."
    ),
    Code.END_BEFORE_START: gettext_lazy("The end (%(before)s) lies before the registration; left out."),
    Code.AMOUNT_UNREADABLE: gettext_lazy("“%(before)s” is no sum of money; left out."),
    Code.AMOUNT_BOUND: gettext_lazy("“%(before)s” is a bound and no sum; left out."),
    Code.AMOUNT_SCALED: gettext_lazy("“%(before)s” is read as %(after)s."),
    Code.AMOUNT_IMPOSSIBLE: gettext_lazy(
        "“%(before)s” is below zero, too small or too large; left out. Look whether the unit of the column is right."
    ),
    Code.COUNT_UNREADABLE: gettext_lazy("“%(before)s” is no count; left out."),
    Code.COUNT_IMPOSSIBLE: gettext_lazy("“%(before)s” cannot be a count of people; left out."),
    Code.INSURED_EXCEED: gettext_lazy(
        "More insured staff (%(before)s) than workers (%(after)s); both are kept."
    ),
    "row_heading": gettext_lazy("Repeated heading."),
    "row_total": gettext_lazy("Row of totals."),
    "row_section": gettext_lazy("Heading of a group."),
    "row_signature": gettext_lazy("Signature or remark below the list."),
}
LABELS: dict[str, Any] = {
    Code.NAME_MISSING: gettext_lazy("No name and no owner"),
    Code.NAME_FROM_OWNER: gettext_lazy("Owner's name in place of the business's"),
    Code.KEY_TWICE: gettext_lazy("The same code twice in the list"),
    Code.OLD_FONT: gettext_lazy("Converted from an old font"),
    Code.TEXT_CUT: gettext_lazy("Too long, cut off"),
    Code.ZEROS_RESTORED: gettext_lazy("Leading zeros put back"),
    Code.CHECK_DIGIT: gettext_lazy("Wrong check digit of a tax code"),
    Code.DIGITS_CUT: gettext_lazy("Digits cut off by Excel"),
    Code.CODE_UNREADABLE: gettext_lazy("Code that is none"),
    Code.PERSONAL_AS_TAX: gettext_lazy("Personal number as tax code"),
    Code.PERSONAL_DIFFERS: gettext_lazy("Two personal numbers in one row"),
    Code.PHONE_UNREADABLE: gettext_lazy("Telephone number that is none"),
    Code.PHONE_RENEWED: gettext_lazy("Telephone number in its present form"),
    Code.PHONE_SEVERAL: gettext_lazy("Several telephone numbers"),
    Code.EMAIL_UNREADABLE: gettext_lazy("E-mail address that is none"),
    Code.INDUSTRY_UNKNOWN: gettext_lazy("Code of an industry that its version has not"),
    Code.INDUSTRY_EITHER: gettext_lazy("Code of an industry that may lack a zero"),
    Code.INDUSTRY_SECTION: gettext_lazy("Letter and code of different sections"),
    Code.INDUSTRY_SEVERAL: gettext_lazy("Several industries in one cell"),
    Code.INDUSTRY_WORDS: gettext_lazy("Words in place of an industry's code"),
    Code.WORD_UNKNOWN: gettext_lazy("Word not known"),
    Code.DAY_UNREADABLE: gettext_lazy("Day that is none"),
    Code.DAY_FROM_NUMBER: gettext_lazy("Day from a number of Excel"),
    Code.DAY_MONTH_ONLY: gettext_lazy("Only the month is told"),
    Code.DAY_YEAR_ONLY: gettext_lazy("Only the year is told"),
    Code.DAY_SWAPPED: gettext_lazy("Month before day"),
    Code.DAY_IMPOSSIBLE: gettext_lazy("Day that cannot be"),
    Code.END_BEFORE_START: gettext_lazy("End before registration"),
    Code.AMOUNT_UNREADABLE: gettext_lazy("Sum of money that is none"),
    Code.AMOUNT_BOUND: gettext_lazy("Bound instead of a sum"),
    Code.AMOUNT_SCALED: gettext_lazy("Sum written with its unit"),
    Code.AMOUNT_IMPOSSIBLE: gettext_lazy("Sum that cannot be"),
    Code.COUNT_UNREADABLE: gettext_lazy("Count that is none"),
    Code.COUNT_IMPOSSIBLE: gettext_lazy("Count that cannot be"),
    Code.INSURED_EXCEED: gettext_lazy("More insured staff than workers"),
    "row_heading": gettext_lazy("Repeated heading"),
    "row_total": gettext_lazy("Row of totals"),
    "row_section": gettext_lazy("Heading of a group"),
    "row_signature": gettext_lazy("Signature or remark"),
}
"""Kinds of findings, without their values."""
OUTCOMES: dict[str, Any] = {
    RowOutcome.WAITING: gettext_lazy("Not compared yet"),
    RowOutcome.NEW: gettext_lazy("New business"),
    KNOWN: gettext_lazy("Of a known business"),
    RowOutcome.CHANGED: gettext_lazy("Changes what was told"),
    RowOutcome.UNCHANGED: gettext_lazy("Nothing new"),
    RowOutcome.ASKED: gettext_lazy("A person has to say"),
    RowOutcome.REFUSED: gettext_lazy("Not taken"),
    DOUBT: gettext_lazy("With doubts"),
    MENDED: gettext_lazy("Mended"),
    PASSED: gettext_lazy("No records"),
}
KINDS: dict[str, str] = {
    RowOutcome.NEW: "ok", KNOWN: "ok", RowOutcome.CHANGED: "doing", RowOutcome.UNCHANGED: "dropped",
    RowOutcome.ASKED: "inferred", RowOutcome.REFUSED: "missing", RowOutcome.WAITING: "planned", PASSED: "dropped",
}  # fmt: skip
"""Outcome → kind of status."""
STATE_KINDS = {
    BatchState.RECEIVED: "inferred", BatchState.STAGING: "doing", BatchState.STAGED: "waiting",
    BatchState.APPLYING: "doing", BatchState.APPLIED: "ok", BatchState.UNDOING: "doing",
    BatchState.UNDONE: "returned", BatchState.FAILED: "missing",
}  # fmt: skip


def attribute_label(attribute: str) -> str:
    """The name of what a column tells; "" for none."""
    if attribute in Attribute.values:
        return str(Attribute(attribute).label)
    if attribute in FactKind.values:
        return str(FactKind(attribute).label)
    return str(OWN_LABELS.get(attribute, ""))


def finding_words(finding: Mapping[str, str], *, masked: bool = True) -> str:
    """One finding as a sentence, with the name of its attribute before it; personal data masked."""
    attribute, code = finding.get("attribute", ""), finding["code"]
    before, after = finding.get("before", ""), finding.get("after", "")
    if masked:
        before, after = mask(attribute, before), mask(attribute, after)
    told = {"before": before, "after": value_words(attribute, after)}
    sentence = str(SENTENCES[code]) % told if code in SENTENCES else code
    label = attribute_label(attribute)
    return f"{label}: {sentence}" if label else sentence


def finding_label(code: str) -> str:
    """A kind of finding without its values, for lists and filters."""
    return str(LABELS.get(code, code))


def value_words(attribute: str, value: str) -> str:
    """A cleaned value as it is read."""
    if not value:
        return ""
    if attribute in FactKind.values:
        amount = int(value) if value.isdecimal() else None
        return fact_words(attribute, amount, "" if amount is not None else value)
    return attribute_words(attribute, value)


def dry_run_sentence(batch: Batch) -> str:
    """What taking the list over would do, in one sentence."""
    told = _told(batch)
    if not any(batch.counts.get(each) for each in (RowOutcome.NEW, RowOutcome.CHANGED, RowOutcome.ASKED)):
        return _("Nothing would change: %(told)s.") % {"told": told}
    return _("If taken over: %(told)s.") % {"told": told}


def state_sentence(batch: Batch) -> str:
    """Where the list stands; of one taken over, what came of its rows."""
    if batch.state == BatchState.APPLIED:
        return _("Taken over: %(told)s.") % {"told": _told(batch)}
    return str(batch.get_state_display())


def _told(batch: Batch) -> str:
    """The rows by what they come to: "91 cơ sở mới, 769 dòng của cơ sở đã có trong sổ"."""
    words = {
        RowOutcome.NEW: _("%(n)s new businesses"),
        KNOWN: _("%(n)s rows of known businesses"),
        RowOutcome.CHANGED: _("%(n)s rows that change what was told"),
        RowOutcome.UNCHANGED: _("%(n)s rows with nothing new"),
        RowOutcome.ASKED: _("%(n)s rows that wait to be compared"),
        RowOutcome.REFUSED: _("%(n)s rows refused"),
    }
    told = [
        words[key] % {"n": write_number(count)} for key, count in outcome_counts(batch.counts) if key in words
    ]
    return ", ".join(told) or _("no record at all")
