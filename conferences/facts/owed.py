"""What a new unit will owe by the plan, and until when, in sentences."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from accounts.gathering import gathered
from accounts.telling import cited
from conferences.calendar import is_open
from conferences.models import Conference, DeadlineMark
from conferences.plans import plan_of

# The plan names the day; which kinds of unit send is read out of II.4.1 by us.
OURS = "({where}; tính cho đơn vị nào là đề xuất của phần mềm)."
PASSED = ", nay đã qua"
WILL = f"{{number}} đơn vị trong các dòng đang chọn sẽ có hạn: {{what}} {{when}} {OURS}"
DOES = f"{{number}} đơn vị vừa nhập có hạn: {{what}} {{when}} {OURS}"


def will_owe(
    conference: Conference, units: Iterable[tuple[str, str]], *, at: datetime
) -> list[str]:
    """A sentence a deadline, of units that are not there yet: kind and slug of each."""
    units = list(units)
    wanted = plan_of(conference).deadlines
    numbers = {one.key: sum(one.is_owed_by(kind, slug) for kind, slug in units) for one in wanted}
    return _told(conference, numbers, WILL, at=at)


def owed_by(conference: Conference, slugs: Iterable[str], *, at: datetime) -> list[str]:
    """The same of units that are there."""
    owed = DeadlineMark.objects.asked().filter(deadline__conference=conference)
    marks = owed.filter(unit__slug__in=list(slugs))
    return _told(conference, Counter(marks.values_list("deadline__key", flat=True)), DOES, at=at)


def _told(
    conference: Conference, numbers: Mapping[str, int], words: str, *, at: datetime
) -> list[str]:
    known = gathered().duties  # a day that an app knows has that app's own words
    does = {kind: duty.words[0].lower() + duty.words[1:] for kind, duty in known.items()}
    return [
        words.format(
            where=cited(one.rule),
            number=numbers[one.key],
            what=does.get(one.settles, f"“{one.title}”"),
            when=one.words + ("" if is_open(due_at=one.due_at, at=at) else PASSED),
        )
        for one in conference.deadlines.order_by("due_at")
        if numbers.get(one.key)
    ]
