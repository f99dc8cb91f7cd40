from django.urls import path

from donghanh.org.views import links, signing_in

app_name = "org"
urlpatterns = [
    path("khoa/", signing_in.lock, name="lock"),
    path("moi/<str:token>/", links.accept_link, name="accept_link"),
]
