"""The read API: its description, its addresses, and how its errors are told."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import HttpBearer

from donghanh.api.endpoints import answers, businesses, measures, reference
from donghanh.api.problems import Problem

DESCRIPTION = """Đọc dữ liệu cơ sở kinh doanh của phường, xã bằng khóa do Ủy ban nhân dân phường, xã cấp cho cơ quan.

Mỗi lần đọc dữ liệu cơ sở phải nêu mục đích ở đầu mục `X-Purpose`; lần đọc được ghi vào nhật ký.
Danh sách đi theo con trỏ (`next`); lần sau chỉ lấy phần thay đổi bằng `updated_since`.
"""


class KeyHolder(HttpBearer):
    """The middleware has asked for the key; here it only stands in the description."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        return getattr(request, "caller", None)


class ReadApi(NinjaAPI):
    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        return answers.as_problems(super().get_openapi_schema(**options))


api = ReadApi(
    title="Đồng Hành – API đọc dữ liệu",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api-v1",
    docs_url=None,
    auth=KeyHolder(),
)
api.add_router("", businesses.router)
api.add_router("", measures.router)
api.add_router("", reference.router)


@api.exception_handler(Problem)
def tell_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.response()


@api.exception_handler(ValidationError)
def tell_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Which parameters cannot be taken; what was sent is not repeated."""
    places = [
        {"in": str(each["loc"][0]), "name": str(each["loc"][-1]), "type": str(each["type"])}
        for each in error.errors
    ]
    words = _("A parameter is missing or cannot be read; `errors` names it.")
    return Problem(422, "invalid", words, errors=places).response()
