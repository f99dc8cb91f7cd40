"""Addresses of the organisation. Sign-in stands in `account_urls`."""

from django.urls import path

from donghanh.org.views import links, lists, me, people, reorganisation, signing_in, trail, units, ward

app_name = "org"
urlpatterns = [
    path("khoa/", signing_in.lock, name="lock"),
    path("moi/<str:token>/", links.accept_link, name="accept_link"),
    path("toi/", me.me, name="me"),
    path("toi/phim-tat/", me.me_shortcuts, name="me_shortcuts"),
    path("toi/noi-lam-viec/", me.choose_ward, name="choose_ward"),
    path("don-vi/", units.unit_list, name="unit_list"),
    path("don-vi/them/", units.unit_add, name="unit_add"),
    path("don-vi/sap-nhap/", reorganisation.unit_merge, name="unit_merge"),
    path("don-vi/<int:pk>/tach/", reorganisation.unit_split, name="unit_split"),
    path("don-vi/<int:pk>/doi-ten/", reorganisation.unit_rename, name="unit_rename"),
    path("don-vi/<int:pk>/", units.unit_detail, name="unit_detail"),
    path("don-vi/<int:pk>/sua/", units.unit_change, name="unit_change"),
    path("don-vi/<int:pk>/ket-thuc/", units.unit_end, name="unit_end"),
    path("don-vi/<int:pk>/ten-goi/", units.alias_add, name="alias_add"),
    path("don-vi/<int:pk>/chuc-danh/", units.position_add, name="position_add"),
    path("ten-goi/<int:pk>/bo/", units.alias_remove, name="alias_remove"),
    path("chuc-danh/<int:pk>/sua/", units.position_change, name="position_change"),
    path("can-bo/", people.officer_list, name="officer_list"),
    path("can-bo/them/", people.officer_add, name="officer_add"),
    path("can-bo/dan/", lists.people_paste, name="people_paste"),
    path("can-bo/duong-dan/", people.link_list, name="link_list"),
    path("can-bo/giao-chuc-danh/", people.appoint, name="appoint"),
    path("can-bo/<int:pk>/", people.officer_detail, name="officer_detail"),
    path("can-bo/<int:pk>/sua/", people.officer_change, name="officer_change"),
    path("can-bo/<int:pk>/thoi-cong-tac/", people.officer_leave, name="officer_leave"),
    path("nhiem-ky/<int:pk>/ket-thuc/", people.tenure_end, name="tenure_end"),
    path("cai-dat/", ward.ward_settings, name="ward_settings"),
    path("lich/", ward.day_list, name="day_list"),
    path("lich/<int:pk>/bo/", ward.day_remove, name="day_remove"),
    path("nhat-ky/", trail.trail, name="trail"),
]
