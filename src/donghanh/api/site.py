"""The read API: its description, its addresses, and how its errors are told."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer
from ninja.security import HttpBearer

from donghanh.api.endpoints import answers, businesses, measures, reference
from donghanh.api.problems import Problem

DESCRIPTION = """Đọc dữ liệu cơ sở kinh doanh của phường, xã bằng khóa do Ủy ban nhân dân phường, xã cấp cho cơ quan.

Mỗi lần đọc dữ liệu cơ sở phải nêu mục đích ở đầu mục `X-Purpose`; lần đọc được ghi vào nhật ký.
HEAD được trả lời và tính như GET.

Giữ một bản sao luôn đúng:
1. Đọc hết một lượt: đi theo `next` (tham số `cursor`) cho đến khi là null, không dùng bộ lọc.
2. Lượt sau gọi với `updated_since` bằng `resume_from` của lượt trước; mọi trang của một lượt trả về cùng một giá trị.
3. Ghi đè theo `public_id`: một cơ sở có thể đến nhiều lần, lần đến sau là bản mới nhất; `merged_into` khác null thì
chuyển sang số đó.

Không thay đổi nào bị sót: `resume_from` không muộn hơn lúc bắt đầu của giao dịch lâu nhất đang ghi, dù giao dịch kéo
dài bao lâu; trong lúc đó lượt sau đọc lại nhiều hơn, không thiếu. Số liệu từng năm, sự kiện, mã số, người và địa chỉ
thay đổi cũng là thay đổi của cơ sở.

Danh sách thay đổi không nêu cơ sở bị xóa khỏi sổ (nhập nhầm rồi hoàn tác), và không nêu lại cơ sở cũ khi quyền của
khóa được mở rộng: hai trường hợp này cần đọc lại hết một lượt, nên làm mỗi quý một lần.
"""


class KeyHolder(HttpBearer):
    """Stands before every address. The middleware has asked for the key; here it is asked whether each parameter is
    known and told once: a slip in the name of a filter must not give everything out."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        known = known_parameters(request)
        wrong = {name: "unknown" for name in sorted(request.GET) if name not in known}
        wrong |= {name: "repeated" for name, told in request.GET.lists() if len(told) > 1}
        if wrong:
            told = list(wrong.items())[:10]
            raise _invalid([{"in": "query", "name": name[:100], "type": kind} for name, kind in told])
        return getattr(request, "caller", None)


def known_parameters(request: HttpRequest) -> set[str]:
    """The names that the address takes in its query, by the description of the API."""
    route = request.resolver_match.route if request.resolver_match else ""
    return _parameters_by_path().get(f"/{route}".replace("<", "{").replace(">", "}"), set())


@cache
def _parameters_by_path() -> dict[str, set[str]]:
    return {
        path: {one["name"] for one in methods["get"].get("parameters", []) if one["in"] == "query"}
        for path, methods in api.get_openapi_schema()["paths"].items()
    }


class PlainRenderer(JSONRenderer):
    """Vietnamese as it is read, in UTF-8."""

    json_dumps_params = {"ensure_ascii": False}


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
    renderer=PlainRenderer(),
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
    return _invalid(places).response()


def _invalid(places: list[dict[str, str]]) -> Problem:
    words = _("A parameter is missing or cannot be read; `errors` names it.")
    return Problem(422, "invalid", words, errors=places)
