"""VI: a sent report on the result offers to note the duty it fulfils; nothing is noted unasked."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from conferences.models import Conference, DeadlineMark
from tests import make

pytestmark = pytest.mark.django_db
OFFER = "Ghi nhận Phòng Văn hóa - Xã hội đã xong"


@pytest.fixture
def owing():
    """The one unit of the plan that reports the result; the conference was yesterday."""
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind="office", slug="phong-vhxh")
    make.conference()
    Conference.objects.update(starts_at=make.AT - timedelta(days=1))
    return unit


def page(client, paper):
    return client.get(reverse("reports:file", args=[paper.pk])).content.decode()


def test_a_sent_result_offers_its_duty_until_it_is_noted(owing, sign_in):
    paper = make.paper(kind="result", state="sent", format="pdf")
    client = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=owing))
    mark = DeadlineMark.objects.get(deadline__key="results_reported")
    before = page(client, paper)
    assert mark.met_at is None, "sending alone notes nothing"

    client.post(reverse("conferences:deadline_mark", args=[mark.pk]), {"xong": "1"})

    mark.refresh_from_db()
    assert (mark.met_at, mark.unit) == (make.AT, owing)
    assert "Trước ngày 30/8/2025, báo cáo kết quả về Ban Thi đua - Khen thưởng." in before
    assert f'action="{reverse("conferences:deadline_mark", args=[mark.pk])}"' in before
    assert (OFFER in before, OFFER in page(client, paper)) == (True, False)


@pytest.mark.parametrize(
    ("kind", "state", "role", "offered"),
    [
        ("result", "sent", Role.CULTURE_OFFICE, True),
        ("result", "replaced", Role.CULTURE_OFFICE, True),
        ("result", "issued", Role.CULTURE_OFFICE, False),
        ("summary", "sent", Role.CULTURE_OFFICE, False),
        ("profiles", "sent", Role.CULTURE_OFFICE, False),
        ("result", "sent", Role.LEADERSHIP, False),
        ("result", "sent", Role.CITY_BOARD, False),
    ],
)
def test_only_whoever_may_note_it_is_offered_only_the_papers_duty(
    kind, state, role, offered, owing, sign_in
):
    paper = make.paper(kind=kind, state=state, format="pdf")

    assert (OFFER in page(sign_in(make.user(role=role)), paper)) is offered


@pytest.mark.parametrize("starts", [make.AT + timedelta(minutes=1), None])
@pytest.mark.parametrize(
    ("role", "what_to_do"), [(Role.CULTURE_OFFICE, True), (Role.CITY_BOARD, False)]
)
def test_a_result_told_before_the_conference_fulfils_nothing_and_says_what_it_is(
    role, what_to_do, starts, owing, sign_in
):
    """Issue 7, line 6: the city could not see that it read a draft."""
    paper = make.paper(kind="result", state="sent", format="pdf")
    Conference.objects.update(starts_at=starts)

    found = page(sign_in(make.user(role=role)), paper)

    assert (found.count("Bản dự thảo lập trước Hội nghị."), OFFER in found) == (1, False)
    assert ("chưa tính là báo cáo kết quả về thành phố" in found) is what_to_do


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.CITY_BOARD])
@pytest.mark.parametrize(("kind", "marks"), [("result", 1), ("role_models", 0)])
@pytest.mark.parametrize("minutes", [1, 0])
def test_the_lists_of_papers_mark_a_draft(minutes, kind, marks, role, owing, sign_in):
    make.paper(kind=kind, state="sent", format="pdf")
    Conference.objects.update(starts_at=make.AT + timedelta(minutes=minutes))

    found = sign_in(make.user(role=role)).get(reverse("reports:list")).content.decode()

    assert found.count("Dự thảo, lập trước Hội nghị") == marks * minutes
