from donghanh.reports.actions.drafting import (
    CHANGEABLE,
    Overtaken,
    change_report,
    draft_report,
    drop_narrative,
    remove_report,
    stamp_of,
    write_narrative,
)
from donghanh.reports.actions.following import correct_report, supplement_report, write_erratum
from donghanh.reports.actions.regimes import set_regime
from donghanh.reports.actions.workflow import ask_review, decide_review, freeze_report, record_dispatch

__all__ = [
    "CHANGEABLE",
    "Overtaken",
    "ask_review",
    "change_report",
    "correct_report",
    "decide_review",
    "draft_report",
    "drop_narrative",
    "freeze_report",
    "record_dispatch",
    "remove_report",
    "set_regime",
    "stamp_of",
    "supplement_report",
    "write_erratum",
    "write_narrative",
]
