"""A conference that came in by page waits; opened, its units begin; taken back while none sent."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.actions import opening
from conferences.models import Conference, DeadlineMark
from conferences.workflow import NOT_OPEN
from nominations.actions import decisions, drafts, importing
from nominations.workflow.guards import can_submit, can_submit_for
from tests import make

pytestmark = pytest.mark.django_db
OPEN, PREPARE, NEW = "/hoi-nghi/mo-cho-don-vi/", "/hoi-nghi/chuan-bi/", "/ho-so/moi/"
KEY = "6f1d1c1e-1f5e-4c5e-9a41-3f0d0a7b9f10"


@pytest.fixture
def waiting():
    make.unit()
    conference = make.conference()
    Conference.objects.update(waits=True)
    conference.refresh_from_db()
    return conference


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.fixture
def village(sign_in):
    return sign_in(make.user(role=Role.VILLAGE_HEAD, unit=make.unit()))


def test_a_conference_of_today_is_open():
    assert make.conference().waits is False


def test_who_works_for_a_unit_sees_that_it_is_not_open(waiting, village):
    first = village.get("/").content.decode()

    assert "Hội nghị chưa mở" in first
    assert "Còn " not in first.partition("<main")[0]  # no day runs
    for page in ("/ho-so/", "/hoi-nghi/ke-hoach/", "/hoi-nghi/tien-do/", "/chuong-trinh/"):
        assert village.get(page).url == "/", page
    assert village.get("/tai-khoan/ca-nhan/").status_code == 200


def test_nothing_is_begun_for_a_unit_by_page_or_verb(waiting, village, office):
    sent = {"kind": "individual", "form_key": KEY}
    assert village.post("/ho-so/moi/", sent).status_code in (302, 404)
    unit = make.unit()
    head = make.user(role=Role.VILLAGE_HEAD, unit=unit)
    with pytest.raises(Refused) as refused:
        drafts.open_draft(
            conference=waiting, unit=unit, kind="individual", form_key=KEY, by=head, at=make.AT
        )

    assert refused.value.problems == [NOT_OPEN]
    assert waiting.nominations.count() == 0


def test_offices_see_their_pages_as_ever(waiting, office, sign_in):
    leader = sign_in(role=Role.LEADERSHIP)

    for client in (office, leader):
        assert client.get("/hoi-nghi/ke-hoach/").status_code == 200
    assert "Chuẩn bị Hội nghị" in office.get("/").content.decode()
    assert "Chuẩn bị Hội nghị" not in leader.get("/").content.decode()


def test_the_page_says_what_happens_and_opens_it(waiting, office, village):
    page = office.get(OPEN).content.decode()
    assert "Mở Hội nghị cho các đơn vị" in page
    assert "Các hạn của Kế hoạch bắt đầu nhắc từng đơn vị." in page

    assert office.post(OPEN).url == PREPARE

    assert Conference.objects.get().waits is False
    event = AuditEvent.objects.get(action="open_conference")
    assert (event.target, event.target_code) == ("conference", "HN25")
    assert "Hội nghị chưa mở" not in village.get("/").content.decode()
    assert "Chuẩn bị Hội nghị" not in office.get("/").content.decode()


def test_a_get_opens_nothing_and_twice_is_once(waiting, office):
    office.get(OPEN)
    assert Conference.objects.get().waits is True
    office.post(OPEN)
    office.post(OPEN)

    assert AuditEvent.objects.filter(action="open_conference").count() == 1


def test_it_is_taken_back_while_no_unit_has_sent(waiting, office):
    office.post(OPEN)
    draft = make.nomination()
    assert "Thu lại, chưa mở" in office.get(OPEN).content.decode()

    office.post(OPEN, {"thu-lai": "1"})

    assert Conference.objects.get().waits is True
    assert AuditEvent.objects.filter(action="close_conference").count() == 1
    assert waiting.nominations.get() == draft


def test_once_a_unit_has_sent_it_stays_open(office):
    unit = make.unit()
    conference = make.conference()
    marks = DeadlineMark.objects.filter(unit=unit, deadline__settles="dossiers_sent")
    marks.update(met_at=make.AT)
    assert "Thu lại, chưa mở" not in office.get(OPEN).content.decode()

    assert office.post(OPEN, {"thu-lai": "1"}).url == OPEN

    conference.refresh_from_db()
    assert conference.waits is False
    with pytest.raises(Refused, match="Đã có đơn vị gửi"):
        opening.close_conference(conference, by=make.user(role=Role.CULTURE_OFFICE), at=make.AT)


@pytest.mark.parametrize("state", ["submitted", "returned", "rejected"])
def test_what_was_sent_keeps_it_open_also_where_no_duty_says_so(office, state):
    """A plan without that day, a unit that came later, a dossier that is back with its unit."""
    dossier = make.nomination(state=state, submitted_at=make.AT)
    DeadlineMark.objects.all().delete()

    assert opening.has_sent(dossier.conference) is True
    assert office.post(OPEN, {"thu-lai": "1"}).url == OPEN
    assert Conference.objects.get().waits is False


def test_taken_back_a_unit_reads_that_what_it_wrote_is_kept(waiting, village):
    assert "Chữ đơn vị đã viết vẫn còn" not in village.get("/").content.decode()
    make.nomination(unit=make.unit())

    assert "Chữ đơn vị đã viết vẫn còn. Xã mở lại thì làm tiếp." in (
        village.get("/").content.decode()
    )


def test_an_office_types_nothing_in_nor_sends_it_before_it_is_open(waiting):
    phong = make.unit(name="Phòng", kind="office")
    by = make.user(role=Role.CULTURE_OFFICE, unit=phong)
    draft = make.nomination(entered_by=phong)
    assert NOT_OPEN in can_submit_for(make.fresh(draft), make.AT)  # what its page says before
    row = {"kind": "individual", "unit": draft.unit_id, "full_name": "Lê Thị Mẫu"}

    for verb in (
        lambda: importing.open_many(conference=waiting, rows=[row], by=by, at=make.AT),
        lambda: decisions.move(make.fresh(draft), "submit_for", by=by, at=make.AT),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.problems == [NOT_OPEN]


def test_another_duty_that_is_met_does_not_keep_it_open(office):
    unit = make.unit(name="Văn phòng", kind="office")
    conference = make.conference()
    DeadlineMark.objects.filter(unit=unit).update(met_at=make.AT)

    assert opening.has_sent(conference) is False


def test_what_was_begun_before_it_was_taken_back_is_not_sent(waiting):
    draft = make.nomination()

    assert NOT_OPEN in can_submit(make.fresh(draft), make.AT)
    Conference.objects.update(waits=False)
    assert NOT_OPEN not in can_submit(make.fresh(draft), make.AT)
