"""One stopped dossier among five: where it is counted, and where it is not."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from accounts.enums import Role
from conferences.models import Conference
from nominations.actions.posting import waiting
from nominations.models import Nomination, Posted, Posting
from reports.catalogue import ENTRIES, collected
from tests import make
from tests.kept import plan_posts, posting

pytestmark = pytest.mark.django_db
NAMES = {
    "submitted": "Một",
    "returned": "Hai",
    "verified": "Ba",
    "approved": "Bốn",
    "stopped": "Năm",
}


@pytest.fixture(autouse=True)
def _the_clock_stands(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


@pytest.fixture
def five(village):
    for state, name in NAMES.items():
        more = {"stopped_as": "approved"} if state == "stopped" else {}
        make.nomination(
            unit=village.unit, state=state, submitted_at=make.AT, full_name=f"Vũ Thị {name}", **more
        )
    return village


def soup(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser")


def words(node):
    return " ".join(node.get_text(" ").split())


def test_every_list_home_and_export_counts_it_as_stopped_and_as_nothing_else(five, sign_in):
    office, leader = sign_in(role=Role.CULTURE_OFFICE), sign_in(role=Role.LEADERSHIP)
    for client in (office, leader):
        assert [words(a) for a in soup(client, "/")("a", "stat")][:3] == [
            "1 hồ sơ chờ thẩm định", "1 hồ sơ đã thẩm định, chờ duyệt", "1 hồ sơ cần bổ sung",
        ]  # fmt: skip
    assert [words(tab.parent) for tab in soup(office, "/ho-so/")("span", "count")] == [
        "Tất cả 5", "Chờ thẩm định 1", "Cần bổ sung 1", "Đã thẩm định 1", "Đã duyệt 1",
        "Đã dừng xét 1",
    ]  # fmt: skip
    for state, name in NAMES.items():
        page = words(soup(office, f"/ho-so/?trang-thai={state}").main)
        assert [each for each in NAMES.values() if f"Vũ Thị {each}" in page] == [name]
    meeting = words(soup(leader, "/ho-so/hop-xet-duyet/").main)
    assert "1 hồ sơ đã thẩm định, chờ duyệt" in meeting
    assert [each for each in NAMES.values() if f"Vũ Thị {each}" in meeting] == ["Ba"]

    home = words(soup(five, "/").main)
    assert "Đã gửi 3 hồ sơ" in home  # neither the one to amend nor the stopped one
    assert "Dừng xét 1 hồ sơ" in home
    assert "Vũ Thị Năm Cá nhân · HN25-" in home
    assert home.count("Đã dừng xét") == 1

    answer = office.get("/ho-so/bang.xlsx?cot=ten,trang-thai")
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = [[*row] for row in load_workbook(BytesIO(data)).active.iter_rows(values_only=True)]
    assert [row[1:] for row in rows[4:]] == [
        ["Vũ Thị Ba", "Đã thẩm định"], ["Vũ Thị Bốn", "Đã duyệt"], ["Vũ Thị Hai", "Cần bổ sung"],
        ["Vũ Thị Một", "Chờ thẩm định"], ["Vũ Thị Năm", "Đã dừng xét"],
    ]  # fmt: skip


def named(client, url):
    page = words(soup(client, url).main)
    return [each for each in NAMES.values() if f"Vũ Thị {each}" in page]


def test_every_filter_of_the_list_knows_it(five, sign_in):
    office = sign_in(role=Role.CULTURE_OFFICE)
    Nomination.objects.update(integrity="pending")
    everybody = list(NAMES.values())
    assert {ask: named(office, f"/ho-so/?{ask}") for ask in (
        "", "trang-thai=standing", "gioi-tinh=female", "gioi-tinh=male", "loai=individual",
        "linh-vuc=agriculture", f"don-vi={five.unit.slug}", "tim=vu thi nam", "can-xem=on",
        "can-xem=integrity", "trang-thai=stopped&can-xem=on",
    )} == {
        "": everybody,
        "trang-thai=standing": ["Một", "Ba", "Bốn"],
        "gioi-tinh=female": everybody,
        "gioi-tinh=male": [],
        "loai=individual": everybody,
        "linh-vuc=agriculture": everybody,
        f"don-vi={five.unit.slug}": everybody,
        "tim=vu thi nam": ["Năm"],
        "can-xem=on": ["Một", "Hai", "Ba", "Bốn"],
        "can-xem=integrity": ["Một", "Hai", "Ba", "Bốn"],
        "trang-thai=stopped&can-xem=on": [],
    }  # fmt: skip
    file = office.get("/ho-so/bang.xlsx?cot=ten&can-xem=on")
    data = b"".join(file.streaming_content) if file.streaming else file.content
    rows = load_workbook(BytesIO(data)).active.iter_rows(min_row=5, values_only=True)
    assert sorted(row[1] for row in rows) == [
        "Vũ Thị Ba", "Vũ Thị Bốn", "Vũ Thị Hai", "Vũ Thị Một",
    ]  # fmt: skip


def test_no_room_that_goes_on_with_people_has_it(five, sign_in):
    plan_posts(5)
    clerk = sign_in(role=Role.CULTURE_OFFICE)
    keeper = sign_in(role=Role.COUNCIL_OFFICE)
    posting(*Nomination.objects.order_by("pk"))  # as if all had stood there before
    assert named(keeper, "/dai-bieu/dua-vao/") == ["Bốn"]
    assert named(clerk, "/ho-so/niem-yet/") == ["Ba", "Bốn"]
    assert named(clerk, "/niem-yet/11086/") == ["Ba", "Bốn"]
    Posted.objects.all().delete()
    Posting.objects.all().delete()
    here = Conference.objects.select_related("commune").get()
    assert [one.full_name for one in waiting(here, make.AT)] == ["Vũ Thị Ba"]
    assert Nomination.objects.doubled() == {}


def test_every_paper_leaves_it_out_but_the_one_that_says_how_many_were_sent(five):
    plan_posts(5)
    here = Conference.objects.select_related("commune").get()
    named = {}
    for kind in ENTRIES:
        paper = repr(collected(kind, here, make.AT, format="pdf"))
        named[kind] = [each for each in NAMES.values() if f"Vũ Thị {each}" in paper]
    result = repr(collected("result", here, make.AT, format="pdf"))
    assert (
        "Các đơn vị đã gửi 05 hồ sơ (trong đó 01 hồ sơ đang trả lại để bổ sung, 01 hồ sơ đã dừng "
        "xét); qua thẩm định, xét duyệt đã chọn 01 điển hình tiên tiến của 01 đơn vị"
    ) in result
    assert {kind: found for kind, found in named.items() if found} == {
        "role_models": ["Bốn"], "profiles": ["Bốn"], "meeting": ["Ba"],
    }  # fmt: skip
