"""Addresses of the start pages."""

from django.urls import path

from donghanh.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.search, name="search"),
    path("dieu-hanh/", views.cockpit_page, name="cockpit"),
    path("viec-cua-toi/", views.my_work_page, name="my_work"),
    path("cho-duyet/", views.waiting_list, name="waiting_list"),
]
