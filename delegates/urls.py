"""The addresses below /dai-bieu/."""

from django.urls import path

from delegates.views import before, people, roll

app_name = "delegates"
urlpatterns = [
    path("", roll.roll, name="roll"),
    path("co-cau/", roll.quota, name="quota"),
    path("dua-vao/", people.take_in, name="take_in"),
    path("them/", people.new, name="new"),
    path("lan-truoc/", before.before, name="before"),
    path("xac-nhan/", roll.bulk, name="bulk"),
    path("du-dai-hoi/", people.mandates, name="mandates"),
    path("<int:pk>/", people.edit, name="edit"),
    path("<int:pk>/viec/<slug:name>/", roll.move, name="move"),
]
