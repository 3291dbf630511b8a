"""What the office does with a reminder before it goes: other words, held, let go, sent at once."""

from datetime import datetime

import pytest
from django.urls import reverse

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused
from conferences.calendar import HANOI
from conferences.models import DeadlineMark
from notices.actions import clock, outbox
from notices.models import Reminder
from tests import make
from tests.notices.rows import LIST, TITLE, reminder
from tests.pages import Page
from tests.reading import text, texts

pytestmark = [pytest.mark.django_db, pytest.mark.both]
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


def events():
    told = AuditEvent.objects.filter(action__endswith="_reminder").order_by("pk")
    return [(one.action, one.target, one.target_code, one.note) for one in told]


# --- Words ---------------------------------------------------------------------------------------


def open_page(client, row):
    page = Page(text(client.get(reverse("notices:reminder", args=[row.pk]))))
    (seen,) = [one.attrs["value"] for one in page.all("input") if one.attrs["name"] == "seen"]
    (box,) = page.all("textarea")
    return seen, "".join(map(str, box.children)).strip()


def test_other_words_are_kept_and_an_empty_box_is_ours_again(client):
    row = reminder(make.unit())
    there = reverse("notices:reminder", args=[row.pk])
    seen, shown = open_page(client, row)
    assert shown == SAYS

    client.post(there, {"seen": seen, "text": SAYS})
    row.refresh_from_db()
    assert (row.text, events()) == ("", [])  # ours, left as they are, are no words of anybody

    answer = client.post(there, {"seen": seen, "text": " Kính mời  ông Ước\r\ngửi hồ sơ. "})
    row.refresh_from_db()
    assert (answer.status_code, row.text) == (302, "Kính mời ông Ước\ngửi hồ sơ.")
    told = ("edit_reminder", "deadline", f"{LIST}/thon-mo-doan", "Trước hạn 1 ngày")
    assert events() == [told]
    seen, shown = open_page(client, row)
    assert shown == "Kính mời ông Ước gửi hồ sơ."

    client.post(there, {"seen": seen, "text": ""})
    row.refresh_from_db()
    assert (row.text, events()) == ("", [told, told])


def test_whoever_types_beside_another_reads_both(client, office):
    row = reminder(make.unit())
    seen, _ = open_page(client, row)
    outbox.reword(row, text="Lời của người kia.", seen=None, by=office, at=make.AT)

    there = reverse("notices:reminder", args=[row.pk])
    answer = client.post(there, {"seen": seen, "text": "Lời của tôi."})

    assert answer.status_code == 409
    assert "Lời của người kia." in text(answer)
    assert "Lời của tôi." in text(answer)


def test_too_long_is_refused_with_what_was_typed(client):
    row = reminder(make.unit())
    there = reverse("notices:reminder", args=[row.pk])

    assert client.post(there, {"text": "x" * 1001}).status_code == 422
    assert client.post(there, {"seen": open_page(client, row)[0], "text": "x" * 1000}).url == there


# --- Held, let go, sent --------------------------------------------------------------------------


def press(client, name, row):
    answer = client.post(reverse(f"notices:{name}", args=[row.pk]), follow=True)
    row.refresh_from_db()
    return [str(one) for one in answer.context["messages"]]


def test_what_is_held_does_not_go_until_it_is_let(client):
    row = reminder(make.unit(), send_at=on(16, 7), days=3)
    assert press(client, "keep_back", row) == ["Thôn Mỗ Đoạn: lời nhắc được giữ lại, không tự gửi."]
    press(client, "keep_back", row)
    clock.remind(at=on(16, 9))
    row.refresh_from_db()
    assert row.state == "held"

    assert press(client, "let_go", row) == ["Thôn Mỗ Đoạn: lời nhắc sẽ tự gửi."]
    press(client, "let_go", row)
    clock.remind(at=on(16, 10))
    row.refresh_from_db()
    assert (row.state, row.gone_at) == ("gone", on(16, 10))
    of = ("deadline", f"{LIST}/thon-mo-doan", "Trước hạn 3 ngày")
    assert events() == [("hold_reminder", *of), ("release_reminder", *of)]


@pytest.mark.parametrize("state", ["planned", "held"])
def test_sent_at_once_it_says_what_is_true_now_and_goes_no_second_time(client, state):
    row = reminder(make.unit(), state=state)

    assert press(client, "send_now", row) == ["Thôn Mỗ Đoạn: đã gửi lời nhắc."]

    assert (row.state, row.gone_at, row.text) == ("gone", on(16, 9), SAYS)
    of = ("deadline", f"{LIST}/thon-mo-doan", "Trước hạn 1 ngày")
    assert events() == [("send_reminder", *of)]
    for name in ("send_now", "keep_back", "let_go"):
        assert press(client, name, row) == [
            "Lời nhắc này đã gửi lúc 09:00 ngày 16/8/2025, nên không đổi được nữa."
            " Hãy xem ở mục “Đã gửi”."
        ]
    clock.remind(at=on(18, 7))
    mine = Reminder.objects.filter(unit=row.unit, days=1)
    assert [one.gone_at for one in mine] == [on(16, 9)]


def test_somebodys_own_words_are_what_is_sent(client):
    row = reminder(make.unit(), text="Kính mời gửi hồ sơ.")

    press(client, "send_now", row)

    assert row.text == "Kính mời gửi hồ sơ."


def test_to_whoever_is_done_nothing_is_sent(client):
    row = reminder(make.unit())
    DeadlineMark.objects.filter(unit=row.unit).update(met_at=make.AT)

    said = press(client, "send_now", row)

    assert said == ["Thôn Mỗ Đoạn: việc này đã xong, nên không nhắc nữa. Hãy xem ở trang Tiến độ."]
    assert (row.state, events()) == ("planned", [])


@pytest.mark.parametrize(("at", "goes"), [(on(16, 6, 59), False), (on(16, 20), False),
                                          (on(16, 7), True), (on(16, 19, 59), True)])  # fmt: skip
def test_at_night_nobody_sends(world, office, at, goes):
    row = reminder(make.unit())
    if goes:
        outbox.send_now(row, conference=world, by=office, at=at)
    else:
        with pytest.raises(Refused, match=r"Ngoài giờ nhắc \(7:00 đến 20:00\)"):
            outbox.send_now(row, conference=world, by=office, at=at)

    assert Reminder.objects.get().state == ("gone" if goes else "planned")


def test_what_the_clock_took_away_is_told(office, world):
    row = reminder(make.unit())
    Reminder.objects.all().delete()

    for verb in (outbox.keep_back, outbox.let_go):
        with pytest.raises(Refused, match="Lời nhắc này không còn"):
            verb(row, by=office, at=make.AT)
    with pytest.raises(Refused, match="Lời nhắc này không còn"):
        outbox.reword(row, text="x", seen=None, by=office, at=make.AT)


def test_whoever_wants_what_stands_is_not_overtaken(office, world):
    row = reminder(make.unit())
    assert outbox.reword(row, text="Lời.", seen=None, by=office, at=make.AT)

    assert not outbox.reword(row, text="Lời.", seen="cũ", by=office, at=make.AT)
    with pytest.raises(Overtaken):
        outbox.reword(row, text="Khác.", seen="cũ", by=office, at=make.AT)


def test_the_page_of_what_went_shows_it_and_no_button(client):
    row = reminder(make.unit(), state="gone")
    page = Page(text(client.get(reverse("notices:reminder", args=[row.pk]))))

    assert "Gửi hồ sơ giới thiệu." in page.root.words()
    assert page.all("textarea") == []
    words = {one.words() for one in page.all("button")}
    assert not words & {"Gửi ngay", "Giữ lại", "Cho tự gửi", "Lưu nội dung"}


def test_its_words_of_the_history_name_deadline_and_unit(client, office):
    outbox.keep_back(reminder(make.unit()), by=office, at=make.AT)
    outbox.keep_back(reminder(None, days=-1), by=office, at=make.AT)

    told = " ".join(texts(text(client.get(reverse("conferences:audit"))), "tbody tr"))

    assert f"Giữ lại lời nhắc {TITLE}: Thôn Mỗ Đoạn" in told
    assert f"Giữ lại lời nhắc {TITLE}: Lãnh đạo xã" in told
