"""Readers of cells that several targets share; what each says of a bad cell is the house's own."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accounts import reading
from accounts.names import alike, fold, title_case
from accounts.problems import Refused
from accounts.telling import dotted, too_long
from sheets.reading import Cell, Read, calls_a_house, is_collective
from sheets.reading.absent import BEHIND
from sheets.reading.blanks import is_blank
from sheets.reading.cells import LARGE
from sheets.reading.kinds import are_two, doubt_of_name, is_wrong_name
from sheets.reading.offered import here
from sheets.reading.people import is_given_alone
from sheets.reading.posts import before_name, behind_name

Reader = Callable[[Cell], Read]
NOTHING = Read(value=None)
# "Ông Nguyễn Văn An": what one is addressed by is no part of a name. "Bà Rịa" alone would be.
# Those that begin a collective's name too, "Chị em phụ nữ", stand before a large letter alone.
TITLES = re.compile(
    rf"^(?:(?i:ông|bà|đồng chí|đ/c)\s*:?\s+(?=\S+\s)"
    rf"|(?i:cụ|cô|chú|bác|anh|chị|em|cháu)\s+(?!(?i:em|sĩ|hùng)\s)(?=[{LARGE}]\S*\s))"
)
OF_TITLE = {
    "male": r"ông|anh(?! hùng)|chú|hòa thượng|hoà thượng|thượng tọa|thượng toạ|đại đức|linh mục",
    "female": r"bà|cô|chị|ni trưởng|ni sư|sư cô",
}
OF_SEX = {
    sex: re.compile(rf"(?:{words})\s*:?\s+(?=\S+\s)", re.IGNORECASE)
    for sex, words in OF_TITLE.items()
}
OF_GIVEN = {"ông": "male", "bà": "female"}
HOUSE = re.compile(r"(?:hộ|gia đình)\s+(?:gia đình\s+)?(?:(?:ông|bà|anh|chị|cụ)\s+)?")
SMALL = "Bảng ghi chữ thường “{}”. Hãy xem lại chữ hoa của tên."
ASIDE = re.compile(r"\s*[(\[][^()\[\]]*(?:[)\]]|$)")
BESIDE = "Đã bỏ phần “{}” khỏi họ tên. Hãy xem lại."
# How two columns that are one person's name are headed.
HALVES = (
    (
        "họ đệm", "họ và đệm", "họ và tên đệm", "họ tên đệm", "họ lót", "họ và chữ lót",
        "họ và tên lót", "họ và chữ đệm", "họ chữ đệm", "họ",
    ),
    ("tên",),
)  # fmt: skip
FAILED = re.compile(r"#[A-Z/0]+[!?]?")  # what a formula that broke leaves behind
FORMULA = "=+-@"
PART = re.compile(r"([0-9]+)[.,]([0-9]{1,2})")  # three digits behind a dot are thousands


def _read(cell: Cell, reader: Callable[[str], Any]) -> Read:
    if not cell.text:
        return NOTHING
    if FAILED.fullmatch(cell.text):
        told = f"Ô này báo lỗi {cell.text}. Hãy nhập lại."
        return Read(value=None, text=cell.text, problem=told)
    try:
        value = reader(cell.text)
    except Refused as refused:
        return Read(value=None, text=cell.text, problem=str(refused))
    return Read(value=value, text=str(value))


def _fits(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Refused(too_long(longest, len(text)))
    return text


def words(longest: int) -> Reader:
    """One line of text, as a box of the house takes it; no spreadsheet runs it later."""

    def line(text: str) -> str:
        found = _fits(reading.line(text), longest)
        if found[:1] in FORMULA:
            raise Refused("Hãy bắt đầu bằng chữ cái hoặc chữ số.")
        return found

    return lambda cell: _read(cell, line)


def text(longest: int) -> Reader:
    """A text of several sentences."""
    return lambda cell: _read(cell, lambda typed: _fits(reading.lines(typed), longest))


def name(longest: int = 100, *, person: bool = False) -> Reader:
    """A person's name; all in capitals, it is written as its bearer may, and shown so.

    What stands behind it, "(vợ)", "- Bí thư Đảng ủy", or before it and a colon, "Phóng viên:", is
    no part of it, and said to be gone. person: it calls nobody else, no body that has a person.
    """
    line = words(longest)

    def without_aside(cell: Cell) -> Read:
        if is_blank(cell.text):
            return line(cell)  # "(chưa có)" is said as it is written
        head, behind = before_name(cell.text)
        if head and (person or not (_is_no_person(head) or calls_a_house(cell.text))):
            found = without_aside(cell._replace(text=behind))
            told = BESIDE.format(head)
            return replace(found, problem=f"{found.problem or ''} {told}".strip(), asks=True)
        asides = (ASIDE.search(cell.text), BEHIND.search(cell.text))
        aside = next((one[0] for one in asides if one), "")
        bare = BEHIND.sub("", ASIDE.sub("", cell.text)).strip()
        if behind_name(bare)[1]:
            bare, _ = behind_name(cell.text)
            aside = cell.text[len(bare) :]
        if not aside or not bare or _is_to_split(cell.text) or _is_no_person(bare):
            return read(cell)
        found = read(cell._replace(text=bare))
        told = BESIDE.format(aside.strip())
        problem = f"{found.problem} {told}" if found.problem else told
        return replace(found, problem=problem, asks=True)

    def read(cell: Cell) -> Read:
        found = line(cell)
        if not found.value:
            return found
        bare = TITLES.sub("", found.value)
        found = Read(value=bare, text=bare)
        if any(char.isdigit() for char in found.value):
            told = "Họ tên có chữ số. Hãy xem lại."
            return Read(value=found.value, text=found.text, problem=told, asks=True)
        if len(found.value) > 3 and found.value.isupper():
            better = found.value if is_collective(found.value) else title_case(found.value)
            return Read(value=better, text=better)
        if len(found.value) > 3 and found.value.islower():
            better = _large(found.value)
            told = SMALL.format(found.value)
            return Read(value=better, text=better, problem=told, asks=True)
        return found

    return without_aside


def _is_to_split(text: str) -> bool:
    why = doubt_of_name(text)
    return is_wrong_name(why) or are_two(why)


def _is_no_person(name: str) -> bool:
    """A body, a household: what stands in brackets may be a part of its name."""
    return is_collective(name) or HOUSE.match(name.lower()) is not None


def _large(name: str) -> str:
    """What was written small with large letters: of a body the first, of a person each word's."""
    if is_collective(name):
        return name[:1].upper() + name[1:]
    house = HOUSE.match(name)
    lead = house[0] if house else ""
    return f"{lead.capitalize()}{title_case(name[len(lead) :])}"


def _with_comma(typed: str) -> str:
    """A number without the noughts behind its point, else with the comma people write here."""
    found = PART.fullmatch(typed.strip())
    if found is None:
        return typed
    return f"{found[1]},{found[2]}" if found[2].strip("0") else found[1]


def whole(*, least: int, most: int) -> Reader:
    """A whole number within bounds; a dot groups thousands: "1,0", "2.00" are 1 and 2, 1.5 is
    none.
    """

    def number(typed: str) -> int:
        found = reading.count(_with_comma(typed))
        if not least <= found <= most:
            raise Refused(f"Hãy nhập số từ {least} đến {dotted(most)}.")
        return found

    return lambda cell: _read(cell, number)


def year(*, oldest: int, latest: int) -> Reader:
    def number(typed: str) -> int:
        return reading.year(_with_comma(typed), oldest=oldest, latest=latest)

    return lambda cell: _read(cell, number)


def birth_year(*, latest: int) -> Reader:
    """A year, or the year of a date, also where the format says that it is one."""

    def read(cell: Cell) -> Read:
        typed = Cell(str(cell.day.year)) if cell.day else cell
        return _read(typed, lambda text: reading.birth_year(text, latest=latest))

    return read


def _begun(known: Mapping[str, Any]) -> dict[str, Any]:
    """Beginnings of words that go on after a comma, where they begin no other: "xây dựng Đảng"."""
    found: dict[str, set[Any]] = defaultdict(set)
    for word, value in known.items():
        parts = word.split(",")
        for end in range(1, len(parts)):
            found[",".join(parts[:end]).strip()].add(value)
    return {word: values.pop() for word, values in found.items() if len(values) == 1}


def one_of(
    choices: Sequence[tuple[Any, str]], *, also: Sequence[tuple[str, Any]] = (), hint: str = ""
) -> Reader:
    """One of a list, by its label or another word for it, marks and capitals apart.

    also: word → value. hint: what to do about a word that is none of them.
    """
    labels = dict(choices)
    known = {alike(fold(label)): value for value, label in choices}
    known |= {alike(fold(word)): value for word, value in also}
    begun = _begun(known)
    offered = hint or here([*labels.values()])

    def read(cell: Cell) -> Read:
        if not cell.text:
            return NOTHING
        said = alike(fold(cell.text)).strip(" .,:;")
        value = known.get(said, begun.get(said))
        if value is None:
            problem = f"Chưa rõ “{cell.text[:60]}”. {offered}"
            return Read(value=None, text=cell.text, problem=problem)
        return Read(value=value, text=labels.get(value, cell.text))

    return read


def sex_said(name: str) -> str:
    """What "Ông", "Bà" before a name says of its sex; empty where nothing stands there. "Anh Thư"
    is a whole name, "Bà Bảy" all that is known of her.
    """
    named = (sex for sex, title in OF_SEX.items() if title.match(name))
    return next(
        named, OF_GIVEN.get(name.partition(" ")[0].lower(), "") if is_given_alone(name) else ""
    )
