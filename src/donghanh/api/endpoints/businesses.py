"""Businesses, the figures of their years, and what happened to them."""

from typing import Annotated, Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from ninja import Header, Path, Query, Router, Schema
from ninja.responses import Status
from pydantic import BeforeValidator, Field, WithJsonSchema

from donghanh.api.actions.calls import log_list, log_reading
from donghanh.api.callers import Rights
from donghanh.api.cursors import LONGEST, after, read_cursor, write_cursor
from donghanh.api.endpoints.answers import CallerRequest, not_found, with_problems
from donghanh.api.enums import Scope
from donghanh.api.queries import settled_until
from donghanh.api.schemas import BusinessOut, BusinessPage, EventsOut, FactsOut
from donghanh.api.showing import (
    show_business,
    show_event,
    show_fact,
    show_succession,
    tells_of_persons,
)
from donghanh.api.words import Moment, read_purpose
from donghanh.registry.enums import PERSONAL_FACTS, Attribute, FactKind, LegalForm, Standing
from donghanh.registry.models import Business, Involvement, LifecycleEvent, Succession, YearlyFact
from donghanh.registry.queries import restricted_in

router = Router(tags=["businesses"])
PUBLIC_ID = "^[0-9A-Z]{12}$"
WARD = "^[0-9]{5}$"
TEXT = r"^[^\x00-\x1f\x7f]+$"
Purpose = Annotated[
    str,
    BeforeValidator(read_purpose),
    WithJsonSchema({"type": "string", "minLength": 3, "maxLength": 300, "pattern": "^[!-~][ -~]+[!-~]$"}),
]
PURPOSE = Header(
    ...,
    alias="X-Purpose",
    min_length=3,
    max_length=300,
    description="Mục đích của lần đọc này, được ghi vào nhật ký; tiếng Việt có dấu viết theo percent-encoding.",
)
NUMBER = Path(..., pattern=PUBLIC_ID, description="Số đăng bạ của cơ sở, 12 ký tự.")
SHOWN = ("parent", "merged_into", "place")
NARROWED_BY = {"form": Attribute.LEGAL_FORM, "area": Attribute.AREA}
"""Filter → the attribute that its answer tells of: who may not read it may not ask about it either."""


class Filters(Schema):
    """Which businesses; what is left out does not narrow."""

    ward: str | None = Field(None, pattern=WARD, description="Mã phường/xã, 5 chữ số.")
    form: LegalForm | None = None
    standing: Standing | None = None
    area: str | None = Field(
        None, pattern=TEXT, max_length=100, description="Tổ dân phố, viết như trong câu trả lời."
    )
    updated_since: Moment | None = Field(
        None,
        description="Chỉ những cơ sở thay đổi từ thời điểm này (lấy từ `resume_from` của lượt trước);"
        " gồm cả số đã nhập vào số khác. Ghi đè theo `public_id`.",
    )
    cursor: str | None = Field(None, pattern="^[A-Za-z0-9_:.=-]+$", max_length=LONGEST)
    limit: int = Field(100, ge=1, le=500)


def narrowed(wards: list[int], filters: Filters) -> QuerySet[Business]:
    """The businesses asked for, by the moment of their last change."""
    found = Business.objects.filter(ward__in=wards)
    if filters.form:
        found = found.filter(legal_form=filters.form)
    if filters.standing:
        found = found.filter(standing=filters.standing)
    if filters.area:
        found = found.filter(place__area=filters.area)
    if filters.updated_since:
        found = found.filter(updated_at__gte=filters.updated_since)
    else:
        found = found.filter(merged_into__isnull=True)
    return found.order_by("updated_at", "pk")


def shown_whole(found: QuerySet[Business]) -> QuerySet[Business]:
    """With everything that an answer tells, in as many queries for one as for many."""
    now = Involvement.objects.filter(until__isnull=True).select_related("person").order_by("pk")
    return found.select_related(*SHOWN).prefetch_related("identifiers", Prefetch("involvements", now))


@router.get("/businesses", response=with_problems(BusinessPage), exclude_unset=True, url_name="business_list")
def business_list(request: CallerRequest, filters: Query[Filters], purpose: Purpose = PURPOSE) -> Any:
    """Danh sách cơ sở kinh doanh, theo thời điểm thay đổi."""
    caller = request.caller
    with caller.reading(Scope.BUSINESSES, filters.ward or "") as wards:
        for name, attribute in NARROWED_BY.items():
            if getattr(filters, name):
                caller.must_read(attribute, wards, asked_by=name)
        mark = read_cursor(filters.cursor, caller.prefix) if filters.cursor else None
        resume_from = mark.resume_from if mark else settled_until()
        found = narrowed(wards, filters)
        rows = list(shown_whole(after(found, mark) if mark else found)[: filters.limit + 1])
        page = rows[: filters.limit]
        bound = restricted_in(wards)
        shown = [show_business(row, caller.rights[row.ward_id], restricted=row.pk in bound) for row in page]
        personal = {row.pk for row, told in zip(page, shown, strict=True) if tells_of_persons(told)}
        log_list(caller, [(row.ward_id, row.pk) for row in page], personal, purpose=purpose)
        leads_on = len(rows) > len(page)
        return {
            "items": shown,
            "next": write_cursor(page[-1], resume_from, caller.prefix) if leads_on else None,
            "resume_from": resume_from,
        }


@router.get(
    "/businesses/{public_id}",
    response=with_problems(BusinessOut, moved=True),
    exclude_unset=True,
    url_name="business_detail",
)
def business_detail(
    request: CallerRequest, response: HttpResponse, public_id: str = NUMBER, purpose: Purpose = PURPOSE
) -> Any:
    """Một cơ sở. Số đã nhập vào số khác thì trả lời 308."""
    with request.caller.reading(Scope.BUSINESSES) as wards:
        business = _one(wards, public_id)
        if business.merged_into:
            return _moved(business, response, "business_detail")
        rights, is_bound = _rights_on(business, request)
        shown = show_business(business, rights, restricted=is_bound)
        log_reading(request.caller, business, is_personal=tells_of_persons(shown), purpose=purpose)
        return shown


@router.get(
    "/businesses/{public_id}/facts", response=with_problems(FactsOut, moved=True), url_name="business_facts"
)
def business_facts(
    request: CallerRequest,
    response: HttpResponse,
    public_id: str = NUMBER,
    purpose: Purpose = PURPOSE,
    kind: FactKind | None = None,
    year: int | None = Query(None, ge=1986, le=2100),
) -> Any:
    """Số liệu từng năm, của từng nguồn."""
    with request.caller.reading(Scope.FACTS) as wards:
        business = _one(wards, public_id)
        if business.merged_into:
            return _moved(business, response, "business_facts")
        rights, is_bound = _rights_on(business, request)
        found = _facts_of(business, rights.without_persons if is_bound else rights, kind, year)
        is_personal = any(fact.kind in PERSONAL_FACTS for fact in found)
        log_reading(request.caller, business, is_personal=is_personal, purpose=purpose)
        return {"public_id": public_id, "facts": [show_fact(fact) for fact in found]}


@router.get(
    "/businesses/{public_id}/events",
    response=with_problems(EventsOut, moved=True),
    url_name="business_events",
)
def business_events(
    request: CallerRequest, response: HttpResponse, public_id: str = NUMBER, purpose: Purpose = PURPOSE
) -> Any:
    """Sự kiện và quan hệ kế thừa (chuyển đổi, sáp nhập, chia tách)."""
    with request.caller.reading(Scope.EVENTS) as wards:
        business = _one(wards, public_id)
        if business.merged_into:
            return _moved(business, response, "business_events")
        log_reading(request.caller, business, is_personal=False, purpose=purpose)
        events = LifecycleEvent.objects.filter(business=business).order_by("on", "pk")
        linked = Succession.objects.filter(Q(predecessor=business) | Q(successor=business))
        successions = linked.select_related("predecessor", "successor").order_by("on", "pk")
        return {
            "public_id": public_id,
            "events": [show_event(event) for event in events],
            "successions": [show_succession(succession) for succession in successions],
        }


def _rights_on(business: Business, request: CallerRequest) -> tuple[Rights, bool]:
    """What the ward lets the caller read, and whether the owner had the use of personal data restricted."""
    return request.caller.rights[business.ward_id], business.pk in restricted_in([business.ward_id])


def _one(wards: list[int], public_id: str) -> Business:
    business = shown_whole(Business.objects.filter(ward__in=wards, public_id=public_id)).first()
    if business is None:
        raise not_found()
    return business


def _moved(business: Business, response: HttpResponse, name: str) -> Status[Any]:
    """To the number that counts now; that one may lead on in its turn."""
    target = business.merged_into.public_id if business.merged_into else ""
    response["Location"] = reverse(f"api-v1:{name}", args=[target])
    return Status(308, {"public_id": business.public_id, "merged_into": target})


def _facts_of(business: Business, rights: Rights, kind: str | None, year: int | None) -> list[YearlyFact]:
    found = YearlyFact.objects.filter(business=business, is_current=True).select_related("source")
    found = found.exclude(kind__in=[each for each in PERSONAL_FACTS if not rights.may_read(each)])
    if kind:
        found = found.filter(kind=kind)
    if year:
        found = found.filter(year=year)
    return list(found.order_by("-year", "kind", "-as_of", "pk"))
