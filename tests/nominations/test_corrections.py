"""A typing error that an office mends for a unit: what, by whom, why; the unit is told."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused, fingerprint
from nominations.actions import corrections
from nominations.models import Change
from tests import make
from tests.make import fresh
from tests.pages import Page, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader():
    return make.user(role=Role.LEADERSHIP)


def correct(one, by, reason="Đối chiếu biên bản", **changes):
    return corrections.correct(fresh(one), changes=changes, reason=reason, by=by, at=make.AT)


def test_what_was_typed_is_written_with_all_that_hangs_on_it(office):
    one = make.nomination(
        state="verified",
        full_name="Trần Văn Thơi",
        birth_year=1965,
        achievement="Từ 2021",
        version=3,
    )

    correct(one, office, full_name="Trần Văn Thới", achievement="Từ 2012")

    row = fresh(one)
    stands = (row.full_name, row.name_fold, row.name_sort.split()[0], row.first_year, row.version)
    assert stands == ("Trần Văn Thới", "tran van thoi", row.name_sort.split()[0], 2012, 4)
    assert row.integrity == "unchecked", "the check was of somebody called otherwise"
    kept = Change.objects.filter(is_inner=False).order_by("pk")
    assert [(c.label, c.before, c.after, c.reason, c.is_correction) for c in kept] == [
        ("Họ và tên", "Trần Văn Thơi", "Trần Văn Thới", "Đối chiếu biên bản", True),
        ("Tóm tắt thành tích 2020-2025", "Từ 2021", "Từ 2012", "Đối chiếu biên bản", True),
    ]
    event = AuditEvent.objects.get(action="correct_typing")
    assert event.note == "đã sửa: họ và tên, tóm tắt thành tích", "no words of a person"


def test_an_address_put_right_leaves_the_check_as_it_was(office):
    one = make.nomination(state="submitted")

    correct(one, office, address="Thôn Mỗ Đoạn")

    assert fresh(one).integrity == "clear"


@pytest.mark.parametrize(
    ("state", "who"),
    [
        ("draft", set()), ("returned", set()), ("rejected", set()), ("annulled", set()),
        ("submitted", {"office"}), ("verified", {"office"}), ("approved", {"leader"}),
    ],
)  # fmt: skip
def test_who_corrects_depends_on_where_it_stands(state, who, office, leader):
    """What was decided on is the leadership's to touch."""
    one = make.nomination(state=state)
    people = {"office": office, "leader": leader, "unit": make.user(unit=one.unit)}
    did = set()
    for name, by in people.items():
        try:
            correct(one, by, position=f"Nghề của {name}")
        except Refused:
            continue
        did.add(name)

    assert did == who
    assert {name for name, by in people.items() if corrections.may_correct(fresh(one), by)} == who


def test_nobody_corrects_under_a_delegate(leader):
    one = make.nomination(state="approved", on_roll=True)

    with pytest.raises(Refused, match="Đang có trong danh sách đại biểu"):
        correct(one, leader, position="Thợ")


@pytest.mark.parametrize("name", ["gender", "field", "direct_worker", "ethnicity", "kind", "votes"])
def test_what_was_answered_is_not_typed(name, office):
    one = make.nomination(state="submitted")

    with pytest.raises(KeyError, match=name):
        correct(one, office, **{name: "x"})


def test_a_reason_is_asked_and_nothing_demanded_is_emptied(office):
    one = make.nomination(state="submitted")

    with pytest.raises(Refused) as refused:
        correct(one, office, reason="  ", full_name="", position="")

    said = [(problem.field, problem.text) for problem in refused.value.problems]
    assert said == [
        ("full_name", "Hãy nhập họ và tên."), ("reason", "Hãy ghi lý do sửa."),
    ]  # fmt: skip
    assert Change.objects.count() == 0


def test_the_same_button_tapped_twice_is_one_correction(office):
    one = make.nomination(state="submitted", position="Nông rân")
    was = fingerprint(corrections.typed_of(one))
    for _ in range(2):
        corrections.correct(
            fresh(one), changes={"position": "Nông dân"}, reason="Nhầm", seen=was,
            by=office, at=make.AT,
        )  # fmt: skip

    events = AuditEvent.objects.filter(action="correct_typing").count()
    assert (Change.objects.count(), events, fresh(one).version) == (1, 1, 2)


# --- The page, and how the unit is told ----------------------------------------------------------


def typed(one, **changes):
    stands = {name: value or "" for name, value in corrections.typed_of(fresh(one)).items()}
    return stands | {"reason": "Đối chiếu biên bản"} | changes


def test_the_office_corrects_on_a_page_and_the_unit_reads_it_until_it_says_so(office, sign_in):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm", birth_year=1965)
    client, unit = sign_in(office), sign_in(make.user(unit=one.unit))
    url = reverse("nominations:correct", args=[one.code])
    page = seen(client, url)
    home, dossier = "/", reverse("nominations:detail", args=[one.code])
    assert "da-sua" not in Page(unit.get(home).content.decode()).by_id

    answer = client.post(url, typed(one, birth_year="1956") | page, follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "Đã sửa lỗi đánh máy trong hồ sơ của Vũ Thị Thơm. Thôn Mỗ Đoạn được báo ở trang “Việc cần "
        "làm” và trong hồ sơ.",
        "Kết quả kiểm tra cũ không còn dùng được vì đã sửa tên, năm sinh hoặc người đại diện. "
        "Phòng Văn hóa - Xã hội cần kiểm tra lại hồ sơ này.",
    ]
    note = Page(unit.get(home).content.decode()).by_id["da-sua"].words()
    assert note == "1 hồ sơ được sửa lỗi đánh máy thay đơn vị. Vũ Thị Thơm: xem chỗ sửa Năm sinh"
    words = Page(unit.get(dossier).content.decode()).words()
    assert "Văn hóa - Xã hội đã sửa lỗi đánh máy trong hồ sơ này: Năm sinh: 1965 1956" in words
    assert "Lý do: Đối chiếu biên bản" in words
    assert "Kiểm tra vi phạm" not in words, "what the office notes for itself is not the unit's"

    unit.post(reverse("nominations:acknowledge", args=[one.code]))

    assert "da-sua" not in Page(unit.get(home).content.decode()).by_id
    assert "Đã xem chỗ sửa" not in Page(unit.get(dossier).content.decode()).words()


def test_what_is_wrong_is_said_beside_its_box_and_what_was_typed_stays(office, sign_in):
    one = make.nomination(state="submitted")
    url = reverse("nominations:correct", args=[one.code])
    client = sign_in(office)
    page = seen(client, url)

    answer = client.post(url, typed(one, birth_year="năm sáu", reason="") | page)
    same = client.post(url, typed(one) | page)

    assert (answer.status_code, same.status_code) == (422, 422)
    assert sorted(answer.context["form"].errors) == ["birth_year", "reason"]
    assert "năm sáu" in answer.content.decode()
    assert same.context["form"].non_field_errors() == [
        "Chưa sửa chỗ nào. Hãy sửa chữ sai, hoặc bấm “Không lưu”."
    ]


def test_of_two_clerks_the_second_sees_both_texts(office, sign_in):
    """R5, U30."""
    one = make.nomination(state="submitted", position="Nông rân")
    url = reverse("nominations:correct", args=[one.code])
    client = sign_in(office)
    page = seen(client, url)
    correct(one, office, position="Nông dân giỏi")

    answer = client.post(url, typed(one, position="Nông dân") | page)

    assert answer.status_code == 409
    assert answer.context["form"].theirs == (("Chức vụ, nghề nghiệp", "Nông dân giỏi"),)
    again = client.post(url, typed(one, position="Nông dân") | seen_in(answer))
    assert (again.status_code, fresh(one).position) == (302, "Nông dân")


def seen_in(answer):
    return {"seen": answer.context["form"]["seen"].value()}


def test_the_leadership_opens_the_page_of_what_is_approved_alone(leader, office, sign_in):
    asked = {
        (state, who): sign_in(by)
        .get(reverse("nominations:correct", args=[make.nomination(state=state).code]))
        .status_code
        for state in ("verified", "approved", "returned")
        for who, by in (("office", office), ("leader", leader))
    }

    assert {key for key, status in asked.items() if status == 200} == {
        ("verified", "office"),
        ("approved", "leader"),
    }
    assert set(asked.values()) == {200, 403}


def test_nothing_else_of_a_dossier_is_written_by_its_form(office, sign_in):
    """Z4: columns that no box shows stay, whatever is sent."""
    one = make.nomination(state="submitted", position="Nông rân")
    client = sign_in(office)
    url = reverse("nominations:correct", args=[one.code])
    more = {"state": "approved", "unit": "1", "on_roll": "1", "gender": "male", "version": "9"}

    client.post(url, typed(one, position="Nông dân") | seen(client, url) | more)

    row = fresh(one)
    stands = (row.position, row.state, row.unit_id, row.on_roll, row.gender, row.version)
    assert stands == ("Nông dân", "submitted", one.unit_id, False, "female", 2)
