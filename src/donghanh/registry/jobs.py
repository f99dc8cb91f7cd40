"""Background work of the registry."""

import logging
from collections.abc import Callable

from django.utils.translation import override

from donghanh.kernel.walls import row_scope
from donghanh.org.queries import all_wards
from donghanh.registry.actions.settling import settle
from donghanh.registry.importing.applying import apply_rows
from donghanh.registry.importing.staging import fail_list, stage_rows
from donghanh.registry.importing.undoing import undo_rows
from donghanh.registry.lists.faults import ListFault
from donghanh.registry.queries import turned_today

log = logging.getLogger(__name__)


def read_list(*, ward_id: int, batch_id: int) -> None:
    """Reads a list into staged rows. Killed and run again, it goes on after the last row that was kept."""
    with override("vi"):
        try:
            stage_rows(ward_id, batch_id)
        except ListFault as fault:
            log.warning("list %s of ward %s could not be read", batch_id, ward_id)
            fail_list(ward_id, batch_id, str(fault))


def apply_list(*, ward_id: int, batch_id: int) -> None:
    """Takes a list over. Killed and run again, it goes on after the last row that was taken over."""
    _run(apply_rows, ward_id, batch_id)


def undo_list(*, ward_id: int, batch_id: int) -> None:
    """Takes a list back. Killed and run again, it goes on before the last row that was taken back."""
    _run(undo_rows, ward_id, batch_id)


def _run(work: Callable[[int, int], bool], ward_id: int, batch_id: int) -> None:
    with override("vi"):
        work(ward_id, batch_id)


def turn_standings() -> None:
    """Shows as operating again whose suspension has run out; running it again changes nothing."""
    for ward in all_wards():
        with row_scope([ward.pk]):
            settle(turned_today(ward.pk))
