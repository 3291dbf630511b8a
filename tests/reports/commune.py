"""One commune made by hand, with one of everything that may or may not stand in a paper.

The papers' whole contents are written beside it in tests, so nothing here is made by a formula.
"""

from datetime import datetime

from accounts.enums import UnitKind
from agenda.models import AgendaItem
from conferences.models import Conference
from delegates.enums import DelegateGroup, DelegateState
from nominations.enums import NominationKind, NominationState
from reports.enums import AwardCategory
from reports.models import SummaryText
from tests import make
from tests.reports import rows

COLLECTIVE, HOUSEHOLD = NominationKind.COLLECTIVE, NominationKind.HOUSEHOLD
GUEST, LEADER = DelegateGroup.GUEST, DelegateGroup.LEADER
CONFIRMED, ABSENT = DelegateState.CONFIRMED, DelegateState.ABSENT
PROPOSED, WITHDRAWN = DelegateState.PROPOSED, DelegateState.WITHDRAWN
CITY = "Chủ tịch UBND thành phố"


def commune() -> Conference:
    """Seven honoured, nine who come, three for the city; beside them all who must not be told."""
    o_me = _unit("Thôn Ô Mễ", former="Hưng Đạo", order=1)
    mo_doan = _unit("Thôn Mỗ Đoạn", former="Đại Sơn", order=2)
    school = _unit("Trường THCS Đại Sơn", former="", order=3, kind=UnitKind.SCHOOL)
    conference = make.conference()
    _honoured(o_me, mo_doan, school)
    _others_on_the_roll(conference)
    _not_honoured(_unit("Thôn An Liệt", former="Thanh Hải", order=4))
    _awards()
    _programme_and_words(conference)
    return conference


def _unit(name, *, former, order, kind=UnitKind.VILLAGE):
    unit = make.unit(name=name, former=former, kind=kind)
    unit.order = order
    unit.save()
    return unit


def _honoured(o_me, mo_doan, school):
    """Approved: four confirmed, one proposed, one absent, one off the roll."""
    vegetables = rows.approved(
        unit=mo_doan, kind=COLLECTIVE, full_name="Tổ rau an toàn", gender="female",
        birth_year=1971, ethnicity="Kinh", representative="Phạm Thị Hòa",
        representative_position="Tổ trưởng", address="Thôn Mỗ Đoạn, xã Đại Sơn",
        field="agriculture", sector="collective", direct_worker=True,
        achievement="Trồng 4 ha rau an toàn.", awards="Bằng khen năm 2024",
    )  # fmt: skip
    teachers = rows.approved(
        unit=school, kind=COLLECTIVE, full_name="Tổ Khoa học tự nhiên", gender="male",
        birth_year=1985, ethnicity="Nùng", representative="Vũ Văn Bách",
        representative_position="Tổ phó chuyên môn", address="Trường THCS Đại Sơn",
        field="education", sector="state", direct_worker=False,
        achievement="Bồi dưỡng học sinh giỏi.", awards="",
    )  # fmt: skip
    house = rows.approved(
        unit=o_me, kind=HOUSEHOLD, full_name="Hộ ông Vũ Đức Quyền", gender="male",
        birth_year=1966, ethnicity="Tày", representative="Vũ Đức Quyền",
        representative_position="Chủ hộ", address="Thôn Ô Mễ, xã Đại Sơn",
        field="trade", sector="none", direct_worker=True,
        achievement="Mở xưởng may, 12 việc làm.", awards="Giấy khen năm 2022",
    )  # fmt: skip
    farmer = rows.approved(
        unit=mo_doan, full_name="Nguyễn Thị Ánh", gender="female", birth_year=1970,
        ethnicity="Kinh", position="Nông dân", address="Thôn Mỗ Đoạn, xã Đại Sơn",
        field="agriculture", sector="collective", direct_worker=True,
        achievement="Nuôi cá, lãi 300 triệu đồng.", awards="Giấy khen năm 2023",
    )  # fmt: skip
    teacher = rows.approved(
        unit=school, full_name="Đặng Văn Ổn", gender="male", birth_year=1981,
        ethnicity="Mường", position="Giáo viên", address="Trường THCS Đại Sơn",
        field="education", sector="state", direct_worker=False,
        achievement="Dạy giỏi cấp thành phố.", awards="Bằng khen năm 2021",
    )  # fmt: skip
    retired = rows.approved(
        unit=o_me, full_name="Trần Thị Út", gender="female", birth_year=1958, ethnicity="",
        position="Hưu trí", address="Thôn Ô Mễ, xã Đại Sơn", field="welfare", sector="none",
        direct_worker=True, achievement="Giúp 30 hộ nghèo.", awards="",
    )  # fmt: skip
    moved = rows.approved(
        unit=mo_doan, full_name="Lê Văn Bình", gender="male", birth_year=1990, ethnicity="Kinh",
        position="Công nhân", address="Thôn Mỗ Đoạn, xã Đại Sơn", field="industry",
        sector="state", direct_worker=True, achievement="Cứu người đuối nước.", awards="",
    )  # fmt: skip
    for nomination in (vegetables, house, farmer):
        rows.to_the_city(_seat(nomination, CONFIRMED))
    rows.to_the_city(_seat(teachers, ABSENT))  # chosen, then said that he cannot come
    _seat(teacher, CONFIRMED)
    _seat(retired, PROPOSED)
    _seat(moved, WITHDRAWN)


def _seat(nomination, state):
    alone = nomination.kind == NominationKind.INDIVIDUAL
    position = nomination.position if alone else nomination.representative_position
    return rows.seat_of(
        nomination, state=state, position=position, organisation=nomination.unit.name
    )


def _others_on_the_roll(conference):
    for group, state, name, gender, year, position, organisation, rank in (
        (GUEST, CONFIRMED, "Ngô Thị Khách", "female", None, "Bà mẹ Việt Nam anh hùng",
         "Thôn Ô Mễ", 5),
        (GUEST, CONFIRMED, "Bùi Thị Mời", "female", 1950, "", "Hội Cựu giáo chức", 3),
        (GUEST, PROPOSED, "Hà Văn Chờ", "male", 1962, "Giám đốc", "Công ty May", 4),
        (GUEST, ABSENT, "Phan Văn Vắng", "male", 1948, "Nguyên Chủ tịch UBND xã", "", 6),
        (LEADER, CONFIRMED, "Đỗ Quang Minh", "male", 1975, "Chủ tịch UBND xã", "UBND xã", 2),
        (LEADER, CONFIRMED, "Lê Thị Lãnh", "female", 1972, "Bí thư Đảng ủy", "Đảng ủy xã", 1),
        (LEADER, CONFIRMED, "An Thị Phó", "female", None, "Phó Chủ tịch HĐND xã", "HĐND xã", 3),
        (LEADER, WITHDRAWN, "Cao Thị Rút", "female", 1980, "Phó Chánh Văn phòng", "UBND xã", 4),
    ):  # fmt: skip
        make.delegate(
            conference=conference, group=group, state=state, full_name=name, gender=gender,
            birth_year=year, position=position, organisation=organisation, rank=rank,
        )  # fmt: skip


def _not_honoured(unit):
    """Nobody of these is in any paper, though two still sit on the roll as confirmed."""
    gone = (("rejected", "Hoàng Văn Trượt"), ("annulled", "Mai Thị Hủy"))
    for state, name in gone:
        nomination = make.nomination(state=state, unit=unit, full_name=name)
        rows.to_the_city(_seat(nomination, CONFIRMED))
    for state in ("draft", "submitted", "returned", "verified"):
        make.nomination(state=NominationState(state), unit=unit, full_name=f"Lò Văn {state}")


def _awards():
    certificate = {"form": "Giấy khen", "authority": "Chủ tịch UBND xã"}
    rows.award(**certificate, year=2021, category=AwardCategory.COLLECTIVE, count=2)
    rows.award(**certificate, year=2021, category=AwardCategory.ENTERPRISE, count=1)
    rows.award(**certificate, year=2022, category=AwardCategory.HOUSEHOLD, count=3)
    rows.award(**certificate, year=2023, category=AwardCategory.LEADER, count=4)
    rows.award(**certificate, year=2024, category=AwardCategory.ENTREPRENEUR, count=5)
    rows.award(**certificate, year=2023, category=AwardCategory.DIRECT, count=1200)
    rows.award(form="Bằng khen", authority=CITY, year=2024, count=1)


def _programme_and_words(conference):
    Conference.objects.filter(pk=conference.pk).update(
        starts_at=datetime(2025, 8, 22, 8, 0, tzinfo=make.HANOI)
    )
    conference.refresh_from_db()
    for number, title, presenter in (
        (1, "Tuyên bố lý do", "Ông Dẫn Chương Trình"),
        (3, "Báo cáo tham luận", "Bà Nguyễn Thị Ánh"),
    ):
        AgendaItem.objects.create(
            conference=conference, number=number, plan_number=number, title=title, minutes=15,
            presenter=presenter,
        )  # fmt: skip
    SummaryText.objects.create(
        conference=conference, key="movements", text="Phong trào thứ nhất.\n\nPhong trào thứ hai.",
        updated_at=make.AT, updated_by="Bà Hạnh",
    )  # fmt: skip
