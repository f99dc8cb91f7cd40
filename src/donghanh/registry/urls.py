"""Addresses of businesses. Literal addresses come first: a registry number is twelve signs and takes no other."""

from django.urls import path, register_converter

from donghanh.registry.views import businesses, thresholds


class PublicId:
    """A registry number, "7KQ2M9XTB4VD"."""

    regex = "[0-9A-Z]{12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PublicId, "public_id")

app_name = "registry"
urlpatterns = [
    path("co-so/", businesses.business_list, name="business_list"),
    path("co-so/nguong/", thresholds.threshold_list, name="threshold_list"),
]
