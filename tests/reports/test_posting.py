"""The list that is put up on a wall: every cell, and nothing the public page does not have."""

import io

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from conferences.models import Conference
from nominations.models import Consent, Posted
from reports import catalogue
from tests import make
from tests.kept import consent_of, plan_posts, posting
from tests.reports import layout

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    """Two persons, one of whom agrees, and a group; one who was refused must not stand."""
    plan_posts(5)
    first, second = make.unit(name="Thôn Một"), make.unit(name="Thôn Hai")
    agrees = make.nomination(
        state="verified", unit=first, full_name="Vũ Thị Thơm", achievement="Nuôi 2 ha cá."
    )
    silent = make.nomination(
        state="verified", unit=second, full_name="Lê Văn An", achievement="Trồng 3 ha na."
    )
    group = make.nomination(
        state="approved", unit=second, kind="collective", full_name="Tổ rau an toàn"
    )
    gone = make.nomination(state="rejected", unit=first, full_name="Đỗ Văn Thôi")
    posting(agrees, silent, group, gone)
    consent_of(agrees)
    return Conference.objects.select_related("commune").get()


def test_nothing_hidden_stands_on_it(conference):
    said = str(layout.page("posting", conference))

    assert "Vũ Thị Thơm" in said
    for hidden in ("Đỗ Văn Thôi", "Trồng 3 ha", "1970", "Trần Thị Đại Diện", "HN25-T"):
        assert hidden not in said


def test_its_cells(conference):
    paper = catalogue.collected("posting", conference, make.AT, format="pdf")

    assert [
        (table.title, [column.title for column in table.columns], [
            row.cells for group in table.groups for row in group.rows
        ])
        for table in paper.tables
    ] == [
        ("I. TẬP THỂ", HEAD, [(1, "Tổ rau an toàn", "Thôn Hai", "")]),
        ("Hộ gia đình", HEAD, []),
        ("II. CÁ NHÂN", HEAD, [
            (1, "Lê Văn An", "Thôn Hai", ""),
            (2, "Vũ Thị Thơm", "Thôn Một", "Nuôi 2 ha cá."),
        ]),
    ]  # fmt: skip
    assert paper.basis == (
        "Số liệu đến 08:00 ngày 16/8/2025: hồ sơ đã thẩm định, đang niêm yết; niêm yết đến hết "
        "ngày 21/8/2025."
    )
    assert paper.closing == "Danh sách này có 01 tập thể, 00 hộ gia đình, 02 cá nhân./."
    assert paper.people == 3


HEAD = ["STT", "Họ và tên; tên tập thể, hộ gia đình", "Đơn vị giới thiệu", "Thành tích"]


def test_what_it_says_is_as_of_its_moment(conference):
    Consent.objects.update(agrees=False)
    Posted.objects.filter(nomination__full_name="Lê Văn An").update(taken_down_at=make.AT)

    paper = catalogue.collected("posting", conference, make.AT, format="pdf")

    cells = [row.cells for table in paper.tables for group in table.groups for row in group.rows]
    assert cells == [
        (1, "Tổ rau an toàn", "Thôn Hai", ""),
        (1, "Vũ Thị Thơm", "Thôn Một", ""),
    ]


def test_it_is_drawn(conference):
    paper = catalogue.collected("posting", conference, make.AT, format="pdf")

    pages = PdfReader(io.BytesIO(catalogue.draw("posting", paper, format="pdf", notes=()))).pages

    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) == 1
    assert "Niêm yết công khai tập thể, hộ gia đình, cá nhân" in words
    assert "Nuôi 2 ha cá." in words


def test_where_the_plan_posts_nobody_there_is_no_such_paper(sign_in):
    make.conference()
    client = sign_in(role=Role.CULTURE_OFFICE)

    assert "Danh sách niêm yết công khai" not in client.get("/van-ban/").content.decode()
    assert client.get("/van-ban/lap/posting/").status_code == 404
    assert client.get("/van-ban/lap/meeting/").status_code == 200

    plan_posts(5)
    assert "Danh sách niêm yết công khai" in client.get("/van-ban/").content.decode()
    assert client.get("/van-ban/lap/posting/").status_code == 200
