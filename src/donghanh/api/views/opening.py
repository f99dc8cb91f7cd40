"""Open data for everybody, without signing in."""

import json
from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from donghanh.api.opening.catalogue import LICENCE, MEDIA_TYPES, catalogue
from donghanh.api.opening.files import as_csv, as_json
from donghanh.api.presenters import told_table
from donghanh.api.queries import released, released_of

PAGE = 50


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """The wards that released something, each with its newest edition."""
    newest = [next(editions) for _code, editions in groupby(released(whole=False), key=lambda one: one.code)]
    page = Paginator(newest, PAGE).get_page(request.GET.get("page"))
    return render(request, "api/open_data.html", {"page": page, "licence": LICENCE})


@require_safe
def open_ward(request: HttpRequest, code: str) -> HttpResponse:
    """The tables of a ward: of its newest edition, or of the one of `?ngay=2026-11-22`."""
    editions = released_of(code)
    wanted = request.GET.get("ngay", "")
    edition = next((one for one in editions if one.on.isoformat() == wanted), None)
    if wanted and edition is None:
        raise Http404
    shown = edition or editions[0]
    context = {
        "edition": shown,
        "tables": [told_table(table) for table in shown.tables],
        "editions": editions,
        "endings": list(MEDIA_TYPES),
        "licence": LICENCE,
    }
    return render(request, "api/open_ward.html", context)


@require_safe
def open_file(request: HttpRequest, code: str, on: date, dataset: str, ending: str) -> HttpResponse:
    """One table of one edition as CSV or JSON."""
    edition = next((one for one in released_of(code) if one.on == on), None)
    table = next((one for one in edition.tables if one["key"] == dataset), None) if edition else None
    if edition is None or table is None:
        raise Http404
    body = as_csv(table) if ending == "csv" else as_json(edition, table)
    response = HttpResponse(body, f"{MEDIA_TYPES[ending]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}-{on:%Y-%m-%d}-{dataset}.{ending}"'
    return _for_everybody(response)


@require_safe
def open_catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue for machines (DCAT-AP, JSON-LD)."""
    body = json.dumps(catalogue(released()), ensure_ascii=False, indent=1)
    return _for_everybody(HttpResponse(body, "application/ld+json; charset=utf-8"))


def _for_everybody(response: HttpResponse) -> HttpResponse:
    """Any page of the web may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
