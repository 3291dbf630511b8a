"""What the other apps read of a conference: values, in order, of the right people."""

from datetime import timedelta
from fractions import Fraction

import pytest

from accounts.enums import Role, UnitKind
from conferences import actions, facts
from conferences.calendar import HANOI
from conferences.enums import Settling, Standing
from conferences.models import AccessLink, DeadlineMark
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def village():
    return make.unit(name="Thôn Liêu Xá")


def board(user=None, *, at):
    found = facts.deadline_board(make.conference(), at=at, user=user)
    return {fact.key: [duty.unit for duty in fact.duties] for fact in found}


def test_a_conference_is_told_in_one_go():
    fact = facts.about(make.conference())

    assert fact.full_name == (
        "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I (2025-2030)"
    )
    assert (fact.commune_code, fact.commune_place, fact.city_name, fact.is_demo) == (
        "11086", "Đại Sơn", "thành phố Hải Phòng", False,
    )  # fmt: skip
    assert fact.recipients[-1] == "Lưu: VT, VHXH."
    assert fact.mandate.startswith("Thực hiện Kế hoạch ban hành theo Quyết định số 3194/QĐ-UBND")


def test_a_person_works_on_the_newest_conference_of_their_commune():
    here = make.conference()
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    there = make.conference(of=other)

    assert facts.conference_of(make.user()) == here
    assert facts.conference_of(make.user(role=Role.LEADERSHIP, commune=other)) == there
    assert facts.conference_of(make.user(role=Role.CITY_BOARD)) is None


def test_figures_are_read_by_key():
    found = {key: figure.value for key, figure in facts.figures(make.conference()).items()}

    assert found == {
        "capacity": Fraction(150),
        "role_model_share": Fraction(7, 10),
        "votes_in_favour": Fraction(1, 2),
    }


def test_a_deadline_is_told_or_there_is_none():
    conference = make.conference()
    due = facts.due_at(conference, Settling.DOSSIERS_SENT)
    conference.deadlines.all().delete()

    assert due.astimezone(HANOI).isoformat() == "2025-08-20T00:00:00+07:00"
    assert facts.due_at(conference, Settling.DOSSIERS_SENT) is None


def test_the_board_shows_everybody_in_the_plans_order(village, at):
    make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE, slug="phong-vhxh")
    whole = {
        "plan_reported": ["Phòng Văn hóa - Xã hội"],
        "list_approved": ["Phòng Văn hóa - Xã hội", "Thôn Liêu Xá"],
        "conference_held": ["Phòng Văn hóa - Xã hội"],
        "results_reported": ["Phòng Văn hóa - Xã hội"],
    }

    assert board(at=at) == whole
    assert board(make.user(role=Role.LEADERSHIP), at=at) == whole
    assert list(board(at=at)) == list(whole)


def test_a_unit_sees_its_own_duties_and_no_deadline_it_does_not_owe(village, at):
    make.unit(name="Thôn Nghĩa Xá")

    assert board(make.user(unit=village), at=at) == {"list_approved": ["Thôn Liêu Xá"]}


def test_who_has_no_right_sees_no_duty(village, at):
    found = board(make.user(role=Role.DOOR), at=at)

    assert [name for names in found.values() for name in names] == []
    assert [name for names in board(at=at).values() for name in names] == ["Thôn Liêu Xá"]


@pytest.mark.parametrize(
    ("days", "met", "standing", "over", "short"),
    [
        (0, None, Standing.SOON, False, "Còn 3 ngày"),
        (-2, None, Standing.PENDING, False, "Còn 5 ngày"),
        (4, None, Standing.OVERDUE, True, "Quá hạn 1 ngày"),
        (4, 0, Standing.MET, True, "Quá hạn 1 ngày"),
        (6, 5, Standing.MET_LATE, True, "Quá hạn 3 ngày"),
    ],
)
def test_a_duty_stands_as_its_instants_say(village, at, days, met, standing, over, short):
    conference = make.conference()
    DeadlineMark.objects.update(met_at=None if met is None else at + timedelta(days=met))

    fact = facts.deadline_board(conference, at=at + timedelta(days=days))[1]

    duty = fact.duties[0]
    assert (duty.standing, fact.is_over, fact.left_short) == (standing, over, short)
    assert (fact.met, fact.is_met) == (int(met is not None), met is not None)


def test_a_deadline_nobody_owes_is_not_met():
    assert [fact.is_met for fact in facts.deadline_board(make.conference(), at=make.AT)] == [
        False
    ] * 4


def rows(at):
    return {row.name: row for row in facts.unit_rows(make.conference(), at=at)}


def test_a_unit_row_says_how_its_slip_stands(at):
    names = ["Thôn Chưa Lập", "Thôn Đang Dùng", "Thôn Đã Thu", "Thôn Hết Hạn", "Thôn Lập Lại"]
    units = {name: make.unit(name=name) for name in names}
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE)

    def issue(*wanted):
        tokens = {units[name]: actions.new_token() for name in wanted}
        actions.issue_links(conference=conference, tokens=tokens, by=by, at=at)

    issue(*names[1:])
    actions.revoke_links(
        conference=conference, units=[units["Thôn Đã Thu"], units["Thôn Lập Lại"]], by=by, at=at
    )
    issue("Thôn Lập Lại")
    AccessLink.objects.filter(unit=units["Thôn Hết Hạn"]).update(expires_at=at)

    assert {name: row.slip for name, row in rows(at).items()} == {
        "Thôn Chưa Lập": "none",
        "Thôn Đang Dùng": "usable",
        "Thôn Đã Thu": "revoked",
        "Thôn Hết Hạn": "expired",
        "Thôn Lập Lại": "usable",
    }


def test_a_unit_row_says_whether_it_has_sent(at):
    make.unit(name="Thôn Liêu Xá")
    make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    make.conference()

    before = {name: (row.standing, row.met_at) for name, row in rows(at).items()}
    DeadlineMark.objects.filter(deadline__key="list_approved").update(met_at=at)
    after = {name: (row.standing, row.met_at) for name, row in rows(at).items()}

    assert before == {"Thôn Liêu Xá": (Standing.SOON, None), "Văn phòng": (None, None)}
    assert after == {"Thôn Liêu Xá": (Standing.MET, at), "Văn phòng": (None, None)}


def test_another_communes_units_are_not_listed(village, at):
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.unit(name="Thôn Khác", of=other)

    assert list(rows(at)) == ["Thôn Liêu Xá"]
    assert [row.name for row in facts.unit_rows(make.conference(of=other), at=at)] == ["Thôn Khác"]
