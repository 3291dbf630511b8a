"""Dotted lines are no surprise: what a report leaves to the pen is said by name, at every step."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.problems import Refused
from conferences.models import Conference
from reports import actions, catalogue
from reports.actions import issuing
from reports.models import ReportFile
from tests import make
from tests.reading import plain
from tests.reports import commune, layout

pytestmark = pytest.mark.django_db
ATTENDED = "3. Số lượng, cơ cấu đại biểu (số đại biểu có mặt)"
TALKS = "4. Báo cáo tham luận (người trình bày; nhập được ở Chương trình)"
HONOURED = "5. Tuyên dương, khen thưởng tại Hội nghị"
TOLD = "6. Công tác tuyên truyền"
CHOSEN = (
    "7. Đại biểu được giới thiệu dự Đại hội cấp trên (chọn được ở Đại biểu dự Đại hội thành phố)"
)
JUDGED = "8. Đánh giá chung và kiến nghị, đề xuất"
BARE = (ATTENDED, TALKS, HONOURED, TOLD, CHOSEN, JUDGED)
SAID = f"Còn để trống 6 mục: {' '.join(BARE)}"
TWO = f"{TOLD}\n{JUDGED}"
SAID_OF_TWO = f"Còn để trống 2 mục: {TOLD} {JUDGED}"
TYPED = {"number": "45/BC-UBND", "issued_on": "16/8/2025"}


@pytest.fixture
def office(sign_in):
    """The conference was yesterday."""
    make.conference()
    Conference.objects.update(starts_at=make.AT - timedelta(days=1))
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


def at(paper, name="file", *more):
    return reverse(f"reports:{name}", args=[paper.pk, *more])


def blanks(kind, conference):
    return catalogue.collected(kind, conference, make.AT, format="pdf").blanks


def test_the_blanks_of_a_paper_are_its_dotted_lines_by_heading():
    """With what is known: talks and chosen have names, so they stand in no list of blanks."""
    conference = commune.commune()
    unset = make.conference()
    unset.starts_at = None

    found = [blanks(kind, conference) for kind in ("result", "delegates", "awards")]

    assert found == [(ATTENDED, HONOURED, TOLD, JUDGED), (), ()]
    assert blanks("result", unset)[0] == ("2. Thời gian, địa điểm, hình thức tổ chức (thời gian)")


@pytest.mark.parametrize("kind", ["result", "summary"])
@pytest.mark.parametrize("told", [make.conference, commune.commune])
def test_every_dotted_line_on_paper_stands_in_the_list(kind, told):
    """Read off the paper itself: under which headings dots are printed."""
    conference = told()
    conference.starts_at = None
    paper = catalogue.collected(kind, conference, make.AT, format="pdf")
    headings = {section.printed: section.heading for section in paper.sections}

    dotted, under = [], ""
    for line in layout.page(kind, conference):
        under = headings.get(line, under) if isinstance(line, str) else under
        if "………" in line and under and under not in dotted:
            dotted.append(under)

    assert [blank.partition(" (")[0] for blank in paper.blanks] == dotted
    assert len(dotted) > 0


@pytest.mark.parametrize(("written", "noted"), [("pdf", list(BARE)), ("xlsx", [])])
def test_a_built_paper_keeps_what_it_left_blank(written, noted, monkeypatch):
    """As it was built: what is typed afterwards fills no dotted line of it."""
    monkeypatch.setattr(actions, "draw", lambda *_, **__: b"PK")
    by, conference = make.user(role=Role.CULTURE_OFFICE), make.conference()
    Conference.objects.update(starts_at=make.AT)
    paper = actions.ask_for(
        conference, kind="result", format=written, reason="Trình ký", by=by, at=make.AT
    )

    actions.build(payload={"report_id": paper.pk}, progress=lambda *_: None)()

    assert ReportFile.objects.get().blanks == noted


@pytest.mark.parametrize(("kind", "words"), [
    ("result", f"{SAID} Hãy ghi bằng tay trên bản in trước khi ký."),
    ("summary", "Hãy soạn ở trang Báo cáo tổng kết rồi lập; hoặc ghi bằng tay trên bản in"),
])  # fmt: skip
def test_who_asks_for_a_report_reads_first_what_it_will_leave_blank(kind, words, office):
    assert words in plain(office.get(reverse("reports:ask", args=[kind])))
    assert "Còn để trống" not in plain(office.get(reverse("reports:ask", args=["delegates"])))


@pytest.mark.parametrize(("state", "signed", "pages", "then"), [
    ("working", False, ("file", "issue"), "Hãy ghi bằng tay trên bản in trước khi ký."),
    ("to_sign", False, ("file", "issue"), "Hãy ghi bằng tay trên bản in trước khi ký."),
    ("issued", True, ("file", "send"), "Hãy xem bản đã ký kèm theo đã ghi đủ các mục này chưa."),
    ("issued", False, ("file", "send"), "Chưa kèm bản đã ký, nên thành phố nhận tệp còn để trống."),
    ("sent", False, ("file",), "nếu cần, hãy ban hành văn bản thay."),
])  # fmt: skip
def test_file_issue_and_send_say_it_too(state, signed, pages, then, office):
    paper = make.paper(kind="result", format="pdf", state=state, blank=TWO)
    if signed:
        ReportFile.objects.update(scan="x.pdf", scan_sha256="0" * 64)
    where = {"send": at(paper, "move", "send_paper")}

    found = [plain(office.get(where.get(name) or at(paper, name))) for name in pages]

    assert [SAID_OF_TWO in page for page in found] == [True] * len(pages)
    assert [then in page for page in found] == [True] * len(pages)


@pytest.mark.parametrize(("state", "role"), [
    ("replaced", Role.CULTURE_OFFICE), ("sent", Role.CITY_BOARD),
])  # fmt: skip
def test_nobody_is_told_of_a_replaced_paper_nor_the_city_of_the_offices_work(state, role, sign_in):
    paper = make.paper(kind="result", format="pdf", state=state, blank=TWO)

    assert "Còn để trống" not in plain(sign_in(role=role).get(at(paper)))


@pytest.mark.parametrize(("hours", "blank", "doubts"), [
    (-1, TWO, "còn để trống 2 mục"),
    (1, "", "là bản dự thảo lập trước Hội nghị"),
    (1, TWO, "là bản dự thảo lập trước Hội nghị, còn để trống 2 mục"),
])  # fmt: skip
def test_a_paper_in_doubt_is_not_sent_without_a_tick(hours, blank, doubts, office):
    make.conference()
    Conference.objects.update(starts_at=make.AT + timedelta(hours=hours))
    paper = make.paper(kind="result", format="pdf", state="issued", blank=blank)
    address = at(paper, "move", "send_paper")

    asking, refused = plain(office.get(address)), office.post(address)

    words = f"Văn bản này {doubts}. Hãy đánh dấu nếu vẫn gửi thành phố."
    assert f"Vẫn gửi văn bản này, dù {doubts}" in asking
    assert ("Gửi thành phố: bản dự thảo Báo cáo kết quả Hội nghị?" in asking) is (hours > 0)
    assert (refused.status_code, plain(refused).count(words)) == (422, 2)
    assert ReportFile.objects.get().state == "issued"
    assert office.post(address, {"meant": "on"}).status_code == 302
    assert ReportFile.objects.get().state == "sent"


def test_nothing_is_asked_of_a_whole_paper(office):
    paper = make.paper(kind="result", format="pdf", state="issued")
    address = at(paper, "move", "send_paper")

    assert "Vẫn gửi văn bản này" not in plain(office.get(address))
    assert office.post(address).status_code == 302


def test_the_verb_of_sending_asks_too(office):
    paper = make.paper(kind="result", format="pdf", state="issued", blank=TWO)
    how = {"by": make.user(role=Role.CULTURE_OFFICE), "at": make.AT}

    with pytest.raises(Refused) as refusal:
        issuing.send(paper, **how)

    words = "Văn bản này còn để trống 2 mục. Hãy đánh dấu nếu vẫn gửi thành phố."
    assert [(one.field, one.text) for one in refusal.value.problems] == [("meant", words)]
    issuing.send(paper, **how, is_meant=True)
    assert ReportFile.objects.get().state == "sent"
