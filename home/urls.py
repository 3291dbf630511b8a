"""The first page, who owes what, and what a browser asks for beside them."""

from django.urls import path

from home import views
from home.views import looking

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("hoi-nghi/tien-do/ai-con-no/", views.owes, name="owes"),
    path("hoi-nghi/xem-thu/", looking.previews, name="previews"),
    path("hoi-nghi/xem-thu/<slug:slug>/", looking.preview, name="preview"),
    path("hoi-nghi/xem-thu/<slug:slug>/<path:path>", looking.preview, name="preview"),
    path("hoi-nghi/cac-lan/", looking.terms, name="terms"),
    path("hoi-nghi/cac-lan/<int:pk>/", looking.term, name="term"),
    path("hoi-nghi/cac-lan/<int:pk>/<path:path>", looking.term, name="term"),
    path("sw.js", views.service_worker, name="worker"),  # at the root: it stands before all pages
    path("manifest.webmanifest", views.app_manifest, name="manifest"),
]
