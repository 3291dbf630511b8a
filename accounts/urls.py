"""The addresses below /tai-khoan/."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("viet-do/", views.kept, name="kept"),
    path("ca-nhan/", views.profile, name="profile"),
    path("mat-khau-dau/", views.first_password, name="first_password"),
    path("dang-xuat-noi-khac/", views.end_sessions, name="end_sessions"),
]
