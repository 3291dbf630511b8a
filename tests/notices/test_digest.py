"""What went to a person stands on the first page, as one note, until it is read or done."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role, UnitKind
from conferences.calendar import HANOI
from conferences.models import Deadline, DeadlineMark
from notices.actions import clock
from notices.models import ReadUntil, Reminder
from tests import make
from tests.pages import Page
from tests.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIST, OFFICE = "list_approved", "Phòng Văn hóa - Xã hội xã"
HEAD, OTHER = "Thôn Mỗ Đoạn", "Thôn Liêu Xá"
SENDS = "Gửi hồ sơ giới thiệu: hạn trước 24:00 thứ Ba, ngày 19/8/2025."
LATE = (
    "Gửi hồ sơ giới thiệu: đã quá hạn (hạn trước 24:00 thứ Ba, ngày 19/8/2025)."
    " Nếu còn vướng mắc, hãy gọi Phòng Văn hóa - Xã hội."
)


def on(day, hour=7):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


@pytest.fixture
def world(monkeypatch):
    for name in (HEAD, OTHER):
        make.unit(name=name)
    make.unit(name=OFFICE, kind=UnitKind.OFFICE, slug="phong-vhxh")
    make.conference()
    monkeypatch.setattr("accounts.web.moment", lambda: on(21, 9))


def person(role=Role.VILLAGE_HEAD, unit=HEAD):
    names = {HEAD: "thon-mo-doan", OTHER: "thon-lieu-xa", OFFICE: "phong-vhxh"}
    return make.user(role=role, unit=make.unit(name=unit, slug=names[unit]))


def notes(client):
    """The paragraphs of the note of reminders, without when each went."""
    page = Page(text(client.get("/")))
    found = next((one for one in page.all("div") if one.attrs.get("id") == "loi-nhac"), None)
    if found is None:
        return None
    return [one.words().partition(" Nhắc lúc")[0] for one in found.all("p")][1:]


def go(*days):
    for day in days:
        clock.remind(at=on(day, 6))
        clock.remind(at=on(day))


@pytest.mark.usefixtures("world")
def test_a_unit_reads_the_newest_word_on_each_deadline(sign_in):
    client, other = sign_in(person()), sign_in(person(unit=OTHER))
    assert notes(client) is None

    go(18)
    assert notes(client) == notes(other) == [SENDS]
    go(19, 20)
    assert notes(client) == [LATE]


@pytest.mark.usefixtures("world")
def test_several_deadlines_are_one_note(sign_in):
    client = sign_in(person(Role.CULTURE_OFFICE, OFFICE))
    DeadlineMark.objects.filter(unit__slug="phong-vhxh", deadline__key="plan_reported").delete()
    go(22)

    title = "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến"
    assert notes(client) == [
        f"{title}: đã quá hạn (hạn trước 24:00 thứ Ba, ngày 19/8/2025)."
        " Nếu còn vướng mắc, hãy gọi Phòng Văn hóa - Xã hội.",
        f"{title}: đã quá hạn (hạn trước 24:00 thứ Ba, ngày 19/8/2025)."
        " Chưa xong: thôn Liêu Xá, thôn Mỗ Đoạn.",
        "Tổ chức Hội nghị: hạn trước 24:00 Chủ nhật, ngày 24/8/2025.",
    ]


@pytest.mark.usefixtures("world")
def test_the_leadership_hears_of_all_and_of_no_unit_as_its_own(sign_in):
    leader = sign_in(person(Role.LEADERSHIP, OFFICE))
    go(18)
    assert notes(leader) == [
        "Hoàn thiện kế hoạch, trình phê duyệt, báo cáo thành phố: đã quá hạn (hạn trước 24:00 thứ"
        " Năm, ngày 14/8/2025). Chưa xong: Phòng Văn hóa - Xã hội xã."
    ]
    for role in (Role.COUNCIL_OFFICE, Role.DOOR):
        assert notes(sign_in(make.user(role=role))) is None


@pytest.mark.usefixtures("world")
def test_what_is_done_or_moved_since_is_not_shown(sign_in):
    client = sign_in(person())
    go(18)
    marks = DeadlineMark.objects.filter(unit__name=HEAD)

    marks.update(met_at=on(18, 8))
    assert notes(client) is None
    marks.update(met_at=None)
    assert notes(client) == [SENDS]
    Deadline.objects.filter(key=LIST).update(due_at=on(25))
    assert notes(client) is None


@pytest.mark.usefixtures("world")
def test_what_the_others_did_leaves_the_word_on_all_as_long_as_one_owes(sign_in):
    client = sign_in(person(Role.CULTURE_OFFICE, OFFICE))
    own = DeadlineMark.objects.filter(unit__slug="phong-vhxh")
    own.exclude(deadline__key=LIST).update(met_at=on(15))
    go(18)
    assert len(notes(client)) == 2  # its own part, and what the villages owe

    DeadlineMark.objects.filter(unit__name=HEAD).update(met_at=on(18, 8))
    assert len(notes(client)) == 2
    DeadlineMark.objects.filter(unit__name=OTHER).update(met_at=on(18, 8))
    (left,) = notes(client)
    assert "Chưa xong" not in left


def read(client, until):
    return client.post(reverse("notices:read"), {"until": until})


@pytest.mark.usefixtures("world")
def test_what_is_read_goes_for_that_person_alone_and_what_comes_since_stands(sign_in):
    client, beside = sign_in(person()), sign_in(person())
    go(18)
    page = Page(text(client.get("/")))
    (until,) = [one.attrs["value"] for one in page.all("input") if one.attrs["name"] == "until"]
    go(19)  # between the page and the press

    answer = read(client, until)

    assert (answer.status_code, answer.url) == (302, "/")
    assert notes(client) == [SENDS]  # of the 19th
    read(client, on(19).isoformat())
    assert notes(client) is None
    assert notes(beside) == [SENDS]
    go(20)
    assert notes(client) == [LATE]
    assert ReadUntil.objects.count() == 1


@pytest.mark.usefixtures("world")
def test_one_press_reads_all_that_the_page_shows(sign_in):
    client = sign_in(person(Role.CULTURE_OFFICE, OFFICE))
    go(18, 20)
    assert len(notes(client)) > 2
    page = Page(text(client.get("/")))
    (until,) = [one.attrs["value"] for one in page.all("input") if one.attrs["name"] == "until"]

    read(client, until)

    assert notes(client) is None


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "until",
    [
        "",
        "hôm qua",
        "2025-08-20T07:00",
        "9" * 50,
        "2025-08-20T07:00:00+99:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_what_no_page_wrote_reads_nothing(sign_in, until):
    client = sign_in(person())
    go(18)

    assert read(client, until).status_code == 302

    assert notes(client) == [SENDS]


@pytest.mark.usefixtures("world")
def test_nobody_reads_ahead_or_back(sign_in):
    client = sign_in(person())
    read(client, on(30).isoformat())
    assert ReadUntil.objects.get().until == on(21, 9)

    read(client, on(18).isoformat())

    assert ReadUntil.objects.get().until == on(21, 9)


@pytest.mark.usefixtures("world")
def test_another_commune_reads_nothing_of_it(sign_in):
    other = make.commune(code="11119", name="xã Khác", place="Khác")
    make.unit(of=other, name="Thôn Khác")
    make.conference(of=other)
    go(20)
    Reminder.objects.filter(commune=other).delete()
    assert notes(sign_in(make.user(role=Role.LEADERSHIP, commune=other))) is None


@pytest.mark.usefixtures("world")
def test_of_very_many_the_newest_are_read(sign_in):
    client = sign_in(person())
    unit = make.unit(name=HEAD)
    go(18)
    Reminder.objects.bulk_create(
        Reminder(
            commune=unit.commune, unit=unit, key=f"d{number}", title="x", due_at=on(19), days=1,
            audience="unit", send_at=on(17), gone_at=on(17) - timedelta(minutes=number),
            state="gone", text="x",
        )
        for number in range(60)
    )  # fmt: skip

    assert notes(client) == [SENDS]
