"""The steps before the villages begin, and the commune's own words (R5: two who save at once)."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Permission, Role
from accounts.models import AuditEvent, Commune
from accounts.permissions import GRANTS
from accounts.problems import Overtaken, fingerprint
from conferences.actions import communes, issue_links, new_token
from conferences.facts.preparing import preparing
from conferences.models import Conference, Deadline
from tests import make
from tests.pages import Page, seen
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db
PREPARE, COMMUNE = "/hoi-nghi/chuan-bi/", "/hoi-nghi/xa/"
PREPARERS = {role for role, rights in GRANTS.items() if Permission.UNIT_MANAGE in rights}
SAID = {
    "name": "xã Đại Sơn", "place": "Đại Sơn", "phone": "0220 0000 129", "signer_title": "CHỦ TỊCH",
    "signer_name": "Vũ Văn Mẫu", "formers": "xã Bình Lãng\nxã Hưng Đạo",
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def states(conference=None, *, at=make.AT) -> dict[str, str]:
    commune = Commune.objects.get()
    days = list(conference.deadlines.in_order()) if conference else []
    told = preparing(commune, conference, deadlines=days, at=at)
    return {step.key: step.state for step in told.steps} | {
        "next": told.next.key if told.next else ""
    }


def signed() -> Commune:
    made = make.commune()
    Commune.objects.update(signer_name="Vũ Văn Mẫu")
    return made


def test_an_opened_commune_has_everything_before_it(sign_in, office):
    signed()

    assert states() == {
        "xa": "xong", "ke-hoach": "chưa", "don-vi": "chưa", "nguoi-dung": "còn thiếu",
        "phieu": "chưa", "han": "chưa", "mo": "chưa", "next": "ke-hoach",
    }  # fmt: skip


def test_what_the_commune_lacks_is_named(office):
    Commune.objects.update(phone="")
    page = office.get(PREPARE).content.decode()

    assert states()["xa"] == "còn thiếu"
    assert "Còn thiếu điện thoại, họ tên người ký." in " ".join(page.split())


def test_a_conference_with_all_of_it_has_nothing_next():
    signed()
    unit = make.unit()
    make.unit(name="Văn phòng", kind="office")
    conference = make.conference()
    make.user(role=Role.LEADERSHIP)
    by = make.user(role=Role.CULTURE_OFFICE)
    assert states(conference)["phieu"] == "chưa"

    issue_links(conference=conference, tokens={unit: new_token()}, by=by, at=make.AT)

    assert states(conference) == {
        "xa": "xong", "ke-hoach": "xong", "don-vi": "xong", "nguoi-dung": "xong",
        "phieu": "xong", "han": "xong", "mo": "xong", "next": "",
    }  # fmt: skip


def test_a_unit_comes_in_by_a_slip_that_opens_or_by_a_password():
    signed()
    one, other = make.unit(), make.unit(name="Thôn Khác")
    conference = make.conference()
    by = make.user(role=Role.CULTURE_OFFICE)
    issue_links(conference=conference, tokens={one: new_token()}, by=by, at=make.AT)
    nobody = make.user(unit=other, password=make_password(None))
    assert states(conference)["phieu"] == "còn thiếu"

    type(nobody).objects.filter(pk=nobody.pk).update(password=make_password("mot-hai-ba"))

    assert states(conference)["phieu"] == "xong"
    assert states(conference, at=make.AT + timedelta(days=400))["phieu"] == "còn thiếu"


def test_a_day_that_is_over_or_missing_is_not_done():
    signed()
    make.unit()
    conference = make.conference()
    sent = Deadline.objects.get(settles="dossiers_sent")

    assert states(conference, at=sent.due_at - timedelta(seconds=1))["han"] == "xong"
    assert states(conference, at=sent.due_at)["han"] == "còn thiếu"
    Deadline.objects.filter(pk=sent.pk).update(settles="by_hand")
    assert states(conference)["han"] == "còn thiếu"


def test_the_page_marks_one_next_step_and_each_step_leads_somewhere(office):
    signed()
    page = Page(office.get(PREPARE).content.decode()).root
    (steps,) = [one for one in page.all("ol") if one.attrs.get("id") == "chuan-bi"]
    links = [link.attrs["href"] for link in steps.all("a")]

    assert links == [
        "/hoi-nghi/xa/", "/hoi-nghi/doc-ke-hoach/", "/hoi-nghi/doc-ke-hoach/",
        "/hoi-nghi/don-vi/", "/hoi-nghi/nguoi-dung/", "/hoi-nghi/don-vi/",
        "/hoi-nghi/doc-ke-hoach/",
    ]  # fmt: skip
    assert [one.words() for one in steps.all("li") if "làm tiếp" in one.words()] == [
        "Đưa Kế hoạch vào Chọn tệp hoặc dán chữ của Kế hoạch. Chưa: làm tiếp"
    ]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CITY_BOARD])
def test_without_a_plan_a_page_leads_to_what_comes_first(sign_in, role):
    client = sign_in(make.user(role=role))
    answer = client.get("/hoi-nghi/ke-hoach/")
    there = PREPARE if role in PREPARERS else "/"

    if answer.status_code != 403:
        assert (answer.status_code, answer.url) == (302, there)
        assert client.get(there).status_code == 200
    assert client.get("/").status_code in (200, 302)


def test_without_a_plan_a_form_that_is_sent_is_refused(office):
    assert office.post("/hoi-nghi/don-vi/thu-hoi/").status_code in (302, 404)
    assert office.post("/nhap-bang/don-vi/").status_code == 404


def test_the_office_begins_with_the_steps(office):
    assert office.get("/").url == PREPARE
    make.conference()
    assert office.get("/").status_code == 200


@pytest.mark.parametrize("plan", [False, True])
def test_the_steps_cost_few_queries(office, plan):
    if plan:
        make.conference()
    office.get(PREPARE)
    with CaptureQueriesContext(connection) as asked:
        office.get(PREPARE)

    assert len(asked) == 3


# --- What the commune says of itself --------------------------------------------------------------


def test_the_commune_is_mended(office):
    answer = office.post(COMMUNE, SAID | {"place": "", **seen(office, COMMUNE)})

    commune = Commune.objects.get()
    assert answer.url == PREPARE
    assert communes.stands_of(commune) == SAID
    event = AuditEvent.objects.get(action="edit_commune")
    assert (event.target, event.target_code, event.note) == ("commune", "11086", "")


def test_the_same_words_again_change_nothing(office):
    office.post(COMMUNE, SAID | seen(office, COMMUNE))
    office.post(COMMUNE, SAID | seen(office, COMMUNE))

    assert AuditEvent.objects.filter(action="edit_commune").count() == 1


def test_who_was_overtaken_sees_both(office):
    before = seen(office, COMMUNE)
    office.post(COMMUNE, SAID | before)

    answer = office.post(COMMUNE, SAID | before | {"signer_name": "Lê Thị Khác"})

    assert answer.status_code == 409
    assert Commune.objects.get().signer_name == "Vũ Văn Mẫu"


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told():
    commune, by = make.commune(), make.user(role=Role.CULTURE_OFFICE)
    stands = fingerprint(communes.stands_of(commune))

    def save(number):
        said = SAID | {"signer_name": f"Người {number}"}
        mine = Commune.objects.get(pk=commune.pk)
        try:
            communes.edit_commune(mine, said=said, seen=stands, by=by, at=make.AT)
        except Overtaken:
            return "told"
        return "saved"

    assert sorted(at_once(save, [0, 1], workers=2)) == ["saved", "told"]
    assert Conference.objects.count() == 0
