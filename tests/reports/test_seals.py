"""A paper whose bytes changed on the disk is not handed out; page, log and audit say so (C20)."""

import pytest
from django.urls import reverse

from accounts.actions import handing
from accounts.models import AuditEvent
from conferences import jobs
from reports import actions
from reports.models import ReportFile
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    by = make.user(role="culture_office", commune=make.commune())
    report = actions.ask_for(
        make.conference(), kind="role_models", format="xlsx", reason="Trình ký", by=by, at=make.AT
    )
    jobs.run(report.job_id)
    return ReportFile.objects.get(pk=report.pk)


def told():
    events = AuditEvent.objects.filter(target="report").order_by("pk")
    return list(events.values_list("action", "note"))[2:]  # after asked and built


def open_it(client, paper):
    answer = client.get(reverse("reports:download", args=[paper.pk]), follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_changed_bytes_are_not_handed_out(paper, sign_in, settings, caplog):
    path = settings.REPORT_ROOT / paper.file
    path.write_bytes(path.read_bytes() + b"\0")
    client = sign_in()

    said, again = (open_it(client, paper) for _ in range(2))

    assert (
        said
        == again
        == [
            "Tệp trên máy chủ không còn đúng như lúc lập (mã kiểm tra đã khác), nên không đưa ra. "
            "Hãy lập lại văn bản này và báo kỹ thuật viên xem lại máy chủ."
        ]
    )
    assert told() == [("spoilt_report", "tệp khác mã kiểm tra")]  # once a day
    logged = [r.getMessage() for r in caplog.records if r.name == handing.log.name]
    assert logged[0] == f"report {paper.code} is not handed out: {paper.file}: changed"


def test_a_lost_file_is_recorded_as_lost(paper, sign_in, settings):
    (settings.REPORT_ROOT / paper.file).unlink()

    said = open_it(sign_in(), paper)

    assert said == ["Tệp không còn trên máy chủ. Hãy lập lại văn bản này."]
    assert told() == [("spoilt_report", "không còn tệp")]


def test_a_whole_file_leaves_and_is_recorded(paper, sign_in):
    answer = sign_in().get(reverse("reports:download", args=[paper.pk]))

    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert told() == [("download_report", "0 người; Trình ký")]
