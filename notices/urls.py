"""Reminders: read by whoever they went to."""

from django.urls import path

from notices import views

app_name = "notices"
urlpatterns = [
    path("da-xem/", views.read, name="read"),
]
