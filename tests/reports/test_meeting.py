"""The papers of the approval meeting, whole: the list with blank votes, a page a dossier."""

import io

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from nominations.actions import checklist, decisions, doubles, interests
from nominations.models import Nomination
from reports import catalogue
from reports.enums import ONLY_FOR_WORK
from reports.figures.layout import laid_out as layout_of
from reports.figures.meeting import on_paper
from tests import make
from tests.reports import layout, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    """Two that wait, of two villages; one approved, one sent and one draft that must not stand."""
    first, second = (make.unit(name=f"Thôn {place}") for place in ("Một", "Hai"))
    conference = make.conference()
    office = make.user(role=Role.CULTURE_OFFICE)
    woman = make.nomination(
        state="verified", unit=first, full_name="Vũ Thị Thơm", birth_year=1970, code="HN25-0048",
        ethnicity="Tày",
    )  # fmt: skip
    group = make.nomination(
        state="verified", unit=second, kind="collective", full_name="Tổ rau an toàn",
        code="HN25-0049", integrity="pending", awards="",
    )  # fmt: skip
    closed = make.nomination(state="submitted", unit=second, full_name="Vũ Thị Thơm")
    for state, name in (("approved", "Đã Duyệt"), ("submitted", "Mới Gửi"), ("draft", "Bản Nháp")):
        make.nomination(state=state, unit=first, full_name=name)
    read = Nomination.objects.select_related("unit__commune", "conference")
    doubles.keep_one(read.get(pk=woman.pk), read.get(pk=closed.pk), by=office, at=make.AT)
    boxes = {"found_once": "clear", "found_disputes": "raised", "note_disputes": "Ngõ đi chung"}
    checklist.note_findings(woman, boxes=boxes, by=office, at=make.AT)
    group.ballots.update(reason="Thôn họp lại", agree=20)
    return conference


def test_every_cell_and_line_of_the_paper(conference):
    assert layout.page("meeting", conference) == [
        *said.HEAD,
        said.DAY,
        "DANH SÁCH",
        f"Hồ sơ trình cuộc họp xét duyệt / {said.NAME} / lần thứ I (2025-2030)",
        "Số liệu đến 08:00 ngày 16/8/2025: hồ sơ đã thẩm định, chưa duyệt.",
        ("STT ↕2", "Họ và tên; tập thể; hộ gia đình ↕2", "Năm sinh ↕2", "Đơn vị giới thiệu ↕2",
         "Bình xét: đồng ý / phiếu ↕2", "Số phiếu xét duyệt ↔3"),
        ("Đồng ý", "Không đồng ý", "Không có ý kiến"),
        ("1", "Tổ rau an toàn (đại diện: Trần Thị Đại Diện) / Chưa kiểm tra: tranh chấp, còn hoạt "
         "động và 3 mục khác", "", "Thôn Hai", "20/22", "Chưa xét được ↔3"),
        ("2", "Vũ Thị Thơm / Chưa kiểm tra: giai đoạn, sau kỷ luật", "1970",
         "Thôn Một, Thôn Hai", "40/42", "", "", ""),
        "Danh sách này có 01 tập thể, 00 hộ gia đình, 01 cá nhân./.",
        "1. Tổ rau an toàn",
        "Mã hồ sơ: HN25-0049. Loại: tập thể.",
        "Đơn vị giới thiệu: Thôn Hai",
        "Người đại diện: Trần Thị Đại Diện",
        "Chức vụ của người đại diện: Tổ trưởng",
        "Năm sinh của người đại diện: 1970",
        "Giới tính của người đại diện: Nữ",
        "Nơi ở hoặc nơi công tác: Thôn Mỗ Đoạn, xã Đại Sơn",
        "Lĩnh vực: Nông nghiệp, xây dựng nông thôn mới",
        "Thành phần kinh tế: Hộ kinh doanh, kinh tế cá thể",
        "Trực tiếp sản xuất, công tác: Có",
        "Tóm tắt thành tích 2020-2025: Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 "
        "triệu đồng mỗi năm.",
        "Đã được khen thưởng: Không ghi",
        "Bình xét: 20 đồng ý, 1 không đồng ý, 1 không có ý kiến; 42 người có mặt, họp "
        "ngày 15/8/2025; lý do vẫn xét: Thôn họp lại",
        "Ảnh, biên bản kèm hồ sơ: 1 tệp",
        "Kỷ luật, thanh tra, đơn thư: Đang xem xét kỷ luật; đang bị điều tra, thanh tra, "
        "kiểm tra vì có dấu hiệu vi phạm; hoặc đơn thư, báo chí nêu đang xác minh",
        "Tranh chấp, khiếu nại ở xã: Chưa kiểm tra",
        "Tập thể còn hoạt động: Chưa kiểm tra",
        "Không khen một thành tích nhiều lần: Chưa kiểm tra",
        "Thời gian lập thành tích: Chưa kiểm tra",
        "Thành tích sau khi hết kỷ luật: Chưa kiểm tra",
        "Chưa xét được: đang có kỷ luật, điều tra, thanh tra, kiểm tra hoặc đơn thư, báo chí nêu "
        "chưa có kết luận: chưa xét khen thưởng. Hãy chờ kết luận.",
        "2. Vũ Thị Thơm",
        "Mã hồ sơ: HN25-0048. Loại: cá nhân.",
        "Đơn vị giới thiệu: Thôn Một, Thôn Hai",
        "Năm sinh: 1970",
        "Giới tính: Nữ",
        "Chức vụ, nghề nghiệp: Nông dân",
        "Nơi ở hoặc nơi công tác: Thôn Mỗ Đoạn, xã Đại Sơn",
        "Lĩnh vực: Nông nghiệp, xây dựng nông thôn mới",
        "Thành phần kinh tế: Hộ kinh doanh, kinh tế cá thể",
        "Trực tiếp sản xuất, công tác: Có",
        "Tóm tắt thành tích 2020-2025: Chuyển 2 ha đất trũng sang nuôi cá, thu nhập 300 "
        "triệu đồng mỗi năm.",
        "Đã được khen thưởng: Giấy khen của Chủ tịch UBND huyện năm 2023",
        "Bình xét: 40 đồng ý, 1 không đồng ý, 1 không có ý kiến; 42 người có mặt, họp "
        "ngày 15/8/2025",
        "Ảnh, biên bản kèm hồ sơ: 1 tệp",
        "Kỷ luật, thanh tra, đơn thư: Không có kỷ luật, đơn thư đang xem xét",
        "Tranh chấp, khiếu nại ở xã: Có điều cần nêu: Ngõ đi chung",
        "Không khen một thành tích nhiều lần: Chưa được khen",
        "Thời gian lập thành tích: Chưa kiểm tra",
        "Thành tích sau khi hết kỷ luật: Chưa kiểm tra",
        ("Đồng ý", "Không đồng ý", "Không có ý kiến"),
        ("", "", ""),
    ]  # fmt: skip


def test_the_list_marks_what_to_look_at_and_who_was_let(conference):
    """Its page said “ngoài giai đoạn”, the list did not; nobody read that a relative checked."""
    office = make.user(role=Role.CULTURE_OFFICE)
    leads = make.user(role=Role.LEADERSHIP, full_name="Đỗ Quang Minh")
    unit = make.unit(name="Thôn Ba")
    one = make.nomination(
        state="submitted", unit=unit, full_name="Đoàn Thị Đào", awards="Giấy khen năm 2019"
    )
    read = Nomination.objects.select_related("unit__commune", "conference")
    decisions.move(read.get(pk=one.pk), "verify", by=office, at=make.AT)
    interests.declare(read.get(pk=one.pk), is_related=True, by=office, at=make.AT)
    interests.give_word(
        read.get(pk=one.pk), of=office, word="Phòng chỉ có một người", by=leads, at=make.AT
    )

    said_there = layout.page("meeting", conference)

    (row,) = [line for line in said_there if isinstance(line, tuple) and "Đoàn Thị Đào" in line[1]]
    assert row[1] == (
        "Đoàn Thị Đào / Cần xem: ngoài giai đoạn; người thẩm định có liên quan, lãnh đạo đồng ý / "
        "Chưa kiểm tra: khen một lần, giai đoạn và 2 mục khác"
    )
    assert [line for line in said_there if line[:8] == "Cần xem:"] == [
        "Cần xem: thành tích, khen thưởng có nêu năm 2019, ngoài giai đoạn 2020-2025.",
        "Cần xem: người thẩm định có liên quan; lãnh đạo xã (Đỗ Quang Minh) đồng ý ngày 16/8/2025: "
        "“Phòng chỉ có một người”.",
    ]


PENDING = (
    "Đang có kỷ luật, điều tra, thanh tra, kiểm tra hoặc đơn thư, báo chí nêu chưa có kết luận: "
    "chưa xét khen thưởng. Hãy chờ kết luận."
)


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        (
            "Chưa ghi kết quả kiểm tra kỷ luật, đơn thư. Hãy bấm “Ghi kết quả kiểm tra”.",
            "Chưa ghi kết quả kiểm tra kỷ luật, đơn thư.",
        ),
        (
            "Có thể trùng người với hồ sơ Vũ Thị Thơm (HN25-0048), chưa có kết luận. Hãy chờ Phòng "
            "Văn hóa - Xã hội bấm “Ghi kết quả kiểm tra”.",
            "Có thể trùng người với hồ sơ Vũ Thị Thơm (HN25-0048), chưa có kết luận.",
        ),
        (
            "Phòng đã kết luận cùng một người với hồ sơ HN25-0048. Hãy để đơn vị rút lại hồ sơ "
            "thừa, hoặc đề nghị lãnh đạo xã bấm “Không duyệt” hồ sơ đó.",
            "Phòng đã kết luận cùng một người với hồ sơ HN25-0048.",
        ),
        (
            "Bình xét: chỉ 5 trên 42 người có mặt đồng ý, chưa quá 50%. Hãy chờ Phòng Văn hóa - Xã "
            "hội bấm “Ghi kết quả kiểm tra” rồi ghi lý do vẫn xét.",
            "Bình xét: chỉ 5 trên 42 người có mặt đồng ý, chưa quá 50%.",
        ),
        (
            "Người thẩm định đã ghi có liên quan. Hãy để người khác thẩm định lại, hoặc lãnh đạo "
            "ghi ý kiến ở mục “Có liên quan”.",
            "Người thẩm định đã ghi có liên quan.",
        ),
        (PENDING, PENDING),
    ],
)
def test_paper_tells_nobody_to_press_anything(words, paper):
    assert on_paper(words) == paper


def test_no_stop_of_the_list_is_told_on_paper_with_a_button(conference):
    """Each of the sentences as the rules write them, not only those quoted above."""
    unit = make.unit(name="Thôn Ba")
    twins = [
        make.nomination(state="verified", unit=each, full_name="Phạm Đình Lý", birth_year=1955)
        for each in (unit, make.unit(name="Thôn Bốn"))
    ]
    make.nomination(state="verified", unit=unit, full_name="Lê Văn Ba", integrity="unchecked")
    lost = make.nomination(state="verified", unit=unit, full_name="Lê Văn Tư")
    lost.ballots.update(agree=5, disagree=37, abstain=0)
    kin = make.nomination(state="submitted", unit=unit, full_name="Lê Văn Năm")
    office = make.user(role=Role.CULTURE_OFFICE)
    read = Nomination.objects.select_related("unit__commune", "conference")
    decisions.move(read.get(pk=kin.pk), "verify", by=office, at=make.AT)
    interests.declare(read.get(pk=kin.pk), is_related=True, by=office, at=make.AT)
    Nomination.objects.filter(pk=twins[0].pk).update(duplicate_verdict="same")

    told = [line for line in layout.page("meeting", conference) if line[:13] == "Chưa xét được"]

    assert len(told) == 6
    assert [line for line in told if "bấm" in line or "ở mục" in line] == []


def test_it_is_for_the_meeting_alone():
    entry = catalogue.ENTRIES["meeting"]

    assert (entry.formats, ("meeting", "pdf") in ONLY_FOR_WORK) == (("pdf",), True)
    assert str(entry.permission) == "report.export"


def test_the_pdf_has_the_list_then_a_page_for_each(conference):
    paper = catalogue.collected("meeting", conference, make.AT, format="pdf")

    pages = PdfReader(io.BytesIO(catalogue.draw("meeting", paper, format="pdf", notes=()))).pages

    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert len(texts) == 3
    assert ["1. Tổ rau an toàn" in texts[1], "2. Vũ Thị Thơm" in texts[2]] == [True, True]


def test_its_number_of_people_is_who_the_dossiers_name(conference):
    """“Số người” counted dossiers: one that names nobody yet, one person of two dossiers twice."""
    paper = catalogue.collected("meeting", conference, make.AT, format="pdf")
    two = [
        make.nomination(state="verified", code=f"HN25-100{n}", full_name="Lê Thị Na")
        for n in range(2)
    ]
    same = {"duplicate_verdict": "same", "doubles_judged": two[1].code}
    Nomination.objects.filter(pk=two[0].pk).update(**same)
    make.nomination(state="verified", kind="collective", full_name="Tổ Ba", representative="")

    after = catalogue.collected("meeting", conference, make.AT, format="pdf")

    assert (len(paper.sections), paper.people) == (2, 2), "a group's is who represents it"
    assert (len(after.sections), after.people) == (5, 3)


def test_the_list_fills_its_first_page_for_nobody_signs_below_it():
    """Its last four rows went with the closing words to the next page, a third stayed empty."""
    for number in range(10):
        name = f"Hoàng Văn Thứ {number}"
        make.nomination(state="verified", full_name=name, representative="", awards="Giấy khen")
    paper = catalogue.collected("meeting", make.conference(), make.AT, format="pdf")

    lines = layout_of(paper.tables[0]).lines

    assert len(lines) == 10
    assert [line.css for line in lines if "giu" in line.css] == []


def test_nobody_waits_and_the_paper_says_so():
    paper = catalogue.collected("meeting", make.conference(), make.AT, format="pdf")

    assert (paper.is_empty, paper.basis.endswith(catalogue.NOBODY_YET)) == (True, True)


@pytest.mark.parametrize("count", [2, 20])
def test_it_reads_as_often_for_2_as_for_20(count, django_assert_num_queries):
    unit = make.unit()
    for number in range(count):
        make.nomination(state="verified", unit=unit, full_name=f"Nguyễn Văn Số {number}")
    conference = make.conference()

    # One for what the commune itself looks into, one for who is named by several or by none.
    with django_assert_num_queries(7):
        catalogue.ENTRIES["meeting"].collect(conference, make.AT)
