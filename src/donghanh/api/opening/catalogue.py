"""The catalogue of open data in the words of DCAT-AP 3 (a profile of the W3C vocabulary DCAT), as JSON-LD."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from donghanh.api.models import Edition

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/VIE"
CSV_TYPE, JSON_TYPE = "text/csv", "application/json"
MEDIA_TYPES = {"csv": CSV_TYPE, "json": JSON_TYPE}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


def catalogue(editions: Iterable[Edition]) -> dict[str, Any]:
    """Every table of every public edition as a dataset with two distributions."""
    found = list(editions)
    return {
        "@context": CONTEXT,
        "@id": absolute(reverse("api:open_catalogue")),
        "@type": "dcat:Catalog",
        "dct:title": _words("Danh mục dữ liệu mở về cơ sở kinh doanh"),
        "dct:description": _words(
            "Số liệu tổng hợp về cơ sở kinh doanh của các phường, xã; không có dữ liệu của từng cơ sở."
        ),
        "dct:language": {"@id": LANGUAGE},
        "dct:license": {"@id": LICENCE},
        "dct:publisher": publisher_of(found[0]) if found else _agent("Đồng Hành"),
        **({"dct:modified": _moment(max(one.released_at for one in found))} if found else {}),
        "foaf:homepage": {"@id": absolute(reverse("api:open_data"))},
        "dcat:dataset": [dataset_of(edition, table) for edition in found for table in edition.tables],
    }


def dataset_of(edition: Edition, table: dict[str, Any]) -> dict[str, Any]:
    """One table of one edition."""
    page = absolute(reverse("api:open_ward", args=[edition.code]))
    return {
        "@id": f"{page}#{edition.on:%Y-%m-%d}-{table['key']}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{edition.code}-{edition.on:%Y-%m-%d}-{table['key']}",
        "dct:title": _words(f"{table['title']} – {edition.place}, {edition.on:%d/%m/%Y}"),
        "dct:description": _words(" ".join(filter(None, (table["title"], table["note"], edition.note)))),
        "dct:publisher": publisher_of(edition),
        "dct:issued": _moment(edition.released_at),
        "dct:modified": _moment(edition.released_at),
        "dct:language": {"@id": LANGUAGE},
        "dct:license": {"@id": LICENCE},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:endDate": {"@type": "xsd:date", "@value": edition.on.isoformat()},
        },
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": edition.code,
            "dct:title": _words(f"{edition.place}, {edition.province}"),
        },
        "dcat:keyword": [_words("cơ sở kinh doanh"), _words("kinh tế tư nhân")],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": [distribution_of(edition, table, ending) for ending in MEDIA_TYPES],
    }


def distribution_of(edition: Edition, table: dict[str, Any], ending: str) -> dict[str, Any]:
    address = absolute(reverse("api:open_file", args=[edition.code, edition.on, table["key"], ending]))
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _words(f"{table['title']} ({ending.upper()})"),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[ending]}"},
        "dct:license": {"@id": LICENCE},
        "dct:issued": _moment(edition.released_at),
    }


def publisher_of(edition: Edition) -> dict[str, Any]:
    place = edition.place[:1].lower() + edition.place[1:]
    return _agent(f"Ủy ban nhân dân {place}, {edition.province}")


def absolute(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def _agent(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": _words(name)}


def _words(text: str) -> dict[str, str]:
    return {"@language": "vi", "@value": text}


def _moment(at: Any) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": at.isoformat(timespec="seconds")}
