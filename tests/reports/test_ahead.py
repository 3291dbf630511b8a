"""The conference's result is not told before the conference, unless somebody means it (V.1)."""

import importlib
from datetime import timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.urls import reverse
from pypdf import PdfReader

from accounts.enums import Role
from accounts.problems import Refused
from conferences.models import Conference, Job
from reports import actions, catalogue, rules
from reports.actions import issuing
from reports.models import ReportFile
from tests import make
from tests.reading import text
from tests.reports import layout

pytestmark = pytest.mark.django_db
STARTS = make.AT + timedelta(days=6)
MINUTE = timedelta(minutes=1)
SAID = (
    "Hội nghị chưa diễn ra (dự kiến 08:00 ngày 22/8/2025), mà văn bản này báo cáo kết quả Hội nghị."
)
OLD_FIGURES = (
    "Số liệu của văn bản này lấy lúc 08:00 ngày 16/8/2025, trước khi Hội nghị diễn ra"
    " (08:00 ngày 22/8/2025). Hãy lập lại văn bản để có số liệu sau Hội nghị."
)
TYPED = {"number": "45/BC-UBND", "issued_on": "16/8/2025"}


@pytest.fixture
def office(sign_in):
    make.conference()
    Conference.objects.update(starts_at=STARTS)
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


@pytest.mark.parametrize(
    ("kind", "starts_at", "at", "expected"),
    [
        ("result", STARTS, STARTS - MINUTE, True),
        ("result", STARTS, STARTS, False),
        ("result", None, STARTS, True),
        ("summary", STARTS, STARTS - MINUTE, False),
        ("delegates", None, STARTS, False),
    ],
)
def test_is_ahead(kind, starts_at, at, expected):
    assert rules.is_ahead(kind, starts_at, at) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("45/BC-UBND", True), ("45a/BC-UBND", True), ("7/UBND-VHXH", True), ("45 / BC-UBND", True),
        ("123/QĐ-UBND", True), ("abc", False), ("45", False), ("45/", False), ("45-BC", False),
        ("/BC-UBND", False), ("45/123", False),
    ],
)  # fmt: skip
def test_is_number(typed, expected):
    assert rules.is_number(typed) is expected


def test_is_same_number():
    assert rules.is_same_number("45/BC-UBND", " 45 / bc-ubnd") is True
    assert rules.is_same_number("45/BC-UBND", "45/BC-UBNDX") is False


def test_ahead_words():
    """A draft does not ripen by waiting: built before and issued after is still a draft."""
    later = STARTS + MINUTE
    found = [
        rules.ahead_words("result", STARTS, at=make.AT),
        rules.ahead_words("result", None, at=make.AT),
        rules.ahead_words("result", STARTS, at=later, as_of=make.AT),
        rules.ahead_words("result", STARTS, at=later, as_of=later),
        rules.ahead_words("summary", STARTS, at=make.AT, as_of=make.AT),
    ]

    assert found == [
        SAID, SAID.replace("dự kiến 08:00 ngày 22/8/2025", "chưa đặt giờ"), OLD_FIGURES, "", "",
    ]  # fmt: skip


def test_a_result_is_not_asked_for_before_the_day_without_a_tick(office):
    address, typed = reverse("reports:ask", args=["result"]), {"format": "pdf", "reason": "Thử"}
    make.delegate(state="confirmed")
    assert text(office.get(address)).count(SAID) == 1

    page = text(office.post(address, typed))

    assert page.count("Hội nghị chưa diễn ra. Hãy đánh dấu nếu vẫn cần lập bản dự thảo.") == 2
    assert not ReportFile.objects.exists()
    assert office.post(address, typed | {"ahead": "on"}).status_code == 302
    assert ReportFile.objects.count() == 1


def test_after_the_day_nothing_is_asked(office):
    make.delegate(state="confirmed")
    Conference.objects.update(starts_at=make.AT - timedelta(days=1))

    address = reverse("reports:ask", args=["result"])
    assert "Hội nghị chưa diễn ra" not in text(office.get(address))
    assert office.post(address, {"format": "pdf", "reason": "Thử"}).status_code == 302


def test_a_result_is_not_issued_before_the_day_without_a_tick(office):
    paper = make.paper(kind="result", format="pdf")
    address = reverse("reports:issue", args=[paper.pk])

    page = office.post(address, TYPED)

    assert (page.status_code, text(page).count(SAID)) == (422, 1)
    words = "Văn bản này lập trước Hội nghị. Hãy đánh dấu nếu vẫn ghi ban hành."
    assert text(page).count(words) == 2
    assert office.post(address, TYPED | {"ahead": "on"}).status_code == 302
    sending = office.get(reverse("reports:move", args=[paper.pk, "send_paper"]))
    assert text(sending).count(SAID) == 1


def test_the_verb_asks_too(office):
    paper, by = make.paper(kind="result"), make.user(role=Role.CULTURE_OFFICE)
    how = {"number": "45/BC-UBND", "issued_on": make.AT.date(), "by": by, "at": make.AT}

    with pytest.raises(Refused) as refusal:
        issuing.issue(paper, **how)

    assert [(one.field, one.text) for one in refusal.value.problems] == [("ahead", SAID)]
    issuing.issue(paper, **how, is_meant=True)


@pytest.mark.parametrize(("days", "expected"), [(1, True), (-1, False)])
def test_the_paper_itself_says_that_it_is_a_draft(days, expected):
    conference = make.conference()
    conference.starts_at = make.AT + timedelta(days=days)

    found = layout.page("result", conference)

    assert ("Bản dự thảo lập trước Hội nghị" in found) is expected


@pytest.mark.parametrize(("days", "expected"), [(1, True), (-1, False)])
def test_every_page_of_a_draft_is_marked(days, expected):
    """A page on its own, copied or read aloud, is a draft still."""
    conference = make.conference()
    conference.starts_at = make.AT + timedelta(days=days)
    paper = catalogue.collected("result", conference, make.AT, format="pdf")

    drawn = PdfReader(BytesIO(catalogue.draw("result", paper, format="pdf", notes=())))

    marked = ["DỰ THẢO" in page.extract_text() for page in drawn.pages]
    assert (len(marked) > 2, set(marked)) == (True, {expected})


@pytest.mark.parametrize(("days", "name"), [
    (1, "bao-cao-ket-qua-du-thao-{}"), (-1, "bao-cao-ket-qua-{}"),
])  # fmt: skip
def test_a_draft_is_told_by_its_files_name(days, name, sign_in):
    make.conference()
    Conference.objects.update(starts_at=make.AT + timedelta(days=days))
    paper = make.paper(kind="result", format="pdf", state="issued")
    ReportFile.objects.update(scan=paper.file, scan_sha256=paper.sha256, scan_type="image/jpeg")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))

    found = [
        office.get(reverse(f"reports:{what}", args=[paper.pk])).headers["Content-Disposition"]
        for what in ("download", "scan")
    ]

    whole = name.format(paper.code)
    assert found == [
        f'attachment; filename="{whole}.pdf"', f'attachment; filename="{whole}-ban-ky.xlsx"',
    ]  # fmt: skip


@pytest.mark.parametrize(("state", "step", "of", "said"), [
    ("waiting", 0, 0, "Đang chờ đến lượt."),
    ("running", 0, 0, "Đang lấy số liệu (bước 1 trên 3)."),
    ("running", 1, 3, "Đang dàn trang (bước 2 trên 3)."),
    ("running", 2, 3, "Đang cất tệp (bước 3 trên 3)."),
    ("running", 3, 3, "Đang cất tệp (bước 3 trên 3)."),
])  # fmt: skip
def test_what_is_going_on_is_said_and_no_nought_of_nought(state, step, of, said, office):
    paper = make.paper(file="", sha256="")
    Job.objects.update(state=state, progress=step, progress_of=of)

    page = text(office.get(reverse("reports:file", args=[paper.pk])))

    assert (said in page, "bước 0" in page.lower(), "trên 0" in page) == (True, False, False)


def built(conference, by, monkeypatch):
    monkeypatch.setattr(actions, "draw", lambda *_, **__: b"PK")
    paper = actions.ask_for(
        conference, kind="result", format="pdf", reason="Trình ký", by=by, at=make.AT
    )
    actions.build(payload={"report_id": paper.pk}, progress=lambda *_: None)()
    return paper


@pytest.mark.parametrize(("days", "is_draft"), [(1, True), (-1, False)])
def test_what_a_paper_was_built_as_it_stays_when_the_programme_moves(
    days, is_draft, monkeypatch, sign_in
):
    """Its bytes never change; name, mark and duty were reckoned anew from the hour of now."""
    conference, by = make.conference(), make.user(role=Role.CULTURE_OFFICE)
    conference.starts_at = make.AT + timedelta(days=days)
    conference.save(update_fields=["starts_at"])
    pk = built(conference, by, monkeypatch).pk
    seen = []
    for moved in (-days, days, None):
        starts = None if moved is None else make.AT + timedelta(days=moved)
        Conference.objects.update(starts_at=starts)
        paper = ReportFile.objects.select_related("conference").get(pk=pk)
        name = (
            sign_in(by).get(reverse("reports:download", args=[pk])).headers["Content-Disposition"]
        )
        seen.append((paper.told_ahead, "du-thao" in name, "bản dự thảo" in paper.doubts))

    assert set(seen) == {(is_draft,) * 3}


def test_a_draft_asks_before_it_is_issued_whatever_hour_stands_now(office):
    paper = make.paper(kind="result", format="pdf")
    Conference.objects.update(starts_at=make.AT - timedelta(days=1))
    paper = ReportFile.objects.select_related("conference").get(pk=paper.pk)

    assert issuing.words_ahead(paper, make.AT + timedelta(days=9)) == (
        "Văn bản này là bản dự thảo lập trước Hội nghị. "
        "Hãy lập lại văn bản để có số liệu sau Hội nghị."
    )


@pytest.mark.parametrize(("hours", "kind", "is_built", "expected"), [
    (1, "result", True, True), (0, "result", True, False), (None, "result", True, True),
    (1, "summary", True, False), (1, "result", False, False),
])  # fmt: skip
def test_papers_from_before_are_marked_by_the_hour_that_stands(hours, kind, is_built, expected):
    make.conference()
    starts = None if hours is None else make.AT + timedelta(hours=hours)
    Conference.objects.update(starts_at=starts)
    when = make.AT if is_built else None
    make.paper(kind=kind, format="pdf", told_ahead=False, built_at=when)

    importlib.import_module("reports.migrations.0009_told_ahead").mark_what_is_there(apps, None)

    assert ReportFile.objects.get().told_ahead is expected
