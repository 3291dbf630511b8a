"""The walk of the form as data: its order, and that no view asks which page it shows."""

import ast
import inspect

import pytest

from nominations.enums import NominationKind
from nominations.forms import steps as boxes
from nominations.views import steps as view
from nominations.web import steps as kinds
from nominations.web.walk import FLOWS, PARTS, page_of, step_of

GROUP = ["ai", "dai-dien", "viec", "linh-vuc", "thanh-tich", "hop", "phieu", "tep"]


@pytest.mark.parametrize(
    ("kind", "slugs"),
    [
        ("individual", ["ai", "viec", "linh-vuc", "thanh-tich", "hop", "phieu", "tep"]),
        ("collective", GROUP),
        ("household", GROUP),
    ],
)
def test_the_pages_come_in_this_order(kind, slugs):
    assert [step.slug for step in FLOWS[kind]] == slugs


@pytest.mark.parametrize("kind", NominationKind)
def test_the_parts_only_go_on(kind):
    parts = [step.part for step in FLOWS[kind]]

    assert parts == sorted(parts)
    assert set(parts) == set(range(2, len(PARTS))), "the first and the last are pages of their own"


@pytest.mark.parametrize(
    ("field", "page"),
    [
        ("ballot", "hop"),
        ("votes", "phieu"),
        ("minutes", "tep"),
        ("deadline", ""),
        ("sector", "linh-vuc"),
    ],
)
def test_every_problem_knows_its_page_or_has_none(field, page):
    assert page_of("individual", field) == page


def test_an_address_of_no_page_is_none():
    assert (step_of("individual", "dai-dien"), step_of("household", "khong-co")) == (None, None)


def test_the_view_asks_no_step_what_it_is():
    """Load, save and what follows belong to the step: the view names none, nor any form of one."""
    names = {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(ast.parse(inspect.getsource(view)))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    kinds_of = {
        name
        for module in (boxes, kinds)
        for name, one in vars(module).items()
        if inspect.isclass(one) and name.endswith(("Step", "Form")) and name != "StepForm"
    }

    assert kinds_of >= {"MeetingForm", "VotesForm", "PageForm", "MeetingStep", "VotesStep"}
    assert names & (kinds_of | {"isinstance", "type"}) == set()
