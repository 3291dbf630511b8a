"""What a unit owes in words for Zalo: what is missing, the plain address; that it went."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent, Unit
from accounts.problems import Refused
from conferences.actions import units
from conferences.calendar import HANOI
from conferences.models import DeadlineMark
from notices.actions import by_zalo, clock
from notices.models import Reminder, ZaloNote
from tests import make
from tests.notices.rows import reminder
from tests.pages import Page
from tests.reading import text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LETTER = """\
Kính gửi thôn Mỗ Đoạn.
UBND xã Đại Sơn kính nhắc đơn vị còn việc chưa xong theo Kế hoạch số 28/KH-UBND ngày 14/8/2025 \
của UBND xã Đại Sơn:
- Gửi hồ sơ giới thiệu: hạn trước 24:00 thứ Ba, ngày 19/8/2025.
Ông, bà vào http://testserver/ để làm, bằng phiếu QR hoặc tài khoản của đơn vị. Cần giúp, hãy gọi \
Phòng Văn hóa - Xã hội: 0220 000 0128.
Trân trọng cảm ơn."""
THERE = reverse("notices:unit", args=["thon-mo-doan"])


@pytest.fixture
def village():
    unit = make.unit()
    make.conference()
    return unit


@pytest.fixture
def client(village, sign_in, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    return sign_in(make.user(role=Role.CULTURE_OFFICE, full_name="Nguyễn Thị Hạnh"))


def letter(client, there=THERE):
    answer = client.get(there)
    boxes = Page(text(answer)).all("textarea")
    return boxes and answer.context["form"]["text"].value()


def test_it_names_what_is_missing_until_when_and_the_plain_address(client):
    assert letter(client) == LETTER


def test_what_is_late_is_said_so_and_whoever_has_no_number_gives_none(client, monkeypatch, village):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT + timedelta(days=9))
    village.commune.phone = ""
    village.commune.save()

    told = letter(client)

    line = "- Gửi hồ sơ giới thiệu: đã quá hạn (hạn trước 24:00 thứ Ba, ngày 19/8/2025)."
    assert told.splitlines()[2] == line
    assert told.splitlines()[3].endswith("bằng phiếu QR hoặc tài khoản của đơn vị.")


def test_of_several_only_those_that_are_open(client):
    unit = make.unit(name="Mặt trận", kind=UnitKind.FRONT)
    for key in ("list_approved", "conference_held"):
        for deadline in make.conference().deadlines.filter(key=key):
            deadline.marks.get_or_create(unit=unit)
    there = reverse("notices:unit", args=[unit.slug])
    both = [line for line in letter(client, there).splitlines() if line.startswith("- ")]
    assert both == [
        "- Gửi hồ sơ giới thiệu: hạn trước 24:00 thứ Ba, ngày 19/8/2025.",
        "- Tổ chức Hội nghị: hạn trước 24:00 Chủ nhật, ngày 24/8/2025.",
    ]

    DeadlineMark.objects.filter(unit=unit, deadline__key="list_approved").update(met_at=make.AT)
    one = [line for line in letter(client, there).splitlines() if line.startswith("- ")]
    assert one == both[1:]


def test_no_way_in_stands_in_it_and_the_page_leads_to_one_for_one_person(client):
    page = Page(text(client.get(THERE)))

    assert "phieu/" not in letter(client)
    links = {one.attrs["href"] for one in page.all("a")}
    assert reverse("conferences:unit", args=["thon-mo-doan"]) in links
    marks = {key for one in page.all("button") for key in one.attrs if key.startswith("data-")}
    assert {"data-copy", "data-share"} <= marks


def test_whoever_owes_nothing_is_not_written_to(client, village):
    DeadlineMark.objects.filter(unit=village).update(met_at=make.AT)

    assert letter(client) == []
    said = "Thôn Mỗ Đoạn không còn việc nào chưa xong, nên không có gì để nhắc."
    assert said in Page(text(client.get(THERE))).root.words()


def test_one_place_of_the_menu_is_where_it_is(client):
    page = Page(text(client.get(THERE)))

    assert {one.words() for one in page.all("a") if "aria-current" in one.attrs} == {"Tiến độ"}


def sent(client):
    return texts(text(client.get(THERE)), "#da-gui-zalo summary")


def test_that_it_was_sent_is_noted_with_its_words(client, village):
    answer = client.post(THERE, {"text": LETTER.replace("\n", "\r\n")})

    assert (answer.status_code, answer.url) == (302, THERE)
    note = ZaloNote.objects.get()
    assert (note.unit, note.at, note.text) == (village, make.AT, LETTER)
    assert sent(client) == ["08:00 ngày 16/8/2025 · Nguyễn Thị Hạnh"]
    event = AuditEvent.objects.get(action="note_zalo")
    assert (event.target, event.target_code) == ("unit", "thon-mo-doan")
    told = texts(text(client.get(reverse("conferences:audit"))), "tbody tr")
    assert any("Ghi đã nhắc qua Zalo Thôn Mỗ Đoạn" in row for row in told)


def test_one_press_too_many_notes_nothing_a_later_one_does(village):
    office = make.user(role=Role.CULTURE_OFFICE)

    def note(minutes, words=LETTER):
        at = make.AT + timedelta(minutes=minutes)
        return by_zalo.note_sent(village, text=words, by=office, at=at)

    assert [note(0), note(9), note(9, "Lời khác."), note(10)] == [True, False, True, True]
    assert ZaloNote.objects.count() == AuditEvent.objects.filter(action="note_zalo").count() == 3


def test_nothing_is_not_noted(client, village):
    answer = client.post(THERE, {"text": "  "})

    assert answer.status_code == 422
    assert "Lời nhắn còn trống" in text(answer)
    with pytest.raises(Refused):
        by_zalo.note_sent(village, text="", by=make.user(role=Role.CULTURE_OFFICE), at=make.AT)


def test_the_page_of_a_unit_shows_the_last_of_what_it_was_told(client, village):
    office = make.user(role=Role.CULTURE_OFFICE)
    for number in range(12):
        at = make.AT - timedelta(days=number)
        ZaloNote.objects.create(unit=village, by=office, at=at, text="x")
        reminder(village, key=f"d{number}", state="gone", gone_at=at, text=f"Lời {number}.")

    html = text(client.get(THERE))

    assert len(sent(client)) == 10
    assert texts(html, "#da-nhac li")[0] == "08:00 ngày 16/8/2025 Lời 0."
    assert len(texts(html, "#da-nhac li")) == 10


def test_who_owes_leads_there_and_says_when_it_was_sent(client, village, sign_in):
    owes = reverse("home:owes")
    done = make.unit(name="Thôn Liêu Xá")
    DeadlineMark.objects.filter(unit=done).update(met_at=make.AT)

    def row(asking):
        page = Page(text(asking.get(owes)))
        (found,) = [one for one in page.all("tr") if one.attrs.get("id") == f"don-vi-{village.pk}"]
        return found.all("th")[0].words()

    assert row(client) == "Thôn Mỗ Đoạn Thôn Nhắc qua Zalo: Thôn Mỗ Đoạn"
    client.post(THERE, {"text": LETTER})
    assert row(client).endswith("Đã gửi Zalo 16/8/2025")
    assert reverse("notices:unit", args=["thon-lieu-xa"]) not in text(client.get(owes))
    other = row(sign_in(make.user(role=Role.LEADERSHIP)))
    assert "Zalo" not in other


# --- A unit that is taken out again --------------------------------------------------------------


def taken_out(unit):
    office = make.user(role=Role.CULTURE_OFFICE)
    seals = units.seals_of([unit])
    made = [(unit.slug, seals[unit.pk])]
    return units.remove_units(conference=make.conference(), made=made, by=office)


def test_its_reminders_go_with_it(village):
    clock.remind(at=datetime(2025, 8, 16, 6, tzinfo=HANOI))
    clock.remind(at=datetime(2025, 8, 16, 7, tzinfo=HANOI))
    assert Reminder.objects.gone().filter(unit=village).exists()

    assert taken_out(village) == {}

    assert not Unit.objects.filter(pk=village.pk).exists()
    assert not Reminder.objects.filter(audience="unit").exists()


def test_whoever_was_written_to_stays(village):
    ZaloNote.objects.create(
        unit=village, by=make.user(role=Role.CULTURE_OFFICE), at=make.AT, text="x"
    )

    (why,) = taken_out(village).values()

    assert "tin nhắn Zalo" in why
    assert Unit.objects.filter(pk=village.pk).exists()
