"""What is wrong about the words of an objection, said before anything is kept of it."""

from accounts.problems import Problem
from accounts.telling import dotted, too_long
from nominations.prose import words_in

MOST_WORDS, MOST_SIGNS = 3000, 30_000
NO_CONCLUSION, NO_REASON = "Hãy chọn kết luận.", "Hãy ghi căn cứ của kết luận."
EMPTY = "Hãy viết nội dung phản ánh."
TOO_LONG = "Ý kiến dài {} từ, tối đa {} từ. Hãy rút gọn; phần còn lại gửi kèm bằng tệp sau khi gửi."


def problems_of(text: str) -> list[Problem]:
    """What is wrong about the words of an objection."""
    if not text:
        return [Problem(text=EMPTY, field="text")]
    if (number := words_in(text)) > MOST_WORDS:
        words = TOO_LONG.format(dotted(number), dotted(MOST_WORDS))
        return [Problem(text=words, field="text")]
    if len(text) > MOST_SIGNS:
        return [Problem(text=too_long(MOST_SIGNS, len(text)), field="text")]
    return []
