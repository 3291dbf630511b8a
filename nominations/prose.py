"""What the writer of an achievement may want to look at again: hints, nobody is refused.

Pure Python, signs and words only: it knows no grammar, so it keeps silent where a right word may
look the same. Other years than the plan's are `rules.in_period`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from accounts.problems import Problem
from nominations.plan import years_in

SHORTEST = 8  # words: what is shorter is asked for nothing but more
_WORD = re.compile(r"[^\W_]+")
_COUNTED = re.compile(r"\S*\w\S*")

# "tôi" is also to slake, to temper, a servant.
_NOT_I = re.compile(r"\btôi (?:luyện|thép|vôi|tớ|rèn|lửa)\b|\b(?:vôi|bề|vua|bầy) tôi\b")
_I = re.compile(r"\b(?:chúng tôi|tôi|chúng em|bản thân em|em xin)\b")


_LASTED = re.compile(
    r"\b(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hai mươi|nhiều|mỗi|hằng|hàng) năm\b"
)
_COUNT = re.compile(r"\b(?:hai|bốn|sáu|bảy|tám|mười|chục|mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ)\b")
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b|\b\d{1,2}[/.-](?:19|20)\d{2}\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
SHOUTED = 4  # words in capitals behind each other

# Words of everyday use that read as keys of ours: other tongues', and those in "oong".
_BORROWED = frozenset(
    {"chef", "chips", "kits", "loop", "moon", "noon", "room", "sets", "soon", "teen", "tips"}
    | {"boong", "coong", "goòng", "loong", "soong", "xoong"}
)

_ONSETS = "ngh|ng|nh|kh|gh|gi|ch|th|tr|ph|qu|[bcdđghklmnrstvx]|"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp
iêt iêu o oa oac oach oai oam oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om
on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ue uê uêch uênh
ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uynh uyên uyêt uyt uyu uơ ư ưa ưc ưi ưng ưt
ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_SYLLABLE = re.compile(rf"(?:{_ONSETS})(?:{'|'.join(_RHYMES.split())})")
_HATS = (("uow", "ươ"), ("aa", "â"), ("aw", "ă"), ("ee", "ê"), ("oo", "ô"), ("ow", "ơ"))
_LATER = re.compile(r"([aeo])(?=[^aeo]*\1[^aeo]*$)")  # "thoon", and "thono" with its hat behind
_TONE = re.compile(r"(?<=[a-zđăâêôơư])[sfrxj]$")


def words_in(text: str) -> int:
    """How many words a text has, as a reader counts them: "2,4 ha" are two, a lone dash none."""
    return len(_COUNTED.findall(text))


def looked_at(text: str, *, field: str, most: int) -> Iterator[Problem]:
    """All hints about one text, each with what to do; nothing of an empty one.

    field: the particular it stands in. most: the words a paper has room for.
    """
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        return
    for words in (*_about_length(text, most), *_about_manner(text), *_about_facts(text)):
        yield Problem(text=words, field=field)


def _about_length(text: str, most: int) -> Iterator[str]:
    count = words_in(text)
    if count > most:
        yield (
            f"Tóm tắt thành tích dài {count} chữ. Danh sách in đẹp nhất với nhiều nhất "
            f"{most} chữ; hãy chọn việc nổi bật nhất, hoặc để nguyên."
        )
    elif count < SHORTEST:
        yield (
            f"Tóm tắt thành tích mới có {count} chữ. Nên ghi làm việc gì, kết quả bao nhiêu, "
            "ai được lợi."
        )


def _about_manner(text: str) -> Iterator[str]:
    if _is_first_person(text):
        yield (
            "Thành tích đang viết là “tôi”. Trong danh sách nên gọi là ông, bà, anh, chị; "
            "nếu trích lời thì để nguyên."
        )
    if shouted := _shouted(text):
        yield f"Có chỗ viết toàn chữ in hoa (“{shouted}”). Nên viết chữ thường cho dễ đọc."
    if left := mistyped(text):
        shown = ", ".join(f"“{word}”" for word in left[:3])
        yield f"Có chữ như còn sót phím gõ dấu: {shown}. Hãy xem lại; nếu đúng thì để nguyên."


def _about_facts(text: str) -> Iterator[str]:
    if words_in(text) < SHORTEST:
        return
    small = text.lower()
    if not _has_figure(small):
        yield (
            "Thành tích chưa có con số nào. Nên ghi kết quả bao nhiêu, ví dụ bao nhiêu hộ, "
            "bao nhiêu héc ta, bao nhiêu tiền."
        )
    if not years_in(text) and not _LASTED.search(small):
        yield "Thành tích chưa nêu năm nào. Nên ghi làm từ năm nào, ví dụ “từ năm 2021”."


def _is_first_person(text: str) -> bool:
    return bool(_I.search(_NOT_I.sub(" ", text.lower())))


def _has_figure(small: str) -> bool:
    """Whether something is counted; a day or a year counts nothing."""
    rest = _YEAR.sub(" ", _DAY.sub(" ", small))
    return any(sign.isdigit() for sign in rest) or bool(_COUNT.search(rest))


def _shouted(text: str) -> str:
    """The first run of words in capitals that can be spoken; UBND, TNHH, OCOP cannot."""
    run: list[str] = []
    for word in _WORD.findall(text):
        if word.isupper() and _is_spoken(word.lower()):
            run.append(word)
            if len(run) == SHOUTED:
                return " ".join(run)
        elif not word.isupper():
            run = []
    return ""


def mistyped(text: str) -> list[str]:
    """Words that are none as they stand and one when their keys are read as Telex: "nguwowif".

    In the order of the text, each once; "bus", "gas", "web" and names of other tongues are not
    among them: a tone alone counts only behind three letters and more.
    """
    found: dict[str, None] = {}
    for word in _WORD.findall(text):
        small = word.lower()
        if len(small) > 2 and small not in _BORROWED and _is_telex(small):
            found[word] = None
    return list(found)


@lru_cache(maxsize=4096)
def _is_telex(word: str) -> bool:
    if not re.fullmatch(r"[a-zđ]+", word) or _is_spoken(word):
        return False
    bare = _TONE.sub("", word)
    toned = bare != word
    hatted = _with_hats(bare)
    if hatted == bare:
        return toned and len(bare) > 2 and _is_spoken(bare)
    return _is_spoken(hatted)


def _with_hats(word: str) -> str:
    """A word with the letters its Telex keys stand for; itself where there are none."""
    word = re.sub(r"^dd", "đ", word)
    if re.match(r"d[^d]+d$", word):  # "dangd"
        word = f"đ{word[1:-1]}"
    for keys, letter in _HATS:
        word = word.replace(keys, letter)
    if "w" in word:
        word = word.replace("uơw", "ươ").replace("uw", "ư")
    if word.isascii() and (twice := _LATER.search(word)):
        hat = {"a": "â", "e": "ê", "o": "ô"}[twice[1]]
        rest = word[twice.end() :]
        if not rest.startswith(twice[1]):
            word = word[: twice.start()] + hat + rest[::-1].replace(twice[1], "", 1)[::-1]
    return word.replace("ưoi", "ươi").replace("ưon", "ươn").replace("ưoc", "ươc")


def _is_spoken(word: str) -> bool:
    """Whether it is built as a Vietnamese syllable is; tones do not matter."""
    plain = unicodedata.normalize("NFD", word)
    plain = "".join(sign for sign in plain if sign not in "\u0300\u0301\u0303\u0309\u0323")
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)))
