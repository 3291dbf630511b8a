"""At the edges of a meeting: as many votes as people, one more, and the last to leave it."""

import pytest

from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.workflow import NO_RIGHT
from nominations.actions import meetings
from nominations.actions.approval import Votes
from nominations.enums import MeetingKind
from nominations.enums import NominationState as S
from nominations.models import Ballot, ReviewMeeting
from tests import make
from tests.nominations.phone import meant, text_of
from tests.nominations.test_approval import decide, kept, states
from tests.nominations.test_meetings import count, enter, figures, office
from tests.pages import seen

pytestmark = pytest.mark.django_db


def test_as_many_people_as_votes_are_enough():
    draft = make.nomination(state="draft")
    Ballot.objects.update(agree=25, disagree=3, abstain=2)

    enter(draft, invited=30, present=30)
    with pytest.raises(Refused) as refused:
        enter(draft, invited=30, present=29)

    assert [problem.text for problem in refused.value.problems] == [
        "Cuộc họp này đã ghi 30 phiếu, nhiều hơn 29 người có mặt. Hãy xem lại số người có mặt."
    ]
    assert figures() == [(15, 30, 30)]


def test_the_last_dossier_to_leave_a_meeting_takes_it_along(at):
    """Whoever entered it: nobody's votes rest on it any more."""
    one, two = (make.nomination(state="draft", complete=False) for _ in "12")
    first = enter(one, invited=50, present=42)
    for draft in (one, two):
        count(draft, first, at, agree=42)
    second = enter(one, on=make.AT.date(), invited=30, present=20)

    count(one, second, at, agree=20)
    assert figures() == [(15, 50, 42), (16, 30, 20)]
    count(two, second, at, agree=20)

    assert figures() == [(16, 30, 20)]


def test_the_same_votes_in_another_meeting_are_an_amendment(at):
    returned = make.nomination(state="returned")
    stood = {key: getattr(Ballot.objects.get(), key) for key in ("agree", "disagree", "abstain")}
    count(returned, ReviewMeeting.objects.get(), at, **stood)
    assert not AuditEvent.objects.filter(action="amend").exists(), "nothing was changed"

    again = enter(returned, on=make.AT.date(), invited=60, present=55)
    count(returned, again, at, **stood)

    assert AuditEvent.objects.get(action="amend").note == "đã sửa: phiếu bình xét"


def test_a_correction_may_say_that_everybody_came_and_voted(at):
    """At the edges: as many present as invited, as many votes as present."""
    make.nomination(state="submitted")
    meeting, by = ReviewMeeting.objects.get(), office()

    meetings.correct(meeting, invited=42, present=42, reason="Ghi nhầm", by=by, at=at)

    assert Ballot.objects.get().cast == 42
    assert figures() == [(15, 42, 42)]


def test_more_votes_than_people_do_not_vote_anybody_down(at):
    """Nor are they kept with somebody of whom a complaint is looked into."""
    down = make.nomination(state=S.VERIFIED)
    waits = make.nomination(state=S.VERIFIED, integrity="pending")

    texts = decide(
        {
            down.code: Votes(agree=0, disagree=15, result="reject", reason="Thiếu phiếu"),
            waits.code: Votes(agree=15),
        },
        at,
    )

    said = ["Tổng số phiếu (15) nhiều hơn số người có mặt (14). Hãy xem lại hai số này."]
    assert texts == {down.code: said, waits.code: said}
    assert (set(states().values()), kept()) == ({S.VERIFIED}, [])


def test_no_dossier_is_voted_on_in_another_units_review_nor_in_an_approval(at):
    """A ballot of the leadership's meeting would be the unit's own to write."""
    draft = make.nomination(state="draft", complete=False)
    theirs = make.meeting(unit=make.unit(name="Thôn Liêu Xá"))
    approval = make.meeting(unit=draft.unit, kind=MeetingKind.APPROVAL)

    for meeting in (theirs, approval):
        with pytest.raises(Refused) as refused:
            count(draft, meeting, at, agree=1)
        assert refused.value.problems == [NO_RIGHT]

    assert not Ballot.objects.exists()


def test_a_review_that_is_odd_since_it_was_verified_stops_the_approval(at):
    """B11: the office corrected who was present; nobody said yet why it goes on all the same."""
    verified = make.nomination(state=S.VERIFIED)
    Ballot.objects.update(agree=21, disagree=21, abstain=0)

    assert decide({verified.code: Votes(agree=14)}, at) == {
        verified.code: [
            "Bình xét: chỉ 21 trên 42 người có mặt đồng ý, chưa quá 50%. Hãy chờ Phòng Văn hóa - "
            "Xã hội bấm “Ghi kết quả kiểm tra” rồi ghi lý do vẫn xét."
        ]
    }
    assert (set(states().values()), kept()) == ({S.VERIFIED}, [])

    Ballot.objects.update(reason="Đã họp lại")
    assert decide({verified.code: Votes(agree=14)}, at) == {verified.code: []}


def test_a_correction_sent_three_times_is_written_once(sign_in):
    make.nomination(state="verified")
    make.nomination(state="submitted")
    held = ReviewMeeting.objects.get()
    client, url = sign_in(office()), f"/ho-so/cuoc-hop/{held.pk}/sua/"
    typed = seen(client, url) | {"invited": "52", "present": "43", "reason": "Ghi nhầm"}
    typed = meant(client, url, typed)

    told = [text_of(client.post(url, typed, follow=True)) for _ in range(3)]

    assert AuditEvent.objects.filter(action="correct_meeting").count() == 2  # one a dossier
    assert ["Đã sửa cuộc họp." in page for page in told] == [True, False, False]
    words = "Cuộc họp đã có đúng các số này, không cần sửa thêm."
    assert [words in page for page in told] == [False, True, True]
