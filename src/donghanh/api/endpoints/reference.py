"""What every ward shares: thresholds of law and the systems of industries."""

from typing import Any, Literal

from django.db.models import Q
from ninja import Query, Router

from donghanh.api.endpoints.answers import CallerRequest, with_problems
from donghanh.api.schemas import IndustryOut, ThresholdOut
from donghanh.api.words import Day
from donghanh.registry.models import Industry, Threshold

router = Router(tags=["reference"])


@router.get("/reference/thresholds", response=with_problems(list[ThresholdOut]), url_name="threshold_list")
def threshold_list(request: CallerRequest, on: Day | None = None) -> Any:
    """Ngưỡng và mức theo pháp luật, kèm căn cứ; `on` chỉ giữ những gì áp dụng vào ngày đó."""
    found = Threshold.objects.order_by("key", "valid_from")
    if on:
        found = found.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)
    return [
        {
            "key": row.key,
            "value": f"{row.value.normalize():f}",
            "unit": row.unit,
            "comparison": row.comparison,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
            "basis": row.basis,
            "is_verified": row.is_verified,
        }
        for row in found
    ]


@router.get("/reference/industries", response=with_problems(list[IndustryOut]), url_name="industry_list")
def industry_list(
    request: CallerRequest,
    version: Literal["2018", "2025"] = "2025",
    level: int | None = Query(None, ge=1, le=5),
) -> Any:
    """Hệ thống ngành kinh tế (VSIC) của một phiên bản."""
    found = Industry.objects.filter(version=version).order_by("code")
    if level:
        found = found.filter(level=level)
    return [
        {
            "version": row.version,
            "code": row.code,
            "level": row.level,
            "parent": row.parent_code or None,
            "name": row.name,
        }
        for row in found
    ]
