"""The addresses below /nhap-bang/."""

from django.urls import path

from sheets import views

app_name = "sheets"
urlpatterns = [
    path("", views.list_, name="list"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/sua/", views.mend, name="mend"),
    path("<int:pk>/doc-lai/", views.read_again, name="read_again"),
    path("<int:pk>/hoan-tac/", views.undo, name="undo"),
    path("<int:pk>/bo/", views.drop, name="drop"),
    path("<slug:slug>/", views.begin, name="begin"),
    path("<slug:slug>/mau/", views.template, name="template"),
]
