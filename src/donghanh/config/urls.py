"""Every address of the site, written out."""

from django.urls import include, path

from donghanh.api.urls import read_api

urlpatterns = [
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("", include("donghanh.ui.urls")),
    path("", include("donghanh.org.account_urls")),
    path("", include("donghanh.org.urls")),
    path("", include("donghanh.notify.urls")),
    path("api/v1/", read_api),
    path("", include("donghanh.api.urls")),
    path("", include("donghanh.registry.urls")),
    path("", include("donghanh.indicators.urls")),
    path("", include("donghanh.plans.urls")),
    path("", include("donghanh.reports.urls")),
    path("", include("donghanh.desk.urls")),
]
