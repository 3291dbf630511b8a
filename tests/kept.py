"""Makes rows that hang on others: a kept list, its workbook, what a nominee agrees to."""

import hashlib
import itertools
import uuid
from datetime import timedelta
from typing import Any

from accounts.enums import Role
from accounts.models import Unit, User
from accounts.names import fold
from accounts.storage import Stored
from conferences.models import Conference
from nominations.checklist import asked_of
from nominations.consents import checksum
from nominations.models import (
    Consent,
    Finding,
    GridExport,
    Nobody,
    Nomination,
    Objection,
    ObjectionAnswer,
    ObjectionFile,
    OwnItem,
    Posted,
    Posting,
    SavedView,
    Setback,
)
from tests import make

NUMBERS = itertools.count(1)


def saved_view(*, by: User | None = None, **fields: Any) -> SavedView:
    """A list kept under a name, shared unless asked otherwise."""
    name = f"Mục xem {next(NUMBERS)}"
    own = {
        "conference": make.conference(),
        "owner": by or make.user(role=Role.CULTURE_OFFICE),
        "name": name,
    }
    kept = {"asks": "gioi-tinh=female", "created_at": make.AT, "is_shared": True}
    return SavedView.objects.create(**(own | kept | fields))


def consent_of(nomination: Nomination, **fields: Any) -> Consent:
    """That its nominee agrees to be told of publicly, signed the day before AT."""
    by = fields.pop("by", None) or make.user(unit=nomination.unit)
    person = fields.setdefault("person", nomination.person)
    text = fields.setdefault("text", "Tôi đồng ý.")
    defaults = {
        "purpose": "posting", "agrees": True, "channel": "paper", "version": 1,
        "agreed_on": make.AT.date() - timedelta(days=1), "person_fold": fold(person),
        "sha256": checksum(text), "by": by, "role": by.role, "at": make.AT,
        "unit": by.unit.name if by.unit else "",
    }  # fmt: skip
    return Consent.objects.create(nomination=nomination, **(defaults | fields))


def answered(nomination: Nomination, *, by: User | None = None, but: str = "") -> None:
    """All that is asked of its kind was looked into, but for one item, and nothing found."""
    who = by or make.user(role=Role.CULTURE_OFFICE)
    for item in asked_of(nomination.kind):
        if item.key != but:
            Finding.objects.create(
                nomination=nomination, item=item.key, found="clear", by=who, at=make.AT
            )


def own_item(**fields: Any) -> OwnItem:
    """One thing this commune looks into of every dossier; nothing waits for it."""
    own = {
        "commune": make.commune(),
        "label": f"Mục {next(NUMBERS)}",
        "asks": "Đã nộp đủ quỹ của thôn chưa?",
        "added_at": make.AT,
    }
    by = fields.pop("by", None) or make.user(role=Role.CULTURE_OFFICE)
    return OwnItem.objects.create(**(own | {"added_by": by} | fields))


def grid_export(*, by: User | None = None, **fields: Any) -> GridExport:
    """A workbook somebody asked for, not built yet."""
    who = by or make.user(role=Role.CULTURE_OFFICE)
    own = {"conference": make.conference(), "by": who, "role": who.role, "asked_at": make.AT}
    return GridExport.objects.create(**(own | {"wanted": 3} | fields))


def nobody_said(unit: Unit | None = None, **fields: Any) -> Nobody:
    """That a unit's review of the day before AT put nobody forward; its duty is not settled."""
    unit = unit or make.unit(name=f"Thôn {next(NUMBERS)}")
    if stands := Nobody.objects.filter(unit=unit, ended_at=None).first():
        return stands
    own = {"conference": make.conference(of=unit.commune), "unit": unit, "said_at": make.AT}
    held = {"held_on": make.AT.date() - timedelta(days=1), "invited": 50, "present": 42}
    by = fields.pop("by", None) or make.user(unit=unit)
    return Nobody.objects.create(**(own | held | {"said_by": by} | fields))


def plan_posts(days: int = 5) -> None:
    """The plan of the commune has candidates posted for so many days."""
    make.conference().figures.update_or_create(
        key="posting_days",
        defaults={
            "kind": "days",
            "about": "posting",
            "title": "Số ngày niêm yết",
            "value": str(days),
            "source": "II.4.1",
            "sentence": "Niêm yết công khai.",
        },
    )


def posts(conference: Conference) -> Conference:
    """The same conference, whose plan has candidates posted."""
    plan_posts()
    return Conference.objects.select_related("commune").get(pk=conference.pk)


def posting(*dossiers: Nomination, days: int = 5, **fields) -> Posting:
    """One that runs since AT, with these on it."""
    until = make.AT + timedelta(days=days)
    of = fields.pop("conference", None) or make.conference()
    by = fields.pop("opened_by", None) or make.user(role=Role.CULTURE_OFFICE)
    made = Posting.objects.create(
        conference=of, opened_at=make.AT, opened_by=by, closes_at=until, **fields
    )
    for one in dossiers:
        Posted.objects.create(posting=made, nomination=one, posted_at=make.AT, until_at=until)
    return made


def cut_short(*dossiers: Nomination, **fields: Any) -> Posting:
    """One that ended before its time."""
    by = make.user(role=Role.CULTURE_OFFICE)
    return posting(*dossiers, ended_at=make.AT, ended_by=by, end_reason="Mất điện", **fields)


def objection(about: Nomination | None = None, *, of: Posting | None = None, **fields) -> Objection:
    """What a stranger says, nobody has answered it."""
    own = {
        "conference": make.conference(), "posting": of or posting(), "nomination": about,
        "number": next(NUMBERS), "form_key": uuid.uuid4(), "text": "Ông ấy lấn đất của làng.",
        "objector": "Bùi Văn Dân", "contact": "0912 000 999", "at": make.AT,
    }  # fmt: skip
    return Objection.objects.create(**(own | fields))


def objection_file(of: Objection, content: bytes = b"%PDF-", **fields) -> ObjectionFile:
    """A paper a stranger sent along; its bytes lie where files do."""
    number = next(NUMBERS)
    file = f"phan-anh/{number}.pdf"
    Stored(key=file).write_bytes(content)
    own = {
        "file": file, "name": "don.pdf", "media_type": "application/pdf", "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(), "added_at": make.AT,
    }  # fmt: skip
    return ObjectionFile.objects.create(objection=of, **(own | fields))


def said_of(one: Objection, **fields) -> ObjectionAnswer:
    """That somebody of the office answered it."""
    by = fields.pop("by", None) or make.user(role=Role.CULTURE_OFFICE)
    own = {"conclusion": "unfounded", "reason": "Đã xác minh với thôn.", "at": make.AT}
    return ObjectionAnswer.objects.create(objection=one, by=by, role=by.role, **(own | fields))


def setback(nomination: Nomination, **fields: Any) -> Setback:
    """That its unit reported something of whoever it put forward."""
    by = fields.pop("by", None) or make.user(unit=nomination.unit)
    own = {"nomination": nomination, "kind": "declined", "at": make.AT, "by": by} | fields
    stands = nomination.setbacks.waiting().filter(kind=own["kind"]).first()
    return stands if stands and "answer" not in own else Setback.objects.create(**own)
