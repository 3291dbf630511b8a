"""The rows of the roll: a refusal beside its row, choosing all, the thumb, the search."""

import re

import pytest
from django.urls import reverse

from accounts.enums import Role
from conferences.models import Conference
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import Delegate
from delegates.workflow import MOVES
from tests import make
from tests.delegates.pages import HTMX, MANDATES, ROLL, TAKE_IN, move, shown, text
from tests.pages import Page

pytestmark = pytest.mark.django_db
LABELS = {one.label for one in MOVES.values()}


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.mark.parametrize(
    ("words", "found"),
    [("my", ["Lê Thị Mỹ", "Lê Văn Mĩ"]), ("ruoi", ["Lê Văn Mĩ"]), ("to ruoi my", ["Lê Văn Mĩ"])],
)
def test_search_joins_i_and_y_and_finds_the_honoured(words, found, office):
    """Issue 7, line 25: by the collective a person stands for too."""
    make.delegate(full_name="Lê Thị Mỹ")
    nomination = make.nomination(
        state="approved", kind="collective", full_name="Tổ nuôi rươi", representative="Lê Văn Mĩ"
    )
    office.post(TAKE_IN, {"ma": [nomination.code]})

    assert sorted(shown(text(office.get(f"{ROLL}?tim={words}")))) == found


def refusals(html):
    """What is said beside which row, and which of them takes the focus."""
    found = re.findall(r'<tr id="seat-(\d+)">(.*?)</tr>', html, re.S)
    said = {int(pk): re.findall(r'row-refusal"[^>]*>(.*?)</span>', row, re.S) for pk, row in found}
    focus = [int(pk) for pk, row in found if "data-focus" in row]
    words = {
        pk: [re.sub(r"<.*?>", "", one, flags=re.S).strip() for one in texts]
        for pk, texts in said.items()
        if texts
    }
    return words, focus


def test_a_refusal_stands_beside_its_row_once_and_in_sight(office):
    """Issue 7, line 28."""
    full = (
        "Đã đủ 150 đại biểu, không xác nhận thêm được."
        " Muốn thêm, hãy ghi báo vắng hoặc đưa một người ra khỏi danh sách."
    )
    first, second = make.delegate(rank=1), make.delegate(rank=2)
    Conference.objects.update(seats_taken=150)

    quick = office.post(move(second.pk, "confirm"), follow=True, headers=HTMX)
    assert refusals(text(quick)) == ({second.pk: [full]}, [second.pk])

    bulk = {"chon": [first.pk, second.pk]}
    many = office.post(reverse("delegates:bulk"), bulk, follow=True)
    assert many.redirect_chain[0][0] == f"{ROLL}#seat-{first.pk}"
    assert refusals(text(many)) == ({first.pk: [full], second.pk: [full]}, [first.pk])
    assert refusals(text(office.get(ROLL))) == ({}, [])


def test_a_refused_choice_for_the_city_stands_beside_its_row(office):
    someone = make.delegate(group=DelegateGroup.ROLE_MODEL, state=DelegateState.CONFIRMED)
    office.post(MANDATES, {"nguoi": someone.pk, "chon": "1"})
    Delegate.objects.update(state=DelegateState.ABSENT)

    answer = office.post(MANDATES, {"nguoi": someone.pk, "chon": "1"}, follow=True)

    row = text(answer).split(f">{someone.full_name}<")[1].split("</th>")[0]
    assert "row-refusal" in row
    assert "Vừa có người khác xử lý việc này." in row


def test_choosing_all_says_how_many_and_takes_every_page(office, monkeypatch):
    """Issue 7, line 28: of the list as it is filtered, nobody else."""
    monkeypatch.setattr("delegates.web.PER_PAGE", 2)
    guests = [make.delegate(rank=number) for number in range(1, 4)]
    leader = make.delegate(group=DelegateGroup.LEADER)
    make.delegate(rank=4, state=DelegateState.CONFIRMED)  # not asked again

    page = text(office.get(f"{ROLL}?nhom=guest"))
    assert "Chọn tất cả 3 người dự kiến, ở mọi trang" in " ".join(page.split())
    assert 'data-check-all="3"' in page
    all_of_them = {"tat-ca": "1", "loc": "nhom=guest&trang=2"}
    done = office.post(reverse("delegates:bulk"), all_of_them, follow=True)

    assert "Đã xác nhận 3 đại biểu." in text(done)
    assert "Vừa có người khác" not in text(done)
    for one in (*guests, leader):
        one.refresh_from_db()
    assert [one.state for one in (*guests, leader)] == ["confirmed"] * 3 + ["proposed"]


def test_a_move_that_weighs_is_not_beside_the_thumb(office):
    """Issue 7, line 28: "Báo vắng" and "Đưa ra" are a tap further."""
    confirmed, proposed = make.delegate(state=DelegateState.CONFIRMED), make.delegate()

    page = Page(text(office.get(ROLL)))

    for one, open_to_all in ((confirmed, []), (proposed, ["Xác nhận dự"])):
        row = page.by_id[f"seat-{one.pk}"]
        (more,) = row.all("details")
        acts = [b for b in row.all("a", "button") if b.words().partition(":")[0] in LABELS]
        outside = [b.words().partition(":")[0].strip() for b in acts if not b.inside("details")]
        assert outside == open_to_all
        assert "Đưa ra khỏi danh sách" in more.words()
    assert page.by_id[f"seat-{confirmed.pk}"].all("details")[0].words().count("Ghi báo vắng") == 1
