"""The office's first page: names beside a number lead to the rows they speak of (issue 7)."""

import re

import pytest

from accounts.enums import Role
from conferences.models import DeadlineMark
from nominations.enums import NominationState
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.LEADERSHIP, Role.COUNCIL_OFFICE])
def test_the_units_that_have_not_sent_lead_to_their_rows(role, sign_in):
    """Issue 7, lines 4 and 9: as many names as the number says, each to its own row."""
    late = [make.unit(name=name) for name in ("Thôn Mỗ Đoạn", "Thôn Liêu Xá", "Thôn Nho Lâm")]
    make.conference()
    marks = DeadlineMark.objects.filter(deadline__key="list_approved")
    marks.filter(unit=late[2]).update(met_at=make.AT)
    client = sign_in(role=role)

    home = Page(client.get("/").content.decode()).root
    led = [a for a in home.all("a") if "#viec-" in a.attrs.get("href", "")]
    address = led[0].attrs["href"].partition("#")[0]
    board = Page(client.get(address).content.decode())

    def row(link):
        return board.by_id[link.attrs["href"].partition("#")[2]].all("th")[0].words()

    owed = {mark.unit.name for mark in marks.filter(met_at=None).select_related("unit")}
    (number,) = [a for a in home.all("a") if "đơn vị chưa có hồ sơ" in a.words()]
    assert [row(a) for a in led] == [a.words() for a in led]
    assert {a.words() for a in led} == owed == {"Thôn Mỗ Đoạn", "Thôn Liêu Xá"}
    assert re.findall(r"\d+", number.words()) == [str(len(led))]


def test_what_is_to_be_looked_at_again_is_named_up_to_six(sign_in):
    """Issue 8, speed: the page has an end, the number is of all, and the list has the rest."""
    make.conference()
    for number in range(8):
        make.nomination(state="approved", integrity="pending", code=f"HN25-P{number}")

    page = sign_in().get("/")
    home = page.context["home"]

    assert (len(home.again), home.again_total, home.again_more) == (6, 8, 2)
    link = 'href="/ho-so/?can-xem=again">Xem 2 hồ sơ nữa</a>'
    assert link in page.content.decode()
    assert sign_in().get("/ho-so/?can-xem=again").context["total"] == 8


def test_the_list_behind_the_number_has_no_row_it_did_not_count(sign_in):
    """It was all there is to look at of the approved: namesakes, odd reviews, checks that fell."""
    of = {"state": "approved", "birth_year": 1970}
    make.nomination(full_name="Bùi Văn A", integrity="pending", **of)
    make.nomination(full_name="Lê Thị B", **of)
    make.nomination(full_name="Lê Thị B", unit=make.unit(name="Thôn Hai"), **of)
    make.nomination(full_name="Mai Văn C", **of).ballots.update(agree=1)
    make.nomination(full_name="Ngô Văn D", integrity="unchecked", **of)
    make.nomination(full_name="Tạ Văn E", state="verified", integrity="pending")
    client = sign_in(role=Role.CULTURE_OFFICE)

    def listed(query):
        rows = client.get(f"/ho-so/?{query}").context["rows"]
        return "".join(row.nomination.full_name[-1] for row in rows)

    assert client.get("/").context["home"].again_total == 1
    assert listed("can-xem=again") == "A"
    assert sorted(listed("trang-thai=approved&can-xem=on")) == list("ABBCD")


def test_a_dossier_with_two_reasons_to_look_again_is_counted_once(sign_in):
    """Complaints and lost votes are counted apart, each by its index."""
    meeting = make.meeting(unit=make.unit(), kind="approval")  # 42 present
    of = {"unit": meeting.unit, "state": "approved"}
    for name, integrity, agree in (
        ("Trần Văn A", "pending", 21), ("Trần Văn B", "pending", 22), ("Trần Văn C", "clear", 21),
        ("Trần Văn D", "clear", 22),
    ):  # fmt: skip
        one = make.nomination(full_name=name, integrity=integrity, **of)
        one.ballots.create(meeting=meeting, agree=agree, disagree=42 - agree)

    home = sign_in(role=Role.CULTURE_OFFICE).get("/").context["home"]

    assert (home.again_total, [one.full_name[-1] for one in home.again]) == (3, ["A", "B", "C"])


def test_only_dossiers_somebody_goes_on_with_are_counted(sign_in):
    unit = make.unit()
    for number, state in enumerate(NominationState.values, 1):
        for _ in range(number):
            make.nomination(unit=unit, state=state)

    home = sign_in(role=Role.CULTURE_OFFICE).get("/").context["home"]

    assert home.counts == {"submitted": 2, "returned": 3, "verified": 4}


def test_the_first_page_leads_the_leadership_to_the_meetings_paper(sign_in):
    make.nomination(state="verified")
    client = sign_in(role=Role.LEADERSHIP)

    before = Page(client.get("/").content.decode())
    make.paper(kind="meeting", format="pdf", file="")  # still being built
    make.paper(kind="role_models")
    elsewhere = make.conference(of=make.commune(code="11087", name="xã Bình Lãng"))
    make.paper(kind="meeting", format="pdf", conference=elsewhere)
    still = Page(client.get("/").content.decode())
    make.paper(kind="meeting", format="pdf")
    after = Page(client.get("/").content.decode())

    told = "Chưa lập Tài liệu họp xét duyệt (PDF). Phòng Văn hóa - Xã hội lập ở trang “Văn bản” ."
    links = [{a.words(): a.attrs["href"] for a in page.root.all("a")} for page in (before, after)]
    opens = "Tài liệu họp xét duyệt (PDF)"
    assert (told in before.root.words(), links[0]["trang “Văn bản”"]) == (True, "/van-ban/")
    assert told not in after.root.words()
    assert links[1][opens] == "/ho-so/hop-xet-duyet/#tai-lieu-hop"
    assert told in still.root.words()
    assert opens not in links[0]


@pytest.mark.parametrize(
    "role",
    [
        Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP, Role.CULTURE_CENTRE, Role.DOOR,
    ],
)  # fmt: skip
def test_whether_a_deadline_is_settled_is_the_same_to_everybody(role, sign_in, monkeypatch):
    """The door clerk read "Quá hạn" where the office read "Xong"."""
    for name in ("Thôn Mỗ Đoạn", "Thôn Liêu Xá"):
        make.unit(name=name)
    make.conference()
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT.replace(day=20, hour=8))
    client = sign_in(role=role)
    marks = DeadlineMark.objects.filter(deadline__key="list_approved")

    def tag():
        page = Page(client.get("/").content.decode()).root
        return next(row.words() for row in page.all("li") if "duyệt danh sách" in row.words())

    marks.update(met_at=make.AT)
    assert tag().endswith("Xong")
    marks.filter(pk=marks.first().pk).update(met_at=None)
    assert tag().endswith("Quá hạn")
    marks.all().delete()
    assert tag().endswith("Quá hạn")
