from donghanh.reports.actions.drafting import (
    CHANGEABLE,
    change_report,
    correct_report,
    draft_report,
    drop_narrative,
    freeze_report,
    remove_report,
    write_narrative,
)

__all__ = [
    "CHANGEABLE",
    "change_report",
    "correct_report",
    "draft_report",
    "drop_narrative",
    "freeze_report",
    "remove_report",
    "write_narrative",
]
