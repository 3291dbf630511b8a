"""What papers tell the house: words of their history, their states, their place in the menu."""

from functools import partial

from accounts.enums import Permission
from accounts.gathering import Declaration, Link, Names
from conferences.workflow import told_of
from reports.enums import ReportKind
from reports.workflow import MEETS, MOVES, sent_for


def _unnamed(code: str, units: Names) -> str:
    """Its verb says it all."""
    return ""


DECLARED = Declaration(
    words=told_of(MOVES)
    | {
        "ask_report": "Yêu cầu lập văn bản",
        "build_report": "Lập văn bản",
        "retry_report": "Lập lại văn bản",
        "download_report": "Tải văn bản",
        "download_scan": "Tải bản đã ký",
        "spoilt_report": "Tệp văn bản hỏng, không đưa ra",
        "write_summary": "Soạn báo cáo tổng kết",
        "count_awards": "Ghi số khen thưởng",
        "drop_awards": "Bỏ số khen thưởng",
    },
    changes=("count_awards", "drop_awards"),
    codes={"summary": _unnamed, "awards": _unnamed},
    tags={
        "working": ("draft", "pencil"),
        "to_sign": ("due", "clock"),
        "issued": ("verified", "clipboard-check"),
        "sent": ("approved", "send"),
        "replaced": ("withdrawn", "arrow-return-left"),
    },
    imports=("reports.imported.AWARDS",),
    behind={kind.value: partial(sent_for, kind=kind) for kind in ReportKind if kind in MEETS},
    paper_names={kind.value: str(kind.label) for kind in ReportKind if kind in MEETS},
    at_hand={
        "nominations:approval": "reports.facts.for_meeting",
        "nominations:posting": "reports.facts.for_walls",
    },
    links=(
        Link(
            place=600,
            label="Văn bản",
            route="reports:list",
            within="/van-ban/",
            permission=Permission.REPORT_VIEW,
        ),
    ),
)
