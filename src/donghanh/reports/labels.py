"""What figures and changes are called."""

from typing import Any

from django.utils.translation import gettext_lazy

from donghanh.reports.differences import FINISHED_SINCE, GONE, NEW, NEWLY_LATE, OTHERWISE

FIGURE_LABELS: dict[str, Any] = {
    "total": gettext_lazy("All tasks"),
    "dated": gettext_lazy("With a deadline"),
    "undated": gettext_lazy("Without a deadline"),
    "finished": gettext_lazy("Finished"),
    "on_time": gettext_lazy("Finished on time"),
    "late": gettext_lazy("Finished late"),
    "open": gettext_lazy("Open, in time"),
    "overdue": gettext_lazy("Overdue"),
    "claimed": gettext_lazy("Awaiting approval"),
    "silent": gettext_lazy("Silent"),
    "interrupted": gettext_lazy("Returned, paused or cancelled"),
}
CHANGE_LABELS: dict[str, Any] = {
    NEWLY_LATE: gettext_lazy("Newly late"),
    FINISHED_SINCE: gettext_lazy("Finished since"),
    OTHERWISE: gettext_lazy("Changed in status, deadline or lead"),
    NEW: gettext_lazy("New in this period"),
    GONE: gettext_lazy("No longer reported"),
}
SHEET_LABELS: dict[str, Any] = {
    "assigned": gettext_lazy("Assigned"),
    "finished": gettext_lazy("Finished"),
    "on_time": gettext_lazy("Finished on time"),
    "early": gettext_lazy("Finished early"),
    "late": gettext_lazy("Finished late"),
    "overdue": gettext_lazy("Overdue"),
    "extended": gettext_lazy("With more time granted"),
    "returned": gettext_lazy("Result returned"),
    "stopped": gettext_lazy("Returned, paused or cancelled"),
    "spells": gettext_lazy("Spells of silence"),
}
