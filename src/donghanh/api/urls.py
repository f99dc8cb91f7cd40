"""Addresses of sharing. The read API stands under /api/v1/, open data under /du-lieu-mo/."""

from datetime import date

from django.urls import path, register_converter

from donghanh.api.enums import Dataset
from donghanh.api.site import api
from donghanh.api.views import describing, editions, keys, opening


class Commune:
    """The code of a ward, five digits."""

    regex = "[0-9]{5}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class IsoDay:
    """A day as machines write it, "2026-11-22"."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class OpenDataset(Commune):
    """The key of a dataset."""

    regex = "|".join(Dataset.values)


class Ending(Commune):
    """How a file of open data ends."""

    regex = "csv|json"


register_converter(Commune, "commune")
register_converter(IsoDay, "iso_day")
register_converter(OpenDataset, "dataset")
register_converter(Ending, "ending")

app_name = "api"
urlpatterns = [
    path("co-so/chia-se/", keys.key_list, name="key_list"),
    path("co-so/chia-se/them/", keys.key_new, name="key_new"),
    path("co-so/chia-se/tham-gia/", keys.key_join, name="key_join"),
    path("co-so/chia-se/<int:pk>/", keys.key_detail, name="key_detail"),
    path("co-so/chia-se/<int:pk>/thu-hoi/", keys.key_revoke, name="key_revoke"),
    path("co-so/du-lieu-mo/", editions.edition_list, name="edition_list"),
    path("co-so/du-lieu-mo/cong-bo/", editions.edition_new, name="edition_new"),
    path("co-so/du-lieu-mo/<int:pk>/rut/", editions.edition_withdraw, name="edition_withdraw"),
    path("du-lieu-mo/", opening.open_data, name="open_data"),
    path("du-lieu-mo/catalog.jsonld", opening.open_catalogue, name="open_catalogue"),
    path("du-lieu-mo/<commune:code>/", opening.open_ward, name="open_ward"),
    path(
        "du-lieu-mo/<commune:code>/<iso_day:on>/<dataset:dataset>.<ending:ending>",
        opening.open_file,
        name="open_file",
    ),
    path("api/", describing.api_docs, name="api_docs"),
]
read_api = api.urls
