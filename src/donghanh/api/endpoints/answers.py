"""What every address of the read API may answer beside its own words."""

from typing import Any

from django.http import HttpRequest
from ninja.openapi.schema import OpenAPISchema

from donghanh.api.callers import Caller
from donghanh.api.problems import MEDIA_TYPE, Problem
from donghanh.api.schemas import MovedOut, ProblemOut

PROBLEMS = (400, 401, 403, 404, 405, 422, 429)


class CallerRequest(HttpRequest):
    """A request that the middleware let in. (A name for the type checker; Django makes the object.)"""

    caller: Caller


def with_problems(answer: Any, *, moved: bool = False) -> dict[int, Any]:
    """Status → shape of everything an address may answer."""
    return {200: answer, **({308: MovedOut} if moved else {}), **dict.fromkeys(PROBLEMS, ProblemOut)}


def not_found() -> Problem:
    """The same words for what is not there and for what is another ward's."""
    return Problem.of_status(404)


def as_problems(schema: OpenAPISchema) -> OpenAPISchema:
    """Says in the schema that errors are application/problem+json, and what their headers are."""
    for path in schema["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                content = answer.get("content", {})
                if int(status) >= 400 and "application/json" in content:
                    answer["content"] = {MEDIA_TYPE: content["application/json"]}
    return schema
