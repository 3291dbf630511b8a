"""A conference that is over is read by everybody as far as ever, and written by nobody."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Permission, Role
from accounts.models import AuditEvent
from accounts.permissions import GRANTS, READING, reach, works_for_one_unit
from conferences.models import Conference
from nominations.models import Nomination
from tests import make
from tests.test_followed import follow

pytestmark = pytest.mark.django_db
ALL = "/hoi-nghi/cac-lan/"
WRITTEN = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def over():
    """The first conference, with a dossier that stands sent and a guest; another followed it."""
    dossier = make.nomination(
        unit=make.unit(), state="submitted", full_name="Lê Thị Xưa", submitted_at=make.AT
    )
    make.delegate(full_name="Trần Khách Xưa")
    follow()
    return f"{ALL}{dossier.conference_id}/"


def test_both_are_named_and_the_one_of_now_is_said_to_be(over, sign_in):
    page = sign_in(role=Role.CULTURE_OFFICE).get(ALL).content.decode()

    assert re.findall(r"lần thứ I+", page) == ["lần thứ II", "lần thứ I"]
    assert f'href="{over}"' in page
    assert page.count("Hiện nay</span>") == 1


@pytest.mark.parametrize(
    ("role", "path", "shown"),
    [
        (Role.CULTURE_OFFICE, "ho-so/", "Lê Thị Xưa"),
        (Role.CULTURE_OFFICE, "dai-bieu/", "Trần Khách Xưa"),
        (Role.CULTURE_OFFICE, "van-ban/", "Danh sách điển hình tiên tiến"),
        (Role.LEADERSHIP, "ho-so/", "Lê Thị Xưa"),
        (Role.VILLAGE_HEAD, "ho-so/", "Lê Thị Xưa"),
        (Role.CULTURE_CENTRE, "chuong-trinh/", "lần thứ I"),
        (Role.COUNCIL_OFFICE, "hoi-nghi/ke-hoach/", "28/KH-UBND"),
    ],
)
def test_its_lists_are_read_there_and_not_in_the_one_of_now(over, sign_in, role, path, shown):
    unit = make.unit() if role == Role.VILLAGE_HEAD else None
    client = sign_in(make.user(role=role, unit=unit))
    answer = client.get(over + path)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert shown in page
    assert "Đang xem Hội nghị lần thứ I (2025-2030), đã qua." in page
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
    if "Xưa" in shown:
        assert shown not in client.get(f"/{path}").content.decode()


def test_a_village_reads_no_others_there(over, sign_in):
    head = sign_in(make.user(unit=make.unit(name="Thôn Khác")))

    assert "Lê Thị Xưa" not in head.get(f"{over}ho-so/").content.decode()
    assert head.get(f"{over}ho-so/{Nomination.objects.get().code}/").status_code == 404


@pytest.mark.parametrize("role", [r for r in Role if Permission.PLAN_VIEW in GRANTS[r]])
def test_nothing_is_written_there_by_anybody(over, sign_in, role):
    unit = make.unit() if role in (Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR) else None
    client, code = sign_in(make.user(role=role, unit=unit)), Nomination.objects.get().code
    pages = ("ho-so/", f"ho-so/{code}/", f"ho-so/{code}/viec/verify/", "dai-bieu/",
             "dai-bieu/them/", "chuong-trinh/", "van-ban/", f"ho-so/{code}/gui/")  # fmt: skip
    events = AuditEvent.objects.count()
    with CaptureQueriesContext(connection) as asked:
        sent = [client.post(over + path, {"state": "x"}).status_code for path in pages]
        seen = [client.get(over + path) for path in pages]

    assert sent == [405] * len(pages)
    assert {one.status_code for one in seen} <= {200, 302, 403, 404, 405}
    assert not [one["sql"] for one in asked if one["sql"].startswith(WRITTEN)]
    assert AuditEvent.objects.count() == events


def test_its_pages_offer_nothing_to_do(over, sign_in):
    client = sign_in(role=Role.CULTURE_OFFICE)
    code = Nomination.objects.get().code
    page = client.get(f"{over}ho-so/{code}/").content.decode()

    assert "Lê Thị Xưa" in page
    assert re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"', page) in ([], [
        f"{over}tai-khoan/dang-xuat/"] * 2)  # fmt: skip
    assert "Thẩm định xong" not in page


def test_only_an_older_one_of_ones_own_commune_is_looked_at_so(over, sign_in):
    client = sign_in(role=Role.CULTURE_OFFICE)
    now = Conference.objects.latest("pk")
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.conference(of=other)
    stranger = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=other))

    assert client.get(f"{ALL}{now.pk}/ho-so/").status_code == 404
    assert stranger.get(f"{over}ho-so/").status_code == 404
    assert client.get(over).url == f"{over}hoi-nghi/ke-hoach/"
    assert client.get(f"{over}tai-khoan/ca-nhan/").status_code == 404
    assert client.get(f"{over}hoi-nghi/don-vi/").status_code == 403


@pytest.mark.parametrize("role", list(Role))
def test_who_only_reads_keeps_what_reads_and_whose_they_are(role):
    user = make.user(role=role)
    before = {right: reach(user, right) for right in Permission}
    one_unit = works_for_one_unit(user)
    user.only_reads = True

    kept = {right: before[right] if right in READING else "nowhere" for right in Permission}
    nowhere = reach(make.user(role=Role.TECHNICIAN), Permission.PLAN_VIEW)
    assert {r: reach(user, r) for r in Permission} == {
        r: nowhere if found == "nowhere" else found for r, found in kept.items()
    }
    assert works_for_one_unit(user) is one_unit
