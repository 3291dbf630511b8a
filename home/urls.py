"""The first page, and what a browser asks for beside it."""

from django.urls import path

from home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("sw.js", views.service_worker, name="worker"),  # at the root: it stands before all pages
    path("manifest.webmanifest", views.app_manifest, name="manifest"),
]
