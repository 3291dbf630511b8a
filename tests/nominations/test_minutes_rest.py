"""Minutes that dossiers rest on are the leadership's: the office changes them with a reason."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import meetings
from nominations.models import Ballot, ReviewMeeting
from tests import make
from tests.nominations.test_approval import leadership
from tests.pages import seen

pytestmark = pytest.mark.django_db
RESTS = "Hồ sơ đã xét duyệt dựa vào biên bản này. Hãy ghi lý do thêm hoặc sửa."


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def held():
    """An approval meeting in which one dossier was voted on."""
    found = make.meeting(unit=make.unit(name="Lãnh đạo"), kind="approval")
    ReviewMeeting.objects.filter(pk=found.pk).update(number="05/BB")
    one = make.nomination(state="approved")
    Ballot.objects.create(meeting=found, nomination=one, agree=42)
    return ReviewMeeting.objects.get(pk=found.pk)


def noted():
    rows = AuditEvent.objects.filter(action__endswith="_minutes").order_by("pk")
    return list(rows.values_list("action", "before", "note"))


def test_the_office_says_why_the_number_or_the_pages_become_others(held, office, picture, at):
    """Issue 7, line 11: it could, silently, under an approved dossier."""
    content = picture().read()

    for reason in ("", "  "):
        with pytest.raises(Refused) as by_number:
            meetings.number(held, number="06/BB", reason=reason, by=office, at=at)
        with pytest.raises(Refused) as by_page:
            meetings.attach(held, name="x.jpg", content=content, reason=reason, by=office, at=at)
        for refusal in (by_number, by_page):
            assert [(one.field, one.text) for one in refusal.value.problems] == [("reason", RESTS)]
    held.refresh_from_db()
    assert (held.number, held.files.count(), noted()) == ("05/BB", 0, [])

    meetings.number(held, number="06/BB", reason=" Gõ  nhầm ", by=office, at=at)
    meetings.attach(held, name="x.jpg", content=content, reason="Thiếu trang", by=office, at=at)

    held.refresh_from_db()
    assert (held.number, held.files.count()) == ("06/BB", 1)
    assert noted() == [
        ("number_minutes", "05/BB", "Gõ nhầm"), ("keep_minutes", "", "Thiếu trang"),
    ]  # fmt: skip


def test_the_same_number_again_asks_nothing(held, office, at):
    meetings.number(held, number=" 05/BB ", by=office, at=at)

    assert noted() == []


def test_the_leadership_and_a_meeting_without_votes_need_no_reason(held, office, at):
    meetings.number(held, number="06/BB", by=leadership(), at=at)
    Ballot.objects.all().delete()
    meetings.number(held, number="07/BB", by=office, at=at)

    held.refresh_from_db()
    assert held.number == "07/BB"


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.LEADERSHIP])
def test_the_page_asks_the_office_and_keeps_what_was_typed(role, held, sign_in):
    client = sign_in(make.user(role=role))
    url = f"/ho-so/cuoc-hop/{held.pk}/bien-ban/"
    of_office = role == Role.CULTURE_OFFICE

    boxes = client.get(url).content.decode().count('name="reason"')
    typed = {"number": "06/BB"} | seen(client, url)
    answer = client.post(url, typed)
    typed |= seen(client, url) | {"reason": "Gõ nhầm"}
    again = client.post(url, typed)

    assert boxes == of_office
    assert (RESTS in answer.content.decode()) is of_office
    assert ('value="06/BB"' in answer.content.decode()) is of_office
    held.refresh_from_db()
    assert (again.status_code, held.number) == (302, "06/BB")
