"""Tests how Vietnamese names are cleaned, searched and put in order."""

import itertools
import unicodedata

import pytest
from django.db import connection
from django.utils.safestring import SafeString

from accounts import names
from accounts.names import (
    clean,
    clean_lines,
    fold,
    is_plain,
    likely_same,
    looks_mistyped,
    says,
    sort_key,
    title_case,
    written_key,
)
from accounts.reading import MARKS, on_paper
from tests import needs

IN_ORDER = """
Nguyễn Thị Ái, Nguyễn Văn An, Trần Thị Ánh, Đỗ Văn Ăn, Lê Văn Ân, Phạm Thị Ẩn, Vũ Văn Ấn,
Bùi Văn Ba, Nguyễn Văn Dung, Nguyễn Văn Dũng, Đặng Văn Đạt, Trần Văn Đức, Hoàng Văn Oanh,
Lê Thị Ôn, Lê Thị Ơn, Nguyễn Văn Tuân, Nguyễn Văn Tuần, Nguyễn Văn Tuẩn, Dương Văn Tuấn,
Đào Anh Tuấn, Đào Văn Tuấn, Nguyễn Anh Tuấn, Nguyễn Văn Út, Nguyễn Văn Ưng
"""
NAMES = [name.strip() for name in IN_ORDER.split(",")]


def nfd(text):
    return unicodedata.normalize("NFD", text)


def test_people_stand_by_given_name_then_family_name_then_what_is_between():
    """I7: the test vector, turned round first."""
    mixed = NAMES[::-1]

    assert sorted(mixed, key=sort_key) == NAMES


def test_a_decomposed_name_is_the_same_name():
    """I7: NFD, as some phones type it, is stored, found and sorted as NFC."""
    decomposed = [nfd(name) for name in NAMES]
    assert decomposed != NAMES

    assert [clean(name) for name in decomposed] == NAMES
    assert [fold(name) for name in decomposed] == [fold(name) for name in NAMES]
    assert [sort_key(name) for name in decomposed] == [sort_key(name) for name in NAMES]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Đặng \u00a0 Văn\tĐạt \n", "Đặng Văn Đạt"),
        ("\u00d0ặng Văn \u00d0ạt", "Đặng Văn Đạt"),  # Icelandic Eth
        ("\u0189ặng Thị \u0256ào", "Đặng Thị đào"),  # African D
        ("Nguyễn\u200b Văn\ufeff An", "Nguyễn Văn An"),
        ("H\u2019Hen Niê", "H'Hen Niê"),
        ("An\x00\x07 Bình", "An Bình"),
        ("", ""),
    ],
)
def test_look_alikes_and_stray_characters_are_mended(typed, stored):
    assert clean(typed) == stored


def test_lines_stay_lines_and_nothing_else_stays():
    assert clean_lines("  Dòng  một \r\n\r\n\r\n\r\n dòng\x00 hai\t ") == "Dòng một\n\ndòng hai"


@pytest.mark.parametrize(
    "typed", ["Đặng Thị Mến", "ĐẶNG THỊ MẾN", "dang thi men", nfd("đặng  thị mến")]
)
def test_search_ignores_marks_and_capitals(typed):
    """I7."""
    assert fold(typed) == "dang thi men"


def test_one_name_may_be_written_with_i_or_y():
    assert likely_same("Nguyễn Thị Lý", "NGUYEN THI LI")
    assert not likely_same("Nguyễn Thị Lý", "Nguyễn Thị Lan")


def test_the_key_sorts_alike_under_every_collation():
    """Only digits and a to f, which no collation reorders or passes over."""
    assert {char for name in NAMES for char in sort_key(name)} <= set("0123456789abcdef")


def test_a_very_long_or_foreign_name_has_a_key_that_fits():
    assert len(sort_key("Nguyễn " * 300)) == 400
    assert sort_key("李 小龍") != ""
    assert sort_key("") == sort_key("   ")


def test_a_shorter_name_stands_before_the_longer_one_that_begins_alike():
    mixed = ["Lang", "Vũ Thị Hoa Lan", "Vũ Lan", "Lan", "Vũ Thị Lan"]

    assert sorted(mixed, key=sort_key) == ["Lan", "Vũ Lan", "Vũ Thị Lan", "Vũ Thị Hoa Lan", "Lang"]


def test_capitals_are_offered_in_title_case():
    assert title_case("NGUYỄN  VĂN ẤN") == "Nguyễn Văn Ấn"


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("Nguyeenx Vawn An", True),  # Telex
        ("Lans Anh", True),  # Telex: a tone at the end
        ("李小龍", True),
        ("Nguye64n Van An", True),  # VNI
        ("NguyÔn V¨n An", True),  # TCVN3
        ("NGuyễn Văn An", True),
        ("Nguyễn Văn An", False),
        ("Tổ hợp tác số 2", False),
    ],
)
def test_typing_leftovers_are_noticed(name, odd):
    assert looks_mistyped(name) is odd


def _syllables():
    """Onsets × vowels × tones: words that begin with every letter and carry every mark."""
    onsets = ["", "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "q"]
    onsets += ["r", "s", "t", "th", "tr", "v", "x"]
    cores = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "oa", "uyê", "ươ"]
    tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
    for onset, core, tone in itertools.product(onsets, cores, tones):
        yield unicodedata.normalize("NFC", onset + core + tone) + "n"


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_order_is_that_of_postgresqls_vietnamese():
    """I7: no difference to ICU's "vi" over more than two thousand syllables."""
    needs.postgresql(because="ICU's Vietnamese order is asked of PostgreSQL")
    words = sorted(set(_syllables()))
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT word FROM unnest(%s::text[]) AS word ORDER BY word COLLATE "vi-x-icu"', [words]
        )
        theirs = [row[0] for row in cursor.fetchall()]

    assert len(words) > 2_000
    assert sorted(words, key=sort_key) == theirs


def test_letters_that_turn_the_direction_go():
    """Issue 7, line 25: they would turn the rest of a list's row around."""
    assert clean("An\u202eBình\u2066\u200f") == "AnBình"
    assert clean_lines("Một\u202e hai\nba\u2069") == "Một hai\nba"


@pytest.mark.parametrize(
    "written",
    [
        "Tổ 1, Tổ 2, Tổ 6, Tổ 7, Tổ 9, Tổ 10, Tổ 10 Đông, Tổ 19, Tổ 20, Tổ 100, Tổ An",
        "Đội 6A, Đội 6B, Đội 7A, Đội 10A, Đội A, Đội A6, Đội A7, Đội A10",
        "Chi hội, Chi hội 7, Chi hội phụ nữ",
    ],
)
def test_numbers_stand_by_their_value_before_letters(written):
    """Team 7 stood before team 1, team 6 last of all."""
    in_order = written.split(", ")

    mixed = in_order[::-1]

    assert sorted(mixed, key=written_key) == in_order


def test_a_number_of_any_length_and_its_noughts_are_one_number():
    assert written_key("Tổ 07") == written_key("Tổ 7")
    assert written_key("Tổ 0") < written_key("Tổ 1")
    assert written_key("9" * 399) <= written_key("9" * 400)


def test_what_is_no_person_stands_as_it_is_written():
    """Đ after D, tones after letters; the last word, which sorts people, comes last."""
    written = [
        "Ban Công tác",
        "Chi hội Phụ nữ An",
        "Chi hội Phụ nữ Ân",
        "Dân quân",
        "Đội A",
        "Hộ bà Ba",
    ]
    mixed = written[::-1]

    assert sorted(mixed, key=written_key) == written
    assert sort_key("Đỗ Thị An") == written_key("An Đỗ Thị")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("mo doan", True),
        ("doan mo", True),
        ("Mỗ", True),
        ("mộ", False),
        ("thon 2", False),
    ],
)
def test_a_text_says_words_with_their_marks_or_without(words, found):
    assert says("Thôn Mỗ Đoạn", words) is found


def test_a_plain_text_is_what_a_whole_look_makes_of_it(monkeypatch):
    """Each sign there is, alone, beside others and a space: no look gives what a look gives."""
    signs = [chr(code) for code in range(0x110000) if not 0xAC00 <= code < 0xD7A4]
    texts = [*signs[:0x3100], *(f"Á{sign}a {sign}" for sign in signs[:0x3100])]
    texts += [
        *signs[0x3100::97],
        "",
        " ",
        "An ",
        " An",
        "An  Bình",
        "An Bình",
        *NAMES,
        *map(nfd, NAMES),
    ]
    plain = {text for text in texts if is_plain(text)}

    assert {*NAMES, "", "An Bình", "Đ", "ỹ", "(", "Á~a ~"} <= plain
    assert not plain & {*map(nfd, NAMES), " ", "An ", " An", "An  Bình", "Ð", "\u00a0", "’", "\n"}
    quick = {text: clean(text) for text in texts}
    monkeypatch.setattr(names, "is_plain", lambda text: None)
    assert quick == {text: clean(text) for text in texts}


def test_a_plain_text_has_nothing_a_paper_does_not_print():
    signs = [chr(code) for code in range(0x110000) if is_plain(chr(code))]

    assert len(signs) > 200
    assert [sign for sign in signs if not on_paper(sign)] == []
    assert 0 < max(len(nfd(sign)) - 1 for sign in signs) <= MARKS


def test_what_was_called_safe_is_a_text_once_it_is_clean():
    assert [type(clean(SafeString(words))) for words in ("<b>", "<b> Ð")] == [str, str]
