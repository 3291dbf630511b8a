"""Dossiers out of a foreign table: what may be read in of particulars, kind and unit."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from django.urls import reverse

from accounts.enums import Permission
from accounts.fields import BirthYearField
from accounts.models import Unit
from conferences.calendar import local_day
from conferences.models import Conference, DeadlineMark
from nominations.actions import importing
from nominations.enums import NominationKind
from nominations.facts.tables import check, kind_of
from nominations.models import Nomination
from nominations.particulars import PARTICULARS, Particular, Reader
from sheets import fields as readers
from sheets.reading import (
    OUT_OF_NAME,
    Cell,
    Field,
    Read,
    before_name,
    behind_name_of,
    is_collective,
)
from sheets.reading.shortened import same_as
from sheets.targets import Completed, Target, Told

HEADINGS: Mapping[str, tuple[str, ...]] = {  # beside a particular's own names
    "full_name": (
        "họ tên", "tên cá nhân", "tên tập thể/cá nhân/hộ gia đình", "tên tập thể cá nhân",
        "họ và tên cá nhân, tên tập thể", "tên", "người được giới thiệu", "điển hình tiên tiến",
    ),
    "representative": ("người đại diện", "đại diện", "chủ hộ"),
    "representative_position": ("chức vụ đại diện",),
    "birth_year": ("ngày sinh", "ngày tháng năm sinh", "sinh năm"),
    "gender": ("giới", "nam/nữ", "nam nữ"),
    "position": ("chức vụ", "nghề nghiệp", "chức danh", "công việc"),
    "address": (
        "địa chỉ", "nơi ở", "chỗ ở", "trú quán", "nơi cư trú", "nơi công tác", "đơn vị công tác",
        "địa chỉ / nơi ở",
    ),
    "field": ("lĩnh vực hoạt động", "lĩnh vực có thành tích"),
    "sector": ("thành phần",),
    "direct_worker": ("trực tiếp", "lao động trực tiếp", "trực tiếp lao động"),
    "achievement": ("thành tích", "tóm tắt thành tích", "thành tích tiêu biểu"),
    "awards": (
        "khen thưởng", "hình thức khen thưởng", "đã khen thưởng",
        "danh hiệu thi đua/hình thức khen thưởng",
    ),
}  # fmt: skip
EXAMPLES = {
    "full_name": "Nguyễn Thị Hoa", "birth_year": "1968", "gender": "Nữ", "position": "Nông dân",
    "address": "Thôn Mỗ Đoạn", "achievement": "Chuyển 2 ha đất trũng sang nuôi cá",
}  # fmt: skip
TEXTS = ("position", "address", "achievement", "awards")
OF_A_MESSAGE = ("position", "achievement")
OF_ONE = ("gender", "birth_year")
OF_PERSONS = ("full_name", "representative")  # by their names, perhaps in two columns
KIND_WORDS = [("canhan", "individual"), ("tapthe", "collective"), ("hogiadinh", "household"),
              ("khen thưởng cá nhân", "individual"), ("khen thưởng tập thể", "collective"),
              ("khen thưởng hộ gia đình", "household"), ("hộ", "household")]  # fmt: skip
KIND_HEADINGS = ("cá nhân", "tập thể", "hộ", "gia đình", "gđ")  # what may say more, "cá nhân là nữ"
PRAISED = ("tiêu biểu", "điển hình", "điển hình tiên tiến", "tiên tiến", "xuất sắc")
FIELD_WORDS = [
    ("nông nghiệp", "agriculture"), ("nông nghiệp - nông thôn", "agriculture"),
    ("nông thôn mới", "agriculture"), ("xây dựng nông thôn mới", "agriculture"),
    ("công nghiệp", "industry"), ("xây dựng", "industry"), ("tiểu thủ công nghiệp", "industry"),
    ("thương mại", "trade"), ("dịch vụ", "trade"), ("kinh doanh", "trade"),
    ("văn hóa", "culture"), ("thể thao", "culture"), ("văn hóa - thể thao - du lịch", "culture"),
    ("giáo dục", "education"), ("giáo dục - đào tạo", "education"), ("y tế", "health"),
    ("an ninh", "security"), ("an ninh trật tự", "security"), ("môi trường", "environment"),
    ("tài nguyên - môi trường", "environment"), ("an sinh xã hội", "welfare"),
    ("nhân đạo", "welfare"), ("từ thiện", "welfare"), ("đoàn thể", "front"),
    ("mặt trận", "front"), ("các tổ chức hội và đoàn thể", "front"),
    ("cải cách hành chính", "government"), ("quản lý nhà nước", "government"),
]  # fmt: skip
YES_NO = [(True, "Có"), (False, "Không")]
NUMBER = re.compile(r"^\W*[0-9]+\W+")
BEHIND_A_NAME: dict[str, Literal["post", "deed"]] = {"position": "post", "achievement": "deed"}
MEANT = "Bảng ghi “{}”, lấy là “{}”. Hãy xem lại."
UNIT_HINT = "Hãy ghi tên đơn vị như ở trang Đơn vị."
GUESSED = {
    NominationKind.COLLECTIVE: "Đoán theo tên là tập thể. Hãy xem lại.",
    NominationKind.HOUSEHOLD: "Đoán theo tên là hộ gia đình. Hãy xem lại.",
}


def fields(conference: Conference, at: datetime) -> tuple[Field, ...]:
    """Kind, unit, then the particulars of the table that may be read in, each once."""
    latest = local_day(at).year - BirthYearField.youngest
    first: dict[str, Particular] = {}
    for row in PARTICULARS:
        if row.imported:
            first.setdefault(row.name, row)
    own = {name: _field(row, latest) for name, row in first.items()}
    return (own.pop("full_name"), _unit_field(conference), _kind_field(), *own.values())


def _kind_field() -> Field:
    kinds = [(one.value, str(one.label)) for one in NominationKind]
    called = [*KIND_WORDS, *((label, value) for value, label in kinds)]
    praised = [(f"{word} {how}", value) for word, value in called for how in PRAISED]
    return Field(
        key="kind",
        label="Loại",
        words=("loại", "phân loại", "phân loại khen thưởng", "mã phân loại khen thưởng"),
        read=readers.one_of(kinds, also=[*KIND_WORDS, *praised]),
        required=True,
        headings=KIND_HEADINGS,
        choices=tuple(label for _, label in kinds),
        example="Cá nhân",
        note="Để trống thì đoán theo tên.",
        from_group=True,
        several=(NominationKind.COLLECTIVE.value,),
    )


def _unit_field(conference: Conference) -> Field:
    """The units that owe dossiers, by name; "Mỗ Đoạn" is "Thôn Mỗ Đoạn"."""
    owing = DeadlineMark.objects.of_dossiers().filter(deadline__conference=conference)
    units = Unit.objects.filter(pk__in=owing.values("unit_id")).choices()
    short = [
        (name.removeprefix("Thôn ").removeprefix("thôn "), pk)
        for pk, name in units
        if name.lower().startswith("thôn ")
    ]
    return Field(
        key="unit",
        label="Đơn vị giới thiệu",
        words=("đơn vị", "thôn", "đơn vị đề nghị", "thôn, đơn vị", "tên đơn vị"),
        read=_unit_reader(units, short),
        required=True,
        choices=tuple(name for _, name in units),
        example=units[0][1] if units else "",
        from_group=True,
        from_above=True,
    )


def _unit_reader(units: Sequence[tuple[Any, str]], short: Sequence[Any]) -> readers.Reader:
    """By its name; one that is only shortened, "Hội CCB xã", is found and asked about."""
    by_name = readers.one_of(units, also=short, hint=UNIT_HINT)
    values = {name: value for value, name in units}

    def read(cell: Cell) -> Read:
        found = by_name(cell)
        meant = same_as(cell.text, values) if found.problem else ""
        if not meant:
            return found
        why = MEANT.format(cell.text, meant)
        return Read(value=values[meant], text=meant, problem=why, asks=True)

    return read


def _field(row: Particular, latest: int) -> Field:
    return Field(
        key=row.name,
        label=row.label,
        words=(row.label, row.question, *HEADINGS.get(row.name, ())),
        read=_reader(row, latest),
        required=row.name == "full_name",
        choices=_choices(row),
        example=EXAMPLES.get(row.name, ""),
        note=row.help,
        own=row.name in OF_ONE,
        behind=BEHIND_A_NAME.get(row.name, ""),
        names=row.name == "full_name",
        halves=readers.HALVES if row.name in OF_PERSONS else ((), ()),
        below_sex=row.name == "birth_year",
        joins=row.name in TEXTS,
        rest=row.name in OF_A_MESSAGE,
        lines=row.reader is Reader.LINES,
    )


def _choices(row: Particular) -> tuple[str, ...]:
    if row.reader is Reader.YES_NO:
        return tuple(label for _, label in YES_NO)
    return tuple(str(label) for _, label in row.choices)


def _reader(row: Particular, latest: int) -> readers.Reader:
    """As the boxes of the form read (nominations/forms/fields.py)."""
    choices = [(value, str(label)) for value, label in row.choices]
    match row.reader:
        case Reader.LINES:
            return readers.text(row.longest)
        case Reader.BIRTH_YEAR:
            return readers.birth_year(latest=latest)
        case Reader.YES_NO:
            return readers.one_of(YES_NO, also=[("x", True), ("phải", True)])
        case Reader.ONE_OF | Reader.TAPPED:
            also = FIELD_WORDS if row.name == "field" else ()
            return readers.one_of(choices, also=also)
        case Reader.NAME:
            return readers.name(row.longest)
    return readers.words(row.longest)


def complete(values: Mapping[str, Any], texts: Mapping[str, str]) -> Mapping[str, Completed]:
    """The kind, by what is honoured: what seems to be a household, a collective is offered."""
    name = NUMBER.sub("", texts["full_name"])
    if kind := kind_of(name):
        return {"kind": Completed(value=kind.value, why=GUESSED[kind])}
    found = {"kind": Completed(value=NominationKind.INDIVIDUAL.value)}
    before, called = before_name(name)
    if sex := readers.sex_said(called):
        found["gender"] = Completed(value=sex)
    if before:
        found["position"] = Completed(value=before, why=OUT_OF_NAME)
    elif (behind := behind_name_of(name)) and not is_collective(behind):
        found["position"] = Completed(value=behind, why=OUT_OF_NAME)
    return found


def tell(conference: Conference, codes: Sequence[str]) -> Mapping[str, Told]:
    """Those of them that are there still."""
    found = Nomination.objects.of(conference).filter(code__in=codes)
    return {
        code: Told(words=name, address=reverse("nominations:resume", args=[code]))
        for code, name in found.values_list("code", "full_name")
    }


DOSSIERS = Target(
    key="dossiers",
    slug="ho-so",
    title="Hồ sơ giới thiệu",
    noun="hồ sơ các đơn vị nộp",
    means="Mỗi dòng thành một bản nháp Phòng nhập thay đơn vị; phiếu, biên bản bổ sung sau.",
    permission=Permission.NOMINATION_ENTER,
    back="nominations:list",
    has_codes=True,
    fields=fields,
    complete=complete,
    check=check,
    write=lambda conference, rows, by, at: importing.open_many(
        conference=conference, rows=[row.values for row in rows], by=by, at=at
    ),
    stays=lambda conference, made: importing.what_stays(
        conference, [(one.code, one.seal) for one in made]
    ),
    take_back=lambda conference, made, by, at: importing.throw_away_many(
        conference=conference, made=[(one.code, one.seal) for one in made], by=by
    ),
    tell=tell,
)
