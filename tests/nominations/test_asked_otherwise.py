"""A correction answers the requests for these figures; who asked for others still waits."""

import pytest

from accounts.enums import Role
from nominations.actions.asked_figures import ask_figures, waiting_for
from nominations.actions.meetings import correct
from nominations.models import Comment, ReviewMeeting
from tests import make
from tests.nominations.phone import meant
from tests.nominations.taking import page_of
from tests.pages import seen

pytestmark = [pytest.mark.django_db, pytest.mark.both]
AT = make.AT
HEAD = "Đề nghị sửa số người của cuộc họp ngày 15/8/2025: "
DID = "Phòng đã sửa số người của cuộc họp ngày 15/8/2025: "
WAITS = " Đề nghị này chưa được sửa theo, còn chờ Phòng trả lời."


@pytest.fixture
def unit():
    return make.unit()


@pytest.fixture
def two(unit):
    """Both rest on the one meeting: fifty invited, forty-two there."""
    return [make.nomination(unit=unit, state="submitted", submitted_at=AT) for _ in range(2)]


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def held() -> ReviewMeeting:
    return ReviewMeeting.objects.select_related("unit__commune").get()


def ask(one, invited, present) -> Comment:
    figures = {"invited": invited, "present": present}
    return ask_figures(held(), figures, of=one, by=make.user(unit=one.unit), at=AT)


def mend(office, invited, present, **fields):
    made = fields | {"invited": invited, "present": present, "reason": "Đếm lại"}
    return correct(held(), **made, by=office, at=AT)


def told(request: Comment) -> tuple[bool, list[str]]:
    """Whether it is done, and what the office wrote below it, but for votes that lack."""
    below = Comment.objects.filter(first=request).order_by("pk").values_list("text", flat=True)
    request.refresh_from_db()
    return request.done_at is not None, list(below)


def by_name(one):
    return one.name_sort, one.pk


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_that_ask_for_different_figures_one_is_answered(two, office, first):
    """All open requests were closed by whichever came first."""
    wants = [(50, 45), (50, 44)]
    asked = [ask(one, *figures) for one, figures in zip(two, wants, strict=True)]
    mine, other = asked[first], asked[1 - first]
    lacks = [f"{one.full_name} ({one.code}) 42 phiếu" for one in sorted(two, key=by_name)]
    votes = f" Nay còn thiếu phiếu: {'; '.join(lacks)}. Hãy xem lại số phiếu."

    done = mend(office, *wants[first])

    did = f"{DID}có mặt 42 → {wants[first][1]}.{votes}"
    assert (told(mine), told(other)) == ((True, [did]), (False, [did + WAITS]))
    assert done.left == 1
    invited, present = wants[1 - first]
    assert waiting_for(held()) == {other.pk: {"invited": invited, "present": present}}

    assert mend(office, *wants[1 - first]).left == 0

    assert (told(other)[0], len(told(mine)[1])) == (True, 1)
    assert waiting_for(held()) == {}


def test_a_request_is_answered_by_the_figures_it_names_alone(two, office):
    asked = ask(two[0], 50, 45), ask(two[1], 55, 42)

    done = mend(office, 60, 45)

    assert [told(one)[0] for one in asked] == [True, False]
    assert done.left == 1
    assert waiting_for(held()) == {asked[1].pk: {"invited": 55, "present": 45}}


@pytest.mark.parametrize(("invited", "present"), [(55, 42), (50, 45), (55, 46), (54, 45)])
def test_who_asked_for_both_is_not_answered_by_one_of_them(two, office, invited, present):
    asked = ask(two[0], 55, 45)

    mend(office, invited, present)

    assert told(asked)[0] is False
    assert waiting_for(held()) == {asked.pk: {"invited": 55, "present": 45}}
    again = ask(two[0], 55, 45)
    assert again == asked, "asked again while nobody answered it is one request"
    mend(office, 55, 45)
    assert told(asked)[0] is True


def test_what_is_asked_of_another_day_is_not_this_meetings(two, office):
    other = make.comment(
        two[0], about="review", text=f"{HEAD.replace('15/8', '14/8')}có mặt 42 → 45."
    )
    like = make.comment(two[0], about="review", text=f"{HEAD}có mặt 42 → 45. Cảm ơn Phòng.")
    ask(two[1], 50, 45)

    assert mend(office, 50, 45).left == 0

    assert (told(other), told(like)) == ((False, []), (False, []))


def test_the_office_is_told_how_many_wait_on_and_finds_them_at_the_meeting(two, office, sign_in):
    ask(two[0], 50, 45)
    other = ask(two[1], 50, 44)
    client, there = sign_in(office), f"/ho-so/cuoc-hop/{held().pk}/sua/"
    typed = {"invited": "50", "present": "45", "reason": "Thôn đề nghị"}

    answer = client.post(there, meant(client, there, seen(client, there) | typed), follow=True)

    warned = "Còn 1 đề nghị sửa khác về cuộc họp này chưa trả lời. Hãy mở lại trang sửa cuộc họp."
    assert warned in page_of(answer).words()
    page = page_of(client.get(there))
    assert f"{HEAD}có mặt 42 → 44. Điền số đề nghị vào hai ô dưới" in page.words()
    assert "có mặt 42 → 45" not in page.words()
    form = client.get(f"{there}?de-nghi={other.pk}").context["form"]
    assert (form["invited"].value(), form["present"].value()) == (50, 44)
    unit = sign_in(make.user(unit=two[1].unit))
    assert WAITS.strip() in page_of(unit.get(f"/ho-so/{two[1].code}/trao-doi/")).words()
