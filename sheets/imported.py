"""A commune's units and their heads out of a foreign table; the room's own target.

Units belong to the apps below this room, which may not know it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.enums import Permission, UnitKind
from accounts.models import Unit, User
from accounts.names import fold
from accounts.problems import Refused
from accounts.reading import phone
from conferences.actions import units
from conferences.facts.owed import owed_by, will_owe
from conferences.models import Conference
from sheets import fields as readers
from sheets.reading import Cell, Field, Read
from sheets.targets import Completed, Doubt, Made, Row, Target, Told

KINDS = [(one.value, str(one.label)) for one in UnitKind]
ALSO = [("xóm", "village"), ("tổ dân phố", "village"), ("khu", "village"), ("làng", "village"),
        ("hội", "organisation"), ("htx", "cooperative"), ("trường", "school")]  # fmt: skip
BEGINS = (
    ("thôn ", "village"), ("xóm ", "village"), ("tổ dân phố ", "village"), ("làng ", "village"),
    ("trường ", "school"), ("hợp tác xã ", "cooperative"), ("htx ", "cooperative"),
    ("hội ", "organisation"), ("đoàn ", "organisation"),
)  # fmt: skip
ALREADY = "Xã đã có đơn vị này. Dòng này không nhập, không cần làm gì thêm."
OTHER_HEAD = (
    "Xã đã có đơn vị này{}. Bảng ghi {}: nhập bảng không đổi người đứng đầu, nên dòng này không "
    "nhập. Đơn vị vẫn vào bằng phiếu QR, không cần ghi thành tên khác."
)
STANDS_UNDER = ", người đứng đầu là {}"
TWICE = "Bảng có {} dòng ghi đơn vị này. Hãy giữ một dòng."
ALMOST = "Xã đã có “{}”, chỉ khác ở dấu câu. Hãy bỏ dòng này hoặc ghi tên khác hẳn."
ALMOST_TWICE = "Tên chỉ khác nhau ở dấu câu: {}. Hãy giữ một dòng hoặc ghi tên khác hẳn."
NO_LETTER = "Tên đơn vị chưa có chữ. Hãy ghi tên."
PHONE_TAKEN = "Số điện thoại này đã có người dùng. Hãy bỏ ô này hoặc ghi số khác."
NOBODY_YET = {"chua co", "chua bau", "chua ro", "khong", "khong co", "khuyet", "trong", "con trong"}
NO_HEAD = "Có số điện thoại nhưng chưa có tên người đứng đầu. Hãy ghi tên."


def fields(conference: Conference, at: datetime) -> tuple[Field, ...]:
    return (
        Field(
            key="name",
            label="Tên đơn vị",
            words=("đơn vị", "thôn", "tên thôn", "tên đơn vị", "thôn, đơn vị", "tên thôn, đơn vị"),
            read=readers.words(160),
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


_named = readers.name(100)


def _head(cell: Cell) -> Read:
    """ "chưa có", "khuyết": nobody."""
    if fold(cell.text).strip(" .-()") in NOBODY_YET | {""}:
        return Read(value=None)
    return _named(cell)


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
    named = _about_names(conference, rows)
    phones = Counter(row.values["phone"] for row in rows if row.values["phone"])
    taken = set(User.objects.filter(phone__in=phones).values_list("phone", flat=True))
    taken |= {number for number, times in phones.items() if times > 1}
    found = {}
    for row in rows:
        said = [Doubt(field="name", text=why, asks=False) for why in named.get(row.place, ())]
        if row.values["phone"] in taken:
            said.append(Doubt(field="phone", text=PHONE_TAKEN, asks=False))
        if row.values["phone"] and not row.values["head"]:
            said.append(Doubt(field="head", text=NO_HEAD, asks=False))
        if said:
            found[row.place] = said
    return found


def _about_names(conference: Conference, rows: Sequence[Row]) -> dict[int, list[str]]:
    """By the very key that a unit's address is made of: names alike but for a sign are one."""
    names = {row.place: row.values["name"] for row in rows if row.values["name"]}
    said = {row.place: row.values["head"] or "" for row in rows}
    there = dict(conference.commune.units.values_list("slug", "name"))
    there = {units.slug_of(name): name for name in there.values()} | there
    heads = _heads(conference)
    alike: dict[str, list[str]] = {}
    for name in names.values():
        alike.setdefault(units.slug_of(name), []).append(name)
    found = {}
    for place, name in names.items():
        slug = units.slug_of(name)
        if why := _about_name(name, slug, there.get(slug, ""), alike[slug]):
            found[place] = [why]
        if why == ALREADY:
            found[place] = [_about_head(said[place], heads.get(there[slug], []))]
    return found


def _heads(conference: Conference) -> dict[str, list[str]]:
    """Who heads each unit that stands, by its name."""
    found: dict[str, list[str]] = {}
    of = User.objects.filter(unit__commune_id=conference.commune_id, is_active=True).order_by("pk")
    for unit, name in of.values_list("unit__name", "full_name"):
        found.setdefault(unit, []).append(name)
    return found


def _about_head(head: str, heads: Sequence[str]) -> str:
    """What can be done where the unit stands: nothing, or write its other head down there."""
    if not head or fold(head) in map(fold, heads):
        return ALREADY
    stands = STANDS_UNDER.format(", ".join(heads)) if heads else ", chưa có người đứng đầu"
    return OTHER_HEAD.format(stands, head)


def _about_name(name: str, slug: str, stands: str, alike: Sequence[str]) -> str:
    if not slug:
        return NO_LETTER
    if stands:
        return ALREADY if fold(stands) == fold(name) else ALMOST.format(stands)
    if len(alike) == 1:
        return ""
    if len({*map(fold, alike)}) == 1:
        return TWICE.format(len(alike))
    return ALMOST_TWICE.format(", ".join(f"“{one}”" for one in dict.fromkeys(alike)))


def write(conference: Conference, rows: Sequence[Row], by: User, at: datetime) -> list[Made]:
    values = [row.values for row in rows]
    made = units.add_units(conference=conference, rows=values, by=by, at=at)
    seals = units.seals_of(made)
    return [Made(code=unit.slug, seal=seals[unit.pk]) for unit in made]


def tell(conference: Conference, codes: Sequence[str]) -> Mapping[str, Told]:
    there = reverse("conferences:units")
    found = Unit.objects.filter(commune_id=conference.commune_id, slug__in=codes)
    return {unit.slug: Told(words=unit.name, address=there) for unit in found}


UNITS = Target(
    key="units",
    slug="don-vi",
    title="Đơn vị và người đứng đầu",
    noun="đơn vị và người đứng đầu",
    means="Mỗi dòng thành một đơn vị của xã, có tên người đứng đầu; sau đó in phiếu QR cho đơn vị.",
    permission=Permission.UNIT_MANAGE,
    back="conferences:units",
    came=lambda code, codes: {"chi": codes},
    fields=fields,
    complete=complete,
    check=check,
    write=write,
    stays=lambda conference, made: units.what_stays(
        conference, [(one.code, one.seal) for one in made]
    ),
    take_back=lambda conference, made, by, at: units.remove_units(
        conference=conference, made=[(one.code, one.seal) for one in made], by=by
    ),
    tell=tell,
    foretell=lambda conference, rows, at: will_owe(
        conference, [(row["kind"], units.slug_of(row["name"])) for row in rows], at=at
    ),
    tell_of_all=lambda conference, codes, at: owed_by(conference, codes, at=at),
)
