"""Background work on plans."""

import logging
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from donghanh.audit.actions import history_context
from donghanh.kernel.walls import row_scope
from donghanh.notify import hours
from donghanh.org.models import Ward
from donghanh.org.queries import all_wards, directory_rows
from donghanh.paperwork.errors import UnreadableDocument
from donghanh.plans.actions.readings import begin_reading, fail_reading, report_progress, store_reading
from donghanh.plans.actions.reminders import hold_round
from donghanh.plans.actions.tasks import open_periods
from donghanh.plans.confirmation.queries import followed_titles
from donghanh.plans.models import Reading, Task
from donghanh.plans.proposals import Proposal, propose
from donghanh.plans.proposals.units import Directory

log = logging.getLogger(__name__)


def read_document(*, ward_id: int, reading_id: int) -> None:
    """Reads a document and keeps the proposals. May be killed and run again at any point: a finished reading stays
    as it is, an unfinished one begins anew. Says what went wrong in the reading itself and never raises for a file."""
    with override("vi"):
        reading = _begin(ward_id, reading_id)
        if reading is None:
            return
        try:
            _read_and_keep(reading)
        except UnreadableDocument as error:
            _fail(reading, str(error))
        except Exception:
            log.exception("reading %s of ward %s failed", reading_id, ward_id)
            _fail(reading, _("The document could not be read. Try it as a Word file, or paste its text."))


def open_periods_begun() -> None:
    """Opens the results of periods that begin today, for every recurring task of every ward; twice changes nothing.

    A ward that fails does not keep the others waiting; the job then ends as failed.
    """
    failed = [ward.code for ward in all_wards() if not _opened_periods_of(ward)]
    if failed:
        raise RuntimeError(f"periods not opened in wards {', '.join(failed)}")


def _opened_periods_of(ward: Ward) -> bool:
    try:
        with row_scope([ward.pk]):
            for task in Task.objects.filter(ward=ward).exclude(rhythm="").select_related("plan__ward"):
                open_periods(task, until=timezone.localdate())
    except Exception:
        log.exception("periods of ward %s", ward.code)
        return False
    return True


def send_reminders() -> None:
    """Holds the round of reminders of the day in every ward whose office is open; again the same day changes nothing.

    A ward that fails does not keep the others waiting; the job then ends as failed.
    """
    failed = [ward.code for ward in all_wards() if not _reminded(ward)]
    if failed:
        raise RuntimeError(f"reminders not sent in wards {', '.join(failed)}")


def _reminded(ward: Ward) -> bool:
    now = timezone.now()
    try:
        with row_scope([ward.pk]):
            if hours.is_open(now, ward.calendar):
                hold_round(ward, at=now)
    except Exception:
        log.exception("reminders of ward %s", ward.code)
        return False
    return True


def _begin(ward_id: int, reading_id: int) -> Reading | None:
    with row_scope([ward_id]):
        found = (
            Reading.objects.filter(pk=reading_id)
            .select_related("plan__source", "amendment__source", "asked_by", "ward")
            .first()
        )
        return found if found and begin_reading(found) else None


def _read_and_keep(reading: Reading) -> None:
    proposal = _read(reading, timezone.localdate())
    with row_scope([reading.ward_id]), history_context(reading.asked_by):
        store_reading(reading, proposal)


def _read(reading: Reading, today: date) -> Proposal:
    """The slow part, outside any transaction but for the short ones that tell how far it has come."""
    from donghanh.paperwork.checking import OtherPlan, check_plan
    from donghanh.paperwork.opening import open_document
    from donghanh.paperwork.opening.scans import installed_recognizer
    from donghanh.paperwork.reading import read_plan

    source = reading.document
    if source is None:
        raise UnreadableDocument(_("The plan has no document. Choose a file."))
    with source.file.open("rb") as stream:
        content = stream.read()
    document = open_document(
        content,
        source.name,
        recognizer=installed_recognizer(),
        progress=lambda done, pages: _tell(reading, 5 + 35 * done // pages),
    )
    _tell(reading, 40)
    read = read_plan(document, issued=reading.plan.issued_on)
    _tell(reading, 60)
    with row_scope([reading.ward_id]):
        units, aliases = directory_rows(reading.ward_id)
        followed = followed_titles(reading.plan)
    directory = Directory(units, aliases, place=reading.ward.name)
    findings = check_plan(
        document,
        read,
        issued=reading.plan.issued_on,
        units=[*(unit.name for unit in units), *(text for text, _unit in aliases)],
        other_plans=[OtherPlan(name, titles) for name, titles in followed.items()],
    )
    _tell(reading, 80)
    return propose(document, read, findings, directory=directory, today=today)


def _tell(reading: Reading, percent: int) -> None:
    with row_scope([reading.ward_id]):
        report_progress(reading, percent)


def _fail(reading: Reading, sentence: str) -> None:
    with row_scope([reading.ward_id]), history_context(reading.asked_by):
        fail_reading(reading, sentence)
