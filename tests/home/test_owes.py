"""Who owes what: eight units, each in another state, against a table written by hand."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role, UnitKind
from accounts.models import Unit
from conferences.calendar import HANOI
from conferences.models import DeadlineMark
from tests import make
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
THERE = reverse("home:owes")
DOSSIERS = f"{THERE}?han=list_approved"
AFTER = datetime(2025, 8, 20, tzinfo=HANOI)  # 00:00: the first instant too late
LAST = AFTER - timedelta(seconds=1)
NO = "Không phải làm"
# Plan reported (to 14/8), dossiers (to 19/8), conference held (to 24/8), results (to 29/8).
BEFORE_ROWS = {
    "Phòng Văn hóa - Xã hội": ["Chưa xong Quá hạn", "Chưa xong", "Chưa xong", "Chưa xong"],
    "Thôn An Bình": [NO, "Chưa bắt đầu", NO, NO],
    "Thôn Dầu": [NO, "Đang soạn", NO, NO],
    "Thôn Đa": [NO, "Cần bổ sung", NO, NO],
    "Thôn Liêu Xá": [NO, "Đã xong", NO, NO],
    "Thôn Mỗ Đoạn": [NO, "Chưa bắt đầu", NO, NO],
    "Trung tâm Văn hóa": [NO, NO, "Đã xong", NO],
    "Trường Tiểu học": [NO, "Không giới thiệu ai", NO, NO],
}
TODAY = " Hôm nay là ngày cuối"
LAST_ROWS = BEFORE_ROWS | {
    "Phòng Văn hóa - Xã hội": [
        "Chưa xong Quá hạn", f"Chưa xong{TODAY}", "Chưa xong", "Chưa xong",
    ],
    "Thôn An Bình": [NO, f"Chưa bắt đầu{TODAY}", NO, NO],
    "Thôn Dầu": [NO, f"Đang soạn{TODAY}", NO, NO],
    "Thôn Mỗ Đoạn": [NO, f"Chưa bắt đầu{TODAY}", NO, NO],
}  # fmt: skip
AFTER_ROWS = BEFORE_ROWS | {
    "Phòng Văn hóa - Xã hội": ["Chưa xong Quá hạn", "Chưa xong Quá hạn", "Chưa xong", "Chưa xong"],
    "Thôn An Bình": [NO, "Chưa bắt đầu Quá hạn", NO, NO],
    "Thôn Dầu": [NO, "Đang soạn Quá hạn", NO, NO],
    "Thôn Mỗ Đoạn": [NO, "Xong muộn", NO, NO],
}
MOMENTS = {  # the moment: rows, then how many have not sent and how many owe any, by kind
    "before": (make.AT, BEFORE_ROWS, (4, {"": 5, "village": 4, "office": 1})),
    "last second": (LAST, LAST_ROWS, (4, {"": 5, "village": 4, "office": 1})),
    "after": (AFTER, AFTER_ROWS, (3, {"": 4, "village": 3, "office": 1})),
}


def marked(unit, key="list_approved", **fields):
    DeadlineMark.objects.filter(deadline__key=key, unit=unit).update(**fields)


def eight_units() -> dict[str, Unit]:
    kinds = {"Phòng": UnitKind.OFFICE, "Trung": UnitKind.CULTURE_CENTRE, "Trường": UnitKind.SCHOOL}
    slugs = {"Phòng Văn hóa - Xã hội": "phong-vhxh"}
    made = {
        name: make.unit(
            name=name, kind=kinds.get(name.split()[0], UnitKind.VILLAGE), slug=slugs.get(name, "")
        )
        for name in reversed(BEFORE_ROWS)
    }
    make.conference()
    return made


@pytest.fixture
def units() -> dict[str, Unit]:
    return eight_units()


@pytest.fixture(params=MOMENTS)
def moment(request, units, monkeypatch):
    """The world as it is at one of the three moments, and what is to be read of it then."""
    at, rows, counts = MOMENTS[request.param]
    make.nomination(unit=units["Thôn Dầu"], full_name="Người Chưa Ai Biết", code="HN25-NHAP")
    make.nomination(unit=units["Thôn Đa"], state="returned", code="HN25-TRA")
    make.nomination(unit=units["Thôn Đa"])  # what went back comes first
    marked(units["Thôn Đa"], amend_until=AFTER + timedelta(days=2))
    make.nomination(unit=units["Thôn Liêu Xá"], state="submitted")
    marked(units["Thôn Liêu Xá"], met_at=make.AT)
    marked(units["Trường Tiểu học"], met_at=make.AT, sends_nobody=True)
    marked(units["Trung tâm Văn hóa"], "conference_held", met_at=make.AT)
    if at >= AFTER:
        make.nomination(unit=units["Thôn Mỗ Đoạn"], state="verified")
        marked(units["Thôn Mỗ Đoạn"], met_at=AFTER)
    monkeypatch.setattr("accounts.web.moment", lambda: at)
    return rows, counts


def read(client, address: str) -> dict[str, list[str]]:
    """Each row of the page by its unit: how it stands with each day."""
    page = Page(client.get(address).content.decode()).root
    found = {}
    for row in page.all("tbody")[0].all("tr") if page.all("tbody") else ():
        name = row.all("th")[0].words()
        name = next(known for known in BEFORE_ROWS if name.startswith(known))
        cells = [(cell.all("summary") or [cell])[0].words() for cell in row.all("td")]
        found[name] = cells
    return found


def test_every_cell_is_as_the_table_has_it(moment, sign_in):
    rows, _ = moment

    found = read(sign_in(), THERE)

    assert list(found) == list(BEFORE_ROWS), "by name as Vietnamese lists go: Dầu before Đa"
    assert found == rows


def test_every_count_is_of_the_rows_behind_its_link(moment, sign_in):
    _, (_, owing) = moment
    client = sign_in()

    tabs = client.get(f"{THERE}?trang-thai=owing").context["kinds"]

    assert {tab.value: tab.count for tab in tabs} == owing
    for kind, number in owing.items():
        assert len(read(client, f"{THERE}?trang-thai=owing&loai={kind}")) == number


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP])
def test_home_board_and_picture_say_one_number(moment, role, sign_in):
    _, (unsent, _) = moment
    client = sign_in(role=role)

    home = Page(client.get("/").content.decode()).root
    (tile,) = [a for a in home.all("a") if "đơn vị chưa có hồ sơ" in a.words()]
    board = Page(client.get(reverse("conferences:deadlines")).content.decode()).root
    there = f"{DOSSIERS}&trang-thai=unsent"
    (led,) = [a for a in board.all("a") if a.attrs["href"] == there]

    assert tile.attrs["href"] == there
    assert tile.words() == f"{unsent} đơn vị chưa có hồ sơ đang gửi"
    assert led.words() == f"Xem {unsent} đơn vị chưa gửi"
    assert len(read(client, there)) == unsent


def test_what_others_have_not_noted_is_counted_as_the_board_counts_it(moment, sign_in):
    client = sign_in()
    board = Page(client.get(reverse("conferences:deadlines")).content.decode()).root
    there = f"{THERE}?han=conference_held&trang-thai=not_noted"

    (led,) = [a for a in board.all("a") if a.attrs["href"] == there]

    assert led.words() == "Xem 1 đơn vị chưa xong"
    assert list(read(client, there)) == ["Phòng Văn hóa - Xã hội"]


def test_the_board_of_who_may_see_no_dossier_leads_to_no_picture(moment, sign_in, units):
    for user in (make.user(role=Role.CULTURE_CENTRE), make.user(unit=units["Thôn Dầu"])):
        client = sign_in(user)
        page = client.get(reverse("conferences:deadlines")).content.decode()
        assert (client.get(THERE).status_code, THERE in page) == (403, False)


def test_of_a_draft_nothing_is_told_but_that_it_is_written(moment, sign_in):
    page = sign_in().get(THERE).content.decode()

    assert "Đơn vị đang soạn hồ sơ, chưa gửi." in page
    assert [told for told in ("HN25-NHAP", "Người Chưa Ai Biết") if told in page] == []


def test_whom_to_call_is_told_to_who_looks_after_people(units, sign_in):
    make.user(unit=units["Thôn Dầu"], full_name="Bùi Văn Trưởng", phone="+84912000111")

    def row(role):
        page = Page(sign_in(role=role).get(THERE).content.decode()).root
        (row,) = [tr for tr in page.all("tr") if "Thôn Dầu" in tr.words()]
        calls = [a.attrs["href"] for a in row.all("a") if a.attrs["href"].startswith("tel:")]
        return row.all("th")[0].words(), calls

    assert row(Role.CULTURE_OFFICE) == (
        "Thôn Dầu Thôn · Bùi Văn Trưởng 0912 000 111 Nhắc qua Zalo: Thôn Dầu",
        ["tel:+84912000111"],
    )  # fmt: skip
    assert row(Role.COUNCIL_OFFICE) == ("Thôn Dầu Thôn · Bùi Văn Trưởng", [])


@pytest.mark.parametrize(
    ("asks", "names"),
    [
        ("tim=dau", ["Thôn Dầu"]),
        ("tim=d%E1%BA%A7u", ["Thôn Dầu"]),
        ("tim=d%E1%BA%A5u", []),
        ("tim=truong+bui", ["Thôn Đa"]),
        ("loai=school", ["Trường Tiểu học"]),
        ("trang-thai=nothing&han=list_approved", ["Trung tâm Văn hóa"]),
        ("trang-thai=met&han=conference_held", []),
        ("trang-thai=la&loai=la&han=la&tim=Trung", ["Trung tâm Văn hóa"]),
        ("trang-thai=writing", []),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_asks(asks, names, units, sign_in):
    make.user(unit=units["Thôn Đa"], full_name="Bùi Văn Trưởng")

    assert list(read(sign_in(), f"{THERE}?{asks}")) == names


def test_three_hundred_units_are_turned_sixty_at_a_time_by_as_many_queries(sign_in, units):
    client = sign_in()
    make.nomination(unit=units["Thôn Đa"], state="returned")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(THERE).status_code == 200
        return len(queries)

    few = asked()
    before = Unit.objects.count()
    for number in range(300 - before):
        unit = make.unit(name=f"Thôn số {number}")
        make.nomination(unit=unit, state="returned", complete=False)
    page = client.get(f"{THERE}?trang=5").context

    assert (asked(), few) == (7, 7)  # the last: what went by Zalo
    assert (page["page_obj"].paginator.num_pages, len(page["rows"])) == (5, 60)
    assert page["kinds"][0].count == 300
