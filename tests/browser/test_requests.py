"""What Chromium asks for on the pages that have pictures, all there may be (U8)."""

from itertools import product
from urllib.parse import urlsplit

import pytest

from nominations.models import Nomination, ReviewMeeting
from tests.browser.conftest import SIZES, keep, sign_in
from tests.journeys.everybody import all_the_pictures_there_may_be
from tests.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.always]


@pytest.fixture
def full(demo):
    all_the_pictures_there_may_be()
    mine = Nomination.objects.filter(unit__slug="thon-mo-doan", state="returned")
    return {
        "sent": Nomination.objects.filter(state="submitted").first().code,
        "mine": mine.first().code,
        "meeting": ReviewMeeting.objects.filter(kind="approval").first().pk,
    }


def heights_on(page) -> list[int]:
    return page.eval_on_selector_all(".shot", "all => all.map(one => one.naturalHeight)")


PAGES = (
    ("vhxh", "/ho-so/{sent}/"),
    ("vhxh", "/ho-so/cuoc-hop/{meeting}/bien-ban/"),
    ("truongthon", "/ho-so/{mine}/buoc/tep/"),
)


@pytest.fixture
def size():
    """One pair of eyes after the other looks at the same dossiers."""
    return "phone"


def test_all_pictures_of_a_page_come_in_one_request(full, person):
    for size, (who, there) in product(SIZES, PAGES):
        page, asked = (
            person(own=True, size=size),
            [],
        )  # of somebody who was never here: nothing is kept of before
        sign_in(page, who)
        page.on("request", lambda request, asked=asked: asked.append(urlsplit(request.url).path))

        page.goto(there.format(**full), wait_until="networkidle")
        page.locator(".shot").last.scroll_into_view_if_needed()
        # The lazy ones are asked for once they come near.
        until(lambda page=page: all(heights_on(page)), what="the pictures")

        keep(page, f"requests{there[:8].replace('/', '-')}-{who}-{size}", size)
        drawn = heights_on(page)
        assert len(asked) <= 7, asked
        assert [one for one in asked if "/anh-nho/" in one][1:] == [], there
        assert drawn == [120 * len(drawn)] * len(drawn), there
