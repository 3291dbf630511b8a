"""A dossier's history on its pages: text beside text, and what is other since somebody looked."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from nominations.actions import decisions, drafts
from nominations.models import Change, Nomination
from nominations.web.changes import Text, side_by_side
from tests import make
from tests.nominations.test_changes import edit
from tests.nominations.test_consents import noted
from tests.pages import Page

pytestmark = pytest.mark.django_db
LATER = make.AT + timedelta(hours=2)


@pytest.mark.parametrize(
    ("before", "after", "one", "two"),
    [
        ("", "Thợ", Text(), Text(own="Thợ")),
        ("Thợ", "", Text(own="Thợ"), Text()),
        ("1965", "1956", Text(own="1965"), Text(own="1956")),
        ("nuôi cá rô", "nuôi cá mè", Text(head="nuôi cá", own="rô"),
         Text(head="nuôi cá", own="mè")),
        ("thu 300 triệu", "thu 30 triệu", Text(head="thu", own="300", tail="triệu"),
         Text(head="thu", own="30", tail="triệu")),
        ("một một", "một", Text(head="một", own="một"), Text(head="một")),
        ("như nhau", "như nhau", Text(head="như nhau"), Text(head="như nhau")),
    ],
)  # fmt: skip
def test_two_texts_are_cut_where_they_differ(before, after, one, two):
    assert side_by_side(before, after) == (one, two)


def test_of_a_long_text_the_panel_shows_what_is_around():
    words = "chữ " * 100
    one, two = side_by_side(f"{words}ba {words}", f"{words}bốn {words}", short=True)

    assert (one.own, two.own) == ("ba", "bốn")
    assert (one.head, one.tail) == ("…chữ" + " chữ" * 9, "chữ " * 9 + "chữ…")


def rows_of(client, nomination, query=""):
    """What its page says, row by row."""
    html = client.get(reverse("nominations:history", args=[nomination.code]) + query).content
    found = [row for row in Page(html.decode()).all("tr") if row.all("td")]
    return [[cell.words() for cell in row.all("th", "td")] for row in found]


def test_the_office_reads_what_it_noted_and_the_unit_does_not(sign_in):
    one = make.nomination(state="returned", birth_year=1965)
    head = make.user(unit=one.unit, full_name="Phạm Văn Trưởng")
    edit(one, head, birth_year=1956)

    seen = {
        who: rows_of(sign_in(by), one)
        for who, by in (("office", make.user(role=Role.CULTURE_OFFICE)), ("unit", head))
    }

    when = "· 09:00 ngày 16/8/2025"
    assert seen == {
        "office": [
            ["Kiểm tra vi phạm", "Không có kỷ luật, đơn thư đang xem xét", "Chưa kiểm tra",
             f"Thôn Mỗ Đoạn (Phạm Văn Trưởng) {when}"],
            ["Năm sinh", "1965", "1956", f"Thôn Mỗ Đoạn (Phạm Văn Trưởng) {when}"],
        ],
        "unit": [["Năm sinh", "1965", "1956", f"Thôn Mỗ Đoạn {when}"]],
    }  # fmt: skip


def test_it_is_turned_a_page_at_a_time_and_says_when_there_is_nothing(sign_in):
    one = make.nomination(state="returned", position="Thợ 0")
    client = sign_in(make.user(unit=one.unit))
    page = Page(client.get(reverse("nominations:history", args=[one.code])).content.decode())
    assert "Chưa sửa chỗ nào" in page.words()
    by = make.user(unit=one.unit)
    for number in range(1, 23):
        edit(one, by, position=f"Thợ {number}")

    first, second = (rows_of(client, one, query) for query in ("", "?trang=2"))

    assert [len(first), len(second), first[0][2], second[-1][1]] == [20, 2, "Thợ 22", "Thợ 0"]


def moved(one, name, by, hours, **more):
    row = Nomination.objects.select_related("unit__commune", "conference").get(pk=one.pk)
    decisions.move(row, name, by=by, at=make.AT + timedelta(hours=hours), **more)


def notes(client, one):
    """The panel's notes, each with its lines."""
    page = Page(client.get(reverse("nominations:detail", args=[one.code])).content.decode())
    around = page.by_id.get("da-sua")
    sections = around.all("section") if around else []
    return [
        [section.all("h2")[0].words(), *(row.words() for row in section.all("dd"))]
        for section in sections
    ]


def test_the_office_is_shown_what_is_other_since_it_verified_and_since_it_returned(sign_in):
    one = make.nomination(state="submitted", birth_year=1965, position="Nông dân")
    office, head = make.user(role=Role.CULTURE_OFFICE), make.user(unit=one.unit)
    client, at_home = sign_in(office), sign_in(head)
    moved(one, "verify", office, 1)
    assert notes(client, one) == []
    moved(one, "return", office, 2, note="Xem lại năm sinh")

    def typed(hours, **changes):
        row = Nomination.objects.select_related("unit__commune").get(pk=one.pk)
        at = make.AT + timedelta(hours=hours)
        drafts.edit(row, changes=changes, version=row.version, by=head, at=at)

    typed(3, birth_year=1956)
    typed(4, position="Thợ")
    typed(5, position="Nông dân")  # as it stood: no change in the end
    verified = "Đã sửa sau khi thẩm định lúc 09:00 ngày 16/8/2025: 1 chỗ"
    assert notes(client, one) == [[verified, "1965 1956"]], "it is still with its unit"

    moved(one, "submit", head, 6)

    assert notes(client, one) == [
        [verified, "1965 1956"],
        ["Đơn vị đã sửa sau khi được trả lại lúc 10:00 ngày 16/8/2025: 1 chỗ", "1965 1956"],
    ]
    assert notes(at_home, one) == []
    decisions.record_check(
        Nomination.objects.get(pk=one.pk), integrity="clear", by=office, at=make.AT
    )
    moved(one, "verify", office, 7)
    found = [note[0] for note in notes(client, one)]
    assert found == ["Đơn vị đã sửa sau khi được trả lại lúc 10:00 ngày 16/8/2025: 1 chỗ"]


def test_what_is_told_or_voted_after_the_verification_is_no_correction(sign_in):
    """Consents counted as places put right; who verified had not looked at them."""
    one = make.nomination(state="submitted", birth_year=1965)
    office, head = make.user(role=Role.CULTURE_OFFICE), make.user(unit=one.unit)
    client = sign_in(office)
    moved(one, "verify", office, 1)
    four = ("answer_keep", "answer_papers", "answer_posting", "answer_photo")
    noted(one, head, at=LATER, **dict.fromkeys(four, "yes"))
    votes = {"by": office, "role": office.role, "label": "Xét duyệt", "at": LATER}
    Change.objects.create(**votes, nomination=one, field="approval", before="12", after="13")
    assert Change.objects.filter(nomination=one).count() == 5
    assert notes(client, one) == []

    by_unit = {"by": head, "role": head.role, "at": LATER, "nomination": one}
    Change.objects.create(**by_unit, field="birth_year", label="Năm sinh", before="1965", after="1")
    Change.objects.create(**by_unit, field="file", label="Tệp: Minh chứng", after="anh.jpg")

    words = "Đã sửa sau khi thẩm định lúc 09:00 ngày 16/8/2025: 2 chỗ"
    assert notes(client, one) == [[words, "1965 1", "anh.jpg"]]


@pytest.mark.parametrize("number", [1, 40])
def test_what_is_other_costs_a_verified_dossier_one_query(
    number, sign_in, django_assert_num_queries
):
    """Of those never verified and never returned nothing is asked."""
    one, other = make.nomination(state="submitted"), make.nomination(state="verified")
    office = make.user(role=Role.CULTURE_OFFICE)
    moved(one, "verify", office, 1)
    fields = {"by": office, "role": office.role, "label": "Nơi ở", "after": "Mỗ Đoạn"}
    later = {"at": LATER, "nomination": one}
    Change.objects.bulk_create(
        Change(**fields, **later, field=f"address{place}") for place in range(number)
    )
    client = sign_in(office)

    # Three for what the nominee agreed to, the commune's own items, the day it is held.
    for dossier, most in ((other, 9), (one, 10)):
        with django_assert_num_queries(most):
            client.get(reverse("nominations:detail", args=[dossier.code]))
    with django_assert_num_queries(4):
        client.get(reverse("nominations:history", args=[one.code]))
