"""Two hands at one paper, in real transactions: one step of two is made, and told once (A6)."""

import itertools
from datetime import timedelta

import pytest

from accounts.audit import broken_links
from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from reports.actions import issuing
from reports.enums import WITH_THE_CITY, PaperState
from reports.models import ReportFile
from tests import make
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db(transaction=True)
S = PaperState


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def issue(paper, by):
    number = f"{by.pk}/BC-UBND"
    issuing.issue(paper, number=number, issued_on=make.AT.date(), by=by, at=make.AT)


def unissue(paper, by):
    issuing.unissue(paper, note="nhầm", by=by, at=make.AT)


VERBS = {
    "present": lambda paper, by: issuing.present(paper, by=by, at=make.AT),
    "take_back": lambda paper, by: issuing.take_back(paper, by=by, at=make.AT),
    "issue": issue,
    "unissue": unissue,
    "send": lambda paper, by: issuing.send(paper, by=by, at=make.AT),
}
# The state both start from, and what may be true afterwards: the steps one after the other.
PAIRS = {
    S.WORKING: ("present", "issue"),
    S.TO_SIGN: ("take_back", "issue"),
    S.ISSUED: ("unissue", "send"),
}


def both(verbs, paper):
    """Two people, each with the page as it was, at once; what each was answered."""
    people = [make.user(role=Role.CULTURE_OFFICE) for _ in verbs]
    seen = [ReportFile.objects.with_names().get(pk=paper.pk) for _ in verbs]

    def act(one):
        verb, mine, by = one
        try:
            VERBS[verb](mine, by)
        except Refused:
            return None
        return verb

    return at_once(act, list(zip(verbs, seen, people, strict=True)), workers=2)


def holds(paper):
    """What is always so, whoever came first."""
    row = ReportFile.objects.get(pk=paper.pk)
    out = row.state in (S.ISSUED, *WITH_THE_CITY)
    assert bool(row.number) == (row.issued_on is not None) == (row.issued_by is not None) == out
    assert (row.sent_at is not None) == (row.state in WITH_THE_CITY)
    assert (row.presented_at is not None) <= (row.state != S.WORKING)
    steps = AuditEvent.objects.filter(target_code=row.code, target="reportfile").order_by("pk")
    states = list(steps.values_list("before", "after"))
    assert all(after == before for (_, after), (before, _) in itertools.pairwise(states))
    assert states[-1][1] == row.state
    assert list(broken_links(paper.conference.commune.code)) == []


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (state, pair)
        for state, verbs in PAIRS.items()
        for pair in itertools.product(verbs, repeat=2)
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else str(value),
)
def test_of_two_steps_at_once_one_is_made(state, verbs):
    for _ in range(4):
        paper = make.paper(state=state)

        answers = both(verbs, paper)

        assert answers.count(None) == 1
        holds(paper)


def test_two_papers_sent_at_once_replace_an_old_one_once():
    """The slower stays issued, and says so; the city never has two in the place of one."""
    for _ in range(6):
        old = make.paper(state=S.SENT)
        new = [make.paper(state=S.ISSUED, replaces=old) for _ in range(2)]
        people = [make.user(role=Role.CULTURE_OFFICE) for _ in new]

        def send(one):
            paper, by = one
            try:
                issuing.send(paper, by=by, at=make.AT + timedelta(minutes=1))
            except Refused:
                return False
            return True

        fresh = [ReportFile.objects.with_names().get(pk=paper.pk) for paper in new]
        answers = at_once(send, list(zip(fresh, people, strict=True)), workers=2)

        assert sorted(answers) == [False, True]
        states = ReportFile.objects.filter(pk__in=[p.pk for p in new]).values_list(
            "state", flat=True
        )
        assert sorted(states) == [S.ISSUED, S.SENT]
        assert ReportFile.objects.get(pk=old.pk).state == S.REPLACED
        told = AuditEvent.objects.filter(action="replace_paper", target_code=old.code)
        assert told.count() == 1


@pytest.mark.parametrize("second", ["45/BC-UBND", "45 / bc-ubnd"])
def test_of_two_who_give_out_one_number_the_second_is_told(second):
    """Issue 7, line 6: a number is one paper's in its year, whoever types first."""
    for number in range(6):
        papers = [make.paper(kind=kind) for kind in ("profiles", "role_models")]
        people = [make.user(role=Role.CULTURE_OFFICE) for _ in papers]
        typed = [f"{number}45/BC-UBND", f"{number}{second}"]

        def note(one):
            paper, by, given = one
            seen = ReportFile.objects.with_names().get(pk=paper.pk)
            try:
                issuing.issue(seen, number=given, issued_on=make.AT.date(), by=by, at=make.AT)
            except Refused as refused:
                return [problem.field for problem in refused.problems]
            return []

        answers = at_once(note, list(zip(papers, people, typed, strict=True)), workers=2)

        assert sorted(answers) == [[], ["shares_number"]]
        rows = ReportFile.objects.filter(pk__in=[paper.pk for paper in papers])
        assert sorted(rows.values_list("state", flat=True)) == [S.ISSUED, S.WORKING]


def test_two_who_say_that_a_number_is_shared_both_give_it_out():
    papers = [make.paper(kind=kind) for kind in ("profiles", "role_models")]
    people = [make.user(role=Role.CULTURE_OFFICE) for _ in papers]

    def note(one):
        paper, by = one
        seen = ReportFile.objects.with_names().get(pk=paper.pk)
        given = {"number": "45/BC-UBND", "issued_on": make.AT.date(), "shares_number": True}
        issuing.issue(seen, **given, by=by, at=make.AT)

    at_once(note, list(zip(papers, people, strict=True)), workers=2)

    assert set(ReportFile.objects.values_list("state", "own_number")) == {(S.ISSUED, "")}
