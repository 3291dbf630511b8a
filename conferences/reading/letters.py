"""Letters of a paper without their marks, sign by sign, and whether a reading is a bad one.

Everything is looked for in the plain letters, so one rule reads a clean paper, one typed without
marks and one whose marks a scanner mistook; what is shown is always the paper's own.
"""

import re
import unicodedata
from functools import lru_cache

_TAKEN_FOR = str.maketrans("0146&3¢€", "olaoaaee")
_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvxđ])?"
_VOWELS = "aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_SYLLABLE = re.compile(rf"{_ONSET}[{_VOWELS}]{{1,3}}(?:ch|ng|nh|[cmnpt])?")
_WORD = re.compile(r"[^\W_]+")
_HOUR = re.compile(r"\d{1,2}[hg]\d{0,2}")
FEWEST_MARKED, MOST_ODD = 0.6, 0.05  # of the words of a paper that is read well: 0.87 and 0.01
LEAST_OF_ONE, ODD_OF_ONE = 0.4, 0.15  # of the words of one sentence
_FOREIGN = frozenset(
    [
        "video",
        "clip",
        "email",
        "website",
        "internet",
        "online",
        "zalo",
        "facebook",
        "slide",
        "logo",
        "market",
        "maket",
        "pano",
        "banner",
        "led",
        "backdrop",
        "fanpage",
        "file",
        "word",
        "excel",
    ]
)
FEW = 5  # words, below which shares say nothing


@lru_cache(maxsize=256)  # a sentence is asked for again with each thing that is found in it
def plain(text: str) -> str:
    """The same length, small letters without marks; a digit within a word is the letter it was."""
    bare = "".join(_bare(char) for char in text)
    return re.sub(
        r"[a-z&]*[a-z][a-z0-9&¢€]*|[0146](?=[a-z]{2})[a-z0-9]+", _mended, bare, flags=re.ASCII
    )


def _bare(char: str) -> str:
    first = unicodedata.normalize("NFD", char.lower())[0]
    return "d" if first == "đ" else first


def _mended(found: re.Match[str]) -> str:
    word = found[0]
    digits = sum(char.isdigit() for char in word)
    if digits != 1 and not any(char in "&¢€" for char in word):
        return word
    return word if _HOUR.fullmatch(word) else word.translate(_TAKEN_FOR)


def is_spoilt(text: str) -> bool:
    """Whether the words of a text lost their marks or were misread."""
    words = [word.lower() for word in _WORD.findall(text) if _is_told(word)]
    if len(words) < FEW:
        return any(is_odd(word) for word in words if word.isalpha())
    marked = sum(not word.isascii() for word in words)
    odd = sum(is_odd(word) for word in words)
    return marked < FEWEST_MARKED * len(words) or odd > MOST_ODD * len(words)


def _is_told(word: str) -> bool:
    """Neither a number nor an abbreviation."""
    return len(word) > 1 and not word.isdigit() and not word.isupper() and not _HOUR.match(word)


@lru_cache(maxsize=256)
def is_doubtful(sentence: str) -> bool:
    """The same of one sentence of a paper that is read well: a name has few marks of its own."""
    words = [word.lower() for word in _WORD.findall(sentence) if _is_told(word)]
    marked = sum(not word.isascii() for word in words)
    odd = sum(is_odd(word) for word in words)
    return len(words) >= FEW and (
        marked < LEAST_OF_ONE * len(words) or odd > ODD_OF_ONE * len(words)
    )


def is_odd(word: str) -> bool:
    """Whether no Vietnamese syllable is written so, nor a foreign word that such papers have."""
    return not _SYLLABLE.fullmatch(word) and word not in _FOREIGN
