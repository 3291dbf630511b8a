"""The leadership's first page says whom an objection keeps from being approved, whoever answers."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.models import Nomination, Posted
from nominations.workflow.posted import OBJECTIONS, before_posted
from tests import make
from tests.kept import objection, plan_posts, posting, said_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIST = "/ho-so/?trang-thai=verified&can-xem=objections"


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


def verified(name: str, **fields) -> Nomination:
    return make.nomination(full_name=name, **({"state": "verified"} | fields))


@pytest.fixture
def world():
    """One reason each that somebody waits, and each that nobody does."""
    plan_posts(5)
    objection(verified("Của mình"))
    kept = verified("Được giữ")
    objection(make.nomination(state="closed", kept_as=kept))
    objection(of=posting(verified("Trong danh sách")))
    taken_down = posting(verified("Đã rút xuống"))
    Posted.objects.filter(posting=taken_down).update(taken_down_at=make.AT)
    objection(of=taken_down)
    objection(verified("Đã trả lại", state="returned"))
    said_of(objection(verified("Đã trả lời")))
    said_of(objection(of=posting(verified("Danh sách đã trả lời"))))
    posting(verified("Không ai nói gì"))


WAIT = {"Của mình", "Được giữ", "Trong danh sách", "Đã rút xuống"}


def part(client):
    page = BeautifulSoup(client.get("/").content, "html.parser").main
    found = page.find(id="phan-anh")
    return found and " ".join(found.get_text(" ").split())


def offers(client) -> bool:
    """Whether the list's box offers to look for them."""
    page = BeautifulSoup(client.get("/ho-so/?can-xem=on").content, "html.parser")
    return page.find("option", value="objections") is not None


def names(client, url: str) -> set[str]:
    return {one.full_name for one in client.get(url).context["page_obj"]}


def test_the_set_is_what_the_guard_says_of_each(world):
    found = Nomination.objects.verified()

    told = before_posted(make.conference(), list(found), make.AT)

    stopped = {
        one.full_name
        for one in found
        if any(problem.field == OBJECTIONS for problem in told.get(one.pk, ()))
    }
    by_query = set(found.kept_by_objections().values_list("full_name", flat=True))
    assert stopped == by_query == WAIT


def test_the_leadership_is_told_how_many_and_who_answers(world, sign_in):
    leader = sign_in(role=Role.LEADERSHIP)
    page = BeautifulSoup(leader.get("/").content, "html.parser").main

    (link,) = page.find(id="phan-anh")("a")

    words = "Xem 4 hồ sơ chưa duyệt được vì còn ý kiến phản ánh"
    assert (link["href"], " ".join(link.get_text().split())) == (LIST, words)
    assert part(leader) == f"Ý kiến phản ánh {words} Phòng Văn hóa - Xã hội chưa trả lời 5 ý kiến."
    assert names(leader, LIST) == names(leader, "/ho-so/?can-xem=objections") == WAIT


def test_what_is_its_own_to_answer_is_said_first(sign_in):
    plan_posts(5)
    unit = make.unit(name="Phòng Văn hóa - Xã hội")
    make.user(role=Role.CULTURE_OFFICE, unit=unit)
    objection(verified("Của Phòng", unit=unit))
    assert part(sign_in(role=Role.LEADERSHIP)) == (
        "Ý kiến phản ánh 1 ý kiến phản ánh chưa trả lời "
        "Xem 1 hồ sơ chưa duyệt được vì còn ý kiến phản ánh"
    )


def test_the_office_reads_its_own_alone_and_the_others_nothing(world, sign_in):
    own = "Ý kiến phản ánh 5 ý kiến phản ánh chưa trả lời"
    assert part(sign_in(role=Role.CULTURE_OFFICE)) == own
    assert part(sign_in(role=Role.COUNCIL_OFFICE)) is None


def test_no_unit_asks_for_it_and_nobody_where_nobody_is_posted(world, sign_in):
    mine = Nomination.objects.get(full_name="Của mình")
    unit, leader = sign_in(make.user(unit=mine.unit)), sign_in(role=Role.LEADERSHIP)
    assert WAIT < names(unit, LIST) == names(unit, "/ho-so/?trang-thai=verified")
    assert not offers(unit)
    assert offers(leader)

    plan_posts(0)

    assert not offers(leader)
    assert part(leader) is None
