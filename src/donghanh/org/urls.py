from django.urls import path

from donghanh.org.views import signing_in

app_name = "org"
urlpatterns = [
    path("khoa/", signing_in.lock, name="lock"),
]
