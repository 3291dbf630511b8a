"""Who issues, sends and opens a paper: asked at the verb and at every handing out (A6)."""

import pytest

from accounts.enums import Role
from conferences.workflow import NO_RIGHT
from reports.actions import handing, issuing
from reports.enums import SENSITIVE, ReportKind
from reports.workflow import may_open
from tests import make
from tests.reports.test_issuing import S, issue, refused, stands

pytestmark = pytest.mark.django_db
ISSUERS = {Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE}


@pytest.mark.parametrize("role", Role)
def test_only_the_two_offices_issue_and_send(role):
    """V.1 and V.2; the right is asked at the verb."""
    by = make.user(role=role)
    paper = make.paper()
    if role in ISSUERS:
        issue(paper, by)
        issuing.send(paper, by=by, at=make.AT)
        assert stands(paper).state == S.SENT
        return
    for name in issuing.VERBS:
        assert refused(issuing.move, paper, name, by=by, at=make.AT) == [("", NO_RIGHT.text)]
    for verb in (issuing.present, issuing.take_back, issuing.send):
        assert refused(verb, paper, by=by, at=make.AT) == [("", NO_RIGHT.text)]
    assert refused(issuing.unissue, paper, note="x", by=by, at=make.AT) == [("", NO_RIGHT.text)]
    assert refused(issue, paper, by) == [("", NO_RIGHT.text)]


def test_nobody_issues_or_sends_what_they_may_not_open():
    """The council office holds REPORT_ISSUE, not the right to the column Dân tộc."""
    council, paper = make.user(role=Role.COUNCIL_OFFICE), make.paper(kind="profiles")

    assert refused(issue, paper, council) == [("", NO_RIGHT.text)]
    assert refused(issuing.present, paper, by=council, at=make.AT) == [("", NO_RIGHT.text)]


OPEN = {  # who opens a paper in which state: with Dân tộc, without
    S.WORKING: ("office", "office council leadership"),
    S.TO_SIGN: ("office leadership", "office council leadership"),
    S.ISSUED: ("office", "office council leadership"),
    S.SENT: ("office city", "office council leadership city"),
    S.REPLACED: ("office city", "office council leadership city"),
}


@pytest.mark.parametrize("state", S)
def test_the_right_is_asked_at_every_handing_out(state):
    """A6: Decree 13/2023; the city what was sent, the leadership what it is to sign."""
    people = {
        "office": make.user(role=Role.CULTURE_OFFICE),
        "council": make.user(role=Role.COUNCIL_OFFICE),
        "leadership": make.user(role=Role.LEADERSHIP),
        "city": make.user(role=Role.CITY_BOARD),
        "village": make.user(),
        "door": make.user(role=Role.DOOR),
    }
    for kind, names in zip(("profiles", "role_models"), OPEN[state], strict=True):
        paper = make.paper(kind=kind, state=state)
        opened = {name for name, by in people.items() if may_open(by, paper)}
        assert opened == set(names.split()), kind
        for name, by in people.items():
            if name in opened:
                assert handing.hand_out(paper, by=by, at=make.AT) == b"PK"
            else:
                assert refused(handing.hand_out, paper, by=by, at=make.AT) == [("", NO_RIGHT.text)]


def test_the_leadership_keeps_what_it_signed():
    leader = make.user(role=Role.LEADERSHIP)

    assert may_open(leader, make.paper(kind="profiles", state=S.SENT, presented_at=make.AT))
    assert not may_open(leader, make.paper(kind="profiles", state=S.SENT))


def test_the_papers_with_ethnicity_are_these():
    assert set(SENSITIVE) == {ReportKind.PROFILES}
