"""The only list of papers: title, what it is for, who may build it, formats, how it is drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import segno
from django.conf import settings
from django.template.loader import render_to_string

from accounts.enums import Permission
from conferences.models import Conference
from conferences.pdf import render_pdf
from conferences.pdf.parts import Lined, Long, Part, drawn
from reports.enums import SENSITIVE, ReportFormat, ReportKind
from reports.figures import awards, lists, meeting, owes, posting, profiles, result, summary
from reports.figures.layout import Sheet, cut, laid_out
from reports.figures.parts import ROMAN, Paper
from reports.xlsx import Note, workbook

LIST, REPORT = "reports/print/list.html", "reports/print/report.html"
MEETING = "reports/print/meeting.html"
LISTS = (ReportKind.ROLE_MODELS, ReportKind.DELEGATES)  # what a report rests on
WHOLE = 500  # lines of a list that are drawn in one; more, in parts
POINTS, WIDE_POINTS = 12, 11  # letters of tables, upright and across (print.css)
NOBODY_YET = "Đến thời điểm lập văn bản chưa có số liệu."
BOTH = (ReportFormat.PDF, ReportFormat.XLSX)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One paper of the catalogue; `slug` is its file's name, never a person's."""

    kind: ReportKind
    purpose: str
    slug: str
    symbol: str
    collect: Callable[[Conference, datetime], Paper]
    template: str = LIST
    formats: tuple[ReportFormat, ...] = BOTH
    examples: tuple[str, ...] = ()

    def name(self, code: str, *, is_draft: bool) -> str:
        """Under which name its bytes leave the house; one who finds a draft later sees it is."""
        return f"{self.slug}-du-thao-{code}" if is_draft else f"{self.slug}-{code}"

    @property
    def title(self) -> str:
        return str(self.kind.label)

    def is_of(self, conference: Conference) -> bool:
        """Whether there is such a paper here: a list of who is posted only where the plan posts."""
        return self.kind != ReportKind.POSTING or bool(conference.posting_days)

    @property
    def permission(self) -> Permission:
        """The right to build it."""
        sensitive = self.kind in SENSITIVE
        return Permission.REPORT_SENSITIVE if sensitive else Permission.REPORT_EXPORT


ENTRIES: Mapping[str, Entry] = {
    entry.kind.value: entry
    for entry in (
        Entry(
            kind=ReportKind.ROLE_MODELS,
            purpose="Tập thể, hộ gia đình, cá nhân đã duyệt, theo đơn vị giới thiệu.",
            slug="danh-sach-dien-hinh-tien-tien",
            symbol="Kèm Công văn",
            collect=lists.role_models,
            examples=("Trình lãnh đạo ký", "Gửi các thôn, cơ quan, đơn vị"),
        ),
        Entry(
            kind=ReportKind.DELEGATES,
            purpose="Đại biểu đã xác nhận dự, bảng cơ cấu; bản Excel thêm trang người dự kiến.",
            slug="danh-sach-dai-bieu",
            symbol="Kèm Công văn",
            collect=lists.delegates,
            examples=("Gửi giấy mời", "Chuẩn bị chỗ ngồi, đón tiếp"),
        ),
        Entry(
            kind=ReportKind.PROFILES,
            purpose="Mỗi người được cử một dòng; có cột Dân tộc nên chỉ người được giao mới lập.",
            slug="danh-sach-trich-ngang",
            symbol="Kèm BC-UBND",
            collect=profiles.profiles,
            examples=("Gửi Ban Thi đua - Khen thưởng thành phố",),
        ),
        Entry(
            kind=ReportKind.RESULT,
            purpose="Tám mục, số liệu lấy từ hồ sơ và danh sách; chỗ chưa có để dòng chấm.",
            slug="bao-cao-ket-qua",
            symbol="BC-UBND",
            collect=result.result,
            template=REPORT,
            formats=(ReportFormat.PDF,),
            examples=("Báo cáo kết quả về thành phố",),
        ),
        Entry(
            kind=ReportKind.SUMMARY,
            purpose="Đúng các phần của mục III.3.1, kèm biểu cơ cấu và biểu khen thưởng.",
            slug="bao-cao-tong-ket",
            symbol="BC-UBND",
            collect=summary.summary,
            template=REPORT,
            examples=("Trình bày tại Hội nghị", "Báo cáo thành phố"),
        ),
        Entry(
            kind=ReportKind.AWARDS,
            purpose="Số lượt khen thưởng theo hình thức, đối tượng và năm (biểu 0603.N).",
            slug="bang-tong-hop-khen-thuong",
            symbol="Kèm BC-UBND",
            collect=awards.awards,
            examples=("Kèm Báo cáo tổng kết",),
        ),
        Entry(
            kind=ReportKind.MEETING,
            purpose="Danh sách hồ sơ chờ duyệt có cột phiếu để trống, rồi mỗi hồ sơ một trang.",
            slug="tai-lieu-hop-xet-duyet",
            symbol="Không ban hành",
            collect=meeting.meeting,
            template=MEETING,
            formats=(ReportFormat.PDF,),
            examples=("Họp xét duyệt của lãnh đạo xã",),
        ),
        Entry(
            kind=ReportKind.POSTING,
            purpose="Những ai đang niêm yết; thành tích chỉ của người đã đồng ý nêu công khai.",
            slug="danh-sach-niem-yet",
            symbol="Kèm Thông báo",
            collect=posting.posting,
            examples=("Dán tại trụ sở xã, nhà văn hóa thôn",),
        ),
        Entry(
            kind=ReportKind.OWES,
            purpose="Mỗi đơn vị một dòng: việc nào đã xong, việc nào còn nợ, quá hạn.",
            slug="bang-theo-doi-don-vi",
            symbol="Không ban hành",
            collect=owes.owes,
            template=MEETING,
            examples=("Họp giao ban", "Gọi nhắc đơn vị"),
        ),
    )
}


def is_of_nobody(kind: str, conference: Conference, at: datetime) -> bool:
    """Whether a paper built now would have nobody in it; a report, when neither list has."""
    kinds = LISTS if ENTRIES[kind].template == REPORT else (kind,)
    return all(ENTRIES[one].collect(conference, at).is_empty for one in kinds)


def collected(
    kind: str,
    conference: Conference,
    at: datetime,
    *,
    format: str,  # noqa: A002  the field's own word
) -> Paper:
    """A paper's figures; one with nobody in it says so beside what its figures rest on."""
    entry = ENTRIES[kind]
    paper = entry.collect(conference, at)
    says_so_itself = format == ReportFormat.PDF and entry.template == LIST
    if says_so_itself or not is_of_nobody(kind, conference, at):
        return paper
    return replace(paper, basis=f"{paper.basis} {NOBODY_YET}")


def html(paper: Paper, template: str) -> str:
    """The page WeasyPrint draws; every text in it is escaped."""
    return page(paper, template, [laid_out(table) for table in paper.printed_tables])


def page(
    paper: Paper, template: str, sheets: Sequence[Sheet], part: Mapping[str, object] | None = None
) -> str:
    """The same of some of its lines; part: whether it goes on, is cut off, its first page."""
    symbol = paper.encloses.partition("|")
    context = {
        "paper": paper,
        "part": part,
        "tables": [
            {"sheet": sheet, "roman": ROMAN[place], "css": f"pl{place + 1}"}
            for place, sheet in enumerate(sheets)
        ],
        "is_empty": paper.is_empty,
        "qr": segno.make(paper.address, error="m").svg_inline(scale=3, border=2)
        if paper.address
        else "",
        "parent": {"name": symbol[0], "symbol": symbol[2]},
        "signer_lines": signer_lines(paper.about.signer_title),
    }
    return render_to_string(template, context)


def signer_lines(title: str) -> tuple[str, ...]:
    """The authority signed under: a deputy signs "KT." (Decree 30, art. 13)."""
    title = title.strip().upper()
    if title == "PHÓ CHỦ TỊCH":
        return "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", title
    return "TM. ỦY BAN NHÂN DÂN", title or "CHỦ TỊCH"


def draw(kind: str, paper: Paper, *, format: str, notes: tuple[Note, ...]) -> bytes:  # noqa: A002  the field's own word
    """One paper as the bytes of a file; both formats come from the same frozen value."""
    if format == ReportFormat.XLSX:
        return workbook(paper, notes)
    base, template = settings.BASE_DIR / "static", ENTRIES[kind].template
    if template == LIST and sum(table.size for table in paper.printed_tables) > WHOLE:
        return long_list(paper, base=base)
    return render_pdf(html(paper, template), base=base)


def long_list(paper: Paper, *, base: Path) -> bytes:
    """A list that is drawn in parts, on all cores; it looks as if drawn in one."""
    sheets = [laid_out(table) for table in paper.printed_tables]

    def written(part: Part) -> str:
        told = {
            "goes_on": part.first > 0,
            "is_cut": part.drawn is not None,
            "number": str(part.number),
        }
        return page(paper, LIST, cut(sheets, part.first, part.drawn), told)

    lines = [
        Lined(texts=line.texts, keeps_next=bool(line.group))
        for sheet in sheets
        for line in sheet.lines
    ]
    size = WIDE_POINTS if paper.landscape else POINTS
    return drawn(Long(lines=lines, widths=sheets[0].widths, size=size, page=written, base=base))
