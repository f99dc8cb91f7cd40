"""The read API described for people, out of the description for machines."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.api.enums import Scope
from donghanh.api.site import api


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    """Every address with its parameters and the fields of its answer."""
    schema = api.get_openapi_schema()
    shapes = schema["components"]["schemas"]
    operations = [
        _operation(path, found, shapes)
        for path, methods in schema["paths"].items()
        for found in methods.values()
    ]
    context = {
        "description": _for_people(schema["info"]["description"]),
        "operations": operations,
        "scopes": Scope.choices,
        "shapes": [(name, _fields(shape)) for name, shape in shapes.items() if "properties" in shape],
    }
    return render(request, "api/api_docs.html", context)


def _for_people(markdown: str) -> str:
    """Paragraphs and numbered lines stay, other ends of lines and marks of code go."""
    return re.sub(r"(?<!\n)\n(?!\n|\d+\. )", " ", markdown).replace("`", "")


def _operation(path: str, found: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    return {
        "path": path,
        "words": _for_people(found.get("description", "")),
        "parameters": [
            (
                one["name"],
                one["in"],
                one.get("required", False),
                _type(one["schema"], shapes),
                _for_people(one.get("description", "")),
            )
            for one in found.get("parameters", [])
        ],
        "answer": _type(_body(found["responses"], 200), shapes),
        "statuses": ", ".join(str(status) for status in found["responses"]),
    }


def _body(responses: dict[Any, Any], status: int) -> dict[str, Any]:
    answer: dict[str, Any] = responses.get(status) or responses.get(str(status)) or {}
    bodies: list[dict[str, Any]] = list(answer.get("content", {}).values())
    return bodies[0]["schema"] if bodies else {}


def _fields(shape: dict[str, Any]) -> list[tuple[str, str]]:
    return [(name, _type(field, {})) for name, field in shape["properties"].items()]


def _type(schema: dict[str, Any], shapes: dict[str, Any]) -> str:
    """A schema in few words: "string (date)", "BusinessOut", "sole | llc_one | …"."""
    if "anyOf" in schema:
        return " | ".join(_type(one, shapes) for one in schema["anyOf"])
    if "allOf" in schema:
        return _type(schema["allOf"][0], shapes)
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return " | ".join(shapes[name]["enum"]) if "enum" in shapes.get(name, {}) else name
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    if schema.get("type") == "array":
        return f"[{_type(schema.get('items', {}), shapes)}]"
    form = f" ({schema['format']})" if "format" in schema else ""
    return f"{schema.get('type', '')}{form}"
