"""“Cần xem” lets go of what people have answered, in the list's tags, its filter and the queues."""

import pytest

from accounts.enums import Role
from nominations.actions import decisions
from nominations.facts import waiting_longest
from nominations.models import Ballot, Nomination
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def two():
    villages = (make.unit(), make.unit(name="Thôn Liêu Xá"))
    return [
        make.nomination(state="submitted", full_name="Vũ Thị Thơm", birth_year=1970, unit=unit)
        for unit in villages
    ]


def looks(client):
    """Tags by code: of the whole list, and of the list filtered by “Chỉ hồ sơ cần xem”."""
    found = []
    for query in ({}, {"can-xem": "on"}):
        rows = client.get("/ho-so/", query).context["rows"]
        found.append({row.nomination.code: row.tags for row in rows})
    return found


def check(nomination, by, at, **answers):
    one = Nomination.objects.get(pk=nomination.pk)
    decisions.record_check(one, integrity="clear", by=by, at=at, **answers)


DOUBTED = ["Có thể trùng"]


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({"duplicate_verdict": "different", "duplicate_answer": "Khác thôn"}, (None, None)),
        ({"duplicate_verdict": "different"}, (DOUBTED, DOUBTED)),
        ({"duplicate_verdict": "same"}, (["Cùng một người"], ["Cùng một người"])),
        ({"duplicate_answer": "Đang hỏi"}, (DOUBTED, DOUBTED)),
    ],
)
def test_a_double_told_apart_with_its_ground_is_let_go_at_both(
    answers, left, two, office, at, sign_in
):
    one, other = two
    before = looks(sign_in(office))
    check(one, office, at, **answers)

    everybody, filtered = looks(sign_in(office))

    pair = (one.code, other.code)
    assert before == [dict.fromkeys(pair, DOUBTED)] * 2
    assert everybody == {code: tags or [] for code, tags in zip(pair, left, strict=True)}
    assert filtered == {code: tags for code, tags in zip(pair, left, strict=True) if tags}
    queue = {
        row.code: list(row.tags) for row in waiting_longest(one.conference, "submitted", most=9)
    }
    assert queue == everybody


@pytest.mark.parametrize("reason", ["", "Đã họp lại"])
def test_odd_votes_with_a_reason_are_let_go(reason, office, sign_in):
    one = make.nomination(state="submitted")
    Ballot.objects.update(agree=5, disagree=37, abstain=0, reason=reason)

    everybody, filtered = looks(sign_in(office))

    tags = [] if reason else ["Số phiếu"]
    assert everybody == {one.code: tags}
    assert filtered == ({} if reason else {one.code: tags})


def test_of_three_alike_two_told_apart_leave_the_third_open(two, office, at, sign_in):
    """Answered at each of the others, or at itself: nothing less."""
    third = make.nomination(
        state="submitted", full_name="Vũ Thị Thơm", birth_year=1970, unit=make.unit(name="Thôn Ba")
    )
    check(two[0], office, at, duplicate_verdict="different", duplicate_answer="Khác thôn")

    everybody, filtered = looks(sign_in(office))

    assert everybody == {two[0].code: [], two[1].code: DOUBTED, third.code: DOUBTED}
    assert set(filtered) == {two[1].code, third.code}
