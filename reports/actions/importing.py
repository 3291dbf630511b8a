"""Puts the lines of a table into T8, all in one go, and takes them out again."""

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.enums import Permission
from accounts.locks import in_one_go, lock_all
from accounts.models import User
from accounts.names import clean
from accounts.problems import Refused, fingerprint
from conferences.models import Conference
from conferences.workflow import demand, hold
from reports.actions import ALREADY_COUNTED
from reports.figures.awards import own_names, same_line
from reports.models import AwardCount
from sheets.targets import Made

EDITED = "Đã có người sửa dòng này, nên giữ lại. Hãy xem ở bảng khen thưởng."
GONE = "Dòng này đã được bỏ. Hãy xem lịch sử."
ONCE = ("year", "form", "category", "authority")  # what same_line makes one key of


@in_one_go
def count_many(
    *, conference: Conference, rows: Sequence[Mapping[str, Any]], by: User
) -> list[Made]:
    """A line of T8 of each; raises Refused when one stands there already, or comes twice."""
    demand(by, Permission.REPORT_EDIT, place=conference.place)
    hold(conference)
    lines = [_line(conference, values) for values in rows]
    own = own_names(conference)
    there = {same_line(**line, own=own) for line in conference.award_counts.values(*ONCE)}
    wanted = [same_line(**{name: getattr(line, name) for name in ONCE}, own=own) for line in lines]
    if len({*wanted}) != len(wanted) or there & {*wanted}:
        raise Refused(ALREADY_COUNTED)
    made = AwardCount.objects.bulk_create(lines)
    return [Made(code=str(line.pk), seal=fingerprint(line.stands)) for line in made]


def _line(conference: Conference, values: Mapping[str, Any]) -> AwardCount:
    return AwardCount(
        conference=conference,
        year=values["year"],
        form=clean(values["form"]),
        category=values["category"],
        authority=clean(values.get("authority") or ""),
        count=values["count"],
    )


def what_stays(conference: Conference, made: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Why which of these lines an undo leaves, as they stand; code and seal as `count_many` gave
    them.
    """
    there = {
        str(line.pk): fingerprint(line.stands)
        for line in conference.award_counts.filter(pk__in=[code for code, _ in made])
    }
    return {
        code: EDITED if code in there else GONE for code, seal in made if there.get(code) != seal
    }


@in_one_go
def uncount_many(
    *, conference: Conference, made: Sequence[tuple[str, str]], by: User
) -> dict[str, str]:
    """Take those lines out that nobody changed since; why the others stay."""
    demand(by, Permission.REPORT_EDIT, place=conference.place)
    hold(conference)
    rows = conference.award_counts.filter(pk__in=[code for code, _ in made])
    lock_all(rows)
    stays = what_stays(conference, made)
    rows.exclude(pk__in=stays).delete()
    return stays
