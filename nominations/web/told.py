"""What a nominee is told on paper: what is kept of her and why, and what she may say to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.telling import in_sentence
from conferences.calendar import local_day, vn_short
from nominations.consents import needs_guardian
from nominations.enums import NominationKind
from nominations.models import Evidence, Nomination
from nominations.web.answers import Answer, answers
from nominations.web.consents import asked_of
from nominations.web.rows import summed_up
from nominations.workflow.values import counted

ROOM = 620  # signs of long texts that a page of all has room for
MUCH = 1_250  # signs of all that is kept
GOES_ON = "… (còn nữa, xem đủ ở đơn vị giới thiệu)"
OFFICE = "Phòng Văn hóa - Xã hội"
CHECKED = "Phòng ghi thêm kết quả kiểm tra kỷ luật, đơn thư; mục này chỉ Phòng và lãnh đạo xã xem."


@dataclass(frozen=True, kw_only=True)
class Said:
    """One question a nominee may have, and what is answered."""

    asks: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Put:
    """One purpose she is asked about. said: what she answered at a dossier closed for this one."""

    text: str
    version: int
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class NomineeSheet:
    """All that stands on the page."""

    title: str
    about: str
    to: str
    short: tuple[Answer, ...]
    long: tuple[Answer, ...]
    said: tuple[Said, ...]
    consents: tuple[Put, ...]
    has_guardian: bool
    is_demo: bool

    @property
    def is_tight(self) -> bool:
        """Whether its letters have to be small, or it would not be one page."""
        said = (*self.short, *self.long)
        return sum(len(one.label) + len(one.value) for one in said) > MUCH


def sheet_of(nomination: Nomination, *, at: datetime) -> NomineeSheet:
    """The page of one dossier as it stands; nothing of it is kept."""
    held, unit, today = nomination.conference, nomination.unit, local_day(at)
    kept = _kept(nomination)
    return NomineeSheet(
        title=f"{held.name} {held.edition}",
        about=f"Hồ sơ {nomination.code}, {in_sentence(unit.name)} giới thiệu. "
        f"In ngày {vn_short(today)}.",
        to=_to(nomination),
        short=tuple(one for one in kept if not one.long),
        long=_fitting([one for one in kept if one.long]),
        said=_said(nomination),
        consents=_put(nomination),
        has_guardian=needs_guardian(nomination.birth_year, on=today),
        is_demo=held.commune.is_demo,
    )


def _put(nomination: Nomination) -> tuple[Put, ...]:
    """All that is asked; what stands of another dossier of hers, so that she may say otherwise."""
    return tuple(
        Put(
            text=one.shown.text,
            version=one.shown.version,
            said=in_sentence(one.words) if one.elsewhere else "",
        )
        for one in asked_of(nomination)
    )


def _to(nomination: Nomination) -> str:
    person = nomination.person or "................................................"
    if nomination.kind == NominationKind.INDIVIDUAL:
        return f"Kính gửi ông, bà: {person}"
    return f"Kính gửi ông, bà: {person}, đại diện {nomination.full_name}"


def _kept(nomination: Nomination) -> list[Answer]:
    """Each particular with its value, and what its unit's meeting and files add to it."""
    ballot, files = summed_up(nomination)
    votes = f"{counted(ballot).words}; {ballot.meeting.present} người có mặt" if ballot else ""
    return [
        *answers(nomination, masked=True),
        Answer(label="Họp bình xét", value=votes, slug=""),
        Answer(label="Ảnh, giấy tờ", value=_files(files), slug=""),
    ]


def _files(files: Sequence[Evidence]) -> str:
    kinds = [str(file.get_kind_display()) for file in files]
    counts = {kind: kinds.count(kind) for kind in kinds}
    return ", ".join(f"{kind.lower()}: {number} tệp" for kind, number in counts.items())


def _fitting(kept: Sequence[Answer]) -> tuple[Answer, ...]:
    """The long texts on one page: each as much as the others leave of the room, and its share."""
    texts = [" ".join(one.value.split()) for one in kept]
    share = ROOM // max(len(texts), 1)
    left = ROOM - sum(min(len(text), share) for text in texts)
    return tuple(
        Answer(label=one.label, value=_cut(text, share + left), slug=one.slug, long=True)
        for one, text in zip(kept, texts, strict=True)
    )


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[:longest].rpartition(" ")[0].rstrip(".,; ") + GOES_ON


def _said(nomination: Nomination) -> tuple[Said, ...]:
    held, unit = nomination.conference, in_sentence(nomination.unit.name)
    phone = f" ({number})" if (number := held.commune.phone) else ""
    return (
        Said(
            asks="Giữ để làm gì?",
            text=f"Để bình xét, thẩm định, duyệt người được tuyên dương tại {held.name} "
            f"{held.edition}, theo {held.document}. {CHECKED}",
        ),
        Said(
            asks="Ai xem được?",
            text=f"Đơn vị giới thiệu ({unit}); {OFFICE}, Văn phòng HĐND và UBND, lãnh đạo của "
            f"{held.commune.name}. Thôn, cơ quan, đơn vị khác không xem được. Nếu dự Hội nghị, "
            "người đón tiếp xem được họ tên trong danh sách đại biểu.",
        ),
        Said(
            asks="In những gì, gửi cho ai?",
            text="Cả hồ sơ in cho cuộc họp xét duyệt của lãnh đạo xã. Nếu được duyệt: họ tên, năm "
            "sinh, chức vụ, nghề nghiệp, nơi ở hoặc nơi công tác, thành tích, khen thưởng có trong "
            "danh sách của xã và danh sách, báo cáo gửi thành phố. Dân tộc (nếu đã ghi) chỉ có "
            "trong danh sách người được cử đi dự đại hội của thành phố.",
        ),
        Said(
            asks="Giữ bao lâu?",
            text="Danh sách, quyết định đã ký: theo quy định về lưu trữ. Hồ sơ không được duyệt: "
            "đến khi xã quyết định hủy (đề xuất: 12 tháng sau Hội nghị).",
        ),
        Said(
            asks="Thấy sai, muốn rút lại thì làm thế nào?",
            text=f"Hãy báo {unit}, hoặc gọi {OFFICE}{phone}, nêu mã {nomination.code}. Ông, bà có "
            "thể đề nghị sửa, rút lại sự đồng ý, hoặc thôi không nhận giới thiệu. Rút lại sự đồng "
            "ý không cần nêu lý do, và không làm hồ sơ bị loại.",
        ),
    )


def page_of(nomination: Nomination, *, at: datetime) -> dict[str, Any]:
    """What its template is given."""
    return {"sheet": sheet_of(nomination, at=at), "nomination": nomination}
