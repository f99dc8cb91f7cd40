"""Measures of the wards, as of a day."""

from datetime import date
from typing import Any

from django.utils import timezone, translation
from ninja import Query, Router, Schema
from pydantic import Field

from donghanh.api.endpoints.answers import CallerRequest, not_found, with_problems
from donghanh.api.endpoints.businesses import WARD
from donghanh.api.enums import Scope
from donghanh.api.schemas import MeasureOut, ReadingOut
from donghanh.api.words import Day
from donghanh.kernel.slots import Measure, measures

router = Router(tags=["measures"])
SHARED = "registry."
"""Measures of the registry are shared; how an office works inside is its own."""


class Span(Schema):
    """From which day to which; a share of a day looks at the last one only."""

    as_of: Day | None = Field(None, description="Tính đến hết ngày; bỏ trống là hôm nay.")
    since: Day | None = Field(None, description="Từ ngày; bỏ trống là ngày 01/01 của năm đó.")
    ward: str | None = Field(None, pattern=WARD, description="Một phường/xã; bỏ trống là cộng tất cả.")


@router.get("/measures", response=with_problems(list[MeasureOut]), url_name="measure_list")
def measure_list(request: CallerRequest) -> Any:
    """Các chỉ số có thể đọc."""
    request.caller.wards(Scope.MEASURES)
    with translation.override("vi"):
        return [
            {
                "key": measure.key,
                "label": str(measure.label),
                "unit": str(measure.unit),
                "share": measure.population is not None,
                "on_day": measure.on_day,
            }
            for measure in shared_measures()
        ]


@router.get("/measures/{key}", response=with_problems(ReadingOut), url_name="measure_reading")
def measure_reading(request: CallerRequest, key: str, span: Query[Span]) -> Any:
    """Tử số, mẫu số và độ phủ của một chỉ số; nhiều phường/xã thì cộng tử số với tử số, mẫu số với mẫu số."""
    with request.caller.reading(Scope.MEASURES, span.ward or "") as wards:
        measure = next((one for one in shared_measures() if one.key == key), None)
        if measure is None:
            raise not_found()
        as_of = span.as_of or timezone.localdate()
        since = span.since or date(as_of.year, 1, 1)
        reading = measure.read(wards, since, as_of)
        return {
            "key": key,
            "wards": sorted(request.caller.rights[ward].code for ward in wards),
            "since": since,
            "as_of": as_of,
            "numerator": reading.numerator,
            "denominator": reading.denominator,
            "known": reading.known,
            "everyone": reading.everyone,
        }


def shared_measures() -> list[Measure]:
    return [measure for measure in measures if measure.key.startswith(SHARED)]
