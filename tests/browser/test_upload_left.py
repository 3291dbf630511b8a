"""A photo that lies on the phone and is not taken: its days, a dossier that is gone, no room."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from accounts.problems import Problem, Refused
from accounts.storage import AWAY
from nominations.actions import evidence
from nominations.actions.pictures import FILE
from nominations.models import Nomination
from tests import make
from tests.browser.conftest import sign_in
from tests.browser.line import at_step
from tests.browser.test_upload_cut import AGAIN, kept, said, three
from tests.browser.test_upload_kept import chosen_without_a_line, killed, lying, size, village
from tests.browser.waits import PAGE, WAITS, line

__all__ = ["size", "three", "village"]  # fixtures
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (143, ""),
        (145, "1 tệp chưa gửi trên máy sẽ bị xóa trong một ngày nữa. Hãy gửi trước lúc đó."),
        (168, "1 tệp chưa gửi trên máy đã quá 7 ngày nên bị xóa. Hãy chọn lại."),
    ],
)
def test_it_lies_here_for_seven_days(village, three, hours, words):
    """It is tried first; what still did not go is gone with a word."""
    chosen_without_a_line(village, three[0])
    again = killed(village)
    again.clock.set_fixed_time(make.AT + timedelta(hours=1 + hours))  # an hour in it was chosen
    again.route("**/ho-so/nhan/**", lambda route: route.abort())

    again.goto("/")

    if words:
        expect(again.locator("[data-warned]")).to_have_text(words)
    again.wait_for_load_state("networkidle")
    assert (len(lying(again)), kept()) == (0 if hours == 168 else 1, [])


def test_a_dossier_that_takes_none_any_more_is_said_and_it_goes(village, three):
    """Sent from another device meanwhile: what the server says stands, and is not asked again."""
    chosen_without_a_line(village, three[0])
    draft = Nomination.objects.get()
    Nomination.objects.update(state="submitted", submitted_at=make.AT)
    again = killed(village)

    again.goto("/")

    warned = again.locator("[data-warned]")
    expect(warned).to_have_text(f"Hồ sơ {draft.code}: {evidence.NOT_OPEN}")
    expect(line(again)).to_be_hidden()
    assert (lying(again), kept()) == ([], [])


def test_it_is_said_too_where_the_line_comes_back_to_an_open_page(village, three):
    chosen_without_a_line(village, three[0])
    again = killed(village)
    again.unroute_all()
    again.route("**/ho-so/nhan/**", lambda route: route.abort())
    again.goto("/")
    expect(line(again)).to_have_text(WAITS)
    again.wait_for_load_state("networkidle")
    Nomination.objects.update(state="submitted", submitted_at=make.AT)
    again.unroute_all()

    again.evaluate("window.dispatchEvent(new Event('online'))")

    expect(again.locator("[data-warned]")).to_contain_text(evidence.NOT_OPEN)


def test_a_dossier_thrown_away_meanwhile_is_said_and_it_goes(village, three):
    chosen_without_a_line(village, three[0])
    code = Nomination.objects.get().code
    Nomination.objects.all().delete()
    again = killed(village)

    again.goto("/")

    expect(again.locator("[data-warned]")).to_have_text(
        f"Hồ sơ {code}: Máy chủ không nhận anh-1.jpg. Hãy xem lại hồ sơ."
    )
    assert lying(again) == []


def test_the_page_a_phone_keeps_tells_of_it_while_the_line_is_down(village, three):
    chosen_without_a_line(village, three[0])
    code = Nomination.objects.get().code
    village.line.cut = ""
    village.on("dialog", lambda one: one.accept())
    village.route("**/ho-so/nhan/**", lambda route: route.abort())
    village.goto(PAGE)
    row = village.locator("[data-drafts] li")
    expect(row.locator("span")).to_have_text(f"anh-1.jpg, hồ sơ {code}: chờ gửi")
    look_at = "() => document.querySelector('[data-drafts]').scrollIntoView()"
    village.evaluate(look_at)
    village.unroute("**/ho-so/nhan/**")

    row.get_by_role("button", name="Gửi ngay").click()

    expect(row).to_have_count(0)
    assert kept() == ["anh-1.jpg"]


@pytest.mark.parametrize("why", [evidence.NO_SPACE, AWAY])
def test_what_the_server_has_no_room_for_is_said_and_tried_again(village, three, why, monkeypatch):
    """It was dropped: read as any refusal, though the server said "later"."""
    at_step(village, "tep")

    def full(*_, **__):
        raise Refused(Problem(text=why, field=FILE))

    with monkeypatch.context() as patch:
        patch.setattr(evidence, "attach", full)
        village.locator("#tep-photo").set_input_files(three[0])
        expect(village.get_by_text(AGAIN.format(5))).to_be_visible()
    assert (said(village), kept()) == ([f"anh-1.jpg: {why}", AGAIN.format(5)], [])

    village.clock.run_for(5_000)

    expect(village.locator("#files-photo li")).to_have_count(1)
    assert (kept(), lying(village)) == (["anh-1.jpg"], [])


def test_a_session_that_is_another_by_now_asks_to_open_the_page_again(village, three):
    """Its token is none any more: said as a lost line, it went again for ever."""
    at_step(village, "tep")
    files = village.url
    sign_in(village, "thon")
    village.context.clear_cookies(name="csrftoken")
    village.locator("#tep-photo").set_input_files(three[0])
    words = "anh-1.jpg: chưa gửi được. Hãy mở lại trang này."
    expect(village.get_by_text(words)).to_be_visible()
    village.on("dialog", lambda one: one.accept())

    village.goto(files)

    expect(village.locator("#files-photo li")).to_have_count(1)
    assert kept() == ["anh-1.jpg"]
