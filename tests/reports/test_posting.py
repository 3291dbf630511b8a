"""The list that is put up on a wall: every cell, and nothing the public page does not have."""

import io

import pytest
import segno
from pypdf import PdfReader

from conferences.models import Conference
from nominations.models import Consent, Posted, Posting
from reports import catalogue
from tests import make
from tests.kept import consent_of, plan_posts, posting
from tests.reports import layout, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return a_list_of_three()


def a_list_of_three() -> Conference:
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
        "ngày 21/8/2025. Xem danh sách và gửi ý kiến phản ánh tại Phòng Văn hóa - Xã hội xã "
        "Đại Sơn, điện thoại 0220 000 0128."
    )
    assert paper.closing == "Danh sách này có 01 tập thể, 00 hộ gia đình, 02 cá nhân./."
    assert paper.people == 3


NAMES = ["STT", "Họ và tên; tên tập thể, hộ gia đình", "Đơn vị giới thiệu"]
HEAD = [*NAMES, "Thành tích"]
THERE = "https://thidua.example.vn/niem-yet/11086/"


def shape(paper):
    """Each table's columns, as wide as they are."""
    return {tuple((column.title, column.mm) for column in table.columns) for table in paper.tables}


def test_what_it_says_is_as_of_its_moment(conference):
    Consent.objects.update(agrees=False)
    Posted.objects.filter(nomination__full_name="Lê Văn An").update(taken_down_at=make.AT)

    paper = catalogue.collected("posting", conference, make.AT, format="pdf")

    cells = [row.cells for table in paper.tables for group in table.groups for row in group.rows]
    assert cells == [
        (1, "Tổ rau an toàn", "Thôn Hai"),
        (1, "Vũ Thị Thơm", "Thôn Một"),
    ]


def test_without_a_deed_no_column_is_for_it_and_the_names_have_its_width(conference):
    with_deeds = catalogue.collected("posting", conference, make.AT, format="pdf")
    Consent.objects.update(agrees=False)
    without = catalogue.collected("posting", conference, make.AT, format="pdf")

    assert shape(with_deeds) == {
        (("STT", 10), (HEAD[1], 38), ("Đơn vị giới thiệu", 29), ("Thành tích", 88))
    }
    assert shape(without) == {(("STT", 10), (HEAD[1], 84), ("Đơn vị giới thiệu", 71))}


def printed(conference):
    return [line for line in layout.page("posting", conference) if isinstance(line, tuple)]


def typed(conference):
    """The sheets of the workbook, from the head on."""
    return {
        name: [line for line in lines[3:] if line[0] is not None]
        for name, lines in layout.book(rows.book_of("posting", conference)).items()
        if name != "Ghi chú"
    }


def test_on_paper_and_in_the_workbook_stand_the_same_cells(conference):
    assert (printed(conference), typed(conference)) == (
        [
            tuple(HEAD),
            ("1", "Tổ rau an toàn", "Thôn Hai", ""),
            tuple(HEAD),
            ("1", "Lê Văn An", "Thôn Hai", ""),
            ("2", "Vũ Thị Thơm", "Thôn Một", "Nuôi 2 ha cá."),
        ],
        {
            "Tập thể": [tuple(HEAD), (1, "Tổ rau an toàn", "Thôn Hai", None)],
            "Hộ gia đình": [tuple(HEAD)],
            "Cá nhân": [
                tuple(HEAD),
                (1, "Lê Văn An", "Thôn Hai", None),
                (2, "Vũ Thị Thơm", "Thôn Một", "Nuôi 2 ha cá."),
            ],
        },
    )

    Consent.objects.update(agrees=False)

    assert (printed(conference), typed(conference)) == (
        [
            tuple(NAMES),
            ("1", "Tổ rau an toàn", "Thôn Hai"),
            tuple(NAMES),
            ("1", "Lê Văn An", "Thôn Hai"),
            ("2", "Vũ Thị Thơm", "Thôn Một"),
        ],
        {
            "Tập thể": [tuple(NAMES), (1, "Tổ rau an toàn", "Thôn Hai")],
            "Hộ gia đình": [tuple(NAMES)],
            "Cá nhân": [
                tuple(NAMES),
                (1, "Lê Văn An", "Thôn Hai"),
                (2, "Vũ Thị Thơm", "Thôn Một"),
            ],
        },
    )


@pytest.fixture
def known(settings):
    """The site knows where anybody finds it."""
    settings.HTTPS, settings.ALLOWED_HOSTS = True, ["thidua.example.vn", "may-chu.example.vn"]


@pytest.mark.parametrize(
    ("hosts", "origins", "https", "there"),
    [
        (["thidua.example.vn"], [], True, THERE),
        (["localhost", "127.0.0.1", "[::1]", "*", "thidua.example.vn"], [], True, THERE),
        ([".example.vn"], [], True, ""),
        (["*"], [], True, ""),
        (["localhost"], [], True, ""),
        (["thidua.example.vn"], [], False, ""),
        (
            ["thidua.example.vn"], ["https://*.example.vn", "http://xa.example.vn:8000"], False,
            "http://xa.example.vn:8000/niem-yet/11086/",
        ),
    ],
)  # fmt: skip
def test_an_address_is_only_what_the_site_was_told(
    conference, settings, hosts, origins, https, there
):
    settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS, settings.HTTPS = hosts, origins, https

    paper = catalogue.collected("posting", conference, make.AT, format="pdf")

    assert paper.address == there
    office = "Phòng Văn hóa - Xã hội xã Đại Sơn, điện thoại 0220 000 0128."
    assert paper.basis.endswith(f" Xem danh sách và gửi ý kiến phản ánh tại {there or office}")


def test_without_address_and_telephone_the_office_alone_is_named(conference):
    conference.commune.phone = ""

    paper = catalogue.collected("posting", conference, make.AT, format="pdf")

    assert paper.basis.endswith(" ý kiến phản ánh tại Phòng Văn hóa - Xã hội xã Đại Sơn.")
    assert 'class="ma-trang"' not in catalogue.html(paper, catalogue.LIST)  # no empty box


def test_it_says_where_the_public_page_is(conference, known, monkeypatch):
    made, make_code = [], segno.make
    monkeypatch.setattr(
        segno, "make", lambda text, **how: made.append((text, how)) or make_code(text, **how)
    )

    basis = (
        "Số liệu đến 08:00 ngày 16/8/2025: hồ sơ đã thẩm định, đang niêm yết; niêm yết đến hết "
        f"ngày 21/8/2025. Xem danh sách và gửi ý kiến phản ánh tại {THERE}"
    )
    assert basis in layout.page("posting", conference)
    assert made == [(THERE, {"error": "m"})]
    assert layout.book(rows.book_of("posting", conference))["Tập thể"][2][0] == basis
    assert drawings(conference) == 1


def drawings(conference):
    """Codes on the page."""
    paper = catalogue.collected("posting", conference, make.AT, format="pdf")
    return catalogue.html(paper, catalogue.LIST).count("<svg")


def test_there_is_no_code_where_no_page_answers(conference, known):
    assert drawings(conference) == 1

    office = Posting.objects.get().opened_by
    Posting.objects.update(ended_at=make.AT, ended_by=office, end_reason="Mất điện")
    assert drawings(conference) == 0


def test_an_empty_list_names_no_page(conference, known):
    Posted.objects.update(taken_down_at=make.AT)

    assert drawings(conference) == 0
    paper = catalogue.collected("posting", conference, make.AT, format="xlsx")
    assert "ý kiến phản ánh" not in paper.basis


def test_no_other_list_has_a_code(conference, known):
    paper = catalogue.collected("role_models", conference, make.AT, format="pdf")

    assert "<svg" not in catalogue.html(paper, catalogue.LIST)


def test_it_is_drawn(conference):
    paper = catalogue.collected("posting", conference, make.AT, format="pdf")

    pages = PdfReader(io.BytesIO(catalogue.draw("posting", paper, format="pdf", notes=()))).pages

    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) == 1
    assert "Niêm yết công khai tập thể, hộ gia đình, cá nhân" in words
    assert "Nuôi 2 ha cá." in words
