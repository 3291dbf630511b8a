"""Rows for tests of papers: the three kinds, a roll, awards, and papers drawn from them."""

import io

import openpyxl

from accounts.enums import UnitKind
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate
from nominations.enums import NominationKind, NominationState
from reports import catalogue
from reports.actions import _notes
from reports.enums import AwardCategory, ReportFormat
from reports.models import AwardCount, ReportFile
from tests import make

REPORTS = ("result", "summary")
APPROVED = NominationState.APPROVED


def approved(*, unit=None, **fields):
    """One approved nomination with its ethnicity."""
    fields.setdefault("ethnicity", "Kinh")
    return make.nomination(state=APPROVED, unit=unit or make.unit(), **fields)


def seat_of(nomination, *, state=DelegateState.CONFIRMED, **fields):
    """The role model of a nomination on the roll."""
    values = {
        "full_name": nomination.person,
        "gender": nomination.gender,
        "birth_year": nomination.birth_year,
        "position": nomination.position,
        "kind": nomination.kind,
        "honoured_name": nomination.full_name,
        "field": nomination.field,
        "sector": nomination.sector,
        "direct_worker": bool(nomination.direct_worker),
        "former_commune": nomination.unit.former_commune,
    }
    return make.delegate(
        conference=nomination.conference,
        group=DelegateGroup.ROLE_MODEL,
        state=state,
        nomination=nomination,
        unit=nomination.unit,
        **(values | fields),
    )


def award(*, year=2023, form="Giấy khen", category=AwardCategory.DIRECT, count=7, authority=""):
    return AwardCount.objects.create(
        conference=make.conference(),
        year=year,
        form=form,
        category=category,
        authority=authority,
        count=count,
    )


def small_conference():
    """Two units, five dossiers, a roll with guests and leaders, awards: something of everything."""
    village = make.unit(name="Thôn Mỗ Đoạn", former="Kỳ Sơn")
    school = make.unit(name="Trường THCS Đại Sơn", former="Đại Sơn", kind=UnitKind.SCHOOL)
    conference = make.conference()
    people = [
        approved(unit=village, full_name="Nguyễn Thị Ánh", birth_year=1970),
        approved(unit=school, full_name="Đặng Văn Ổn", gender="male", birth_year=1981),
        approved(unit=village, kind=NominationKind.COLLECTIVE, full_name="Tổ rau an toàn"),
        approved(unit=village, kind=NominationKind.HOUSEHOLD, full_name="Hộ ông Vũ Đức Quyền"),
    ]
    for nomination in people[:3]:
        seat_of(nomination)
    make.delegate(conference=conference, full_name="Phạm Văn Khách", rank=2, gender="male")
    make.delegate(
        conference=conference,
        group=DelegateGroup.LEADER,
        full_name="Lê Thị Lãnh Đạo",
        position="Bí thư Đảng ủy",
        organisation="Đảng ủy xã",
        state=DelegateState.CONFIRMED,
        rank=1,
    )
    award(count=7)
    award(count=2, category=AwardCategory.COLLECTIVE, year=2021)
    award(count=1, category=AwardCategory.ENTERPRISE, year=2021)
    return conference


def many(count, *, conference=None):
    """`count` approved individuals on the roll."""
    for number in range(count):
        seat_of(approved(full_name=f"Trần Thị Đông {number:03d}"))
    return conference or make.conference()


def to_the_city(delegate):
    return CityMandate.objects.create(delegate=delegate, given_at=make.AT)


def drawn(kind, conference, *, written=ReportFormat.PDF):
    """One paper as bytes."""
    entry = catalogue.ENTRIES[kind]
    paper = entry.collect(conference, make.AT)
    user = make.user(role="culture_office", commune=conference.commune, full_name="Bà Hạnh")
    report = ReportFile(
        pk=1, conference=conference, kind=kind, format=written, reason="Thử", asked_by=user,
        asked_at=make.AT, as_of=make.AT,
    )  # fmt: skip
    notes = _notes(report, entry, paper.people)
    return catalogue.draw(kind, paper, format=written, notes=notes)


def book_of(kind, conference):
    """One workbook as another program would read it."""
    data = drawn(kind, conference, written=ReportFormat.XLSX)
    return openpyxl.load_workbook(io.BytesIO(data))
