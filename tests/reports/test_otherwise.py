"""A paper says when the rows behind it would fill it otherwise by now; nobody changes the paper."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from conferences import jobs
from delegates.models import Delegate
from nominations.models import Nomination
from reports import actions
from reports.actions import issuing
from reports.models import ReportFile
from tests import make

pytestmark = pytest.mark.django_db
SAYS = "Danh sách, số liệu nay đã khác văn bản này."


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def built(office, kind, written="pdf"):
    conference = make.conference()
    wished = actions.ask_for(
        conference, kind=kind, format=written, reason="Trình ký", by=office, at=make.AT
    )
    assert jobs.run(wished.job_id)
    return ReportFile.objects.with_names().get(pk=wished.pk)


def page(client, paper):
    return client.get(reverse("reports:file", args=[paper.pk])).content.decode()


def sent(paper, office):
    given = {"number": "45/BC-UBND", "issued_on": make.AT.date(), "is_meant": True}
    issuing.issue(paper, **given, by=office, at=make.AT)
    issuing.send(paper, by=office, at=make.AT, is_meant=True)


@pytest.mark.parametrize("kind", ["role_models", "delegates", "profiles", "result", "summary"])
def test_a_sent_paper_says_when_its_people_are_others(kind, office, sign_in):
    """Issue 7, line 6: nothing told that the city reads what is not so any more."""
    one = make.nomination(state="approved", full_name="Đặng Thị Mến", on_roll=True)
    make.delegate(state="confirmed", group="role_model", nomination=one, full_name="Đặng Thị Mến")
    paper = built(office, kind)
    sent(paper, office)
    client = sign_in(office)
    same = page(client, paper)

    two = make.nomination(state="approved", full_name="Phạm Đình Lý", on_roll=True)
    make.delegate(state="confirmed", group="role_model", nomination=two, full_name="Phạm Đình Lý")

    assert (SAYS in same, SAYS in page(client, paper)) == (False, True)
    assert "lập văn bản mới rồi ghi ban hành thay cho văn bản này" in page(client, paper)
    city = sign_in(make.user(role=Role.CITY_BOARD))
    assert SAYS not in page(city, paper), "what the commune does of it is the commune's"


def test_a_corrected_cell_is_told_and_its_correction_takes_it_back(office, sign_in):
    one = make.nomination(state="approved", full_name="Đặng Thị Mến")
    paper, client = built(office, "role_models", "xlsx"), sign_in(office)

    answers = []
    for year in (1971, 1970):
        Nomination.objects.filter(pk=one.pk).update(birth_year=year)
        answers.append(SAYS in page(client, paper))

    assert answers == [True, False]


def test_what_the_paper_does_not_tell_is_no_other_paper(office, sign_in):
    one = make.nomination(state="approved", full_name="Đặng Thị Mến")
    paper, client = built(office, "role_models"), sign_in(office)

    make.nomination(state="submitted", full_name="Mới Gửi")
    Nomination.objects.filter(pk=one.pk).update(reply="Xem lại", version=7)
    make.delegate(full_name="Khách Mời")

    assert SAYS not in page(client, paper)


def test_the_proposed_sheet_is_the_offices_own_work(office, sign_in):
    """The working sheet of the delegates' workbook is no part of what is told."""
    make.delegate(state="confirmed", full_name="Đã Xác Nhận")
    paper, client = built(office, "delegates", "xlsx"), sign_in(office)

    make.delegate(state="proposed", full_name="Còn Dự Kiến")
    proposed = SAYS in page(client, paper)
    Delegate.objects.update(state="confirmed")

    assert (proposed, SAYS in page(client, paper)) == (False, True)


def test_papers_of_before_and_replaced_ones_say_nothing(office, sign_in):
    make.nomination(state="approved")
    before = make.paper(by=office)
    replaced = built(office, "role_models")
    ReportFile.objects.filter(pk=replaced.pk).update(
        state="replaced", number="1/BC-UBND", issued_on=make.AT.date(), sent_at=make.AT
    )
    make.nomination(state="approved")
    client = sign_in(office)

    assert [SAYS in page(client, paper) for paper in (before, replaced)] == [False, False]
