"""Kinds, formats and states of papers, and the categories of awards."""

from django.db.models import TextChoices


class ReportKind(TextChoices):
    ROLE_MODELS = "role_models", "Danh sách điển hình tiên tiến"
    DELEGATES = "delegates", "Danh sách đại biểu"
    PROFILES = "profiles", "Danh sách và trích ngang thành tích"
    RESULT = "result", "Báo cáo kết quả Hội nghị"
    SUMMARY = "summary", "Báo cáo tổng kết"
    AWARDS = "awards", "Bảng tổng hợp khen thưởng"
    MEETING = "meeting", "Tài liệu họp xét duyệt"
    POSTING = "posting", "Danh sách niêm yết công khai"
    OWES = "owes", "Bảng theo dõi đơn vị còn nợ"


# With the column Dân tộc: who may open them is asked apart (reports/workflow.py).
SENSITIVE = frozenset({ReportKind.PROFILES})

# Figures; those the result names go to the city's congress, and are not whom it is about.
LISTS_NOBODY = frozenset(
    {ReportKind.RESULT, ReportKind.SUMMARY, ReportKind.AWARDS, ReportKind.OWES}
)


class PaperState(TextChoices):
    """Ours (proposed): until the dispatch exists a paper is the house's own working copy."""

    WORKING = "working", "Bản làm việc"
    TO_SIGN = "to_sign", "Đang trình ký"
    ISSUED = "issued", "Đã ban hành"
    SENT = "sent", "Đã gửi thành phố"
    REPLACED = "replaced", "Đã được thay thế"


WITH_THE_CITY = (PaperState.SENT, PaperState.REPLACED)
NUMBERED = (PaperState.ISSUED, *WITH_THE_CITY)


class ReportFormat(TextChoices):
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"


# Has a sheet of the office's own (Table.is_working), is laid before a meeting and filled in by
# hand there, or is what the office goes by itself: neither signed nor sent.
ONLY_FOR_WORK = frozenset(
    {
        (ReportKind.DELEGATES, ReportFormat.XLSX),
        (ReportKind.MEETING, ReportFormat.PDF),
        (ReportKind.OWES, ReportFormat.PDF),
        (ReportKind.OWES, ReportFormat.XLSX),
    }
)


class AwardCategory(TextChoices):
    """Rows of T8, after form 0603.N/BNV-TĐKT of Circular 02/2023/TT-BNV."""

    COLLECTIVE = "collective", "Tập thể"
    ENTERPRISE = "enterprise", "Trong đó: doanh nghiệp"
    HOUSEHOLD = "household", "Hộ gia đình"
    LEADER = "leader", "Cá nhân: lãnh đạo, quản lý"
    ENTREPRENEUR = "entrepreneur", "Cá nhân: doanh nhân"
    DIRECT = "direct", "Cá nhân: người trực tiếp lao động, sản xuất, công tác"
