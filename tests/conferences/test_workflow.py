"""One way to move a dossier: state, right, note, guard, stale, event (P2, R5, Z5)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from accounts.enums import Permission, Role
from accounts.models import AuditEvent
from accounts.problems import Problem, Refused, Weight
from conferences.workflow import NO_RIGHT, SOMEBODY_WAS_FASTER, Move, advance, open_moves
from nominations.models import Nomination
from tests import make

pytestmark = pytest.mark.django_db
SEND = Move(
    name="submit", label="Gửi hồ sơ", sources=frozenset({"draft", "returned"}),
    target="submitted", permission=Permission.NOMINATION_WRITE,
)  # fmt: skip
GIVE_BACK = Move(
    name="return", label="Trả lại", sources=frozenset({"submitted"}), target="returned",
    permission=Permission.NOMINATION_VERIFY, needs_note=True, note_label="Điều cần bổ sung",
)  # fmt: skip
INCOMPLETE = Problem(text="Thiếu năm sinh.", field="birth_year")
UNUSUAL = Problem(text="Năm sinh hơi lạ.", weight=Weight.WARNS)


@pytest.fixture
def draft():
    return make.nomination(state="draft")


@pytest.fixture
def head(draft):
    return make.user(unit=draft.unit)


def guarded(*problems):
    return replace(SEND, check=lambda dossier, at: list(problems))


def with_effect(effect):
    return replace(SEND, effects=(effect,))


def refusal(dossier, move, **how):
    with pytest.raises(Refused) as refused:
        advance(dossier, move, **how)
    return refused.value.problems


def nothing_happened(dossier, *, state="draft"):
    kept = Nomination.objects.get(pk=dossier.pk).state
    return kept == state and not AuditEvent.objects.of(
        target="nomination", target_code=dossier.code
    )


def test_a_step_changes_the_state_and_records_it(draft, head, at):
    assert advance(draft, SEND, by=head, at=at, note="  xin gửi ") is draft

    assert draft.state == Nomination.objects.get().state == "submitted"
    event = AuditEvent.objects.of(target="nomination", target_code=draft.code).values(
        "at", "actor", "role", "unit", "action", "before", "after", "note", "commune_code"
    )
    assert list(event) == [
        {
            "at": at, "actor": head.username, "role": "village_head", "unit": "Thôn Mỗ Đoạn",
            "action": "submit", "before": "draft", "after": "submitted", "note": "xin gửi",
            "commune_code": "11086",
        }
    ]  # fmt: skip


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR}))
def test_the_wrong_role_is_refused(draft, at, role):
    """Z5."""
    assert refusal(draft, SEND, by=make.user(role=role), at=at) == [NO_RIGHT]
    assert nothing_happened(draft)


def test_the_right_role_of_another_unit_is_refused(draft, at):
    """Z2."""
    neighbour = make.user(unit=make.unit(name="Thôn Liêu Xá"))

    assert refusal(draft, SEND, by=neighbour, at=at) == [NO_RIGHT]
    assert nothing_happened(draft)


def test_the_wrong_state_is_refused(at):
    office = make.user(role=Role.CULTURE_OFFICE)
    verified = make.nomination(state="verified")

    assert refusal(verified, GIVE_BACK, by=office, at=at, note="Thiếu") == [SOMEBODY_WAS_FASTER]
    assert nothing_happened(verified, state="verified")


def test_who_moved_it_between_the_page_and_the_press_wins(head, draft, at):
    """The row was read as a draft; somebody else sends it, then the first one's press arrives."""
    Nomination.objects.filter(pk=draft.pk).update(state="returned")

    assert refusal(draft, SEND, by=head, at=at) == [SOMEBODY_WAS_FASTER]


OTHER = (
    "Vừa có người khác xử lý việc này. Thôn Mỗ Đoạn, lúc 08:00 ngày 16/8/2025: "
    "nay là “Chờ thẩm định”. Hãy xem lại rồi làm tiếp."
)
OWN = "Việc này ông, bà đã làm lúc 08:00 ngày 16/8/2025 (“{}”). Hãy tải lại trang để xem."


def test_a_second_time_is_refused_and_blamed_on_nobody_else(draft, head, at):
    advance(draft, SEND, by=head, at=at)

    again = refusal(draft, SEND, by=head, at=at + timedelta(minutes=5))
    colleague = make.user(unit=draft.unit)
    assert [one.text for one in again] == [OWN.format(SEND.label)]
    assert [one.text for one in refusal(draft, SEND, by=colleague, at=at)] == [OTHER]
    assert AuditEvent.objects.of(target="nomination", target_code=draft.code).count() == 1


def test_who_moved_it_on_in_another_tab_is_told_where_it_stands(head, draft, at):
    """She returned it herself a minute ago: nobody else did, and it is sent no more."""
    office = make.user(role=Role.CULTURE_OFFICE)
    advance(draft, SEND, by=head, at=at)
    advance(draft, GIVE_BACK, by=office, at=at + timedelta(minutes=5), note="Thiếu")
    colleague = make.user(role=Role.CULTURE_OFFICE)

    def told(by, move):
        (one,) = refusal(draft, move, by=by, at=at, note="Thiếu")
        return one.text

    since = (
        "Ông, bà đã xử lý việc này lúc 08:05 ngày 16/8/2025: nay là “Cần bổ sung”. "
        "Hãy tải lại trang để xem."
    )
    for other in ({"name": "verify", "target": "verified"}, {"name": "ask"}, {"target": "draft"}):
        assert told(office, replace(GIVE_BACK, **other)) == since
    assert told(office, GIVE_BACK).startswith("Việc này ông, bà đã làm lúc 08:05 ngày 16/8/2025")
    assert told(colleague, GIVE_BACK) == (
        "Vừa có người khác xử lý việc này. Phòng Văn hóa - Xã hội, lúc 08:05 ngày 16/8/2025: "
        "nay là “Cần bổ sung”. Hãy xem lại rồi làm tiếp."
    )


def test_a_stale_page_is_refused(draft, head, at):
    """R5: the object in hand still says draft, the row does not any more."""
    seen_before = Nomination.objects.get()
    advance(draft, SEND, by=head, at=at)

    colleague = make.user(unit=draft.unit)
    assert [one.text for one in refusal(seen_before, SEND, by=colleague, at=at)] == [OTHER]
    seen_before.state = "draft"
    assert [one.text for one in refusal(seen_before, SEND, by=head, at=at)] == [
        OWN.format(SEND.label)
    ]
    assert AuditEvent.objects.of(target="nomination", target_code=draft.code).count() == 1


def test_every_problem_is_said_at_once(draft, head, at):
    move = guarded(INCOMPLETE, UNUSUAL, Problem(text="Thiếu biên bản."))

    problems = refusal(draft, move, by=head, at=at)

    assert [problem.text for problem in problems] == ["Thiếu năm sinh.", "Thiếu biên bản."]
    assert nothing_happened(draft)


def test_a_warning_alone_does_not_stop(draft, head, at):
    advance(draft, guarded(UNUSUAL), by=head, at=at)

    assert Nomination.objects.get().state == "submitted"


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("", "Hãy ghi điều cần bổ sung."),
        ("  \n ", "Hãy ghi điều cần bổ sung."),
        ("a" * 1001, "Hãy rút gọn, tối đa 1.000 ký tự, kể cả dấu cách; đang có 1.001."),
    ],
)
def test_a_return_says_why_in_no_more_than_the_event_keeps(at, note, words):
    sent, office = make.nomination(state="submitted"), make.user(role=Role.CULTURE_OFFICE)

    assert refusal(sent, GIVE_BACK, by=office, at=at, note=note) == [
        Problem(text=words, field="note")
    ]
    assert nothing_happened(sent, state="submitted")


def test_the_longest_note_is_kept_whole(at):
    sent, office = make.nomination(state="submitted"), make.user(role=Role.CULTURE_OFFICE)

    advance(sent, GIVE_BACK, by=office, at=at, note="ă" * 1000)

    assert AuditEvent.objects.of_action("return").get().note == "ă" * 1000


def test_open_moves_are_those_of_this_state_and_this_person(draft, head, at):
    """A button a move, with what still stands in its way; the note is not asked for yet."""
    moves = {"submit": guarded(INCOMPLETE), "return": GIVE_BACK}
    sent, office = make.nomination(state="submitted"), make.user(role=Role.CULTURE_OFFICE)

    def found(dossier, by):
        return [(m.name, p) for m, p in open_moves(moves, dossier, by=by, at=at)]

    assert found(draft, head) == [("submit", [INCOMPLETE])]
    assert found(draft, office) == []
    assert found(sent, head) == []
    assert found(sent, office) == [("return", [])]


def test_what_belongs_to_the_step_is_written_with_it_or_not_at_all(draft, head, at):
    """P2: what is written after the claim may still refuse."""

    def rename_and_refuse(step):
        Nomination.objects.update(full_name="Đã đổi")
        raise Refused(Problem(text="Hết chỗ."))

    assert refusal(draft, with_effect(rename_and_refuse), by=head, at=at)[0].text == "Hết chỗ."
    assert nothing_happened(draft)
    assert Nomination.objects.get().full_name != "Đã đổi"
    assert draft.state == "draft"

    renames = with_effect(lambda step: Nomination.objects.update(full_name="Mới"))
    advance(draft, renames, by=head, at=at)

    assert Nomination.objects.get().full_name == "Mới"


def test_a_failure_between_change_and_event_writes_neither(draft, head, at):
    """P2."""

    def trip(step):
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        advance(draft, with_effect(trip), by=head, at=at)

    assert nothing_happened(draft)


def test_a_failing_audit_takes_the_change_with_it(draft, head, at):
    """P2: no change without its event."""

    def full(execute, sql, params, many, context):
        if sql.startswith("INSERT INTO") and "auditevent" in sql:
            raise OperationalError("disk full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full), pytest.raises(OperationalError):
        advance(draft, SEND, by=head, at=at)

    assert nothing_happened(draft)
