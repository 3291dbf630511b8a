"""Years in what people write: each kind of number that is one, and each that only looks so."""

import unicodedata
from datetime import date

import pytest

from nominations.plan import Period, period_of, signed_on, years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019", {2019}),
        ("năm 2017", {2017}),
        ("Năm 2017, đạt giải nhất.", {2017}),
        (unicodedata.normalize("NFD", "năm 2017"), {2017}),
        ("giai đoạn 2018-2023", {2018, 2023}),
        ("giai đoạn 2018 – 2023", {2018, 2023}),
        ("từ 2018 đến 2023", {2018, 2023}),
        ("các năm 2019, 2020 và 2021", {2019, 2020, 2021}),
        ("năm 2019; năm 2020.", {2019, 2020}),
        ("ngày 12/3/2021", {2021}),
        ("ngày 12-3-2021", {2021}),
        ("ngày 12.3.2021", {2021}),
        ("Giấy khen số 45/QĐ-UBND năm 2016", {2016}),
        ("Quyết định số 1234/QĐ-UBND ngày 5/6/2016 của UBND huyện", {2016}),
        ("(2016)", {2016}),
        ("2016:", {2016}),
        ("đạt 3 giải năm 2016", {2016}),
        ("tham gia từ năm 1998", {1998}),
        ("Ngày 5.6.1999.", {1999}),
        ("Nuôi cá. " * 40 + "Năm 2016 được khen, ông sinh năm 1956.", {2016}),
        # What is none.
        ("Nuôi cá. " * 40 + "Quyết định số 2019; biển số 2020; sinh ngày 03/04/1956", set()),
        ("", set()),
        ("Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 triệu đồng mỗi năm.", set()),
        ("2.000 m²", set()),
        ("2000 m²", set()),
        ("2000m2", set()),
        ("2000 mét vuông", set()),
        ("nuôi 2019 con gà", set()),
        ("2020 hộ dân", set()),
        ("2000 đồng, 1950 triệu đồng", set()),
        ("1.950.000 đồng", set()),
        ("12 2019 000", set()),
        ("0912 2019 33", set()),
        ("0912.2019.33", set()),
        ("0912 2019", set()),
        ("091220193", set()),
        ("điện thoại: 2019", set()),
        ("20190", set()),
        ("12019", set()),
        ("số 2019", set()),
        ("Quyết định số 2019/QĐ-UBND", set()),
        ("2019/QĐ-UBND", set()),
        ("ông sinh năm 1956", set()),
        ("Sinh: 1956", set()),
        ("sinh ngày 3/4/1956", set()),
        ("1899 và 2100", set()),
        ("12%", set()),
    ],
)  # fmt: skip
def test_years_are_read_from_sentences(text, years):
    assert years_in(text) == years


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020-2025", Period(first=2020, last=2025)),
        (" 2020 – 2025 ", Period(first=2020, last=2025)),
        ("2020-2020", Period(first=2020, last=2020)),
        ("2025-2020", None),
        ("năm năm", None),
        ("", None),
    ],
)
def test_the_plans_period_is_two_years_in_order(text, period):
    assert period_of(text) == period


def test_a_period_holds_its_first_and_last_year():
    period = period_of("2020-2025")

    assert [year in period for year in (2019, 2020, 2025, 2026)] == [False, True, True, False]
    assert str(period) == "2020-2025"


@pytest.mark.parametrize(
    ("document", "day"),
    [
        ("Kế hoạch số 28/KH-UBND ngày 14/8/2025 của UBND xã Đại Sơn", date(2025, 8, 14)),
        ("Kế hoạch số 5/KH-UBND, Ngày 03 tháng 9 năm 2025", date(2025, 9, 3)),
        (unicodedata.normalize("NFD", "Kế hoạch ngày 1-9-2025"), date(2025, 9, 1)),
        ("Kế hoạch ngày 1/9/2025 thực hiện Quyết định ngày 2/8/2025", date(2025, 9, 1)),
        ("Kế hoạch ngày 31/9/2025", None),
        ("Kế hoạch ngày 1/9/20255", None),
        ("Kế hoạch số 28/KH-UBND năm 2025", None),
        ("", None),
    ],
)
def test_the_day_a_plan_was_signed_is_read_where_it_is_said(document, day):
    assert signed_on(document) == day
