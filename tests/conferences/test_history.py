"""The audit's page: what was done in words people use, newest first, whole or not (P1, U27)."""

import ast
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import audit
from accounts.enums import Role
from accounts.gathering import gathered
from accounts.models import AuditEvent
from conferences.history import described
from delegates.workflow import MOVES as DELEGATE_MOVES
from nominations.workflow import MOVES as NOMINATION_MOVES
from reports.workflow import MOVES as PAPER_MOVES
from tests import make
from tests.reading import text, texts
from tests.rooms import APPS, BASE
from tests.wording import english

pytestmark = pytest.mark.django_db
URL = reverse("conferences:audit")


def happen(action="approve", *, target="nomination", code="HN25-0042", by=None, at=make.AT, **more):
    return audit.record(
        by=by or make.user(role=Role.LEADERSHIP), at=at, action=action, target=target,
        target_code=code, commune_code="11086", **more,
    )  # fmt: skip


@pytest.fixture
def leader(sign_in):
    make.conference()
    return sign_in(role=Role.LEADERSHIP)


def verbs_in(path):
    """Every verb a module tells the audit: by keyword, or second of a recording helper."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        named = [k.value for k in node.keywords if k.arg == "action"]
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in (
            "record",
            "_record",
            "_note",
            "note_of",
            "_note_here",
            "_note_slip",
            "note_account",
        ):
            named += node.args[:2]
        for value in named:
            for leaf in ast.walk(value):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    yield leaf.value


def test_every_verb_told_to_the_audit_has_its_words():
    """U27: no page shows a verb of the code."""
    files = [path for app in APPS for path in (BASE / app).rglob("*.py")]
    verbs = {verb for path in files for verb in verbs_in(path)} - {"store_true", "append"}
    verbs |= set(NOMINATION_MOVES) | set(DELEGATE_MOVES) | set(PAPER_MOVES)

    assert len(verbs) > 25
    assert sorted(verbs - set(gathered().words)) == []


def test_events_are_read_newest_first_in_words(leader):
    by = make.user(role=Role.LEADERSHIP, username="lanhdao", full_name="Đỗ Quang Minh")
    happen("verify")
    happen("approve", by=by, note="đủ 14 phiếu")

    html = text(leader.get(URL))

    assert texts(html, "th[scope=row]")[:2] == ["Duyệt", "Thẩm định xong"]
    (row, *_) = [one for one in texts(html, "tbody tr") if " Duyệt " in one]
    assert row.partition(" Duyệt ")[2] == "HN25-0042 Lãnh đạo xã (lanhdao) đủ 14 phiếu"
    assert "Đỗ Quang Minh" not in html


def test_rows_stand_in_the_order_of_time(leader):
    """Issue 7, line 7: an event told later of an earlier moment stands where it happened."""
    happen("verify", at=make.AT + timedelta(hours=2))
    happen("submit", at=make.AT + timedelta(hours=1))
    happen("approve", at=make.AT + timedelta(hours=3))

    html = text(leader.get(URL))

    told = texts(html, "th[scope=row]")[:3]
    assert told == ["Duyệt", "Thẩm định xong", "Gửi hồ sơ"]
    of_one = AuditEvent.objects.of(target="nomination", target_code="HN25-0042")
    assert [event.action for event in of_one] == ["submit", "verify", "approve"]


def test_an_older_events_words_of_the_code_are_put_into_ours():
    """U27: the chain keeps what was written; the page says it in words."""
    edit = happen("edit", target="delegate", code="DB0007", note="full_name, rank")
    start = happen("set_start", target="agenda", code="HN25", after="2025-08-22T01:00:00+00:00")
    opened = happen("open_evidence", note="tệp 12")
    other = happen("something_new", by=make.user(role=Role.DOOR))

    assert described(edit).told == "họ và tên, thứ tự giới thiệu"
    assert described(start).change == "08:00 ngày 22/8/2025"
    assert described(opened).told == ""
    assert described(other).words == "Việc khác"


def test_what_would_show_a_word_of_the_code_is_found():
    """The guard of every other test (tests/conftest.py) sees what it should."""
    shown = [
        english(AuditEvent(action=action, target="nomination", target_code="HN25-1", note=note))
        for action, note in (
            ("return", "thiếu năm sinh"),
            ("return", "birth_year"),
            ("check", "đã ghi: clear"),
        )
    ]

    assert shown == [set(), {"birth_year"}, {"clear"}]


@pytest.mark.parametrize(
    ("event", "code", "change"),
    [
        (
            {"action": "set_figure", "target": "figure", "code": "capacity", "before": "150",
             "after": "120"},
            "Số đại biểu tối đa", "150 → 120",
        ),
        (
            {"action": "set_figure", "target": "figure", "code": "capacity", "after": "150"},
            "Số đại biểu tối đa", "150",
        ),
        (
            {"action": "meet_deadline", "target": "deadline", "code": "list_approved/thon-lieu-xa"},
            "Gửi hồ sơ: thon-lieu-xa", None,
        ),
        (
            {"action": "set_deadline", "target": "deadline", "code": "conference_held",
             "before": "trước ngày 25/8/2025", "after": "trước ngày 28/8/2025"},
            "Tổ chức Hội nghị", "trước ngày 25/8/2025 → trước ngày 28/8/2025",
        ),
        (  # of a plan that was replaced
            {"action": "meet_deadline", "target": "deadline", "code": "gui-bao-cao/thon-lieu-xa"},
            "Việc theo hạn: thon-lieu-xa", None,
        ),
        ({"action": "write_summary", "target": "summary", "code": "movements"}, "", None),
        ({"action": "approve", "before": "verified", "after": "approved"}, "HN25-0042", None),
    ],
)  # fmt: skip
def test_no_key_of_the_code_is_shown(event, code, change):
    """U27: figures, deadlines and parts by their names, states by their verb."""
    names = {
        "deadline/list_approved": "Gửi hồ sơ", "deadline/conference_held": "Tổ chức Hội nghị",
        "figure/capacity": "Số đại biểu tối đa",
    }  # fmt: skip

    found = described(happen(**event), units=names)

    assert (found.code_words, getattr(found, "change", None)) == (code, change)


def test_units_are_called_by_their_names(leader):
    make.unit(name="Thôn Liêu Xá")
    happen("revoke_links", target="unit", code="thon-lieu-xa")
    happen("meet_deadline", target="deadline", code="list_approved/thon-lieu-xa")
    happen("revoke_links", target="unit", code="thon-da-sap-nhap")

    rows = texts(text(leader.get(URL)), "th + td")

    assert rows[:3] == [
        "thon-da-sap-nhap",
        "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến: Thôn Liêu Xá",
        "Thôn Liêu Xá",
    ]


def test_one_kind_of_event_can_be_looked_at_alone(leader):
    happen("verify")
    happen("approve")

    html = text(leader.get(URL, {"viec": "verify"}))

    assert texts(html, "th[scope=row]") == ["Thẩm định xong"]
    assert '<option value="verify" selected>' in html


def test_a_kind_that_never_happened_offers_the_whole(leader):
    """U23."""
    html = text(leader.get(URL, {"viec": "annul"}))

    assert "Chưa có việc nào loại này" in html
    assert "Xem cả nhật ký" in html


def test_fifty_a_page_and_odd_pages_are_the_nearest(leader):
    for n in range(60):
        happen(code=f"HN25-{n:04d}")

    pages = [leader.get(URL, {"trang": page}) for page in ("1", "2", "99", "x", "9" * 5000)]

    counts = [len(page.context["events"]) for page in pages]
    total = AuditEvent.objects.of_commune("11086").count()
    assert counts == [50, total - 50, total - 50, 50, 50]
    assert "Trang 1 trên 2" in text(pages[0])


def test_another_communes_history_is_not_shown(sign_in, leader):
    """Z2."""
    other = make.commune(code="11087", name="xã Khác", place="Khác")
    make.conference(of=other)
    happen("annul")

    html = text(sign_in(make.user(role=Role.LEADERSHIP, commune=other)).get(URL))

    assert "Nạp kế hoạch" in html
    assert ">Hủy kết quả duyệt</th>" not in html
    assert ">Hủy kết quả duyệt</th>" in text(leader.get(URL))


def test_the_page_says_whether_the_chain_is_whole(leader):
    """P1."""
    event = happen()
    assert "Nhật ký nguyên vẹn" not in text(leader.get(URL))
    assert "Nhật ký nguyên vẹn" in text(leader.get(URL, {"kiem-tra": "1"}))

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE accounts_auditevent DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_no_update")
        cursor.execute("UPDATE accounts_auditevent SET note = 'khác' WHERE id = %s", [event.pk])

    html = text(leader.get(URL, {"kiem-tra": "1"}))
    assert "Nhật ký không còn nguyên vẹn." in html
    assert f"Sự kiện {event.pk}: nội dung đã bị sửa" in html


def test_reasons_are_escaped(leader):
    """I9."""
    happen("return", note="<img src=x onerror=alert(1)>")

    html = text(leader.get(URL))

    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<script>alert" not in html


def test_the_page_costs_the_same_for_1_and_50_events(leader):
    def cost():
        with CaptureQueriesContext(connection) as found:
            assert leader.get(URL).status_code == 200
        return len(found)

    first = cost()
    for n in range(50):
        happen(code=f"HN25-{n:04d}")

    assert (first, cost()) == (4, 4)
