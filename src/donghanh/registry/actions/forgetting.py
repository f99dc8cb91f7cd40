"""Deleting a person's data on request: from what is shown, what was said, lists on their way, history and the trail."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from donghanh.audit.actions import blank_words
from donghanh.kernel.errors import Refused
from donghanh.registry.actions.businesses import OWN_SOURCES
from donghanh.registry.actions.settling import known_of, settle, trust_orders
from donghanh.registry.enums import PERSONAL, Attribute, BatchState
from donghanh.registry.erasing import forget_history, forget_said
from donghanh.registry.forgetting import (
    COLUMNS,
    EDUCATION,
    Reach,
    closed_requests,
    entries_that_go,
    is_about,
    left_of,
    own_education,
    people_of,
    reach_of,
    said_of,
)
from donghanh.registry.masking import HIDDEN
from donghanh.registry.models import (
    Batch,
    Business,
    CorrectionList,
    DataRequest,
    Entry,
    Involvement,
    Person,
    StagedRow,
    SurveyFile,
    SurveySheet,
)
from donghanh.registry.redaction import patterns_of, redacted

DONE = (BatchState.APPLIED, BatchState.UNDONE, BatchState.FAILED)


@dataclass(frozen=True, slots=True)
class _Deletion:
    """What is to go, as it was before anything went."""

    reach: Reach
    request: DataRequest
    people: frozenset[int]
    patterns: tuple[str, ...]

    def blank(self, text: str) -> str:
        return redacted(text, self.patterns)


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
    said = patterns_of(said_of(reach, request))
    deletion = _Deletion(reach, request, frozenset(people_of(reach)), tuple(said))
    _forget_entries(deletion)
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
    return left, deletion.patterns


def _forget_entries(deletion: _Deletion) -> None:
    """Entries, and the rows of lists that are about the same keys."""
    reach = deletion.reach
    for entry in entries_that_go(reach):
        if gone := [name for name, _value in reach.told(entry.values) | reach.told(entry.given)]:
            entry.values = _without(entry.values, gone)
            entry.given = _without(entry.given, gone)
            entry.save(update_fields=["values", "given"])
    keys: dict[int, set[str]] = {}
    for source, key in Entry.objects.filter(business__in=reach.businesses).values_list("source", "key"):
        keys.setdefault(source, set()).add(key)
    for source, theirs in keys.items():
        for batch in Batch.objects.filter(source=source).select_related("source"):
            _forget_rows(deletion, batch, theirs)


def _forget_rows(deletion: _Deletion, batch: Batch, keys: Collection[str]) -> None:
    """Rows of a list that say otherwise than the agency's list of today; a list on its way in is left alone."""
    is_own = batch.source.kind in OWN_SOURCES
    if not is_own and batch.state not in DONE:
        return
    about = Q(business__in=deletion.reach.businesses) | Q(values__key__in=list(keys))
    today = {} if is_own else _said_today(batch, keys)
    touched = {}
    for row in StagedRow.objects.filter(about, batch=batch):
        kept = deletion.reach.told(today.get(row.values.get("key", ""), {}))
        gone = {name for name, _value in deletion.reach.told(row.values) - kept}
        if gone:
            _forget_cells(deletion, row, gone, batch)
            touched[row.number] = row.cells
    if touched:
        batch.reading = _reading_without(deletion, batch.reading, touched)
        batch.save(update_fields=["reading"])


def _said_today(batch: Batch, keys: Collection[str]) -> dict[str, dict[str, str]]:
    found = Entry.objects.filter(source=batch.source_id, key__in=keys, is_current=True)
    return dict(found.values_list("key", "values"))


def _forget_cells(deletion: _Deletion, row: StagedRow, gone: Collection[str], batch: Batch) -> None:
    columns = {
        int(place)
        for place, told in batch.mapping.items()
        if told["attribute"] in {*gone, *deletion.reach.attributes}
    }
    row.values = _without(row.values, gone)
    row.values["given"] = _without(row.values.get("given", {}), gone)
    row.cells = [
        "" if place in columns else deletion.blank(str(cell)) for place, cell in enumerate(row.cells)
    ]
    row.findings = [
        each | ({"before": "", "after": ""} if each.get("attribute") in gone else {}) for each in row.findings
    ]
    row.save(update_fields=["values", "cells", "findings"])


def _reading_without(
    deletion: _Deletion, reading: dict[str, Any], touched: dict[int, list[str]]
) -> dict[str, Any]:
    """The sample that the preview shows, without the cells that went."""
    kept = dict(reading)
    for name in ("sample", "above"):
        if name in kept:
            kept[name] = [[number, touched.get(number, cells)] for number, cells in kept[name]]
    return kept


def _without(values: dict[str, Any], gone: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in gone}


def _forget_education(deletion: _Deletion) -> None:
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


def _forget_unsent(deletion: _Deletion) -> None:
    """Correction lists that have not left lose their rows about it."""
    reach = deletion.reach
    numbers = set(Business.objects.filter(pk__in=reach.businesses).values_list("public_id", flat=True))
    for made in CorrectionList.objects.filter(ward_id=reach.ward, sent_on=None):
        rows = [row for row in made.rows if not is_about(row, numbers, reach)]
        if len(rows) < len(made.rows):
            made.rows = rows
            made.save(update_fields=["rows"])


def _forget_requests(deletion: _Deletion) -> None:
    """Requests stay as the proof that they were answered, without the values."""
    reach, blank = deletion.reach, deletion.blank
    for each in closed_requests(reach, deletion.request.pk):
        each.text, each.answer = blank(each.text), blank(each.answer)
        each.wanted = HIDDEN if each.wanted and each.attribute in reach.attributes else blank(each.wanted)
        each.extension_reason = blank(each.extension_reason)
        each.save(update_fields=["text", "answer", "wanted", "extension_reason"])


def _keys_of_requests(deletion: _Deletion) -> list[int]:
    return list(closed_requests(deletion.reach, deletion.request.pk).values_list("pk", flat=True))
