"""Tests how people come onto the roll, are mended and chosen."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.names import fold
from accounts.problems import EDITED_MEANWHILE, Refused, fingerprint
from conferences.models import Conference
from conferences.workflow import SOMEBODY_WAS_FASTER
from delegates import actions
from delegates.actions import TakenIn
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import EDITABLE_FIELDS, CityMandate, Delegate
from delegates.workflow.guards import NAMESAKE
from nominations.models import Nomination
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make.user(role=Role.COUNCIL_OFFICE)


def take_in(by, at, codes=None, **more):
    return actions.take_in(conference=make.conference(), codes=codes, by=by, at=at, **more)


def test_take_in_copies_the_person_and_what_is_counted(at, by):
    unit = make.unit(name="Thôn Ô Mễ", former="Hưng Đạo")
    nomination = make.nomination(
        state="approved", unit=unit, full_name="Đỗ Thị Ẩn", gender="male", direct_worker=False
    )

    assert take_in(by, at) == TakenIn(added=1, namesakes=())

    row = Delegate.objects.values().get()
    row.pop("id")
    assert row == {
        "conference_id": nomination.conference_id,
        "group": "role_model",
        "state": "proposed",
        "nomination_id": nomination.pk,
        "unit_id": unit.pk,
        "full_name": "Đỗ Thị Ẩn",
        "name_fold": "do thi an",
        "name_sort": nomination.name_sort,
        "gender": "male",
        "birth_year": 1970,
        "position": "Nông dân",
        "organisation": "Thôn Ô Mễ",
        "rank": 99,
        "kind": "individual",
        "honoured_name": "Đỗ Thị Ẩn",
        "honoured_fold": "do thi an",
        "field": "agriculture",
        "sector": "household_business",
        "direct_worker": False,
        "former_commune": "Hưng Đạo",
        "created_at": at,
    }
    nomination.refresh_from_db()
    assert nomination.on_roll is True


@pytest.mark.parametrize("kind", ["collective", "household"])
def test_take_in_seats_the_representative_of_a_collective(at, by, kind):
    make.nomination(state="approved", kind=kind, full_name="Tổ phụ nữ nuôi rươi")

    take_in(by, at)

    assert list(
        Delegate.objects.values_list("full_name", "name_fold", "position", "honoured_name", "kind")
    ) == [("Trần Thị Đại Diện", "tran thi dai dien", "Tổ trưởng", "Tổ phụ nữ nuôi rươi", kind)]


def test_take_in_twice_changes_nothing(at, by):
    make.nomination(state="approved")

    first, second = take_in(by, at), take_in(by, at)

    assert (first.added, second.added, Delegate.objects.count()) == (1, 0, 1)
    assert AuditEvent.objects.filter(action="take_in").count() == 1


def test_take_in_leaves_what_is_not_approved_or_not_asked_for(at, by):
    wanted = make.nomination(state="approved")
    make.nomination(state="approved")
    drafted = make.nomination(state="verified")

    assert take_in(by, at, codes=[wanted.code, drafted.code]).added == 1
    assert list(Delegate.objects.values_list("nomination__code", flat=True)) == [wanted.code]


def test_take_in_of_one_person_nominated_twice_warns_and_seats_them_once(at, by):
    first = make.nomination(state="approved", full_name="Trần Thị Đại Diện", birth_year=1970)
    second = make.nomination(state="approved", kind="household", full_name="Hộ bà Đại Diện")

    found = take_in(by, at)

    codes = {first.code, second.code}
    assert (found.added, len(found.namesakes)) == (1, 1)
    assert set(found.namesakes) < codes
    assert take_in(by, at, codes=codes, other_people=codes) == TakenIn(added=1, namesakes=())
    assert Delegate.objects.count() == 2


def test_take_in_brings_back_who_was_withdrawn_only_by_code(at, by):
    nomination = make.nomination(state="approved")
    take_in(by, at)
    actions.move(Delegate.objects.get(), "withdraw", by=by, at=at, note="Bận")
    nomination.refresh_from_db()
    assert nomination.on_roll is False

    assert take_in(by, at).added == 0
    assert take_in(by, at, codes=[nomination.code]).added == 1

    nomination.refresh_from_db()
    assert (Delegate.objects.get().state, nomination.on_roll) == (DelegateState.PROPOSED, True)


def test_take_in_is_told_to_the_audit_without_names(at, by):
    nomination = make.nomination(state="approved", full_name="Đỗ Thị Ẩn")

    take_in(by, at)

    event = AuditEvent.objects.get(action="take_in")
    assert (event.after, event.note) == ("1 hồ sơ", nomination.code)


def add(by, at, **more):
    values = {
        "group": DelegateGroup.GUEST,
        "full_name": "  NGUYÊ\u0303N Văn  Khách",
        "gender": "male",
        "position": "Giám đốc",
        "organisation": "Sở Nội vụ",
        "rank": 3,
    } | more
    return actions.add(conference=make.conference(), by=by, at=at, **values)


def test_add_cleans_the_name_and_proposes(at, by):
    added = add(by, at)

    row = Delegate.objects.get(pk=added.pk)
    assert (row.full_name, row.name_fold, row.state, row.rank, row.nomination) == (
        "NGUYỄN Văn Khách", "nguyen van khach", DelegateState.PROPOSED, 3, None,
    )  # fmt: skip
    assert "Khách" not in str(AuditEvent.objects.filter(action="add").values().get())


def test_add_of_a_namesake_asks_first(at, by):
    add(by, at)

    with pytest.raises(Refused) as refused:
        add(by, at)

    assert refused.value.problems == [NAMESAKE]
    add(by, at, another_person=True)
    assert Delegate.objects.count() == 2


def test_saving_what_stood_there_is_not_told(at, by):
    """Issue 7, line 7."""
    someone = add(by, at)
    values = {name: getattr(someone, name) for name in EDITABLE_FIELDS}

    actions.edit(someone, seen=fingerprint(someone.stands), by=by, at=at, **values)

    assert not AuditEvent.objects.filter(action="edit").exists()


def test_edit_writes_what_changed_and_tells_only_which_fields(at, by):
    someone = add(by, at)
    values = {name: getattr(someone, name) for name in ("group", "gender", "birth_year", "rank")}

    actions.edit(
        someone, seen=fingerprint(someone.stands), by=by, at=at,
        full_name="Nguyễn Văn Khác", position="Phó Giám đốc", organisation="Sở Nội vụ", **values,
    )  # fmt: skip

    row = Delegate.objects.get(pk=someone.pk)
    event = AuditEvent.objects.get(action="edit")
    assert (row.full_name, row.name_fold, row.position) == (
        "Nguyễn Văn Khác", fold("Nguyễn Văn Khác"), "Phó Giám đốc",
    )  # fmt: skip
    assert (event.note, event.before, event.after) == (
        "đã sửa: họ và tên, chức vụ, nghề nghiệp",
        "",
        "",
    )


def test_the_second_editor_is_told_and_loses_nothing(at, by):
    """R5, U30."""
    someone = add(by, at)
    seen = fingerprint(someone.stands)
    values = {
        name: getattr(someone, name)
        for name in ("group", "full_name", "gender", "birth_year", "organisation", "rank")
    }
    actions.edit(someone, seen=seen, by=by, at=at, position="Một", **values)

    with pytest.raises(Refused) as refused:
        actions.edit(someone, seen=seen, by=by, at=at, position="Hai", **values)

    assert refused.value.problems == [EDITED_MEANWHILE]
    assert refused.value.stands == {**values, "position": "Một"}
    assert Delegate.objects.get().position == "Một"


def test_a_role_models_particulars_are_the_dossiers(at, by):
    make.nomination(state="approved")
    take_in(by, at)
    someone = Delegate.objects.get()

    with pytest.raises(Refused):
        actions.edit(
            someone, seen=fingerprint(someone.stands), by=by, at=at, full_name="Người khác"
        )


def test_withdrawing_gives_back_the_seat_and_the_nomination(at, by):
    make.nomination(state="approved")
    take_in(by, at)
    someone = Delegate.objects.get()
    actions.move(someone, "confirm", by=by, at=at)
    taken = Conference.objects.get().seats_taken

    actions.move(someone, "withdraw", by=by, at=at, note="Chuyển nơi ở")

    assert (taken, Conference.objects.get().seats_taken) == (1, 0)
    assert Nomination.objects.get().on_roll is False


def test_who_says_no_leaves_the_seat_to_another_but_stays_honoured(at, by):
    make.nomination(state="approved")
    take_in(by, at)
    someone = Delegate.objects.get()
    actions.move(someone, "confirm", by=by, at=at)

    actions.move(someone, "absent", by=by, at=at)
    actions.move(someone, "propose_again", by=by, at=at)

    assert (Conference.objects.get().seats_taken, Nomination.objects.get().on_roll) == (0, True)


def test_mandates_are_for_confirmed_role_models(at, by):
    """III.1, item 7."""
    model = make.delegate(group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED)
    waiting = make.delegate(group=DelegateGroup.ROLE_MODEL)
    guest = make.delegate(state=DelegateState.CONFIRMED)

    given = [actions.give_mandate(model, by=by, at=at), actions.give_mandate(model, by=by, at=at)]
    for other in (waiting, guest):
        with pytest.raises(Refused):
            actions.give_mandate(other, by=by, at=at)

    assert given == [True, False]
    assert list(CityMandate.objects.values_list("delegate", flat=True)) == [model.pk]
    taken = [actions.take_mandate(model, by=by, at=at), actions.take_mandate(model, by=by, at=at)]
    assert (taken, CityMandate.objects.count()) == ([True, False], 0)


def test_confirm_many_answers_for_each_row(at, by):
    rows = [make.delegate(), make.delegate(state=DelegateState.ABSENT), make.delegate()]

    results = actions.confirm_many(rows, by=by, at=at)

    assert [(r.pk, r.problems) for r in results] == [
        (rows[0].pk, ()),
        (rows[1].pk, (SOMEBODY_WAS_FASTER,)),
        (rows[2].pk, ()),
    ]
    assert Conference.objects.get().seats_taken == 2
