"""What keeps all dossiers on a page of the approval meeting from being decided on.

Its boxes would be filled in for nothing then: the page says what is missing, and whose that is.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from nominations.models.held import dossiers_of
from nominations.web.approval import Sitting
from nominations.web.boxes import pairs_of
from nominations.web.cut_short import as_read_here, said_once
from nominations.web.lists import Row
from nominations.workflow.posted import FIELD, OBJECTIONS

OBJECTED = (
    "Còn ý kiến phản ánh chưa trả lời, về hồ sơ hoặc về danh sách. Hãy chờ Phòng Văn hóa - Xã hội "
    "trả lời ở mục “Ý kiến phản ánh”."
)
DOUBLED = (
    "Có thể trùng người với hồ sơ khác, chưa có kết luận. Hãy chờ Phòng Văn hóa - Xã hội bấm “So "
    "hai hồ sơ” rồi trả lời."
)
OTHERS = "Còn điều khác phải làm trước. Hãy xem từng hồ sơ bên dưới."
# What names other dossiers or counts, told of all in one sentence.
TOGETHER = {OBJECTIONS: OBJECTED, "duplicate_answer": DOUBLED, "duplicate_verdict": DOUBLED}


@dataclass(frozen=True, kw_only=True)
class Keeps:
    """One thing that is missing, and of how many; place: where the marks of the rows lead."""

    text: str
    number: int
    place: str
    is_objection: bool


def none_open(sitting: Sitting) -> tuple[Keeps, ...]:
    """What is missing of those on the page, the most frequent first; nothing where one of them may
    be decided on, or where votes are typed. Other pages have their own.
    """
    typed = sitting.is_typed and (sitting.codes or dossiers_of(pairs_of(sitting.typed)))
    if typed or any(row.is_votable for row in sitting.rows):
        return ()
    found = Counter(text for row in sitting.rows for text in set(_missing(row)))
    places = {as_read_here(text): one.place for text, one in said_once(sitting.rows).items()}
    return tuple(
        Keeps(
            text=text, number=number, place=places.get(text, ""), is_objection=text == OBJECTED
        )
        for text, number in found.most_common()
    )  # fmt: skip


def _missing(row: Row) -> Iterator[str]:
    for problem in row.stops:
        own = as_read_here(problem.text) if problem.field == FIELD else OTHERS
        yield TOGETHER.get(problem.field, own)
