"""What became of many is a page of its own: reloaded, gone back to, and nothing is done again."""

import json
from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, User
from nominations.models import BulkResult, Finding, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.related import related
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MANY, ANSWER, MEET = "/ho-so/nhieu/", "/ho-so/nhieu/ket-qua/", "/ho-so/hop-xet-duyet/"
DONE = "/ho-so/nhieu/da-lam/{}/"
UNDO = f"{MANY}hoan-tac/"
HEAD = {
    "held_on": "15/8/2025", "chair": "Đỗ Quang Minh", "invited": "15", "present": "14",
    "number": "05/BB-UBND",
}  # fmt: skip
GONE = "Kết quả này không còn được giữ."


@pytest.fixture
def desk(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader(sign_in):
    unit = make.unit(name="Văn phòng", kind="office")
    return sign_in(make.user(role=Role.LEADERSHIP, unit=unit))


def sent(name, **fields):
    return make.nomination(
        state="submitted", full_name=name, integrity="clear", awards="", **fields
    )


def undo_form(answer):
    """What the page's own form would send; nothing where it has none."""
    boxes = [one.attrs for one in Page(answer.content.decode()).all("input")]
    found = {}
    for one in boxes:
        if one.get("type") == "hidden" and one["name"] != "csrfmiddlewaretoken":
            found.setdefault(one["name"], []).append(one["value"])
    return found


def last():
    """The address of what was done last."""
    return DONE.format(BulkResult.objects.latest("pk").pk)


def at_moment(moment):
    return lambda: moment


def events(*actions):
    return AuditEvent.objects.filter(action__in=actions).count()


def test_a_move_leads_to_a_page_that_is_read_again_and_moves_nothing(desk):
    one, two = sent("An Thị Một"), sent("Bùi Thị Hai")

    moved = desk.post(f"{MANY}?loai=individual&xep=ten", {
        "viec": "verify", "dong-y": "1", "chon": [one.code, two.code],
    })  # fmt: skip
    there = moved.headers["Location"]
    pages = [desk.get(there) for _ in range(3)]

    assert (moved.status_code, there) == (302, last() + "?loai=individual&xep=ten")
    assert events("verify") == 2
    for page in pages:
        assert "Được 2 trên 2 hồ sơ" in text_of(page)
        assert set(undo_form(page)["chon"]) == {f"{one.code} submitted", f"{two.code} submitted"}
    ticks = ["data-ticks-done" in page.content.decode() for page in pages]
    assert ticks == [True, False, False], "ticked since, a row stays ticked"
    assert stay(pages[0]) == ""


def stay(page):
    """Who is ticked still on the list this page leads back to; None where that is no matter."""
    (sheet,) = Page(page.content.decode()).one("main").all("section")
    return sheet.attrs.get("data-ticks-stay")


def test_who_was_not_moved_stays_ticked_and_nobody_who_is_gone(desk):
    """After the checklist nobody was; a press that was refused lost its ticks too."""
    one, two = sent("An Thị Một"), sent("Bùi Thị Hai")
    Nomination.objects.filter(pk=two.pk).update(integrity="pending")
    chosen = {"dong-y": "1", "chon": [one.code, two.code, "HN25-9999"]}

    answered = desk.post(ANSWER, chosen | {"muc": ["once"]}, follow=True)
    moved = desk.post(MANY, chosen | {"viec": "verify"}, follow=True)
    undone = desk.post(UNDO, undo_form(moved), follow=True)

    assert sorted(stay(answered).split()) == sorted([one.code, two.code])
    assert (stay(moved), stay(undone)) == (two.code, None)


def test_an_undo_is_a_page_too_and_the_first_page_leads_to_it(desk):
    """Back, and pressed again: the press would take back what somebody did meanwhile."""
    one = sent("An Thị Một")
    first = desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code]}, follow=True)
    there = last()

    undone = desk.post(UNDO, undo_form(first))
    result = desk.get(undone.headers["Location"])
    back = desk.get(there)

    assert undone.headers["Location"] == last() != there
    assert "Hoàn tác: " in text_of(result)
    assert undo_form(result) == {}
    assert undo_form(back) == {}
    links = [link.attrs["href"] for link in Page(back.content.decode()).all("a")]
    assert last() in links
    assert make.fresh(one).state == "submitted"


def test_answers_given_to_many_and_taken_back_are_pages_too(desk):
    one = make.fresh(sent("An Thị Một"))
    asked = {"chon": [one.code], "dong-y": "1", "muc": ["once"]}

    given = desk.post(ANSWER, asked)
    page = [desk.get(given.headers["Location"]) for _ in range(2)][-1]
    taken = desk.post(f"{ANSWER}hoan-tac/", undo_form(page))
    end = desk.get(taken.headers["Location"])

    assert taken.headers["Location"] == last() != given.headers["Location"]
    assert "Đã ghi: Không khen một thành tích nhiều lần" in " ".join(text_of(page).split())
    assert "Đã bỏ kết quả: Không khen một thành tích nhiều lần" in " ".join(text_of(end).split())
    assert undo_form(end) == {}
    assert not Finding.objects.exists()
    assert undo_form(desk.get(given.headers["Location"])) == {}


def test_what_is_typed_and_refused_stands_there_whenever_it_is_turned_to(desk):
    one, gone = sent("An Thị Một"), "HN25-9999"
    Nomination.objects.filter(pk=one.pk).update(state="returned")
    asked = {"viec": "return", "dong-y": "1", "hang": [one.code, gone], "chon": [one.code, gone]}
    asked |= {f"note_{one.code}": "Thiếu ảnh.", f"note_{gone}": "Đã rút."}

    desk.post(MANY, asked)
    page = [desk.get(last()) for _ in range(2)][-1]

    areas = {
        one.attrs["id"]: one.words().strip() for one in Page(page.content.decode()).all("textarea")
    }
    assert areas == {f"id_note_{one.code}": "Thiếu ảnh.", f"id_note_{gone}": "Đã rút."}
    assert "Được 0 trên 1 hồ sơ; 1 hồ sơ không còn thấy" in " ".join(text_of(page).split())


def test_a_name_is_read_where_it_stands_and_not_kept(desk):
    """Corrected since, it is the new one; taken back by its unit, it is the unit's again."""
    one, two = sent("An Thị Một"), sent("Bùi Thị Hai")
    desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code, two.code]})
    kept = json.dumps(BulkResult.objects.get().told, ensure_ascii=False)
    Nomination.objects.filter(pk=one.pk).update(full_name="An Thị Mốt")
    Nomination.objects.filter(pk=two.pk).update(state="draft")

    page = desk.get(last())

    assert (one.code in kept, "Thị" in kept) == (True, False)
    words = " ".join(text_of(page).split())
    assert ("An Thị Mốt" in words, "An Thị Một" in words) == (True, False)
    assert ("Bùi" in words, two.code in words) == (False, True)
    assert f"/ho-so/{two.code}/" not in page.content.decode()


def test_the_last_forty_are_kept_for_a_day_and_what_is_gone_says_where_to_look(desk, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", at_moment(make.AT))
    theres = [
        desk.post(
            MANY, {"viec": "verify", "dong-y": "1", "chon": [sent(f"An Thị {number}").code]}
        ).url
        for number in range(41)
    ]

    first = desk.get(f"{theres[0]}?loai=individual")
    lasts = [desk.get(there).status_code for there in theres[1:]]
    days = [at_moment(make.AT + timedelta(hours=24, seconds=late)) for late in (0, 1)]
    lates = []
    for moment in days:
        monkeypatch.setattr("accounts.web.moment", moment)
        lates.append(desk.get(theres[-1]).status_code)

    assert first.headers["Location"] == "/ho-so/?loai=individual"
    assert (lasts, lates) == ([200] * 40, [200, 302])
    assert GONE in text_of(desk.get("/ho-so/"))


def test_whoever_presses_forgets_what_is_a_day_old_of_anybody(desk, sign_in, monkeypatch):
    other = sign_in(role=Role.CULTURE_OFFICE)
    other.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [sent("An Thị Một").code]})
    old = last()
    days = [at_moment(make.AT + timedelta(hours=24, seconds=late)) for late in (0, 1)]
    numbers = []
    for moment in days:
        monkeypatch.setattr("accounts.web.moment", moment)
        desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [sent("Bùi Thị Hai").code]})
        numbers.append(BulkResult.objects.count())

    assert numbers == [2, 2], "the second press took the old one away"
    assert DONE.format(BulkResult.objects.earliest("pk").pk) != old


def test_the_presses_of_others_take_none_of_ones_own_away(desk, sign_in):
    desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [sent("An Thị Một").code]})
    mine, other = last(), sign_in(role=Role.CULTURE_OFFICE)
    for _ in range(40):
        other.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [sent("Bùi Thị Hai").code]})

    assert desk.get(mine).status_code == 200


def test_of_another_persons_press_there_is_no_page(desk, sign_in):
    desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [sent("An Thị Một").code]})

    other = sign_in(role=Role.CULTURE_OFFICE).get(last(), follow=True)

    assert GONE in text_of(other)
    assert other.redirect_chain == [("/ho-so/", 302)]


def test_a_meeting_is_entered_once_and_its_results_are_a_page(leader):
    one = make.nomination(state="verified", full_name="An Thị Một")
    votes = {"chon": [one.code], f"{one.code}-agree": "14"}

    entered = leader.post(MEET, HEAD | votes)
    pages = [text_of(leader.get(entered.headers["Location"])) for _ in range(2)]

    assert entered.headers["Location"] == last()
    assert ["1 hồ sơ: 1 duyệt" in words and "An Thị Một" in words for words in pages] == [True] * 2
    told = "Số phiếu: 14 đồng ý, 0 không đồng ý, 0 không có ý kiến"
    assert [told in words for words in pages] == [True] * 2
    assert (events("approve"), ReviewMeeting.objects.filter(kind="approval").count()) == (1, 1)


def heads(answer):
    boxes = [one.attrs for one in Page(answer.content.decode()).all("input")]
    return {one["name"]: one.get("value", "") for one in boxes if one.get("name") in HEAD}


def test_the_same_meeting_goes_on_with_its_head_as_typed(leader):
    """Typed again, one figure other, it was refused as another meeting of that day."""
    one, two = (make.nomination(state="verified", full_name=name) for name in ("An", "Bình"))
    done = leader.post(MEET, HEAD | {"chon": [one.code], f"{one.code}-agree": "14"}, follow=True)
    (onward,) = [
        link.attrs["href"] for link in Page(done.content.decode()).all("a")
        if link.words().strip() == "Xét tiếp"
    ]  # fmt: skip

    page, empty = leader.get(onward), heads(leader.get(MEET))
    votes = {f"{two.code}-agree": "13", f"{two.code}-disagree": "1"}
    leader.post(onward, heads(page) | {"chon": [two.code]} | votes)

    assert heads(page) == HEAD
    assert empty == dict.fromkeys(HEAD, ""), "another meeting begins empty"
    meeting = ReviewMeeting.objects.get(kind="approval")
    assert sorted(meeting.ballots.values_list("agree", flat=True)) == [13, 14]


def test_a_head_survives_also_where_nothing_could_be_decided(leader):
    """Of relatives alone no meeting is written, and it goes on all the same."""
    one = make.nomination(state="verified")
    make.user(role=Role.LEADERSHIP)
    related(one, User.objects.get(role=Role.LEADERSHIP, unit__name="Văn phòng"))

    done = leader.post(MEET, HEAD | {"chon": [one.code], f"{one.code}-agree": "14"}, follow=True)

    assert "1 hồ sơ: 1 chưa quyết định được" in text_of(done)
    assert "Thêm biên bản" not in text_of(done)
    assert heads(leader.get(f"{MEET}?tiep={BulkResult.objects.get().pk}")) == HEAD
    assert not ReviewMeeting.objects.filter(kind="approval").exists()


@pytest.mark.parametrize("number", [2, 9])
def test_the_page_asks_as_much_of_many_as_of_few(desk, number, django_assert_num_queries):
    chosen = [sent(f"An Thị {letter}").code for letter in "BCDPGHKLM"]
    there = desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": chosen[:number]}).headers[
        "Location"
    ]
    desk.get(there)

    # Session and what comes with it; result; names; what goes back; who made it last.
    with django_assert_num_queries(6):
        answer = desk.get(there)

    assert f"Được {number} trên {number} hồ sơ" in text_of(answer)
