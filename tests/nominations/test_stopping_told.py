"""Stopping answers whatever its unit reported, each in its own words; going on tells it anew."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.workflow import open_moves
from nominations.actions import decisions, setbacks
from nominations.models import Nomination, Posted, Setback
from nominations.workflow import MOVES
from tests import make
from tests.kept import posting, setback
from tests.make import fresh
from tests.nominations.test_stopping import of, page, stop, words

pytestmark = pytest.mark.django_db
THIS = "Đã dừng xét hồ sơ này."
ALSO = "Điều đơn vị đã báo và còn chờ được trả lời cùng lúc."
LATER = make.AT + timedelta(days=2)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader():
    return make.user(role=Role.LEADERSHIP)


def three(one):
    """The same dossier with one report of each kind, and one that was answered before."""
    return [
        setback(one, kind="died", words="Ngày 17/8"), setback(one, kind="declined"),
        setback(one, kind="discipline"),
        setback(one, kind="died", answer="Đã rõ", answered_at=make.AT - timedelta(days=1),
                answered_by=make.user(role=Role.CULTURE_OFFICE)),
    ]  # fmt: skip


def answers(one):
    rows = Setback.objects.filter(nomination=one).order_by("pk")
    return list(rows.values_list("kind", "answer", "answered_at", "answered_by"))


@pytest.mark.parametrize("state", ["submitted", "returned", "verified", "approved"])
def test_by_one_of_them_it_is_stopped_and_the_others_are_answered_too(state, office, leader):
    by = leader if state == "approved" else office
    one, other = make.nomination(state=state), make.nomination(state="verified")
    died, _, _, before = three(one)
    waits = setback(other, kind="died")
    setbacks.stop(Setback.objects.select_related("nomination__unit__commune").get(pk=died.pk),
                  by=by, at=LATER)  # fmt: skip

    assert of(one.pk) == ("stopped", state, "died", "Từ trần. Ngày 17/8")
    assert answers(one) == [
        ("died", THIS, LATER, by.pk),
        ("declined", "Đã dừng xét hồ sơ này vì lý do khác: từ trần.", LATER, by.pk),
        ("discipline", "Đã dừng xét hồ sơ này vì lý do khác: từ trần.", LATER, by.pk),
        ("died", "Đã rõ", make.AT - timedelta(days=1), before.answered_by_id),
    ]
    assert list(Setback.objects.waiting()) == [waits]
    told = AuditEvent.objects.filter(target_code=one.code, action="answer_setback")
    assert list(told.order_by("pk").values_list("note", "actor")) == [
        ("Người được giới thiệu đã mất", by.username),
        ("Người được giới thiệu không nhận", by.username),
        ("Người được giới thiệu đang bị xem xét kỷ luật", by.username),
    ]


@pytest.mark.parametrize(
    ("reason", "note", "said"),
    [
        ("died", "", [THIS, "từ trần", "từ trần"]),
        ("withdrew", "", ["người được giới thiệu rút", THIS, "người được giới thiệu rút"]),
        ("discipline", "", ["đang bị xem xét kỷ luật", "đang bị xem xét kỷ luật", THIS]),
        ("other", "Chuyển đi", [""] * 3),
    ],
)
def test_the_move_by_itself_answers_them_by_its_reason(office, reason, note, said):
    one = make.nomination(state="verified")
    three(one)
    stop(one, office, reason=reason, note=note, at=LATER)
    because = "Đã dừng xét hồ sơ này vì lý do khác"
    assert [answer for _, answer, at, _ in answers(one) if at == LATER] == [
        why if why == THIS else f"{because}: {why}." if why else f"{because}." for why in said
    ]


def test_one_that_was_answered_meanwhile_stops_nothing_and_leaves_the_others(office):
    one = make.nomination(state="verified")
    died, *_ = three(one)
    found = Setback.objects.select_related("nomination__unit__commune").get(pk=died.pk)
    setbacks.answer(found, words="Đã rõ", by=office, at=make.AT)
    with pytest.raises(Refused) as refused:
        setbacks.stop(found, by=office, at=LATER)
    assert [p.text for p in refused.value.problems] == ["Điều này vừa được trả lời. Hãy xem lại."]
    assert of(one.pk)[0] == "verified"
    assert Setback.objects.waiting().count() == 2


@pytest.mark.parametrize(
    ("state", "label"),
    [("submitted", "Chờ thẩm định"), ("returned", "Cần bổ sung"), ("verified", "Đã thẩm định"),
     ("approved", "Đã duyệt")],
)  # fmt: skip
def test_going_on_tells_the_unit_in_a_new_answer(village, office, leader, state, label):
    by = leader if state == "approved" else office
    one = make.nomination(unit=village.unit, state=state, submitted_at=make.AT)
    three(one)
    stop(one, by, at=make.AT)
    here = f"/ho-so/{one.code}/bao/"
    village.post(f"{here}da-doc/")
    assert page(village, "/").find(id="da-tra-loi") is None

    decisions.move(fresh(one), f"resume_{state}", by=by, at=LATER)

    anew = f"Đã mở lại lúc 08:00 ngày 18/8/2025: hồ sơ trở lại “{label}”."
    because = "Đã dừng xét hồ sơ này vì lý do khác: từ trần."
    assert [row[1:] for row in answers(one)[:3]] == [
        (f"{THIS} {anew}", LATER, by.pk), (f"{because} {anew}", LATER, by.pk),
        (f"{because} {anew}", LATER, by.pk),
    ]  # fmt: skip
    assert answers(one)[3][1] == "Đã rõ"
    card = page(village, "/").find(id="da-tra-loi")
    assert card.find("a")["href"] == here
    assert f"{THIS} {anew}" in words(page(village, here).main)
    assert page(village, here).find("form", action=f"{here}da-doc/")
    # Nobody pressed an answer anew: the move itself stands in the history.
    assert AuditEvent.objects.filter(action="answer_setback").count() == 3
    assert page(village, "/").find(id="mo-lai") is None  # one event, one notice
    village.post(f"{here}da-doc/")
    home = page(village, "/")
    assert (home.find(id="da-tra-loi"), home.find(id="mo-lai")) == (None, None)


def test_stopped_and_opened_twice_each_report_says_what_became_of_it(office):
    one = make.nomination(state="verified")
    setback(one, kind="died")
    for day in (0, 2):
        stop(one, office, at=make.AT + timedelta(days=day))
        back = make.AT + timedelta(days=day + 1)
        decisions.move(fresh(one), "resume_verified", by=office, at=back)
        setback(one, kind="died")
    went_on = "Đã dừng xét hồ sơ này. Đã mở lại lúc 08:00 ngày {}/8/2025: hồ sơ trở lại “{}”."
    assert [answer for _, answer, *_ in answers(one)] == [
        went_on.format(17, "Đã thẩm định"), went_on.format(19, "Đã thẩm định"), "",
    ]  # fmt: skip


def test_one_that_nobody_reported_of_is_stopped_and_goes_on_without_a_word(office):
    one = make.nomination(state="verified")
    stop(one, office)
    decisions.move(fresh(one), "resume_verified", by=office, at=LATER)
    assert answers(one) == []
    assert Nomination.objects.get().state == "verified"


@pytest.mark.parametrize(("state", "name"), [("verified", "stop"), ("approved", "stop_approved")])
def test_the_moves_page_says_so_before_where_something_waits(sign_in, state, name):
    one = make.nomination(state=state)
    client = sign_in(role=Role.LEADERSHIP if state == "approved" else Role.CULTURE_OFFICE)
    there = f"/ho-so/{one.code}/viec/{name}/"
    assert ALSO not in words(page(client, there).main)
    *_, answered = three(one)
    assert ALSO in words(page(client, there).main)
    Setback.objects.exclude(pk=answered.pk).delete()
    assert ALSO not in words(page(client, there).main)


def offered(one, by, at=make.AT):
    return [move.name for move, _ in open_moves(MOVES, fresh(one), by=by, at=at)]


@pytest.mark.parametrize("stood", ["submitted", "returned", "verified"])
def test_one_way_back_is_offered_and_none_once_it_is_held(office, stood):
    one = make.nomination(state="stopped", stopped_as=stood)
    assert offered(one, office) == [f"resume_{stood}"]
    runs = make.nomination(state="verified")
    assert "stop" in offered(runs, office)
    held = make.AT + timedelta(days=60)
    assert "stop" not in offered(runs, office, held)


def test_what_is_not_approved_goes_on_whatever_came_up_meanwhile(office):
    one = make.nomination(state="stopped", stopped_as="submitted", integrity="pending")
    decisions.move(fresh(one), "resume_submitted", by=office, at=make.AT)
    assert of(one.pk)[0] == "submitted"


def test_who_is_approved_and_stopped_leaves_the_public_page(leader):
    one = make.nomination(state="approved")
    posting(one)
    stop(one, leader, at=LATER)
    assert Posted.objects.get().taken_down_at == LATER


@pytest.mark.parametrize(
    ("role", "state", "name"),
    [
        (Role.LEADERSHIP, "approved", "stop_approved"),
        (Role.CULTURE_OFFICE, "stopped", "resume_verified"),
        (Role.LEADERSHIP, "stopped", "resume_approved"),
    ],
)
def test_whoever_is_related_neither_stops_an_approved_one_nor_opens_any(role, state, name):
    by, other = (make.user(role=role) for _ in "12")
    stood = {"stopped_as": name.removeprefix("resume_")} if state == "stopped" else {}
    one = make.nomination(state=state, **stood)
    make.interest(one, user=by)
    with pytest.raises(Refused) as refused:
        decisions.move(fresh(one), name, by=by, at=make.AT, reason="died")
    assert [p.field for p in refused.value.problems] == ["conflict"]
    decisions.move(fresh(one), name, by=other, at=make.AT, reason="died")
    assert of(one.pk)[0] != state


def test_whoever_typed_it_in_may_stop_it(office):
    one = make.nomination(state="submitted", sent_by=office)
    stop(one, office)
    assert of(one.pk)[0] == "stopped"


def test_what_each_page_means():
    tells = "Đơn vị giới thiệu đọc được lý do; trước khi diễn ra Hội nghị, có thể mở lại."
    off = "Hồ sơ không còn được xét; đang niêm yết thì được đưa khỏi trang niêm yết."
    means = MOVES["stop"].means
    assert means(make.nomination(state="verified")) == (
        off, "Đơn vị vẫn được tính là đã gửi hồ sơ.", tells,
    )  # fmt: skip
    assert means(make.nomination(state="approved")) == (
        "Hồ sơ đã duyệt không còn là điển hình của xã, không mời dự Hội nghị.", tells,
    )  # fmt: skip
    back = MOVES["resume_verified"].means
    assert back(make.nomination(state="stopped")) == (
        "Hồ sơ trở lại “Đã thẩm định”, đúng như khi dừng xét.",
    )
    assert back(make.nomination(state="verified")) == ()
