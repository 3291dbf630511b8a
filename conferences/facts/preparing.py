"""What a commune still has to do before its villages can begin: one step after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Q

from accounts.enums import OFFICE_KINDS, Role
from accounts.models import Commune, Unit, User
from conferences.calendar import days_left, due_words
from conferences.enums import Settling
from conferences.facts.units import who_heads
from conferences.models import AccessLink, Conference, Deadline

DONE, PART, NONE = "xong", "còn thiếu", "chưa"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to prepare: how it stands, in words, and where it is done."""

    key: str
    title: str
    state: str
    words: str
    route: str
    is_next: bool = False

    @property
    def is_done(self) -> bool:
        return self.state == DONE


@dataclass(frozen=True, kw_only=True)
class Preparing:
    steps: tuple[Step, ...]

    @property
    def next(self) -> Step | None:
        return next((step for step in self.steps if step.is_next), None)

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)


def preparing(
    commune: Commune, conference: Conference | None, *, deadlines: Sequence[Deadline], at: datetime
) -> Preparing:
    """The steps in their order, the first that is not done marked; three queries at most."""
    steps = [
        _of_commune(commune),
        _of_plan(conference),
        _of_deadlines(conference, deadlines, at=at),  # no slip opens once all are over
        *_of_units(commune, conference, at=at),
        _of_opening(conference),
    ]
    first = next((one.key for one in steps if not one.is_done), "")
    return Preparing(steps=tuple(replace(one, is_next=one.key == first) for one in steps))


def _of_commune(commune: Commune) -> Step:
    asked = (("điện thoại", commune.phone), ("họ tên người ký", commune.signer_name))
    missing = [words for words, said in asked if not said]
    return Step(
        key="xa",
        title="Khai báo xã",
        state=PART if missing else DONE,
        words=f"Còn thiếu {', '.join(missing)}." if missing else f"{commune.name}, {commune.code}.",
        route="conferences:commune",
    )


def _of_plan(conference: Conference | None) -> Step:
    return Step(
        key="ke-hoach",
        title="Đưa Kế hoạch vào",
        state=DONE if conference else NONE,
        words=f"{conference.document}." if conference else "Chọn tệp hoặc dán chữ của Kế hoạch.",
        route="conferences:plan" if conference else "conferences:read_plan",
    )


def _of_units(
    commune: Commune, conference: Conference | None, *, at: datetime
) -> tuple[Step, Step, Step]:
    """Units, people, and how each unit that nominates comes in."""
    nominate = Unit.objects.filter(commune=commune).exclude(kind__in=OFFICE_KINDS)
    slips = AccessLink.objects.filter(conference=conference).usable(at)
    people = (
        who_heads()
        .filter(unit__isnull=False)
        .exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    )
    enters = Q(pk__in=slips.values("unit")) | Q(pk__in=people.values("unit"))
    found = nominate.aggregate(all=Count("pk"), let_in=Count("pk", filter=enters))
    count, let_in = found["all"], found["let_in"]
    leads = User.objects.filter(commune=commune, role=Role.LEADERSHIP, is_active=True).exists()
    left = count - let_in
    return (
        Step(
            key="don-vi",
            title="Nhập đơn vị",
            state=DONE if count else NONE,
            words=f"{count} đơn vị giới thiệu." if count else "Dán danh sách thôn, đoàn thể.",
            route="conferences:units",
        ),
        Step(
            key="nguoi-dung",
            title="Người dùng",
            state=DONE if leads else PART,
            words="Đã có tài khoản lãnh đạo xã." if leads else "Chưa có tài khoản lãnh đạo xã.",
            route="conferences:people",
        ),
        Step(
            key="phieu",
            title="In phiếu cho đơn vị",
            state=DONE if count and not left else PART if let_in else NONE,
            words=f"Còn {left} đơn vị chưa có phiếu hoặc mật khẩu."
            if left
            else f"{count} đơn vị vào được."
            if count
            else "Nhập đơn vị trước.",
            route="conferences:units",
        ),
    )  # fmt: skip


def _of_deadlines(
    conference: Conference | None, deadlines: Sequence[Deadline], *, at: datetime
) -> Step:
    """The plan's day for the dossiers: without one nobody knows until when to send."""
    sent = next((one for one in deadlines if one.settles == Settling.DOSSIERS_SENT), None)
    if sent is None:
        words = "Kế hoạch chưa có hạn đơn vị gửi." if conference else "Đưa Kế hoạch vào trước."
    else:
        words = f"{sent.title}: {due_words(sent)}."
    over = sent is not None and days_left(due_at=sent.due_at, at=at) < 0
    return Step(
        key="han",
        title="Xem lại hạn",
        state=NONE if not conference else PART if sent is None or over else DONE,
        words=f"{words} Hạn này đã qua." if over else words,
        route="conferences:deadlines" if conference else "conferences:read_plan",
    )


def _of_opening(conference: Conference | None) -> Step:
    is_open = conference is not None and not conference.waits
    return Step(
        key="mo",
        title="Mở cho các đơn vị",
        state=DONE if is_open else NONE,
        words="Các đơn vị đã lập và gửi được." if is_open else "Trước đó đơn vị chưa làm gì được.",
        route="conferences:open" if conference else "conferences:read_plan",
    )
