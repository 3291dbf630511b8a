"""Plain functions that make rows for tests: keyword-only, no surprises."""

import hashlib
import itertools
import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts.enums import Role, UnitKind
from accounts.models import City, Commune, Unit, User
from accounts.names import fold, sort_key
from conferences import actions as conference_actions
from conferences.enums import JobState
from conferences.models import Conference, Job
from conferences.plan import read
from conferences.plans import path_of, plan_of
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import Delegate
from nominations.actions.written import year_span
from nominations.enums import Integrity, MeetingKind, NominationKind, NominationState
from nominations.models import (
    Ballot,
    Comment,
    Evidence,
    Interest,
    MeetingFile,
    Nomination,
    RemovedFile,
    ReviewMeeting,
)
from nominations.particulars import name_key
from reports.enums import WITH_THE_CITY, PaperState
from reports.models import ReportFile
from reports.rules import is_ahead
from tests import again, lay

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Two days after the plan, four before the list is due.
AT = datetime(2025, 8, 16, 8, 0, tzinfo=HANOI)
PASSWORD = "Mat-khau-thu-2025"
COMMUNE = "11086"  # the one every row is of that says nothing else
PLAN_FILE = "2025-dai-son"
LOADED: dict[str, lay.Loaded] = {}  # loaded once a process, and then copied
_known = LOADED.get
_numbers = itertools.count(1)


def city(*, code: str = "31", name: str = "thành phố Hải Phòng") -> City:
    return again.first(again.cities, code) or lay.row(City(code=code, name=name))


def commune(*, code: str = COMMUNE, name: str = "xã Đại Sơn", place: str = "Đại Sơn") -> Commune:
    found = again.first(again.communes, code)
    if found:
        return found
    return lay.row(Commune(code=code, name=name, place=place, city=city(), phone="0220 000 0128"))


def unit(
    *,
    name: str = "Thôn Mỗ Đoạn",
    kind: str = UnitKind.VILLAGE,
    of: Commune | None = None,
    former: str = "Đại Sơn",
    slug: str = "",
) -> Unit:
    slug = slug or fold(name).replace(" ", "-")[:60]  # as long as its column: PostgreSQL minds
    found = again.first(again.units, slug, of.code if of else COMMUNE)
    if found:
        return found
    return lay.row(
        Unit(
            commune=of or commune(),
            slug=slug,
            name=name,
            name_fold=fold(name),
            kind=kind,
            former_commune=former,
        )
    )


def user(*, role: str = Role.VILLAGE_HEAD, unit: Unit | None = None, **fields: Any) -> User:
    """A person; unit roles get a village when none is given, offices get their commune."""
    number = next(_numbers)
    if role in (Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR) and unit is None:
        unit = globals()["unit"]()
    defaults: dict[str, Any] = {
        "username": f"nguoi-{number}",
        "full_name": f"Người Thử {number}",
        "role": role,
        "unit": unit,
        "password": _password(),
    }
    if role == Role.CITY_BOARD:
        defaults["city"] = city()
    elif role != Role.TECHNICIAN and "commune" not in fields:
        defaults["commune"] = unit.commune if unit else commune()
    return lay.row(User(**(defaults | fields)))


@cache
def _password() -> str:
    return make_password(PASSWORD)


def conference(*, of: Commune | None = None) -> Conference:
    """The plan loaded for a commune; call it after making the units that owe its deadlines."""
    found = again.first(again.conferences, of.code if of else COMMUNE)
    if found:
        return found
    of = of or commune()
    by = user(role=Role.CULTURE_OFFICE, commune=of)
    if known := _known(PLAN_FILE):
        made = known.again(of=of, by=by, at=AT)
    else:
        plan = replace(read(path_of(PLAN_FILE)), commune=of.code)
        made = conference_actions.load_plan(plan, plan_file=PLAN_FILE, commune=of, by=by, at=AT)
        LOADED[PLAN_FILE] = lay.loaded(plan, made, by)
    plan_of(made)  # read once a process: what a test counts is not that
    return made


def nomination(
    *,
    state: str = NominationState.DRAFT,
    unit: Unit | None = None,
    complete: bool = True,
    **fields: Any,
) -> Nomination:
    """A nomination, complete unless asked otherwise: particulars, a ballot, minutes."""
    unit = unit or globals()["unit"]()
    number = next(_numbers)
    kind = fields.get("kind", NominationKind.INDIVIDUAL)
    defaults: dict[str, Any] = {
        "conference": conference(of=unit.commune),
        "unit": unit,
        "code": f"HN25-T{number:03d}",
        "state": state,
        "kind": kind,
        "full_name": f"Nguyễn Văn Mẫu {number}",
        "form_key": uuid.uuid4(),
        "first_sent_at": None if state == NominationState.DRAFT else AT,
        **({"stopped_as": "verified", "stopped_for": "died"} if state == "stopped" else {}),
        "created_at": AT,
        "updated_at": AT,
    }
    if complete:
        defaults |= {
            "gender": "female",
            "birth_year": 1970,
            "position": "Nông dân",
            "address": "Thôn Mỗ Đoạn, xã Đại Sơn",
            "field": "agriculture",
            "sector": "household_business",
            "direct_worker": True,
            "achievement": "Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 triệu đồng mỗi năm.",
            "awards": "Giấy khen của Chủ tịch UBND huyện năm 2023",
            "integrity": Integrity.CLEAR,
        }
        if kind != NominationKind.INDIVIDUAL:
            defaults |= {
                "representative": "Trần Thị Đại Diện",
                "representative_position": "Tổ trưởng",
            }
    defaults |= fields
    if state == NominationState.CLOSED and "kept_as" not in fields:
        kept = defaults["conference"].nominations.exclude(state=state).first()
        defaults["kept_as"] = kept or nomination(state=NominationState.VERIFIED, unit=unit)
    defaults["name_fold"] = fold(defaults["full_name"])
    defaults["name_sort"] = name_key(kind, defaults["full_name"])
    defaults["representative_fold"] = fold(defaults.get("representative", ""))
    defaults |= year_span(defaults.get("achievement", ""), defaults.get("awards", ""))
    made = lay.row(Nomination(**defaults))
    if complete:
        lay.row(
            Ballot(meeting=meeting(unit=unit), nomination=made, agree=40, disagree=1, abstain=1)
        )
        lay.row(
            Evidence(
                nomination=made,
                kind="minutes",
                file="khong-co.pdf",
                name="bien-ban.pdf",
                media_type="application/pdf",
                size=1,
                sha256=f"{number:064d}",
                added_at=AT,
            )
        )
    return made


def fresh(one: Nomination) -> Nomination:
    """The same dossier as a view would read it now."""
    return Nomination.objects.select_related("unit__commune", "conference").get(pk=one.pk)


def removed_file(nomination: Nomination) -> RemovedFile:
    """A photo taken out of a dossier; there are no bytes to it."""
    return RemovedFile.objects.create(
        nomination=nomination,
        kind="photo", file="x.jpg", name="x.jpg", media_type="image/jpeg", size=1,
        sha256="1" * 64, added_at=AT, removed_at=AT,
    )  # fmt: skip


def comment(nomination: Nomination, *, from_unit: bool = True, **fields: Any) -> Comment:
    """A question about all of a dossier, by its unit or the office."""
    role = Role.VILLAGE_HEAD if from_unit else Role.CULTURE_OFFICE
    by = fields.pop("by", None) or user(role=role, unit=nomination.unit if from_unit else None)
    defaults = {"text": "Năm sinh đúng chưa?", "label": "Cả hồ sơ", "at": AT, "role": role}
    defaults |= {"by": by, "from_unit": from_unit, "form_key": uuid.uuid4()}
    return Comment.objects.create(nomination=nomination, **(defaults | fields))


def interest(nomination: Nomination, **fields: Any) -> Interest:
    """Somebody of the office who is related to the nominee."""
    by = fields.pop("user", None)
    by = by or user(role=Role.CULTURE_OFFICE, commune=nomination.unit.commune)
    defaults = {"nomination": nomination, "user": by, "is_related": True, "at": AT}
    return Interest.objects.create(**(defaults | fields))


def meeting(
    *, unit: Unit, kind: str = MeetingKind.UNIT_REVIEW, held_on: date | None = None
) -> ReviewMeeting:
    """The unit's meeting of that day (the day before AT), 42 of 50 people present."""
    of, day = conference(of=unit.commune), held_on or AT.date() - timedelta(days=1)
    return again.first(again.meetings, of.pk, unit.pk, kind, day) or lay.row(
        ReviewMeeting(conference=of, unit=unit, kind=kind, held_on=day, invited=50, present=42)
    )


def minutes(*, of: ReviewMeeting, sha256: str = "") -> MeetingFile:
    """One page of a meeting's minutes; its file lies on the disk if the test puts it there."""
    return MeetingFile.objects.create(
        meeting=of,
        file="khong-co.jpg",
        name="bien-ban.jpg",
        media_type="image/jpeg",
        size=1,
        sha256=sha256 or f"{next(_numbers):064d}",
        added_at=AT,
    )


def delegate(
    *, group: str = DelegateGroup.GUEST, state: str = DelegateState.PROPOSED, **fields: Any
) -> Delegate:
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "conference": fields.pop("conference", None) or conference(),
        "group": group,
        "state": state,
        "full_name": f"Lê Thị Khách {number}",
        "gender": "female",
        "created_at": AT,
    }
    defaults |= fields
    defaults["name_fold"] = fold(defaults["full_name"])
    defaults["name_sort"] = sort_key(defaults["full_name"])
    defaults["honoured_fold"] = fold(defaults.get("honoured_name", ""))
    return lay.row(Delegate(**defaults))


def paper(*, state: str = PaperState.WORKING, content: bytes = b"PK", **fields: Any) -> ReportFile:
    """A paper that was built: its bytes lie on the disk; issued and sent as its state says."""
    of = fields.pop("conference", None) or conference()
    number, digest = next(_numbers), hashlib.sha256(content).hexdigest()
    by = fields.pop("by", None) or user(role=Role.CULTURE_OFFICE, commune=of.commune)
    settings.REPORT_ROOT.mkdir(parents=True, exist_ok=True)
    (settings.REPORT_ROOT / f"{digest}.xlsx").write_bytes(content)
    defaults: dict[str, Any] = {
        "conference": of, "kind": "role_models", "format": "xlsx", "reason": "Trình ký",
        "asked_by": by, "asked_at": AT, "as_of": AT, "built_at": AT, "state": state,
        "file": f"{digest}.xlsx", "sha256": digest, "size": len(content), "rows": 3,
        "job": Job.objects.create(
            kind="report", key=f"paper:{number}", state=JobState.DONE, created_at=AT
        ),
    }  # fmt: skip
    if state == PaperState.TO_SIGN:
        defaults["presented_at"] = AT
    if state in (PaperState.ISSUED, *WITH_THE_CITY):
        defaults |= {"number": f"{number}/BC-UBND", "issued_on": AT.date(), "issued_by": by}
        defaults["issued_at"] = AT
    if state in WITH_THE_CITY:
        defaults |= {"sent_by": by, "sent_at": AT}
    defaults |= fields
    ahead = is_ahead(defaults["kind"], of.starts_at, defaults["as_of"])
    return ReportFile.objects.create(**({"told_ahead": ahead} | defaults))
