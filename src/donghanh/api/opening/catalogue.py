"""The catalogue of open data in the words of DCAT-AP 3 (a profile of the W3C vocabulary DCAT), as JSON-LD."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from donghanh.api.enums import Dataset
from donghanh.api.models import Edition

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
AUTHORITY = "http://publications.europa.eu/resource/authority"
LANGUAGE = f"{AUTHORITY}/language/VIE"
THEMES = {
    "@id": f"{AUTHORITY}/data-theme",
    "@type": "skos:ConceptScheme",
    "dct:title": {"@language": "vi", "@value": "Chủ đề dữ liệu"},
}
CONCEPTS = {
    "Kinh tế và tài chính": f"{AUTHORITY}/data-theme/ECON",
    "Luôn có sẵn": f"{AUTHORITY}/planned-availability/AVAILABLE",
    "Chính quyền địa phương": "http://purl.org/adms/publishertype/LocalAuthority",
}
"""Words of controlled vocabularies → their address."""
CSV_TYPE, JSON_TYPE = "text/csv", "application/json"
MEDIA_TYPES = {"csv": CSV_TYPE, "json": JSON_TYPE}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
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
        "dct:language": _a("dct:LinguisticSystem", LANGUAGE),
        "dct:license": _a("dct:LicenseDocument", LICENCE),
        "dct:publisher": publisher_of_all(found),
        **_issued_and_modified(found),
        "foaf:homepage": _a("foaf:Document", absolute(reverse("api:open_data"))),
        "dcat:themeTaxonomy": THEMES,
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
        "dct:language": _a("dct:LinguisticSystem", LANGUAGE),
        "dct:license": _a("dct:LicenseDocument", LICENCE),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(first_day_of(edition, table)),
            "dcat:endDate": _day(edition.on),
        },
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": edition.code,
            "skos:prefLabel": _words(f"{edition.place}, {edition.province}"),
        },
        "dcat:contactPoint": {
            "@type": "vcard:Kind",
            "vcard:fn": name_of_office(edition),
            "vcard:hasURL": {"@id": page},
        },
        "dcat:keyword": [_words("cơ sở kinh doanh"), _words("kinh tế tư nhân")],
        "dcat:theme": _concept("Kinh tế và tài chính"),
        "dcat:landingPage": _a("foaf:Document", page),
        "dcat:distribution": [distribution_of(edition, table, ending) for ending in MEDIA_TYPES],
    }


def distribution_of(edition: Edition, table: dict[str, Any], ending: str) -> dict[str, Any]:
    address = absolute(reverse("api:open_file", args=[edition.code, edition.on, table["key"], ending]))
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _words(f"{table['title']} ({ending.upper()})"),
        "dct:description": _words(f"{table['title']} – {edition.place}, {edition.on:%d/%m/%Y}"),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": _a(
            "dct:MediaType", f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[ending]}"
        ),
        "dct:format": _a("dct:MediaTypeOrExtent", f"{AUTHORITY}/file-type/{ending.upper()}"),
        "dct:license": _a("dct:LicenseDocument", LICENCE),
        "dct:issued": _moment(edition.released_at),
        "dcatap:availability": _concept("Luôn có sẵn"),
    }


def first_day_of(edition: Edition, table: dict[str, Any]) -> date:
    """Stocks are of the day itself; years begin with the first that is told, measures with the year of the edition."""
    if table["key"] == Dataset.CHANGES and table["rows"]:
        return date(table["rows"][0][0], 1, 1)
    return date(edition.on.year, 1, 1) if table["key"] == Dataset.MEASURES else edition.on


def name_of_office(edition: Edition) -> str:
    place = edition.place[:1].lower() + edition.place[1:]
    return f"Ủy ban nhân dân {place}, {edition.province}"


def publisher_of(edition: Edition) -> dict[str, Any]:
    return _agent(name_of_office(edition))


def publisher_of_all(editions: Sequence[Edition]) -> dict[str, Any]:
    """The ward where there is one only; no ward publishes for another."""
    if len({one.code for one in editions}) == 1:
        return publisher_of(editions[0])
    provinces = ", ".join(sorted({one.province for one in editions}))
    return _agent(f"Ủy ban nhân dân các phường, xã thuộc {provinces}" if provinces else "Đồng Hành")


def _issued_and_modified(editions: Sequence[Edition]) -> dict[str, Any]:
    moments = [one.released_at for one in editions]
    return {"dct:issued": _moment(min(moments)), "dct:modified": _moment(max(moments))} if moments else {}


def absolute(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def _a(kind: str, address: str) -> dict[str, str]:
    return {"@id": address, "@type": kind}


def _concept(words: str) -> dict[str, Any]:
    return {"@id": CONCEPTS[words], "@type": "skos:Concept", "skos:prefLabel": _words(words)}


def _day(day: date) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day.isoformat()}


def _agent(name: str) -> dict[str, Any]:
    return {
        "@type": "foaf:Agent",
        "foaf:name": _words(name),
        "dct:type": _concept("Chính quyền địa phương"),
    }


def _words(text: str) -> dict[str, str]:
    return {"@language": "vi", "@value": text}


def _moment(at: Any) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": at.isoformat(timespec="seconds")}
