"""What the page for many reads, and what of a list it passes over."""

import pytest

from accounts.enums import Role
from nominations.enums import STANDING
from tests import make

pytestmark = pytest.mark.django_db
URL = "/ho-so/nhieu/"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.mark.parametrize("count", [3, 30])
def test_the_page_reads_as_often_for_3_as_for_30(count, office, sign_in, django_assert_num_queries):
    for number in range(count):
        make.nomination(state="submitted", full_name=f"Nguyễn Văn Số {number}")
    client = sign_in(office)
    client.get(URL)

    # Who is related, who had a hand in it: two; one for what the commune itself looks into.
    with django_assert_num_queries(8):
        client.get(URL)


@pytest.mark.parametrize(
    ("state", "total", "passed_over"),
    [("", 2, 3), (STANDING[0], 2, 2), ("submitted", 2, 0), ("returned", 0, 1)],
)
def test_what_is_passed_over_is_of_the_state_the_list_was_in(
    state, total, passed_over, office, sign_in
):
    """Two that were sent, one verified, one back with its unit, one rejected."""
    for one in ("submitted", "submitted", "verified", "returned", "rejected"):
        make.nomination(state=one)

    context = sign_in(office).get(f"{URL}?viec=verify&trang-thai={state}").context

    assert (context["total"], context["passed_over"]) == (total, passed_over)
