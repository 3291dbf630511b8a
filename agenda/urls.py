"""The addresses below /chuong-trinh/."""

from django.urls import path

from agenda import views

app_name = "agenda"
urlpatterns = [
    path("", views.programme, name="programme"),
    path("sua/", views.edit, name="edit"),
    path("muc/<int:pk>/", views.item, name="item"),
    path("muc/<int:pk>/chuyen/", views.shift, name="shift"),
    path("muc/them/", views.add, name="add"),
    path("muc/<int:pk>/xoa/", views.remove, name="remove"),
]
