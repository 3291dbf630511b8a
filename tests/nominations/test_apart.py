"""Who does not decide on a dossier: the related, but for the leadership's word, and its sender."""

import pytest
from django.urls import reverse

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.workflow import open_moves
from nominations.actions import decisions, interests
from nominations.actions.approval import Meeting, Votes, decide_many
from nominations.models import Ballot, Interest
from nominations.workflow import MOVES
from nominations.workflow.apart import ANOTHER, HANDLED, LEAVE_IT, NOBODY, is_namesake
from tests import make
from tests.make import fresh
from tests.pages import Page

pytestmark = pytest.mark.django_db
TRIED = "refused_apart"


def move(one, name, by):
    return decisions.move(fresh(one), name, by=by, at=make.AT, note="Trùng hồ sơ")


def why(one, name, by):
    """The sentences a move is refused with; none where it was made."""
    try:
        move(one, name, by)
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader():
    unit = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    return make.user(role=Role.LEADERSHIP, unit=unit)


def waiting(**fields):
    """A verified dossier with the leadership's votes."""
    one = make.nomination(state="verified", **fields)
    held = make.meeting(unit=make.unit(name="Văn phòng", kind=UnitKind.OFFICE), kind="approval")
    Ballot.objects.create(meeting=held, nomination=one, agree=42)
    return one


def test_whoever_is_related_leaves_it_to_another(office):
    one, colleague = make.nomination(state="submitted"), make.user(role=Role.CULTURE_OFFICE)
    interests.declare(one, is_related=True, by=office, at=make.AT)

    assert why(one, "verify", office) == [ANOTHER]
    assert why(one, "verify", colleague) == []
    tried = AuditEvent.objects.get(action=TRIED)
    assert (tried.actor, tried.target_code, tried.note) == (office.username, one.code, "")


@pytest.mark.parametrize("nobody", ["is related too", "is no longer there", "is elsewhere"])
def test_where_there_is_nobody_else_the_leaderships_word_is_asked(nobody, office, leader):
    one = make.nomination(state="submitted")
    make.conference()  # its loader is a clerk too
    office.__class__.objects.filter(role=Role.CULTURE_OFFICE).exclude(pk=office.pk).update(
        is_active=False
    )
    other = make.user(role=Role.CULTURE_OFFICE, is_active=nobody != "is no longer there")
    if nobody == "is related too":
        make.interest(one, user=other)
    if nobody == "is elsewhere":
        away = make.commune(code="11119", name="xã Khác", place="Khác")
        type(other).objects.filter(pk=other.pk).update(commune=away)
    mine = interests.declare(one, is_related=True, by=office, at=make.AT)
    assert why(one, "verify", office) == [NOBODY]

    interests.give_word(
        fresh(one), of=mine.user, word=" Phòng chỉ có một người. ", by=leader, at=make.AT
    )

    assert why(one, "verify", office) == []
    kept = Interest.objects.get(pk=mine.pk)
    assert (kept.word, kept.word_by, kept.word_at) == ("Phòng chỉ có một người.", leader, make.AT)
    assert not AuditEvent.objects.filter(note__contains="một người").exists()


def test_a_word_counts_only_while_there_is_nobody_else(office, leader):
    one = make.nomination(state="submitted")
    mine = interests.declare(one, is_related=True, by=office, at=make.AT)
    interests.give_word(fresh(one), of=mine.user, word="Đồng ý", by=leader, at=make.AT)
    make.user(role=Role.CULTURE_OFFICE)

    assert why(one, "verify", office) == [ANOTHER]


@pytest.mark.parametrize("name", ["approve", "reject"])
def test_a_related_leader_decides_neither_way(name, leader):
    one, other = waiting(), make.user(role=Role.LEADERSHIP, unit=leader.unit)
    interests.declare(one, is_related=True, by=leader, at=make.AT)

    assert why(one, name, leader) == [ANOTHER]
    assert why(one, name, other) == []


def test_whoever_sent_a_dossier_does_not_approve_it(leader):
    """Z7: the same person in two roles; refused and on record, whoever else is there."""
    one, other = waiting(sent_by=leader), make.user(role=Role.LEADERSHIP, unit=leader.unit)

    assert why(one, "approve", leader) == [LEAVE_IT.format(HANDLED)]
    assert AuditEvent.objects.filter(action=TRIED, actor=leader.username).count() == 1
    assert why(one, "approve", other) == []


def test_sending_writes_down_who_did():
    one = make.nomination()
    head = make.user(unit=one.unit)

    move(one, "submit", head)

    assert fresh(one).sent_by == head


def test_in_a_meeting_the_row_says_it_and_the_others_are_decided(leader):
    one, two = make.nomination(state="verified"), make.nomination(state="verified")
    make.user(role=Role.LEADERSHIP, unit=leader.unit)
    interests.declare(one, is_related=True, by=leader, at=make.AT)

    decided = decide_many(
        conference=one.conference,
        meeting=Meeting(held_on=make.AT.date(), chair="A", invited=10, present=9),
        votes={each.code: Votes(agree=9) for each in (one, two)},
        by=leader,
        at=make.AT,
    )

    told = {row.code: [problem.text for problem in row.problems] for row in decided.outcomes}
    assert told == {one.code: [ANOTHER], two.code: []}
    assert AuditEvent.objects.filter(action=TRIED, target_code=one.code).count() == 1


def test_said_once_it_stands_and_no_may_become_yes(office):
    one = make.nomination(state="submitted")

    said = [
        interests.declare(one, is_related=answer, by=office, at=make.AT).is_related
        for answer in (False, True, False, True)
    ]

    assert (said, Interest.objects.count()) == ([False, True, True, True], 1)


def test_the_button_says_it_too(office):
    one = make.nomination(state="submitted")
    make.interest(one, user=office)
    make.user(role=Role.CULTURE_OFFICE)

    stands = dict(open_moves(MOVES, fresh(one), by=office, at=make.AT))

    assert [problem.text for problem in stands[MOVES["verify"]]] == [ANOTHER]
    assert [problem.text for problem in stands[MOVES["return"]]] == [ANOTHER]


@pytest.mark.parametrize(
    ("account", "name", "representative", "is_one"),
    [
        ("Vũ Thị Thơm", "Vũ Thị Thơm", "", True),
        ("Vu Thi Thom", "Vũ Thị Thơm", "", True),
        ("Vũ Thị Thơm", "Chi hội Phụ nữ", "Vũ Thị Thơm", True),
        ("Vũ Thị Thơm", "Vũ Thị Thơ", "", False),
        ("", "", "", False),
    ],
)
def test_a_found_name_only_asks(account, name, representative, is_one, office):
    one = make.nomination(state="submitted", full_name=name, representative=representative)
    office.full_name = account

    assert is_namesake(one, office) is is_one


# --- Pages ---------------------------------------------------------------------------------------


def words(client, one, route="detail"):
    url = reverse(f"nominations:{route}", args=[one.code])
    return Page(client.get(url).content.decode()).words()


def test_a_namesake_is_asked_until_it_answers_and_is_not_refused(sign_in):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    client = sign_in(make.user(role=Role.CULTURE_OFFICE, full_name="Vũ Thị Thơm"))
    asks = "Họ tên trong tài khoản trùng với người được giới thiệu"
    assert asks in words(client, one)

    client.post(reverse("nominations:declare", args=[one.code]), {"co": "0"})

    assert asks not in words(client, one)
    client.post(reverse("nominations:move", args=[one.code, "verify"]))
    assert fresh(one).state == "verified"


def test_the_office_says_so_on_a_page_and_the_leader_writes_the_word(office, leader, sign_in):
    one = make.nomination(state="submitted")
    desk, lead = sign_in(office), sign_in(leader)
    make.user(role=Role.CULTURE_OFFICE)

    declares = reverse("nominations:declare", args=[one.code])
    unsure = desk.post(declares, {"co": "1"}, follow=True)  # what cannot be unsaid is asked twice
    said = Page(unsure.content.decode()).words()
    assert (Interest.objects.count(), "Đúng là có liên quan thì hãy đánh dấu" in said) == (0, True)
    desk.post(declares, {"co": "1", "chac": "1"})

    assert "Tôi có liên quan" in words(desk, one)
    assert ANOTHER in words(desk, one)
    assert "Tôi có liên quan" not in words(lead, one)
    url, mine = reverse("nominations:interest", args=[one.code]), Interest.objects.get()
    box = f"n{mine.user_id}-word"
    empty = lead.post(url, {"nguoi": mine.user_id, box: " "})
    assert empty.status_code == 422
    assert lead.post(url, {"nguoi": mine.user_id, box: "Đồng ý"}).status_code == 302
    assert "Ý kiến của lãnh đạo: Đồng ý" in words(desk, one, "interest")
    refused = desk.post(url, {"nguoi": mine.user_id, box: "Tôi đồng ý"})
    assert (refused.status_code, Interest.objects.get().word) == (422, "Đồng ý")


def test_a_related_leader_is_told_where_the_button_stood_and_the_unit_nothing(leader, sign_in):
    one = waiting()
    make.user(role=Role.LEADERSHIP, unit=leader.unit)
    interests.declare(one, is_related=True, by=leader, at=make.AT)

    assert f"Chưa duyệt được. {ANOTHER}" in words(sign_in(leader), one)
    told = words(sign_in(make.user(unit=one.unit)), one)
    assert "có liên quan" not in told.replace("Ghi có liên quan hay không", "")
