"""The order, pages and columns of the grid: each way, no row twice; and the walk through it."""

import itertools
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from nominations.models import Nomination, ReviewMeeting
from nominations.particulars import PARTICULARS, Reader, Seen, named
from nominations.web.columns import ALL, BEGINNING, FROM_TABLE, UNSORTED, of_the_table
from tests import make
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SENT = {"state": "submitted"}


@pytest.fixture
def desk(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def codes(answer) -> list[str]:
    return [row.nomination.code.removeprefix("HN25-") for row in answer.context["rows"]]


@pytest.fixture
def three():
    make.nomination(
        code="HN25-1",
        full_name="Lê Văn Ánh",
        birth_year=1970,
        gender="male",
        field="trade",
        sector="none",
        direct_worker=False,
        position="Thợ mộc",
        state="verified",
        unit=make.unit(name="Thôn Liêu Xá", former="Bình Lãng"),
    )
    make.nomination(
        code="HN25-2",
        full_name="Lê Thị An",
        birth_year=1950,
        gender="female",
        field="welfare",
        sector="state",
        direct_worker=True,
        position="Bác sĩ",
        state="submitted",
    )
    make.nomination(
        code="HN25-3", full_name="Tổ dệt", kind="collective", representative="Vũ Thị Bê",
        birth_year=1960, gender="female", field="industry", sector="collective",
        direct_worker=None, state="returned",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        ("ten", "213", "312"),
        ("ma", "123", "321"),
        ("nam-sinh", "213", "123"),  # a group has none of its own: last both ways
        ("nam-sinh-dai-dien", "321", "321"),  # nor is a person anybody's representative
        ("gioi-tinh", "213", "123"),
        ("loai", "213", "321"),
        ("don-vi", "123", "231"),
        ("linh-vuc", "312", "213"),
        ("trang-thai", "231", "132"),
        ("dai-dien", "321", "321"),
        ("dia-phuong-cu", "123", "231"),
        ("chuc-vu", "231", "132"),
        ("thanh-phan", "231", "132"),
        ("truc-tiep", "123", "213"),
        ("khong-co", "213", "213"),
        ("can-xem", "213", "213"),
    ],
)
def test_every_column_sorts_both_ways_and_names_stay_in_order_below(sort, up, down, three, desk):
    asked = [desk.get("/ho-so/", {"xep": f"{sign}{sort}"}) for sign in ("", "-")]

    assert ["".join(codes(one)) for one in asked] == [up, down]


# What says nothing of "none" below, and how that is reached; state, kind, unit, code always do.
EMPTY = {
    "nam-sinh": {"birth_year": None}, "gioi-tinh": {"gender": ""}, "linh-vuc": {"field": ""},
    "chuc-vu": {"position": ""}, "dia-chi": {"address": ""}, "thanh-phan": {"sector": ""},
    "truc-tiep": {"direct_worker": None}, "thanh-tich": {"achievement": ""},
    "khen-thuong": {"awards": ""}, "gui": {"submitted_at": None},
    "quyet-dinh": {"decided_at": None}, "y-kien": {"reply": ""}, "phieu": {},
    "dia-phuong-cu": {}, "dai-dien": {"representative": ""}, "nam-sinh-dai-dien": {},
}  # fmt: skip
EMPTY |= {slug: {one.of: named("collective", one.of).nothing} for slug, one in FROM_TABLE.items()}
FILLED = {"submitted_at": make.AT, "decided_at": make.AT, "reply": "Ý", "gender": "male",
          "field": "trade", "sector": "none", "position": "Ừ", "address": "Đ"}  # fmt: skip
ALWAYS = {"ten", "ma", "loai", "don-vi", "trang-thai", "kiem-tra", "can-xem"}


def test_every_particular_that_all_may_see_has_a_column_and_no_other():
    """Issue 8, House 1: one that is added to the table is in the grid by itself."""
    seen = {row.name for row in PARTICULARS if row.seen is Seen.ALL}

    assert {one.of for one in ALL.values() if one.of} == seen
    added = replace(PARTICULARS[0], name="craft", label="Nghề truyền thống, đặc sản")
    column = of_the_table(replace(added, reader=Reader.YES_NO))
    assert (column.slug, column.label) == ("nghe-truyen-thong-dac-san", added.label)


@pytest.mark.parametrize("sort", sorted(EMPTY))
def test_what_says_nothing_stands_last_both_ways(sort, desk):
    """Also where one turns the pages."""
    assert ALL.keys() == EMPTY.keys() | ALWAYS
    group = {"kind": "collective"} if "dai-dien" in sort else {}
    filled = FILLED | ({FROM_TABLE[sort].of: "Y"} if sort in FROM_TABLE else {})
    bare = {"kind": "individual"} if sort == "nam-sinh-dai-dien" else group
    somewhere = make.unit(name="Thôn Liêu Xá", former="Bình Lãng")
    nowhere = make.unit(name="Thôn Không", former="")
    make.nomination(code="HN25-1", full_name="B", unit=somewhere, **SENT, **filled, **group)
    make.nomination(
        code="HN25-2", full_name="A", unit=nowhere, **SENT, **(filled | EMPTY[sort] | bare),
        complete=sort != "phieu",
    )  # fmt: skip

    orders = [codes(desk.get("/ho-so/", {"xep": f"{sign}{sort}"})) for sign in ("", "-")]

    assert orders == [["1", "2"], ["1", "2"]]


def test_every_other_column_sorts_without_a_fault(three, desk):
    tried = {slug for slug in ALL if slug not in UNSORTED}

    found = {slug: sorted(codes(desk.get("/ho-so/", {"xep": f"-{slug}"}))) for slug in tried}

    assert found == {key: ["1", "2", "3"] for key in tried}


@pytest.mark.parametrize(
    "sort",
    ["", "-ten", "nam-sinh", "-nam-sinh", "-phieu", "don-vi", "gui", "dai-dien", "-chuc-vu"],
)
def test_turning_pages_by_the_row_beside_shows_each_row_once(sort, desk, monkeypatch):
    """Equal years, votes and units: the id decides last, forwards and backwards."""
    monkeypatch.setattr("nominations.web.grid.PER_PAGE", 3)
    for number in range(11):
        year = None if number % 4 == 3 else 1950 + number % 2
        make.nomination(code=f"HN25-{number:02}", full_name="Lê An", birth_year=year, **SENT)
    address, pages = "/ho-so/?" + (f"xep={sort}" if sort else ""), []
    whole = []
    while address:
        answer = desk.get(address)
        page = Page(answer.content.decode())
        pages.append((codes(answer), address))
        whole += codes(answer)
        ahead = [one.attrs["href"] for one in page.all("a") if one.attrs.get("rel") == "next"]
        address = f"/ho-so/{ahead[0]}" if ahead else ""

    assert sorted(whole) == [f"{number:02}" for number in range(11)]
    assert len(pages) == 4
    for (before, _), (_, there) in itertools.pairwise(pages):
        page = Page(desk.get(there).content.decode())
        (back,) = [one.attrs["href"] for one in page.all("a") if one.attrs.get("rel") == "prev"]
        assert codes(desk.get(f"/ho-so/{back}")) == before


def test_heads_say_what_sorts_and_lead_to_the_other_way(three, desk):
    page = Page(desk.get("/ho-so/?xep=nam-sinh&tim=l&trang=2&sau=1").content.decode())
    heads = {
        one.words(): (one.attrs.get("aria-sort"), [a.attrs["href"] for a in one.all("a")])
        for one in page.all("th")
        if one.attrs["scope"] == "col"
    }

    assert heads["Năm sinh"] == ("ascending", ["?xep=-nam-sinh&tim=l"])
    assert heads["Tên"] == (None, ["?tim=l"])
    assert heads["Mã"] == (None, ["?xep=ma&tim=l"])
    assert heads["Cần xem"] == (None, [])
    assert [one for one, (said, _) in heads.items() if said] == ["Năm sinh"]
    down = Page(desk.get("/ho-so/?xep=-nam-sinh").content.decode())
    assert [one.attrs["aria-sort"] for one in down.all("th") if "aria-sort" in one.attrs] == [
        "descending"
    ]


def test_columns_stand_in_the_order_asked_for(three, desk):
    def shown(asked: str) -> list[str]:
        return [
            column.slug for column in desk.get("/ho-so/", {"cot": asked}).context["grid"].columns
        ]

    assert shown("") == list(BEGINNING)
    assert shown("trang-thai,ma,khong-co,ma") == ["ten", "trang-thai", "ma"]
    assert shown("khong-co") == list(BEGINNING)


def test_a_unit_has_no_column_of_complaints(sign_in):
    unit = make.unit()
    make.nomination(unit=unit, integrity="pending", **SENT)

    page = sign_in(make.user(unit=unit)).get("/ho-so/", {"cot": "ma,kiem-tra", "xep": "kiem-tra"})

    assert [column.slug for column in page.context["grid"].columns] == ["ten", "ma"]
    assert page.context["grid"].order.column.slug == "ten"
    assert "Đang xem xét" not in page.content.decode()


def test_one_walks_from_dossier_to_dossier_in_the_order_of_the_list(three, desk):
    make.nomination(code="HN25-4", full_name="Lê Không Lọc", birth_year=1955, state="approved")
    asked = "?tim=le+t&xep=-nam-sinh"
    make.nomination(code="HN25-5", full_name="Lê Thị Em", birth_year=1940, state="approved")

    listed = Page(desk.get(f"/ho-so/{asked}").content.decode())
    links = (one.attrs.get("href", "") for one in listed.all("a"))
    there = [one for one in links if one.startswith("/ho-so/HN25-")]
    assert there == [f"/ho-so/HN25-{number}/{asked}" for number in (2, 5)]
    first, last = (desk.get(address).context["along"] for address in there)

    assert (first.number, first.before, first.after) == (1, "", "HN25-5")
    assert (last.number, last.before, last.after) == (2, "HN25-2", "")
    assert [(one.total, one.is_there) for one in (first, last)] == [(2, True)] * 2
    assert first.back == f"/ho-so/{asked}#HN25-2"
    assert desk.get("/ho-so/HN25-2/").context["along"] is None


def test_the_way_back_leads_to_the_page_the_dossier_is_on(desk, monkeypatch):
    monkeypatch.setattr("nominations.web.grid.PER_PAGE", 2)
    for number in range(5):
        make.nomination(code=f"HN25-{number}", full_name=f"Lê {'ABCDE'[number]}", **SENT)

    back = desk.get("/ho-so/HN25-3/?xep=ten").context["along"].back

    assert back == "/ho-so/?xep=ten&trang=2#HN25-3"
    assert codes(desk.get(back)) == ["2", "3"]
    first = desk.get("/ho-so/HN25-2/?xep=ten").context["along"].back  # of its page
    assert first == "/ho-so/?xep=ten&trang=2#HN25-2"


def test_a_dossier_that_left_the_filter_still_leads_on(three, desk):
    """Verified a moment ago: what the list asked for no longer holds of it."""
    asked = "?trang-thai=submitted&xep=ten"
    make.nomination(code="HN25-6", full_name="Lê Văn Bá", **SENT)
    Nomination.objects.filter(code="HN25-2").update(state="verified")

    along = desk.get(f"/ho-so/HN25-2/{asked}").context["along"]

    assert (along.number, along.before, along.after) == (1, "", "HN25-6")
    assert (along.total, along.is_there) == (1, False)


def test_walking_costs_one_query(three, desk):
    asked = []
    for address in ("/ho-so/HN25-1/", "/ho-so/HN25-1/?xep=-phieu&tim=le&don-vi=1&dia-phuong-cu=x"):
        desk.get(address)
        with CaptureQueriesContext(connection) as queries:
            desk.get(address)
        asked.append(len(queries))

    assert asked[1] - asked[0] == 1


def test_a_move_keeps_the_list_it_was_made_from(three, desk):
    asked = "?trang-thai=submitted&xep=-ma"

    done = desk.post(
        f"/ho-so/HN25-2/viec/return/{asked}", {"note": "Thiếu ảnh.", "until": "22/8/2025"}
    )

    assert done.headers["Location"] == f"/ho-so/HN25-2/{asked}"
    page = Page(desk.get(f"/ho-so/HN25-2/viec/return_again/{asked}").content.decode())
    assert f"/ho-so/HN25-2/{asked}" in {one.attrs.get("href") for one in page.all("a")}


def test_a_share_is_told_where_it_is_sorted_by_and_as_finely(sign_in):
    """955 of a thousand were one to the order, and 95,5 and 95,6 to who reads it."""
    for code, agree, present in (
        ("HN25-1", 9557, 10_000), ("HN25-2", 9552, 10_000), ("HN25-3", 42, 42), ("HN25-4", 0, 3),
    ):  # fmt: skip
        one = make.nomination(
            code=code, unit=make.unit(name=code), full_name=f"Lê {code}", state="submitted"
        )
        one.ballots.update(agree=agree, disagree=0, abstain=present - agree)
        meeting = one.ballots.get().meeting
        ReviewMeeting.objects.filter(pk=meeting.pk).update(present=present, invited=present)

    page = sign_in(role=Role.CULTURE_OFFICE).get("/ho-so/?xep=-phieu")

    (column,) = [one for one in page.context["grid"].columns if one.slug == "phieu"]
    assert [column.words(row) for row in page.context["rows"]] == [
        "42/42 (100%)", "9557/10000 (95,6%)", "9552/10000 (95,5%)", "0/3 (0%)",
    ]  # fmt: skip
    assert "9557/10000 (95,6%)" in page.content.decode()
