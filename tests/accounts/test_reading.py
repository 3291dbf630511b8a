"""Every row of tests/cases through its reader: what it means, or the sentence that refuses it."""

from datetime import date, datetime

import pytest

from accounts import reading
from accounts.names import offered
from accounts.problems import Refused
from tests.cases import rows

EIGHTY_MARKS = "A" + "\u0301" * 80
BROKEN = "Đạt\x00 giải\ud800"


def read(reader, typed, **how):
    """What came of it: a value, or "" and the words."""
    try:
        return reader(typed, **how), ""
    except Refused as refusal:
        return "", str(refusal)


@pytest.mark.parametrize(("typed", "means", "_"), rows("counts"))
def test_counts(typed, means, _):
    found, said = read(reading.count, typed)

    assert (str(found), bool(said)) == (means, not means)


@pytest.mark.parametrize(("typed", "means", "_"), rows("phones"))
def test_phones(typed, means, _):
    found, said = read(reading.phone, typed)

    assert (found, bool(said)) == (means, not means)


@pytest.mark.parametrize(("typed", "means", "says"), rows("dates"))
def test_dates(typed, means, says):
    found, said = read(reading.day, typed, year=2025)

    assert (str(found), bool(said)) == (means, not means)
    assert said.lower().startswith(says)


@pytest.mark.parametrize(("typed", "means", "_"), rows("birth-years"))
def test_birth_years(typed, means, _):
    found, said = read(reading.birth_year, typed, latest=2020)

    assert (str(found), bool(said)) == (means, not means)


def test_names():
    """What is kept, what the person is told, what is offered; the one refused says why."""
    found = []
    for typed, _, _ in rows("names"):
        name = EIGHTY_MARKS if typed.startswith("A +") else typed
        kept, said = read(reading.line, name)
        found.append((kept, [*reading.doubts(kept), *filter(None, [said])], offered(kept)))

    assert found == [
        ("Nguyễn Văn An", [], ""),
        (
            "Trịnh Quốc Baûo",
            ["có chữ không phải tiếng Việt: û (gõ nhầm bảng mã VNI?)"],
            "",
        ),
        (
            "Nguy\u0435\u0302\u0303n Văn A",
            ["có chữ cái ngoài bảng chữ Việt: \u0435"],
            "",
        ),
        ("h'hen niê", [], "H'Hen Niê"),
        # Of a collective nothing is offered: tests/nominations/test_typed.py.
        ("HTX DVNN BÌNH LÃNG", [], "Htx Dvnn Bình Lãng"),
        ("Y Tuấn Hwing", [], ""),
        ("", ["Có quá nhiều dấu trên một chữ. Hãy gõ lại chữ đó."], ""),
    ]


def test_texts():
    found = [
        read(reading.lines, BROKEN if "NUL" in typed else typed) for typed, *_ in rows("texts")
    ]

    assert found == [
        ("- Trồng 3 ha", ""),
        ("- Trồng 3 ha", ""),
        ("- Trồng 3 ha", ""),
        ("- Đạt", ""),
        ("", "Giấy in không có ký hiệu 🎉. Hãy bỏ hoặc viết bằng chữ."),
        ("", "Giấy in không có ký hiệu 漢, 字. Hãy bỏ hoặc viết bằng chữ."),
        ("Đạt giải", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2.00", "Dấu chấm chỉ ngăn từng ba chữ số. Hãy nhập lại, ví dụ 85 hoặc 1.200."),
        ("1,5", "Ô này nhận số nguyên, không có phần lẻ. Hãy nhập lại, ví dụ 85."),
        ("-3", "Số không được nhỏ hơn 0. Hãy nhập từ 0 trở lên."),
        ("–3", "Số không được nhỏ hơn 0. Hãy nhập từ 0 trở lên."),
        ("6O", "Trong số có “O”. Hãy nhập bằng chữ số, ví dụ 85."),
        ("٣", "Hãy nhập bằng chữ số, ví dụ 85."),
        ("sáu mươi", "Hãy nhập bằng chữ số, ví dụ 85."),
        ("1.000 000", "Dấu chấm chỉ ngăn từng ba chữ số. Hãy nhập lại, ví dụ 85 hoặc 1.200."),
        ("0.100", "Dấu chấm chỉ ngăn từng ba chữ số. Hãy nhập lại, ví dụ 85 hoặc 1.200."),
        ("9" * 4400, "Số quá lớn. Hãy xem lại."),
        ("9" * 13, "Số quá lớn. Hãy xem lại."),
    ],
)
def test_a_count_that_is_none_is_told_why(typed, says):
    assert read(reading.count, typed) == ("", says)


def test_thousands_may_be_parted_by_spaces_too():
    assert [reading.count(typed) for typed in ("1 200", "1.000.000", "0", "007", "9" * 12)] == [
        1200, 1_000_000, 0, 7, 999_999_999_999,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("841234567", "+84841234567"),  # the mobile 084 without its 0, not the country
        ("84841234567", "+84841234567"),
        ("0123 456 7890", "+84834567890"),
        ("0199 456 7890", "+84594567890"),
        ("(024) 3825 0000", "+842438250000"),
    ],
)
def test_more_phones(typed, means):
    assert reading.phone(typed) == means


def test_every_prefix_of_eleven_digits_is_todays_of_ten():
    """As the Ministry changed them in 2018: Viettel, MobiFone, VinaPhone, Vietnamobile, Gmobile."""
    became = {
        "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
        "0168": "038", "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076",
        "0128": "078", "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
        "0186": "056", "0188": "058", "0199": "059",
    }  # fmt: skip
    found = {old: reading.phone(f"{old} 456 7890") for old in became}

    assert found == {old: f"+84{new[1:]}4567890" for old, new in became.items()}
    for never in ("0160", "0161", "0187", "0189", "0190", "0198"):
        assert read(reading.phone, f"{never} 456 7890")[0] == ""


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "113",
        "1900 1234",
        "+1 202 555 0100",
        "0112345678",
        "0212345678",
        "09120000011",
        "00912",
    ],
)
def test_what_is_no_phone_of_a_person_here(typed):
    with pytest.raises(Refused):
        reading.phone(typed)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2025-08-17", date(2025, 8, 17)),
        ("17 tháng 8 năm 2025", date(2025, 8, 17)),
        ("ngày 17 tháng 8", date(2025, 8, 17)),
        ("17–8–2025", date(2025, 8, 17)),
        ("29/2/2024", date(2024, 2, 29)),
        ("17/8/2000", date(2000, 8, 17)),
        ("17/8/2100", date(2100, 8, 17)),
        ("17/8/00", date(2000, 8, 17)),
    ],
)
def test_more_days(typed, means):
    assert reading.day(typed, year=2025) == means


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("29/2/2025", "Tháng 2 năm 2025 không có ngày 29. Hãy xem lại ngày."),
        ("31/4", "Tháng 4 không có ngày 31. Hãy xem lại ngày."),
        ("0/8", "Tháng 8 không có ngày 0. Hãy xem lại ngày."),
        ("17", "Ngày chưa đủ. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025."),
        ("17/8/5", "Không rõ năm nào. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025."),
        ("17/8/1999", "Không rõ năm nào. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025."),
        ("17/8/2101", "Không rõ năm nào. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025."),
        ("17/8/225", "Không rõ năm nào. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025."),
        ("mai", "Chưa đọc được ngày này. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025."),
        ("17/8/2025/1", "Chưa đọc được ngày này. Hãy nhập ngày trước, tháng sau, ví dụ 17/8/2025."),
    ],
)
def test_a_day_that_is_none_is_told_why(typed, says):
    assert read(reading.day, typed, year=2025) == ("", says)


@pytest.mark.parametrize(
    "typed",
    ["08:00 ngày 22/8/2025", "8h 22/8", "22.8.2025 8 giờ 00", "2025-08-22T08:00", "8g 22/8"],
)
def test_a_moment_is_an_hour_and_a_day_either_first(typed):
    assert reading.moment(typed, year=2025) == datetime(2025, 8, 22, 8, 0)  # noqa: DTZ001  plain


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("8h", "Hãy nhập giờ và ngày"),
        ("22/8/2025", "Hãy nhập giờ và ngày"),
        ("25:00 22/8", "Không có giờ 25:00."),
        ("24:00 22/8", "Không có giờ 24:00."),
        ("8:60 22/8", "Không có giờ 08:60."),
        ("8:00 30/2", "Tháng 2 không có ngày 30."),
        ("8:00 9:00 22/8", "Hãy nhập giờ và ngày"),
    ],
)
def test_a_moment_that_is_none_is_told_why(typed, begins):
    found, said = read(reading.moment, typed, year=2025)

    assert (found, said.startswith(begins)) == ("", True)
    assert said.endswith("Hãy nhập giờ và ngày, ví dụ 08:00 ngày 22/8/2025.")


@pytest.mark.parametrize("typed", ["1899", "2021"])
def test_years_just_outside_are_refused(typed):
    said = "Năm sinh phải từ 1900 đến 2020. Hãy xem lại."
    assert read(reading.birth_year, typed, latest=2020) == ("", said)
    assert [reading.birth_year(year, latest=2020) for year in ("1900", "2020")] == [1900, 2020]


@pytest.mark.parametrize("typed", ["19 56", "1956 1957", "19561", "năm 56", ""])
def test_what_does_not_name_one_year(typed):
    said = "Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956."
    assert read(reading.birth_year, typed, latest=2020) == ("", said)


def test_four_marks_on_a_letter_are_kept_and_five_are_not():
    assert reading.line("a\u0323\u0302\u0327\u0328") != ""
    with pytest.raises(Refused, match="quá nhiều dấu"):
        reading.line("a\u0323\u0302\u0327\u0328\u032d")


def test_bullets_are_mended_before_a_line_and_signs_named_within_one():
    assert reading.lines("• a\n  ➢  b\r\n\uf0a7c\n- d\n+ e → 3 m² ≥ 2") == (
        "- a\n- b\n- c\n- d\n+ e → 3 m² ≥ 2"
    )
    assert read(reading.lines, "a ✓ \uf0e0 ✓ 🎉")[1] == (
        "Giấy in không có ký hiệu ✓, riêng của Word, 🎉. Hãy bỏ hoặc viết bằng chữ."
    )


def test_five_signs_are_named_and_a_sixth_is_and_so_on():
    words = "Giấy in không có ký hiệu 🎉, 🙂, 🚜, 🌾, 🐟{}. Hãy bỏ hoặc viết bằng chữ."

    assert read(reading.line, "🎉🙂🚜🌾🐟")[1] == words.format("")
    assert read(reading.line, "🎉🙂🚜🌾🐟🐷")[1] == words.format(", …")


def test_the_last_hour_and_minute_of_a_day_are_read():
    last = reading.moment("23:59 22/8", year=2025)
    assert last == datetime(2025, 8, 22, 23, 59)  # noqa: DTZ001  plain


def test_what_nobody_sees_is_gone_and_keeps_no_marks_apart():
    assert (
        reading.line("Nguye\u200b\u0302\u0303n\u00ad \u2066Văn\u2069\ufe0f An\ufdd0")
        == "Nguyễn Văn An"
    )
