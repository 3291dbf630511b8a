"""From working copy to what the city has: rights, states, replacing, what is told (A6)."""

import hashlib
import importlib
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from accounts.seals import NotAsSealed
from conferences.workflow import SOMEBODY_WAS_FASTER
from reports.actions import handing, issuing
from reports.enums import PaperState
from reports.models import ReportFile
from reports.workflow import NOT_BUILT, OLD_IS_REPLACED
from tests import make
from tests.papers import PDF

pytestmark = pytest.mark.django_db
LONG = "Hãy rút gọn, tối đa 40 ký tự, kể cả dấu cách; đang có 41."
S, TODAY = PaperState, make.AT.date()


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def issue(paper, by, **changes):
    how = {"number": "45/BC-UBND", "issued_on": TODAY, "by": by, "at": make.AT} | changes
    issuing.issue(paper, **how)


def told(paper):
    events = AuditEvent.objects.filter(target_code=paper.code).order_by("pk")
    return list(events.values_list("action", "before", "after", "note"))


def refused(act, *args, **how):
    with pytest.raises(Refused) as refusal:
        act(*args, **how)
    return [(problem.field, problem.text) for problem in refusal.value.problems]


def stands(paper):
    return ReportFile.objects.get(pk=paper.pk)


def test_a_paper_is_presented_issued_and_sent_and_each_step_is_told(office):
    paper = make.paper(by=office)

    issuing.present(paper, by=office, at=make.AT)
    assert (stands(paper).state, stands(paper).presented_at) == (S.TO_SIGN, make.AT)
    issue(paper, office, number="  45/BC-UBND ")
    row = stands(paper)
    assert (row.state, row.number, row.issued_on, row.issued_by, row.issued_at) == (
        S.ISSUED, "45/BC-UBND", TODAY, office, make.AT,
    )  # fmt: skip
    issuing.send(paper, by=office, at=make.AT + timedelta(hours=1))
    row = stands(paper)
    assert (row.state, row.sent_by, row.sent_at) == (
        S.SENT, office, make.AT + timedelta(hours=1),
    )  # fmt: skip

    assert told(paper) == [
        ("present_paper", "working", "to_sign", ""),
        ("issue_paper", "to_sign", "issued",
         f"số 45/BC-UBND ngày 16/8/2025; sha256 {paper.sha256}"),
        ("send_paper", "issued", "sent", "số 45/BC-UBND ngày 16/8/2025"),
    ]  # fmt: skip


def test_a_paper_can_be_taken_back_until_it_is_sent(office):
    paper = make.paper(by=office, state=S.TO_SIGN)

    issuing.take_back(paper, by=office, at=make.AT)
    assert (stands(paper).state, stands(paper).presented_at) == (S.WORKING, None)
    issue(paper, office, scan=PDF)
    assert refused(issuing.unissue, paper, note=" ", by=office, at=make.AT) == [
        ("note", "Hãy ghi lý do.")
    ]
    assert stands(paper).number == "45/BC-UBND"
    issuing.unissue(stands(paper), note="nhầm số", by=office, at=make.AT)

    row = stands(paper)
    assert (row.state, row.number, row.issued_on, row.issued_by, row.scan, row.scan_sha256) == (
        S.WORKING, "", None, None, "", "",
    )  # fmt: skip
    assert told(paper)[-1] == ("unissue_paper", "issued", "working", "nhầm số")


@pytest.mark.parametrize("state", [S.SENT, S.REPLACED])
def test_a_sent_paper_is_never_altered_or_unsent(office, state):
    paper = make.paper(by=office, state=state)
    before = ReportFile.objects.values().get(pk=paper.pk)

    for name in issuing.VERBS:
        assert refused(issuing.move, stands(paper), name, by=office, at=make.AT, note="x") == [
            ("", SOMEBODY_WAS_FASTER.text)
        ]
    assert refused(issue, stands(paper), office) == [("", SOMEBODY_WAS_FASTER.text)]

    assert ReportFile.objects.values().get(pk=paper.pk) == before
    assert told(paper) == []


def test_a_new_paper_takes_the_old_ones_place_when_it_is_sent(office):
    """The old one stays to be read; until then the city has the old one alone."""
    old, new = make.paper(by=office, state=S.SENT), make.paper(by=office)

    issue(new, office, replaces=old)
    assert (stands(old).state, stands(new).state) == (S.SENT, S.ISSUED)
    issuing.send(stands(new), by=office, at=make.AT)

    assert (stands(old).state, stands(new).state) == (S.REPLACED, S.SENT)
    assert stands(new).replaces == old
    assert told(old) == [
        ("replace_paper", "sent", "replaced", f"thay bằng {new.code}, số 45/BC-UBND")
    ]
    assert told(new)[0][3].endswith(f"; thay {old.code}")


def test_an_old_paper_is_replaced_once(office):
    old = make.paper(by=office, state=S.SENT)
    first, second = (make.paper(by=office) for _ in range(2))
    for number, paper in enumerate((first, second), start=45):
        issue(paper, office, replaces=old, number=f"{number}/BC-UBND")
    issuing.send(stands(first), by=office, at=make.AT)

    assert refused(issuing.send, stands(second), by=office, at=make.AT) == [
        ("", OLD_IS_REPLACED.text)
    ]
    assert stands(second).state == S.ISSUED


def test_only_a_standing_paper_of_the_same_kind_and_conference_is_replaced(office):
    paper = make.paper(by=office)
    away = make.commune(code="11087", name="xã Bình Lãng", place="Bình Lãng")
    others = [
        make.paper(by=office, state=S.REPLACED),
        make.paper(by=office, state=S.ISSUED),
        make.paper(by=office, state=S.SENT, kind="delegates"),
        make.paper(conference=make.conference(of=away), state=S.SENT),
    ]

    for other in others:
        assert refused(issue, paper, office, replaces=other) == [
            ("replaces", issuing.NOT_REPLACEABLE)
        ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"number": " "}, [("number", issuing.NO_NUMBER)]),
        ({"number": "4/" + "B" * 38}, []),
        ({"number": "abc"}, [("number", issuing.NOT_A_NUMBER)]),
        ({"number": "45"}, [("number", issuing.NOT_A_NUMBER)]),
        ({"number": "45/"}, [("number", issuing.NOT_A_NUMBER)]),
        ({"number": "BC-UBND/45"}, [("number", issuing.NOT_A_NUMBER)]),
        ({"number": "4" * 41}, [("number", LONG)]),
        ({"issued_on": TODAY + timedelta(days=1)}, [("issued_on", issuing.NOT_YET)]),
        (
            {"issued_on": TODAY - timedelta(days=1)},
            [("issued_on", "Ngày ban hành trước ngày lấy số liệu (16/8/2025). "
              "Hãy xem lại ngày, hoặc lập lại văn bản.")],
        ),
        (
            {"number": "", "issued_on": date(2026, 1, 1)},
            [("number", issuing.NO_NUMBER), ("issued_on", issuing.NOT_YET)],
        ),
    ],
)  # fmt: skip
def test_number_and_day_are_looked_at_all_at_once(office, changes, expected):
    paper = make.paper(by=office)

    found = (
        refused(issue, paper, office, **changes) if expected else issue(paper, office, **changes)
    )

    assert (found or []) == expected
    assert stands(paper).state == (S.WORKING if expected else S.ISSUED)


def test_what_is_not_built_is_neither_presented_nor_issued(office):
    paper = make.paper(by=office, file="", sha256="", built_at=None)

    assert refused(issuing.present, paper, by=office, at=make.AT) == [("", NOT_BUILT.text)]
    paper = stands(paper)
    with pytest.raises((Refused, IntegrityError)), transaction.atomic():
        issue(paper, office)
    assert stands(paper).state == S.WORKING


def test_the_database_too_refuses_an_issued_paper_without_number(office):
    paper = make.paper(by=office)

    for state in (S.ISSUED, S.SENT, "khac"):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReportFile.objects.filter(pk=paper.pk).update(state=state)


def test_a_scan_is_looked_into_and_kept_under_its_checksum(office, settings):
    paper = make.paper(by=office)

    with pytest.raises(Refused):
        issue(paper, office, scan=b"khong phai anh")
    with pytest.raises(Refused):
        issue(paper, office, scan=b"")
    assert stands(paper).state == S.WORKING
    issue(paper, office, scan=PDF)

    row, digest = stands(paper), hashlib.sha256(PDF).hexdigest()
    assert (row.scan, row.scan_sha256, row.scan_type) == (
        f"{digest}.pdf", digest, "application/pdf",
    )  # fmt: skip
    assert (settings.REPORT_ROOT / row.scan).read_bytes() == PDF
    assert handing.hand_out_scan(row, by=office, at=make.AT) == PDF
    assert told(paper)[-1][0::3] == ("download_scan", "số 45/BC-UBND")
    assert f"; bản ký sha256 {digest}" in told(paper)[0][3]


@pytest.mark.parametrize("which", ["file", "scan"])
def test_a_spoilt_file_is_never_sent(office, settings, which):
    paper = make.paper(by=office)
    issue(paper, office, scan=PDF)
    (settings.REPORT_ROOT / getattr(stands(paper), which)).write_bytes(b"khac")

    with pytest.raises(NotAsSealed):
        issuing.send(stands(paper), by=office, at=make.AT)

    assert stands(paper).state == S.ISSUED
    assert told(paper)[-1][0] == "spoilt_report"


def test_a_number_another_paper_has_is_asked_about(office):
    """A question naming that paper: a list may go out under the number of its report."""
    first, second = make.paper(by=office, kind="result"), make.paper(by=office, kind="profiles")
    issue(first, office, is_meant=True)

    assert refused(issue, second, office, number="45 / bc-ubnd") == [
        ("shares_number",
         f"Số 45 / bc-ubnd đã ghi cho Báo cáo kết quả Hội nghị ({first.code}), ngày 16/8/2025."
         " Hãy xem lại số; nếu hai văn bản kèm nhau, cùng một số, thì đánh dấu ô"
         " “Hai văn bản kèm nhau, cùng một số”."),
    ]  # fmt: skip
    issue(second, office, shares_number=True)
    assert stands(second).state == S.ISSUED


def test_the_database_holds_a_number_to_one_paper(office):
    first, second = make.paper(by=office), make.paper(by=office, kind="profiles")
    issue(first, office, number="45 / bc-UBND")
    own = stands(first).own_number

    with pytest.raises(IntegrityError), transaction.atomic():
        ReportFile.objects.filter(pk=second.pk).update(own_number=own)
    issuing.unissue(stands(first), note="nhầm", by=office, at=make.AT)

    assert (own, stands(first).own_number) == ("2025 45/bc-ubnd", "")
    issue(second, office, number="45/BC-UBND")


def test_numbers_given_out_before_are_kept_by_the_first_that_has_them(office):
    first = make.paper(state=S.ISSUED, number="45/BC-UBND")
    shared = make.paper(state=S.SENT, number="45 / bc-ubnd", kind="profiles")
    other = make.paper(state=S.SENT, number="45/BC-UBND", issued_on=date(2024, 8, 16))
    plain = make.paper(kind="result")

    importlib.import_module("reports.migrations.0005_own_number").keep_numbers(apps, None)

    assert [stands(one).own_number for one in (first, shared, other, plain)] == [
        "2025 45/bc-ubnd", "", "2024 45/bc-ubnd", "",
    ]  # fmt: skip


def test_a_number_is_free_in_another_year_and_another_conference(office):
    away = make.commune(code="11087", name="xã Bình Lãng", place="Bình Lãng")
    there = make.conference(of=away)
    make.paper(conference=there, state=S.ISSUED, number="45/BC-UBND")
    make.paper(by=office, state=S.SENT, number="45/BC-UBND", issued_on=date(2024, 8, 16))
    paper = make.paper(by=office)

    issue(paper, office)

    assert stands(paper).number == "45/BC-UBND"


def test_a_replacement_gets_its_own_number_whatever_is_ticked(office):
    old, new = make.paper(by=office, state=S.SENT, number="45/BC-UBND"), make.paper(by=office)

    for ticked in (True, False):
        assert refused(issue, new, office, replaces=old, shares_number=ticked) == [
            ("number", issuing.NUMBER_OF_THE_OLD)
        ]
    issue(new, office, replaces=old, number="46/BC-UBND")
