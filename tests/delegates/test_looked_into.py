"""A delegate a complaint is looked into of keeps the seat; every page that counts them says so."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from delegates.enums import DelegateGroup, DelegateState
from delegates.facts import city_choice, city_delegates, quota_board
from delegates.models import CityMandate
from reports.facts import looked_into
from tests import make
from tests.delegates.pages import MANDATES, QUOTA, ROLL, text
from tests.nominations.phone import unlinked

pytestmark = pytest.mark.django_db
MARK = "Cần xem: đang xem xét kỷ luật, đơn thư"
SAID = "<b>1 đại biểu đang có đơn thư, kỷ luật chưa kết luận:</b>"
OUTGOING = "<b>1 {} đang có đơn thư, kỷ luật chưa kết luận:</b> Vũ Thị Thơm (HN25-K1). {}"


@pytest.fixture
def seat():
    """A confirmed delegate, chosen for the city, complained of afterwards; another beside."""
    made = []
    for code, integrity in (("HN25-K1", "pending"), ("HN25-K2", "clear")):
        one = make.nomination(
            state="approved", on_roll=True, integrity=integrity, code=code, full_name="Vũ Thị Thơm"
        )
        made.append(
            make.delegate(
                group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED, nomination=one
            )
        )
        CityMandate.objects.create(delegate=made[-1], given_at=make.AT)
    return made[0]


def test_the_seat_stays_and_the_board_counts_it(seat):
    board = quota_board(make.conference())

    assert (board.taken, board.looked_into) == (2, ("Vũ Thị Thơm (HN25-K1)",))
    assert [row.nomination_code for row in city_delegates(make.conference())] == ["HN25-K2"]
    why = {row.nomination_code: row.why_not_sent for row in city_choice(make.conference())}
    assert why == {"HN25-K1": "hồ sơ đang được xem xét", "HN25-K2": "đã xác nhận"}


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP])
def test_roll_board_delegate_and_mandates_say_it(role, seat, sign_in):
    client = sign_in(make.user(role=role))
    edit = reverse("delegates:edit", args=[seat.pk])

    pages = {at: text(client.get(at)) for at in (ROLL, QUOTA, edit, MANDATES)}

    found = {at: (page.count(MARK), page.count(SAID)) for at, page in pages.items()}
    assert found == {ROLL: (1, 1), QUOTA: (0, 1), edit: (1, 0), MANDATES: (1, 0)}
    assert (
        'Vũ Thị Thơm (<a href="/ho-so/HN25-K1/">HN25-K1</a>). Hệ thống giữ nguyên chỗ'
        in pages[ROLL]
    )


def test_whoever_stands_at_the_door_is_not_told(seat, sign_in):
    client = sign_in(make.user(role=Role.DOOR))

    pages = [
        text(client.get(at)) for at in (ROLL, QUOTA, reverse("delegates:edit", args=[seat.pk]))
    ]

    assert [("đơn thư" in page) for page in pages] == [False, False, False]


@pytest.mark.parametrize(
    ("kind", "who"),
    [
        ("role_models", "hồ sơ đã duyệt"),
        ("delegates", "đại biểu"),
        ("profiles", "đại biểu"),
        ("result", "hồ sơ đã duyệt"),
        ("summary", "hồ sơ đã duyệt"),
    ],
)
def test_every_outgoing_list_says_it_before_it_is_built(kind, who, seat, sign_in):
    page = text(sign_in().get(reverse("reports:ask", args=[kind])))

    then = "Danh sách chưa đưa vào" if kind == "profiles" else "Văn bản vẫn ghi như đã duyệt"
    assert OUTGOING.format(who, then) in unlinked(page)


def test_a_paper_speaks_of_those_it_names(seat):
    make.nomination(state="approved", integrity="pending", code="HN25-K3")
    make.nomination(state="verified", integrity="pending", code="HN25-K4")
    CityMandate.objects.filter(delegate=seat).delete()

    found = {kind: looked_into(kind, make.conference())[1] for kind in ("role_models", "delegates")}

    assert found == {"role_models": ["HN25-K1", "HN25-K3"], "delegates": ["HN25-K1"]}
    assert looked_into("profiles", make.conference())[:2] == ("đại biểu", [])


def test_the_board_names_the_base_of_the_units_without_anybody(seat, sign_in):
    make.unit(name="Thôn Xa")

    page = text(sign_in().get(QUOTA))

    said = (
        "2 trên 2 thôn, đoàn thể, đơn vị chưa có điển hình nào trong danh sách đại biểu, "
        "kể cả dự kiến"
    )
    assert said in page


def test_a_list_in_order_is_not_called_the_right_number(sign_in):
    """One delegate of 150 was "đúng số lượng"."""
    for group, number in ((DelegateGroup.ROLE_MODEL, 7), (DelegateGroup.GUEST, 3)):
        for _ in range(number):
            make.delegate(group=group, state=DelegateState.CONFIRMED)

    page = text(sign_in().get(QUOTA))

    said = "Danh sách đã xác nhận chưa quá số tối đa; tỷ lệ trong khoảng của Kế hoạch."
    assert said in page
    assert "đúng số lượng" not in page


IF_ALL = "<b>Nếu xác nhận hết {} người.</b>"


def test_the_strip_says_of_those_proposed_where_they_leave_the_plan(sign_in):
    """The roll said its share was the plan's while 63 guests were waiting: the board alone knew."""
    for group, state, number in (
        (DelegateGroup.ROLE_MODEL, DelegateState.CONFIRMED, 7),
        (DelegateGroup.GUEST, DelegateState.CONFIRMED, 3),
        (DelegateGroup.GUEST, DelegateState.PROPOSED, 4),
    ):
        for _ in range(number):
            make.delegate(group=group, state=state)

    page = text(sign_in().get(ROLL))

    left = "Điển hình tiên tiến: 7/14 = 50%, ngoài khoảng 65% đến 75%."
    assert f"{IF_ALL.format(14)} {left}" in page
    assert "Chưa quá số tối đa; tỷ lệ trong khoảng của Kế hoạch." in page


def test_the_strip_forecasts_nothing_that_stays_in_the_plan_or_stands_already(sign_in):
    for group, number in ((DelegateGroup.ROLE_MODEL, 7), (DelegateGroup.GUEST, 2)):
        for _ in range(number):
            make.delegate(group=group, state=DelegateState.CONFIRMED)
    out = text(sign_in().get(ROLL))
    make.delegate(group=DelegateGroup.GUEST, state=DelegateState.PROPOSED)

    within = text(sign_in().get(ROLL))

    assert "ngoài khoảng" in out
    assert all("Nếu xác nhận hết" not in page for page in (out, within))


def test_the_note_names_ten_and_says_how_many_more(sign_in):
    """Issue 8, speed: no list grows on a page without an end."""
    for number in range(12):
        code = f"HN25-P{number:02d}"
        one = make.nomination(state="approved", on_roll=True, integrity="pending", code=code)
        make.delegate(group=DelegateGroup.ROLE_MODEL, nomination=one)

    board = quota_board(make.conference())
    page = text(sign_in().get(ROLL))

    assert (len(board.looked_into), board.looked_into_total) == (10, 12)
    assert "<b>12 đại biểu đang có đơn thư" in page
    assert "và 2 người nữa. Hệ thống giữ nguyên chỗ" in page


def test_the_board_names_each_unit_without_anybody_and_leads_to_its_dossiers(seat, sign_in):
    far = make.unit(name="Thôn Xa")

    seen = sign_in().get(QUOTA).content.decode()

    assert f'<a href="/ho-so/?don-vi={far.pk}">Thôn Xa</a>' in seen
