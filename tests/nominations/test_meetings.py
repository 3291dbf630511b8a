"""A meeting is frozen once a sent dossier rests on it; the office corrects it, with a reason."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import drafts, evidence, meetings, reviews
from nominations.enums import NominationState
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import begin, meant, named, post, text_of, unlinked
from tests.pages import seen

pytestmark = pytest.mark.django_db
DAY = make.AT.date() - timedelta(days=1)  # of make.meeting: 42 of 50 present
SENT = [state for state in NominationState if state != NominationState.DRAFT]
WHICH = (
    "Ngày 15/8/2025 đơn vị đã ghi một cuộc họp: mời 50, có mặt 42. Đây là cuộc họp đã ghi hay một "
    "cuộc họp khác trong ngày? Hãy chọn."
)


def enter(nomination, *, on=DAY, invited, present, answer=""):
    entry = reviews.MeetingEntry(held_on=on, invited=invited, present=present)
    return drafts.hold_meeting(
        nomination, entry=entry, answer=answer, at=make.AT, by=make.user(unit=nomination.unit)
    )


def the_one():
    """The answer that the meeting entered before is meant."""
    return reviews.mark_of(ReviewMeeting.objects.get())


def count(nomination, meeting, at, **votes):
    return drafts.count_votes(
        nomination, meeting=meeting, votes=drafts.VotesEntry(**votes),
        version=Nomination.objects.get(pk=nomination.pk).version,
        by=make.user(unit=nomination.unit), at=at,
    )  # fmt: skip


def figures():
    found = ReviewMeeting.objects.order_by("held_on", "pk")
    return [(one.held_on.day, one.invited, one.present) for one in found]


@pytest.mark.parametrize("state", SENT)
def test_a_new_draft_of_the_day_changes_no_sent_dossiers_meeting(state):
    """B11: it went from 50/42 to 500/400 under an approved dossier, without any event."""
    make.nomination(state=state)
    draft = make.nomination(state="draft", complete=False)

    with pytest.raises(Refused) as refused:
        enter(draft, invited=500, present=400)

    assert str(refused.value) == WHICH
    assert [choice.words for choice in refused.value.choices] == [
        "Cuộc họp đã ghi, giữ mời 50, có mặt 42",
        "Một cuộc họp khác trong ngày",
        "Số đã ghi của cuộc họp sai, đề nghị Phòng sửa thành mời 500, có mặt 400",
    ]
    assert enter(draft, invited=500, present=400, answer=the_one()).present == 42
    assert figures() == [(15, 50, 42)]


@pytest.mark.parametrize(("invited", "present"), [(50, 41), (51, 42), (50, 43)])
def test_neither_figure_changes_by_one(invited, present):
    make.nomination(state="submitted")

    with pytest.raises(Refused):
        enter(make.nomination(state="draft", complete=False), invited=invited, present=present)

    assert figures() == [(15, 50, 42)]


def test_a_draft_of_the_same_day_attaches_to_what_stands(at):
    make.nomination(state="submitted")
    draft = make.nomination(state="draft", complete=False)

    held = enter(draft, invited=50, present=42)
    count(draft, held, at, agree=40, abstain=2)

    assert figures() == [(15, 50, 42)]
    assert ReviewMeeting.objects.get().ballots.count() == 2


def test_drafts_alone_still_correct_their_meeting():
    draft = make.nomination(state="draft")
    make.nomination(state="draft")

    enter(draft, invited=60, present=45, answer=the_one())

    assert figures() == [(15, 60, 45)]


def test_a_returned_dossier_corrects_its_own_ballot_only(at):
    returned = make.nomination(state="returned")
    other = make.nomination(state="approved")

    with pytest.raises(Refused):
        enter(returned, invited=50, present=41)
    count(returned, ReviewMeeting.objects.get(), at, agree=30, disagree=12)

    assert figures() == [(15, 50, 42)]
    assert Ballot.objects.get(nomination=returned).agree == 30
    assert Ballot.objects.get(nomination=other).agree == 40


def test_a_returned_dossier_alone_is_frozen_too_and_may_hold_another_meeting(at):
    """What the office saw is not rewritten; a second vote is another day's meeting."""
    returned = make.nomination(state="returned")

    with pytest.raises(Refused):
        enter(returned, invited=50, present=41)
    again = enter(returned, on=make.AT.date(), invited=55, present=50)
    count(returned, again, at, agree=50)

    assert Ballot.objects.get().meeting == again


def test_saving_deletes_no_other_drafts_meeting(at):
    """B11: votes of one draft deleted the meeting another had just entered."""
    one, two = (make.nomination(state="draft", complete=False) for _ in "12")
    first = enter(one, invited=50, present=42)
    second = enter(two, on=make.AT.date(), invited=30, present=20)

    count(one, first, at, agree=42)

    assert figures() == [(15, 50, 42), (16, 30, 20)]
    count(two, second, at, agree=20)
    assert Ballot.objects.count() == 2


def test_a_day_typed_wrong_is_forgotten_with_the_votes_of_the_right_one(at):
    draft = make.nomination(state="draft", complete=False)
    enter(draft, invited=50, present=42)
    right = enter(draft, on=make.AT.date(), invited=50, present=42)

    count(draft, right, at, agree=42)

    assert figures() == [(16, 50, 42)]


def test_a_discarded_draft_takes_its_own_empty_meetings_along(at):
    kept, gone = make.nomination(state="draft"), make.nomination(state="draft", complete=False)
    enter(gone, on=make.AT.date(), invited=9, present=9)

    evidence.discard(gone, by=make.user(unit=gone.unit), at=at)
    assert figures() == [(15, 50, 42)]
    evidence.discard(kept, by=make.user(unit=kept.unit), at=at)

    assert figures() == []


def test_votes_are_counted_against_the_meeting_as_it_stands_now(at):
    draft = make.nomination(state="draft", complete=False)
    seen = enter(draft, invited=50, present=42)
    enter(draft, invited=50, present=30)

    with pytest.raises(Refused, match="nhiều hơn số người có mặt"):
        count(draft, seen, at, agree=31)

    assert Ballot.objects.count() == 0


def test_the_page_asks_which_meeting_is_meant_and_keeps_what_was_typed(village):
    make.nomination(state="submitted", unit=village.unit)
    draft = begin(village)

    answer = post(village, draft, "hop", held_on="15/8/2025", invited="60", present="50")

    assert (answer.status_code, text_of(answer).count(WHICH)) == (422, 1)
    assert answer.context["form"]["invited"].value() == "60"


def test_going_back_finds_the_meeting_entered_before_the_votes(village):
    draft = begin(village)
    post(village, draft, "hop")

    page = village.get(f"/ho-so/{draft.code}/buoc/hop/")

    form = page.context["form"]
    assert [form[name].value() for name in ("held_on", "invited", "present")] == [
        "15/8/2025",
        50,
        48,
    ]


# --- Correction by the office ---------------------------------------------------------------------


def office():
    return make.user(role=Role.CULTURE_OFFICE)


def test_the_office_corrects_with_a_reason_and_every_dossier_is_named(at):
    sent, approved = make.nomination(state="submitted"), make.nomination(state="approved")
    make.nomination(state="draft")

    done = meetings.correct(
        ReviewMeeting.objects.get(), invited=52, present=43, reason=" Biên bản  ghi 43 ",
        by=office(), at=at,
    )  # fmt: skip

    both = sorted([sent.code, approved.code])
    events = AuditEvent.objects.filter(action="correct_meeting").order_by("target_code")
    each = "; ".join(f"{one.full_name} ({one.code}) 42 phiếu" for one in (sent, approved))
    short = f"Nay còn thiếu phiếu: {each}. Hãy xem lại số phiếu."
    assert done == meetings.Corrected(codes=tuple(both), lost=(), lacking=short)
    assert figures() == [(15, 52, 43)]
    assert [(e.target_code, e.before, e.after, e.note) for e in events] == [
        (code, "mời 50, có mặt 42", "mời 52, có mặt 43", f"Biên bản ghi 43 ({', '.join(both)})")
        for code in both
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"present": 41}, "present"),
    ],
)
def test_a_correction_without_sense_or_reason_writes_nothing(changes, field, at):
    make.nomination(state="submitted")
    typed = {"invited": 52, "present": 43, "reason": "Ghi nhầm"} | changes

    with pytest.raises(Refused) as refused:
        meetings.correct(ReviewMeeting.objects.get(), **typed, by=office(), at=at)

    assert [problem.field for problem in refused.value.problems] == [field]
    assert figures() == [(15, 50, 42)]
    assert not AuditEvent.objects.filter(action="correct_meeting").exists()


@pytest.mark.parametrize("role", [r for r in Role if r != Role.CULTURE_OFFICE])
def test_only_the_office_corrects(role, at):
    nomination = make.nomination(state="submitted")
    by = make.user(role=role, unit=nomination.unit)

    with pytest.raises(Refused):
        meetings.correct(
            ReviewMeeting.objects.get(), invited=52, present=43, reason="x", by=by, at=at
        )

    assert figures() == [(15, 50, 42)]


def test_a_meeting_of_drafts_is_not_there_for_the_office(sign_in, at):
    make.nomination(state="draft")
    held = ReviewMeeting.objects.get()

    with pytest.raises(Refused):
        meetings.correct(held, invited=52, present=43, reason="x", by=office(), at=at)

    assert sign_in(office()).get(f"/ho-so/cuoc-hop/{held.pk}/sua/").status_code == 404


def test_who_corrects_a_meeting_second_sees_the_figures_of_the_first(sign_in):
    """R5; issue 8, line 4."""
    make.nomination(state="verified")
    held = ReviewMeeting.objects.get()
    client, url = sign_in(office()), f"/ho-so/cuoc-hop/{held.pk}/sua/"
    shown = seen(client, url) | {"reason": "Biên bản ghi khác"}
    client.post(url, meant(client, url, shown | {"invited": "52", "present": "50"}))

    second = client.post(url, shown | {"invited": "52", "present": "51"})

    assert second.status_code == 409
    assert second.context["form"].theirs == (("Số người có mặt", "50"),)
    assert 'value="51"' in text_of(second)
    held.refresh_from_db()
    assert held.present == 50


def test_the_office_corrects_on_a_page_and_the_dossier_tells_it(sign_in):
    nomination = make.nomination(state="verified")
    held = ReviewMeeting.objects.get()
    client = sign_in(office())

    url = f"/ho-so/cuoc-hop/{held.pk}/sua/"
    typed = {"invited": "52", "present": "43", "reason": ""} | seen(client, url)

    refused = client.post(url, typed)
    typed = meant(client, url, typed | {"reason": "Biên bản ghi 43"})
    done = client.post(url, typed, follow=True)

    assert text_of(refused).count("Hãy ghi lý do sửa.") == 2
    assert f"Hồ sơ dựa vào cuộc họp: {named(nomination)}." in unlinked(text_of(done))
    page = text_of(client.get(f"/ho-so/{nomination.code}/"))
    assert "mời 50, có mặt 42 → mời 52, có mặt 43" in page
    assert "<p>Biên bản ghi 43</p>" in page
