"""The addresses below /hoi-nghi/."""

from django.urls import path

from conferences.views import (
    door,
    loading,
    naming,
    opening,
    ordering,
    people,
    plan,
    preparing,
    reading,
    slips,
)

app_name = "conferences"
urlpatterns = [
    path("tien-do/", plan.deadlines, name="deadlines"),
    path("tien-do/<int:pk>/", plan.deadline_mark, name="deadline_mark"),
    path("tien-do/<int:pk>/gia-han/", plan.deadline_extend, name="deadline_extend"),
    path("chuan-bi/", preparing.prepare, name="prepare"),
    path("mo-cho-don-vi/", preparing.open_, name="open"),
    path("xa/", preparing.commune, name="commune"),
    path("ke-hoach/", plan.plan, name="plan"),
    path("ke-hoach/dua-vao/", loading.draft, name="plan_draft"),
    path("ke-hoach/tep/", loading.file, name="plan_file"),
    path("ke-hoach/luu/", loading.save, name="plan_save"),
    path("ke-hoach/sua/", ordering.items, name="plan_items"),
    path("ke-hoach/sua/<slug:part>/<slug:key>/", ordering.item, name="plan_item"),
    path("doc-ke-hoach/", reading.read_plan, name="read_plan"),
    path("don-vi/", slips.units, name="units"),
    path("don-vi/thu-hoi/", slips.unit_links, name="unit_links"),
    path("don-vi/phieu.pdf", slips.slips, name="slips"),
    path("don-vi/them/", naming.add, name="unit_add"),
    path("don-vi/<slug:slug>/ten/", naming.rename, name="unit_rename"),
    path("don-vi/<slug:slug>/", slips.unit, name="unit"),
    path("nguoi-dung/", people.people, name="people"),
    path("nguoi-dung/them/", people.add, name="person_add"),
    path("nguoi-dung/<int:pk>/", people.person, name="person"),
    path("nguoi-dung/<int:pk>/mat-khau/", people.password, name="person_password"),
    path("nguoi-dung/<int:pk>/dang-xuat/", people.sign_out, name="person_sign_out"),
    path("nguoi-dung/<int:pk>/nghi/", people.leave, name="person_leave"),
    path("may-dang-dung/", door.devices, name="devices"),
    path("nhat-ky/", plan.audit, name="audit"),
    path("phieu/<str:token>/", door.link, name="link"),
]
# Of an empty installation, below /mo/: short, it is typed by hand.
setup_patterns = [
    path("", opening.code, name="code"),
    path("xa/", opening.commune, name="commune"),
]
