"""The only writer of what a nominee agreed to, and of what was withdrawn."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, IntegerField, QuerySet

from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean, fold
from accounts.permissions import may
from accounts.problems import Problem, Refused, demand_as_seen
from accounts.querysets.questions import Given, Later, Question
from conferences.calendar import local_day, vn_short
from conferences.workflow import NO_RIGHT, hold
from nominations.actions.taken_off import above, settle
from nominations.consents import Shown, needs_guardian, shown
from nominations.enums import ConsentChannel, ConsentPurpose, NominationKind
from nominations.models import Consent, Nomination
from nominations.workflow import changes as history
from nominations.workflow.noted import note_of

YES, NO = "yes", "no"
NOTES = (Permission.NOMINATION_WRITE, Permission.NOMINATION_VERIFY)
NOBODY = "Hồ sơ chưa ghi tên người trả lời. Hãy ghi họ tên trong hồ sơ trước."
NO_CHANNEL = "Hãy chọn người được giới thiệu trả lời bằng cách nào."
TOO_LATE = "Ngày trả lời không thể sau hôm nay. Hãy nhập lại ngày."
CHILD = (
    "Người trả lời chưa đủ hoặc có thể chưa đủ 16 tuổi. Hãy ghi họ tên cha, mẹ hoặc người giám hộ."
)
NO_RELATION = "Hãy ghi quan hệ của người giám hộ với người được giới thiệu."
NO_GUARDIAN = "Hãy ghi họ tên người giám hộ, hoặc để trống cả hai mục."
NOT_SO = "Đã ghi đồng ý từ trước. Muốn đổi, hãy bấm “Rút lại”."
NOT_AGREED = "Ý kiến này không còn là đồng ý. Hãy xem lại."


def may_note(nomination: Nomination, user: User) -> bool:
    """Whether this person notes what the nominee said: its unit and the office that verifies."""
    return any(may(user, right, place=nomination.place) for right in NOTES)


def _demand(by: User, nomination: Nomination) -> None:
    if not may_note(nomination, by):
        raise Refused(NO_RIGHT)


def shown_to(nomination: Nomination) -> tuple[Shown, ...]:
    """What its nominee is asked, in the words of its conference."""
    held = nomination.conference
    return shown(
        nomination.kind,
        commune=nomination.unit.commune.name,
        conference=f"{held.name} {held.edition}",
    )


def answers_of(nomination: Nomination) -> dict[str, Consent]:
    """The last word for each purpose, of whoever the dossier is about; one query.

    Said here or at a dossier closed for it: her answer, and her withdrawing it, hold for both.
    """
    alone = nomination.kind == NominationKind.INDIVIDUAL
    hers = nomination.name_fold if alone else nomination.representative_fold
    given: dict[str, Later] = {"pk": nomination.pk, "hers": hers}
    if nomination.birth_year is None:
        return {one.purpose: one for one in _answers.given(given, is_known=False)}
    given["born"] = nomination.birth_year
    return {one.purpose: one for one in _answers.given(given, is_known=True)}


@Question
def _answers(*, is_known: bool) -> QuerySet[Consent, Consent]:
    """is_known: the year the person was born in."""
    pk, born = Given("pk", BigIntegerField()), Given("born", IntegerField())
    found = Consent.objects.around(pk).filter(person_fold=Given("hers", CharField()))
    found = found.of_no_namesake(pk, born=born) if is_known else found
    return found.select_related("by", "withdrawn_by")


def boxes_of(stands: Mapping[str, Consent]) -> dict[str, str]:
    """The same by box of the page; nothing where nobody answered or it was withdrawn."""
    said = {purpose: _said(stands.get(purpose)) for purpose in ConsentPurpose.values}
    return {f"answer_{purpose}": answer for purpose, answer in said.items()}


def stands_of(nomination: Nomination, answers: Mapping[str, Consent]) -> dict[str, str]:
    """The same, of whom and to which words: a yes is hers alone, and to what she was shown."""
    whose = {"person": f"{nomination.person} {nomination.birth_year or ''}"}
    words = {f"words_{one.purpose}": one.sha256 for one in shown_to(nomination)}
    return boxes_of(answers) | whose | words


def _said(answer: Consent | None) -> str:
    if answer is None or answer.withdrawn_at:
        return ""
    return YES if answer.agrees else NO


def words_of(answer: Consent | None) -> str:
    """As pages and the history tell it; empty where nobody has answered."""
    if answer is None:
        return ""
    if answer.withdrawn_on:
        how = ConsentChannel(answer.withdrawn_channel).label
        return f"Đã rút lại ({how}, ngày {vn_short(answer.withdrawn_on)})"
    how = f"{ConsentChannel(answer.channel).label}, ngày {vn_short(answer.agreed_on)}"
    by = f"; {answer.relation}: {answer.guardian}" if answer.guardian else ""
    return f"{'Đồng ý' if answer.agrees else 'Không đồng ý'} ({how}{by})"


def _wrong(
    nomination: Nomination,
    *,
    channel: str,
    agreed_on: date,
    guardian: str,
    relation: str,
    at: datetime,
) -> list[Problem]:
    """All that keeps an answer from being one."""
    found = [] if nomination.person else [Problem(text=NOBODY)]
    if channel not in ConsentChannel.values:
        found.append(Problem(text=NO_CHANNEL, field="channel"))
    if agreed_on > local_day(at):
        found.append(Problem(text=TOO_LATE, field="agreed_on"))
    elif needs_guardian(nomination.birth_year, on=agreed_on) and not guardian:
        found.append(Problem(text=CHILD, field="guardian"))
    if guardian and not relation:
        found.append(Problem(text=NO_RELATION, field="relation"))
    if relation and not guardian and CHILD not in {problem.text for problem in found}:
        found.append(Problem(text=NO_GUARDIAN, field="guardian"))
    return found


@in_one_go
def note_consents(
    nomination: Nomination,
    *,
    answers: Mapping[str, str],
    channel: str,
    agreed_on: date,
    guardian: str = "",
    relation: str = "",
    seen: str | None = None,
    takes_off: bool | None = None,
    by: User,
    at: datetime,
) -> int:
    """Note what the nominee answered: the words as they were shown, how it was said, who noted it.

    answers: `YES` or `NO` by box (`boxes_of`); what is not among them, or empty, is as it was.
    Returns how many are other than before. Raises Overtaken when somebody noted one meanwhile.
    Nothing here stops a dossier. takes_off: what becomes of a public name, as in `taken_off`.
    """
    _demand(by, nomination)
    hold(*above(nomination, takes_off=takes_off), nomination, *nomination.joined.all())
    stands = answers_of(nomination)
    boxes = boxes_of(stands)
    wanted = boxes | {box: said for box, said in answers.items() if said}
    there = stands_of(nomination, stands)
    demand_as_seen(there, seen=seen, wanted=wanted)
    asked = [one for one in shown_to(nomination) if wanted[_box(one)] != boxes[_box(one)]]
    if not asked:
        return 0
    named, related = clean(guardian), clean(relation)
    problems = [Problem(text=NOT_SO, field=_box(one)) for one in asked if boxes[_box(one)] == YES]
    problems += _wrong(
        nomination, channel=channel, agreed_on=agreed_on, guardian=named, relation=related, at=at
    )
    if problems:
        raise Refused(*problems)
    said = {"guardian": named, "relation": related, "channel": channel, "agreed_on": agreed_on}
    written = [
        _answer(nomination, one, agrees=wanted[_box(one)] == YES, said=said, by=by, at=at)
        for one in asked
    ]
    Consent.objects.bulk_create(written)
    told = [(one.purpose, words_of(stands.get(one.purpose)), words_of(one)) for one in written]
    _keep(nomination, told, by=by, at=at)
    for one in (each for each in written if each.purpose == ConsentPurpose.POSTING):
        settle(nomination, takes_off=None if one.agrees else takes_off, by=by, at=at)
    purposes = ", ".join(one.purpose for one in written)
    note_of(nomination, "note_consents", note=purposes, by=by, at=at)
    return len(written)


def _answer(
    nomination: Nomination,
    asked: Shown,
    *,
    agrees: bool,
    said: Mapping[str, Any],
    by: User,
    at: datetime,
) -> Consent:
    """One answer with the words it is to. said: how, when, and by whom for a child."""
    return Consent(
        nomination=nomination, purpose=asked.purpose, agrees=agrees,
        person=nomination.person, person_fold=fold(nomination.person),
        birth_year=nomination.birth_year, **said,
        text=asked.text, version=asked.version, sha256=asked.sha256,
        by=by, role=by.role, unit=by.unit.name if by.unit else "", at=at,
    )  # fmt: skip


def _box(asked: Shown) -> str:
    return f"answer_{asked.purpose.value}"


@in_one_go
def withdraw(
    consent: Consent,
    *,
    where: Nomination | None = None,
    channel: str,
    withdrawn_on: date,
    takes_off: bool | None = None,
    by: User,
    at: datetime,
) -> None:
    """The nominee agrees no more; that she once did, and to which words, stays readable.

    where: the dossier whose people she told, if it was noted at one closed for that. Withdrawn
    twice is withdrawn once. takes_off: as above.
    """
    nomination = where or consent.nomination
    _demand(by, nomination)
    there = {one.pk: one for one in (nomination, *nomination.joined.all())}
    if consent.nomination_id not in there:
        raise Refused(NO_RIGHT)
    hold(*above(nomination, takes_off=takes_off), *there.values())
    consent.refresh_from_db()
    if consent.withdrawn_at:
        return
    last = answers_of(nomination).get(consent.purpose)
    if last is None or last.pk != consent.pk or not consent.agrees:
        raise Refused(Problem(text=NOT_AGREED))
    problems = []
    if channel not in ConsentChannel.values:
        problems.append(Problem(text=NO_CHANNEL, field="channel"))
    if withdrawn_on > local_day(at):
        problems.append(Problem(text=TOO_LATE, field="withdrawn_on"))
    elif withdrawn_on < consent.agreed_on:
        said = f"Ngày rút lại trước ngày đồng ý ({vn_short(consent.agreed_on)}). Hãy nhập lại ngày."
        problems.append(Problem(text=said, field="withdrawn_on"))
    if problems:
        raise Refused(*problems)
    before = words_of(consent)
    written: dict[str, Any] = {"withdrawn_on": withdrawn_on, "withdrawn_channel": channel}
    written |= {"withdrawn_by": by, "withdrawn_at": at}
    Consent.objects.filter(pk=consent.pk).update(**written)
    for name, value in written.items():
        setattr(consent, name, value)
    _keep(nomination, [(consent.purpose, before, words_of(consent))], by=by, at=at)
    if consent.purpose == ConsentPurpose.POSTING:
        settle(nomination, takes_off=takes_off, by=by, at=at)
    note_of(nomination, "withdraw_consent", note=consent.purpose, by=by, at=at)


@in_one_go
def withdraw_all(
    nomination: Nomination,
    *,
    channel: str,
    withdrawn_on: date,
    takes_off: bool | None = None,
    by: User,
    at: datetime,
) -> int:
    """All that she agreed to, each on record by itself, or none; how many they were."""
    _demand(by, nomination)
    hold(*above(nomination, takes_off=takes_off), nomination, *nomination.joined.all())
    held = [one for one in answers_of(nomination).values() if one.holds]
    for one in held:
        withdraw(
            one, where=nomination, channel=channel, withdrawn_on=withdrawn_on, takes_off=takes_off,
            by=by, at=at,
        )  # fmt: skip
    return len(held)


def _keep(
    nomination: Nomination, told: list[tuple[str, str, str]], *, by: User, at: datetime
) -> None:
    """The dossier's own history has the answers; the chain only which purposes."""
    rows = [
        history.Said(
            field=f"{history.CONSENT}{purpose}",
            label=f"Ý kiến người được giới thiệu: {ConsentPurpose(purpose).label}",
            before=before,
            after=after,
        )
        for purpose, before, after in told
    ]
    history.keep(nomination, rows, by=by, at=at)
