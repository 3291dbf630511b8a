"""The only writer of public posting: who is put up, for how long, and when it ends early."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models.functions import Greatest

from accounts import audit
from accounts.enums import Permission
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean
from accounts.problems import Problem, Refused
from accounts.telling import too_long
from conferences.calendar import day_after, last_day, local_day, vn_short
from conferences.models import Conference
from conferences.workflow import demand, hold
from nominations.models import Nomination, Posted, Posting
from nominations.models.posting import END_REASON_LENGTH
from nominations.querysets import NominationQuerySet
from nominations.workflow.apart import kept_apart, note_refused
from nominations.workflow.posted import waiting
from nominations.workflow.public import refused

NONE_SET = "Kế hoạch không đặt thời gian niêm yết công khai. Hãy xem trang Kế hoạch."
NOBODY = "Không có hồ sơ đã thẩm định nào chờ niêm yết. Hãy thẩm định hồ sơ trước."
NO_REASON = "Hãy ghi lý do kết thúc niêm yết sớm."
NO_WORD = "Hãy ghi vì sao vẫn tính là đã niêm yết."
NOTHING_CUT = (
    "Đợt niêm yết này không kết thúc sớm, đã có ý kiến, hoặc không còn hồ sơ nào chờ ý kiến. Hãy "
    "xem lại."
)
NOBODY_CHOSEN = "Chưa chọn hồ sơ nào để niêm yết. Hãy chọn ít nhất một hồ sơ."
IN_SPITE = "{}, gồm {} người không đồng ý công khai"
OVER = "Đợt niêm yết này đã kết thúc. Hãy xem lại trang này."


def whole_time(conference: Conference, at: datetime) -> datetime:
    """The first instant after the plan's whole days for whoever is put up then."""
    return day_after(local_day(at) + timedelta(days=conference.posting_days))


@in_one_go
def post(
    conference: Conference,
    *,
    chosen: Collection[str] | None = None,
    in_spite: Collection[str] = (),
    by: User,
    at: datetime,
) -> int:
    """Put up verified candidates who are not: opens a posting, or adds to the one that runs.

    chosen: whose code, all where none is said. Whoever refused to be named publicly stays out, but
    for those somebody put up in spite of it, one by one.
    Each stands for the plan's days, whole ones, whenever it came. Returns how many were put up;
    raises Refused where there is nobody, or where the plan has no posting.
    """
    demand(by, Permission.POSTING_HANDLE, place=conference.place)
    if not conference.posting_days:
        raise Refused(Problem(text=NONE_SET))
    hold(conference)  # two presses: the second finds nobody left
    # Held in the one order: none goes back to its unit while it is put up.
    held = waiting(conference, at).order_by("pk").select_for_update(no_key=True, of=("self",))
    if chosen is not None:
        held = held.filter(code__in=[*chosen, *in_spite])
    found = list(held)
    if not found and not waiting(conference, at).exists():
        raise Refused(Problem(text=NOBODY))
    said_no = refused(found)
    dossiers = [
        one for one in found
        if one.code in in_spite
        or (one.pk not in said_no and (chosen is None or one.code in chosen))
    ]  # fmt: skip
    if not dossiers:
        raise Refused(Problem(text=NOBODY_CHOSEN))
    until = whole_time(conference, at)
    running = Posting.objects.of(conference).running(at).first()
    posting = running or Posting.objects.create(
        conference=conference, opened_at=at, opened_by=by, closes_at=until
    )
    Posting.objects.filter(pk=posting.pk).update(closes_at=Greatest("closes_at", until))
    Posted.objects.bulk_create(
        Posted(
            posting=posting, nomination=one, posted_at=at, until_at=until,
            spite_at=at if one.pk in said_no else None,
        )
        for one in dossiers
    )  # fmt: skip
    named = sum(one.pk in said_no for one in dossiers)
    number = f"{len(dossiers)} hồ sơ"
    number = IN_SPITE.format(number, named) if named else number
    _note(
        posting, "add_to_posting" if running else "open_posting",
        after=f"{number}, đến hết ngày {vn_short(last_day(until))}", by=by, at=at,
    )  # fmt: skip
    return len(dossiers)


@in_one_go
def end(posting: Posting, *, reason: str, by: User, at: datetime) -> None:
    """Take the page away before its time, for a reason; who stood there for less than planned does
    not count as posted, unless the leadership says so.
    """
    demand(by, Permission.POSTING_HANDLE, place=posting.place)
    why = clean(reason)
    if not why or len(why) > END_REASON_LENGTH:
        text = too_long(END_REASON_LENGTH, len(why)) if why else NO_REASON
        raise Refused(Problem(text=text, field="reason"))
    hold(posting.conference)
    running = Posting.objects.running(at).filter(pk=posting.pk)
    if not running.update(ended_at=at, ended_by=by, end_reason=why):
        raise Refused(Problem(text=OVER))
    _note(
        posting,
        "end_posting",
        after=f"{posting.rows.standing().count()} hồ sơ",
        note=why,
        by=by,
        at=at,
    )


def waits_for_word(posting: Posting) -> NominationQuerySet:
    """Of a posting that ended early those that its word would be of."""
    rows = posting.rows.cut_short().values("nomination")
    return Nomination.objects.filter(pk__in=rows).select_related("unit__commune").order_by("pk")


def set_apart(posting: Posting, user: User) -> list[tuple[Nomination, list[Problem]]]:
    """Those of them whom one is related to, and so leaves the word on all to another."""
    return kept_apart(user, Permission.NOMINATION_APPROVE, list(waits_for_word(posting)))


def let_count(posting: Posting, *, word: str, by: User, at: datetime) -> None:
    """The leadership's word: who was posted for less than planned counts as posted.

    One word is of them all, so whoever is set apart from one of them leaves it to another.
    """
    demand(by, Permission.NOMINATION_APPROVE, place=posting.place)
    said = clean(word)
    if not said or len(said) > END_REASON_LENGTH:
        text = too_long(END_REASON_LENGTH, len(said)) if said else NO_WORD
        raise Refused(Problem(text=text, field="word"))
    try:
        _let_count(posting, said, by=by, at=at)
    except Refused:  # after what it undid is undone
        for one, problems in set_apart(posting, by):
            note_refused(one, problems, by=by, at=at)
        raise


@in_one_go
def _let_count(posting: Posting, said: str, *, by: User, at: datetime) -> None:
    hold(posting.conference)
    dossiers = list(waits_for_word(posting).select_for_update(no_key=True, of=("self",)))
    if apart := [problem for _, told in set_apart(posting, by) for problem in told]:
        raise Refused(*dict.fromkeys(apart))
    ended = Posting.objects.filter(pk=posting.pk, counts_word="").exclude(ended_at=None)
    if not (dossiers and ended.update(counts_word=said, counts_by=by, counts_at=at)):
        raise Refused(Problem(text=NOTHING_CUT))
    _note(posting, "let_posting_count", after=f"{len(dossiers)} hồ sơ", note=said, by=by, at=at)


def _note(
    posting: Posting, action: str, *, after: str, note: str = "", by: User, at: datetime
) -> None:
    audit.record(
        by=by, at=at, action=action, target="posting",
        target_code=posting.conference.code_prefix,
        commune_code=posting.conference.commune.code, after=after, note=note,
    )  # fmt: skip
