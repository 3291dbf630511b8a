"""The page of reminders: what waits, what is held, what went, each with what it says."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role, UnitKind
from conferences.calendar import HANOI
from conferences.models import DeadlineMark
from notices.actions import clock
from tests import make
from tests.notices.rows import LIST, TITLE, reminder
from tests.pages import Page
from tests.reading import text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.both]
THERE = reverse("notices:outbox")
SAYS = "Gửi hồ sơ giới thiệu: hạn trước 24:00 thứ Ba, ngày 19/8/2025."


def on(day, hour=8, minute=0):
    return datetime(2025, 8, day, hour, minute, tzinfo=HANOI)


@pytest.fixture
def world():
    for name in ("Thôn Mỗ Đoạn", "Thôn Liêu Xá"):
        make.unit(name=name)
    make.unit(name="Phòng Văn hóa - Xã hội xã", kind=UnitKind.OFFICE, slug="phong-vhxh")
    return make.conference()


@pytest.fixture
def office(world):
    return make.user(role=Role.CULTURE_OFFICE, unit=make.unit(slug="phong-vhxh"))


@pytest.fixture
def client(office, sign_in, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: on(16, 9))
    return sign_in(office)


def rows(client, **asks):
    """Each row of the page: whom, when, what, how it stands."""
    html = text(client.get(THERE, asks))
    found = [one.all("th", "td") for one in Page(html).all("tr")]
    return [[cell.words() for cell in cells] for cells in found][1:]


# --- The page ------------------------------------------------------------------------------------


def test_what_waits_is_listed_by_when_it_goes_with_what_it_will_say(client):
    clock.remind(at=on(16, 6))
    clock.remind(at=on(16, 7))
    DeadlineMark.objects.exclude(deadline__key=LIST).update(met_at=on(16, 8))
    DeadlineMark.objects.exclude(unit__name="Thôn Mỗ Đoạn").update(met_at=on(16, 8))
    clock.remind(at=on(16, 9))

    late = "Gửi hồ sơ giới thiệu: đã quá hạn (hạn trước 24:00 thứ Ba, ngày 19/8/2025)."
    late += " Nếu còn vướng mắc, hãy gọi Phòng Văn hóa - Xã hội."
    all_late = f"{TITLE}: đã quá hạn (hạn trước 24:00 thứ Ba, ngày 19/8/2025). Chưa xong:"
    soon = f"{TITLE}: hạn trước 24:00 thứ Ba, ngày 19/8/2025. Chưa xong: thôn Mỗ Đoạn."
    mine, title = f"Thôn Mỗ Đoạn: {TITLE}", f": {TITLE}"
    assert sorted(rows(client)) == sorted(
        [
            [f"{mine} Trước hạn 1 ngày", "07:00 ngày 18/8/2025", SAYS, "Chờ gửi"],
            [f"Đầu mối theo dõi{title} Trước hạn 1 ngày", "07:00 ngày 18/8/2025", soon,
             "Chờ gửi"],
            [f"{mine} Ngày cuối", "07:00 ngày 19/8/2025", SAYS, "Chờ gửi"],
            [f"{mine} Quá hạn 1 ngày", "07:00 ngày 20/8/2025", late, "Chờ gửi"],
            [f"Đầu mối theo dõi{title} Quá hạn 1 ngày", "07:00 ngày 20/8/2025",
             f"{all_late} thôn Mỗ Đoạn.", "Chờ gửi"],
            [f"Lãnh đạo xã{title} Quá hạn 1 ngày", "07:00 ngày 20/8/2025",
             f"{all_late} thôn Mỗ Đoạn.", "Chờ gửi"],
            [f"{mine} Quá hạn 3 ngày", "07:00 ngày 22/8/2025", late, "Chờ gửi"],
        ]
    )  # fmt: skip
    times = [row[1] for row in rows(client)]
    assert times == sorted(times)


def test_tabs_and_boxes_narrow_it(client):
    here, there = make.unit(), make.unit(name="Thôn Liêu Xá")
    reminder(here, days=3, state="gone")
    reminder(there, days=3, state="gone", gone_at=make.AT + timedelta(minutes=1))
    reminder(here, state="held")
    reminder(there, text="Lời riêng.")
    reminder(None, days=-1, key="results_reported")

    def whom(**asks):
        return [row[0].partition(":")[0] for row in rows(client, **asks)]

    assert whom() == ["Thôn Mỗ Đoạn", "Thôn Liêu Xá", "Lãnh đạo xã"]
    assert whom(**{"trang-thai": "held"}) == ["Thôn Mỗ Đoạn"]
    assert whom(**{"trang-thai": "gone"}) == ["Thôn Liêu Xá", "Thôn Mỗ Đoạn"]
    assert whom(tim="lieu") == ["Thôn Liêu Xá"]
    assert whom(han="results_reported") == whom(loai="leaders") == ["Lãnh đạo xã"]
    assert whom(han=LIST, loai="leaders") == []
    assert whom(**{"trang-thai": "lạ"}) == whom()
    assert rows(client, tim="lieu")[0][2] == "Lời riêng."


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ({}, "Không có lời nhắc nào chờ gửi"),
        ({"trang-thai": "held"}, "Không giữ lại lời nhắc nào"),
        ({"trang-thai": "gone"}, "Chưa gửi lời nhắc nào"),
        ({"tim": "abc"}, "Không có lời nhắc nào như vậy"),
    ],
)
def test_an_empty_outbox_says_what_belongs_there(client, asks, says):
    html = text(client.get(THERE, asks))

    assert texts(html, ".empty h2") == [says]


def test_many_are_turned_in_pages(client):
    unit = make.unit()
    for number in range(43):
        reminder(unit, key=f"d{number}", send_at=on(18) + timedelta(minutes=number))

    assert len(rows(client)) == 40
    assert len(rows(client, trang="2")) == 3
    assert texts(text(client.get(THERE)), ".sheet-head .muted")[0] == "43 lời nhắc"


def test_it_is_reached_from_progress_from_who_owes_and_from_the_first_page(client, sign_in):
    for page in ("/", reverse("conferences:deadlines"), reverse("home:owes")):
        assert f'href="{THERE}"' in text(client.get(page)), page
        other = sign_in(make.user(role=Role.COUNCIL_OFFICE))
        assert THERE not in text(other.get(page)), page
