"""Which office is to do what: names and verbs as clerks write them, in lists and in sentences."""

import pytest

from conferences.reading import Kind, read, text_of
from tests.conferences.reading.test_reader import HEAD, found


def offices(text):
    return [value for value, _, _ in found(text, Kind.OFFICE)]


def whose(text):
    reading = read(text_of((HEAD + text).encode()))
    return [(one.value, one.about, one.who) for one in reading.of(Kind.DEADLINE)]


@pytest.mark.parametrize(
    "heading",
    [
        "VI. TỔ CHỨC THỰC HIỆN",
        "V. PHÂN CÔNG NHIỆM VỤ",
        "V. PHÂN CÔNG THỰC HIỆN",
        "V. Trách nhiệm của các cơ quan, đơn vị",
        "IV. NHIỆM VỤ CỦA CÁC PHÒNG, BAN, ĐƠN VỊ",
        "IV. TRÁCH NHIỆM THỰC HIỆN",
        "IV. TRIỂN KHAI THỰC HIỆN",
        "IV. GIAO NHIỆM VỤ",
        "B. NHIỆM VỤ CỤ THỂ",
        "IV. PHÂN CÔNG CHUẨN BỊ",
        "III. CÔNG TÁC CHUẨN BỊ VÀ PHÂN CÔNG THỰC HIỆN",
        "IV. KINH PHÍ, TỔ CHỨC THỰC HIỆN",
    ],
)
def test_the_section_of_tasks_in_its_words(heading):
    text = f"{heading}\n1. Phòng Kinh tế: thẩm định dự toán.\n2. Công an xã: giữ trật tự."
    assert offices(text) == ["Phòng Kinh tế", "Công an xã"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Giao Ban quản lý các bản tổ chức họp dân bình xét.", "Ban quản lý các bản"),
        ("Các thôn, bản tổ chức họp dân bình xét.", "Các thôn, bản"),
        ("Ban tổ chức Đảng ủy rà soát nhân sự.", "Ban tổ chức Đảng ủy"),
        ("Giao cho Văn phòng HĐND và UBND chủ trì.", "Văn phòng HĐND và UBND"),
        ("Giao VP HĐND&UBND chuẩn bị hội trường.", "VP HĐND&UBND"),
        ("P. Văn hóa - Xã hội chủ trì.", "P. Văn hóa - Xã hội"),
        ("BCH Quân sự xã bố trí lực lượng.", "BCH Quân sự xã"),
        ("TT Cung ứng dịch vụ công phụ trách âm thanh.", "TT Cung ứng dịch vụ công"),
        ("Đề nghị UB MTTQ xã vận động hội viên.", "UB MTTQ xã"),
        ("Đề nghị Thường trực Đảng ủy quan tâm chỉ đạo.", "Thường trực Đảng ủy"),
        ("Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện.",
         "Thủ trưởng các cơ quan, đơn vị"),
        ("Hiệu trưởng các trường học lựa chọn tiết mục.", "Hiệu trưởng các trường học"),
        ("Trưởng các thôn niêm yết danh sách.", "Trưởng các thôn"),
        ("Phòng Văn hóa - Xã hội là cơ quan thường trực.", "Phòng Văn hóa - Xã hội"),
        ("Trung tâm Dịch vụ tổng hợp trang trí hội trường.", "Trung tâm Dịch vụ tổng hợp"),
        ("Phòng Kinh tế lập dự toán.", "Phòng Kinh tế"),
        ("Công an xã đảm bảo an ninh.", "Công an xã"),
        ("Bộ phận Một cửa in giấy mời.", "Bộ phận Một cửa"),
        ("Kế toán xã thanh quyết toán.", "Kế toán xã"),
        ("Đài truyền thanh xã phát sóng.", "Đài truyền thanh xã"),
        ("Trạm Y tế cử cán bộ trực.", "Trạm Y tế"),
        ("Các xóm, trường học: gửi danh sách.", "Các xóm, trường học"),
        ("Hạt Kiểm lâm phối hợp tuyên truyền.", "Hạt Kiểm lâm"),
        ("UBMTTQVN phường và các đoàn thể: Phát động thi đua.",
         "UBMTTQVN phường và các đoàn thể"),
        ("MTTQVN xã vận động hội viên.", "MTTQVN xã"),
        ("Các tổ chức chính trị - xã hội: vận động.", "Các tổ chức chính trị - xã hội"),
        ("Các cơ sở giáo dục trên địa bàn: lựa chọn.", "Các cơ sở giáo dục trên địa bàn"),
        ("Cấp ủy các chi bộ: lãnh đạo.", "Cấp ủy các chi bộ"),
        ("Lực lượng vũ trang xã: bảo vệ.", "Lực lượng vũ trang xã"),
        ("Tổ thư ký: ghi biên bản.", "Tổ thư ký"),
        ("Đội Văn nghệ xã: tập luyện.", "Đội Văn nghệ xã"),
        ("Các cụm thi đua: bình xét.", "Các cụm thi đua"),
        ("Lãnh đạo các cơ quan, đơn vị: quán triệt.", "Lãnh đạo các cơ quan, đơn vị"),
        ("Chánh Văn phòng HĐND và UBND chỉ đạo.", "Chánh Văn phòng HĐND và UBND"),
        ("Đề nghị đồng chí Bí thư Đoàn xã: chỉ đạo.", "Đồng chí Bí thư Đoàn xã"),
        ("Trang Thông tin điện tử xã: đăng tin.", "Trang Thông tin điện tử xã"),
        ("Nhà Văn hóa xã: chuẩn bị hội trường.", "Nhà Văn hóa xã"),
        ("Chi hội Nông dân các thôn: giới thiệu.", "Chi hội Nông dân các thôn"),
        ("Hội Cựu chiến binh, Đoàn Thanh niên vận động hội viên.",
         "Hội Cựu chiến binh, Đoàn Thanh niên"),
    ],
)  # fmt: skip
def test_the_name_of_an_office_and_where_it_ends(line, name):
    assert offices(f"V. TỔ CHỨC THỰC HIỆN\n1. {line}\n2. Quỹ Thi đua: chi trả.") == [
        name, "Quỹ Thi đua",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ghi chú: Các đơn vị được chọn tham luận gửi bài viết trước ngày 20/8/2025.",
         ("2025-08-20", "Các đơn vị được chọn tham luận gửi bài viết",
          "Các đơn vị được chọn tham luận")),
        ("- Lưu ý: Các thôn nộp danh sách trước ngày 20/8/2025.",
         ("2025-08-20", "Các thôn nộp danh sách", "Các thôn")),
        ("- Trước ngày 20/8/2025: Ban quản lý các bản gửi danh sách.",
         ("2025-08-20", "Ban quản lý các bản gửi danh sách", "Ban quản lý các bản")),
        ("- Trước ngày 20/8/2025, giao Phòng Kinh tế thẩm định dự toán.",
         ("2025-08-20", "giao Phòng Kinh tế thẩm định dự toán", "Phòng Kinh tế")),
        ("- Yêu cầu các trường học gửi hồ sơ trước ngày 20/8/2025.",
         ("2025-08-20", "Yêu cầu các trường học gửi hồ sơ", "các trường học")),
        ("- Phòng Kinh tế hoàn thành việc cấp phát trước ngày 20/8/2025.",
         ("2025-08-20", "Phòng Kinh tế hoàn thành việc cấp phát", "Phòng Kinh tế")),
        ("- Hồ sơ gửi về UBND xã trước ngày 20/8/2025.",
         ("2025-08-20", "Hồ sơ gửi về UBND xã", "")),
        ("- Riêng giấy mời phải gửi xong trước ngày 20/8/2025 để kịp đặt vé.",
         ("2025-08-20", "Riêng giấy mời phải gửi xong, để kịp đặt vé", "")),
        ("- Văn phòng xã: Phát hành giấy mời trước ngày 20/8/2025.",
         ("2025-08-20", "Văn phòng xã: Phát hành giấy mời", "Văn phòng xã")),
        ("- Trung tâm Dịch vụ tổng hợp xã: phát thanh trước ngày 20/8/2025.",
         ("2025-08-20", "Trung tâm Dịch vụ tổng hợp xã: phát thanh",
          "Trung tâm Dịch vụ tổng hợp xã")),
        ("- Hội đồng thẩm định xã họp trước ngày 20/8/2025.",
         ("2025-08-20", "Hội đồng thẩm định xã họp", "Hội đồng thẩm định xã")),
        ("- Xong trước ngày 20/8/2025: in giấy mời.", ("2025-08-20", "in giấy mời", "")),
    ],
)  # fmt: skip
def test_whose_task_a_sentence_says(text, said):
    assert whose(text) == [said]


@pytest.mark.parametrize(
    "line",
    [
        "Kinh phí: 20 triệu đồng.",
        "Thời gian thực hiện: tháng 8.",
        "Tuyên truyền: pa nô.",
        "Đội ngũ phục vụ: 05 bộ trang phục.",
        "Tổ chức lễ: đúng giờ.",
        "Trang phục: lịch sự.",
        "Cơ sở vật chất: đủ.",
        "Trong quá trình thực hiện, nếu vướng mắc thì báo cáo.",
    ],
)
def test_what_is_no_office(line):
    assert offices(f"V. TỔ CHỨC THỰC HIỆN\n1. {line}\n2. Quỹ Thi đua: chi trả.") == ["Quỹ Thi đua"]
