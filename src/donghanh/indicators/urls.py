"""Addresses of indicators."""

from django.urls import path

from donghanh.indicators.views import defining, grid, indicators, values

app_name = "indicators"
urlpatterns = [
    path("chi-tieu/", indicators.indicator_list, name="indicator_list"),
    path("chi-tieu/moi/", defining.indicator_new, name="indicator_new"),
    path("chi-tieu/nhap/", grid.entry_grid, name="entry_grid"),
    path("chi-tieu/<int:pk>/", indicators.indicator_detail, name="indicator_detail"),
    path("chi-tieu/<int:pk>/lich-su/", indicators.indicator_history, name="indicator_history"),
    path("chi-tieu/<int:pk>/ho-so/", indicators.indicator_records, name="indicator_records"),
    path("chi-tieu/<int:pk>/sua/", defining.indicator_edit, name="indicator_edit"),
    path("chi-tieu/<int:pk>/cach-hieu/", defining.definition_edit, name="definition_edit"),
    path("chi-tieu/<int:pk>/moc-goc/", defining.baseline_set, name="baseline_set"),
    path("chi-tieu/<int:pk>/muc-tieu/", defining.goal_add, name="goal_add"),
    path("chi-tieu/<int:pk>/thoi-theo-doi/", defining.indicator_end, name="indicator_end"),
    path("chi-tieu/<int:pk>/theo-doi-lai/", defining.indicator_resume, name="indicator_resume"),
    path("chi-tieu/<int:pk>/so-lieu/", values.value_add, name="value_add"),
    path("muc-tieu/<int:pk>/sua/", defining.goal_edit, name="goal_edit"),
    path("muc-tieu/<int:pk>/bo/", defining.goal_drop, name="goal_drop"),
    path("so-lieu/<int:pk>/sua/", values.value_correct, name="value_correct"),
    path("so-lieu/<int:pk>/rut/", values.value_withdraw, name="value_withdraw"),
    path("so-lieu/<int:pk>/xac-nhan/", values.value_confirm, name="value_confirm"),
    path("so-lieu/<int:pk>/giai-trinh/", values.gap_explain, name="gap_explain"),
    path("so-lieu/<int:pk>/tep/", values.value_file, name="value_file"),
    path("so-lieu/<int:pk>/ho-so/", values.value_records, name="value_records"),
]
