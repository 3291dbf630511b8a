"""Z7: whoever ever had a hand in a dossier leaves its verifying or approving to another person."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import audit
from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from conferences.workflow import open_moves
from nominations.actions import corrections, decisions, drafts, interests
from nominations.models import Ballot, Interest
from nominations.workflow import MOVES
from nominations.workflow.apart import ANOTHER, HANDLED, LEAVE_IT, NOMINATED, WAIT
from tests import make
from tests.make import fresh
from tests.pages import Page

pytestmark = pytest.mark.django_db
SENT = LEAVE_IT.format(NOMINATED)
SENT_ALONE = WAIT.format(NOMINATED)


def move(one, name, by, note="x"):
    return decisions.move(fresh(one), name, by=by, at=make.AT, note=note)


def why(deed):
    try:
        deed()
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


@pytest.fixture
def place():
    return make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)


@pytest.fixture
def office(place):
    make.conference()
    User.objects.filter(role=Role.CULTURE_OFFICE).update(is_active=False)  # who loaded the plan
    return make.user(role=Role.CULTURE_OFFICE, unit=place)


def leader():
    return make.user(role=Role.LEADERSHIP, unit=make.unit(name="Văn phòng", kind=UnitKind.OFFICE))


def becomes(user, role):
    User.objects.filter(pk=user.pk).update(role=role, unit=make.unit(name="Văn phòng"))
    return User.objects.get(pk=user.pk)


def voted(one):
    held = make.meeting(unit=make.unit(name="Văn phòng", kind=UnitKind.OFFICE), kind="approval")
    Ballot.objects.create(meeting=held, nomination=one, agree=42)


def paper(place, by, state="submitted"):
    one = make.nomination(entered_by=place)
    decisions.submit(fresh(one), by=by, at=make.AT)
    return one


def test_the_first_sender_does_not_approve_what_another_sent_again(office):
    """A resend wrote the second's name over the first's, who approved his own by then."""
    make.user(role=Role.LEADERSHIP)
    one = make.nomination()
    first, second = make.user(unit=one.unit), make.user(unit=one.unit)
    move(one, "submit", first)
    move(one, "return", office)
    move(one, "submit", second)
    move(one, "verify", office)
    voted(one)

    refused = [
        why(lambda p=p: move(one, "approve", becomes(p, Role.LEADERSHIP))) for p in (first, second)
    ]

    assert refused == [[LEAVE_IT.format(HANDLED)]] * 2
    assert fresh(one).state == "verified"
    assert why(lambda: move(one, "approve", leader())) == []


def test_whoever_amended_it_for_the_unit_does_not_verify_it(office):
    one = make.nomination(state="returned")
    writer, sender = make.user(unit=one.unit), make.user(unit=one.unit)
    drafts.edit(fresh(one), changes={"position": "Thợ"}, version=1, by=writer, at=make.AT)
    move(one, "submit", sender)

    assert why(lambda: move(one, "verify", becomes(writer, Role.CULTURE_OFFICE))) == [SENT]
    assert why(lambda: move(one, "verify", office)) == []


def test_whoever_sent_a_units_paper_leaves_verifying_to_a_colleague(office, place):
    colleague = make.user(role=Role.CULTURE_OFFICE, unit=place)
    one = paper(place, office)

    assert why(lambda: move(one, "verify", office)) == [SENT]
    assert AuditEvent.objects.filter(action="refused_apart", actor=office.username).count() == 1
    assert why(lambda: move(one, "verify", colleague)) == []


def test_whoever_began_the_paper_is_one_too_though_another_sent_it(office, place):
    colleague = make.user(role=Role.CULTURE_OFFICE, unit=place)
    third = make.user(role=Role.CULTURE_OFFICE, unit=place)
    one = make.nomination(entered_by=place)
    AuditEvent.objects.bulk_create(
        [
            AuditEvent(
                at=make.AT, actor=office.username, role=office.role, action="open_for",
                commune_code=one.commune_code, target="nomination", target_code=one.code,
            )
        ]
    )  # fmt: skip
    decisions.submit(fresh(one), by=colleague, at=make.AT)

    assert [why(lambda p=p: move(one, "verify", p)) for p in (office, colleague)] == [[SENT]] * 2
    assert why(lambda: move(one, "verify", third)) == []


def test_two_who_both_had_a_hand_send_each_other_to_the_leadership(office, place):
    """Each was told to leave it to the other, who might not either."""
    colleague = make.user(role=Role.CULTURE_OFFICE, unit=place)
    one = paper(place, office)
    audit.record(
        by=colleague, at=make.AT, action="amend", target="nomination", target_code=one.code,
        commune_code=one.commune_code,
    )  # fmt: skip

    refused = [why(lambda p=p: move(one, "verify", p)) for p in (office, colleague)]

    assert refused == [[SENT_ALONE]] * 2


def test_the_page_of_a_colleague_who_had_no_hand_offers_to_verify(office, place, sign_in):
    """What the page has read along says whose hand it was, too."""
    colleague = make.user(role=Role.CULTURE_OFFICE, unit=place)
    one = paper(place, office)

    shown = sign_in(colleague).get(reverse("nominations:detail", args=[one.code]))

    stands = {move.name: problems for move, problems in shown.context["moves"]}
    assert (stands["verify"], NOMINATED in shown.content.decode()) == ([], False)


def test_one_officer_waits_for_the_leaderships_word_and_goes_on(office, place, sign_in):
    lead = leader()
    one = paper(place, office)
    assert why(lambda: move(one, "verify", office)) == [SENT_ALONE]
    url = reverse("nominations:interest", args=[one.code])
    client = sign_in(lead)
    shown = Page(client.get(url).content.decode()).words()

    answer = client.post(url, {"nguoi": office.pk, f"n{office.pk}-word": "Phòng có một người"})

    assert f"{office.full_name} {office.get_role_display()} · đã nhập, gửi hoặc xử lý" in shown
    assert answer.status_code == 302
    kept = Interest.objects.get()
    assert (kept.user, kept.is_related, kept.word, kept.word_by) == (
        office, False, "Phòng có một người", lead,
    )  # fmt: skip
    assert why(lambda: move(one, "verify", office)) == []


def test_a_word_does_not_hold_once_somebody_else_is_there(office, place):
    one = paper(place, office)
    interests.give_word(fresh(one), of=office, word="Đồng ý", by=leader(), at=make.AT)
    make.user(role=Role.CULTURE_OFFICE, unit=place)

    assert why(lambda: move(one, "verify", office)) == [SENT]


def test_a_word_on_a_hand_is_no_word_on_a_relative(office, place):
    """Who turns out to be related besides is asked about anew."""
    one = paper(place, office)
    interests.give_word(fresh(one), of=office, word="Đồng ý", by=leader(), at=make.AT)
    interests.declare(fresh(one), is_related=True, by=office, at=make.AT)

    assert Interest.objects.get().word == ""
    assert why(lambda: move(one, "verify", office)) != []


def test_nobody_is_let_in_who_is_not_set_apart(office, place):
    one = make.nomination(state="submitted")

    assert (
        why(
            lambda: interests.give_word(
                fresh(one), of=office, word="Đồng ý", by=leader(), at=make.AT
            )
        )
        != []
    )
    assert not Interest.objects.exists()


def test_a_typing_error_mended_keeps_nobody_from_verifying_but_from_approving(office):
    """The office mends and verifies; by the time it leads, another approves."""
    make.user(role=Role.LEADERSHIP)
    one = make.nomination(state="submitted")
    corrections.correct(
        fresh(one), changes={"position": "Thợ"}, reason="Nhầm", by=office, at=make.AT
    )
    assert why(lambda: move(one, "verify", office)) == []
    voted(one)

    refused = why(lambda: move(one, "approve", becomes(office, Role.LEADERSHIP)))

    assert refused == [LEAVE_IT.format(HANDLED)]


def test_another_communes_dossier_of_that_code_says_nothing(office, place):
    one, other = make.nomination(state="submitted"), make.user(role=Role.CULTURE_OFFICE, unit=place)
    AuditEvent.objects.bulk_create(
        [
            AuditEvent(
                at=make.AT, actor=other.username, role=other.role, action="submit_for",
                commune_code="99999", target="nomination", target_code=one.code,
            )
        ]
    )  # fmt: skip

    assert why(lambda: move(one, "verify", other)) == []


def test_the_button_says_it_and_asks_no_more_of_the_database(office, place, sign_in):
    make.user(role=Role.CULTURE_OFFICE, unit=place)
    one = paper(place, office)

    stands = dict(open_moves(MOVES, fresh(one), by=office, at=make.AT))
    page = sign_in(office).get(reverse("nominations:detail", args=[one.code])).content.decode()

    assert [problem.text for problem in stands[MOVES["verify"]]] == [SENT]
    assert SENT in Page(page).words()
    assert stands[MOVES["return"]] == []


@pytest.mark.parametrize("how", ["said it", "sent it"])
def test_what_set_somebody_apart_at_a_closed_double_does_so_at_the_one_that_is_kept(how, place):
    """One person, two dossiers: the closing of one makes nobody free to verify the other."""
    kept = make.nomination(code="HN25-K", state="submitted", full_name="Lê Thị Gộp")
    closed = make.nomination(
        code="HN25-C", state="closed", full_name="Lê Thị Gộp", kept_as=kept,
        unit=make.unit(name="Hội Nông dân", kind=UnitKind.ORGANISATION),
    )  # fmt: skip
    clerk, other = (make.user(role=Role.CULTURE_OFFICE, unit=place) for _ in "12")
    if how == "said it":
        make.interest(closed, user=clerk)
    else:
        audit.record(
            by=clerk, at=make.AT, action="submit_for", target="nomination", target_code="HN25-C",
            commune_code=closed.commune_code,
        )  # fmt: skip

    reason = {"said it": ANOTHER, "sent it": SENT}[how]
    assert why(lambda: move(kept, "verify", clerk)) == [reason]
    page = Client()
    page.force_login(clerk)
    rows = page.get("/ho-so/nhieu/").context["rows"]
    assert [[problem.text for problem in row.problems] for row in rows] == [[reason]]
    assert why(lambda: move(kept, "verify", other)) == []
