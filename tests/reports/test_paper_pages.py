"""What the pages say of a paper, and to whom: first page, number of people, the city's page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts import audit
from accounts.enums import Role
from accounts.problems import Refused
from reports.actions import issuing
from reports.catalogue import ENTRIES
from reports.enums import ONLY_FOR_WORK, PaperState
from reports.workflow import HAS_WORKING_SHEET
from tests import make
from tests.reading import links, text

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
        tasks = [to for to, _ in links(page, 'a.task[href^="/van-ban/"]')]
        assert tasks == [at(first), at(later)]
    for role in (Role.CULTURE_CENTRE, Role.DOOR, Role.VILLAGE_HEAD):
        assert "Văn bản chờ ký" not in text(sign_in(role=role).get("/", follow=True))


def test_with_nothing_to_sign_the_first_page_says_nothing(sign_in):
    make.paper(state=S.WORKING)

    assert "Văn bản chờ ký" not in text(sign_in(role=Role.LEADERSHIP).get("/", follow=True))


@pytest.mark.parametrize("kind", ENTRIES)
def test_only_papers_of_people_say_how_many(office, kind):
    """The summary said "Số người 0", and asked before sending why nobody was in it."""
    is_of_people = kind not in ("result", "summary", "awards", "owes")
    paper = make.paper(kind=kind, rows=0, state=S.ISSUED, format="pdf")

    page = text(office.get(at(paper)))
    asking = text(office.get(at(paper, "move", "send_paper")))

    assert ("<dt>Số người</dt>" in page) is is_of_people
    is_sent = is_of_people and kind != "meeting"  # which stays in the house
    assert ("Lúc lập, văn bản này chưa có ai." in asking) is is_sent


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


def test_only_a_book_with_a_sheet_of_the_offices_own_stays_in_the_house():
    """The list in the code is that of the catalogue: every table that is_working, in a sheet."""
    conference = make.conference()
    found = {
        (entry.kind, written)
        for entry in ENTRIES.values()
        for written in entry.formats
        if written == "xlsx"
        and any(table.is_working for table in entry.collect(conference, make.AT).tables)
    }

    assert (
        found
        == {("delegates", "xlsx")}
        == ONLY_FOR_WORK
        - {
            ("meeting", "pdf"),
            ("owes", "pdf"),
            ("owes", "xlsx"),
        }
    )


@pytest.mark.parametrize(
    ("name", "state"), [("present", S.WORKING), ("issue", S.WORKING), ("send", S.ISSUED)]
)
def test_those_only_proposed_never_reach_the_city(name, state):
    """The sheet "Dự kiến" went out with the Excel; what was issued before is not sent either."""
    by = make.user(role=Role.CULTURE_OFFICE)
    paper = make.paper(kind="delegates", format="xlsx", state=state)
    more = {"number": "45/BC-UBND", "issued_on": make.AT.date()} if name == "issue" else {}

    with pytest.raises(Refused) as refused:
        getattr(issuing, name)(paper, by=by, at=make.AT, **more)

    assert refused.value.problems == [HAS_WORKING_SHEET]
    printed = make.paper(kind="delegates", format="pdf", state=state)
    getattr(issuing, name)(printed, by=by, at=make.AT, **more)


@pytest.mark.parametrize(("state", "left"), [(S.WORKING, False), (S.ISSUED, True)])
def test_the_page_of_a_working_book_offers_no_signing(office, state, left):
    page = text(office.get(at(make.paper(kind="delegates", format="xlsx", state=state))))

    offered = ("Trình ký văn bản", "Ghi đã ban hành…", "Gửi thành phố…", "Bỏ ghi ban hành…")
    assert [words in page for words in offered] == [False, False, False, left]
    assert "hãy lập bản PDF." in page


WHY_FOR_WORK = {
    ("delegates", "xlsx"): "Bản Excel này có trang “Dự kiến” chỉ để xã làm việc",
    ("meeting", "pdf"): "trong cuộc họp xét duyệt",
    ("owes", "pdf"): "Bảng này chỉ để xã theo dõi",
    ("owes", "xlsx"): "Bảng này chỉ để xã theo dõi",
}


@pytest.mark.parametrize("kind", sorted(ONLY_FOR_WORK))
def test_each_paper_for_work_says_of_itself_what_it_is(office, kind):
    """The table of who owes what called itself an Excel and asked for the PDF it was."""
    paper = make.paper(kind=kind[0], format=kind[1])

    page = text(office.get(at(paper)))
    with pytest.raises(Refused) as refused:
        issuing.present(paper, by=paper.asked_by, at=make.AT)

    for said in (page, refused.value.problems[0].text):
        found = [words for words in set(WHY_FOR_WORK.values()) if words in said]
        assert found == [WHY_FOR_WORK[kind]]
