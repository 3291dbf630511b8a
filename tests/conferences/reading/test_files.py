"""A plan's paper becomes lines with their place, or a sentence that says why not."""

import pytest

from conferences.reading import Line, Unreadable, files, limits, text_of
from tests.conferences.reading.papers import docx, p, pdf, row
from tests.patience import does_not_hang

NUMBERED = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'


def told(data):
    """The sentence that refuses it."""
    with pytest.raises(Unreadable) as refused:
        text_of(data)
    return str(refused.value)


def words(data):
    return [line.text for line in text_of(data).lines]


# --- Plain text ----------------------------------------------------------------------------------


def test_plain_text_keeps_its_lines_and_their_numbers():
    text = text_of("KẾ HOẠCH\r\n\r\n1.\tMục  đích \n".encode())

    assert text.lines == (Line("KẾ HOẠCH", 0, 1), Line("", 0, 2), Line("1. Mục  đích", 0, 3))
    assert (text.paper, text.wrapped, text.told) == ("text", True, ())


@pytest.mark.parametrize(
    "data",
    [
        "KẾ HOẠCH".encode("utf-8-sig"),
        "KẾ HOẠCH".encode("utf-16"),
        "KE\u0302\u0301 HOA\u0323CH".encode(),
        "K\u200bẾ HOẠ\u00adCH".encode(),
    ],
)
def test_text_is_read_in_one_form(data):
    assert words(data) == ["KẾ HOẠCH"]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"---\n", "\ufeff".encode()])
def test_a_paper_without_a_word_says_so(data):
    assert told(data) == "Không có chữ nào. Hãy chọn tệp khác hoặc dán chữ của Kế hoạch."


def test_more_lines_or_letters_than_a_plan_has_are_refused():
    most = b"a\n" * limits.LINES

    assert len(text_of(most).lines) == limits.LINES
    assert told(most + b"a") == limits.SENTENCES[limits.TOO_LARGE]
    assert told((b"a" * 9_000 + b"\n") * 170) == limits.SENTENCES[limits.TOO_LARGE]
    assert told(b"a" * (limits.LARGEST + 1)) == limits.SENTENCES[limits.TOO_LARGE]


def test_what_is_too_much_is_told_before_a_sign_of_it_is_looked_at(monkeypatch):
    """Fifteen megabytes of short lines took minutes: each was put in one form, and then counted."""
    looked: list[str] = []
    shown = files._shown
    monkeypatch.setattr(files, "_bare", lambda line: looked.append(line) or line)
    monkeypatch.setattr(files, "_shown", lambda line: looked.append(line) or shown(line))
    for data, said in (
        (b"Th\xc3\xb4n\n" * 2_600_000, limits.SENTENCES[limits.TOO_LARGE]),
        (b"a\n" * (limits.LINES + 1), limits.SENTENCES[limits.TOO_LARGE]),
        (b"a\n" + b"a" * (limits.LINE + 1), limits.LONG_LINE),
    ):
        assert told(data) == said
    assert looked == []

    with pytest.raises(Unreadable, match="Tệp quá lớn"):
        text_of(b"abc\nd", most=4)
    assert looked == []
    assert [line.text for line in text_of(b"abc\nd", most=5).lines] == ["abc", "d"]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("| " * 2_500 + "x", "| " * 2_500 + "x"),  # each blank between two bars was read two ways
        ("|" + " " * 9_000 + "x", "|" + " " * 9_000 + "x"),
        ("**a " * 2_500, ("**a " * 2_500).strip()),
        ("<!--" * 2_500, "<!--" * 2_500),
        ("|" + "-" * 9_000 + "|", ""),
    ],
    ids=["empty-cells", "one-bar", "stars", "comments", "rule"],
)
def test_no_line_of_signs_is_gone_through_again_and_again(line, read):
    found = []
    does_not_hang(lambda: found.extend(words(f"KẾ HOẠCH\n{line}".encode())), seconds=60)

    assert found == ["KẾ HOẠCH", read]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("| Thôn Một | 2 |", "Thôn Một | 2"),
        ("  |a|  ", "a"),
        ("|---|:-:|", ""),
        ("| | |", ""),
        ("||", ""),
        ("|", "|"),
        ("| a", "| a"),
        ("a |", "a |"),
        (f"**{'a' * 1_000}** b", f"{'a' * 1_000} b"),
        (f"**{'a' * 1_001}** b", f"**{'a' * 1_001}** b"),
        (f"*{'a' * 1_000}* b", f"{'a' * 1_000} b"),
        (f"*{'a' * 1_001}* b", f"*{'a' * 1_001}* b"),
        (f"b<!--{'a' * 1_000}-->", "b"),
        (f"b<!--{'a' * 1_001}-->", f"b<!--{'a' * 1_001}-->"),
    ],
)
def test_bars_and_emphasis_go_as_far_as_a_long_sentence(line, read):
    assert words(f"KẾ HOẠCH\n{line}".encode()) == ["KẾ HOẠCH", read]


def test_a_line_longer_than_any_paragraph_is_refused():
    most = b"a" * limits.LINE

    assert words(most) == [most.decode()]
    assert told(most + b"a") == (
        "Có dòng dài hơn 10.000 ký tự, kể cả dấu cách. Hãy xuống dòng ở mỗi đoạn rồi gửi lại."
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", limits.OLD_WORD),
        (b"\x89PNG\r\n", limits.PICTURE),
        (b"\xff\xd8\xff\xe0", limits.PICTURE),
        (b"GIF89a", limits.PICTURE),
        (b"{\\rtf1", limits.RTF),
        (b"MZ\0\0words", limits.NO_TEXT),
    ],
)
def test_another_kind_of_file_says_what_to_do(data, said):
    assert told(data) == said


# --- Word ----------------------------------------------------------------------------------------


def test_a_word_file_is_its_paragraphs_and_rows():
    head = row(
        p("ỦY BAN NHÂN DÂN") + p("XÃ TÂN AN") + p("Số: 12/KH-UBND"),
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Tân An, ngày 05 tháng 01 năm 2026"),
    )
    times = row(p("08 giờ"), p("Đón tiếp") + p("đại biểu"))
    body = f"<w:tbl>{head}</w:tbl>{p('KẾ HOẠCH')}{p(' ')}<w:tbl>{times}</w:tbl>"

    text = text_of(docx(body))

    assert text.lines == (
        Line("ỦY BAN NHÂN DÂN", 0, 1),
        Line("XÃ TÂN AN", 0, 2),
        Line("Số: 12/KH-UBND", 0, 3),
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0, 4),
        Line("Tân An, ngày 05 tháng 01 năm 2026", 0, 5),
        Line("KẾ HOẠCH", 0, 6),
        Line("08 giờ | Đón tiếp đại biểu", 0, 7),
    )
    assert (text.paper, text.wrapped) == ("docx", False)


def test_what_was_struck_and_what_an_older_word_would_show_are_no_words():
    body = (
        "<w:p><w:r><w:t>Tối đa </w:t></w:r><w:del><w:r><w:delText>200 </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>120</w:t><w:tab/><w:t>đại biểu</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        '<w:p><mc:AlternateContent xmlns:mc="x"><mc:Choice><w:r><w:t>một lần</w:t></w:r>'
        "</mc:Choice><mc:Fallback><w:r><w:t>hai lần</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )

    assert words(docx(body)) == ["Tối đa 120 đại biểu", "một lần"]


def test_a_number_that_word_draws_itself_is_a_dash():
    body = (
        p("Chào cờ", NUMBERED.format(3))
        + p("1. Khai mạc", NUMBERED.format(3))
        + p("Bế mạc", NUMBERED.format(0))
        + p("", NUMBERED.format(3))
    )

    assert words(docx(body)) == ["- Chào cờ", "1. Khai mạc", "Bế mạc"]


def test_a_table_of_sixty_columns_is_read():
    cells = [p(f"cột {number}") for number in range(60)]

    assert words(docx(f"<w:tbl>{row(*cells)}</w:tbl>")) == [
        " | ".join(f"cột {number}" for number in range(60))
    ]


def test_whatever_lies_elsewhere_is_not_asked_for():
    """Relationships out of the house and a template are parts that nobody opens."""
    away = (
        '<Relationships xmlns="x"><Relationship Id="r1" TargetMode="External" '
        'Target="http://127.0.0.1:9/t.dotm"/></Relationships>'
    )
    parts = {"word/_rels/settings.xml.rels": away, "word/_rels/document.xml.rels": "<not xml"}

    assert words(docx(p("KẾ HOẠCH"), parts=parts)) == ["KẾ HOẠCH"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (docx(p("&a;"), head='<!DOCTYPE w [<!ENTITY a "aa">]>'), limits.DECLARED),
        (docx("<w:p>"), limits.BROKEN),
        (docx(p("a"))[:-30], limits.BROKEN),
        (docx(p("a" * 3_000_000)), limits.TOO_LARGE),  # packed a thousandfold
        (docx("<w:p>" * 250 + "</w:p>" * 250), limits.TOO_LARGE),
        (docx(p("a"), parts={f"word/media/{n}.png": "" for n in range(2_000)}), limits.TOO_LARGE),
    ],
    ids=["declared", "broken", "cut", "bomb", "deep", "parts"],
)
def test_a_word_file_made_to_hurt_is_refused(data, why):
    assert told(data) == limits.SENTENCES[why]


def test_another_package_is_no_word_file():
    data = docx(p("a")).replace(b"word/document.xml", b"xl/worksheets/aa1")

    assert told(data) == limits.SENTENCES[limits.NOT_WORD]


def test_a_word_file_with_more_letters_than_a_plan_has_is_refused():
    """Letters that do not pack well: by count and not by ratio."""
    data = docx("".join(p(f"{n * 7919 % 1_000_003:07d}") for n in range(limits.LINES + 1)))

    assert told(data) == limits.SENTENCES[limits.TOO_LARGE]


# --- PDF -----------------------------------------------------------------------------------------


def test_a_pdf_is_its_printed_lines_with_their_page():
    data = pdf(["KE HOACH", "To chuc Hoi nghi tuyen duong"], ["Toi da 120 dai bieu trong xa"])

    text = text_of(data)

    assert text.lines == (
        Line("KE HOACH", 1, 1),
        Line("To chuc Hoi nghi tuyen duong", 1, 2),
        Line("Toi da 120 dai bieu trong xa", 2, 3),
    )
    assert (text.paper, text.wrapped, text.told) == ("pdf", True, ())


def test_a_pdf_of_pictures_alone_asks_for_text():
    said = (
        "Tệp PDF chỉ có ảnh quét, không có chữ. Hãy gửi bản Word, "
        "hoặc chép chữ của Kế hoạch rồi dán vào ô dán."
    )

    assert told(pdf([], [])) == said


def test_pages_without_words_are_named():
    line = "Toi da 120 dai bieu trong xa va cac don vi, khong qua mot ngay. " * 3

    assert text_of(pdf([line], [], [line], [])).told == ("Trang 2, 4 không có chữ nên không đọc.",)


def test_four_hundred_pages_are_read_and_one_more_is_not():
    page = ["Toi da 120 dai bieu trong xa va cac don vi"]

    assert len(text_of(pdf(*[page] * limits.PAGES)).lines) == limits.PAGES
    assert told(pdf(*[page] * (limits.PAGES + 1))) == (
        "Tệp có hơn 400 trang. Hãy gửi riêng phần Kế hoạch, không kèm tài liệu khác."
    )


def test_a_locked_and_a_broken_pdf_say_so():
    data = pdf(["KE HOACH"])

    assert told(pdf(["KE HOACH"], locked="x")) == limits.SENTENCES[limits.LOCKED]
    assert told(data[:60]) == limits.SENTENCES[limits.BROKEN]
    assert told(b"%PDF-1.7\n") == limits.SENTENCES[limits.BROKEN]
