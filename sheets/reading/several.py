"""Says how many persons a cell seems to hold, and of how many a line was split."""

import re

_NUMBERS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")  # from two on
_SEEMS = "Ô này có vẻ ghi {} người. Hãy tách mỗi người một dòng."
_MAY_BE = (
    "Ô này có thể ghi {} người. Hãy tách mỗi người một dòng, hoặc đánh dấu dòng này "
    "nếu đúng là một tên."
)
_SPLIT = "Tách từ một dòng ghi {} người. Hãy xem cả dòng rồi đánh dấu."
_SPLIT_OWN = (
    "Tách từ một dòng ghi {} người. Giới tính, năm sinh ghi chung không lấy. "
    "Hãy ghi riêng từng người rồi đánh dấu."
)
_ANOTHER = (
    "Ô này còn ghi “{}”. Hãy ghi mỗi người một dòng, hoặc đánh dấu dòng này nếu không thêm người."
)
# No seat is kept without a name.
LATER = "Chưa biết ai dự thì để dòng này lại, sau thêm trong danh sách đại biểu."
WHO_COMES = f"Đây là tên một tập thể hoặc một hộ. Hãy ghi họ tên người đến dự. {LATER}"
_IS_TOLD = re.compile(r"Ô này có vẻ ghi \S+ người\. Hãy tách")
_IS_ASKED = re.compile(r"Ô này có thể ghi \S+ người\. Hãy tách")
_IS_SPLIT = re.compile(r"Tách từ một dòng ghi \S+ người\.")


def in_words(count: int) -> str:
    """How many persons there are, of two and more."""
    return _NUMBERS[count - 2] if count - 2 < len(_NUMBERS) else f"{count}"


def seem(count: int) -> str:
    return _SEEMS.format(in_words(count))


def may_be(count: int) -> str:
    return _MAY_BE.format(in_words(count))


def were(count: int, *, dropped: bool) -> str:
    """dropped: what the line said of one person alone was taken of none."""
    return (_SPLIT_OWN if dropped else _SPLIT).format(in_words(count))


def another(name: str) -> str:
    """name: who is called in a cell of somebody's post, her office."""
    return _ANOTHER.format(name)


def is_another(why: str) -> bool:
    return why.startswith(_ANOTHER.partition("{")[0])


def are_told(why: str) -> bool:
    return _IS_TOLD.match(why) is not None


def are_asked(why: str) -> bool:
    """Whether they are perhaps one."""
    return _IS_ASKED.match(why) is not None


def is_split(why: str) -> bool:
    return _IS_SPLIT.match(why) is not None
