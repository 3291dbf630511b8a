"""A commune's units and their heads out of a foreign table; the room's own target.

Units belong to the apps below this room, which may not know it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.enums import Permission, UnitKind
from accounts.models import Unit, User
from accounts.problems import Refused
from accounts.reading import phone
from conferences.actions import heads, units
from conferences.facts.owed import owed_by, will_owe
from conferences.models import Conference
from sheets import fields as readers
from sheets.facts import about_names, shortened
from sheets.reading import Cell, Field, Read
from sheets.reading.bodies import how_many, is_collective, names_two
from sheets.reading.kinds import doubt_of_name, is_wrong_name, people_in
from sheets.reading.people import names_one, undivided
from sheets.reading.roles import BEHIND, doubt_of
from sheets.reading.several import in_words
from sheets.reading.shape import NO_PERSON, is_strange
from sheets.targets import Completed, Doubt, Made, Row, Target, Told

KINDS = [(one.value, str(one.label)) for one in UnitKind]
ALSO = [("xóm", "village"), ("tổ dân phố", "village"), ("khu", "village"), ("làng", "village"),
        ("hội", "organisation"), ("htx", "cooperative"), ("trường", "school"),
        ("khác", "agency"), ("đơn vị khác", "agency"), ("cơ quan khác", "agency")]  # fmt: skip
BEGINS = (
    ("thôn ", "village"), ("xóm ", "village"), ("tổ dân phố ", "village"), ("làng ", "village"),
    ("trường ", "school"), ("hợp tác xã ", "cooperative"), ("htx ", "cooperative"),
    ("hội ", "organisation"), ("đoàn ", "organisation"),
)  # fmt: skip
PHONE_TAKEN = "Số điện thoại này đã có người dùng. Hãy bỏ ô này hoặc ghi số khác."
HEAD_AND_MORE = "Đã bỏ phần “{}” khỏi họ tên. Hãy xem lại."
NO_NAME = "Ghi “{}”, chưa có tên người đứng đầu. Hãy ghi họ tên, hoặc để trống ô này."
UNIT_AND_MORE = "Đã bỏ phần “{}” khỏi tên đơn vị. Hãy xem lại."
POST_BEFORE = "Trước họ tên có chức vụ. Hãy chỉ giữ họ tên."
ONE_HEAD = "Ô này có vẻ ghi {} người. Hãy chỉ ghi người đứng đầu."
DEPUTY = re.compile(r"[,;:(–-]\s*(?:(?:cấp )?phó|đồng thời)\b", re.IGNORECASE)
POST_BEHIND = re.compile(r"\s*(?:[(,;]|[-–—]\s|\s[-–—])\s*(.*)$")
TWO_UNITS = (
    "Ô này có vẻ ghi nhiều đơn vị. Hãy ghi mỗi đơn vị một dòng, hoặc đánh dấu dòng này nếu đúng là "
    "một tên."
)
NO_UNIT = (
    "Ô này có vẻ ghi tên một người. Hãy ghi tên đơn vị, hoặc đánh dấu dòng này nếu đúng là tên một "
    "đơn vị."
)
LEADS = "{}, đứng đầu {}"
NO_HEAD = "Có số điện thoại nhưng chưa có tên người đứng đầu. Hãy ghi tên."


def fields(conference: Conference, at: datetime) -> tuple[Field, ...]:
    return (
        Field(
            key="name",
            label="Tên đơn vị",
            words=("đơn vị", "thôn", "tên thôn", "tên đơn vị", "thôn, đơn vị", "tên thôn, đơn vị"),
            read=_name,
            required=True,
            example="Thôn Mỗ Đoạn",
        ),
        Field(
            key="kind",
            label="Loại",
            words=("loại đơn vị", "phân loại"),
            read=readers.one_of(KINDS, also=ALSO),
            required=True,
            choices=tuple(label for _, label in KINDS),
            example="Thôn",
            note="Để trống thì đoán theo tên.",
            from_group=True,
        ),
        Field(
            key="former",
            label="Địa phương trước sắp xếp",
            words=("địa phương trước sắp xếp", "xã cũ", "trước sắp xếp", "địa phương cũ"),
            read=readers.words(60),
            example="Bình Lãng",
        ),
        Field(
            key="head",
            label="Người đứng đầu",
            words=("trưởng thôn", "họ và tên", "họ tên", "người đại diện", "bí thư, trưởng thôn",
                   "họ và tên trưởng thôn", "thủ trưởng"),
            read=_head,
            example="Nguyễn Văn An",
            note="Vào bằng phiếu QR của đơn vị, chưa có mật khẩu.",
            halves=readers.HALVES,
        ),
        Field(
            key="phone",
            label="Điện thoại",
            words=("số điện thoại", "sđt", "số đt", "đt", "điện thoại trưởng thôn", "di động",
                   "điện thoại di động", "số di động", "điện thoại liên hệ"),
            read=_phone,
            phones=True,
            example="0912 000 099",
        ),
    )  # fmt: skip


_unit = readers.words(160)
_named = readers.name(100)


def _name(cell: Cell) -> Read:
    """Of two units in one cell each has to have its own line, unless that is one's name; who heads
    one is none, unless it is called after somebody.
    """
    found = _unit(cell)
    if found.problem:
        return found
    if names_two(found.text):
        return replace(found, problem=TWO_UNITS, asks=True)
    if names_one(undivided(found.text)) and not is_collective(found.text):
        return replace(found, problem=NO_UNIT, asks=True)
    name, count = how_many(found.text)
    if count:
        return replace(
            _unit(cell._replace(text=name)), problem=UNIT_AND_MORE.format(count), asks=True
        )
    return found


def _head(cell: Cell) -> Read:
    """A dash is nobody; "(chưa có)" is said to be (reading/blanks.py)."""
    if not cell.text.strip(" .-–()"):
        return Read(value=None)
    people = len(people_in(cell.text))
    if people or DEPUTY.search(cell.text):
        why = ONE_HEAD.format(in_words(max(people, 2)))
        return Read(value=None, text=cell.text, problem=why)
    doubt = doubt_of_name(cell.text, alone=True) or doubt_of(cell.text, alone=True)
    if is_wrong_name(doubt):
        return Read(value=None, text=cell.text, problem=NO_NAME.format(cell.text))
    if doubt == BEHIND:
        return replace(_named(cell), problem=POST_BEFORE, asks=True)
    found = POST_BEHIND.search(cell.text)
    read = _one_person(cell._replace(text=cell.text[: found.start()])) if found else None
    if found is None or read is None or not read.value or read.problem:
        return _one_person(cell)
    return replace(read, problem=HEAD_AND_MORE.format(found[0].strip()), asks=True)


def _one_person(cell: Cell) -> Read:
    read = _named(cell)
    if read.value and not read.problem and is_strange(read.value):
        return replace(read, problem=NO_PERSON, asks=True)
    return read


def _phone(cell: Cell) -> Read:
    """Excel drops the 0 a number begins with: nine digits are read with it."""
    text = f"0{cell.text}" if len(cell.text) == 9 and cell.text.isdigit() else cell.text
    if not text:
        return Read(value=None)
    try:
        return Read(value=phone(text), text=text)
    except Refused as refused:
        return Read(value=None, text=cell.text, problem=str(refused))


def complete(values: Mapping[str, Any], texts: Mapping[str, str]) -> Mapping[str, Completed]:
    """The kind, by how the name begins."""
    name = texts["name"].lower()
    kind = next((kind for words, kind in BEGINS if name.startswith(words)), "")
    return {"kind": Completed(value=kind)} if kind else {}


def check(conference: Conference, rows: Sequence[Row]) -> Mapping[int, Sequence[Doubt]]:
    """A unit is in a commune once, a phone anybody's once; neither is a question."""
    named = about_names(conference, rows)
    phones = Counter(row.values["phone"] for row in rows if row.values["phone"])
    taken = set(User.objects.filter(phone__in=phones).values_list("phone", flat=True))
    taken |= {number for number, times in phones.items() if times > 1}
    found = {}
    short = shortened(conference, rows)
    for row in rows:
        said = [*named.get(row.place, ())]
        if row.values["phone"] in taken:
            said.append(Doubt(field="phone", text=PHONE_TAKEN, asks=False))
        if row.values["phone"] and not row.values["head"]:
            said.append(Doubt(field="head", text=NO_HEAD, asks=False))
        if row.place in short and row.place not in named:
            said.append(Doubt(field="name", text=short[row.place], by_hand=True))
        if said:
            found[row.place] = said
    return found


def write(conference: Conference, rows: Sequence[Row], by: User, at: datetime) -> list[Made]:
    """A unit of each line; of one that stands only who heads it."""
    there = _slugs(conference)
    stand = [there.get(units.slug_of(row.values["name"])) for row in rows]
    pairs = [*zip(rows, stand, strict=True)]
    new = [row.values for row, slug in pairs if not slug]
    added = [{**row.values, "slug": slug} for row, slug in pairs if slug]
    made = units.add_units(conference=conference, rows=new, by=by, at=at) if new else []
    led = heads.add_heads(conference=conference, rows=added, by=by, at=at) if added else []
    seals = units.seals_of(made)
    bodies = iter([Made(code=unit.slug, seal=seals[unit.pk]) for unit in made])
    people = iter([Made(code=heads.code_of(one), seal=heads.seal_of_head(one)) for one in led])
    return [next(people if slug else bodies) for slug in stand]


def _slugs(conference: Conference) -> dict[str, str]:
    """By the key of its name, the slug of each unit that stands."""
    return {
        units.slug_of(name): slug
        for slug, name in conference.commune.units.values_list("slug", "name")
    }


def _apart(made: Sequence[Made]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Units, and those who head units that stood before: code and seal of each."""
    pairs = [(one.code, one.seal) for one in made]
    return (
        [pair for pair in pairs if not heads.is_code(pair[0])],
        [pair for pair in pairs if heads.is_code(pair[0])],
    )


def stays(conference: Conference, made: Sequence[Made]) -> Mapping[str, str]:
    bodies, people = _apart(made)
    return units.what_stays(conference, bodies) | heads.which_stay(conference, people)


def take_back(
    conference: Conference, made: Sequence[Made], by: User, at: datetime
) -> Mapping[str, str]:
    """Of a unit that stood before just who was added to it."""
    bodies, people = _apart(made)
    left = heads.remove_heads(conference=conference, made=people, by=by)
    return left | units.remove_units(conference=conference, made=bodies, by=by)


def tell(conference: Conference, codes: Sequence[str]) -> Mapping[str, Told]:
    there = reverse("conferences:units")
    found = Unit.objects.filter(commune_id=conference.commune_id, slug__in=codes)
    told = {unit.slug: unit.name for unit in found}
    for code, head in heads.heads_of(conference, codes).items():
        told[code] = LEADS.format(head.full_name, head.unit.name if head.unit else "")
    return {code: Told(words=words, address=there) for code, words in told.items()}


def came(conference: Conference, code: str, codes: Sequence[str]) -> Mapping[str, Any]:
    """The units, those that were given somebody too."""
    led = heads.heads_of(conference, codes).values()
    slugs = [code for code in codes if not heads.is_code(code)]
    return {"chi": [*dict.fromkeys([*slugs, *(one.unit.slug for one in led if one.unit)])]}


def foretell(
    conference: Conference, rows: Sequence[Mapping[str, Any]], at: datetime
) -> Sequence[str]:
    """What those will owe that do not stand yet."""
    there = _slugs(conference)
    named = [(row["kind"], units.slug_of(row["name"])) for row in rows]
    return will_owe(conference, [pair for pair in named if pair[1] not in there], at=at)


UNITS = Target(
    key="units",
    slug="don-vi",
    title="Đơn vị và người đứng đầu",
    noun="đơn vị và người đứng đầu",
    means="Mỗi dòng thành một đơn vị của xã, có tên người đứng đầu; đơn vị đã có thì chỉ thêm "
    "người đứng đầu. Sau đó in phiếu QR cho đơn vị.",
    permission=Permission.UNIT_MANAGE,
    back="conferences:units",
    came=came,
    fields=fields,
    complete=complete,
    check=check,
    write=write,
    stays=stays,
    take_back=take_back,
    tell=tell,
    foretell=foretell,
    tell_of_all=lambda conference, codes, at: owed_by(conference, codes, at=at),
)
