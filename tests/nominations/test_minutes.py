"""The minutes of the approval meeting: a number, a file, and who may keep them."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import meetings
from nominations.models import MeetingFile, ReviewMeeting
from tests import disk, make
from tests.nominations.phone import text_of
from tests.nominations.taking import page_of
from tests.nominations.test_meetings import office
from tests.pages import seen
from tests.papers import PDF

pytestmark = pytest.mark.django_db
OTHER_PDF = PDF.replace(b"1.7", b"1.4")


def approval_meeting():
    return make.meeting(unit=make.unit(name="Văn phòng", kind="office"), kind="approval")


def test_the_approval_meeting_has_a_number_and_a_file(sign_in, settings, tmp_path, picture):
    settings.MEDIA_ROOT = tmp_path
    held = approval_meeting()
    client = sign_in(office())

    url = f"/ho-so/cuoc-hop/{held.pk}/bien-ban/"
    shown = seen(client, url)
    answer = client.post(url, shown | {"number": "05/BB-UBND", "files": picture()})

    file = MeetingFile.objects.get()
    held.refresh_from_db()
    assert (answer.status_code, held.number) == (302, "05/BB-UBND")
    assert (tmp_path / file.file).is_file()
    shown = client.get(f"/ho-so/cuoc-hop/tep/{file.pk}/")
    assert b"".join(shown.streaming_content).startswith(b"\xff\xd8\xff")
    events = AuditEvent.objects.filter(target="meeting").order_by("pk")
    assert [(e.action, e.before, e.target_code) for e in events] == [
        ("keep_minutes", "", "2025-08-15/van-phong"),
        ("number_minutes", "", "2025-08-15/van-phong"),
    ]
    assert "biên bản số 05/BB-UBND" in text_of(client.get("/ho-so/cuoc-hop/"))


def test_a_file_that_is_none_is_said_and_the_number_stays(sign_in, settings, tmp_path, picture):
    settings.MEDIA_ROOT = tmp_path
    held = approval_meeting()

    client, url = sign_in(office()), f"/ho-so/cuoc-hop/{held.pk}/bien-ban/"

    typed = {"number": "05/BB", "files": picture(content=b"khong phai anh")}
    answer = client.post(url, seen(client, url) | typed)

    assert "khong phai anh" not in text_of(answer)
    assert "Tệp này không phải ảnh hay PDF." in text_of(answer)
    assert list(tmp_path.rglob("*.*")) == []


@pytest.mark.parametrize("role", [Role.COUNCIL_OFFICE, Role.VILLAGE_HEAD, Role.DOOR])
def test_nobody_else_keeps_minutes(role, at, picture):
    held = approval_meeting()

    with pytest.raises(Refused):
        meetings.attach(
            held, name="x.jpg", content=picture().read(), by=make.user(role=role), at=at
        )
    with pytest.raises(Refused):
        meetings.number(held, number="1", by=make.user(role=role), at=at)


def test_a_units_review_has_no_page_of_minutes(sign_in):
    make.nomination(state="submitted")

    client = sign_in(office())

    assert (
        client.get(f"/ho-so/cuoc-hop/{ReviewMeeting.objects.get().pk}/bien-ban/").status_code == 404
    )


def test_a_meeting_keeps_six_files_and_says_so_of_the_seventh(at):
    held, by = approval_meeting(), office()
    for number in range(5):
        make.minutes(of=held, sha256=f"{number:064d}")

    sixth = meetings.attach(held, name="6.pdf", content=PDF, by=by, at=at)
    with pytest.raises(Refused) as refused:
        meetings.attach(held, name="7.pdf", content=OTHER_PDF, by=by, at=at)

    assert str(refused.value) == ("Mỗi cuộc họp có nhiều nhất 6 tệp biên bản. Hãy bỏ bớt tệp khác.")
    assert meetings.attach(held, name="6.pdf", content=PDF, by=by, at=at) == sixth, "known already"
    assert held.files.count() == 6
    lying = [path for path in disk.path_of(sixth).parent.iterdir() if path.is_file()]
    assert lying == [disk.path_of(sixth)]


WHO_VOTES = "Lãnh đạo xã ghi phiếu ở trang “Họp xét duyệt”; Phòng ghi số và tệp biên bản."


@pytest.mark.parametrize(
    ("role", "is_told"),
    [
        (Role.CULTURE_OFFICE, True),
        (Role.COUNCIL_OFFICE, True),
        (Role.LEADERSHIP, False),
        (Role.VILLAGE_HEAD, False),
    ],
)
def test_who_enters_no_votes_reads_who_does(sign_in, role, is_told):
    """No page told the offices whose the votes are: one looked for boxes that are not there."""
    held = approval_meeting()
    unit = make.unit() if role == Role.VILLAGE_HEAD else held.unit
    client = sign_in(make.user(role=role, unit=unit))

    told = [WHO_VOTES in page_of(client.get("/ho-so/cuoc-hop/")).words()]
    if role != Role.VILLAGE_HEAD:  # it has no page of the leadership's minutes
        minutes = client.get(f"/ho-so/cuoc-hop/{held.pk}/bien-ban/")
        told.append(WHO_VOTES in page_of(minutes).words())

    assert set(told) == {is_told}


def test_a_page_of_minutes_opens_beside_the_page_it_was_opened_from(sign_in):
    """A picture has no way back: it took the page's place, and the minutes had to be found anew."""
    held = approval_meeting()
    kept = make.minutes(of=held, sha256="1" * 64)

    page = page_of(sign_in(office()).get(f"/ho-so/cuoc-hop/{held.pk}/bien-ban/"))

    there = f"/ho-so/cuoc-hop/tep/{kept.pk}/"
    (link,) = [a for a in page.all("a") if a.attrs.get("href") == there]
    assert (link.attrs.get("target"), link.attrs.get("rel")) == ("_blank", "noopener")
