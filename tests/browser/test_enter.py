"""The Enter key in a box presses what the page is for, never a button of one row."""

import pytest

from accounts.enums import Role
from nominations.actions.approval import Meeting, Votes, decide_many
from nominations.models import Ballot, Nomination
from tests import make
from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_enter_in_a_votes_box_decides_nobody_else(person):
    kept = make.nomination(state="verified", full_name="Lê Thị Một", integrity="pending")
    other = make.nomination(state="verified", full_name="Lê Thị Hai")
    unit = make.unit(name="Văn phòng", kind="office")
    leader = make.user(role=Role.LEADERSHIP, username="lanhdao", unit=unit)
    held = Meeting(held_on=make.AT.date(), chair="Đỗ Quang Minh", invited=15, present=14)
    votes = {kept.code: Votes(agree=13, disagree=1)}
    decide_many(conference=make.conference(), meeting=held, votes=votes, by=leader, at=make.AT)
    Nomination.objects.filter(pk=kept.pk).update(integrity="clear")
    page = person()
    sign_in(page, "lanhdao")
    page.goto("/ho-so/hop-xet-duyet/")
    assert page.locator("button[formaction]").count() == 1  # "Duyệt theo số phiếu đã ghi"
    page.locator(f"#chon-{other.code}").check()
    box = page.locator(f"[name='{other.code}-agree']")
    box.fill("14")

    box.press("Enter")
    page.locator("#error-summary").wait_for()  # the meeting's own boxes are empty

    assert Nomination.objects.get(pk=kept.pk).state == "verified"
    assert Ballot.objects.filter(nomination=other).of_approval().count() == 0
    assert page.locator(f"[name='{other.code}-agree']").input_value() == "14"
