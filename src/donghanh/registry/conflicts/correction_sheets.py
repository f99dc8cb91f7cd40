"""The list that goes back to an agency, as a workbook with the head of an official letter's appendix."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from donghanh.paperwork.writing.workbook import Sheet, SheetColumn, render_workbook
from donghanh.registry.conflicts.disagreements import without_restricted
from donghanh.registry.enums import Attribute
from donghanh.registry.models import CorrectionList
from donghanh.registry.wording import attribute_words
from donghanh.ui.text import write_date


def correction_workbook(made: CorrectionList) -> bytes:
    """What the agency says, what is right, and on what that rests; personal data in full, but not of owners who had its
    use restricted."""
    columns = [
        SheetColumn(_("No."), 6, "integer"),
        SheetColumn(_("Registry number"), 16),
        SheetColumn(_("Name of the business"), 36),
        SheetColumn(_("Fact"), 22),
        SheetColumn(_("In your list"), 34),
        SheetColumn(_("As of"), 12, "date"),
        SheetColumn(_("What is right"), 34),
        SheetColumn(_("Basis"), 34),
    ]
    rows = (
        (
            number,
            row["public_id"],
            row["name"],
            str(Attribute(row["attribute"]).label),
            attribute_words(row["attribute"], row["said"]),
            date.fromisoformat(row["said_on"]),
            attribute_words(row["attribute"], row["right"]),
            row["reason"],
        )
        for number, row in enumerate(without_restricted(made.ward_id, made.rows), 1)
    )
    return render_workbook([Sheet(_("Corrections"), columns, rows, heading_of(made))])


def heading_of(made: CorrectionList) -> list[str]:
    """Title, sender, addressee, what it goes with."""
    addressed = made.source.agency or made.source.name
    day = write_date(localdate(made.made_at))
    number = made.document or "…"
    return [
        _("LIST OF FACTS TO BE PUT RIGHT"),
        _("To: %(agency)s") % {"agency": addressed},
        _("From: %(office)s; about the list “%(source)s”")
        % {"office": _office(made), "source": made.source.name},
        _("With official letter no. %(number)s; drawn up on %(day)s") % {"number": number, "day": day},
    ]


def _office(made: CorrectionList) -> str:
    ward = made.ward
    place = ward.full_name
    return _("The People's Committee of %(place)s") % {"place": place[:1].lower() + place[1:]}
