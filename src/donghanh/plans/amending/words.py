"""The words of the document behind a draft, untouched by what people filled in."""

from typing import Any

from donghanh.paperwork.comparing import Clause
from donghanh.plans.models import Draft

SECTIONS = " › "


def clause_of(draft: Draft, key: int, title: str | None = None) -> Clause:
    """The draft as the document words it; `title` where the draft is only a part of the clause, or more than it."""
    return Clause(
        key,
        title or title_in_document(draft),
        tuple(filter(None, draft.section.split(SECTIONS))),
        tuple(draft.lead_texts),
        tuple(draft.coop_texts),
        _said(draft, "product"),
        _said(draft, "deadline"),
    )


def title_in_document(draft: Draft) -> str:
    """The clause itself; what was typed where no clause stands behind it."""
    return _said(draft, "title") or draft.quote or draft.title


def titles_joined(draft: Draft) -> list[str]:
    """The clauses that a person joined into this draft; one for a draft as it was read."""
    return list(dict.fromkeys(said["quote"] for said in draft.evidence.get("title", ())))


def is_in_document(draft: Draft) -> bool:
    """Whether a clause of the document stands behind the draft."""
    return bool(draft.evidence.get("title")) or (draft.by_hand and bool(draft.quote))


def as_kept(clause: Clause) -> dict[str, Any]:
    """The words in a shape that JSON keeps, by the names of `paperwork.comparing.FIELDS`."""
    return {
        "title": clause.title,
        "lead": list(clause.lead),
        "coop": list(clause.coop),
        "product": clause.product,
        "deadline": clause.deadline,
    }


def _said(draft: Draft, cell: str) -> str:
    return "\n".join(said["quote"] for said in draft.evidence.get(cell, ()))
