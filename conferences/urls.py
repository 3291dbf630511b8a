"""The addresses below /hoi-nghi/."""

from django.urls import path

from conferences import views

app_name = "conferences"
urlpatterns = [
    path("tien-do/", views.deadlines, name="deadlines"),
    path("tien-do/<int:pk>/", views.deadline_mark, name="deadline_mark"),
    path("tien-do/<int:pk>/gia-han/", views.deadline_extend, name="deadline_extend"),
    path("ke-hoach/", views.plan, name="plan"),
    path("don-vi/", views.units, name="units"),
    path("don-vi/thu-hoi/", views.unit_links, name="unit_links"),
    path("don-vi/phieu.pdf", views.slips, name="slips"),
    path("nhat-ky/", views.audit, name="audit"),
    path("phieu/<str:token>/", views.link, name="link"),
]
