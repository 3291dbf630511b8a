"""What is to be done about a word of a closed list: on a preview, and where its boxes are gone."""

import re
from collections.abc import Sequence

FEW = 4  # choices a sentence names; of more a preview has a list to open
CHOOSE = "Hãy chọn một mục trong danh sách."
# What only a preview has: "Hãy chọn cho mọi dòng ở đầu trang, hoặc xem từng dòng."
_ABOVE = re.compile(r"Hãy chọn cho (?:mọi dòng|cả nhóm) ở đầu trang, hoặc xem từng dòng\.")
WRITE = "Hãy ghi cột này trong bảng."


def named(labels: Sequence[str]) -> str:
    sign = "; " if any("," in label for label in labels) else ", "
    return f"Hãy ghi một trong: {sign.join(labels)}."


def here(labels: Sequence[str]) -> str:
    """Beside a box of these choices."""
    return named(labels) if len(labels) <= FEW else CHOOSE


def in_the_table(why: str, labels: Sequence[str]) -> str:
    """The same reason for whoever mends the table that was sent: no list to choose from there."""
    return _ABOVE.sub(WRITE, why.replace(CHOOSE, named(labels)) if labels else why)
