from django.urls import path

from donghanh.ui import views

app_name = "ui"
urlpatterns = [
    path("ui/gallery", views.gallery, name="gallery"),
    path("ui/appearance", views.set_appearance, name="set_appearance"),
]
