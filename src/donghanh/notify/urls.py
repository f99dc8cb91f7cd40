"""Addresses of notices."""

from django.urls import path

from donghanh.notify import views

app_name = "notify"
urlpatterns = [
    path("thong-bao/", views.notice_list, name="notice_list"),
    path("thong-bao/<int:pk>/", views.notice_read, name="notice_read"),
    path("thong-bao/da-doc/", views.notice_read_all, name="notice_read_all"),
    path("thong-bao/thu/", views.letter_choice, name="letter_choice"),
]
