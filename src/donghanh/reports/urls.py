"""Addresses of reports."""

from django.urls import path

from donghanh.reports.views import drafting, files, reports

app_name = "reports"
urlpatterns = [
    path("bao-cao/", reports.report_list, name="report_list"),
    path("bao-cao/moi/", drafting.report_new, name="report_new"),
    path("bao-cao/<int:pk>/", reports.report_detail, name="report_detail"),
    path("bao-cao/<int:pk>/viec/", reports.report_tasks, name="report_tasks"),
    path("bao-cao/<int:pk>/sua/", drafting.report_edit, name="report_edit"),
    path("bao-cao/<int:pk>/chot/", drafting.report_freeze, name="report_freeze"),
    path("bao-cao/<int:pk>/thay-the/", drafting.report_correct, name="report_correct"),
    path("bao-cao/<int:pk>/bo/", drafting.report_remove, name="report_remove"),
    path("bao-cao/<int:pk>/van-ban/", files.report_document, name="report_document"),
    path("bao-cao/<int:pk>/phu-luc/", files.report_workbook, name="report_workbook"),
    path("bao-cao/<int:pk>/phan/<slug:part>/", drafting.narrative_edit, name="narrative_edit"),
    path("bao-cao/<int:pk>/phan/<slug:part>/nhan/", drafting.narrative_accept, name="narrative_accept"),
    path("bao-cao/<int:pk>/phan/<slug:part>/soan-lai/", drafting.narrative_drop, name="narrative_drop"),
]
