"""U30: whoever comes second outside a move is told how it stands now, and by whom and when."""

from datetime import timedelta

import pytest

from accounts import audit
from accounts.enums import Role
from accounts.problems import Refused
from agenda import actions as agenda
from agenda.models import AgendaItem
from conferences.actions import heads, people, units
from conferences.workflow import hold
from delegates import actions as delegates
from delegates.enums import DelegateGroup, DelegateState
from nominations.actions import doubles, merging, renamed
from reports import actions as reports
from tests import make

pytestmark = pytest.mark.django_db
BY = "Vừa có người khác xử lý việc này. {}, lúc 08:00 ngày 16/8/2025: {}. "
SOMEBODY = "Vừa có người khác xử lý việc này: {}. "
OWN = "Ông, bà đã xử lý việc này lúc 08:00 ngày 16/8/2025: {}. Hãy tải lại trang để xem."
LOOK = "Hãy xem lại rồi làm tiếp."
OFFICE, COUNCIL = "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def why(deed, *args, **said):
    with pytest.raises(Refused) as refused:
        deed(*args, **said)
    return str(refused.value)


def test_a_mandate_of_somebody_who_withdrew_meanwhile(office):
    council = make.user(role=Role.COUNCIL_OFFICE)
    model = make.delegate(group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED)
    delegates.move(model, "absent", by=council, at=make.AT)

    told = why(delegates.give_mandate, model, by=office, at=make.AT)
    assert told == BY.format(COUNCIL, "nay là “Đã báo vắng”") + LOOK
    told = why(delegates.give_mandate, model, by=council, at=make.AT)
    assert told == OWN.format("nay là “Đã báo vắng”")


def test_an_item_of_the_programme_that_was_taken_out(office):
    conference = make.conference()
    item = agenda.add(conference=conference, title="Chào cờ", minutes=5, by=office, at=make.AT)
    other = agenda.add(conference=conference, title="Văn nghệ", minutes=5, by=office, at=make.AT)
    stale = type(item)(pk=item.pk, conference=conference, title="Chào cờ", minutes=5)
    for one in (item, other):
        agenda.remove(one, by=office, at=make.AT)

    gone = "nội dung “Chào cờ” không còn trong chương trình"
    council = make.user(role=Role.COUNCIL_OFFICE)
    assert why(agenda.remove, stale, by=office, at=make.AT) == OWN.format(gone)
    assert why(agenda.remove, stale, by=council, at=make.AT) == BY.format(OFFICE, gone) + LOOK


def test_of_two_who_did_the_same_the_last_is_told(office):
    conference, council = make.conference(), make.user(role=Role.COUNCIL_OFFICE)
    council_first = (council, make.AT), (office, make.AT + timedelta(minutes=5))
    for by, at in council_first:
        item = agenda.add(conference=conference, title="Chào cờ", minutes=5, by=office, at=at)
        AgendaItem.objects.filter(pk=item.pk).delete()
        audit.record(by=by, at=at, action="remove_agenda_item", target="agenda", target_code="x",
                     commune_code=conference.commune.code, before="Chào cờ")  # fmt: skip
    told = why(agenda.remove, item, by=council, at=make.AT)
    assert told.startswith(f"Vừa có người khác xử lý việc này. {OFFICE}, lúc 08:05 ngày 16/8/2025:")


def test_a_line_of_awards_that_was_taken_out(office):
    line = {"year": 2023, "form": "Giấy khen", "category": "direct", "authority": "", "count": 5}
    here = {"conference": make.conference(), "at": make.AT}
    row, more = (
        reports.count_awards(**here, by=office, **line | {"year": y}) for y in (2023, 2024)
    )
    stale = type(row).objects.get(pk=row.pk)
    for one in (row, more):
        reports.drop_awards(one, by=office, at=make.AT)

    other = make.user(role=Role.CULTURE_OFFICE)
    told = why(reports.count_awards, **here, by=other, instead_of=stale, **line)
    whom = "Cá nhân: người trực tiếp lao động, sản xuất, công tác"
    assert told == BY.format(OFFICE, f"dòng “Giấy khen 2023, {whom}: 5” không còn") + LOOK


def test_a_unit_that_somebody_brought_in_meanwhile(office):
    make.unit(name="Thôn Đông")
    here = {"conference": make.conference(), "by": office, "at": make.AT}
    rows = [{"name": name, "kind": "village"} for name in ("Thôn Tây", "THÔN ĐÔNG")]

    assert why(units.add_units, rows=rows, **here) == (
        SOMEBODY.format("xã đã có đơn vị “Thôn Đông”") + LOOK
    )
    assert why(units.add_units, rows=[rows[0], rows[0]], **here) == (
        "Có hai dòng ghi cùng một đơn vị. Hãy giữ một dòng."
    )
    assert why(units.add_units, rows=[{"name": "…", "kind": "village"}], **here) == (
        "Tên đơn vị phải có chữ cái hoặc chữ số. Hãy ghi lại tên."
    )


def test_a_unit_that_went_and_a_phone_that_somebody_took(office):
    unit = make.unit(name="Thôn Đông")
    make.user(unit=unit, phone="+84912000501")
    here = {"conference": make.conference(), "by": office, "at": make.AT}
    row = {"name": "Thôn Tây", "slug": "thon-tay", "head": "Vi Ba", "phone": None}

    assert why(heads.add_heads, rows=[row], **here) == (
        SOMEBODY.format("đơn vị “Thôn Tây” không còn") + LOOK
    )
    taken = row | {"slug": unit.slug, "phone": "+84912000501"}
    assert why(heads.add_heads, rows=[taken], **here) == (
        SOMEBODY.format("một số điện thoại của bảng đã có người dùng") + LOOK
    )


def test_an_account_that_went_and_a_number_that_came(office, monkeypatch):
    leader = make.user(role=Role.LEADERSHIP)
    person = make.user(role=Role.COUNCIL_OFFICE, full_name="Vi Văn Ba")
    type(person).objects.filter(pk=person.pk).delete()

    assert why(people.set_working, person, works=False, by=leader, at=make.AT) == (
        SOMEBODY.format("tài khoản của Vi Văn Ba không còn") + LOOK
    )
    monkeypatch.setattr(people, "_demand_whole", lambda *said, **more: None)
    make.user(unit=make.unit(), phone="+84912000501")
    said = {"full_name": "Vi Tư", "phone": "+84912000501", "role": Role.COUNCIL_OFFICE,
            "unit": None, "until": None}  # fmt: skip
    here = {"commune": leader.commune, "password": make.PASSWORD, "by": leader, "at": make.AT}
    assert why(people.add_person, said=said, **here) == (
        SOMEBODY.format("số điện thoại hoặc tên đăng nhập này đã có người dùng") + LOOK
    )


def test_what_was_chosen_of_a_dossier_to_merge_and_went(office):
    one, two = (
        make.nomination(unit=make.unit(name=name), state="submitted", full_name="Vũ Thị Thơm",
                        birth_year=1970) for name in ("Thôn Một", "Thôn Hai")
    )  # fmt: skip
    here = {"by": office, "at": make.AT}
    now = f"tệp hoặc nội dung của hồ sơ {two.code} và {one.code} nay khác trang vừa xem"

    assert why(merging.merge, one, two, files={7}, **here) == SOMEBODY.format(now) + LOOK
    assert why(merging.merge, one, two, take={"birth_year"}, **here) == SOMEBODY.format(now) + LOOK
    doubles.tell_apart(two, one, ground="Khác thôn", **here)
    council = make.user(role=Role.CULTURE_OFFICE)
    told = why(merging.merge, one, two, files={7}, by=council, at=make.AT)
    assert told == BY.format(OFFICE, now) + LOOK


def test_another_dossier_that_was_judged_meanwhile(office, monkeypatch):
    one, two = (make.nomination(unit=make.unit(name=name), state="submitted",
                                full_name="Vũ Thị Thơm", birth_year=1970)
                for name in ("Thôn Một", "Thôn Hai"))  # fmt: skip
    doubles.tell_apart(two, one, ground="Khác thôn", by=office, at=make.AT)
    found = iter([[], [two]])
    monkeypatch.setattr(renamed, "_judging", lambda *said: next(found))

    told = why(renamed.hold_with_judging, one, {"full_name": "Vũ Thị Thớm"})
    now = f"đã có kết luận kiểm tra trùng của hồ sơ {two.code}"
    assert told == BY.format(OFFICE, now) + LOOK


def test_a_row_that_is_held_no_more():
    item = make.delegate()
    type(item).objects.filter(pk=item.pk).delete()

    assert why(hold, item) == SOMEBODY.format("mục này không còn") + LOOK
