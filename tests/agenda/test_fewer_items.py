"""A plan loaded again with a shorter programme: its last items may be taken out, and say so."""

from dataclasses import replace

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from agenda import actions
from agenda.models import AgendaItem
from conferences import actions as conference_actions
from conferences.plan import read
from conferences.plans import path_of
from tests import make
from tests.pages import Page
from tests.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PLAN = read(path_of("2025-dai-son"))


def test_an_item_the_plan_names_no_longer_is_told_and_may_go(sign_in):
    conference = make.conference()
    by = make.user(role=Role.COUNCIL_OFFICE, commune=conference.commune)
    actions.set_up(conference=conference, by=by, at=make.AT)
    seventh, eighth = AgendaItem.objects.filter(plan_number__gte=7).order_by("plan_number")
    with pytest.raises(Refused, match="Nội dung số 8 là của Kế hoạch"):
        actions.remove(eighth, by=by, at=make.AT)
    office = make.user(role=Role.CULTURE_OFFICE, commune=conference.commune)

    conference_actions.load_plan(
        replace(PLAN, programme=PLAN.programme[:7]), plan_file="x", commune=conference.commune,
        by=office, at=make.AT,
    )  # fmt: skip

    page = Page(text(sign_in(by).get("/chuong-trinh/sua/"))).one("main").words()
    assert f"{eighth.title}Kế hoạch không còn nêu" in page
    assert page.count("không còn nêu") == 1
    eighth.refresh_from_db()
    seventh.refresh_from_db()
    with pytest.raises(Refused, match="Nội dung số 7 là của Kế hoạch"):
        actions.remove(seventh, by=by, at=make.AT)
    actions.remove(eighth, by=by, at=make.AT)
    assert list(AgendaItem.objects.order_by("number").values_list("plan_number", flat=True)) == [
        1, 2, 3, 4, 5, 6, 7,
    ]  # fmt: skip
