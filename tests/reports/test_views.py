"""The pages of papers: who sees what, what is asked, polling, downloading, two writers."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences import jobs
from conferences.enums import JobState
from conferences.models import Job
from reports.catalogue import ENTRIES
from reports.models import ReportFile
from tests import make
from tests.reports import rows

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def conference():
    return make.conference()


@pytest.fixture
def office(conference, sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def asked(client, *, kind="role_models", written="xlsx", reason="Trình ký"):
    url = reverse("reports:ask", args=[kind])
    response = client.post(url, {"format": written, "reason": reason, "of_nobody": "on"})
    assert response.status_code == 302, response.content.decode()
    return ReportFile.objects.latest("pk")


def built(client, **how):
    report = asked(client, **how)
    assert jobs.run(report.job_id)
    return ReportFile.objects.get(pk=report.pk)


def file_url(report):
    return reverse("reports:file", args=[report.pk])


def body_of(response):
    """A page without the token of its forms, which differs each time."""
    return re.sub(r'value="\w{64}"', "", response.content.decode())


def download_url(report):
    return reverse("reports:download", args=[report.pk])


# --- List ----------------------------------------------------------------------------------------


def test_an_empty_list_says_what_belongs_here(office):
    """U23."""
    page = office.get(reverse("reports:list")).content.decode()

    assert "Chưa có văn bản nào" in page


def test_the_list_shows_the_catalogue_and_every_file(office):
    report = built(office)

    page = office.get(reverse("reports:list")).content.decode()

    assert report.sha256[:12] in page
    assert download_url(report) in page
    assert page.count("chưa lập") == 7


def test_the_list_costs_the_same_with_one_and_three(office):
    costs = []
    for reason in ("một", "hai", "ba"):
        built(office, reason=reason)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            office.get(reverse("reports:list"))
        costs.append(len(queries))

    assert costs[0] == costs[2]


def test_the_list_turns_pages(office):
    for number in range(21):
        asked(office, reason=f"lần {number}")

    page = office.get(reverse("reports:list") + "?trang=2").content.decode()

    assert "lần 0" in page
    assert "lần 20" not in page


def test_leaders_read_but_do_not_build(office, sign_in):
    report = built(office)
    leader = sign_in(role=Role.LEADERSHIP)

    page = leader.get(reverse("reports:list")).content.decode()

    assert download_url(report) in page
    assert reverse("reports:ask", args=["delegates"]) not in page
    assert ("Các loại văn bản" in page, "Lập văn bản" in page) == (True, False)
    assert leader.get(reverse("reports:ask", args=["delegates"])).status_code == 403


# --- Asking --------------------------------------------------------------------------------------


def test_asking_leads_to_the_files_page(office):
    response = office.post(
        reverse("reports:ask", args=["delegates"]),
        {"format": "pdf", "reason": " Gửi  mời ", "of_nobody": "on"},
    )

    report = ReportFile.objects.get()
    assert response.url == file_url(report)
    assert (report.kind, report.format, report.reason) == ("delegates", "pdf", "Gửi mời")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 201])
def test_a_wish_needs_a_purpose(office, reason):
    """U10: summary and field say the same, the title begins with "Lỗi:", what was typed stays."""
    response = office.post(
        reverse("reports:ask", args=["delegates"]),
        {"format": "xlsx", "reason": reason, "of_nobody": "on"},
    )

    page = response.content.decode()
    words = "Hãy rút gọn" if reason.strip() else "Hãy ghi văn bản dùng để làm gì."
    assert page.count(words) == 2
    assert "<title>Lỗi:" in page
    assert 'value="xlsx" id="id_format_1" checked' in page
    assert not ReportFile.objects.exists()


def test_only_formats_of_the_catalogue(office):
    office.post(
        reverse("reports:ask", args=["result"]),
        {"format": "xlsx", "reason": "Thử", "of_nobody": "on"},
    )

    assert not ReportFile.objects.exists()


def test_unknown_paper_is_not_found(office):
    assert office.get(reverse("reports:ask", args=["bia-ra"])).status_code == 404


def test_ethnicity_needs_its_own_right(conference, sign_in):
    """Decree 13/2023: the council's office builds papers, but not the one with ethnicity."""
    council = sign_in(role=Role.COUNCIL_OFFICE)

    assert council.get(reverse("reports:ask", args=["delegates"])).status_code == 200
    assert council.get(reverse("reports:ask", args=["profiles"])).status_code == 403


# --- The file ------------------------------------------------------------------------------------


def test_the_page_asks_again_until_done(office):
    """U31: a part every two seconds while it lasts; 286 and no more asking when it is done."""
    report = asked(office)

    before = office.get(file_url(report), headers=HTMX)
    assert (before.status_code, b"every 2s" in before.content) == (200, True)
    assert b"<html" not in before.content

    jobs.run(report.job_id)
    after = office.get(file_url(report), headers=HTMX)
    assert (after.status_code, b"every 2s" in after.content) == (286, False)
    assert download_url(report) in after.content.decode()

    whole = office.get(file_url(report))
    assert (whole.status_code, b"<html" in whole.content) == (200, True)


def test_a_failure_says_why_and_can_be_tried_again(office):
    report = asked(office)
    Job.objects.filter(pk=report.job_id).update(state=JobState.FAILED, error="Máy chủ đầy ổ đĩa.")

    page = office.get(file_url(report)).content.decode()
    assert "Máy chủ đầy ổ đĩa." in page
    assert "Lập lại văn bản" in page

    response = office.post(reverse("reports:retry", args=[report.pk]))
    assert response.url == file_url(report)
    assert Job.objects.get(pk=report.job_id).state == JobState.WAITING


def test_trying_again_is_a_post_of_somebody_who_may_build(office, sign_in):
    report = asked(office, kind="profiles")
    url = reverse("reports:retry", args=[report.pk])

    assert office.get(url).status_code == 405
    assert sign_in(role=Role.COUNCIL_OFFICE).post(url).status_code == 403
    assert sign_in(role=Role.LEADERSHIP).post(url).status_code == 403


def test_downloading_is_an_attachment_without_names_and_recorded(office):
    """O5."""
    rows.small_conference()
    report = built(office, kind="delegates", written="pdf")

    response = office.get(download_url(report))

    assert response["Content-Disposition"] == (
        f'attachment; filename="danh-sach-dai-bieu-{report.code}.pdf"'
    )
    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    last = AuditEvent.objects.latest("pk")
    assert (last.action, last.target_code) == ("download_report", report.code)


@pytest.mark.parametrize("kind", ENTRIES)
def test_no_file_name_can_carry_what_somebody_typed(kind):
    """O5: small letters and hyphens only; the rest of the name is a code."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", ENTRIES[kind].slug)


def test_nothing_to_download_yet(office):
    assert office.get(download_url(asked(office))).status_code == 404


def test_a_file_the_disk_lost_is_said_and_not_recorded(office, settings):
    """D7: a sentence and the way out, not a 500; nothing left the house."""
    report = built(office)
    (settings.REPORT_ROOT / report.file).unlink()

    response = office.get(download_url(report), follow=True)

    assert [str(message) for message in response.context["messages"]] == [
        "Tệp không còn trên máy chủ. Hãy lập lại văn bản này."
    ]
    assert not AuditEvent.objects.filter(action="download_report").exists()


# --- Reach (Z2) ----------------------------------------------------------------------------------


def test_another_communes_file_is_not_found(office, sign_in):
    """Z2: the same answer as for a file that never was."""
    report = built(office)
    other = make.commune(code="11099", name="xã Khác", place="Khác")
    make.conference(of=other)
    stranger = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=other))

    urls = [file_url(report), download_url(report)]
    assert [stranger.get(url).status_code for url in urls] == [404, 404]
    assert stranger.post(reverse("reports:retry", args=[report.pk])).status_code == 404
    assert body_of(stranger.get(file_url(report))) == body_of(stranger.get("/van-ban/99999/"))
    assert report.sha256[:12] not in stranger.get(reverse("reports:list")).content.decode()


@pytest.mark.parametrize(
    "role", [Role.VILLAGE_HEAD, Role.CULTURE_CENTRE, Role.DOOR, Role.TECHNICIAN]
)
def test_others_see_no_papers(conference, sign_in, role):
    assert sign_in(role=role).get(reverse("reports:list")).status_code == 403


# --- Home ----------------------------------------------------------------------------------------


def test_home_names_six_units_that_sent_nothing_and_counts_the_rest(sign_in):
    """Nine units owe dossiers, none has sent one."""
    for number in range(9):
        make.unit(name=f"Thôn Số {number}")
    make.conference()

    page = sign_in(role=Role.CULTURE_OFFICE).get(reverse("home:home")).content.decode()

    named = [number for number in range(9) if f"Thôn Số {number}" in page]
    assert (len(named), "và 3 đơn vị nữa." in page) == (6, True)
