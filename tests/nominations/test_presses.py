"""The list of what somebody did to many lately: found, counted, taken back from there."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from nominations.actions import results
from nominations.models import BulkResult, Finding
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_results_kept import HEAD, MEET
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIST, MANY, ANSWER = "/ho-so/nhieu/da-lam/", "/ho-so/nhieu/", "/ho-so/nhieu/ket-qua/"
UNDO, UNANSWER = f"{MANY}hoan-tac/", f"{ANSWER}hoan-tac/"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def desk(sign_in, office):
    return sign_in(office)


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


def sent(name, **fields):
    fields = {"state": "submitted", "integrity": "clear", "awards": ""} | fields
    return make.nomination(full_name=name, **fields)


def rows(page):
    """Each row's words, a line of text."""
    return [" ".join(row.words().split()) for row in Page(page.content.decode()).all("tr")][1:]


def rows_at(desk, address=LIST):
    return rows(desk.get(address))


def forms(page):
    """Each undo of the page: where it leads and what it sends."""
    found = Page(page.content.decode()).all("form")
    return [
        (form.attrs["action"], {
            box.attrs["name"]: box.attrs["value"] for box in form.all("input")
            if box.attrs["name"] != "csrfmiddlewaretoken"
        })
        for form in found if form.attrs.get("action", "").startswith(MANY)
    ]  # fmt: skip


def pressed(conference, owner, number=1, *, rows=(), at=make.AT, **told):
    told = {"move": "verify", "rows": list(rows), "missing": 0} | told
    return [results.keep(conference, "moved", told, owner=owner, at=at) for _ in range(number)]


def test_each_press_says_what_it_did_when_and_how_many_the_newest_first(desk):
    good, bad = sent("An Thị Một"), sent("Bùi Thị Hai", integrity="unchecked")
    third = sent("Cao Thị Ba")

    desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [good.code, bad.code]})
    desk.post(ANSWER, {"chon": [third.code], "dong-y": "1", "muc": ["once", "disputes"]})
    page = desk.get(LIST)

    moment = "08:00 ngày 16/8/2025"
    first, second = rows(page)
    assert first.startswith(
        "Ghi kết quả kiểm tra Tranh chấp, khiếu nại ở xã, Không khen một thành tích nhiều lần "
    )
    assert f" {moment} Được 1 trên 1 hồ sơ Xem kết quả" in first
    assert second.startswith(f"Thẩm định xong {moment} Được 1 trên 2 hồ sơ Xem kết quả")
    numbers = list(BulkResult.objects.order_by("-pk").values_list("pk", flat=True))
    links = [link.attrs["href"] for link in Page(page.content.decode()).all("a")]
    assert [f"{LIST}{number}/" for number in numbers] == [
        link for link in links if link.startswith(LIST) and link != LIST
    ]
    assert [f"{MANY}?viec=verify" in links, ANSWER in links] == [True, True]


def test_what_is_not_seen_any_more_is_counted_too(desk, office):
    pressed(make.conference(), office, missing=2, at=make.AT)

    assert "Được 0 trên 0 hồ sơ; 2 hồ sơ không còn thấy" in rows_at(desk)[0]


def test_a_move_is_taken_back_from_the_list_and_that_stands_there_too(desk):
    one, two = sent("An Thị Một"), sent("Bùi Thị Hai")
    desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code, two.code]})
    first = BulkResult.objects.get()

    (form,) = forms(desk.get(LIST))
    undone = desk.post(form[0], form[1])
    after = desk.get(LIST)

    assert form == (UNDO, {"lan": str(first.pk), "viec": "verify"})
    assert undone.url == f"{LIST}{first.pk + 1}/"
    assert [make.fresh(row).state for row in (one, two)] == ["submitted"] * 2
    told = rows(after)
    assert told[0].startswith("Hoàn tác: Thẩm định xong 08:00 ngày 16/8/2025 Được 2 trên 2 hồ sơ")
    assert "Được 2 trên 2 hồ sơ Đã bấm hoàn tác" in told[1]
    assert forms(after) == []


def test_answers_are_taken_back_from_the_list(desk):
    one = sent("An Thị Một")
    desk.post(ANSWER, {"chon": [one.code], "dong-y": "1", "muc": ["once", "disputes"]})

    ((there, boxes),) = forms(desk.get(LIST))
    sends = boxes | {"muc": ["disputes", "once"]}
    desk.post(there, sends)

    assert (there, set(boxes)) == (UNANSWER, {"lan", "luc", "muc"})
    assert not Finding.objects.exists()
    assert rows_at(desk)[0].startswith("Hoàn tác: Ghi kết quả kiểm tra ")


@pytest.mark.parametrize("there", [UNDO, UNANSWER])
def test_pressed_again_on_a_list_grown_old_it_leads_to_what_became_of_the_first(desk, there):
    """Somebody verified it anew meanwhile: that is not taken back unseen."""
    one = sent("An Thị Một")
    if there == UNDO:
        desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code]})
    else:
        desk.post(ANSWER, {"chon": [one.code], "dong-y": "1", "muc": ["once"]})
    ((_, form),) = forms(desk.get(LIST))
    desk.post(there, form)
    kept = list(BulkResult.objects.order_by("pk").values_list("pk", flat=True))
    if there == UNDO:
        desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code]})

    again = desk.post(there, form)

    assert again.url == f"{LIST}{kept[1]}/"
    assert make.fresh(one).state == ("verified" if there == UNDO else "submitted")


def test_what_no_press_takes_back_has_no_undo(desk):
    """Returned dossiers are their units'."""
    one = sent("An Thị Một")
    desk.post(MANY, {"viec": "return", "chon": [one.code], "dong-y": "1", "note": "Thiếu ảnh."})

    page = desk.get(LIST)

    assert rows(page)[0].startswith("Trả lại để bổ sung 08:00 ngày 16/8/2025 Được 1 trên 1 hồ sơ")
    assert forms(page) == []


def test_a_press_of_the_other_kind_or_of_somebody_else_takes_nothing_back(desk, sign_in):
    one = sent("An Thị Một")
    desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code]})
    number = str(BulkResult.objects.get().pk)

    kinds = desk.post(UNANSWER, {"lan": number, "luc": make.AT.isoformat(), "muc": "once"})
    other = sign_in(role=Role.CULTURE_OFFICE).post(UNDO, {"lan": number, "viec": "verify"})

    assert [answer.url for answer in (kinds, other)] == [f"{LIST}{number}/"] * 2
    assert make.fresh(one).state == "verified"
    assert BulkResult.objects.count() == 1


def test_of_others_and_of_yesterday_nothing_is_listed(desk, office, sign_in):
    held, day = make.conference(), timedelta(days=1)
    other = make.user(role=Role.CULTURE_OFFICE)
    pressed(held, other, 3)
    BulkResult.objects.filter(pk__in=[one.pk for one in pressed(held, office, 2)]).update(
        at=make.AT - day - timedelta(seconds=1)
    )
    pressed(held, office, rows=[{"code": "HN25-0001", "before": "submitted"}])
    (mine,) = rows_at(desk)

    assert mine.startswith("Thẩm định xong")
    assert "Chưa có việc nào trong một ngày qua" in text_of(
        sign_in(role=Role.CULTURE_OFFICE).get(LIST)
    )
    assert len(rows_at(sign_in(other))) == 3


def test_a_meeting_stands_there_for_whoever_entered_it(sign_in):
    unit = make.unit(name="Văn phòng", kind="office")
    leader = sign_in(make.user(role=Role.LEADERSHIP, unit=unit))
    one, two = (make.nomination(state="verified", full_name=name) for name in ("An", "Bình"))
    head = {"held_on": "15/8/2025", "chair": "Đỗ", "invited": "15", "present": "14"}
    votes = {f"{one.code}-agree": "14", f"{two.code}-agree": "2", f"{two.code}-disagree": "12"}
    votes |= {f"{two.code}-result": "reject", f"{two.code}-reason": "Chưa đủ."}

    leader.post("/ho-so/hop-xet-duyet/", head | votes | {"chon": [one.code, two.code]})
    page = leader.get(LIST)

    assert rows(page)[0].startswith(
        "Họp xét duyệt 08:00 ngày 16/8/2025 2 hồ sơ: 1 duyệt, 1 không duyệt Xem kết quả"
    )
    assert forms(page) == []


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (3, 3), (25, 20)])
def test_a_page_of_them_asks_as_much_of_many_as_of_few(
    desk, office, number, shown, django_assert_num_queries
):
    pressed(make.conference(), office, number, rows=[{"code": "HN25-0001", "before": "submitted"}])
    desk.get(LIST)

    with django_assert_num_queries(3):  # session and all that comes with it; count; the page
        page = desk.get(LIST)

    assert len(rows(page)) == shown
    assert len(rows_at(desk, f"{LIST}?trang=2")) == (5 if number == 25 else shown)


def test_it_is_reached_from_where_much_is_done_at_once(desk, sign_in):
    sent("An Thị Một")
    pages = ["/ho-so/", MANY, f"{MANY}?viec=return", ANSWER]
    unit = sign_in(role=Role.VILLAGE_HEAD)

    assert [f'href="{LIST}"' in desk.get(page).content.decode() for page in pages] == [True] * 4
    assert f'href="{LIST}"' in sign_in(role=Role.LEADERSHIP).get("/ho-so/").content.decode()
    assert f'href="{LIST}"' not in unit.get("/ho-so/").content.decode()


def test_a_press_that_has_no_undo_says_why(desk, sign_in):
    """Whoever led the meeting found no undo and no word."""
    returned, refused = sent("An Thị Một"), sent("Bùi Thị Hai", state="approved")
    waits = sent("Cao Thị Ba", state="verified")
    asked = {"viec": "return", "dong-y": "1", "note": "Thiếu ảnh."}
    desk.post(MANY, asked | {"chon": [returned.code]})
    desk.post(MANY, asked | {"chon": [refused.code]})  # nothing was done: nothing to take back
    leader = sign_in(make.user(role=Role.LEADERSHIP, unit=make.unit(name="VP", kind="office")))
    votes = {f"{waits.code}-agree": "14", "chon": waits.code}
    told = leader.post(MEET, HEAD | votes, follow=True)

    nothing, returned_row = rows_at(desk)
    (decided,) = rows_at(leader)

    none = "Không tự hoàn tác được: hãy làm bước khác tại từng hồ sơ."
    decision = "Không hoàn tác ở đây: quyết định của cuộc họp được bỏ bằng “Mở lại” tại từng hồ sơ."
    assert [none in row for row in (nothing, returned_row, decided)] == [False, True, False]
    assert "Được 0 trên 1 hồ sơ" in nothing
    assert decision in decided
    assert decision in " ".join(text_of(told).split())


def test_a_meeting_that_decided_nothing_has_nothing_to_take_back(sign_in):
    waits = sent("An Thị Một", state="verified", integrity="pending")
    leader = sign_in(make.user(role=Role.LEADERSHIP, unit=make.unit(name="VP", kind="office")))
    votes = {f"{waits.code}-agree": "14", "chon": waits.code}

    told = leader.post(MEET, HEAD | votes, follow=True)

    assert "Không hoàn tác" not in text_of(told)
    assert "Không hoàn tác" not in rows_at(leader)[0]


def test_what_was_taken_back_or_is_an_undo_says_no_why(desk):
    one = sent("An Thị Một")
    desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code]})
    ((there, boxes),) = forms(desk.get(LIST))
    desk.post(there, boxes)

    assert not any("hoàn tác được" in row for row in rows_at(desk))
