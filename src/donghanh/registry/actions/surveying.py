"""Survey rounds: opening them, keeping answers, taking workbooks in and back, and the ward's convention on tools."""

from collections.abc import Iterator, Sequence
from datetime import date
from secrets import choice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from donghanh.audit.actions import record
from donghanh.kernel.errors import Forbidden, Refused
from donghanh.org.models import Officer
from donghanh.org.permissions import has_permission
from donghanh.registry.counting import operating
from donghanh.registry.enums import DigitalTool, SourceKind
from donghanh.registry.models import (
    DigitalConvention,
    Source,
    SurveyFile,
    SurveyRound,
    SurveySheet,
    YearlyFact,
)
from donghanh.registry.models.businesses import ALPHABET
from donghanh.registry.permissions import Permission
from donghanh.registry.surveys.books import read_book
from donghanh.registry.surveys.questions import QUESTIONS, Answer, Unreadable

CODE = 6


@transaction.atomic
def open_round(name: str, *, as_of: date, questions: Sequence[str], by: Officer) -> SurveyRound:
    """A round with a sheet for every business that operates on its day. Raises Refused for no or another's question,
    a day to come, or a name that another round has."""
    _may(by, Permission.EDIT)
    asked = [kind for kind in QUESTIONS if kind in questions]
    if not asked or len(asked) != len(set(questions)):
        raise Refused(_("Choose at least one question."))
    if as_of > timezone.localdate():
        raise Refused(_("The day of the answers is still to come."))
    if SurveyRound.objects.filter(ward_id=by.ward_id, name=name.strip()).exists():
        raise Refused(_("There is a round of this name already."))
    made = SurveyRound.objects.create(
        ward_id=by.ward_id, name=name.strip(), as_of=as_of, questions=asked, created_by=by
    )
    number = _add_sheets(made, as_of)
    record("registry.open_round", made, by=by, changes={"sheets": number})
    return made


@transaction.atomic
def extend_round(round: SurveyRound, *, by: Officer) -> int:
    """Adds a sheet for every business that has come to operate since; tells how many."""
    _may(by, Permission.EDIT)
    _require_open(round)
    number = _add_sheets(round, timezone.localdate())
    record("registry.extend_round", round, by=by, changes={"sheets": number})
    return number


@transaction.atomic
def close_round(round: SurveyRound, *, by: Officer) -> None:
    """Takes no more answers."""
    _may(by, Permission.EDIT)
    _require_open(round)
    round.closed_on = max(timezone.localdate(), round.as_of)
    round.save(update_fields=["closed_on"])
    record("registry.close_round", round, by=by)


@transaction.atomic
def export_sheets(round: SurveyRound, number: int, *, by: Officer) -> None:
    """Puts into the trail who took how many sheets out as a workbook."""
    _may(by, Permission.EXPORT)
    record("registry.export_sheets", round, by=by, changes={"sheets": number})


@transaction.atomic
def keep_answer(sheet: SurveySheet, kind: str, answer: Answer | None, *, by: Officer) -> None:
    """Keeps what was answered to one question; None is "không trả lời": asked, and refused. An answer given before
    in the same year makes way; refusing after answering takes the answer of this round back."""
    _may(by, Permission.SURVEY)
    held = (
        SurveySheet.objects.select_for_update(of=("self",))
        .select_related("round", "business")
        .get(pk=sheet.pk)
    )
    _require_open(held.round)
    if kind not in held.round.questions:
        raise Refused(_("This round does not ask that."))
    _mark(held, kind, refused=answer is None)
    source = survey_source(held.ward_id)
    _retire(held, kind, source)
    if answer is not None:
        _write(held, kind, answer, source, by)
    _sign(held, by)


@transaction.atomic
def receive_answers(round: SurveyRound, content: bytes, name: str, *, by: Officer) -> SurveyFile:
    """Reads a workbook of the round without keeping any answer yet. Rows of unknown numbers, or named twice, are left
    out and say so. Raises Refused (or ListFault) for a file that is no such workbook."""
    _may(by, Permission.EDIT)
    _require_open(round)
    try:
        read = read_book(round, content)
    except Unreadable as error:
        raise Refused(str(error)) from None
    sheets = dict(round.sheets.values_list("business__public_id", "pk"))
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    for row in read:
        findings = list(row.findings)
        if row.public_id not in sheets:
            findings = [_("This number is in no sheet of the round: the row is left out.")]
        elif row.public_id in seen:
            findings = [_("This number stands in an earlier row: the row is left out.")]
        left_out = row.public_id not in sheets or row.public_id in seen
        seen.add(row.public_id)
        rows.append(
            {
                "row": row.number,
                "public_id": row.public_id,
                "sheet": None if left_out else sheets[row.public_id],
                "answers": {} if left_out else row.answers,
                "refused": [] if left_out else row.refused,
                "findings": findings,
            }
        )
    made = SurveyFile.objects.create(
        ward_id=by.ward_id, round=round, name=name[:200], rows=rows, created_by=by
    )
    record("registry.receive_answers", round, by=by, changes={"file": made.name, "rows": len(rows)})
    return made


@transaction.atomic
def apply_answers(file: SurveyFile, *, by: Officer) -> int:
    """Keeps every answer of the workbook, once; tells how many. What it takes the place of is remembered."""
    _may(by, Permission.EDIT)
    held = SurveyFile.objects.select_for_update(of=("self",)).select_related("round").get(pk=file.pk)
    _require_open(held.round)
    if held.applied_at:
        raise Refused(_("These answers have been taken in already."))
    source = survey_source(held.ward_id)
    sheets = held.round.sheets.select_related("round", "business").in_bulk(
        [row["sheet"] for row in held.rows]
    )
    made, retired, before = [], [], {}
    for row in held.rows:
        sheet = sheets.get(row["sheet"])
        if sheet is None or not (row["answers"] or row["refused"]):
            continue
        before[str(sheet.pk)] = {
            "answered": list(sheet.answered),
            "refused": list(sheet.refused),
            "asked_by": sheet.asked_by_id,
            "asked_at": sheet.asked_at.isoformat() if sheet.asked_at else None,
        }
        for kind, said in (*row["answers"].items(), *((kind, None) for kind in row["refused"])):
            _mark(sheet, kind, refused=said is None)
            retired += _retire(sheet, kind, source)
            made += [_write(sheet, kind, Answer(*said), source, by)] if said else []
        _sign(sheet, by)
    held.undo = {"made": made, "retired": retired, "sheets": before}
    held.applied_at = timezone.now()
    held.save(update_fields=["undo", "applied_at"])
    record("registry.apply_answers", held.round, by=by, changes={"file": held.name, "answers": len(made)})
    return len(made)


@transaction.atomic
def undo_answers(file: SurveyFile, *, by: Officer) -> None:
    """Takes the answers of the workbook back: facts and sheets are as they were before.

    Raises Refused where somebody has answered one of its sheets since, for that answer would go too.
    """
    _may(by, Permission.EDIT)
    held = SurveyFile.objects.select_for_update(of=("self",)).select_related("round").get(pk=file.pk)
    if not held.applied_at or held.undone_at:
        raise Refused(_("There is nothing to take back."))
    made = YearlyFact.objects.filter(pk__in=held.undo["made"])
    touched = SurveySheet.objects.filter(pk__in=held.undo["sheets"])
    if made.filter(is_current=False).exists() or touched.filter(asked_at__gt=held.applied_at).exists():
        raise Refused(_("Somebody has answered some of these sheets since; take that back first."))
    made.delete()
    YearlyFact.objects.filter(pk__in=held.undo["retired"]).update(is_current=True)
    for key, facts in held.undo["sheets"].items():
        SurveySheet.objects.filter(pk=key).update(
            answered=facts["answered"],
            refused=facts["refused"],
            asked_by=facts["asked_by"],
            asked_at=facts["asked_at"],
        )
    held.undone_at = timezone.now()
    held.save(update_fields=["undone_at"])
    record("registry.undo_answers", held.round, by=by, changes={"file": held.name})


@transaction.atomic
def decide_convention(tools: int, *, valid_from: date, reason: str, by: Officer) -> DigitalConvention:
    """From the day on an enterprise with at least so many tools counts as digital in the ward."""
    _may(by, Permission.DECIDE)
    if not 1 <= tools <= len(DigitalTool):
        raise Refused(_("Between 1 and %(most)s tools.") % {"most": len(DigitalTool)})
    if not reason.strip():
        raise Refused(_("Say why."))
    made = DigitalConvention.objects.create(
        ward_id=by.ward_id, tools=tools, valid_from=valid_from, reason=reason.strip(), decided_by=by
    )
    record(
        "registry.decide_convention",
        by.ward,
        by=by,
        reason=reason,
        changes={"tools": tools, "valid_from": str(valid_from)},
    )
    return made


def survey_source(ward: int) -> Source:
    """The ward's own list of what its surveys were told."""
    found = Source.objects.filter(ward=ward, kind=SourceKind.SURVEY).order_by("pk").first()
    if found:
        return found
    with override("vi"):
        return Source.objects.create(ward_id=ward, kind=SourceKind.SURVEY, name=_("Survey by the ward"))


def _may(by: Officer, permission: str) -> None:
    if not has_permission(by, permission):
        raise Forbidden


def _require_open(round: SurveyRound) -> None:
    if round.closed_on:
        raise Refused(_("The round is closed."))


def _add_sheets(round: SurveyRound, day: date) -> int:
    asked = round.sheets.values("business")
    missing = operating([round.ward_id], day).exclude(pk__in=asked).order_by("place__area", "name", "pk")
    codes = _codes(round.ward_id)
    made = [
        SurveySheet(ward_id=round.ward_id, round=round, business=business, code=next(codes))
        for business in missing
    ]
    SurveySheet.objects.bulk_create(made, batch_size=1000)
    return len(made)


def _codes(ward: int) -> Iterator[str]:
    """Codes that no sheet of the ward bears."""
    taken = set(SurveySheet.objects.filter(ward=ward).values_list("code", flat=True))
    while True:
        code = "".join(choice(ALPHABET) for _sign in range(CODE))
        if code not in taken:
            taken.add(code)
            yield code


def _mark(sheet: SurveySheet, kind: str, *, refused: bool) -> None:
    sheet.answered = [each for each in sheet.answered if each != kind] + ([] if refused else [kind])
    sheet.refused = [each for each in sheet.refused if each != kind] + ([kind] if refused else [])


def _about(sheet: SurveySheet) -> int:
    """The business that the number leads to by now."""
    return sheet.business.merged_into_id or sheet.business_id


def _retire(sheet: SurveySheet, kind: str, source: Source) -> list[int]:
    """What the survey said of the year before makes way; the keys of those facts."""
    facts = YearlyFact.objects.filter(
        business=_about(sheet), year=sheet.round.as_of.year, kind=kind, source=source, is_current=True
    )
    keys = list(facts.values_list("pk", flat=True))
    facts.update(is_current=False)
    return keys


def _write(sheet: SurveySheet, kind: str, answer: Answer, source: Source, by: Officer) -> int:
    return YearlyFact.objects.create(
        ward_id=sheet.ward_id,
        business_id=_about(sheet),
        year=sheet.round.as_of.year,
        kind=kind,
        amount=answer.amount,
        words=answer.words,
        source=source,
        as_of=sheet.round.as_of,
        recorded_by=by,
    ).pk


def _sign(sheet: SurveySheet, by: Officer) -> None:
    sheet.asked_by, sheet.asked_at = by, timezone.now()
    sheet.save(update_fields=["answered", "refused", "asked_by", "asked_at"])
