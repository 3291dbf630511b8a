"""Text of before Unicode is recognised with care, and read by its table only when asked."""

import pytest
from django.conf import settings

from sheets import reading
from sheets.reading.old_codes import converted, looks_old
from tests.sheets.books import workbook
from tests.sheets.fields import FIELDS, told

FILES = settings.BASE_DIR / "tests/sheets/files"
# Every letter with every tone, as Unicode writes it and as the two tables do.
NEW = "à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ đ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ"
NEW += " ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ ă â ê ô ơ ư"
TCVN3 = "µ ¶ · \u00b8 ¹ » ¼ ½ ¾ Æ Ç È É Ê Ë ® Ì Î Ï Ð Ñ Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä å æ ç è é"
TCVN3 += " ê ë ì í î ï ñ ò ó ô õ ö ÷ ø ù ú û ü ý þ ¨ © ª « ¬ \xad"
VNI = "aø aû aõ aù aï aè aú aü aé aë aà aå aã aá aä ñ eø eû eõ eù eï eà eå eã eá eä ì æ ó í ò"
VNI += " oø oû oõ où oï oà oå oã oá oä ôø ôû ôõ ôù ôï uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù î"
VNI += " aê aâ eâ oâ ô ö"


@pytest.mark.parametrize(("old", "codes"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_every_letter_is_read_by_its_table(old, codes):
    pairs = zip(old.split(), NEW.split(), strict=True)

    assert [(letter, converted(letter, codes)) for letter in old.split()] == list(pairs)


def test_large_letters_too():
    assert converted("§¬n vÞ ¢n ¤ng ¦u", "tcvn3") == "Đơn vị Ân Ông Ưu"
    assert converted("ÑÔN VÒ NGUYEÃN VAÊN AÂN HÖÔNG", "vni") == "ĐƠN VỊ NGUYỄN VĂN ÂN HƯƠNG"


RIGHT = (
    "Nguyễn Văn A", "Hoà", "Thuý Oánh", "Là cà", "ÔNG LÊ CÁ", "Tôn Thất Tùng", "khoá học", "quê",
    "h'hen niê", "Noël", "Đà Nẵng", "HÒA BÌNH", "Xuân Hoè", "thuở", "Bà Là",
)  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [RIGHT, ("Nguyen Van A", "Ho ten", "DDaof Thij"), (), ("Château", "Café"), ("10 m²", "25 °C")],
)
def test_right_vietnamese_and_plain_letters_are_never_taken_for_old(texts):
    assert looks_old(texts) is None
    assert [looks_old([text] * 20) for text in texts] == [None] * len(texts)


def test_one_slip_of_the_hand_among_right_names_is_none():
    assert looks_old(["NguyÔn"]) is None
    assert looks_old([*RIGHT, "Trịnh Quốc Baûo", "Leâ Vaên"]) is None


@pytest.mark.parametrize(("name", "codes", "last"), [
    ("tcvn3.xls", "tcvn3", "Trần Thị Bười"),
    ("vni.xls", "vni", "Trần Thị Hương"),
])  # fmt: skip
def test_an_old_workbook_is_proposed_and_converted_when_asked(name, codes, last):
    book = reading.read((FILES / name).read_bytes(), name)
    assert book.codes == codes
    assert reading.find(book, FIELDS) == ()

    new = reading.convert(book, codes)
    assert new.codes is None
    assert [row[2:] for row in told(new)] == [
        ("Nguyễn Văn Bảo" if codes == "vni" else "Nguyễn Văn Tuấn", 1956, "thôn Mỗ Đoạn"),
        (last, 1960, "thôn Nghi Khê"),
        ("Lê Văn Tú", 1950, "thôn Mỗ Đoạn"),
    ]
    assert {row[1] for row in told(new)} == {"good"}


def test_a_column_in_old_letters_beside_one_in_new_ones():
    rows = [("Họ và tên", "Thôn"), ("NguyÔn V¨n TuÊn", "Mỗ Đoạn"), ("Lª V¨n Tó", "Nghi Khê")]
    book = reading.read(workbook(rows), "a.xlsx")

    assert book.codes == "tcvn3"
    assert [row[2:] for row in told(reading.convert(book, "tcvn3"))] == [
        ("Nguyễn Văn Tuấn", "thôn Mỗ Đoạn"),
        ("Lê Văn Tú", "thôn Nghi Khê"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Hä vµ tªn;Th«n\nNguyÔn V¨n TuÊn;Mç §o¹n", "Hoï vaø teân;Thoân\nNguyeãn Vaên Baûo;Moã Ñoaïn"],
)
def test_a_text_file_in_an_old_table(text):
    book = reading.read(text.encode("cp1252"), "a.csv")

    ((number, verdict, name, unit),) = told(reading.convert(book, book.codes))
    assert (number, verdict, unit) == (2, "good", "thôn Mỗ Đoạn")
    assert name in ("Nguyễn Văn Tuấn", "Nguyễn Văn Bảo")


def test_a_soft_hyphen_in_right_text_is_nothing():
    book = reading.read_paste("Họ và tên\tThôn\nNguyễn\xad Văn A\tMỗ Đoạn")

    assert told(book) == [(2, "good", "Nguyễn Văn A", "thôn Mỗ Đoạn")]
