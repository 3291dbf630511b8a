"""A list that was put up on a wall is told as one to take down once its posting ended early."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from nominations.models import Posting
from tests import make
from tests.kept import plan_posts, posting
from tests.pages import Page

pytestmark = pytest.mark.django_db
SAID = "Đã kết thúc, hãy gỡ bản in"
NOTE = "Đợt niêm yết này đã kết thúc sớm. Hãy gỡ các bản in đã dán"
HOUR = timedelta(hours=1)


@pytest.fixture
def office():
    plan_posts(5)
    return make.user(role=Role.CULTURE_OFFICE)


def end(one: Posting, at) -> None:
    by = make.user(role=Role.CULTURE_OFFICE)
    Posting.objects.filter(pk=one.pk).update(ended_at=at, ended_by=by, end_reason="Mất điện")


def marks(client) -> int:
    """How often the page of papers says it: in the catalogue, and at each paper."""
    return Page(client.get("/van-ban/").content.decode()).words().count(SAID)


def noted(client, paper) -> bool:
    words = Page(client.get(f"/van-ban/{paper.pk}/").content.decode()).words()
    return NOTE in " ".join(words.split())


def test_only_a_list_of_the_posting_that_was_cut_short_is_to_take_down(office, sign_in):
    one, client = posting(make.nomination(state="verified")), sign_in(office)
    before = make.paper(kind="posting", format="pdf", as_of=make.AT - HOUR)
    begun = make.paper(kind="posting", format="pdf", as_of=make.AT)
    late = make.paper(kind="posting", format="pdf", as_of=make.AT + 2 * HOUR - HOUR / 60)
    papers = [before, begun, late]
    assert (marks(client), [noted(client, paper) for paper in papers]) == (0, [False] * 3)

    end(one, make.AT + 2 * HOUR)

    assert marks(client) == 3, "the newest in the catalogue, and two of the three"
    assert [noted(client, paper) for paper in papers] == [False, True, True]
    after = make.paper(kind="posting", format="pdf", as_of=make.AT + 2 * HOUR)
    assert (marks(client), noted(client, after)) == (2, False)


def test_a_posting_that_ran_out_leaves_its_list_as_it_is(office, sign_in):
    """It says itself until when it is put up."""
    one, client = posting(make.nomination(state="verified")), sign_in(office)
    paper = make.paper(kind="posting", format="pdf")

    Posting.objects.filter(pk=one.pk).update(closes_at=make.AT + HOUR)

    assert (marks(client), noted(client, paper)) == (0, False)


def test_no_other_paper_and_no_unbuilt_one_is_marked(office, sign_in):
    end(posting(make.nomination(state="verified")), make.AT + HOUR)
    make.paper(kind="role_models", format="pdf")
    make.paper(kind="posting", format="pdf", file="", sha256="")

    assert marks(sign_in(office)) == 0


def test_another_commune_s_posting_ends_nothing_here(office, sign_in):
    there = make.commune(code="11999", name="xã Xa", place="Xa")
    make.unit(name="Thôn Xa", of=there)
    end(posting(conference=make.conference(of=there)), make.AT + HOUR)
    make.paper(kind="posting", format="pdf")

    assert marks(sign_in(office)) == 0


@pytest.mark.parametrize("number", [1, 3])
def test_one_query_however_many_lists_stand_there(office, sign_in, number):
    """For the catalogue's newest and the page's papers together; none where no list is."""
    end(posting(make.nomination(state="verified")), make.AT + HOUR)
    client = sign_in(office)
    make.paper(kind="role_models", format="pdf")
    assert asked(client) == 0

    for _ in range(number):
        make.paper(kind="posting", format="pdf")

    assert asked(client) == 1


def asked(client) -> int:
    """How often the page reads postings that ended."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/van-ban/").status_code == 200
    return sum("opened_at" in one["sql"] and "ended_at" in one["sql"] for one in queries)


def test_where_the_plan_posts_nobody_there_is_no_such_paper(sign_in):
    make.conference()
    client = sign_in(role=Role.CULTURE_OFFICE)

    assert "Danh sách niêm yết công khai" not in client.get("/van-ban/").content.decode()
    assert client.get("/van-ban/lap/posting/").status_code == 404
    assert client.get("/van-ban/lap/meeting/").status_code == 200

    plan_posts(5)
    assert "Danh sách niêm yết công khai" in client.get("/van-ban/").content.decode()
    assert client.get("/van-ban/lap/posting/").status_code == 200


@pytest.mark.parametrize(
    ("state", "before", "after"),
    [
        ("working", ["Trình ký văn bản", "Ghi đã ban hành…"], []),
        ("to_sign", ["Ghi đã ban hành…", "Rút khỏi trình ký"], ["Rút khỏi trình ký"]),
        ("issued", ["Gửi thành phố…", "Bỏ ghi ban hành…"], ["Gửi thành phố…", "Bỏ ghi ban hành…"]),
    ],
)
def test_a_list_of_an_ended_posting_is_not_signed_any_more(office, sign_in, state, before, after):
    """It said “Đã kết thúc, hãy gỡ bản in” and offered to lay the same before who signs."""
    one, client = posting(make.nomination(state="verified")), sign_in(office)
    paper = make.paper(kind="posting", format="pdf", state=state, as_of=make.AT)
    assert offered(client, paper) == before

    end(one, make.AT + HOUR)

    assert offered(client, paper) == after
    words = Page(client.get(f"/van-ban/{paper.pk}/").content.decode()).words()
    why = "Văn bản này không trình ký, ghi ban hành được nữa." in " ".join(words.split())
    assert why == (state != "issued")


STEPS = {"Trình ký văn bản", "Ghi đã ban hành…", "Rút khỏi trình ký"}
STEPS |= {"Gửi thành phố…", "Bỏ ghi ban hành…"}


def offered(client, paper) -> list[str]:
    page = Page(client.get(f"/van-ban/{paper.pk}/").content.decode())
    return [one.words() for one in page.all("a", "button") if one.words() in STEPS]


def test_who_presses_it_on_an_old_page_is_told_why(office, sign_in):
    one, client = posting(make.nomination(state="verified")), sign_in(office)
    paper = make.paper(kind="posting", format="pdf", as_of=make.AT)
    end(one, make.AT + HOUR)
    why = "Đợt niêm yết của danh sách này đã kết thúc sớm"

    pressed = client.post(f"/van-ban/{paper.pk}/viec/present_paper/")
    turned = client.get(f"/van-ban/{paper.pk}/ban-hanh/", follow=True)

    assert why in pressed.content.decode()
    assert why in turned.content.decode()
    paper.refresh_from_db()
    assert paper.state == "working"
