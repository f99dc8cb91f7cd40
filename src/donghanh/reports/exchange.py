"""The frozen figures for other systems: a documented JSON, made of the snapshot and the dispatch alone.

Its shape stands in docs/operations/reports-json.md; names are English, words in it are those of the document.
"""

from typing import Any

from donghanh.reports.enums import PeriodKind
from donghanh.reports.models import Report
from donghanh.reports.snapshot import Figures, ReportRow, Snapshot

SCHEMA, VERSION = "donghanh.report", 1


def exchange_of(report: Report, snapshot: Snapshot) -> dict[str, Any]:
    """Everything a higher system needs of a frozen report; counts beside the tasks they count."""
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "report": _report(report, snapshot),
        "ward": {"code": report.ward.code, "name": str(report.ward), "province": report.ward.province_code},
        "figures": _counts(snapshot.figures),
        "units": [{"name": unit.name, **_counts(unit.figures)} for unit in snapshot.units],
        "plans": [{"name": plan.name, "citation": plan.citation} for plan in snapshot.plans],
        "tasks": [_task(row, snapshot) for row in snapshot.rows],
        "obstacles": [
            {
                "task": each.task,
                "kind": each.kind,
                "text": each.text,
                "proposal": each.proposal,
                "raised_on": each.raised_on,
                "answer": each.answer,
            }
            for each in snapshot.obstacles
        ],
        "parts": {name: part.text for name, part in snapshot.parts.items()},
    }


def _report(report: Report, snapshot: Snapshot) -> dict[str, Any]:
    sent = report.dispatch if report.is_sent else None
    return {
        "title": snapshot.title,
        "kind": PeriodKind(report.kind).value,
        "period": snapshot.period,
        "starts_on": snapshot.starts_on,
        "cutoff_on": snapshot.cutoff_on,
        "frozen_at": report.frozen_at.isoformat() if report.frozen_at else None,
        "number": sent.number if sent else None,
        "signed_on": sent.signed_on.isoformat() if sent else None,
        "sent_on": sent.sent_on.isoformat() if sent else None,
        "issuer": snapshot.letterhead.issuer,
        "addressee": snapshot.letterhead.addressee or None,
        "relation": snapshot.relation or None,
        "replaced": report.is_superseded,
    }


def _counts(figures: Figures) -> dict[str, int]:
    return {name: len(figures.behind(name)) for name in Figures.names()}


def _task(row: ReportRow, snapshot: Snapshot) -> dict[str, Any]:
    """One result: what, who leads, by when, how far, with what proof, and how it was judged."""
    plan = next(plan for plan in snapshot.plans if plan.plan == row.plan)
    return {
        "task": row.task,
        "plan": plan.name,
        "number": row.number,
        "title": row.title,
        "lead_units": list(row.leads),
        "deadline": row.deadline,
        "due_on": row.due_on,
        "finished_on": row.finished_on,
        "status": row.status,
        "assessment": row.words,
        "result": row.outcome,
        "extensions": row.extensions,
        "returns": row.returns,
        "silent": row.silent,
        "stopped": row.stopped or None,
        "held": [
            {"by": held.name, "holder": held.holder, "days": held.days, "late": held.late}
            for held in row.held
        ],
    }
