"""Cutting a draft into several, joining two, and adding one that the machine did not see. No word gets lost."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from donghanh.audit.actions import record
from donghanh.kernel.errors import Refused
from donghanh.org.models import Officer
from donghanh.plans.actions.drafts import put_units
from donghanh.plans.actions.steps import step
from donghanh.plans.enums import Decision
from donghanh.plans.models import Draft, DraftUnit, Reading
from donghanh.vietnamese.text import fold

CONTENT_SHARED = (
    *(
        "section",
        "quote",
        "lead_texts",
        "coop_texts",
        "product",
        "deadline_raw",
        "deadline",
        "starts_on",
        "due_on",
    ),
    *("authority", "authority_note", "rhythm", "rhythm_from", "blocks", "findings", "extra"),
)


@transaction.atomic
def split_draft(draft: Draft, pieces: Sequence[str], *, by: Officer) -> list[Draft]:
    """Cuts a draft into pieces that together hold exactly its words, in order. Units, product and time go to each."""
    pieces = [piece.strip() for piece in pieces if piece.strip()]
    if len(pieces) < 2:
        raise Refused(_("Put each task on a line of its own."))
    if fold(" ".join(pieces)) != fold(draft.title):
        raise Refused(
            _("A split keeps every word of the clause, in the same order. Correct the words after splitting.")
        )
    with step("split", draft.reading, [draft], by=by) as kept:
        draft.refresh_from_db()
        parts = _pieces(draft, pieces)
        first, *rest = parts
        first.save()
        _insert(rest, draft)
        kept.created = [piece.pk for piece in rest]
        record("plans.split_draft", first, by=by, changes={"pieces": len(parts)})
    return parts


@transaction.atomic
def merge_drafts(first: Draft, second: Draft, *, by: Officer) -> Draft:
    """Joins two drafts of one reading into the first; the second stays behind it as a trace."""
    if first.reading_id != second.reading_id or first.pk == second.pk:
        raise Refused(_("Only two tasks of the same document can be joined."))
    if Decision.MERGED in (first.decision, second.decision):
        raise Refused(_("This task has been joined already."))
    first, second = sorted((first, second), key=lambda draft: (draft.order, draft.pk))
    with step("merge", first.reading, [first, second], by=by):
        first.refresh_from_db()
        second.refresh_from_db()
        _join(first, second)
        first.save()
        _join_units(first, second)
        second.decision, second.merged_into = Decision.MERGED, first
        second.decided_by, second.decided_at = by, timezone.now()
        second.save()
        record("plans.merge_drafts", first, by=by, changes={"with": second.title})
    return first


@transaction.atomic
def add_draft(
    reading: Reading, *, title: str, by: Officer, block: int | None = None, quote: str = ""
) -> Draft:
    """Adds a draft by hand, at its place in the document if its block is known, else at the end."""
    if not title.strip():
        raise Refused(_("Write the task."))
    with step("add", reading, [], by=by) as kept:
        draft = Draft.objects.create(
            ward_id=reading.ward_id,
            reading=reading,
            order=_place_for(reading, block),
            title=title.strip(),
            quote=quote.strip(),
            blocks=[] if block is None else [block],
            deadline={"kind": "none"},
            by_hand=True,
        )
        kept.created = [draft.pk]
        record("plans.add_draft", draft, by=by)
    return draft


def suggested_pieces(draft: Draft) -> list[str]:
    """The title cut where its parts begin, so that every word stays; the title alone where it has no parts."""
    cuts, at = [0], 0
    for part in draft.parts[1:]:
        at = draft.title.find(part, at)
        if at < 0:
            return [draft.title]
        cuts.append(_before_mark(draft.title, at))
    ends = [*cuts[1:], len(draft.title)]
    return [draft.title[start:end].strip() for start, end in zip(cuts, ends, strict=True)]


def _before_mark(title: str, at: int) -> int:
    """The cut goes before the list mark of a part: "(ii) ", "b) ", "- "."""
    start = at
    while start > 0 and title[start - 1] not in ";.,\n" and at - start < 8:
        start -= 1
    mark = title[start:at].strip()
    return start if mark and len(mark) <= 5 and not mark.isalpha() else at


def _pieces(draft: Draft, pieces: Sequence[str]) -> list[Draft]:
    titles = _title_places(draft, pieces)
    made = [draft]
    made += [
        Draft(
            ward_id=draft.ward_id,
            reading=draft.reading,
            by_hand=draft.by_hand,
            **{name: getattr(draft, name) for name in CONTENT_SHARED},
        )
        for _piece in pieces[1:]
    ]
    for part, piece, place in zip(made, pieces, titles, strict=True):
        part.title, part.parts = _as_title(piece), []
        part.evidence = draft.evidence | {"title": place}
        part.doubts = [cell for cell in draft.doubts if cell != "title"]
        part.decision, part.decided_by, part.decided_at = Decision.PENDING, None, None
    return made


def _as_title(piece: str) -> str:
    """A piece of a sentence as a task of its own: with a capital, without the semicolon that led on."""
    words = piece.rstrip(" ;,")
    return words[:1].upper() + words[1:]


def _title_places(draft: Draft, pieces: Sequence[str]) -> list[list[dict[str, Any]]]:
    """The words of each piece in the document; those of the whole clause where they cannot be told apart."""
    whole = draft.evidence.get("title", [])
    if len(whole) != 1 or len(whole[0]["spans"]) != 1 or whole[0]["text"] != draft.title:
        return [whole for _piece in pieces]
    block, left, _right = whole[0]["spans"][0]
    places, at = [], 0
    for piece in pieces:
        found = draft.title.find(piece, at)
        if found < 0:
            return [whole for _piece in pieces]
        at = found + len(piece)
        spans = [[block, left + found, left + at]]
        places.append([whole[0] | {"text": _as_title(piece), "quote": piece, "spans": spans}])
    return places


def _insert(drafts: list[Draft], after: Draft) -> None:
    """Gives the drafts places between `after` and the next, and the units of `after`."""
    following = after.reading.drafts.filter(order__gt=after.order).order_by("order").first()
    gap = ((following.order if following else after.order + 1) - after.order) / (len(drafts) + 1)
    rows = [(row.unit, row.part) for row in after.units.select_related("unit")]
    for number, draft in enumerate(drafts, start=1):
        draft.order = after.order + gap * number
        draft.save()
        put_units(draft, rows)


def _join(first: Draft, second: Draft) -> None:
    first.parts = [*(first.parts or [first.title]), *(second.parts or [second.title])]
    first.title = f"{first.title.rstrip(' .;')}; {second.title}"
    first.quote = first.quote if second.quote in first.quote else f"{first.quote}\n{second.quote}"
    for name in ("blocks", "lead_texts", "coop_texts", "findings"):
        setattr(first, name, _union(getattr(first, name), getattr(second, name)))
    first.blocks = sorted(first.blocks)
    first.product = "\n".join(_union(filter(None, [first.product]), filter(None, [second.product])))
    if not first.deadline_raw and not first.due_on:
        for name in ("deadline_raw", "deadline", "starts_on", "due_on", "rhythm", "rhythm_from"):
            setattr(first, name, getattr(second, name))
    if not first.finished_on:
        for name in ("finished_on", "finished_words", "finished_document"):
            setattr(first, name, getattr(second, name))
    doubts = {*first.doubts, *second.doubts}
    if second.due_on and first.due_on != second.due_on:
        doubts.add("deadline")
    first.doubts = sorted(doubts)
    cells = {*first.evidence, *second.evidence}
    first.evidence = {
        cell: _union(first.evidence.get(cell, []), second.evidence.get(cell, [])) for cell in sorted(cells)
    }
    first.decision, first.decided_by, first.decided_at = Decision.PENDING, None, None


def _join_units(first: Draft, second: Draft) -> None:
    has_lead = first.units.filter(part="lead").exists()
    known = set(first.units.values_list("unit_id", flat=True))
    DraftUnit.objects.bulk_create(
        DraftUnit(
            ward_id=first.ward_id,
            draft=first,
            unit_id=row.unit_id,
            part="co_lead" if row.part == "lead" and has_lead else row.part,
        )
        for row in second.units.all()
        if row.unit_id not in known
    )


def _union(first: Any, second: Any) -> list[Any]:
    joined = list(first)
    return joined + [item for item in second if item not in joined]


def _place_for(reading: Reading, block: int | None) -> float:
    last: float = reading.drafts.aggregate(last=Max("order"))["last"] or 0
    if block is None:
        return last + 1
    rows = reading.drafts.exclude(blocks=[]).order_by("order").values_list("order", "blocks")
    before = [order for order, blocks in rows if min(blocks) <= block]
    if not before:
        first = reading.drafts.order_by("order").values_list("order", flat=True).first()
        return first - 1 if first is not None else 1
    after = (
        reading.drafts.filter(order__gt=before[-1]).order_by("order").values_list("order", flat=True).first()
    )
    return (before[-1] + after) / 2 if after is not None else before[-1] + 1
