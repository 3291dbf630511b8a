"""What queries and pages read along with a row, each where it says so; no columns of their own."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.utils.functional import cached_property

from nominations.checklist import Item
from nominations.enums import CLEARED
from nominations.querysets import related
from nominations.reading import Joined, Word

if TYPE_CHECKING:
    from accounts.models import AuditEvent
    from nominations.models import Ballot, Nomination


class ReadMeeting(NamedTuple):
    """Of a meeting what a list reads along with its votes."""

    held_on: date
    starts_at: time | None
    kind: str
    present: int


class ReadBallot(NamedTuple):
    """One dossier's votes in one meeting, read along with a list of dossiers: no row, no query."""

    meeting: ReadMeeting
    pk: int
    agree: int
    disagree: int
    abstain: int
    reason: str

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.abstain


def read_ballot(row: Sequence[Any]) -> ReadBallot:
    """From the columns of `BALLOT`, as the database writes them into JSON."""
    held_on, starts_at, kind, present, *votes = row
    hour = time.fromisoformat(starts_at) if starts_at else None
    meeting = ReadMeeting(date.fromisoformat(held_on), hour, kind, present)
    return ReadBallot(meeting, *votes)


def read_word(row: Sequence[Any]) -> Word:
    """From the columns of `related.words`; SQLite writes a moment without its zone."""
    of_verifier, is_kin, *said, at = row
    moment = datetime.fromisoformat(at)
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Word._make([bool(of_verifier), bool(is_kin), *said, zoned])


class OfADossier:
    """By `with_lateness`, `with_votes`, `with_apart`, `with_words`, `facts.rows`, `web.rows.mine`
    and `workflow.values.knowing`.
    """

    due_at: datetime | None
    given_until: datetime | None
    approve_by: datetime | None
    first_sent_at: datetime | None  # a column
    decided_at: datetime | None  # a column
    claimed_at: datetime | None  # a column
    created_at: datetime  # a column
    updated_at: datetime  # a column
    read_ballots: list[list[Any]] | None
    review_ballots: "Sequence[Ballot | ReadBallot]"
    known_doubles: "list[Nomination]"
    known_events: "list[AuditEvent]"
    known_own: Sequence[Item] | None = None
    read_joined: list[list[str]] | None = None
    apart_said: bool = False
    has_votes: bool = True  # by `web.rows.mine`; of any other row nobody knows, and all is asked
    has_removed: bool = True
    read_words: list[list[Any]] | None = None
    read_answered: list[list[str]] | None = None
    state: str  # a column
    kept_instead: "Nomination | None" = None  # while an action closes this one for that

    @cached_property
    def known_ballots(self) -> "Sequence[Ballot | ReadBallot]":
        """The votes of all its meetings, the first meeting's first."""
        return sorted(
            map(read_ballot, self.read_ballots or ()), key=attrgetter("meeting.held_on", "pk")
        )

    @cached_property
    def apart_verifier(self) -> bool:
        return self._stands_apart("verifier")

    @cached_property
    def apart_approver(self) -> bool:
        return self._stands_apart("approver")

    @cached_property
    def apart_word(self) -> bool:
        return self._stands_apart("word")

    def _stands_apart(self, name: str) -> bool:
        """Looked into where somebody said that they are related: of very few, a query each.

        As columns of every row these conditions cost each page more than all the rest of it.
        """
        if not self.apart_said:
            return False
        found = apps.get_model("nominations.Nomination").objects.filter(related.among(name))
        return found.filter(pk=self.pk).exists()  # type: ignore[attr-defined]  # a row has one

    @property
    def words(self) -> list[Word]:
        """What the leadership wrote of who is set apart from it, the first first."""
        return sorted(map(read_word, self.read_words or ()), key=attrgetter("at", "user"))

    @property
    def item_answers(self) -> dict[str, str]:
        """What the office answered of its checklist, by the item's key; by `with_answered`."""
        return dict(self.read_answered or ())

    @property
    def own_word(self) -> str:
        """What one who is set apart wrote for himself, nobody else leading."""
        return next((one.text for one in self.words if one.is_own), "")

    @property
    def checked_by_word(self) -> Word | None:
        """The word by which it was verified as it stands, unless somebody wrote it for himself."""
        words = self.words if self.state in CLEARED else ()
        return next((one for one in words if one.of_verifier and not one.is_own), None)

    @property
    def joined_rows(self) -> list[Joined]:
        """Those closed for it, by `with_joined`."""
        return sorted(Joined(*row) for row in self.read_joined or ())

    @property
    def send_by(self) -> datetime | None:
        """The unit's day: its own where the office gave it one."""
        return self.given_until or self.due_at

    @property
    def sent_late(self) -> bool:
        """Whether it was first sent not before the day that was due."""
        return bool(self.first_sent_at and self.send_by and self.send_by <= self.first_sent_at)

    @property
    def came_late(self) -> bool:
        """Whether it was, and a phone says that it was filled in before that day: unproven."""
        claimed, due = self.claimed_at, self.send_by if self.claimed_at else None
        return bool(claimed and due and self.sent_late and claimed < due)

    @property
    def changed_late(self) -> bool:
        """Whether it says something else since it arrived, and since that day."""
        due, changed = self.send_by, self.updated_at
        return bool(due and due <= changed and self.created_at < changed)

    @property
    def late_words(self) -> str:
        """Gửi muộn; đến muộn where the phone says that it waited for its line."""
        return "Đến muộn" if self.came_late else "Gửi muộn"

    @property
    def decided_late(self) -> bool:
        """Whether it was decided not before the plan's day, which nobody is given another of."""
        return bool(self.decided_at and self.approve_by and self.approve_by <= self.decided_at)


class OfAMeeting:
    """By `web.meetings`: what its page shows of its votes."""

    last_shown: int | None  # the key of a vote; None where there are not so many
    shown_ballots: "Sequence[Ballot]"
    has_more: bool


class OfABallot:
    """reason_words: by `web.desk.with_words`, what its reason is a reason for.

    left_out: by `actions.drafts.count_votes`, what its meeting's minutes did not take along.
    """

    reason_words: str
    left_out: tuple[str, ...] = ()
