"""Guests and leaders out of a foreign table: its columns, what is asked of a line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.enums import Permission
from accounts.fields import BirthYearField
from accounts.names import fold
from accounts.telling import dotted
from conferences.calendar import local_day
from conferences.models import Conference
from delegates import actions
from delegates.enums import DelegateGroup
from delegates.forms import LAST_RANK
from delegates.imported.doubts import check, of_middle
from delegates.models import Delegate
from nominations.enums import Gender
from sheets.fields import HALVES, birth_year, name, one_of, sex_said, whole, words
from sheets.reading import (
    OUT_OF_NAME,
    OUT_OF_POSITION,
    Cell,
    Field,
    Read,
    alone,
    before_name,
    behind_name_of,
    is_collective,
    parted,
)
from sheets.targets import Completed, Target, Told

GROUPS = [(one.value, str(one.label)) for one in (DelegateGroup.GUEST, DelegateGroup.LEADER)]
GUEST, LEADER = (label for _, label in GROUPS)
GENDERS = [(one.value, str(one.label)) for one in Gender]
LED = re.compile(r"lanh dao (?:trung uong|thanh pho|tinh|huyen|quan|xa|phuong|thi tran|cac cap)\b")
BEHIND_BODY = re.compile(r"\s*[:(]|\s[-–—]\s")
AGE = re.compile(r"\s*\(?([0-9]{1,3} tuổi)\)?\s*[,;–-]?\s*", re.IGNORECASE)
BESIDE = "Đã bỏ phần “{}”. Hãy xem lại."

NO_SEX = (
    "{} người chưa ghi giới tính nên cơ cấu nam, nữ chưa đủ. "
    "Vẫn nhập được; giới tính ghi ở bảng này hoặc ghi sau ở trang của từng người."
)


def fields(conference: Conference, at: datetime) -> tuple[Field, ...]:
    """The columns, as the council office heads them."""
    latest = local_day(at).year - BirthYearField.youngest
    return (
        Field(
            key="full_name",
            label="Họ và tên",
            words=("họ và tên", "họ tên", "tên đại biểu", "đại biểu", "tên khách mời", "người dự"),
            read=name(100, person=True),
            required=True,
            example="Nguyễn Văn An",
            names=True,
            halves=HALVES,
            alone=True,
        ),
        Field(
            key="group",
            label="Nhóm",
            words=("nhóm", "thành phần", "loại đại biểu", "phân loại", "đối tượng"),
            read=one_of(GROUPS, also=[("khách", "guest"), ("lãnh đạo", "leader")]),
            choices=tuple(label for _, label in GROUPS),
            example="Khách mời",
            note="Để trống thì tạm lấy là Khách mời và hỏi lại.",
            from_group=True,
            in_heading=_group_meant,
            presumes=GUEST,
        ),
        Field(
            key="gender",
            label="Giới tính",
            words=("giới tính", "giới", "nam nữ", "nam/nữ", "phái"),
            read=one_of(GENDERS, also=[("ông", "male"), ("bà", "female")]),
            choices=tuple(label for _, label in GENDERS),
            example="Nam",
            note="Để trống là chưa ghi.",
            own=True,
        ),
        Field(
            key="birth_year",
            label="Năm sinh",
            words=("năm sinh", "ngày sinh", "ngày tháng năm sinh", "sinh năm"),
            read=birth_year(latest=latest),
            example="1970",
            note="Chỉ giữ năm.",
            own=True,
            below_sex=True,
        ),
        Field(
            key="position",
            label="Chức vụ",
            words=("chức vụ", "chức danh", "chức vụ nghề nghiệp", "nghề nghiệp"),
            read=_post,
            example="Phó Giám đốc",
            behind="post",
            joins=True,
        ),
        Field(
            key="organisation",
            label="Cơ quan, đơn vị",
            words=(
                "cơ quan đơn vị",
                "cơ quan, đơn vị",
                "cơ quan",
                "đơn vị",
                "đơn vị công tác",
                "nơi công tác",
            ),
            read=words(160),
            otherwise=(
                "thôn",
                "thôn, xóm",
                "thôn, khu",
                "thôn, tổ dân phố",
                "tổ dân phố",
                "khu dân cư",
                "xóm",
                "địa chỉ",
                "nơi ở",
                "nơi cư trú",
                "thường trú",
                "trú quán",
            ),
            required=True,
            example="Sở Nội vụ",
            from_group=True,
            behind="office",
            joins=True,
        ),
        Field(
            key="rank",
            label="Thứ tự giới thiệu",
            words=("thứ tự giới thiệu", "thứ tự", "ưu tiên"),
            read=whole(least=1, most=LAST_RANK),
            example="3",
            note="Số 1 được giới thiệu trước tiên. Để trống là 99.",
        ),
    )


def _post(cell: Cell) -> Read:
    """An age is none, and no year of birth is made of it."""
    age = AGE.match(cell.text)
    if not age:
        return words(120)(cell)
    found = words(120)(cell._replace(text=cell.text[age.end() :]))
    return replace(found, problem=found.problem or BESIDE.format(age[1]), asks=not found.problem)


def _group_meant(heading: str) -> str:
    """ "Lãnh đạo thành phố" heads leaders; "Lãnh đạo Sở Y tế" may be guests."""
    return LEADER if LED.match(fold(heading)) else ""


def complete(values: Mapping[str, Any], texts: Mapping[str, str]) -> Mapping[str, Completed]:
    """The sex, where a list says "Ông", "Bà" before the name; a middle name only suggests it.

    And the office one comes from, out of a position that was said once for every line.
    """
    before, called = before_name(texts["full_name"])
    found = _gender(values, called)
    if before and values["full_name"]:
        key = "organisation" if is_collective(before) else "position"
        found[key] = Completed(value=before, why=OUT_OF_NAME)
    elif (behind := behind_name_of(texts["full_name"])) and values["full_name"]:
        key = "organisation" if is_collective(behind) else "position"
        found[key] = Completed(value=behind, why=OUT_OF_NAME)
    post, office = parted(values.get("position") or "")
    if office:
        found["organisation"] = Completed(
            value=alone(office), why=OUT_OF_POSITION, leaves={"position": post}
        )
    elif not before and is_collective(
        text := texts["full_name"]
    ):  # whoever comes, comes from there
        body = BEHIND_BODY.split(text)[0].strip()
        found["organisation"] = Completed(value=body, why=OUT_OF_NAME)
    return found


def _gender(values: Mapping[str, Any], called: str) -> dict[str, Completed]:
    if sex := sex_said(called):
        return {"gender": Completed(value=sex)}
    word, gender = of_middle(values)
    if not word:
        return {}
    why = f"Đoán theo chữ đệm “{word}”: {Gender(gender).label.lower()}. Hãy xem lại."
    return {"gender": Completed(value=gender, why=why)}


def foretell(
    conference: Conference, rows: Sequence[Mapping[str, Any]], at: datetime
) -> Sequence[str]:
    """Of how many nobody wrote the sex: no reason to wait, but the board counts without it."""
    unwritten = sum(not row.get("gender") for row in rows)
    return [NO_SEX.format(dotted(unwritten))] if unwritten else []


def tell(conference: Conference, codes: Sequence[str]) -> Mapping[str, Told]:
    """Those of them that are there still."""
    found = Delegate.objects.of(conference).chosen(actions.pk_of(code) for code in codes)
    return {
        one.code: Told(words=one.full_name, address=reverse("delegates:edit", args=[one.pk]))
        for one in found
    }


GUESTS = Target(
    key="guests",
    slug="khach-moi",
    title="Khách mời, lãnh đạo",
    noun="khách mời, lãnh đạo",
    means="Mỗi dòng thành một đại biểu dự kiến, chưa giữ chỗ.",
    permission=Permission.DELEGATE_EDIT,
    back="delegates:roll",
    has_codes=True,
    fields=fields,
    complete=complete,
    check=check,
    write=lambda conference, rows, by, at: actions.add_many(
        conference=conference, rows=[row.values for row in rows], by=by, at=at
    ),
    stays=lambda conference, made: actions.what_stays(
        conference, [(one.code, one.seal) for one in made]
    ),
    take_back=lambda conference, made, by, at: actions.take_back(
        conference=conference, made=[(one.code, one.seal) for one in made], by=by
    ),
    tell=tell,
    foretell=foretell,
)
