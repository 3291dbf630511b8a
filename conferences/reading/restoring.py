"""Proposes the marks that a bad reading lost, where every such paper has the words."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from conferences.reading.letters import plain

# Longest first: within "Phòng Văn hóa - Xã hội" is no "xã".
_KNOWN = (
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Trung tâm Văn hóa, Thể thao và Truyền thông",
    "Hội nghị tuyên dương điển hình tiên tiến", "tổng hợp, duyệt danh sách điển hình tiên tiến",
    "hoàn thiện kế hoạch, trình UBND xã phê duyệt", "Ban Thi đua - Khen thưởng",
    "Phòng Văn hóa - Xã hội", "Đại hội Thi đua yêu nước", "điển hình tiên tiến",
    "báo cáo kết quả", "tuyên dương", "tổ chức Hội nghị", "đại biểu khách mời", "Nhà Văn hóa",
    "UBND thành phố", "thành phố", "Sở Nội vụ", "Hội nghị", "danh sách", "Văn phòng", "Đảng ủy",
    "đại biểu", "lần thứ", "tổ chức", "xã",
)  # fmt: skip
CLOSE = 0.8  # of the signs of a phrase; "hji nghi" is 0.88 of "hoi nghi"
CLOSE_WORD = 0.5  # of each word of it


@lru_cache(maxsize=512)
def restored(text: str) -> str:
    """The text with the marks of the phrases known; nothing where it has none of them."""
    parts: list[str] = re.split(r"(\s+)", text)
    done = [False] * len(parts)
    for phrase in _KNOWN:
        width = 2 * len(phrase.split()) - 1
        for at in range(0, len(parts) - width + 1, 2):
            if any(done[at : at + width]):
                continue
            said = "".join(parts[at : at + width])
            core = said.rstrip(".,;:)")
            if _alike(plain(core), plain(phrase)):
                first = phrase[0].upper() if core[:1].isupper() else phrase[0]
                parts[at : at + width] = [
                    first + phrase[1:] + said[len(core) :], *[""] * (width - 1)
                ]  # fmt: skip
                done[at : at + width] = [True] * width
    found = "".join(parts)
    return found if found != text else ""


def _alike(said: str, known: str) -> bool:
    if len(known) < 4:  # "x4"
        return len(said) == len(known) and said[:1] == known[:1]
    words = [*zip(said.split(), known.split(), strict=True)]
    if any(_likeness(one, other) < CLOSE_WORD for one, other in words):
        return False
    return _likeness(said, known) >= CLOSE


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
