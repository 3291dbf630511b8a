"""Reminders: the office's outbox; what a person has read."""

from django.urls import path

from notices import views

app_name = "notices"
urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<int:pk>/", views.reminder, name="reminder"),
    path("<int:pk>/giu-lai/", views.keep_back, name="keep_back"),
    path("<int:pk>/cho-gui/", views.let_go, name="let_go"),
    path("<int:pk>/gui-ngay/", views.send_now, name="send_now"),
    path("zalo/<slug:slug>/", views.unit, name="unit"),
    path("lan-nhac/", views.rules, name="rules"),
    path("thu/", views.mails, name="mails"),
    path("thu/<int:pk>/gui-lai/", views.mail_again, name="mail_again"),
    path("thu/<slug:slug>/", views.mail_to, name="mail_to"),
    path("da-xem/", views.read, name="read"),
]
