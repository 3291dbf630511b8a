"""One row of a list of dossiers: what it says, and what a machine would have looked at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from accounts.enums import Permission, Reach
from accounts.models import User
from accounts.permissions import reach
from accounts.problems import Problem, Weight
from conferences.calendar import last_day, vn_short
from conferences.models import Conference
from conferences.plan import Figure
from nominations import rules
from nominations.calendar import SendingTimes
from nominations.enums import (
    ALONE,
    INNER_LOOKS,
    LET_VERIFY,
    LOOKED_FOR,
    LOOKS,
    MeetingKind,
    NominationKind,
    NominationState,
)
from nominations.forms.office import VotesForm
from nominations.models import Ballot, Nomination
from nominations.querysets.along import ReadBallot
from nominations.reading import DossierValue, Double
from nominations.workflow.guards import before_votes
from nominations.workflow.posted import before_posted
from nominations.workflow.values import answered, open_doubles, still_to_look_at, value_among

STATES = dict(NominationState.choices)
PER_PAGE = 50
BY_NAME = ("name_sort", "pk")  # as `by_name` sorts
INNER = INNER_LOOKS | {"approval"}
OF_RECORD = frozenset({"integrity", "unchecked"})  # looks that `rules.clean_record` is about


def of_rows(codes: Iterable[str]) -> str:
    """The name of a form's first box: a browser gives boxes back by their order, to a form whose
    first names are the same, so to these rows alone.
    """
    return f"hang-{crc32(repr(list(codes)).encode()):x}"


@dataclass(kw_only=True)
class Row:
    """One dossier of a list: the votes of its unit's meeting, what a machine would have looked at.

    form: its votes in the approval meeting, once some were sent. kept: votes it waits with already.
    """

    nomination: Nomination
    value: DossierValue  # as the rules see it
    review: Ballot | ReadBallot | None
    looks: tuple[Problem, ...]
    number: int = 0  # in the whole list, from one
    form: VotesForm | None = None
    kept: Ballot | ReadBallot | None = None
    answered: frozenset[str] = frozenset()  # fields of looks that need nobody's eye any more
    doubles: tuple[Double, ...] = ()  # its likely doubles, and what the office found at them
    stops: tuple[Problem, ...] = ()  # waiting for the leadership: what no vote of theirs mends
    waits: tuple[Problem, ...] = ()  # of `stops`' kind, but votes are kept until there is an end
    sign: str = ""  # what the whole list was asked for, where no look of a row says it
    is_overdue: bool = False  # returned, and its unit's time to send it again is over

    @property
    def boxes(self) -> VotesForm:
        """Its form, on the one page that gives it one once votes were sent."""
        if self.form is None:
            raise LookupError(self.nomination.code)
        return self.form

    @property
    def is_person(self) -> bool:
        return self.nomination.kind == NominationKind.INDIVIDUAL

    @property
    def lateness(self) -> Iterator[tuple[str, str, str]]:
        """What was or is late of it: colour, drawing and words of each tag."""
        one = self.nomination
        if self.is_overdue:
            yield "late", "exclamation-octagon-fill", "Quá hạn bổ sung"
        if one.state == NominationState.APPROVED and one.decided_late:
            yield "due", "clock", "Duyệt muộn"
        if one.sent_late and one.submitted_at:
            yield "due", "clock", one.late_words
        if one.on_paper:
            yield "quiet", "file-earmark-text", "Bản giấy"

    @property
    def stands(self) -> list[str]:
        """Where it stands, until when it may come again and what is late, in words alone."""
        until = [f"đến hết {vn_short(last_day(at))}"] if (at := self.resend_by) else []
        late = (words for *_, words in self.lateness)
        return [STATES[self.nomination.state], *until, *late]

    @property
    def resend_by(self) -> datetime | None:
        """The first instant too late to send a returned dossier again, on every page the same."""
        one = self.nomination
        if one.state != NominationState.RETURNED or one.amend_until is None:
            return None
        return SendingTimes(send_by=one.send_by, amend_by=one.amend_until).closes_at

    @property
    def is_votable(self) -> bool:
        """Whether it has boxes for votes; whoever ticked it before it was stopped sees them."""
        return not self.stops or self.is_chosen

    @property
    def is_chosen(self) -> bool:
        """Whether its votes count: its box was ticked."""
        return self.form is not None and self.form.chosen

    @property
    def found_there(self) -> list[Double]:
        return [one for one in self.doubles if one.verdict]

    @property
    def still_looks(self) -> list[Problem]:
        """All that `stops` and `waits` do not say; without doubles the office has told apart, here
        or there, with its ground.
        """
        apart = self.answered & {"duplicate_answer"}
        told = OF_RECORD if self.waits else frozenset()
        return still_to_look_at(self.looks, self.stops, answered=apart | told)

    @property
    def tags(self) -> list[str]:
        """What the list has room for of the looks that nobody has answered."""
        open_looks = (look for look in self.looks if look.field not in self.answered)
        told = [LOOKS[problem.field] for problem in open_looks]
        return list(dict.fromkeys([*told, self.sign] if self.sign else told))


def told_of_complaints(user: User) -> bool:
    """A unit reads its own dossiers, not that somebody is complained of: it may be the one."""
    return reach(user, Permission.NOMINATION_VIEW) is not Reach.OWN_UNIT


def looks_of(value: DossierValue, *, complaints: bool) -> list[Problem]:
    """What a reader is shown of `to_look_at`; no word of complaints to whoever is not told.

    Nor of what is odd in the leadership's votes: a unit has nothing to mend there.
    """
    found = rules.to_look_at(value)
    return [problem for problem in found if complaints or problem.field not in INNER]


def rows_of(
    nominations: Iterable[Nomination],
    *,
    conference: Conference,
    doubled: Mapping[int, tuple[Double, ...]],
    majority: Figure | None,
    complaints: bool,
    at: datetime,
) -> list[Row]:
    """Rows of dossiers read `with_votes`; no query, but where the plan has candidates posted."""
    rows, nominations = [], list(nominations)
    verified_ones = [one for one in nominations if one.state == NominationState.VERIFIED]
    posted = before_posted(conference, verified_ones, at)
    for nomination in nominations:
        nomination.conference = conference
        ballots = nomination.known_ballots
        doubles = doubled.get(nomination.pk, ())
        verified = nomination.state == NominationState.VERIFIED
        value = value_among(nomination, doubles, majority=majority)
        reviews = (one for one in ballots if one.meeting.kind == MeetingKind.UNIT_REVIEW)
        approvals = (one for one in ballots if one.meeting.kind == MeetingKind.APPROVAL)
        looks = tuple(looks_of(value, complaints=complaints))
        kept = next(approvals, None) if verified else None
        unanswered = open_doubles(nomination, [(one.code, one.verdict) for one in doubles])
        times = SendingTimes(send_by=nomination.send_by, amend_by=nomination.amend_until)
        overdue = nomination.state == NominationState.RETURNED and not times.is_open(at)
        rows.append(
            Row(
                nomination=nomination,
                value=value,
                review=next(reviews, None),
                looks=looks,
                answered=answered(nomination, doubles=doubles, ballots=ballots),
                kept=kept,
                stops=(*before_votes(value, unanswered), *posted.get(nomination.pk, ()))
                if verified
                else (),
                waits=tuple(rules.clean_record(value)) if verified and complaints else (),
                is_overdue=overdue,
                doubles=doubles,
            )
        )
    return rows


def numbered(rows: list[Row], first: int) -> list[Row]:
    """The same, each with its place in the whole list: one number on page, paper and in Excel."""
    for place, row in enumerate(rows, first):
        row.number = place
    return rows


def signed(rows: list[Row], asked: str) -> list[Row]:
    """The same; a list that is asked for what no look of a row says has it at each all the same."""
    sign = dict(LOOKED_FOR)[asked] if asked in ALONE else ""
    for row in rows:
        row.sign = sign
    return rows


def with_kin(rows: list[Row]) -> list[Row]:
    """The same, told where a relative verified under the leadership's word; one query for all.

    The rules are silent of that, nothing stands in its way; who reads the list sees it all the
    same.
    """
    silent = {
        row.nomination.pk: row
        for row in rows
        if row.nomination.apart_said and all(look.field != "verifier" for look in row.looks)
    }
    if silent:
        let = Nomination.objects.filter(pk__in=silent).verified_by_kin().order_by()
        for pk in let.values_list("pk", flat=True):
            told = Problem(text=LET_VERIFY, weight=Weight.WARNS, field="verifier")
            silent[pk].looks += (told,)
    return rows
