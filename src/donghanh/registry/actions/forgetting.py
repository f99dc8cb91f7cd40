"""Deleting a person's data on request: from what is shown, what was said, lists on their way, history and the trail."""

from typing import Any

from django.utils.translation import gettext as _

from donghanh.audit.actions import blank_words
from donghanh.files.actions import remove_content
from donghanh.kernel.errors import Refused
from donghanh.registry.actions.forgetting_lists import DONE, forget_keys, forget_rows
from donghanh.registry.actions.settling import known_of, settle, trust_orders
from donghanh.registry.enums import PERSONAL, Attribute
from donghanh.registry.masking import HIDDEN
from donghanh.registry.models import (
    Business,
    CorrectionList,
    DataRequest,
    Entry,
    Involvement,
    Person,
    SurveyFile,
    SurveySheet,
)
from donghanh.registry.rights.erasing import forget_history, forget_said
from donghanh.registry.rights.forgetting import (
    COLUMNS,
    EDUCATION,
    Deletion,
    Reach,
    closed_requests,
    entries_that_go,
    is_about,
    left_of,
    own_education,
    own_lists,
    people_of,
    reach_of,
    said_of,
    without,
)
from donghanh.registry.rights.redaction import patterns_of


def forget(request: DataRequest) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Deletes what a request names, all that the ward need not keep, in every table; what goes and what stays as
    `forgetting.left_of` tells it, and the patterns by which the words of the answer are to be blanked too.

    Runs in the transaction of the caller, who has the request locked. Raises Refused where there is nothing to delete.
    """
    if request.attribute and request.attribute not in PERSONAL:
        raise Refused(_("Only personal data is deleted on request."))
    reach = reach_of(request.about, request.attribute)
    left = left_of(reach)
    if not left["gone"]:
        raise Refused(
            _("The ward itself gathered nothing of this: refuse with reasons, and name the list that has it.")
        )
    lists = own_lists(reach)
    if under_way := next((batch for batch in lists if batch.state not in DONE), None):
        raise Refused(
            _("Finish or discard the list “%(list)s” first: it holds the data and is on its way in.")
            % {"list": under_way}
        )
    said = said_of(reach, request)
    deletion = Deletion(reach, request, frozenset(people_of(reach)), tuple(patterns_of(said)))
    _forget_entries(deletion)
    forget_rows(deletion)
    forget_keys(reach, said)
    remove_content([batch.file for batch in lists])
    forget_said(reach.ward, reach.businesses, reach.attributes, deletion.patterns)
    _forget_education(deletion)
    _show_anew(reach)
    _forget_unsent(deletion)
    _forget_requests(deletion)
    forget_history(
        reach.ward, deletion.people, _keys_of_requests(deletion), reach.attributes, deletion.patterns
    )
    facts = [EDUCATION] if reach.whole else []
    blank_words(reach.ward, Business, reach.businesses, patterns=deletion.patterns, facts=facts)
    entries = Entry.objects.filter(business__in=reach.businesses).values_list("pk", flat=True)
    blank_words(reach.ward, Entry, list(entries), patterns=deletion.patterns)
    return left, deletion.patterns


def _forget_entries(deletion: Deletion) -> None:
    reach = deletion.reach
    for entry in entries_that_go(reach):
        if gone := [name for name, _value in reach.told(entry.values) | reach.told(entry.given)]:
            entry.values = without(entry.values, gone)
            entry.given = without(entry.given, gone)
            entry.save(update_fields=["values", "given"])


def _forget_education(deletion: Deletion) -> None:
    """The sheet says that no answer is to be kept, which is a refusal: nobody asks again."""
    facts = own_education(deletion.reach)
    if not facts.exists():
        return
    facts.delete()
    sheets = SurveySheet.objects.filter(business__in=deletion.reach.businesses)
    for sheet in sheets.filter(answered__contains=EDUCATION):
        sheet.answered = [each for each in sheet.answered if each != EDUCATION]
        sheet.refused = [*sheet.refused, EDUCATION]
        sheet.save(update_fields=["answered", "refused"])
    keys = set(sheets.values_list("pk", flat=True))
    for file in SurveyFile.objects.filter(round__in=sheets.values("round")):
        for row in file.rows:
            if row["sheet"] in keys:
                row["answers"].pop(EDUCATION, None)
        file.save(update_fields=["rows"])


def _show_anew(reach: Reach) -> None:
    """What nobody says any more is not shown any more, and not of the person either."""
    settle(Business.objects.filter(pk__in=reach.businesses, merged_into=None).values_list("pk", flat=True))
    told = _told_of_people(reach)
    for person in Person.objects.filter(pk__in=told):
        silent = sorted(reach.attributes - told[person.pk] - {Attribute.OWNER})
        for name in silent:
            setattr(person, COLUMNS[name], None if name == Attribute.OWNER_BORN else "")
        person.save(update_fields=[COLUMNS[name] for name in silent])


def _told_of_people(reach: Reach) -> dict[int, set[str]]:
    """Owner → facts that some source still tells of one of their businesses."""
    parts = list(Involvement.objects.filter(person__in=reach.owners).values_list("person_id", "business_id"))
    orders = trust_orders(reach.ward)
    known = known_of([business for _owner, business in parts])
    shown = {each.business.pk: set(each.shown(orders)) for each in known}
    told: dict[int, set[str]] = {}
    for owner, business in parts:
        told.setdefault(owner, set()).update(shown[business])
    return told


def _forget_unsent(deletion: Deletion) -> None:
    """Correction lists that have not left lose their rows about it."""
    reach = deletion.reach
    numbers = set(Business.objects.filter(pk__in=reach.businesses).values_list("public_id", flat=True))
    for made in CorrectionList.objects.filter(ward_id=reach.ward, sent_on=None):
        rows = [row for row in made.rows if not is_about(row, numbers, reach)]
        if len(rows) < len(made.rows):
            made.rows = rows
            made.save(update_fields=["rows"])


def _forget_requests(deletion: Deletion) -> None:
    """Requests stay as the proof that they were answered, without the values."""
    reach, blank = deletion.reach, deletion.blank
    for each in closed_requests(reach, deletion.request.pk):
        each.text, each.answer = blank(each.text), blank(each.answer)
        each.wanted = HIDDEN if each.wanted and each.attribute in reach.attributes else blank(each.wanted)
        each.extension_reason = blank(each.extension_reason)
        each.save(update_fields=["text", "answer", "wanted", "extension_reason"])


def _keys_of_requests(deletion: Deletion) -> list[int]:
    return list(closed_requests(deletion.reach, deletion.request.pk).values_list("pk", flat=True))
