"""Every move: right role, wrong role, wrong state, too late, twice; each audited (check Z5)."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.models import Deadline, DeadlineMark
from nominations.actions import decisions
from nominations.enums import Integrity, NominationState
from nominations.models import Ballot, Nomination
from nominations.workflow import MOVES
from nominations.workflow.values import likely_doubles
from tests import make

pytestmark = pytest.mark.django_db
S = NominationState

ROLE_OF = {
    "submit": {Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR},
    "submit_for": {Role.CULTURE_OFFICE},
    "take_back": {Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR},
    "return": {Role.CULTURE_OFFICE},
    "return_again": {Role.CULTURE_OFFICE},
    "verify": {Role.CULTURE_OFFICE},
    "unverify": {Role.CULTURE_OFFICE},
    "close_double": {Role.CULTURE_OFFICE},
    "open_double": {Role.CULTURE_OFFICE},
    "approve": {Role.LEADERSHIP},
    "reject": {Role.LEADERSHIP},
    "reopen": {Role.LEADERSHIP},
    "annul": {Role.LEADERSHIP},
    "stop": {Role.CULTURE_OFFICE},
    "stop_approved": {Role.LEADERSHIP},
    "resume_submitted": {Role.CULTURE_OFFICE},
    "resume_returned": {Role.CULTURE_OFFICE},
    "resume_verified": {Role.CULTURE_OFFICE},
    "resume_approved": {Role.LEADERSHIP},
}
ARROWS = {
    ("submit", S.DRAFT): S.SUBMITTED,
    ("submit", S.RETURNED): S.SUBMITTED,
    ("submit_for", S.DRAFT): S.SUBMITTED,
    ("submit_for", S.RETURNED): S.SUBMITTED,
    ("take_back", S.SUBMITTED): S.DRAFT,
    ("return", S.SUBMITTED): S.RETURNED,
    ("return", S.VERIFIED): S.RETURNED,
    ("return_again", S.RETURNED): S.RETURNED,
    ("verify", S.SUBMITTED): S.VERIFIED,
    ("approve", S.VERIFIED): S.APPROVED,
    ("reject", S.VERIFIED): S.REJECTED,
    ("unverify", S.VERIFIED): S.SUBMITTED,
    ("open_double", S.CLOSED): S.SUBMITTED,  # closing names the other: tests of pairs
    ("reopen", S.APPROVED): S.VERIFIED,
    ("reopen", S.REJECTED): S.VERIFIED,
    ("annul", S.APPROVED): S.ANNULLED,
    ("stop", S.SUBMITTED): S.STOPPED,
    ("stop", S.RETURNED): S.STOPPED,
    ("stop", S.VERIFIED): S.STOPPED,
    ("stop_approved", S.APPROVED): S.STOPPED,
    ("resume_verified", S.STOPPED): S.VERIFIED,  # it stood verified; the rest: test_stopping.py
}


def with_approval(nomination: Nomination) -> Nomination:
    leaders = make.unit(name="Văn phòng", kind="office")
    meeting = make.meeting(unit=leaders, kind="approval")
    Ballot.objects.create(meeting=meeting, nomination=nomination, agree=40, disagree=2)
    return nomination


def events() -> list[tuple]:
    return list(AuditEvent.objects.order_by("pk").values_list("action", "before", "after", "note"))


def due_at():
    return Deadline.objects.get(key="list_approved").due_at


@pytest.mark.parametrize(("name", "state"), list(product(MOVES, S)))
def test_every_triple_is_the_tables(name, state, at):
    """Z5: (state × move × role) equals the table; everything else writes nothing."""
    unit = make.unit()
    typist = make.unit(name="Phòng", kind="office") if name == "submit_for" else None
    made = with_approval(make.nomination(state=state, unit=unit, entered_by=typist))
    units = ROLE_OF["submit"]
    people = [make.user(role=role, unit=unit if role in units else typist) for role in Role]
    before = events()
    moved = {}
    for by in people:
        nomination = Nomination.objects.select_related("unit__commune", "conference").get(
            pk=made.pk
        )
        with transaction.atomic():
            try:
                decisions.move(
                    nomination, name, by=by, at=at, note="Quyết định số 5", reason="died"
                )
            except Refused:
                assert (by.role, events()) == (by.role, before)
            else:
                moved[by.role] = events()[len(before) :]
            stands = Nomination.objects.get(pk=made.pk).state
            assert stands == (ARROWS[name, state] if by.role in moved else state), by.role
            transaction.set_rollback(True)

    day = [("set_amend_day", "", "đến hết ngày 19/8/2025", "")] if "return" in name else []
    why = "Từ trần. Quyết định số 5" if name.startswith("stop") else "Quyết định số 5"
    told = [*day, (name, state, ARROWS.get((name, state)), why)]
    assert moved == {role: told for role in ROLE_OF[name] if (name, state) in ARROWS}


@pytest.mark.parametrize("name", [n for n, move in MOVES.items() if move.needs_note])
def test_a_reason_is_asked_for(name, at):
    state = next(s for n, s in ARROWS if n == name)
    nomination = make.nomination(state=state)
    by = make.user(role=next(iter(ROLE_OF[name])))

    with pytest.raises(Refused) as refused:
        decisions.move(nomination, name, by=by, at=at, note="  ")

    assert [problem.field for problem in refused.value.problems] == ["note"]
    assert Nomination.objects.get(pk=nomination.pk).state == state


def test_submit_marks_the_units_deadline_and_clears_the_reply(at):
    nomination = make.nomination(state=S.RETURNED, reply="Thiếu biên bản")

    decisions.submit(nomination, by=make.user(unit=nomination.unit), at=at)

    row = Nomination.objects.get(pk=nomination.pk)
    mark = DeadlineMark.objects.get(unit=nomination.unit, deadline__key="list_approved")
    assert (row.state, row.reply, row.submitted_at, mark.met_at) == (S.SUBMITTED, "", at, at)


def test_the_deadlines_first_instant_is_too_late_to_send():
    """Trước ngày 20/8: the microsecond before counts, 20/8 00:00 does not."""
    late, on_time = make.nomination(), make.nomination()
    by = make.user(unit=late.unit)

    with pytest.raises(Refused) as refused:
        decisions.move(late, "submit", by=by, at=due_at())
    decisions.move(on_time, "submit", by=by, at=due_at() - timedelta(microseconds=1))

    assert [p.text for p in refused.value.problems] == [
        "Đã hết hạn gửi hồ sơ (trước ngày 20/8/2025). Hãy gọi Phòng Văn hóa - Xã hội."
    ]


def test_submitting_an_empty_dossier_names_everything_missing(at):
    nomination = make.nomination(complete=False, full_name="")

    with pytest.raises(Refused) as refused:
        decisions.submit(nomination, by=make.user(unit=nomination.unit), at=at)

    assert [problem.field for problem in refused.value.problems] == [
        "full_name", "birth_year", "gender", "address", "field", "direct_worker", "achievement",
        "ballot", "minutes",
    ]  # fmt: skip


def test_the_second_of_two_is_told(at):
    """R5: both loaded the same dossier; one verifies, the other learns it."""
    nomination = make.nomination(state=S.SUBMITTED)
    again = Nomination.objects.get(pk=nomination.pk)
    by = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(nomination, "verify", by=by, at=at)

    other = make.user(role=Role.CULTURE_OFFICE)
    with pytest.raises(Refused, match="Vừa có người khác"):
        decisions.move(again, "return", by=other, at=at, note="Thiếu ảnh")
    again.state = S.SUBMITTED
    with pytest.raises(Refused, match="Ông, bà đã xử lý việc này lúc 08:00 ngày 16/8/2025: nay"):
        decisions.move(again, "return", by=by, at=at, note="Thiếu ảnh")

    assert Nomination.objects.get(pk=nomination.pk).state == S.VERIFIED


def test_the_unit_reads_why_it_was_returned(at):
    nomination = make.nomination(state=S.SUBMITTED)

    decisions.move(
        nomination, "return", by=make.user(role=Role.CULTURE_OFFICE), at=at, note=" Thiếu ảnh "
    )

    assert Nomination.objects.get(pk=nomination.pk).reply == "Thiếu ảnh"


@pytest.mark.parametrize("name", ["reopen", "annul"])
def test_a_decision_is_not_taken_back_under_a_delegate(name, at):
    nomination = make.nomination(state=S.APPROVED)
    decisions.set_on_roll(nomination_id=nomination.pk, on_roll=True)
    by = make.user(role=Role.LEADERSHIP)

    with pytest.raises(Refused, match="danh sách đại biểu"):
        decisions.move(nomination, name, by=by, at=at, note="QĐ 7")
    decisions.set_on_roll(nomination_id=nomination.pk, on_roll=False)
    decisions.move(nomination, name, by=by, at=at, note="QĐ 7")


def test_verify_waits_for_the_check_and_the_answer(at):
    by = make.user(role=Role.CULTURE_OFFICE)
    fields = {"state": S.SUBMITTED, "full_name": "Nguyễn Thị Hoà", "birth_year": 1972}
    one = make.nomination(**fields, integrity=Integrity.UNCHECKED)
    make.nomination(
        unit=make.unit(name="Hội Phụ nữ", kind="organisation"),
        **(fields | {"full_name": "Nguyễn Thị Hòa"}),
    )

    with pytest.raises(Refused) as refused:
        decisions.move(one, "verify", by=by, at=at)
    assert [p.field for p in refused.value.problems] == ["integrity", "duplicate_verdict"]

    answered = {"duplicate_verdict": "different", "duplicate_answer": "Khác thôn"}
    decisions.record_check(one, integrity="clear", **answered, by=by, at=at)
    decisions.move(one, "verify", by=by, at=at)
    assert [event[0] for event in events()][-2:] == ["check", "verify"]


def test_the_same_check_twice_is_told_once_and_by_what_it_changed(at):
    """Issue 7, line 7."""
    by = make.user(role=Role.CULTURE_OFFICE)
    one = make.nomination(state=S.SUBMITTED, integrity=Integrity.UNCHECKED)
    for answer in ("", "", "Là hai người"):
        decisions.record_check(one, integrity="clear", duplicate_answer=answer, by=by, at=at)

    assert [event.note for event in AuditEvent.objects.filter(action="check").order_by("pk")] == [
        "kết quả: không có kỷ luật, đơn thư",
        "đã ghi: căn cứ kết luận trùng",
    ]


def test_likely_doubles_forget_the_rejected():
    one = make.nomination(full_name="Phạm Đình Lý", state=S.SUBMITTED)
    two = make.nomination(full_name="Phạm Đình Lí", state=S.SUBMITTED)
    make.nomination(full_name="Phạm Đình Lý", state=S.REJECTED)

    assert likely_doubles(one) == [two]
