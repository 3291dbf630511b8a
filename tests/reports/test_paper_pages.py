"""What the pages say of a paper, and to whom: first page, number of people, the city's page."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from accounts import audit
from accounts.enums import Role
from reports.catalogue import ENTRIES
from reports.enums import PaperState
from tests import make
from tests.reading import text

pytestmark = pytest.mark.django_db
S = PaperState


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(make.user(role=Role.CULTURE_OFFICE, full_name="Nguyễn Thị Hạnh"))


def at(paper, name="file", *more):
    return reverse(f"reports:{name}", args=[paper.pk, *more])


def test_the_first_page_shows_what_waits_for_a_signature(sign_in):
    """V.1: with count and link, the longest waiting first; not to whom it does not concern."""
    later = make.paper(state=S.TO_SIGN, kind="profiles", presented_at=make.AT + timedelta(hours=1))
    first = make.paper(state=S.TO_SIGN)
    for state in (S.WORKING, S.ISSUED, S.SENT):
        make.paper(state=state)
    away = make.commune(code="11087", name="xã Bình Lãng", place="Bình Lãng")
    make.paper(state=S.TO_SIGN, conference=make.conference(of=away))

    for role in (Role.LEADERSHIP, Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE):
        page = text(sign_in(role=role).get("/", follow=True))
        assert "<h2>Văn bản chờ ký</h2>" in page
        assert '<span class="muted">2 văn bản</span>' in page
        links = re.findall(r'<a class="task" href="(/van-ban/[^"]*)"', page)
        assert links == [at(first), at(later)]
    for role in (Role.CULTURE_CENTRE, Role.DOOR, Role.VILLAGE_HEAD):
        assert "Văn bản chờ ký" not in text(sign_in(role=role).get("/", follow=True))


def test_with_nothing_to_sign_the_first_page_says_nothing(sign_in):
    make.paper(state=S.WORKING)

    assert "Văn bản chờ ký" not in text(sign_in(role=Role.LEADERSHIP).get("/", follow=True))


@pytest.mark.parametrize("kind", ENTRIES)
def test_only_papers_of_people_say_how_many(office, kind):
    """The summary said "Số người 0", and asked before sending why nobody was in it."""
    is_of_people = kind not in ("summary", "awards")
    paper = make.paper(kind=kind, rows=0, state=S.ISSUED)

    page = text(office.get(at(paper)))
    asking = text(office.get(at(paper, "move", "send_paper")))

    assert ("<dt>Số người</dt>" in page) is is_of_people
    assert ("Lúc lập, văn bản này chưa có ai." in asking) is is_of_people


def test_the_city_does_not_read_what_is_only_the_communes(sign_in):
    """Why a paper was asked for and the audit's anchor are of the house's own work."""
    make.conference()
    anchor = audit.anchor(commune_code="11086", at=make.AT)
    paper = make.paper(state=S.SENT, reason="Trình lãnh đạo ký", anchor=anchor)
    internal = ("Dùng để", "Trình lãnh đạo ký", "Người yêu cầu", "Mốc nhật ký", "Hãy giữ dòng này")

    ours = text(sign_in(role=Role.CULTURE_OFFICE).get(at(paper)))
    theirs = text(sign_in(role=Role.CITY_BOARD).get(at(paper)))

    assert [words in ours for words in internal] == [True] * 5
    assert [words in theirs for words in internal] == [False] * 5
    assert "Mã kiểm tra (SHA-256)" in theirs
