"""The page on which a nominee is told what is kept of her: every sentence, as written by hand."""

import io
import re

import pytest
from pypdf import PdfReader

from accounts.enums import Permission, Reach, Role
from accounts.models import Commune
from accounts.permissions import GRANTS
from conferences.pdf import PdfNotDrawn
from nominations.models import Nomination
from nominations.web.told import sheet_of
from tests import make

pytestmark = pytest.mark.django_db
HELD = "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I"


def sheet(one):
    found = Nomination.objects.select_related("unit__commune", "conference__commune")
    return sheet_of(found.get(pk=one.pk), at=make.AT)


def rows(answers):
    return [(one.label, one.value) for one in answers]


def test_what_is_kept_of_a_person_is_told_value_by_value():
    told = sheet(make.nomination(state="submitted", code="HN25-0042", full_name="Vũ Thị Thơm"))

    assert (told.title, told.about, told.to) == (
        HELD,
        "Hồ sơ HN25-0042, thôn Mỗ Đoạn giới thiệu. In ngày 16/8/2025.",
        "Kính gửi ông, bà: Vũ Thị Thơm",
    )
    assert rows(told.short) == [
        ("Loại", "Cá nhân"),
        ("Họ và tên", "Vũ Thị Thơm"),
        ("Năm sinh", "1970"),
        ("Giới tính", "Nữ"),
        ("Chức vụ, nghề nghiệp", "Nông dân"),
        ("Nơi ở hoặc nơi công tác", "Thôn Mỗ Đoạn, xã Đại Sơn"),
        ("Dân tộc", "Không ghi"),
        ("Lĩnh vực", "Nông nghiệp, xây dựng nông thôn mới"),
        ("Thành phần kinh tế", "Hộ kinh doanh, kinh tế cá thể"),
        ("Trực tiếp sản xuất, công tác", "Có"),
        ("Họp bình xét", "40 đồng ý, 1 không đồng ý, 1 không có ý kiến; 42 người có mặt"),
        ("Ảnh, giấy tờ", "biên bản họp bình xét: 1 tệp"),
    ]
    assert rows(told.long) == [
        ("Tóm tắt thành tích 2020-2025",
         "Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 triệu đồng mỗi năm."),
        ("Đã được khen thưởng", "Giấy khen của Chủ tịch UBND huyện năm 2023"),
    ]  # fmt: skip
    assert told.has_guardian is False


def test_why_who_where_to_how_long_and_what_she_may_do_are_answered():
    told = sheet(make.nomination(state="submitted", code="HN25-0042"))

    assert [(one.asks, one.text) for one in told.said] == [
        (
            "Giữ để làm gì?",
            f"Để bình xét, thẩm định, duyệt người được tuyên dương tại {HELD}, theo Kế hoạch số "
            "28/KH-UBND ngày 14/8/2025 của UBND xã Đại Sơn. Phòng ghi thêm kết quả kiểm tra kỷ "
            "luật, đơn thư; mục này chỉ Phòng và lãnh đạo xã xem.",
        ),
        (
            "Ai xem được?",
            "Đơn vị giới thiệu (thôn Mỗ Đoạn); Phòng Văn hóa - Xã hội, Văn phòng HĐND và UBND, "
            "lãnh đạo của xã Đại Sơn. Thôn, cơ quan, đơn vị khác không xem được. Nếu dự Hội nghị, "
            "người đón tiếp xem được họ tên trong danh sách đại biểu.",
        ),
        (
            "In những gì, gửi cho ai?",
            "Cả hồ sơ in cho cuộc họp xét duyệt của lãnh đạo xã. Nếu được duyệt: họ tên, năm sinh, "
            "chức vụ, nghề nghiệp, nơi ở hoặc nơi công tác, thành tích, khen thưởng có trong danh "
            "sách của xã và danh sách, báo cáo gửi thành phố. Dân tộc (nếu đã ghi) chỉ có trong "
            "danh sách người được cử đi dự đại hội của thành phố.",
        ),
        (
            "Giữ bao lâu?",
            "Danh sách, quyết định đã ký: theo quy định về lưu trữ. Hồ sơ không được duyệt: đến "
            "khi xã quyết định hủy (đề xuất: 12 tháng sau Hội nghị).",
        ),
        (
            "Thấy sai, muốn rút lại thì làm thế nào?",
            "Hãy báo thôn Mỗ Đoạn, hoặc gọi Phòng Văn hóa - Xã hội (0220 000 0128), nêu mã "
            "HN25-0042. Ông, bà có thể đề nghị sửa, rút lại sự đồng ý, hoặc thôi không nhận giới "
            "thiệu. Rút lại sự đồng ý không cần nêu lý do, và không làm hồ sơ bị loại.",
        ),
    ]


def test_who_sees_it_is_who_the_rights_let_see_it():
    """Whoever is given the right to read dossiers is named on the sheet, and here."""
    right = Permission.NOMINATION_VIEW
    there = {role for role, held in GRANTS.items() if held.get(right) is Reach.OWN_COMMUNE}

    assert there == {Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP}
    assert not GRANTS[Role.DOOR].get(right)


def test_a_commune_without_a_telephone_names_none():
    one = make.nomination(state="submitted")
    Commune.objects.update(phone="")

    assert "hoặc gọi Phòng Văn hóa - Xã hội, nêu mã" in sheet(one).said[-1].text


def test_a_group_is_told_by_its_representative():
    told = sheet(
        make.nomination(
            state="submitted", kind="collective", full_name="Chi hội Phụ nữ thôn Mỗ Đoạn",
            representative="Trần Thị Đại", ethnicity="Tày",
        )
    )  # fmt: skip

    assert told.to == "Kính gửi ông, bà: Trần Thị Đại, đại diện Chi hội Phụ nữ thôn Mỗ Đoạn"
    assert ("Người đại diện", "Trần Thị Đại") in rows(told.short)
    told_of_city = "Đã ghi (chỉ dùng trong danh sách gửi thành phố)"
    assert ("Dân tộc của người đại diện", told_of_city) in rows(told.short)
    assert told.consents[-1].text == (
        "Tôi đồng ý để xã Đại Sơn nêu công khai ảnh của tập thể và của tôi (người đại diện) trên "
        "cổng thông tin, bảng tin của xã."
    )


def test_a_draft_that_says_nothing_is_a_page_to_fill_in():
    told = sheet(make.nomination(state="draft", complete=False, full_name=""))

    assert told.to == "Kính gửi ông, bà: ................................................"
    assert ("Họp bình xét", "") in rows(told.short)


@pytest.mark.parametrize(
    ("achievement", "awards", "lengths"),
    [
        ("Nuôi cá " * 20, "Giấy khen", (159, 9)),  # whole
        ("Nuôi cá " * 70, "Giấy khen", (559, 9)),  # the room the other leaves
        ("Nuôi cá " * 200, "Giấy khen", (610, 9)),
        ("Nuôi cá " * 200, "Bằng khen " * 90, (310, 310)),
    ],
)
def test_long_texts_share_the_room_of_one_page(achievement, awards, lengths):
    goes_on = "… (còn nữa, xem đủ ở đơn vị giới thiệu)"
    told = sheet(make.nomination(state="submitted", achievement=achievement, awards=awards))

    for one, whole, longest in zip(told.long, (achievement, awards), lengths, strict=True):
        own = one.value.removesuffix(goes_on)
        assert longest - 12 < len(own) <= longest, one.label
        assert one.value.endswith(goes_on) is (len(whole.strip()) > longest), one.label


def drawn(client, one):
    answer = client.get(f"/ho-so/{one.code}/phieu-bao.pdf")
    assert answer["Content-Disposition"] == f'attachment; filename="phieu-bao-{one.code}.pdf"'
    return PdfReader(io.BytesIO(answer.content)).pages


def fullest():
    unit = make.unit(name="Hợp tác xã dịch vụ nông nghiệp tổng hợp Mỗ Đoạn " * 2, slug="htx")
    return make.nomination(
        state="submitted", unit=unit, birth_year=2012, full_name="Nguyễn Phúc Bảo Ngọc " * 4,
        position="Chi hội trưởng Chi hội " * 5, address="Nhà máy may xuất khẩu thôn " * 5,
        achievement="Nuôi cá trên hai héc ta đất trũng. " * 80, awards="Bằng khen của bộ. " * 50,
    )  # fmt: skip


def test_the_fullest_dossier_of_a_child_is_one_page(sign_in):
    one = fullest()

    (page,) = drawn(sign_in(make.user(unit=one.unit)), one)

    text = re.sub(r"\s+", " ", page.extract_text())
    for words in (
        "Cha, mẹ hoặc người giám hộ (khi chưa đủ 16 tuổi):", "Người giám hộ", "Người đưa phiếu",
        "Hãy đánh dấu một ô ở mỗi dòng. Không đánh dấu hoặc không đồng ý thì hồ sơ vẫn được xét "
        "như thường.",
    ):  # fmt: skip
        assert words in text
    assert (text.count("Đồng ý"), text.count("Không đồng ý")) == (4, 4)


def test_an_ordinary_dossier_has_nobody_s_guardian(sign_in):
    one = make.nomination(state="submitted")

    (page,) = drawn(sign_in(make.user(role=Role.CULTURE_OFFICE)), one)

    assert "giám hộ" not in page.extract_text()
    assert "Người trả lời" in page.extract_text()


def test_a_sheet_that_is_not_drawn_is_said_so(sign_in, monkeypatch):
    def fails(*args, **how):
        raise PdfNotDrawn

    monkeypatch.setattr("nominations.views.paper.render_pdf", fails)
    one = make.nomination(state="submitted")
    client = sign_in(make.user(role=Role.CULTURE_OFFICE))

    answer = client.get(f"/ho-so/{one.code}/phieu-bao.pdf", follow=True)
    assert "Chưa lập được phiếu báo. Hãy thử lại sau." in answer.content.decode()
