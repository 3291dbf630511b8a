"""The first page of a unit with very many dossiers is no longer than that of others."""

import pytest

from tests import make
from tests.nominations.phone import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(monkeypatch):
    """Five to amend, five drafts, five sent; two of a kind are named, three a page are listed."""
    monkeypatch.setattr("home.facts.of_units.A_PAGE", 3)
    monkeypatch.setattr("home.facts.of_units.NAMED", 2)
    unit = make.unit(name="Thôn Mỗ Đoạn")
    for state in ("returned", "draft", "submitted"):
        for number in range(5):
            make.nomination(unit=unit, state=state, full_name=f"{state} {number}")
    return unit


def test_dossiers_are_turned_and_every_one_is_seen_once(many, sign_in):
    client, seen = sign_in(make.user(unit=many)), []
    page = client.get("/")
    for number in range(2, 7):
        seen += [row.full_name for row in page.context["home"].rows]
        page = client.get("/", {"trang": number, "sau": page.context["home"].rows[-1].pk})

    assert seen == [
        f"{state} {number}"
        for state in ("submitted", "draft", "returned")
        for number in (4, 3, 2, 1, 0)
    ]


def test_what_is_counted_counts_all_and_the_rest_is_a_link(many, sign_in):
    home = sign_in(make.user(unit=many)).get("/")
    text = text_of(home)

    assert "5 hồ sơ cần bổ sung." in text
    assert "Xem cả 3 hồ sơ khác cần bổ sung" in text
    assert "Hơn 2 bản nháp" in text
    assert "Xem tất cả bản nháp" in text
    assert "Đã gửi 5 hồ sơ" in text
    assert "Không tính 5 hồ sơ đang cần bổ sung" in text
    named = home.context["home"]
    assert [one.row.full_name for one in named.returned] == ["returned 4", "returned 3"]


def test_a_unit_with_few_is_told_exact_numbers_and_no_pager(sign_in):
    unit = make.unit()
    make.nomination(unit=unit, state="draft")

    text = text_of(sign_in(make.user(unit=unit)).get("/"))

    assert "1 bản nháp" in text
    assert "Hơn 1" not in text
    assert "Trang 1 trên" not in text
