"""A review's minutes on paper: every sentence and figure, as written by hand; blank, with lines."""

import io
import re
from datetime import time

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from conferences.pdf import PdfNotDrawn
from nominations.models import Ballot, ReviewMeeting
from nominations.web.unit_minutes import paper_of
from tests import make
from tests.kept import nobody_said
from tests.pages import Page

pytestmark = pytest.mark.django_db
HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
TITLE = (
    "BIÊN BẢN Họp bình xét, giới thiệu điển hình tiên tiến dự Hội nghị tuyên dương điển hình tiên "
    "tiến xã Đại Sơn lần thứ I (2025-2030)"
)
COLUMNS = (
    "STT Cá nhân, tập thể, hộ gia đình được giới thiệu Đồng ý Không đồng ý Không có ý kiến "
    "Tỷ lệ đồng ý"
)
ABOUT = (
    "1. Cuộc họp bình xét công khai, dân chủ để giới thiệu cá nhân, tập thể, hộ gia đình là điển "
    "hình tiên tiến, theo Kế hoạch số 28/KH-UBND ngày 14/8/2025 của UBND xã Đại Sơn."
)
SIGNS = "THƯ KÝ (Ký, ghi rõ họ tên) {} CHỦ TỌA (Ký, ghi rõ họ tên) {}"
LAST = "Nơi nhận: - Phòng Văn hóa - Xã hội xã; - Lưu: Hồ sơ cuộc họp."


def words(answer) -> str:
    """All that is printed, line after line as one; dots of a line for the pen as one “…”."""
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    numbered = enumerate((page.extract_text() for page in pages), start=1)
    text = " ".join(re.sub(rf"\s{number}$", "", said) for number, said in numbered)
    return " ".join(re.sub(r"\.{4,}", "…", text).split())


def filled(one) -> ReviewMeeting:
    ReviewMeeting.objects.filter(ballots__nomination=one).update(
        starts_at=time(19, 30), ends_at=time(21, 5), venue="Nhà văn hóa thôn Mỗ Đoạn",
        chair="Vũ Văn Thành, Trưởng thôn", secretary="Đỗ Thị Lan",
        attended="Chi bộ, ban công tác Mặt trận, các đoàn thể.", method="hands",
        objections="Ông Bùi Văn Sáu hỏi về đường vào đầm; chủ tọa đã trả lời.",
    )  # fmt: skip
    return ReviewMeeting.objects.get(ballots__nomination=one)


def pdf(meeting) -> str:
    return f"/ho-so/cuoc-hop/{meeting.pk}/bien-ban-hop.pdf"


def test_a_village_s_minutes_sentence_by_sentence(village):
    first = make.nomination(unit=village.unit, full_name="Nguyễn Hữu Ước")
    second = make.nomination(
        unit=village.unit, kind="collective", full_name="Chi hội Phụ nữ thôn Mỗ Đoạn",
        representative="Trần Thị Đại",
    )  # fmt: skip
    third = make.nomination(unit=village.unit, full_name="Vũ Thị Ánh")
    Ballot.objects.filter(nomination=second).update(agree=29, disagree=13, abstain=0)
    Ballot.objects.filter(nomination=third).update(
        agree=30, disagree=5, abstain=1
    )  # six did not vote
    meeting = filled(first)

    answer = village.get(pdf(meeting))

    assert (
        answer["Content-Disposition"] == 'attachment; filename="bien-ban-hop-2025-08-15-1930.pdf"'
    )
    assert words(answer) == " ".join([
        "XÃ ĐẠI SƠN THÔN MỖ ĐOẠN", HEAD, TITLE,
        "Thời gian bắt đầu: 19 giờ 30 phút, ngày 15 tháng 8 năm 2025.",
        "Địa điểm: Nhà văn hóa thôn Mỗ Đoạn.",
        "Thành phần tham dự: được mời 50 hộ; có mặt 42 người.",
        "Chi bộ, ban công tác Mặt trận, các đoàn thể.",
        "Chủ trì (chủ tọa): Vũ Văn Thành, Trưởng thôn.",
        "Thư ký: Đỗ Thị Lan.",
        "Nội dung (theo diễn biến cuộc họp):",
        ABOUT,
        "2. Cách lấy ý kiến: biểu quyết giơ tay.",
        "3. Kết quả lấy ý kiến về từng cá nhân, tập thể, hộ gia đình:",
        COLUMNS,
        "1 Nguyễn Hữu Ước 40 1 1 95,2%",
        "2 Chi hội Phụ nữ thôn Mỗ Đoạn (đại diện: Trần Thị Đại) 29 13 0 69%",
        "3 Vũ Thị Ánh 30 5 1 71,4%",
        "Tỷ lệ đồng ý tính trên 42 người có mặt.",
        "4. Ý kiến phản ánh tại cuộc họp:",
        "Ông Bùi Văn Sáu hỏi về đường vào đầm; chủ tọa đã trả lời.",
        "Cuộc họp kết thúc vào 21 giờ 05 phút, ngày 15 tháng 8 năm 2025./.",
        SIGNS.format("Đỗ Thị Lan", "Vũ Văn Thành"),
        LAST,
    ])  # fmt: skip


def test_what_nobody_wrote_is_a_line_for_the_pen(village):
    one = make.nomination(unit=village.unit, full_name="Nguyễn Hữu Ước")
    meeting = ReviewMeeting.objects.get(ballots__nomination=one)

    said = words(village.get(pdf(meeting)))

    for part in (
        "Thời gian bắt đầu: giờ phút, ngày 15 tháng 8 năm 2025.",
        "Địa điểm: …",
        "được mời 50 hộ; có mặt 42 người. … … Chủ trì (chủ tọa): … Thư ký: … Nội dung",
        "2. Cách lấy ý kiến: … 3.",
        "4. Ý kiến phản ánh tại cuộc họp: … … … Cuộc họp kết thúc vào giờ phút, ngày 15",
        "THƯ KÝ (Ký, ghi rõ họ tên) CHỦ TỌA (Ký, ghi rõ họ tên) Nơi nhận:",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("votes", "said"),
    [  # forty-two were there: nought is said only where nobody is left over
        ((42, 0, 0), "42 0 0 100%"),
        ((40, 2, 0), "40 2 0 95,2%"),
        ((40, 0, 2), "40 0 2 95,2%"),
        ((40, 0, 0), "40 … … 95,2%"),
        ((38, 2, 0), "38 2 … 90,5%"),
        ((38, 0, 3), "38 … 3 90,5%"),
    ],
)
def test_a_box_left_blank_is_dots_never_nought(village, votes, said):
    one = make.nomination(unit=village.unit, full_name="Nguyễn Hữu Ước")
    agree, disagree, abstain = votes
    Ballot.objects.update(agree=agree, disagree=disagree, abstain=abstain)

    printed = words(village.get(pdf(ReviewMeeting.objects.get(ballots__nomination=one))))

    assert f"1 Nguyễn Hữu Ước {said} Tỷ lệ" in printed


def test_an_agency_s_minutes_have_a_number_and_people_only(sign_in):
    unit = make.unit(name="Trường THCS Đại Sơn", kind="school")
    one = make.nomination(unit=unit)
    meeting = filled(one)

    said = words(sign_in(make.user(role=Role.UNIT_NOMINATOR, unit=unit)).get(pdf(meeting)))

    assert said.startswith(f"TRƯỜNG THCS ĐẠI SƠN {HEAD} Số: /BB- BIÊN BẢN")
    assert "được mời 50 người; có mặt 42 người." in said


def test_no_place_and_day_stand_above_it(village):
    meeting = filled(make.nomination(unit=village.unit))

    head, _, _ = words(village.get(pdf(meeting))).partition("BIÊN BẢN")

    assert "ngày" not in head
    assert "Số" not in head  # a village's minutes have none


def test_a_reader_sees_the_votes_of_what_was_sent_alone(village, sign_in):
    """A draft of the unit is told to nobody, on paper neither."""
    sent = make.nomination(unit=village.unit, state="submitted", full_name="Vũ Thị Thơm")
    make.nomination(unit=village.unit, full_name="Đặng Văn Nháp")
    meeting = ReviewMeeting.objects.get(ballots__nomination=sent)
    names = {
        user.role: [one.name for one in paper_of(meeting, user=user).voted]
        for user in (make.user(unit=village.unit), make.user(role=Role.CULTURE_OFFICE))
    }

    assert names == {
        Role.VILLAGE_HEAD: ["Vũ Thị Thơm", "Đặng Văn Nháp"],
        Role.CULTURE_OFFICE: ["Vũ Thị Thơm"],
    }


def test_blank_it_has_the_unit_s_name_and_lines(village):
    answer = village.get("/ho-so/bien-ban-de-trong.pdf")

    assert answer["Content-Disposition"] == 'attachment; filename="bien-ban-hop-de-trong.pdf"'
    assert words(answer) == " ".join([
        "XÃ ĐẠI SƠN THÔN MỖ ĐOẠN", HEAD, TITLE,
        "Thời gian bắt đầu: giờ phút, ngày tháng năm .",
        "Địa điểm: …",
        "Thành phần tham dự: được mời hộ; có mặt người. … …",
        "Chủ trì (chủ tọa): …",
        "Thư ký: …",
        "Nội dung (theo diễn biến cuộc họp):",
        ABOUT,
        "2. Cách lấy ý kiến: …",
        "3. Kết quả lấy ý kiến về từng cá nhân, tập thể, hộ gia đình:",
        COLUMNS, COLUMNS,  # its rows go on beside the signatures
        "Tỷ lệ đồng ý tính trên số người có mặt.",
        "4. Ý kiến phản ánh tại cuộc họp: … … …",
        "Cuộc họp kết thúc vào giờ phút, ngày tháng năm ./.",
        SIGNS.format("", "").replace("  ", " ").strip(),
        LAST,
    ])  # fmt: skip


def test_the_office_prints_it_for_any_unit_of_its_commune_and_for_none(sign_in):
    mine = make.unit(name="Thôn Nghi Khê")
    foreign = make.unit(name="Thôn Xa", of=make.commune(code="99999", name="xã Khác", place="K"))
    make.conference()
    client = sign_in(role=Role.CULTURE_OFFICE)

    def heads(asks):
        return words(client.get(f"/ho-so/bien-ban-de-trong.pdf{asks}")).partition(" CỘNG HÒA")[0]

    assert heads(f"?don-vi={mine.pk}") == "XÃ ĐẠI SƠN THÔN NGHI KHÊ"
    for asks in ("", f"?don-vi={foreign.pk}", "?don-vi=x", "?don-vi=999999"):
        assert "THÔN" not in heads(asks)


def test_a_unit_prints_its_own_name_whatever_it_asks(village):
    other = make.unit(name="Thôn Nghi Khê")

    said = words(village.get(f"/ho-so/bien-ban-de-trong.pdf?don-vi={other.pk}"))

    assert said.startswith("XÃ ĐẠI SƠN THÔN MỖ ĐOẠN CỘNG HÒA")


def test_forty_long_names_run_over_pages_and_the_signatures_stand_with_the_end(village):
    for number in range(40):
        make.nomination(
            unit=village.unit, kind="collective",
            full_name=f"Tổ hợp tác nuôi trồng thủy sản nước lợ bãi bồi ven sông số {number:02d}",
            representative="Công Tằng Tôn Nữ Thị Hoàng Yến Phương",
        )  # fmt: skip
    meeting = ReviewMeeting.objects.get()

    answer = village.get(pdf(meeting))

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]
    assert len(pages) > 2
    said = words(answer)
    assert [f"số {number:02d} (đại" in said for number in range(40)] == [True] * 40
    assert "Cuộc họp kết thúc" in pages[-1]
    assert "CHỦ TỌA" in pages[-1]


@pytest.mark.parametrize("blank", [True, False])
def test_a_paper_that_is_not_drawn_is_said(village, monkeypatch, blank):
    meeting = filled(make.nomination(unit=village.unit))

    def fails(*args, **how):
        raise PdfNotDrawn

    monkeypatch.setattr("nominations.views.paper.render_pdf", fails)

    url = "/ho-so/bien-ban-de-trong.pdf" if blank else pdf(meeting)
    answer = village.get(url, follow=True)

    assert answer.redirect_chain[-1][0] == (
        "/" if blank else f"/ho-so/cuoc-hop/{meeting.pk}/bien-ban-hop/"
    )
    assert "Chưa lập được tệp biên bản. Hãy thử lại sau." in answer.content.decode()


def test_a_review_that_put_nobody_forward_has_its_minutes_too(village):
    said = nobody_said(village.unit)

    answer = village.get(f"/ho-so/khong-gioi-thieu/{said.pk}/bien-ban.pdf")

    assert answer["Content-Disposition"] == ('attachment; filename="bien-ban-khong-gioi-thieu.pdf"')
    assert words(answer) == " ".join([
        "XÃ ĐẠI SƠN THÔN MỖ ĐOẠN", HEAD, TITLE,
        "Thời gian bắt đầu: giờ phút, ngày 15 tháng 8 năm 2025.",
        "Địa điểm: …",
        "Thành phần tham dự: được mời 50 hộ; có mặt 42 người. … …",
        "Chủ trì (chủ tọa): …",
        "Thư ký: …",
        "Nội dung (theo diễn biến cuộc họp):",
        ABOUT,
        "2. Cách lấy ý kiến: …",
        "3. Kết quả: cuộc họp không giới thiệu cá nhân, tập thể, hộ gia đình nào.",
        "4. Ý kiến phản ánh tại cuộc họp: … … …",
        "Cuộc họp kết thúc vào giờ phút, ngày 15 tháng 8 năm 2025./.",
        SIGNS.format("", "").replace("  ", " ").strip(),
        LAST,
    ])  # fmt: skip
    page = Page(village.get("/ho-so/khong-gioi-thieu/").content.decode())
    links = [a.attrs.get("href") for a in page.all("a")]
    assert f"/ho-so/khong-gioi-thieu/{said.pk}/bien-ban.pdf" in links


def test_the_minutes_of_another_village_s_answer_are_not_there(village):
    other = nobody_said(make.unit(name="Thôn Nghi Khê"))

    assert village.get(f"/ho-so/khong-gioi-thieu/{other.pk}/bien-ban.pdf").status_code == 404
