"""What a unit may want to look at again before it sends; nobody is refused."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from accounts.enums import Permission
from accounts.models import User
from accounts.names import looks_mistyped
from accounts.problems import Problem
from accounts.reading import doubts
from accounts.telling import vn_short
from conferences.models import Conference
from nominations import prose, rules
from nominations.enums import DoubleVerdict
from nominations.models import Ballot, Nomination
from nominations.particulars import of
from nominations.plan import signed_on
from nominations.reading import DossierValue, is_about
from nominations.workflow.values import counted, majority_of

DIFFERS = (
    ("khác đơn vị giới thiệu", "unit_id"),
    ("khác năm sinh", "birth_year"),
    ("khác giới tính", "gender"),
    ("khác nơi ở", "address"),
)

EARLY = "Ngày họp {} trước ngày ký Kế hoạch ({}). Hãy xem lại; nếu đúng thì để nguyên."


def doubles_at_home(nomination: Nomination, by: User) -> list[Nomination]:
    """The unit's other dossiers that may name the same person; drafts where `by` keeps them."""
    known = Nomination.objects.within_reach(by, Permission.NOMINATION_VIEW)
    return known.of(nomination.conference_id).filter(unit_id=nomination.unit_id).like(nomination)


def odd_votes(ballot: Ballot | None) -> list[Problem]:
    """What office and leadership will have to give a reason for; the unit may send all the same."""
    if ballot is None:
        return []
    majority = majority_of(ballot.nomination.conference)
    return list(rules.odd_votes(counted(ballot), majority))


def doubles(nomination: Nomination, by: User) -> Iterator[Problem]:
    """The unit's own dossiers that may name the same person: told once the name is typed."""
    for other in doubles_at_home(nomination, by):
        yield Problem(
            text=(
                f"Đơn vị đã có hồ sơ cùng tên: {other.full_name} ({other.code}). "
                "Hãy xem có phải một người không."
            ),
            field="full_name",
        )


def of_deeds(nomination: Nomination) -> Iterator[Problem]:
    """What its writer may want to look at again of the achievement."""
    for row in of(nomination.kind):
        if row.most_words:
            text = getattr(nomination, row.name)
            yield from prose.looked_at(text, field=row.name, most=row.most_words)


def early(held_on: date, conference: Conference) -> Iterator[Problem]:
    """II.4.1  A review is held for the plan: asked of one before it, wherever its day is typed."""
    signed = signed_on(conference.document)
    if signed and held_on < signed:
        yield Problem(text=EARLY.format(vn_short(held_on), vn_short(signed)), field="ballot")


def _uninvited(ballot: Ballot | None) -> Iterator[Problem]:
    """More people than households invited: a true meeting as a rule, a slip now and then."""
    if ballot and ballot.meeting.present > ballot.meeting.invited:
        yield Problem(
            text=(
                f"Có mặt {ballot.meeting.present} người, mời {ballot.meeting.invited} hộ. "
                "Hãy xem lại; nếu đúng thì để nguyên."
            ),
            field="ballot",
        )


def hints(
    nomination: Nomination, ballot: Ballot | None, by: User, *, outside: Iterable[Problem]
) -> Iterator[Problem]:
    """What may be a slip of the keyboard or a double of the unit's own; nobody is refused.

    outside: years named that are not the period's.
    """
    for name, field in (
        (nomination.full_name, "full_name"),
        (nomination.representative, "representative"),
    ):
        said = doubts(name) or (["có thể gõ nhầm dấu"] if looks_mistyped(name) else [])
        for doubt in said if name else ():
            yield Problem(
                text=f"“{name}”: {doubt}. Hãy xem lại; nếu đúng thì để nguyên.", field=field
            )
    yield from _uninvited(ballot)
    if ballot:
        yield from early(ballot.meeting.held_on, nomination.conference)
    yield from of_deeds(nomination)
    yield from outside
    yield from doubles(nomination, by)


def how_known(nomination: Nomination, others: Sequence[Nomination]) -> str:
    """An example of how one knows people apart: what differs from every other; empty without."""
    if not others:
        return ""
    by = [
        words
        for words, field in DIFFERS
        if all(getattr(nomination, field) != getattr(other, field) for other in others)
    ]
    return f"Ví dụ: {', '.join([*by, 'đã hỏi trưởng thôn, cơ quan giới thiệu'])}."


def judged_all(nomination: Nomination, doubles: Sequence[Nomination]) -> bool:
    """Whether what was found at a dossier is of all its likely doubles: none came since."""
    return all(is_about(nomination.doubles_judged, one.code) for one in doubles)


def answered_by_office(nomination: DossierValue, review: Ballot | None) -> set[str]:
    """What of a dossier the office's check has answered, by the field of its look."""
    told_apart = nomination.duplicate_verdict == DoubleVerdict.DIFFERENT
    found = {"duplicate_answer"} if told_apart and nomination.duplicate_answer else set()
    return found | ({"votes"} if review and review.reason else set())
