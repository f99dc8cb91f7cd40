"""Addresses of reports."""

from django.urls import path

from donghanh.reports.views import drafting, files, following, regimes, reports, sheets, standing, workflow

app_name = "reports"
urlpatterns = [
    path("bao-cao/", reports.report_list, name="report_list"),
    path("bao-cao/che-do/", regimes.regime_list, name="regime_list"),
    path("phieu-nam/", sheets.sheet_list, name="sheet_list"),
    path("phieu-nam/can-bo/<int:pk>/", sheets.sheet_officer, name="sheet_officer"),
    path("phieu-nam/don-vi/<int:pk>/", sheets.sheet_unit, name="sheet_unit"),
    path("dinh-chinh/<int:pk>/", following.erratum_letter, name="erratum_letter"),
    path("bao-cao/moi/", drafting.report_new, name="report_new"),
    path("bao-cao/<int:pk>/", reports.report_detail, name="report_detail"),
    path("bao-cao/<int:pk>/viec/", reports.report_tasks, name="report_tasks"),
    path("bao-cao/<int:pk>/viec/<int:result>/", standing.report_task, name="report_task"),
    path("bao-cao/<int:pk>/so-sanh/", standing.report_changes, name="report_changes"),
    path("bao-cao/<int:pk>/sua/", drafting.report_edit, name="report_edit"),
    path("bao-cao/<int:pk>/trinh-duyet/", workflow.report_submit, name="report_submit"),
    path("bao-cao/<int:pk>/duyet/", workflow.report_review, name="report_review"),
    path("bao-cao/<int:pk>/chot/", workflow.report_freeze, name="report_freeze"),
    path("bao-cao/<int:pk>/phat-hanh/", workflow.report_dispatch, name="report_dispatch"),
    path("bao-cao/<int:pk>/ban-ky/", workflow.report_scan, name="report_scan"),
    path("bao-cao/<int:pk>/thay-the/", following.report_correct, name="report_correct"),
    path("bao-cao/<int:pk>/bo-sung/", following.report_supplement, name="report_supplement"),
    path("bao-cao/<int:pk>/dinh-chinh/", following.erratum_add, name="erratum_add"),
    path("bao-cao/<int:pk>/bo/", drafting.report_remove, name="report_remove"),
    path("bao-cao/<int:pk>/van-ban/", files.report_document, name="report_document"),
    path("bao-cao/<int:pk>/so-lieu/", files.report_figures, name="report_figures"),
    path("bao-cao/<int:pk>/phu-luc/", files.report_workbook, name="report_workbook"),
    path("bao-cao/<int:pk>/phan/<slug:part>/", drafting.narrative_edit, name="narrative_edit"),
    path("bao-cao/<int:pk>/phan/<slug:part>/nhan/", drafting.narrative_accept, name="narrative_accept"),
    path("bao-cao/<int:pk>/phan/<slug:part>/soan-lai/", drafting.narrative_drop, name="narrative_drop"),
]
