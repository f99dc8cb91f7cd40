"""The businesses of a ward in which everything that can be said is there once, each text marked."""

from datetime import date
from typing import Any

from donghanh.files.actions import store_file
from donghanh.registry.actions.lists import save_list
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import FactKind, SourceKind, Verdict
from donghanh.registry.models import (
    Batch,
    Business,
    Judgement,
    Question,
    SurveyFile,
    SurveyRound,
    SurveySheet,
)
from tests.registry import make


def add_businesses(world: Any, findable: str) -> None:
    """Two businesses; on one of them two sources disagree, and a list asks whether both are the same."""
    mark, ward, doer = world.mark, world.ward, world.people["doer"]
    business = make.business(
        ward,
        name=f"Hộ kinh doanh {mark} {findable}",
        tax_code="0101248141",
        tax_status="00",
        owner=f"Nguyễn {mark}",
        personal_id="031190001234",
        phone="0912345678",
        address=f"Số 12, khu {mark}",
        industry=f"Bán lẻ {mark}",
    )
    make.entry(business, SourceKind.TAX, name=f"Cửa hàng {mark} khác", tax_status="00")
    make.fact(business, FactKind.REVENUE, 2025, 1_240_000_000)
    settle([business.pk])
    other = make.business(ward, SourceKind.E_INVOICE, name=f"Cửa hàng {mark} hai", tax_code="0300588569")
    file = store_file(f"ten;mst\n{mark};0101248141\n".encode(), f"danh-sach-{mark}.csv", by=doer)
    tax = make.source(ward, SourceKind.TAX)
    batch = Batch.objects.create(ward=ward, source=tax, file=file, as_of=date(2026, 11, 10), created_by=doer)
    kept = save_list(f"Danh sách {mark}", "form=household", by=world.people["chair"])
    world.things |= {"kept_businesses": kept.pk}
    world.things |= {"business": business.public_id, "second_business": other.public_id}
    round = SurveyRound.objects.create(
        ward=ward, name=f"Khảo sát {mark}", as_of=date(2026, 10, 1), questions=["staff"], created_by=doer
    )
    sheet = SurveySheet.objects.create(ward=ward, round=round, business=business, code=f"K{mark}"[:8])
    answers = SurveyFile.objects.create(ward=ward, round=round, name=f"{mark}.xlsx", created_by=doer)
    world.things |= {"survey": round.pk, "survey_sheet": sheet.pk, "survey_file": answers.pk}
    world.things |= {"batch": batch.pk, "source": tax.pk, "question": _question(business, other).pk}
    waits = make.waiting(ward, name=f"Cửa hàng {mark} ba")
    told_apart = Judgement.objects.create(
        ward=ward,
        one_source=tax,
        one_key=waits.key,
        other_source=other.entries.get().source,
        other_key=other.entries.get().key,
        verdict=Verdict.DIFFERENT,
        by=doer,
        reason=f"Khác chủ {mark}",
    )
    world.things["judgement"] = told_apart.pk


def _question(one: Business, other: Business) -> Question:
    ours, theirs = one.entries.first(), other.entries.first()
    return Question.objects.create(
        ward=one.ward,
        one_source=ours.source,
        one_key=ours.key,
        other_source=theirs.source,
        other_key=theirs.key,
        probability=0.6,
        reason="owner_and_phone",
    )
