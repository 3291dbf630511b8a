"""A dossier is stopped for a reason out of a short list, and goes on just as it stood."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.enums import Settling
from conferences.models import Conference, DeadlineMark
from delegates import actions as roll
from delegates.models import Delegate
from nominations.actions import decisions, setbacks
from nominations.models import Nomination, Posted, Setback
from tests import make
from tests.kept import posting, setback
from tests.make import fresh

pytestmark, AFTER = pytest.mark.django_db, make.AT.replace(month=9)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader():
    return make.user(role=Role.LEADERSHIP)


def page(client, url, **more):
    return BeautifulSoup(client.get(url, **more).content, "html.parser")


def words(node):
    return " ".join(node.get_text(" ").split())


def of(pk):
    found = Nomination.objects.values_list("state", "stopped_as", "stopped_for", "stopped_words")
    return found.get(pk=pk)


def stop(one, by, *, at=make.AT, note="", reason="died"):
    name = "stop_approved" if one.state == "approved" else "stop"
    return decisions.move(fresh(one), name, by=by, at=at, note=note, reason=reason)


@pytest.mark.parametrize("state", ["submitted", "returned", "verified", "approved"])
def test_it_goes_back_to_the_very_state_with_all_that_stood(state, office, leader):
    by = leader if state == "approved" else office
    stood = {
        "reply": "Thiếu ảnh", "asked_for": "file", "amend_until": make.AT + timedelta(days=2),
        "decided_at": make.AT,
    }  # fmt: skip
    one = make.nomination(state=state, submitted_at=make.AT, **stood)

    stop(one, by, note="Ngày 17/8")
    assert of(one.pk) == ("stopped", state, "died", "Từ trần. Ngày 17/8")

    decisions.move(fresh(one), f"resume_{state}", by=by, at=make.AT)
    assert of(one.pk) == (state, "", "", "")
    assert Nomination.objects.filter(pk=one.pk, submitted_at=make.AT, **stood).exists()
    told = AuditEvent.objects.filter(target_code=one.code).order_by("pk")
    stops = "stop_approved" if state == "approved" else "stop"
    assert list(told.values_list("action", "before", "after", "note")) == [
        (stops, state, "stopped", "Từ trần. Ngày 17/8"),
        (f"resume_{state}", "stopped", state, ""),
    ]


@pytest.mark.parametrize("stood", ["submitted", "returned", "verified", "approved"])
@pytest.mark.parametrize("to", ["submitted", "returned", "verified", "approved"])
def test_it_goes_back_nowhere_else(stood, to, office, leader):
    one = make.nomination(state="stopped", stopped_as=stood)
    by = leader if to == "approved" else office
    if to == stood:
        assert decisions.move(fresh(one), f"resume_{to}", by=by, at=make.AT).state == to
        return
    with pytest.raises(Refused) as refused:
        decisions.move(fresh(one), f"resume_{to}", by=by, at=make.AT)
    assert [p.field for p in refused.value.problems] == ["elsewhere"]
    assert of(one.pk)[:2] == ("stopped", stood)


@pytest.mark.parametrize(
    ("reason", "note", "field"),
    [("", "Đã mất", "reason"), ("bored", "", "reason"), ("other", "", "note"),
     ("other", " \n ", "note"), ("died", "a" * 1000, "note")],
)  # fmt: skip
def test_a_reason_of_the_list_is_asked_and_words_with_another(reason, note, field, office):
    one = make.nomination(state="verified")
    with pytest.raises(Refused) as refused:
        stop(one, office, reason=reason, note=note)
    assert [p.field for p in refused.value.problems] == [field]
    assert of(one.pk) == ("verified", "", "", "")


@pytest.mark.parametrize("state", ["verified", "approved"])
@pytest.mark.parametrize("reason", ["died", "withdrew", "discipline", "other"])
def test_the_words_beside_any_reason_are_nine_hundred_and_no_more(state, reason, office, leader):
    one = make.nomination(state=state)
    by = leader if state == "approved" else office
    with pytest.raises(Refused) as refused:
        stop(one, by, reason=reason, note="a" * 901)
    assert [(p.text, p.field) for p in refused.value.problems] == [
        ("Hãy rút gọn, tối đa 900 ký tự, kể cả dấu cách; đang có 901.", "note")
    ]
    stop(one, by, reason=reason, note="a" * 900)
    assert of(one.pk)[3].endswith(". " + "a" * 900)


def test_another_reason_in_words(office):
    one = make.nomination(state="submitted")
    stop(one, office, reason="other", note="Chuyển đi nơi khác")
    assert of(one.pk)[2:] == ("other", "Lý do khác. Chuyển đi nơi khác")


@pytest.mark.parametrize("state", ["draft", "rejected", "annulled", "closed", "stopped"])
def test_nothing_else_is_stopped(state, office, leader):
    one = make.nomination(state=state)
    for name, by in (("stop", office), ("stop_approved", leader)):
        with pytest.raises(Refused):
            decisions.move(fresh(one), name, by=by, at=make.AT, reason="died")
    assert Nomination.objects.get(pk=one.pk).state == state


def test_the_database_keeps_the_two_together():
    one = make.nomination(state="verified")
    stopped = make.nomination(state="stopped")
    rows = Nomination.objects
    wrong = [
        (one, {"stopped_as": "verified"}), (one, {"stopped_for": "died"}),
        (one, {"stopped_words": "Từ trần."}), (one, {"state": "stopped"}),
        (stopped, {"stopped_as": ""}), (stopped, {"stopped_as": "draft"}),
        (stopped, {"stopped_for": ""}), (stopped, {"state": "verified"}),
    ]  # fmt: skip
    for which, change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.filter(pk=which.pk).update(**change)


def begin(**columns):
    Conference.objects.update(**columns)


def test_it_can_be_taken_back_until_the_conference_begins(office):
    one = make.nomination(state="stopped")
    begin(starts_at=AFTER)
    with pytest.raises(Refused) as refused:
        decisions.move(fresh(one), "resume_verified", by=office, at=AFTER)
    assert [p.text for p in refused.value.problems] == [
        "Hội nghị đã diễn ra, không mở lại được hồ sơ này. Hãy giữ nguyên quyết định."
    ]
    before = AFTER - timedelta(microseconds=1)
    assert decisions.move(fresh(one), "resume_verified", by=office, at=before).state == "verified"


@pytest.mark.parametrize("state", ["submitted", "returned", "verified", "approved"])
def test_nobody_is_stopped_once_the_conference_begins(state, office, leader, sign_in, monkeypatch):
    role = Role.LEADERSHIP if state == "approved" else Role.CULTURE_OFFICE
    by = leader if state == "approved" else office
    name = "stop_approved" if state == "approved" else "stop"
    one = make.nomination(state=state, submitted_at=make.AT)
    told = setback(one)
    begin(starts_at=AFTER)
    client = sign_in(role=role)
    here, there = f"/ho-so/{one.code}/", f"/ho-so/{one.code}/viec/{name}/"

    def offered(at):
        monkeypatch.setattr("accounts.web.moment", lambda: at)
        report = str(page(client, f"{here}bao/").main)
        return there in str(page(client, here).main), "dung-xet" in report

    before = AFTER - timedelta(microseconds=1)
    assert (offered(before), offered(AFTER)) == ((True, True), (False, False))
    texts = {
        "approved": "Hội nghị đã diễn ra, không dừng xét nữa. Nếu có quyết định, hãy hủy kết quả "
        "duyệt.",
    }  # fmt: skip
    words = texts.get(
        state,
        "Hội nghị đã diễn ra, hồ sơ không còn được xét nên không dừng xét nữa. Hãy giữ nguyên hồ "
        "sơ.",
    )
    found = Setback.objects.select_related("nomination__unit__commune").get(pk=told.pk)
    for press in (
        lambda: stop(one, by, at=AFTER),
        lambda: setbacks.stop(found, by=by, at=AFTER),
    ):
        with pytest.raises(Refused) as refused:
            press()
        assert [p.text for p in refused.value.problems] == [words]
    assert (of(one.pk)[0], Setback.objects.waiting().count()) == (state, 1)
    setbacks.answer(found, words="Chia buồn cùng gia đình.", by=by, at=AFTER)
    assert Setback.objects.get().answer == "Chia buồn cùng gia đình."


def test_where_no_hour_is_set_the_plans_day_tells(office):
    one = make.nomination(state="verified")
    due = Conference.objects.get().deadlines.get(settles=Settling.CONFERENCE_HELD).due_at
    with pytest.raises(Refused, match="Hội nghị đã diễn ra"):
        stop(one, office, at=due)
    stop(one, office, at=due - timedelta(microseconds=1))
    assert of(one.pk)[0] == "stopped"


def known(person):
    return Delegate.objects.with_places().get(pk=person.pk)


def taken_in(one, leader):
    keeper = make.user(role=Role.COUNCIL_OFFICE)
    here = Conference.objects.select_related("commune").get()
    roll.take_in(conference=here, codes=[one.code], by=keeper, at=make.AT)
    return keeper, Delegate.objects.get(nomination=one)


def test_who_is_on_the_roll_leaves_it_first_and_gives_the_seat_back(leader, sign_in):
    one = make.nomination(state="approved")
    keeper, person = taken_in(one, leader)
    roll.move(known(person), "confirm", by=keeper, at=make.AT)
    assert Conference.objects.get().seats_taken == 1

    with pytest.raises(Refused) as refused:
        stop(one, leader)
    assert [p.field for p in refused.value.problems] == ["on_roll"]
    boss = sign_in(role=Role.LEADERSHIP)
    asked = page(boss, f"/ho-so/{one.code}/viec/stop_approved/")
    assert f"/dai-bieu/{person.pk}/" in str(asked.find(id="error-summary"))

    roll.move(known(person), "withdraw", by=keeper, at=make.AT, note="Đã mất")
    stop(one, leader)
    assert (of(one.pk)[0], Conference.objects.get().seats_taken) == ("stopped", 0)
    with pytest.raises(Refused) as refused:
        roll.move(known(person), "propose_again", by=keeper, at=make.AT)
    assert "không còn được duyệt" in refused.value.problems[0].text

    decisions.move(fresh(one), "resume_approved", by=leader, at=make.AT)
    roll.move(known(person), "propose_again", by=keeper, at=make.AT)
    assert Delegate.objects.get().state == "proposed"


@pytest.mark.parametrize(
    ("meanwhile", "field"),
    [({"integrity": "pending"}, "integrity"), ({"integrity": "unchecked"}, "integrity")],
)
def test_it_is_approved_again_only_where_nothing_came_up(leader, meanwhile, field):
    one = make.nomination(state="stopped", stopped_as="approved")
    Nomination.objects.filter(pk=one.pk).update(**meanwhile)
    with pytest.raises(Refused) as refused:
        decisions.move(fresh(one), "resume_approved", by=leader, at=make.AT)
    assert [p.field for p in refused.value.problems] == [field]


def test_nor_where_the_person_goes_on_in_another_dossier(leader):
    one = make.nomination(state="stopped", stopped_as="approved", full_name="Vũ Thị Thơm")
    make.nomination(state="approved", full_name="Vũ Thị Thơm", unit=make.unit(name="Thôn Hai"))
    with pytest.raises(Refused) as refused:
        decisions.move(fresh(one), "resume_approved", by=leader, at=make.AT)
    assert [p.field for p in refused.value.problems] == ["duplicate_verdict"]


def test_one_that_is_stopped_is_nobodys_double():
    one = make.nomination(state="stopped", full_name="Vũ Thị Thơm")
    make.nomination(state="verified", full_name="Vũ Thị Thơm", unit=make.unit(name="Thôn Hai"))
    assert Nomination.objects.doubled() == {}
    assert list(Nomination.objects.alive().filter(pk=one.pk)) == []
    assert list(Nomination.objects.standing_sent().filter(pk=one.pk)) == [one]


def mark(unit):
    return DeadlineMark.objects.get(unit=unit, deadline__key="list_approved")


def test_a_unit_whose_only_dossier_died_has_still_sent_in_time(office):
    one = make.nomination(state="submitted", submitted_at=make.AT)
    decisions.move(fresh(one), "return", by=office, at=make.AT, note="Thiếu ảnh")
    assert mark(one.unit).met_at is None

    stop(Nomination.objects.get(pk=one.pk), office)
    assert (mark(one.unit).met_at, mark(one.unit).amend_until) == (make.AT, None)

    decisions.move(fresh(one), "resume_returned", by=office, at=make.AT)
    assert mark(one.unit).met_at is None
    assert mark(one.unit).amend_until == Nomination.objects.get().amend_until


def test_what_still_stands_on_the_public_page_is_taken_down(office):
    now, done = make.nomination(state="verified"), make.nomination(state="verified")
    posting(now, done)
    Posted.objects.filter(nomination=done).update(until_at=make.AT)
    for one in (now, done):
        stop(one, office)
    standing = Posted.objects.standing().values_list("nomination", flat=True)
    assert list(standing) == [done.pk]
