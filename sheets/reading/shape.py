"""Tells by its letters that a text is perhaps no person's name, whatever its words mean."""

import re
from collections.abc import Sequence

from accounts.names import fold
from sheets.reading import people
from sheets.reading.roles import CALLINGS

NO_PERSON = (
    "Có vẻ không phải tên một người. Hãy ghi họ tên người ấy, hoặc đánh dấu dòng này nếu đúng là "
    "tên một người."
)
# Of people, of houses, of schools; with its marks none is a family's name.
_OF_NOBODY = re.compile(
    r"(?:họ|phố|bản|buôn|sóc|thcs|thpt|tiểu học|mầm non|mẫu giáo|trung học|thành phố|tp)\s+\w"
)
LONGEST = 7  # letters of a syllable: "nghiêng"
# A firm's kind in English, behind its name: "Hòa Phát Group".
_FIRM = re.compile(
    r".*\s(?:group|corp(?:oration)?|holdings?|company|ltd|jsc|media|mart|bank|land|tech"
    r"|travel|hotel|resort|coffee|farm|food|school|center|centre)\.?"
)
# Two syllables in one word and no mark on either, as firms write: "Viettel", "Honda".
_RUN_TOGETHER = re.compile(r"[b-df-hj-np-tv-xz]*[aeiouy]+[b-df-hj-np-tv-xz]+[aeiouy][a-z]*")
_FAMILIES_RUN_TOGETHER = frozenset(("rahlan", "romah", "rocham", "rochom", "ayun", "alăng"))
_RANK = re.compile(
    r"(?:(?:hòa|hoà) thượng|thượng (?:tọa|toạ)|đại đức|ni trưởng|ni sư|sư cô|sư thầy|linh mục"
    r"|mục sư|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)|(?:giáo|tiến|thạc) (?:sư|sĩ|sỹ))\s+"
)


def is_strange(name: str) -> bool:
    """Whether something of it is written as no name is: "BCH Đoàn xã", "Agribank Tứ Kỳ"; not where
    a person's family or middle name stands in it, nor all in small letters, which is asked anyway.
    """
    text = people.TITLES.sub("", people.undivided(name))
    if borne := _RANK.match(text.lower()) or CALLINGS.match(text.lower()):
        text = text[borne.end() :].strip()
    words = text.split()
    parts = [words[:2], *(words[at:] for at in range(len(words)))]
    if _OF_NOBODY.match(text.lower()) or _FIRM.fullmatch(text.lower()):
        return True
    if text.islower() or any(map(_is_person, parts)):
        return False
    apart = not text.isupper()  # a word in capitals among others is short for something
    return any(
        word[:1].islower()
        or len(word) > LONGEST
        or _is_run_together(word)
        or (apart and word.isupper())
        or not re.search("[aeiouy]", fold(word))
        for word in re.findall(r"[^\W\d_]{2,}", text)
    )


def _is_run_together(word: str) -> bool:
    small = word.lower()
    return _RUN_TOGETHER.fullmatch(small) is not None and small not in _FAMILIES_RUN_TOGETHER


def _is_person(words: Sequence[str]) -> bool:
    """By a family's name, by "Văn", "Thị", which may stand in small letters."""
    large = all(word[:1].isupper() or word in people.MIDDLES for word in words[1:])
    return large and people.names_one(" ".join(words))
