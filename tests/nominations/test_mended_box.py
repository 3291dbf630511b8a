"""Whoever mends one box of what came back stands before sending it again after one press."""

import pytest

from nominations.models import Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import at, post
from tests.nominations.taking import page_of
from tests.pages import seen

pytestmark = pytest.mark.django_db
TYPED = {
    "ai": {"full_name": "Vũ Thị Thơm"},
    "viec": {"position": "Nuôi rươi"},
    "linh-vuc": {"field": "agriculture"},
    "thanh-tich": {"achievement": "Nuôi rươi 3 ha."},
    "phieu": {"agree": "41", "disagree": "1", "abstain": "0"},
}


@pytest.fixture
def back(village):
    """Everything is open: the office named no box; its awards were left empty."""
    return make.nomination(
        unit=village.unit, state="returned", submitted_at=make.AT, awards="", reply="Ghi rõ"
    )


@pytest.mark.parametrize("slug", TYPED)
def test_from_any_page_the_summary_is_next(slug, village, back):
    """Of three presses two led through pages that nobody had asked for."""
    meeting = f"?hop={ReviewMeeting.objects.get().pk}" if slug == "phieu" else "?"
    page = page_of(village.get(at(back, slug)))
    assert "Lưu và trở lại phần xem lại" in [one.words() for one in page.all("button")]

    answer = post(village, back, slug, meeting, **TYPED[slug])

    assert answer.url == f"/ho-so/{back.code}/gui/"


LEADS = "Lưu và trở lại phần xem lại"


def told_and_led(village, one, slug, more, **typed):
    """What the button of that page says, and where its press leads."""
    url = at(one, slug, more)
    said = page_of(village.get(url)).by_id["buoc"].all("button")[0].words()
    return said, village.post(url, seen(village, url) | typed).url


def test_what_was_asked_for_further_on_is_next_and_the_button_says_no_other_place(village, back):
    """It promised the summary and opened the next page that the office had asked for."""
    Nomination.objects.update(asked_for="position achievement")

    assert [
        told_and_led(village, make.fresh(back), slug, "?ve=gui", **typed)
        for slug, typed in (
            ("viec", {"position": "Nuôi rươi"}),
            ("thanh-tich", {"achievement": "Nuôi rươi 2,4 ha."}),
        )
    ] == [
        ("Tiếp tục", at(back, "thanh-tich", "?ve=gui")),
        (LEADS, f"/ho-so/{back.code}/gui/"),
    ]


def test_a_meetings_button_promises_nothing_another_day_leads_to_its_votes(village, back):
    figures = {"held_on": "16/8/2025", "invited": "50", "present": "42"}

    said, led = told_and_led(village, back, "hop", "?ve=gui", **figures)

    assert (said, "/buoc/phieu/" in led) == ("Tiếp tục", True)


def test_a_meeting_that_stands_leads_there_too(village, back):
    figures = {"held_on": "15/8/2025", "invited": "50", "present": "42"}

    assert post(village, back, "hop", **figures).url == f"/ho-so/{back.code}/gui/"


def test_another_meeting_leads_to_the_votes_in_it(village, back):
    answer = post(village, back, "hop", held_on="16/8/2025", invited="50", present="42")

    held = ReviewMeeting.objects.latest("pk")
    assert answer.url == f"/ho-so/{back.code}/buoc/phieu/?hop={held.pk}&ve=gui"


def test_what_was_never_sent_goes_on_page_by_page(village):
    draft = make.nomination(unit=village.unit, awards="")

    answer = post(village, draft, "viec", **TYPED["viec"])

    assert answer.url == at(draft, "thanh-tich")
