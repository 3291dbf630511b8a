"""A unit reports that a nominee died, declined or is under discipline; the office answers."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from nominations.actions import decisions, setbacks
from nominations.enums import NominationState
from nominations.models import Nomination, Setback
from tests import make
from tests.kept import setback
from tests.nominations.phone import text_of

pytestmark = pytest.mark.django_db
LATER = make.AT.replace(hour=23)


@pytest.fixture
def sent(village):
    return make.nomination(
        unit=village.unit, state="approved", submitted_at=make.AT, full_name="Vũ Thị Thơm"
    )


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def soup(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser")


def words(node):
    return " ".join(node.get_text(" ").split())


def test_one_tap_leads_to_the_choice_made_and_a_press_reports_it(village, sent):
    here = f"/ho-so/{sent.code}/bao/"
    for page in (f"/ho-so/{sent.code}/", f"/ho-so/{sent.code}/bien-nhan/"):
        taps = soup(village, page).find(id="bao-ve-nguoi")("a")
        assert [(words(a), a["href"]) for a in taps] == [
            ("Báo: đã mất", f"{here}?viec=died"),
            ("Báo: không nhận", f"{here}?viec=declined"),
            ("Báo: đang bị xem xét kỷ luật", f"{here}?viec=discipline"),
        ]
    ticked = soup(village, f"{here}?viec=discipline")("input", {"name": "kind", "checked": True})
    assert [box["value"] for box in ticked] == ["discipline"]

    told = village.post(here, {"kind": "died", "words": "Ngày 17/8"}, follow=True)
    assert "Đã báo Phòng Văn hóa - Xã hội." in text_of(told)
    made = Setback.objects.get()
    assert (made.nomination_id, made.kind, made.words) == (sent.pk, "died", "Ngày 17/8")
    assert made.by.unit == village.unit
    assert Nomination.objects.get().state == "approved"  # nothing moves by itself
    event = AuditEvent.objects.get(action="report_setback")
    assert (event.target_code, event.note) == (sent.code, "Người được giới thiệu đã mất")


def test_the_same_again_is_one_report_until_it_is_answered(village, sent, office):
    here = f"/ho-so/{sent.code}/bao/"
    for _ in "12":
        village.post(here, {"kind": "declined", "words": ""})
    village.post(here, {"kind": "died", "words": ""})
    assert list(Setback.objects.order_by("pk").values_list("kind", flat=True)) == [
        "declined", "died",
    ]  # fmt: skip
    first = Setback.objects.order_by("pk").first()
    office.post(f"{here}{first.pk}/tra-loi/", {"answer": "Đã rõ"})
    village.post(here, {"kind": "declined", "words": ""})
    assert Setback.objects.filter(kind="declined").count() == 2


def test_the_office_sees_it_on_its_home_and_the_dossier_and_its_answer_is_told(
    village, sent, office
):
    here = f"/ho-so/{sent.code}/bao/"
    village.post(here, {"kind": "died", "words": "Ngày 17/8"})
    one = Setback.objects.get()
    card = soup(office, "/").find(id="don-vi-bao")
    assert card.find("a")["href"] == here
    assert words(card.find("a")) == "Vũ Thị Thơm Người được giới thiệu đã mất · Thôn Mỗ Đoạn"
    note = soup(office, f"/ho-so/{sent.code}/").find(id="don-vi-bao")
    assert "Người được giới thiệu đã mất" in words(note)
    assert note.find("a")["href"] == here
    assert "Ngày 17/8" in words(soup(office, here).main)
    assert soup(village, "/").find(id="da-tra-loi") is None

    office.post(f"{here}{one.pk}/tra-loi/", {"answer": "Đã hủy kết quả duyệt"})
    assert soup(office, "/").find(id="don-vi-bao") is None
    assert soup(office, f"/ho-so/{sent.code}/").find(id="don-vi-bao") is None
    told = soup(village, "/").find(id="da-tra-loi")
    assert told.find("a")["href"] == here
    assert "Đã hủy kết quả duyệt" in words(soup(village, here).main)
    village.post(f"{here}da-doc/")
    assert soup(village, "/").find(id="da-tra-loi") is None
    assert "Đã hủy kết quả duyệt" in words(soup(village, here).main)
    again = office.post(f"{here}{one.pk}/tra-loi/", {"answer": "Khác"})
    assert again.status_code == 422
    assert Setback.objects.get().answer == "Đã hủy kết quả duyệt"


def test_six_are_shown_and_the_rest_is_counted(office):
    for number in range(8):
        setback(make.nomination(state="submitted", full_name=f"Vũ Văn {number}"))
    card = soup(office, "/").find(id="don-vi-bao")
    assert len(card("li")) == 6
    assert "Còn 2 điều khác" in words(card)
    assert "Vũ Văn 0" in words(card("li")[0])


@pytest.mark.parametrize("state", list(NominationState))
def test_what_was_never_sent_or_is_over_is_not_reported_of(village, state):
    one = make.nomination(unit=village.unit, state=state, submitted_at=make.AT)
    there = f"/ho-so/{one.code}/bao/"
    answer = village.post(there, {"kind": "died", "words": ""})
    runs = state in ("submitted", "returned", "verified", "approved")
    assert (answer.status_code, Setback.objects.count()) == ((302, 1) if runs else (422, 0))
    assert (soup(village, there).find("input", {"name": "kind"}) is not None) is runs


def test_another_unit_neither_sees_nor_reports_and_an_office_reports_only_of_paper(sent, sign_in):
    other = sign_in(make.user(unit=make.unit(name="Thôn Đoài")))
    office = sign_in(role=Role.CULTURE_OFFICE)
    there = f"/ho-so/{sent.code}/bao/"
    assert other.get(there).status_code == other.post(there, {"kind": "died"}).status_code == 404
    assert soup(office, there).find("input", {"name": "kind"}) is None
    assert office.post(there, {"kind": "died", "words": ""}).status_code == 422
    assert Setback.objects.count() == 0


@pytest.mark.parametrize("typed", ["", "  ", "x" * 301])
def test_an_answer_is_some_words_but_not_many(sent, office, typed):
    one = setback(sent)
    answer = office.post(f"/ho-so/{sent.code}/bao/{one.pk}/tra-loi/", {"answer": typed})
    assert answer.status_code == 422
    assert Setback.objects.waiting().exists()
    with pytest.raises(Refused):
        setbacks.answer(one, words=typed, by=make.user(role=Role.LEADERSHIP), at=make.AT)


def test_at_most_twenty_and_words_of_three_hundred_signs(sent, village):
    by = make.user(unit=village.unit)
    with pytest.raises(Refused):
        setbacks.report(make.fresh(sent), kind="died", words="x" * 301, by=by, at=make.AT)
    office = make.user(role=Role.CULTURE_OFFICE)
    done = {"answer": "Đã rõ", "answered_at": make.AT, "answered_by": office}
    for _ in range(19):
        setback(sent, by=by, **done)
    setbacks.report(make.fresh(sent), kind="died", words="x" * 300, by=by, at=make.AT)
    with pytest.raises(Refused):
        setbacks.report(make.fresh(sent), kind="declined", by=by, at=make.AT)


def test_a_report_of_a_dossier_of_another_address_is_not_answered_there(sent, office):
    other = make.nomination(state="submitted")
    one = setback(other)
    answer = office.post(f"/ho-so/{sent.code}/bao/{one.pk}/tra-loi/", {"answer": "A"})
    assert answer.status_code == 404


def test_deciding_is_as_it_was_while_a_report_waits(sent):
    setback(sent)
    leader = User.objects.get(pk=make.user(role=Role.LEADERSHIP).pk)
    decisions.move(make.fresh(sent), "annul", note="Đã mất", by=leader, at=LATER)
    assert Nomination.objects.get(pk=sent.pk).state == "annulled"
    assert Setback.objects.waiting().exists()  # to be answered all the same


def test_words_sent_with_the_same_report_again_are_kept(village, sent):
    by = User.objects.get(unit=village.unit)
    told = []

    for words in ("", "Mất ngày 20/8", "Mất ngày 20/8", "", "Gia đình báo"):
        setbacks.report(sent, kind="died", words=words, by=by, at=make.AT)
        told.append(Setback.objects.get().words)

    assert told == ["", *["Mất ngày 20/8"] * 3, "Mất ngày 20/8; Gia đình báo"]
    with pytest.raises(Refused) as refused:
        setbacks.report(sent, kind="died", words="x" * 290, by=by, at=make.AT)
    assert [problem.text for problem in refused.value.problems] == [
        "Cùng với điều đã báo: tối đa 300 ký tự, kể cả dấu cách; đang có 319. Hãy viết ngắn lại."
    ]


def test_whoever_is_related_has_no_box_to_answer_in(sent):
    setback(sent)
    who, other = (make.user(role=Role.CULTURE_OFFICE) for _ in range(2))
    make.interest(sent, user=who)

    assert [setbacks.may_answer(make.fresh(sent), each) for each in (who, other)] == [False, True]


def test_a_unit_takes_its_report_back_until_it_is_answered(village, sent, office):
    here = f"/ho-so/{sent.code}/bao/"
    wrong, right = setback(sent, kind="died"), setback(sent, kind="declined")
    press = soup(village, here).find("form", action=f"{here}{wrong.pk}/rut-lai/")
    assert words(press) == "Rút lại điều đã báo"
    assert soup(office, here).find("form", action=press["action"]) is None
    assert office.post(press["action"]).status_code in (302, 403)
    assert Setback.objects.count() == 2

    assert "Đã rút lại điều đã báo." in text_of(village.post(press["action"], follow=True))
    assert list(Setback.objects.all()) == [right]
    assert len(soup(office, "/").find(id="don-vi-bao")("li")) == 1
    event = AuditEvent.objects.get(action="take_back_setback")
    assert (event.target_code, event.note) == (sent.code, "Người được giới thiệu đã mất")
    twice = village.post(press["action"], follow=True)  # pressed again where the line was slow
    assert twice.status_code == 200
    assert AuditEvent.objects.filter(action="take_back_setback").count() == 1

    setbacks.answer(right, words="Đã rõ", by=make.user(role=Role.CULTURE_OFFICE), at=LATER)
    late = f"{here}{right.pk}/rut-lai/"
    assert soup(village, here).find("form", action=late) is None
    assert "vừa được trả lời" in text_of(village.post(late, follow=True))
    assert Setback.objects.get().answer == "Đã rõ"


def test_a_report_of_another_dossier_is_not_taken_back_by_this_ones_address(village, sent):
    other = setback(make.nomination(state="submitted", unit=make.unit(name="Thôn Hai")))
    village.post(f"/ho-so/{sent.code}/bao/{other.pk}/rut-lai/")
    assert Setback.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize("way", ["rut-lai", "tra-loi", "dung-xet"])
def test_opening_the_address_of_a_press_does_nothing(way, sign_in):
    """A phone's browser opens again what it showed: that is no word of the unit or the office."""
    one = make.nomination(unit=make.unit(), state="verified", opened_again_at=make.AT)
    told = setback(one)
    role = Role.VILLAGE_HEAD if way == "rut-lai" else Role.CULTURE_OFFICE
    client = sign_in(make.user(role=role, unit=one.unit if way == "rut-lai" else None))

    assert client.get(f"/ho-so/{one.code}/bao/{told.pk}/{way}/").status_code == 405
    assert client.get(f"/ho-so/{one.code}/bao/da-doc/").status_code in (403, 405)

    assert Setback.objects.waiting().filter(pk=told.pk).exists()
    now = Nomination.objects.get(pk=one.pk)
    assert (now.state, now.opened_again_at) == ("verified", make.AT)
