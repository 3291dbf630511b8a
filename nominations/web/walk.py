"""The walk through the form: its pages in their order for each kind, and which page mends what."""

from collections.abc import Mapping

from accounts.request import Request
from nominations.enums import NominationKind
from nominations.models import Nomination
from nominations.particulars import named, page_with
from nominations.web.steps import BoxesStep, DeedsStep, FilesStep, MeetingStep, VotesStep
from nominations.web.visit import Step, Visit
from nominations.workflow.asked import open_topics

PARTS = (
    "Loại",
    "Người được giới thiệu",
    "Thành tích",
    "Họp bình xét",
    "Biên bản, ảnh",
    "Xem lại và gửi",
)
_DEEDS = (
    BoxesStep(slug="viec", part=2, title="Làm gì, ở đâu?"),
    BoxesStep(slug="linh-vuc", part=3, title="Thành tích thuộc lĩnh vực nào?"),
    DeedsStep(slug="thanh-tich", part=3, title="Đã làm được những gì?"),
    MeetingStep(slug="hop", part=4, title="Cuộc họp bình xét"),
    VotesStep(slug="phieu", part=4, title="Kết quả bình xét"),
    FilesStep(slug="tep", part=5, title="Biên bản và ảnh"),
)
_HEAD = BoxesStep(slug="dai-dien", part=2, title="Về người đại diện")
FLOWS: Mapping[str, tuple[Step, ...]] = {
    NominationKind.INDIVIDUAL: (
        BoxesStep(slug="ai", part=2, title="Người được giới thiệu là ai?"),
        *_DEEDS,
    ),
    NominationKind.COLLECTIVE: (
        BoxesStep(slug="ai", part=2, title="Tập thể được giới thiệu"),
        _HEAD,
        *_DEEDS,
    ),
    NominationKind.HOUSEHOLD: (
        BoxesStep(slug="ai", part=2, title="Hộ gia đình được giới thiệu"),
        _HEAD,
        *_DEEDS,
    ),
}
# Which page mends what is no particular, and its word in "Còn thiếu …".
_PAGE_OF = {"ballot": "hop", "votes": "phieu", "minutes": "tep", "choice": "tep"}
_WORD_OF = {
    "ballot": "số phiếu bình xét",
    "votes": "số phiếu đúng",
    "minutes": "biên bản họp",
    "choice": "văn bản lựa chọn của lãnh đạo",
}


def step_of(kind: str, slug: str) -> Step | None:
    """The page of that address for that kind; None when there is none."""
    return next((step for step in FLOWS[kind] if step.slug == slug), None)


def sampled(kind: str) -> list[tuple[str, str]]:
    """Slug and title of the pages that stand before anything is entered; votes need a meeting."""
    return [(step.slug, step.title) for step in FLOWS[kind] if not isinstance(step, VotesStep)]


def page_of(kind: str, field: str) -> str:
    """Where to mend a problem; empty where no page can."""
    return page_with(kind, field) or _PAGE_OF.get(field, "")


def lack_of(kind: str, field: str) -> str:
    """What a problem is about, in "Còn thiếu …"."""
    return _WORD_OF.get(field) or named(kind, field).lacks


def closed_pages(nomination: Nomination) -> frozenset[str]:
    """The pages of one that came back on which nothing is open, that of its kind among them."""
    found = open_topics(nomination)
    if found is None:
        return frozenset()
    flow = FLOWS[nomination.kind]
    closed = (step.slug for step in flow if found.isdisjoint(step.topics_of(nomination)))
    return frozenset({"loai", *closed})


def visit_to(request: Request, nomination: Nomination, slug: str) -> Visit | None:
    """A look at the page of that address; None when that kind has none."""
    step = step_of(nomination.kind, slug)
    if step is None:
        return None
    flow = FLOWS[nomination.kind]
    return Visit(request=request, nomination=nomination, flow=flow, step=step)
