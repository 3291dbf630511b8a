"""What a unit's first page tells of reports it made, and of dossiers an office opened again."""

import pytest

from accounts.enums import Role
from nominations.actions import decisions, setbacks
from nominations.models import Nomination, Setback
from tests import make
from tests.kept import setback
from tests.pages import Page
from tests.reading import text

pytestmark = pytest.mark.django_db
EVENING = make.AT.replace(hour=23)


@pytest.fixture
def village(sign_in):
    unit = make.unit()
    make.conference()
    client = sign_in(make.user(unit=unit))
    client.unit = unit
    return client


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def sent(village, state="submitted", **more):
    return make.nomination(unit=village.unit, state=state, submitted_at=make.AT, **more)


def note(client, place):
    """Its words and where its links lead; nothing where the page has no such note."""
    found = next((e for e in Page(text(client.get("/"))).all("div")
                  if e.attrs.get("id") == place), None)  # fmt: skip
    return (found.words(), [a.attrs["href"] for a in found.all("a")]) if found else None


def again(one):
    return Nomination.objects.get(pk=one.pk)


# --- Stopped, told apart -------------------------------------------------------------------------


def links(client):
    return {a.words(): a.attrs["href"] for a in Page(text(client.get("/"))).all("a")}


def test_what_is_stopped_is_counted_apart_and_its_link_has_as_many_rows(village):
    for state in ("submitted", "verified", "stopped", "stopped", "stopped"):
        sent(village, state)
    there = links(village)
    assert "Đã gửi 2 hồ sơ" in next(words for words in there if "Giới thiệu điển hình" in words)
    rows = village.get(there["Dừng xét 3 hồ sơ"]).context["rows"]
    assert [row.nomination.state for row in rows] == ["stopped"] * 3


def test_nothing_is_said_of_stopped_ones_where_there_are_none(village):
    sent(village)
    assert not any(words.startswith("Dừng xét") for words in links(village))


def test_whose_only_dossier_was_stopped_is_not_asked_whether_it_puts_nobody_forward(village):
    asks = "Đơn vị họp rồi mà không giới thiệu ai"
    assert asks in links(village)
    sent(village, "stopped")
    assert asks not in links(village)
    assert "Dừng xét 1 hồ sơ" in links(village)


# --- What was reported waits ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("died", "người được giới thiệu đã mất"),
        ("declined", "người được giới thiệu không nhận"),
        ("discipline", "người được giới thiệu đang bị xem xét kỷ luật"),
    ],
)
def test_what_was_reported_waits_on_the_first_page_until_it_is_answered(
    kind, words, village, office
):
    one = sent(village, full_name="Vũ Thị Thơm")
    assert note(village, "cho-tra-loi") is None
    village.post(f"/ho-so/{one.code}/bao/", {"kind": kind, "words": ""})

    told = note(village, "cho-tra-loi")
    head = "Đơn vị đã báo, chờ Phòng Văn hóa - Xã hội trả lời."
    assert told == (f"{head} Vũ Thị Thơm: {words}", [f"/ho-so/{one.code}/bao/"])

    setbacks.answer(Setback.objects.get(), words="Đã rõ", by=office, at=EVENING)
    assert note(village, "cho-tra-loi") is None
    assert note(village, "da-tra-loi") is not None


def test_what_the_unit_took_back_does_not_wait(village):
    one = sent(village)
    here = f"/ho-so/{one.code}/bao/"
    village.post(here, {"kind": "died", "words": ""})
    told = village.post(f"{here}{Setback.objects.get().pk}/rut-lai/", follow=True)
    assert "Đã rút lại điều đã báo." in text(told)
    assert note(village, "cho-tra-loi") is None


def test_of_a_dossier_that_was_taken_back_it_says_that_no_office_reads_it(village, sign_in):
    one = sent(village, full_name="Vũ Thị Thơm")
    other = make.nomination(state="verified", unit=make.unit(name="Thôn Hai"))
    client = sign_in(role=Role.CULTURE_OFFICE)
    village.post(f"/ho-so/{one.code}/bao/", {"kind": "declined", "words": ""})
    setback(other)
    assert client.get("/").context["home"].reported_total == 2

    decisions.move(again(one), "take_back", by=make.user(unit=village.unit), at=EVENING)

    home = client.get("/").context["home"]
    assert ([told.code for told in home.reported], home.reported_total) == ([other.code], 1)
    words, there = note(village, "cho-tra-loi")
    assert words.endswith(
        "Vũ Thị Thơm: người được giới thiệu không nhận Hồ sơ đã rút lại nên Phòng không đọc được "
        "điều này cho đến khi gửi lại."
    )
    assert village.get(there[0]).status_code == 200


def test_anothers_reports_are_not_told(village):
    setback(make.nomination(state="submitted", unit=make.unit(name="Thôn Hai")))
    assert note(village, "cho-tra-loi") is None


# --- Opened again --------------------------------------------------------------------------------


def stopped(one, by, reason="died"):
    name = "stop_approved" if one.state == "approved" else "stop"
    decisions.move(again(one), name, by=by, at=make.AT, reason=reason)


@pytest.mark.parametrize(
    ("state", "role", "words"),
    [
        ("submitted", Role.CULTURE_OFFICE, "chờ thẩm định"),
        ("verified", Role.CULTURE_OFFICE, "đã thẩm định"),
        ("returned", Role.CULTURE_OFFICE, "cần bổ sung"),
        ("approved", Role.LEADERSHIP, "đã duyệt"),
    ],
)
def test_a_unit_is_told_that_its_stopped_dossier_goes_on_until_it_knows(
    state, role, words, village
):
    by = make.user(role=role)
    more = {"amend_until": make.AT.replace(day=22)} if state == "returned" else {}
    one = sent(village, state, full_name="Vũ Thị Thơm", **more)
    stopped(one, by)
    assert note(village, "mo-lai") is None

    decisions.move(again(one), f"resume_{state}", by=by, at=make.AT)
    told = f"Hồ sơ được mở lại. Vũ Thị Thơm: {words} Đã biết"
    assert note(village, "mo-lai") == (told, [f"/ho-so/{one.code}/"])

    answer = village.post(f"/ho-so/{one.code}/bao/da-doc/", {"trang-dau": "1"})
    assert (answer.status_code, answer.url) == (302, "/")
    assert note(village, "mo-lai") is None


def test_so_it_is_of_a_decision_that_was_opened_again_and_of_a_double(village, office):
    leader = make.user(role=Role.LEADERSHIP)
    one = sent(village, "rejected", full_name="Vũ Thị Thơm")
    decisions.move(again(one), "reopen", by=leader, at=make.AT, note="Có giấy tờ mới")
    assert "Vũ Thị Thơm: đã thẩm định" in note(village, "mo-lai")[0]

    two = sent(village, "closed", full_name="Bùi Thị Lan")
    decisions.move(again(two), "open_double", by=office, at=EVENING)
    assert note(village, "mo-lai")[1] == [f"/ho-so/{one.code}/", f"/ho-so/{two.code}/"]


def test_a_sending_of_its_own_is_not_told_as_an_opening(village, office):
    """Opened again it was to be amended; sent once more it read as if the office had opened it."""
    one = sent(village, "returned", full_name="Vũ Thị Thơm", amend_until=make.AT.replace(day=22))
    stopped(one, office)
    decisions.move(again(one), "resume_returned", by=office, at=make.AT)
    assert note(village, "mo-lai")[0] == "Hồ sơ được mở lại. Vũ Thị Thơm: cần bổ sung Đã biết"

    by = make.user(unit=village.unit)
    decisions.move(again(one), "submit", by=by, at=EVENING)

    assert (again(one).state, note(village, "mo-lai")) == ("submitted", None)


def test_taken_back_by_its_unit_and_sent_anew_it_is_not_either(village, office):
    one = sent(village, full_name="Vũ Thị Thơm")
    stopped(one, office)
    decisions.move(again(one), "resume_submitted", by=office, at=make.AT)

    by = make.user(unit=village.unit)
    decisions.move(again(one), "take_back", by=by, at=EVENING)

    assert (again(one).state, again(one).opened_again_at) == ("draft", None)


def test_sent_by_the_office_for_a_unit_on_paper_it_is_told_still(village, office):
    """The unit did nothing: that its dossier goes on is news to it."""
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    one = sent(village, "returned", entered_by=desk, amend_until=make.AT.replace(day=22))
    stopped(one, office)
    decisions.move(again(one), "resume_returned", by=office, at=make.AT)

    decisions.move(again(one), "submit_for", by=office, at=EVENING)

    assert "chờ thẩm định" in note(village, "mo-lai")[0]


def test_one_that_was_stopped_once_more_is_not_told_as_going_on(village, office):
    one = sent(village)
    stopped(one, office)
    decisions.move(again(one), "resume_submitted", by=office, at=make.AT)
    stopped(one, office)
    assert note(village, "mo-lai") is None


def test_nobody_but_its_unit_says_that_it_knows(village, office, sign_in):
    one = sent(village, opened_again_at=make.AT)
    sign_in(office).post(f"/ho-so/{one.code}/bao/da-doc/")
    assert again(one).opened_again_at == make.AT
    assert note(village, "mo-lai") is not None


def test_who_has_read_the_answers_stays_on_their_page(village):
    one = sent(village)
    there = f"/ho-so/{one.code}/bao/"
    assert village.post(f"{there}da-doc/").url == there


def test_saying_that_it_goes_on_is_known_reads_no_answer_for_the_unit(village, office):
    one = sent(village, opened_again_at=make.AT)
    village.post(f"/ho-so/{one.code}/bao/", {"kind": "declined", "words": ""})
    setbacks.answer(Setback.objects.get(), words="Hãy họp lại.", by=office, at=EVENING)

    village.post(f"/ho-so/{one.code}/bao/da-doc/", {"trang-dau": "1"})

    assert (again(one).opened_again_at, Setback.objects.get().known_at) == (None, None)
    assert note(village, "da-tra-loi") is not None
