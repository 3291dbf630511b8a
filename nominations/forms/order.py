"""The only place for the order of the phone's pages, and for which page mends what."""

from collections.abc import Mapping
from dataclasses import dataclass

from nominations.enums import NominationKind
from nominations.forms.steps import MeetingForm, PageForm, StepForm, VotesForm
from nominations.particulars import page_with

PARTS = (
    "Loại",
    "Người được giới thiệu",
    "Thành tích",
    "Họp bình xét",
    "Biên bản, ảnh",
    "Xem lại và gửi",
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the phone flow; `part` counts in PARTS, from 1."""

    slug: str
    part: int
    title: str
    form: type[StepForm] | None = None


_WHO = Step(slug="ai", part=2, title="Người được giới thiệu là ai?", form=PageForm)
_FLOW = (
    Step(slug="viec", part=2, title="Làm gì, ở đâu?", form=PageForm),
    Step(slug="linh-vuc", part=3, title="Thành tích thuộc lĩnh vực nào?", form=PageForm),
    Step(slug="thanh-tich", part=3, title="Đã làm được những gì?", form=PageForm),
    Step(slug="hop", part=4, title="Cuộc họp bình xét", form=MeetingForm),
    Step(slug="phieu", part=4, title="Kết quả bình xét", form=VotesForm),
    Step(slug="tep", part=5, title="Biên bản và ảnh"),
)
_GROUP = (
    Step(slug="ai", part=2, title="Tập thể được giới thiệu", form=PageForm),
    Step(slug="dai-dien", part=2, title="Về người đại diện", form=PageForm),
)
_HOUSEHOLD = (
    Step(slug="ai", part=2, title="Hộ gia đình được giới thiệu", form=PageForm),
    _GROUP[1],
)
FLOWS: Mapping[str, tuple[Step, ...]] = {
    NominationKind.INDIVIDUAL: (_WHO, *_FLOW),
    NominationKind.COLLECTIVE: (*_GROUP, *_FLOW),
    NominationKind.HOUSEHOLD: (*_HOUSEHOLD, *_FLOW),
}
# Which page mends what is no particular.
_PAGE_OF = {"ballot": "hop", "votes": "phieu", "minutes": "tep"}


def step_of(kind: str, slug: str) -> Step | None:
    """The page of that address for that kind; None when there is none."""
    return next((step for step in FLOWS[kind] if step.slug == slug), None)


def after(kind: str, slug: str) -> str | None:
    """The next page's slug; None after the last, where everything is checked."""
    slugs = [step.slug for step in FLOWS[kind]]
    place = slugs.index(slug) + 1
    return slugs[place] if place < len(slugs) else None


def before(kind: str, slug: str) -> str | None:
    """The page before; None on the first."""
    slugs = [step.slug for step in FLOWS[kind]]
    place = slugs.index(slug)
    return slugs[place - 1] if place else None


def page_of(kind: str, field: str) -> str:
    """Where to mend a problem; empty where no page can."""
    return page_with(kind, field) or _PAGE_OF.get(field, "")
