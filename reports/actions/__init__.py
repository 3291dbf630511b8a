"""The only writer of papers, of the summary's text and of counts of awards."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from accounts import audit, web
from accounts.enums import Permission, Role
from accounts.locks import in_one_go
from accounts.models import User
from accounts.names import clean, clean_lines
from accounts.problems import Problem, Refused, demand_as_seen
from conferences import jobs
from conferences.calendar import HANOI, vn_short
from conferences.models import Conference
from conferences.pdf import PdfDenied, PdfTooHeavy
from conferences.workflow import demand, demand_current, hold, overtaken
from reports.catalogue import ENTRIES, Entry, collected, draw
from reports.enums import ReportFormat
from reports.figures.awards import own_names, same_line
from reports.figures.parts import Paper
from reports.models import STEPS as TOLD
from reports.models import AwardCount, ReportFile, SummaryText
from reports.workflow import stored
from reports.xlsx import Note

STEPS = len(TOLD)  # gather, draw, keep


NO_LINE = "dòng “{}” không còn"
ALREADY_COUNTED = Problem(
    text="Dòng này đã có trong bảng. Hãy bấm “Sửa” ở dòng đó.", field="category"
)


# --- Papers --------------------------------------------------------------------------------------


@in_one_go
def ask_for(
    conference: Conference,
    *,
    kind: str,
    format: ReportFormat,  # noqa: A002  the field's own word
    reason: str,
    by: User,
    at: datetime,
) -> ReportFile:
    """Wish for a paper; a double tap within a minute finds the first wish while it waits."""
    demand(by, ENTRIES[kind].permission, place=conference.place)
    # Two taps come at once: the second waits here until the first is written.
    hold(conference)
    wish = {"kind": kind, "format": format, "reason": clean(reason), "asked_by": by}
    found = conference.papers.asked_just_now(at).filter(**wish).first()
    if found:
        return found
    report = ReportFile.objects.create(conference=conference, asked_at=at, as_of=at, **wish)
    report.job = jobs.wish(
        kind="report", key=f"report:{report.pk}", payload={"report_id": report.pk}
    )
    words = f"{report.get_kind_display()} ({report.get_format_display()}); {report.reason}"
    _note(report, "ask_report", by=by, at=at, note=words)
    report.anchor = audit.anchor(commune_code=conference.commune.code, at=at)
    ReportFile.objects.filter(pk=report.pk).update(job=report.job, anchor=report.anchor)
    return report


def build(*, payload: dict[str, Any], progress: jobs.Progress) -> jobs.Settle:
    """Draw a paper and keep it under its own checksum; what is returned records it.

    Twice is the same as once: same figures, same bytes, same name (D4). A full disk leaves nothing
    under the final name (D7). The figures are those of one moment.
    """
    report = ReportFile.objects.with_names().get(pk=payload["report_id"])
    entry = ENTRIES[report.kind]
    progress(0, STEPS)
    with one_moment():
        paper = collected(report.kind, report.conference, report.as_of, format=report.format)
    progress(1, STEPS)
    try:
        notes = _notes(report, entry, paper.people)
        data = draw(report.kind, paper, format=report.format, notes=notes)
    except PdfDenied as refused:
        raise jobs.Hopeless(
            "Nội dung trỏ tới tệp bên ngoài nên không lập được. Hãy bỏ chỗ đó rồi lập lại."
        ) from refused
    except PdfTooHeavy as heavy:
        raise jobs.Hopeless(
            "Văn bản quá dài, máy chủ không lập kịp. Hãy rút gọn nội dung."
        ) from heavy
    progress(2, STEPS)
    digest = hashlib.sha256(data).hexdigest()
    name = f"{digest}.{report.format}"
    stored(name).write_bytes(data)
    progress(STEPS, STEPS)
    return _settle(report, name=name, digest=digest, size=len(data), paper=paper)


@contextmanager
def one_moment() -> Iterator[None]:
    """Let every query inside see the same rows, also while others write."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":  # SQLite is so by itself
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _settle(report: ReportFile, *, name: str, digest: str, size: int, paper: Paper) -> jobs.Settle:
    def settle(at: datetime | None = None) -> None:
        at = at or web.moment()
        told = {"rows": paper.people, "said": paper.said, "built_at": at}
        told["told_ahead"] = bool(paper.draft)
        if report.format == ReportFormat.PDF:  # a workbook has the tables alone
            told["blank"] = "\n".join(paper.blanks)
        unbuilt = ReportFile.objects.filter(pk=report.pk, built_at=None)
        if unbuilt.update(file=name, sha256=digest, size=size, **told):
            people = f"; {paper.people} người" if report.lists_people else ""
            note = f"sha256 {digest}{people}"
            _note(report, "build_report", by=report.asked_by, at=at, note=note)

    return settle


def _notes(report: ReportFile, entry: Entry, people: int) -> tuple[Note, ...]:
    """The last sheet of a working copy: who asked, when, of what, why, and the audit's anchor."""
    by = report.asked_by
    return (
        Note(label="Văn bản", value=f"{entry.title} ({report.code})"),
        Note(label="Hội nghị", value=str(report.conference)),
        Note(label="Người lập", value=f"{by.full_name}, {Role(by.role).label}"),
        Note(label="Yêu cầu lúc", value=_clock(report.asked_at)),
        Note(label="Số liệu đến", value=_clock(report.as_of)),
        Note(label="Dùng để", value=report.reason),
        *([Note(label="Số người", value=people)] if report.lists_people else []),
        Note(label="Mốc nhật ký", value=str(report.anchor or "")),
    )


def _clock(at: datetime) -> str:
    local = at.astimezone(HANOI)
    return f"{local:%H:%M} ngày {vn_short(local.date())}"


@in_one_go
def retry(report: ReportFile, *, by: User, at: datetime) -> None:
    """Wish again for what failed, with the figures of now."""
    demand(by, ENTRIES[report.kind].permission, place=report.place)
    demand_current(report)
    if report.job:
        jobs.retry(report.job)
    _note(report, "retry_report", by=by, at=at)
    anchor = audit.anchor(commune_code=report.conference.commune.code, at=at)
    ReportFile.objects.filter(pk=report.pk, built_at=None).update(as_of=at, anchor=anchor)


def _note(report: ReportFile, action: str, *, by: User, at: datetime, note: str = "") -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        target="report",
        target_code=report.code,
        commune_code=report.conference.commune.code,
        note=note,
    )


# --- Báo cáo tổng kết ----------------------------------------------------------------------------


@in_one_go
def write_part(
    conference: Conference, *, key: str, text: str, seen: str, by: User, at: datetime
) -> SummaryText:
    """Keep what the office wrote for one part.

    seen: fingerprint of the text the writer began from, empty where nothing was written. Raises
    Overtaken when another text stands there (R5).
    """
    demand(by, Permission.REPORT_EDIT, place=conference.place)
    demand_current(conference)
    text = clean_lines(text)
    values = {"text": text, "updated_at": at, "updated_by": by.full_name[:100]}
    row, made = SummaryText.objects.select_for_update(no_key=True).get_or_create(
        conference=conference, key=key, defaults=values
    )
    if not made:
        if row.text == text:
            return row
        demand_as_seen({"text": row.text}, seen=seen, wanted={"text": text})
        SummaryText.objects.filter(pk=row.pk).update(**values)
        row.refresh_from_db()
    _note_here(
        conference, "write_summary", key, by=by, at=at, note=f"{len(text)} ký tự, kể cả dấu cách"
    )
    return row


# --- Khen thưởng ---------------------------------------------------------------------------------


@in_one_go
def count_awards(
    conference: Conference,
    *,
    year: int,
    form: str,
    category: str,
    authority: str,
    count: int,
    by: User,
    at: datetime,
    instead_of: AwardCount | None = None,
    seen: str | None = None,
) -> AwardCount:
    """Put a line into T8, or change one; raises Refused when it stands there already.

    seen: fingerprint of the line as the page showed it. Raises Overtaken when it is another by now.
    """
    demand(by, Permission.REPORT_EDIT, place=conference.place)
    line = {
        "year": year,
        "form": clean(form),
        "category": category,
        "authority": clean(authority),
    }
    hold(conference)
    own = own_names(conference)
    mine = same_line(year=year, form=form, category=category, authority=authority, own=own)
    others = conference.award_counts.filter(year=year, category=category)
    its = None
    if instead_of is not None:
        others = others.exclude(pk=instead_of.pk)
        stood, instead_of = instead_of, conference.award_counts.filter(pk=instead_of.pk).first()
        if instead_of is None:
            raise Refused(_dropped(stood, by=by))
        demand_as_seen(instead_of.stands, seen=seen, wanted={**line, "count": count})
        its = same_line(**{name: getattr(instead_of, name) for name in line}, own=own)
    # Of two that stand there as one award already, either may be corrected.
    twins = [one for one in others.values(*line) if same_line(**one, own=own) == mine]
    if line in twins or (twins and its != mine):
        raise Refused(ALREADY_COUNTED)
    if instead_of is None:
        row = AwardCount.objects.create(conference=conference, count=count, **line)
        note = "dòng mới"
    else:
        note = audit.changed(instead_of, {**line, "count": count})
        AwardCount.objects.filter(pk=instead_of.pk).update(count=count, **line)
        row = AwardCount.objects.get(pk=instead_of.pk)
        note = note and f"đã sửa: {note}"
    if note:
        words = {"before": _line(instead_of), "after": _line(row), "note": note}
        _note_here(conference, "count_awards", str(row.pk), by=by, at=at, **words)
    return row


def _line(award: AwardCount | None) -> str:
    """A line of T8 as the log tells it."""
    if award is None:
        return ""
    return f"{award.form} {award.year}, {award.get_category_display()}: {award.count}"


def _dropped(award: AwardCount, *, by: User) -> Problem:
    of = {"target": "awards", "action": "drop_awards", "target_code": str(award.pk)}
    last = audit.last_of(award.conference.commune.code, **of)
    return overtaken(NO_LINE.format(_line(award)), last, by=by)


@in_one_go
def drop_awards(award: AwardCount, *, by: User, at: datetime) -> None:
    """Take a line out of T8; the audit keeps what it said."""
    demand(by, Permission.REPORT_EDIT, place=award.conference.place)
    demand_current(award)
    conference, code, before = award.conference, str(award.pk), _line(award)
    gone, _ = AwardCount.objects.filter(pk=award.pk).delete()
    if gone:
        _note_here(conference, "drop_awards", code, by=by, at=at, before=before)


def _note_here(
    conference: Conference, action: str, code: str, *, by: User, at: datetime, **words: str
) -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        target="summary" if action == "write_summary" else "awards",
        target_code=code,
        commune_code=conference.commune.code,
        **words,
    )
