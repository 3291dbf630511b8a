"""Shares and seats in the words of more clerks: lists of names, brackets, tables, other words."""

import pytest

from conferences.reading import Kind
from tests.conferences.reading.test_reader import LOOK, SURE, found

# --- Shares --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cơ cấu: 60% đại biểu là cá nhân, đại diện tập thể điển hình tiên tiến; 25% là lãnh đạo "
         "phường, các ban ngành, đoàn thể; khoảng 15% là khách mời (doanh nghiệp, chức sắc).",
         [("3/5", "đại biểu là cá nhân, đại diện tập thể điển hình tiên tiến"),
          ("1/4", "lãnh đạo phường, các ban ngành, đoàn thể"), ("3/20", "khách mời")]),
        ("Khoảng hai phần ba là đại biểu điển hình tiên tiến, một phần ba còn lại là khách mời, "
         "lãnh đạo các cấp.",
         [("2/3", "đại biểu điển hình tiên tiến"), ("1/3", "khách mời, lãnh đạo các cấp")]),
        ("Có 95 đại biểu điển hình, trong đó một nửa là ngư dân, người trực tiếp sản xuất.",
         [("1/2", "ngư dân, người trực tiếp sản xuất")]),
        ("Đại biểu gồm 70% là điển hình tiên tiến, 30% còn lại là khách mời.",
         [("7/10", "điển hình tiên tiến"), ("3/10", "khách mời")]),
        ("Đại biểu điển hình tiên tiến chiếm 70 phần trăm.",
         [("7/10", "Đại biểu điển hình tiên tiến")]),
        ("- Đại biểu là điển hình tiên tiến: 95 đồng chí (chiếm 70%);",
         [("7/10", "Đại biểu là điển hình tiên tiến")]),
        ("Có 95 đại biểu điển hình tiên tiến (khoảng 70% tổng số đại biểu), 40 khách mời (30%).",
         [("7/10", "điển hình tiên tiến"), ("3/10", "khách mời")]),
        ("Đại biểu nữ đạt 30%; đại biểu trẻ (dưới 35 tuổi) khoảng 1/5.",
         [("3/10", "Đại biểu nữ"), ("1/5", "đại biểu trẻ")]),
        ("Cơ cấu: điển hình là cá nhân 80%, tập thể 20%.",
         [("4/5", "điển hình là cá nhân"), ("1/5", "tập thể")]),
        ("Đại biểu: 50% là nông dân, công nhân, tiểu thương, 20% là cán bộ, công chức.",
         [("1/2", "nông dân, công nhân, tiểu thương"), ("1/5", "cán bộ, công chức")]),
        ("Đại biểu nữ, người dân tộc thiểu số mỗi thành phần ít nhất 30%.", None),
        ("Đại biểu là người trẻ tuổi, đại biểu là đoàn viên chiếm trên 20%.",
         [("1/5", "đại biểu là đoàn viên")]),
    ],
)  # fmt: skip
def test_a_share_has_all_the_words_of_its_list(text, said):
    shares = [(value, about) for value, about, _ in found(text, Kind.SHARE)]
    if said is None:
        assert SURE not in [trust for _, _, trust in found(text, Kind.SHARE)]
        return
    assert len(shares) == len(said)
    for (value, about), (wanted, words) in zip(shares, said, strict=True):
        assert value == wanted
        assert about.endswith(words)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Đại biểu: 70% là điển hình tiên tiến, phải gửi danh sách trước.", "điển hình tiên tiến"),
        ("Đại biểu: 70% là điển hình tiên tiến, các thôn gửi danh sách.", "điển hình tiên tiến"),
        ("Đại biểu: 70% là điển hình tiên tiến, khách mời 30%.", "điển hình tiên tiến"),
    ],
)
def test_a_clause_behind_the_comma_is_no_part_of_it(text, about):
    assert found(text, Kind.SHARE)[0][:2] == ("7/10", about)


def test_a_table_of_groups_has_numbers_and_shares():
    text = "TT | Thành phần | Số lượng\n1 | Điển hình tiên tiến | 90\n2 | Khách mời | 30 người"
    assert found(text, Kind.GROUP) == [
        ("90", "Điển hình tiên tiến", LOOK),
        ("30", "Khách mời", LOOK),
    ]
    text = "Thành phần đại biểu | Tỷ lệ\nĐiển hình tiên tiến | 70%\nKhách mời | 30 %\nTổng | 100%"
    assert found(text, Kind.SHARE) == [
        ("7/10", "Điển hình tiên tiến", LOOK),
        ("3/10", "Khách mời", LOOK),
    ]


# --- Seats ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2.3. Phân bổ đại biểu điển hình:\n- Công an phường: 03 đại biểu.\n"
         "- Hội Doanh nghiệp phường: 05 đại biểu.",
         [("3", "Công an phường"), ("5", "Hội Doanh nghiệp phường")]),
        ("Mỗi thôn chọn cử 06 đại biểu; Đài Radar 55 cử 02 đại biểu.",
         [("6", "Mỗi thôn"), ("2", "Đài Radar 55")]),
        ("Phân bổ cụ thể: mỗi bản 03 đại biểu; Đồn Biên phòng CKQT Nậm Cắn 03 đại biểu; "
         "Trạm Y tế 01 đại biểu.",
         [("3", "mỗi bản"), ("3", "Đồn Biên phòng CKQT Nậm Cắn"), ("1", "Trạm Y tế")]),
        ("3. Phân bổ: Trường THCS (02 đại biểu), Trạm Y tế (01 đại biểu), Công an xã (02).",
         [("2", "Trường THCS"), ("1", "Trạm Y tế"), ("2", "Công an xã")]),
        ("Phân bổ số lượng đại biểu:\n+ Thôn Đông: 05\n+ Thôn Đoài: 04\n+ Trạm Y tế: 01",
         [("5", "Thôn Đông"), ("4", "Thôn Đoài"), ("1", "Trạm Y tế")]),
        ("Đại biểu: cử 02 đại biểu/thôn, 01 đại biểu/trường.", [("2", "thôn"), ("1", "trường")]),
        ("Cử 02 đại biểu mỗi thôn, 01 đại biểu mỗi trường học.",
         [("2", "thôn"), ("1", "trường học")]),
        ("Mỗi thôn 03 đ/c; mỗi trường 01 đồng chí.", [("3", "Mỗi thôn"), ("1", "mỗi trường")]),
        ("Ban CHQS xã giới thiệu 02 đại biểu, Hội Người cao tuổi đề cử 01 đại biểu.",
         [("2", "Ban CHQS xã"), ("1", "Hội Người cao tuổi")]),
        ("Mỗi khu dân cư 03 đại biểu; mỗi khu dân cư ven biển cử 04 đại biểu.",
         [("3", "Mỗi khu dân cư"), ("4", "mỗi khu dân cư ven biển")]),
        ("Khu dân cư số 5 cử 02 đại biểu.", [("2", "Khu dân cư số 5")]),
        ("Phân bổ: Đồn Biên phòng cửa khẩu 03 đại biểu; Hạt Kiểm lâm 02 đại biểu.",
         [("3", "Đồn Biên phòng cửa khẩu"), ("2", "Hạt Kiểm lâm")]),
        ("Phân bổ: 20 thôn x 03 đại biểu; Công an xã: 03; các hội đoàn thể: 10; doanh nghiệp: 05",
         [("3", "20 thôn"), ("3", "Công an xã"), ("10", "các hội đoàn thể"),
          ("5", "doanh nghiệp")]),
        ("Các thôn có 06 đại biểu/thôn.", [("6", "thôn")]),
    ],
)  # fmt: skip
def test_whose_seats_in_more_words(text, said):
    assert [(value, about) for value, about, _ in found(text, Kind.SEATS)] == said
    assert found(text, Kind.GROUP) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tham luận: Trường THCS (02 bài), Trạm Y tế (01 bài).",
        "Giấy khen: Trường THCS (02), Trạm Y tế (01).",
        "Hội nghị bầu Đoàn chủ tịch gồm 03 đại biểu.",
        "Công an xã cử 02 đồng chí trực bảo vệ Hội nghị.",
        "Văn phòng cử 03 người phục vụ, tiếp khách.",
        "Thành phần:\n- Đại biểu cấp tỉnh: 05 đại biểu.",
        "Có 02 đại biểu mời thôn, xã khác.",
        "Khách mời: mỗi bàn 10 người.",
        "Mức hỗ trợ 200.000 đồng/đại biểu, 02 đại biểu/phòng.",
    ],
)
def test_other_numbers_are_nobodys_seats(text):
    assert found(text, Kind.SEATS) == []


@pytest.mark.parametrize(
    "table",
    [
        "TT | Đơn vị | Số đại biểu\n1 | Thôn Đông | 06\n2 | Trạm Y tế | 02",
        "Đơn vị | Số lượng\nThôn Đông | 06\nTrạm Y tế | 02\nTổng cộng | 08",
        "STT | Tên thôn, đơn vị | Số lượng đại biểu | Ghi chú\n1 | Thôn Đông | 06 | \n"
        "2 | Trạm Y tế | 02 | ",
        "Đơn vị | Chỉ tiêu\nThôn Đông | 06 đại biểu\nTrạm Y tế | 02 đại biểu",
        "TT | Đơn vị | Số ĐB\n1 | Thôn Đông | 6\n2 | Trạm Y tế | 2\n | Cộng | 8",
        "Thôn, cơ quan | Số người\nThôn Đông | 06 người\nTrạm Y tế | 02 người",
        "TT | Địa bàn | Phân bổ đại biểu\nI | KHỐI THÔN | \n1 | Thôn Đông | 06\n2 | Trạm Y tế | 02",
    ],
)
def test_a_table_of_seats_in_more_shapes(table):
    said = [(value, about) for value, about, _ in found(table, Kind.SEATS)]
    assert said == [("6", "Thôn Đông"), ("2", "Trạm Y tế")]


def test_a_row_of_many_places_is_asked():
    table = "TT | Đơn vị | Số đại biểu\n1 | 32 tổ dân phố (02 đại biểu/tổ) | 64\n2 | Trạm Y tế | 2"
    assert found(table, Kind.SEATS) == [
        ("64", "32 tổ dân phố (02 đại biểu/tổ)", LOOK),
        ("2", "Trạm Y tế", SURE),
    ]


def test_guests_expected_are_a_group_and_official_delegates_the_cap():
    text = "2.1. Đại biểu chính thức: 120 người.\n2.3. Khách mời: khoảng 25 người."
    assert found(text, Kind.CAPACITY) == [("120", "", LOOK)]
    assert found(text, Kind.GROUP) == [("25", "Khách mời", LOOK)]
