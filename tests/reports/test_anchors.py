"""Each paper carries how far the audit reached: in its row, its notes, on its page (C20)."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import AuditAnchor, AuditEvent, AuditHead
from conferences import jobs
from conferences.enums import JobState
from conferences.models import Job
from reports import actions
from reports.models import ReportFile
from tests import make
from tests.accounts.chain import TABLE, as_the_owner, run_sql
from tests.reading import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role="culture_office", commune=make.commune())


@pytest.fixture
def paper(office):
    return actions.ask_for(
        make.conference(), kind="role_models", format="xlsx", reason="Thử", by=office, at=make.AT
    )


def chain():
    return list(AuditEvent.objects.order_by("pk").values_list("hash", flat=True))


def test_asking_keeps_the_chain_with_the_wish_itself_as_its_end(paper):
    told = chain()

    assert AuditEvent.objects.latest("pk").action == "ask_report"
    assert str(paper.anchor) == f"11086:{len(told)}:{told[-1]}"
    assert ReportFile.objects.get().anchor_id == paper.anchor_id
    assert paper.anchor.at == make.AT


def test_the_notes_and_the_page_print_it(paper, office, sign_in, settings):
    jobs.run(paper.job_id)
    paper.refresh_from_db()

    book = openpyxl.load_workbook(io.BytesIO((settings.REPORT_ROOT / paper.file).read_bytes()))
    notes = dict(book["Ghi chú"].iter_rows(values_only=True))
    assert notes["Mốc nhật ký"] == str(paper.anchor)
    page = text(sign_in(office).get(reverse("reports:file", args=[paper.pk])))
    assert f"<code>{paper.anchor}</code>" in page


def test_trying_again_is_asking_again(paper, office):
    before = paper.anchor
    Job.objects.filter(pk=paper.job_id).update(state=JobState.FAILED)

    actions.retry(paper, by=office, at=make.AT + timedelta(hours=1))

    paper.refresh_from_db()
    told = chain()
    assert str(paper.anchor) == f"11086:{len(told)}:{told[-1]}"
    assert AuditAnchor.objects.filter(pk=before.pk).exists()  # both moments hold


def test_a_printed_anchor_tells_that_everything_was_deleted(paper):
    """The rows of the house say nothing any more; the paper in the drawer does."""
    printed = str(paper.anchor)
    as_the_owner()
    ReportFile.objects.update(anchor=None)
    for model in (AuditAnchor, AuditHead):
        model.objects.all().delete()
    run_sql(f"DELETE FROM {TABLE}")  # noqa: S608  our own words

    call_command("verify_audit", stdout=io.StringIO())  # nothing is left to contradict

    with pytest.raises(CommandError, match="không còn nguyên vẹn"):
        call_command("verify_audit", anchor=[printed], stdout=io.StringIO())


def test_the_anchors_of_papers_tell_of_an_end_cut_off(paper):
    first = AuditEvent.objects.order_by("pk").first()
    as_the_owner()
    run_sql(f"DELETE FROM {TABLE} WHERE id > %s", first.pk)  # noqa: S608  our own words
    AuditHead.objects.update(last_hash=first.hash)
    out = io.StringIO()

    with pytest.raises(CommandError):
        call_command("verify_audit", stdout=out)

    count = paper.anchor.events
    assert out.getvalue() == f"11086: mốc {count} sự kiện: nhật ký chỉ còn 1 sự kiện\n"
