"""Reads a plan's numbers: what each is, of what, and that it is one."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from conferences.enums import COUNTED, MOST_POSTING_DAYS, FigureKind, Subject
from conferences.plan.bounds import MOST
from conferences.plan.days import demand_key
from conferences.plan.faults import Faults, shown
from conferences.plan.values import Figure

K = FigureKind
NUMBER = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,6})?|-?[0-9]{1,9}/[0-9]{1,9}")  # 20 signs at most
# Plans written before a number said what it is: known by these five names.
BY_NAME: Mapping[str, Mapping[str, str]] = {
    "capacity": {"kind": K.CAP.value, "title": "Số đại biểu tối đa"},
    "role_model_share": {
        "kind": K.SHARE.value, "about": Subject.ROLE_MODELS.value,
        "title": "Tỷ lệ đại biểu điển hình tiên tiến",
    },
    "votes_in_favour": {
        "kind": K.VOTES.value, "title": "Tỷ lệ người có mặt đồng ý phải vượt quá",
    },
    "remind_days": {"kind": K.DAYS.value, "title": "Số ngày nhắc trước hạn"},
    "posting_days": {
        "kind": K.DAYS.value, "about": Subject.POSTING.value, "title": "Số ngày niêm yết công khai",
    },
}  # fmt: skip
ABOUT = {  # what the code can act on, of each kind
    K.SHARE: (Subject.ROLE_MODELS,),
    K.MINIMUM: (Subject.WOMEN,),
    K.DAYS: (Subject.POSTING,),
}


def figures(
    raw: Mapping[str, Any], sections: tuple[str, ...], faults: Faults
) -> tuple[Figure, ...]:
    """Every number that can be read; what is wrong with the others is said."""
    found = [one for key, entry in raw.items() if (one := _read(key, entry, faults))]
    for key, entry in raw.items():
        faults.cited(entry, f"figure.{shown(key)}", sections)
    _one_each(found, len(raw), faults)
    return tuple(found)


def _read(key: str, entry: Any, faults: Faults) -> Figure | None:
    where = f"figure.{shown(key)}."
    if not faults.want(entry, where, str):
        return None
    demand_key(key, "figure", faults)
    said = {**BY_NAME.get(key, {}), **entry} if "kind" not in entry else entry
    shaped = [
        faults.want(said, where, str, "kind", "title", "value"),
        faults.may(said, where, str, "leeway", "leeway_note", "about", "document"),
    ]
    if not all(shaped):
        return None
    sound = [_number(said[name], f"{where}{name}", faults) for name in ("value", "leeway")
             if name in said]  # fmt: skip
    if said["kind"] not in K.values:
        faults.say(f"{where}kind phải là một trong: {', '.join(K.values)}.")
        return None
    if not all(sound):
        return None
    found = Figure(
        key=key,
        kind=said["kind"],
        title=said["title"],
        about=said.get("about", ""),
        value=Fraction(said["value"]),
        leeway=Fraction(said.get("leeway", 0)),
        leeway_note=said.get("leeway_note", ""),
        source=str(said.get("source", "")),
        sentence=str(said.get("sentence", "")),
        document=said.get("document", ""),
    )
    _acts(found, where, faults)
    return found


def _number(value: str, where: str, faults: Faults) -> bool:
    _, over, below = value.partition("/")
    if not NUMBER.fullmatch(value) or (over and int(below) == 0):
        faults.say(f"{where}: {value!r} không phải là số.")
        return False
    return True


def _acts(figure: Figure, where: str, faults: Faults) -> None:
    """That it can be what it says it is."""
    kind, value = K(figure.kind), figure.value
    known = ABOUT.get(kind, ())
    if figure.about and figure.about not in known:
        told = f"phải là một trong: {', '.join(known)}" if known else "chưa dùng cho loại này"
        faults.say(f"{where}about {told}.")
    if figure.about == Subject.POSTING:
        if value.denominator != 1 or not 0 <= value <= MOST_POSTING_DAYS:
            faults.say(f"{where}value phải là số ngày tròn, từ 0 đến {MOST_POSTING_DAYS}.")
    elif kind in COUNTED and (value.denominator != 1 or value < 1):
        faults.say(f"{where}value phải là số tròn, từ 1 trở lên.")
    elif kind in (K.SHARE, K.VOTES) and not 0 <= value <= 1:
        faults.say(f"{where}value phải là tỷ lệ từ 0 đến 1, ví dụ 7/10.")
    elif value < 0:
        faults.say(f"{where}value không được nhỏ hơn 0.")
    elif value > (most := MOST.get(kind, 1)):
        faults.say(f"{where}value không được lớn hơn {most}.")
    if not 0 <= figure.leeway <= 1:
        faults.say(f"{where}leeway phải từ 0 đến 1.")


def _one_each(found: list[Figure], written: int, faults: Faults) -> None:
    caps = [one.key for one in found if one.kind == K.CAP]
    if not caps and len(found) == written:  # else one of the others may have been meant
        faults.say("Thiếu mục figure có kind là cap (số đại biểu tối đa).")
    for kind, about in ((K.CAP, ""), (K.VOTES, ""), *((k, a) for k in ABOUT for a in ABOUT[k])):
        keys = [one.key for one in found if (one.kind, one.about) == (kind, about)]
        if len(keys) > 1:
            told = ", ".join(f"figure.{shown(key)}" for key in keys)
            what = f"{kind.label} {Subject(about).label if about else ''}".strip()
            faults.say(f"Kế hoạch chỉ được có một con số “{what}”, đang có {len(keys)}: {told}.")
