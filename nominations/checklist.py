"""What the office looks into before it calls a dossier verified: one table, an item a row.

An item says what is asked, where that is written and how sure we are of it. Nothing here stands in
the way of a move but what `rules.clean_record` demands and what the commune itself set to; the
others are asked, answered and kept. A commune's own items come after these.
What is read in copies of a law says so, and what is only custom is never worded as law.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from accounts.problems import Problem
from nominations.enums import Found, NominationKind

EVERY = frozenset(NominationKind)


class Certainty(Enum):
    """How sure we are that it is written; the words stand beside the source."""

    COPY = "đọc ở tài liệu dẫn lại, nên đối chiếu văn bản gốc"
    PLAN = "ghi trong Kế hoạch"
    CUSTOM = "theo thông lệ, không phải quy định"
    OWN = "xã tự đặt, không phải quy định của pháp luật"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to look into.

    demanded: the check page's own box answers it, and verifying waits for it. blocks: the commune
    wants it answered, and clear, before a dossier is verified. doubted_by: what of a dossier speaks
    against its clear answer (`workflow.doubted`), so that nobody gives it of many unread. short:
    what a row has room for.
    """

    key: str
    label: str
    asks: str
    source: str
    certainty: Certainty
    clear: str = "Đã kiểm tra, không vướng"
    raised: str = "Có điều cần nêu"
    kinds: frozenset[NominationKind] = EVERY
    demanded: bool = False
    blocks: bool = False
    doubted_by: str = ""
    short: str = ""

    @property
    def source_words(self) -> str:
        """Thông tư 15/2025/TT-BNV (đọc ở tài liệu dẫn lại, …)."""
        return f"{self.source} ({self.certainty.value})" if self.source else self.certainty.value


ITEMS = (
    Item(
        key="integrity",
        label="Kỷ luật, thanh tra, đơn thư",
        asks="Có đang xem xét kỷ luật; bị điều tra, thanh tra, kiểm tra vì có dấu hiệu vi phạm; "
        "hoặc đơn thư, báo chí nêu đang xác minh không?",
        source="Nghị định 152/2025/NĐ-CP, Điều 4",
        certainty=Certainty.COPY,
        demanded=True,
    ),
    Item(
        key="disputes",
        label="Tranh chấp, khiếu nại ở xã",
        asks="Có tên trong danh sách tranh chấp, khiếu nại xã đang giải quyết không?",
        source="",
        certainty=Certainty.CUSTOM,
        short="tranh chấp",
    ),
    Item(
        key="dissolved",
        label="Tập thể còn hoạt động",
        asks="Tập thể còn hoạt động, hay đã giải thể khi sắp xếp đơn vị hành chính?",
        source="Thông tư 15/2025/TT-BNV: không khen thưởng đơn vị đã giải thể do sắp xếp",
        certainty=Certainty.COPY,
        clear="Còn hoạt động",
        raised="Đã giải thể hoặc chưa rõ",
        kinds=frozenset({NominationKind.COLLECTIVE}),
        short="còn hoạt động",
    ),
    Item(
        key="once",
        label="Không khen một thành tích nhiều lần",
        asks="Chính thành tích này đã được khen thưởng lần nào chưa?",
        source="Luật Thi đua, khen thưởng, nguyên tắc khen thưởng",
        certainty=Certainty.COPY,
        clear="Chưa được khen",
        raised="Đã được khen hoặc chưa rõ",
        doubted_by="awards",
        short="khen một lần",
    ),
    Item(
        key="period",
        label="Thời gian lập thành tích",
        asks="Thành tích có trong giai đoạn của Kế hoạch không?",
        source="Kế hoạch, mục II.4.1",
        certainty=Certainty.PLAN,
        clear="Trong giai đoạn",
        raised="Ngoài giai đoạn hoặc chưa rõ",
        doubted_by="years",
        short="giai đoạn",
    ),
    Item(
        key="after",
        label="Thành tích sau khi hết kỷ luật",
        asks="Nếu từng bị kỷ luật: thành tích nêu trong hồ sơ có từ sau khi hết kỷ luật không?",
        source="Nghị định 152/2025/NĐ-CP, Điều 4",
        certainty=Certainty.COPY,
        clear="Chưa từng bị kỷ luật, hoặc có từ sau khi hết",
        short="sau kỷ luật",
    ),
)


def items_of(kind: str, own: Iterable[Item] = ()) -> tuple[Item, ...]:
    """What is looked into of that kind of dossier, in order; own: what its commune asks too."""
    return tuple(item for item in (*ITEMS, *own) if kind in item.kinds)


def asked_of(kind: str, own: Iterable[Item] = ()) -> tuple[Item, ...]:
    """The same without what the check page's own box answers."""
    return tuple(item for item in items_of(kind, own) if not item.demanded)


def in_the_way(kind: str, own: Iterable[Item], found: Mapping[str, str]) -> Iterator[Problem]:
    """A commune's own items that verifying waits for, each until it is answered, and clear.

    found: the answer by item. No plan and no law demands it: the commune does.
    """
    for item in own:
        if not item.blocks or kind not in item.kinds:
            continue
        answer = found.get(item.key)
        if answer == Found.RAISED:
            text = f"Mục “{item.label}” có điều cần nêu. Hãy chờ hết vướng, hoặc trả lại hồ sơ."
            yield Problem(text=text, field="checklist")
        elif answer != Found.CLEAR:
            text = (
                f"Chưa kiểm tra mục “{item.label}” do xã đặt. "
                "Hãy bấm “Kiểm tra theo danh mục” rồi ghi kết quả."
            )
            yield Problem(text=text, field="checklist")
