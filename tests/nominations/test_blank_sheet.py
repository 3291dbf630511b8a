"""The blank nomination for the pen: one page, every particular on it, a code that begins it."""

import io
import re

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from conferences.models import Conference
from conferences.pdf import PdfNotDrawn
from nominations.particulars import NAMES
from nominations.web.blank_sheet import blank_sheet
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
SHEET = "/ho-so/phieu-de-trong.pdf"


def words(answer) -> list[str]:
    """All that is printed, page by page; dots of a line for the pen as one “…”."""
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return [" ".join(re.sub(r"\.{4,}", "…", page.extract_text()).split()) for page in pages]


def test_one_sheet_asks_everything_there_is_to_say(village):
    answer = village.get(SHEET)

    assert answer["Content-Disposition"] == 'attachment; filename="phieu-gioi-thieu-de-trong.pdf"'
    assert words(answer) == [
        "Quét mã để làm trên mạng Phiếu giới thiệu điển hình tiên tiến "
        "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I (2025-2030), theo Kế hoạch "
        "số 28/KH-UBND ngày 14/8/2025 của UBND xã Đại Sơn. Đơn vị giới thiệu: Thôn Mỗ Đoạn "
        "Giới thiệu: Cá nhân Tập thể Hộ gia đình Mỗi người, mỗi tập thể, mỗi hộ một phiếu. "
        "Tập thể, hộ gia đình: năm sinh, giới tính, dân tộc là của người đại diện. "
        "Họ và tên / Tên tập thể / Hộ gia đình: … "
        "Người đại diện (tập thể, hộ gia đình): … "
        "Chức vụ của người đại diện (tập thể, hộ gia đình): … "
        "Năm sinh: Giới tính: Nữ Nam Dân tộc: … "
        "Chức vụ, nghề nghiệp (cá nhân): … Nơi ở hoặc nơi công tác: … "
        "Lĩnh vực: Nông nghiệp, xây dựng nông thôn mới Công nghiệp, tiểu thủ công nghiệp, xây "
        "dựng Thương mại, dịch vụ Văn hóa, thể thao, du lịch Giáo dục và đào tạo Y tế, chăm sóc "
        "sức khỏe Quốc phòng An ninh, trật tự Xây dựng Đảng, hệ thống chính trị, cải cách hành "
        "chính Mặt trận, đoàn thể, khối đại đoàn kết An sinh xã hội, nhân đạo, từ thiện Môi "
        "trường, tài nguyên "
        "Thành phần kinh tế: Kinh tế nhà nước Kinh tế tập thể, hợp tác xã Kinh tế tư nhân "
        "(công ty, doanh nghiệp) Hộ kinh doanh, kinh tế cá thể Kinh tế có vốn đầu tư nước ngoài "
        "Không áp dụng Trực tiếp sản xuất, công tác: Có Không "
        "Tóm tắt thành tích 2020-2025: … … … … … … … … Đã được khen thưởng: … … … "
        "Họp bình xét ngày / / , mời hộ, có mặt người. "
        "Số phiếu: đồng ý , không đồng ý , không có ý kiến . Kèm biên bản họp. "
        "Người viết phiếu (ký, ghi rõ họ tên) "
        "Ngày tháng năm Đại diện đơn vị (ký, ghi rõ họ tên) "
        "1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13. 14."  # beside the lines, read last
    ]


LONGEST_UNIT = ("Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên " * 3)[:160].strip()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thôn Mỗ Đoạn", "village"),
        ("Trạm Y tế xã", "office"),
        (LONGEST_UNIT, "village"),
        (LONGEST_UNIT, "school"),
    ],
)
def test_a_longer_head_leaves_the_signatures_on_the_sheet(name, kind, sign_in):
    """The demo's word above took a line, and both signatures stood alone on a second sheet."""
    unit = make.unit(name=name, kind=kind)
    make.conference()
    type(unit.commune).objects.update(is_demo=True)
    role = Role.VILLAGE_HEAD if kind == "village" else Role.UNIT_NOMINATOR

    (page,) = words(sign_in(make.user(unit=unit, role=role)).get(SHEET))

    assert f"Bản thử – dữ liệu mẫu. Đơn vị giới thiệu: {name} Giới thiệu:" in page
    assert page.count("(ký, ghi rõ họ tên)") == 2


def test_what_fits_no_single_sheet_takes_the_votes_and_a_line_to_the_signatures(village):
    """A plan may bear the longest words there are; nobody signs an empty page even then."""
    Conference.objects.update(
        name=" ".join(["Hội nghị"] * 22), document=" ".join(["Kế hoạch"] * 22),
        edition="lần thứ nhất", term="2025-2030",
    )  # fmt: skip

    first, second = words(village.get(SHEET))

    assert "Đã được khen thưởng: … …" in first
    assert second.startswith("… Họp bình xét ngày")
    assert second.count("(ký, ghi rõ họ tên)") == 2


def test_no_particular_is_forgotten_and_lines_are_long_enough():
    sheet = blank_sheet(make.conference(), None, begins="https://x.vn/ho-so/moi/")

    assert len(sheet.asked) == len(NAMES) == 13
    assert {one.label: one.lines for one in sheet.asked if one.lines > 1} == {
        "Tóm tắt thành tích 2020-2025": 8, "Đã được khen thưởng": 3,
    }  # fmt: skip
    assert [one.label for one in sheet.asked if one.is_short] == ["Năm sinh"]


def test_an_agency_invites_people_and_the_offices_names_the_unit_it_chose(sign_in):
    agency = make.unit(name="Trạm Y tế xã", kind="office")
    make.conference()
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))

    (own,) = words(sign_in(make.user(unit=agency, role=Role.UNIT_NOMINATOR)).get(SHEET))
    (chosen,) = words(office.get(f"{SHEET}?don-vi={agency.pk}"))
    (none,) = words(office.get(SHEET))
    (foreign,) = words(office.get(f"{SHEET}?don-vi={_of_another_commune().pk}"))

    for said in (own, chosen):
        assert "Đơn vị giới thiệu: Trạm Y tế xã Giới thiệu:" in said
        assert "mời người, có mặt người." in said
    for said in (none, foreign):
        assert "Đơn vị giới thiệu: … Giới thiệu:" in said


def _of_another_commune():
    return make.unit(name="Thôn Xa", of=make.commune(code="11999", name="xã Xa"))


def test_the_code_begins_it_online(village, monkeypatch):
    held = []
    monkeypatch.setattr(
        "nominations.web.blank_sheet.segno.make",
        lambda address, error: held.append((address, error)) or _drawn(),
    )

    village.get(SHEET)

    assert held == [("http://testserver/ho-so/moi/", "m")]
    assert village.get("/ho-so/moi/").status_code == 200


class _drawn:  # noqa: N801  stands for what segno makes
    def svg_inline(self, **_):
        return "<svg></svg>"


def test_what_was_not_drawn_is_said_and_the_home_names_it(village, monkeypatch):
    links = [a.attrs.get("href") for a in Page(village.get("/").content.decode()).all("a")]
    assert SHEET in links

    def fails(*_, **__):
        raise PdfNotDrawn("x")

    monkeypatch.setattr("nominations.views.paper.render_pdf", fails)
    answer = village.get(SHEET, follow=True)
    assert "Chưa lập được tệp phiếu." in Page(answer.content.decode()).words()
