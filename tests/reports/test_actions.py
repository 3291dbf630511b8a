"""Asking, building and handing out papers; two people at one text (D4, P2, R4, R5)."""

import hashlib

import pytest

from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused, fingerprint
from conferences import jobs
from conferences.enums import JobState
from conferences.models import Job
from conferences.pdf import PdfDenied, PdfTooHeavy
from reports import actions
from reports.actions.handing import hand_out
from reports.enums import ReportFormat
from reports.models import AwardCount, ReportFile, SummaryText
from tests import make
from tests.reports import rows

pytestmark = pytest.mark.django_db
XLSX, PDF = ReportFormat.XLSX, ReportFormat.PDF


@pytest.fixture
def office():
    return make.user(role="culture_office", commune=make.commune())


def ask(office, *, kind="role_models", written=XLSX, reason="Trình ký", at=make.AT):
    conference = make.conference()
    return actions.ask_for(conference, kind=kind, format=written, reason=reason, by=office, at=at)


def built(report):
    settle = actions.build(payload={"report_id": report.pk}, progress=lambda done, of: None)
    settle()
    return ReportFile.objects.get(pk=report.pk)


def happened(report):
    events = AuditEvent.objects.of(target="report", target_code=report.code)
    return list(events.values_list("action", "note"))


def test_asking_writes_paper_job_and_event_together(office):
    report = ask(office)

    assert report.job.payload == {"report_id": report.pk}
    assert report.job.key == f"report:{report.pk}"
    assert happened(report) == [("ask_report", "Danh sách điển hình tiên tiến (Excel); Trình ký")]


def test_a_paper_belongs_to_its_commune(office):
    report = ask(office)

    place = report.place
    assert (place.unit_id, place.commune_id) == (None, office.commune_id)
    assert str(report) == "Danh sách điển hình tiên tiến (Excel)"


def test_a_double_tap_is_one_paper(office, at):
    """R4: also on a slow line; another purpose, person or minute is another paper."""
    from datetime import timedelta

    first = ask(office)

    assert ask(office, at=at + timedelta(seconds=59)) == first
    assert ask(office, reason="Gửi thành phố") != first
    assert ask(make.user(role="culture_office", commune=make.commune())) != first
    assert ask(office, at=at + timedelta(seconds=61)) != first


def test_a_finished_paper_is_not_given_for_a_new_wish(office):
    first = ask(office)
    jobs.run(first.job_id)

    assert ask(office) != first


@pytest.mark.parametrize("written", [PDF, XLSX])
def test_the_job_builds_the_file_under_its_checksum(office, settings, written):
    """O4: the checksum of the bytes stands in the row, in the name and in the audit."""
    rows.small_conference()
    report = ask(office, written=written)

    assert jobs.run(report.job_id) is True

    report.refresh_from_db()
    data = (settings.REPORT_ROOT / report.file).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    assert (report.file, report.sha256, report.size, report.rows, report.built_at) == (
        f"{digest}.{written}", digest, len(data), 4, make.AT,
    )  # fmt: skip
    assert happened(report)[-1] == ("build_report", f"sha256 {digest}; 4 người")
    assert Job.objects.get(pk=report.job_id).state == JobState.DONE


def test_twice_is_once(office, settings):
    """D4: same state, one file, one event."""
    rows.small_conference()
    report = ask(office, written=PDF)

    first, second = built(report), built(report)

    assert (first.sha256, first.built_at) == (second.sha256, second.built_at)
    assert [path.name for path in settings.REPORT_ROOT.iterdir()] == [first.file]
    assert [action for action, _ in happened(report)] == ["ask_report", "build_report"]


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (
            PdfDenied("http://…"),
            "Nội dung trỏ tới tệp bên ngoài nên không lập được. Hãy bỏ chỗ đó rồi lập lại.",
        ),
        (PdfTooHeavy("…"), "Văn bản quá dài, máy chủ không lập kịp. Hãy rút gọn nội dung."),
    ],
)
def test_what_can_never_succeed_fails_at_once_and_says_why(office, monkeypatch, trouble, words):
    report = ask(office, written=PDF)

    def refuse(html, *, base):
        raise trouble

    monkeypatch.setattr("reports.catalogue.render_pdf", refuse)
    jobs.run(report.job_id)

    job = Job.objects.get(pk=report.job_id)
    assert (job.state, job.error) == (JobState.FAILED, words)


def test_retry_wishes_again_with_the_figures_of_now(office, at):
    from datetime import timedelta

    report = ask(office)
    Job.objects.filter(pk=report.job_id).update(state=JobState.FAILED, attempts=5)
    later = at + timedelta(hours=2)

    actions.retry(report, by=office, at=later)

    report.refresh_from_db()
    assert (report.as_of, report.job.state, report.job.attempts) == (later, JobState.WAITING, 0)


def test_handing_out_is_recorded(office, at):
    report = built(ask(office))

    data = hand_out(report, by=office, at=at)

    assert hashlib.sha256(data).hexdigest() == report.sha256
    assert happened(report)[-1] == ("download_report", "0 người; Trình ký")


def test_events_name_nobody(office, at):
    """P2: names that could leak are there, and do not."""
    conference = rows.small_conference()
    report = built(ask(office, kind="profiles", written=PDF))
    hand_out(report, by=office, at=at)
    actions.write_part(
        conference,
        key="context",
        text="Ông Nguyễn Văn Lộ",
        seen=fingerprint({"text": ""}),
        by=office,
        at=at,
    )

    told = " ".join(
        f"{e.note} {e.before} {e.after} {e.target_code}" for e in AuditEvent.objects.all()
    )

    people = ["Ánh", "Ổn", "Quyền", "Khách", "Lãnh Đạo", "Lộ", "Kinh"]
    assert [name for name in people if name in told] == []


# --- The summary's text --------------------------------------------------------------------------


def write(office, text, began_from, *, at=make.AT, key="lessons"):
    seen = fingerprint({"text": began_from})
    return actions.write_part(make.conference(), key=key, text=text, seen=seen, by=office, at=at)


def test_a_part_is_written_again_by_who_has_seen_it(office):
    write(office, "Một", "")

    row = write(office, "Hai", "Một")

    assert (row.text, row.updated_by) == ("Hai", office.full_name)


def test_the_second_of_two_writers_is_told_and_nothing_is_lost(office):
    """R5."""
    write(office, "Một", "")
    write(office, "Của người nhanh", "Một")

    with pytest.raises(Overtaken) as refused:
        write(office, "Của người chậm", "Một")

    assert refused.value.stands == {"text": "Của người nhanh"}
    assert SummaryText.objects.get().text == "Của người nhanh"


def test_two_first_writers_are_two_writers(office):
    write(office, "Của người nhanh", "")

    with pytest.raises(Overtaken):
        write(office, "Của người chậm", "")


def test_the_same_text_twice_is_written_once(office):
    """R4: the form sent twice over a bad line."""
    write(office, "Một", "")

    assert write(office, "Một", "").text == "Một"
    assert AuditEvent.objects.filter(action="write_summary").count() == 1


# --- Awards --------------------------------------------------------------------------------------

LINE = {"year": 2023, "form": "Giấy khen", "category": "direct", "authority": "", "count": 5}


def count(office, *, instead_of=None, **changes):
    return actions.count_awards(
        make.conference(), by=office, at=make.AT, instead_of=instead_of, **(LINE | changes)
    )


def test_a_line_is_counted_changed_and_dropped(office):
    row = count(office)
    changed = count(office, instead_of=row, count=9, year=2024)

    assert (changed.pk, changed.year, changed.count) == (row.pk, 2024, 9)

    actions.drop_awards(changed, by=office, at=make.AT)
    assert not AwardCount.objects.exists()
    whom = "Cá nhân: người trực tiếp lao động, sản xuất, công tác"
    first, then = f"Giấy khen 2023, {whom}: 5", f"Giấy khen 2024, {whom}: 9"
    told = ("action", "before", "after", "note")
    events = AuditEvent.objects.filter(target="awards").order_by("pk")
    assert list(events.values_list(*told)) == [
        ("count_awards", "", first, "dòng mới"),
        ("count_awards", first, then, "đã sửa: năm, số lượng"),
        ("drop_awards", then, "", ""),
    ]


def test_a_line_saved_as_it_stood_is_not_told(office):
    """Issue 7, line 7."""
    row = count(office)

    again = count(office, instead_of=row)

    assert (again.pk, again.count) == (row.pk, 5)
    assert AuditEvent.objects.filter(target="awards").count() == 1


def test_the_same_line_is_not_counted_twice(office):
    count(office)
    other = count(office, year=2024)

    for again in ({"count": 1}, {"instead_of": other, "year": 2023}):
        with pytest.raises(Refused) as refused:
            count(office, **again)
        assert refused.value.problems == [actions.ALREADY_COUNTED]


def test_the_second_who_changes_a_line_is_told(office):
    """R5; issue 8, line 4."""
    row = count(office)
    seen = fingerprint(row.stands)
    count(office, instead_of=row, seen=seen, count=8)

    with pytest.raises(Overtaken) as overtaken:
        count(office, instead_of=row, seen=seen, count=9)

    assert overtaken.value.stands == {**row.stands, "count": 8}
    assert AwardCount.objects.get().count == 8
