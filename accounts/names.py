"""Vietnamese names: cleaned, folded for search, keyed for order (plain Python).

Letters and tones are ordered as CLDR "vi" orders them, a person by given name, then family name,
then what stands between, so SQLite, PostgreSQL and Excel show one order.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_QUALITIES = {"\u0302", "\u0306", "\u031b"}
# They turn the direction of what follows: a name could make a line of a paper read backwards.
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys(_DIRECTIONS, ""),
        "\u00d0": "Đ",
        "\u00f0": "đ",
        "\u0189": "Đ",
        "\u0256": "đ",
        "\u00a0": " ",
        "\u2019": "'",
        "\u02bc": "'",
    }
)
_VIETNAMESE = re.compile(r"^[A-Za-zĂÂĐÊÔƠƯăâđêôơưÀ-ỹ\u0300\u0301\u0303\u0309\u0323 '.,\-()/0-9]*$")
# Words of letters and signs that are what they look like, one space between them: most of what is
# typed. Nothing in it to mend, to part or to take out, and the papers' font has all of it.
_PLAIN_WORD = "[!-~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+"
is_plain = re.compile(f"(?:{_PLAIN_WORD}(?: {_PLAIN_WORD})*)?").fullmatch
_UNSEEN = {"Cf", "Cs"}  # direction marks, joiners, soft hyphens; halves of a broken character


def _shown(text: str) -> str:
    """In NFC, without what nobody sees; first that, because a joiner parts marks from letters."""
    seen = (
        char
        for char in text.translate(_LOOK_ALIKES)
        if unicodedata.category(char) not in _UNSEEN
        and not 0xFE00 <= ord(char) <= 0xFE0F  # how a sign is drawn: in colour, in black
        and ord(char) & 0xFFFE != 0xFFFE
        and not 0xFDD0 <= ord(char) <= 0xFDEF  # no characters at all, by definition
    )
    return unicodedata.normalize("NFC", "".join(seen))


def clean(text: str) -> str:
    """One line in NFC, look-alike letters mended, spaces single: what is stored."""
    if type(text) is str and is_plain(text):  # what somebody called safe comes out a text, as ever
        return text
    text = "".join(c if unicodedata.category(c) != "Cc" else " " for c in _shown(text))
    return re.sub(r"\s+", " ", text).strip()


def clean_lines(text: str) -> str:
    """Several lines in NFC: line breaks stay, other control characters go."""
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", _shown(text))
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc")
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The name without marks, in small letters: for search and for likely duplicates."""
    bare = unicodedata.normalize("NFD", clean(text).lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def is_guessable(password: str, words: Iterable[str]) -> bool:
    """Whether a password is one of these words: marks, case, spaces and added digits do not help.

    A number (a phone's) is found by its last nine digits, however it begins.
    """
    letters, digits = _letters(password), re.sub(r"\D", "", password)
    for word in words:
        number = re.sub(r"\D", "", word)[-9:]
        if letters and letters == _letters(word):
            return True
        if not letters and len(number) == 9 and number in digits:
            return True
    return False


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def alike(folded: str) -> str:
    """A folded name with i and y as one letter: Mỹ and Mĩ, Lý and Lí are written for each other."""
    return folded.replace("y", "i")


def says(text: str, words: str) -> bool:
    """Whether a text has each of these words: one without marks finds every way to mark it, one
    with marks only that.
    """
    letters, written = alike(fold(text)), clean(text).lower()
    return all(
        alike(fold(word)) in letters and (fold(word) == word or word in written)
        for word in clean(words).lower().split()
    )


@lru_cache(maxsize=4096)
def _syllable(word: str) -> str:
    """Letters, then tone, then case, as hex digits that sort bytewise; Tổ 9 before Tổ 10, Tổ An."""
    return "".join(
        _number(part) if part.isdigit() else _letters_of(part)
        for part in re.split("([0-9]+)", word)
        if part
    )


def _number(digits: str) -> str:
    """By its value and before all letters: how many digits, then they."""
    value = digits.lstrip("0")
    return f"00{min(len(value), 255):02x}{value}"


def _letters_of(word: str) -> str:
    letters, tone, case = [], 0, []
    for char in unicodedata.normalize("NFC", word):
        base, *marks = list(unicodedata.normalize("NFD", char))
        tone = next((_TONES[mark] for mark in marks if mark in _TONES), tone)
        quality = "".join(mark for mark in marks if mark in _QUALITIES)
        letter = unicodedata.normalize("NFC", base.lower() + quality)
        letters.append(_LETTERS.get(letter, 200 + min(ord(letter[0]), 5000) % 55))
        case.append("1" if base.isupper() else "0")
    return "".join(f"{rank + 1:02x}" for rank in letters) + f"00{tone:02x}" + "".join(case)


def sort_key(name: str) -> str:
    """A text that sorts people as Vietnamese lists do: given name, family name, middle names.

    Digits and small letters alone, so that it sorts the same under every collation of a database;
    syllables need no mark between them, because equal ones are equally long.
    """
    words = clean(name).split(" ")
    ordered = [words[-1], *words[:1], *words[1:-1]] if len(words) > 1 else words
    return written_key(" ".join(ordered))


def written_key(name: str) -> str:
    """The same of a name that is no person's: a collective's, a household's, sorted as written."""
    return "".join(_syllable(word) for word in clean(name).split(" "))[:400]


def title_case(name: str) -> str:
    """NGUYỄN VĂN A → Nguyễn Văn A, h'hen niê → H'Hen Niê; offered, never forced."""
    first = re.compile(r"(?:^|[\s\-]|(?<=[\s\-].')|(?<=^.'))\w")
    return first.sub(lambda found: found[0].upper(), clean(name).lower())


def offered(name: str) -> str:
    """A person's name as its bearer may write it, when it was typed all large or all small."""
    plain = len(name) > 3 and (name.isupper() or name.islower())
    return title_case(name) if plain and title_case(name) != name else ""


def looks_mistyped(name: str) -> bool:
    """Whether a name looks like a Telex, VNI or TCVN3 leftover ("Nguyeenx", "Nguye64n", "NguyÔn").

    A hint only: unusual names are real names, so nobody is refused for one.
    """
    name = clean(name)
    if not _VIETNAMESE.match(name):
        return True
    for word in re.findall(r"[^\W_]+", name):
        small = word.lower()
        plain = small.isascii()
        if re.search(r"[a-z]\d", small):
            return True
        if plain and re.search(r"aa|ee|oo|dd|[aou]w|w(?![aeiouy])|[fjz]", small):
            return True
        if plain and len(small) > 2 and re.search(r"[aeiouy][a-z]*[sfrxj]$", small):
            return True
        if any(c.isupper() for c in word[1:]) and any(c.islower() for c in word):
            return True
    return False


def likely_same(one: str, other: str) -> bool:
    """Whether two names may be one person's: same letters without marks, i and y alike."""
    return alike(fold(one)) == alike(fold(other))
