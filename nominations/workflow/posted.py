"""What public posting has to say before a dossier is approved."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from accounts.problems import Problem
from accounts.telling import vn_short
from conferences.calendar import last_day, local_day
from conferences.models import Conference
from nominations.models import Nomination, Objection, Posted
from nominations.querysets import NominationQuerySet
from nominations.querysets.objections import by_answering_office
from nominations.workflow.public import excused, refused, unwilling

FIELD, OBJECTIONS = "posting", "objections"
NOT_POSTED = (
    "Hồ sơ chưa được niêm yết công khai. Hãy chờ Phòng Văn hóa - Xã hội niêm yết đủ thời gian."
)
REFUSED = (
    "Hồ sơ chưa được niêm yết vì người được giới thiệu không đồng ý công khai. Hãy chờ Phòng Văn "
    "hóa - Xã hội quyết định ở trang “Niêm yết công khai”, hoặc lãnh đạo xã ghi ý kiến ở trang "
    "“Họp xét duyệt”."
)
UNANSWERED = (
    "Hồ sơ còn {} ý kiến phản ánh chưa trả lời. Hãy chờ Phòng Văn hóa - Xã hội trả lời ở mục “Ý "
    "kiến phản ánh”."
)
OF_THE_OFFICES_OWN = (  # to them the leadership itself may be the reader
    "Hồ sơ còn {} ý kiến phản ánh mà lãnh đạo xã chưa trả lời. Hãy xem mục “Ý kiến phản ánh”."
)
OF_THE_LIST = (
    "Danh sách niêm yết còn {} ý kiến phản ánh chung chưa trả lời. Hãy chờ Phòng Văn hóa - Xã hội "
    "trả lời ở mục “Ý kiến phản ánh”."
)
CUT_SHORT = (
    "Đợt niêm yết kết thúc sớm ngày {}, hồ sơ chưa niêm yết đủ thời gian. Hãy chờ niêm yết lại, "
    "hoặc lãnh đạo xã ghi ý kiến ở trang “Họp xét duyệt”."
)
STILL_POSTED = "Hồ sơ đang được niêm yết công khai đến hết ngày {}. Hãy chờ hết thời gian ấy."


def waiting(conference: Conference, at: datetime) -> NominationQuerySet:
    """Verified ones that are not posted and were not for a whole period, but for those of whom the
    leadership said that they need not be.
    """
    done = Posted.objects.of(conference).counting(at)
    verified = Nomination.objects.of(conference).verified()
    waits = verified.exclude(pk__in=done.values("nomination"))
    return waits.exclude(pk__in=excused(verified).values("pk"))


def waits_for_word(conference: Conference, at: datetime) -> NominationQuerySet:
    """Those who refuse, wait to be approved, and whom nobody put up in spite of it."""
    return unwilling(waiting(conference, at))


def before_posted(
    conference: Conference, dossiers: Collection[Nomination], at: datetime
) -> Mapping[int, list[Problem]]:
    """Of each what of its posting keeps it from being approved; of those it does not, nothing.

    No query where the plan has nobody posted; of a refusal it asks where one neither stands nor
    stood for its whole time.
    """
    if not conference.posting_days or not dossiers:
        return {}
    pks = [one.pk for one in dossiers]
    led_by = by_answering_office("nomination__unit")
    said = Objection.objects.about(pks).open().annotate(led=led_by)
    number = Counter(
        (pk, led)
        for *about, led in said.values_list("nomination", "nomination__kept_as", "led")
        for pk in about
    )
    rows = list(Posted.objects.filter(nomination__in=pks).with_unanswered().order_by("pk"))
    last = {row.nomination_id: row for row in rows if row.taken_down_at is None}
    # Whichever list somebody stood on: posted anew, what was said of the one before still waits.
    of_lists = Counter[int]()
    for row in rows:
        of_lists[row.nomination_id] += row.unanswered
    unposted = [one for one in dossiers if not _counts(last.get(one.pk), at)]
    said_no = refused(unposted) if unposted else frozenset()
    worded = _worded(said_no) if said_no else frozenset()
    told = {
        pk: [
            *([] if pk in worded else _of_time(last.get(pk), at, said_no=pk in said_no)),
            *_of_objections(UNANSWERED, number[pk, False]),
            *_of_objections(OF_THE_OFFICES_OWN, number[pk, True]),
            *_of_objections(OF_THE_LIST, of_lists[pk]),
        ]
        for pk in pks
    }
    return {pk: problems for pk, problems in told.items() if problems}


def _counts(row: Posted | None, at: datetime) -> bool:
    """Whether it stands, or stood for its whole time: nobody's word is asked then."""
    return row is not None and (row.is_served(at) or row.posting.is_open(at))


def _worded(refusing: Collection[int]) -> frozenset[int]:
    """Of these whom the leadership lets be approved without it."""
    found = excused(Nomination.objects.filter(pk__in=refusing))
    return frozenset(found.values_list("pk", flat=True))


def _of_time(row: Posted | None, at: datetime, *, said_no: bool) -> list[Problem]:
    if row is None:
        return [Problem(text=REFUSED if said_no else NOT_POSTED, field=FIELD)]
    if row.is_served(at):
        return []
    if row.posting.ended_at:
        day = vn_short(local_day(row.posting.ended_at))
        return [Problem(text=CUT_SHORT.format(day), field=FIELD)]
    if not row.posting.is_open(at):
        return [Problem(text=NOT_POSTED, field=FIELD)]
    return [Problem(text=STILL_POSTED.format(vn_short(last_day(row.until_at))), field=FIELD)]


def _of_objections(words: str, number: int) -> list[Problem]:
    return [Problem(text=words.format(number), field=OBJECTIONS)] if number else []
