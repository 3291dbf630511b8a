"""Of a review's minutes only what can still be saved is offered to be written (issue 10)."""

from datetime import time

import pytest

from accounts.enums import Role
from nominations.actions.unit_minutes import STANDS
from nominations.models import ReviewMeeting
from tests import make
from tests.nominations.taking import page_of
from tests.nominations.test_unit_minutes import address, of

pytestmark = pytest.mark.django_db
HOURS = {"starts_at": time(19, 30), "ends_at": time(21), "venue": "Nhà văn hóa thôn"}
SLUGS = ("gio-noi-hop", "nguoi-du", "y-kien")


def offered(client, meeting) -> list[str]:
    """The word of each part that is offered, in the page's order; "" where none is."""
    page = page_of(client.get(address(meeting)))
    there = {a.attrs.get("href"): a.words().partition(":")[0] for a in page.all("a")}
    return [there.get(address(meeting, slug), "") for slug in SLUGS]


@pytest.fixture
def sent(village):
    meeting = of(make.nomination(unit=village.unit, state="submitted"))
    ReviewMeeting.objects.update(**HOURS)
    return meeting


def test_before_anything_is_sent_each_part_is_written_and_mended(village):
    meeting = of(make.nomination(unit=village.unit))
    ReviewMeeting.objects.update(**HOURS)

    assert offered(village, meeting) == ["Ghi, sửa"] * 3


def test_once_sent_a_part_with_room_takes_more_and_a_full_one_is_not_offered(village, sent):
    assert offered(village, sent) == ["", "Ghi thêm", "Ghi thêm"]


@pytest.mark.parametrize("empty", HOURS)
def test_one_empty_box_is_room(empty, village, sent):
    ReviewMeeting.objects.update(**{empty: None if empty != "venue" else ""})

    assert offered(village, sent)[0] == "Ghi thêm"


def test_the_office_mends_all_of_it(sent, sign_in):
    assert offered(sign_in(role=Role.CULTURE_OFFICE), sent) == ["Ghi, sửa"] * 3


def test_a_page_of_a_full_part_leads_back_and_says_why(village, sent):
    answer = village.get(address(sent, "gio-noi-hop"), follow=True)

    assert answer.redirect_chain == [(address(sent), 302)]
    assert [str(one) for one in answer.context["messages"]] == [STANDS]
    assert village.get(address(sent, "nguoi-du")).status_code == 200


def test_what_is_sent_from_a_page_opened_before_is_still_answered(village, sent):
    answer = village.post(address(sent, "gio-noi-hop"), {"venue": "Đình làng"})

    assert answer.status_code in (409, 422)
    assert ReviewMeeting.objects.get().venue == HOURS["venue"]
