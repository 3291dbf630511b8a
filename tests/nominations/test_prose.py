"""What a writer is asked to look at again: every hint both ways, and silence over right texts."""

import tomllib
from pathlib import Path

import pytest

from nominations import prose
from nominations.enums import Field
from nominations.examples import EXAMPLES
from nominations.particulars import on_page

pytestmark = pytest.mark.plain
DEMO = Path("honoree_conf/demo/people.toml")
RIGHT = "Từ năm 2021 ông nuôi 300 con gà, mỗi năm lãi 90 triệu đồng."
FIRST = "Thành tích đang viết là “tôi”"
FIGURE = "Thành tích chưa có con số nào"
YEAR = "Thành tích chưa nêu năm nào"
CAPITALS = "Có chỗ viết toàn chữ in hoa"
TELEX = "Có chữ như còn sót phím gõ dấu"
SHORT = "Tóm tắt thành tích mới có"
LONG = "Tóm tắt thành tích dài"


def hints(text: str) -> list[str]:
    return [one.text for one in prose.looked_at(text, field="achievement", most=120)]


def hinted(text: str, by: str) -> bool:
    return any(words.startswith(by) for words in hints(text))


def test_a_right_text_gets_no_hint_and_an_empty_one_none():
    assert hints(RIGHT) == []
    assert hints("") == hints("  \n ") == []


def test_hints_stand_by_the_text_they_are_of():
    found = list(prose.looked_at("Nuôi gà.", field="achievement", most=120))

    assert {one.field for one in found} == {"achievement"}


@pytest.mark.parametrize(
    ("text", "is_first"),
    [
        ("Tôi nuôi gà.", True),
        ("Gia đình tôi nuôi gà.", True),
        ("GIA ĐÌNH TÔI NUÔI GÀ", True),
        ("Chúng tôi góp 3 triệu.", True),
        ("Năm 2021 chúng em trồng cây.", True),
        ("Bản thân em học giỏi.", True),
        ("To\u0302i nuôi gà.", True),  # letters and marks apart, as a phone may send them
        ("Buổi tối bà dạy chữ.", False),
        ("Em Lan học giỏi.", False),
        ("Được tôi luyện trong quân ngũ.", False),
        ("Mua vôi tôi khử trùng.", False),
        ("Ông tôi vôi, quét tường.", False),
        ("Anh rèn, tôi thép từ năm 2020.", False),
        ("Chị lo cho gia đình của mình.", False),
    ],
)
def test_the_first_person_is_seen_and_words_alike_are_not(text, is_first):
    assert hinted(text, FIRST) is is_first


@pytest.mark.parametrize(
    ("rest", "lacks"),
    [
        ("giúp nhiều hộ trong thôn cùng làm giàu", True),
        ("giúp các hộ trong thôn từ năm 2021", True),  # a year counts nothing
        ("giúp các hộ trong thôn từ tháng 3/2021", True),
        ("giúp các hộ trong thôn ngày 12/3/2021", True),
        ("ba mẹ con cùng trồng rau suốt cả năm", True),  # "ba" is also a father
        ("giúp 8 hộ trong thôn cùng làm giàu", False),
        ("giúp tám hộ trong thôn cùng làm giàu", False),
        ("góp hơn một trăm ngày công làm đường", False),
        ("lãi vài chục triệu đồng mỗi vụ lúa", False),
        ("giảm 40% lượng nước tưới cho cả cánh đồng", False),
        ("góp 2.000 m² đất làm đường cho cả thôn", False),
    ],
)
def test_a_count_is_looked_for_and_a_year_is_none(rest, lacks):
    assert hinted(f"Ông vận động bà con {rest}.", FIGURE) is lacks


@pytest.mark.parametrize(
    ("rest", "lacks"),
    [
        ("nuôi 300 con gà, lãi 90 triệu đồng", True),
        ("nuôi 300 con gà, đt 0912 2019 33", True),
        ("trồng 2.019 cây xanh dọc đường thôn", True),
        ("nuôi 300 con gà từ năm 2021", False),
        ("nuôi gà giai đoạn 2020-2025, lãi 90 triệu", False),
        ("nuôi gà từ tháng 3/2022, lãi 90 triệu", False),
        ("năm năm liền không để xảy ra trộm cắp", False),
        ("nhiều năm không để xảy ra trộm cắp", False),
        ("10 năm liền không để xảy ra trộm cắp", False),
        ("mỗi năm lãi 90 triệu đồng từ đàn gà", False),
    ],
)
def test_a_year_or_how_long_is_looked_for(rest, lacks):
    assert hinted(f"Ông cùng bà con {rest}.", YEAR) is lacks


@pytest.mark.parametrize(
    ("text", "is_shouted"),
    [
        ("ÔNG NUÔI GÀ THẢ VƯỜN từ năm 2021.", True),
        ("Năm 2021 TRỒNG LÚA CAO SẢN.", True),
        ("NUÔI GÀ, HTX, THẢ VƯỜN", True),
        ("Hội NÔNG DÂN XÃ nuôi gà.", False),  # three are a title
        ("Công ty TNHH MTV SX TM DV An Bình.", False),
        ("UBND, MTTQ, HĐND, HTX, CLB đều khen.", False),
        ("Sản phẩm OCOP, VietGAP, ISO, HACCP.", False),
        ("TRỒNG LÚA ở XÃ ĐẠI SƠN", False),
    ],
)
def test_capitals_are_seen_and_abbreviations_are_not(text, is_shouted):
    assert hinted(text, CAPITALS) is is_shouted


LEFT = """
nguwowif ddaif thoon hooij toanf truwowngf ddaangf vieetj dduwowcj lamf nhieeuf ruoongj thono
nuwowcs tieenf khoong cuar cungx giups traam quyeets dangd
"""
RIGHT_WORDS = """
trong nam ban minh anh hoa loan oanh khoa xoong boong moóc quân quang thuở khuya ngoằn uỷ uyên giếng
gìn ghế nghĩa bus gas web tax max smart zoom book food laser team form Paris link logo video email
Facebook Zalo online robot camera karaoke biogas car bar inox taxi teen room tips chef kg ha kwh
OCOP VietGAP iPhone TNHH Đào Ẵm Đĩnh Ơn Ấm
"""


@pytest.mark.parametrize("word", LEFT.split())
def test_keys_left_over_are_seen_in_either_case(word):
    assert prose.mistyped(f"ông {word} gà") == [word]
    assert prose.mistyped(f"{word.capitalize()} gà") == [word.capitalize()]


def test_right_words_and_other_tongues_are_no_leftovers():
    assert prose.mistyped(RIGHT_WORDS) == []


def test_three_leftovers_are_shown_each_once():
    words = hints("Nguwowif thoon thoon hooij toanf nuôi 300 con gà từ năm 2021.")

    assert words == [f"{TELEX}: “Nguwowif”, “thoon”, “hooij”. Hãy xem lại; nếu đúng thì để nguyên."]


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("Trồng 2,4 ha lúa", 4), ("- Trồng lúa\n- Nuôi gà", 4), ("vườn - ao – chuồng", 3)],
)
def test_words_are_counted_as_a_reader_does(text, count):
    assert prose.words_in(text) == count


def test_too_long_begins_one_word_above_what_a_paper_has_room_for():
    whole = "Từ năm 2021 ông nuôi 300 con gà"  # eight words

    assert prose.words_in(whole) == 8
    assert hints(whole + " rất tốt" * 56) == []  # 120
    assert hints(whole + " rất tốt" * 56 + " nữa") == [
        f"{LONG} 121 chữ. Danh sách in đẹp nhất với nhiều nhất 120 chữ; hãy chọn việc nổi bật nhất,"
        " hoặc để nguyên."
    ]


def test_seven_words_are_asked_for_more_and_for_nothing_else():
    assert hints("Nuôi gà giỏi, giúp đỡ bà con") == [
        f"{SHORT} 7 chữ. Nên ghi làm việc gì, kết quả bao nhiêu, ai được lợi."
    ]
    assert not hinted("Nuôi gà giỏi, giúp đỡ bà con nghèo", SHORT)


def test_every_field_has_three_examples_that_no_hint_blames():
    assert set(EXAMPLES) == set(Field)
    for field, examples in EXAMPLES.items():
        assert len(set(examples)) == 3
        for text in examples:
            assert hints(text) == [], (field, text)


def test_what_the_demo_tells_is_blamed_for_no_sign_and_no_manner():
    people = tomllib.loads(DEMO.read_text("utf-8"))
    texts = [
        one["achievement"]
        for rows in people.values() if isinstance(rows, list)
        for one in rows if "achievement" in one
    ]  # fmt: skip

    assert len(texts) > 30
    for text in texts:
        found = hints(text)
        assert not [one for one in found if not one.startswith((YEAR, LONG, FIGURE))], text


def test_the_room_a_paper_has_is_said_in_the_table_of_particulars():
    counted = [row.name for row in on_page("individual", "thanh-tich") if row.most_words]

    assert counted == ["achievement"]
