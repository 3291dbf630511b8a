"""VI: a sent report on the result offers to note the duty it fulfils; nothing is noted unasked."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from conferences.models import DeadlineMark
from tests import make

pytestmark = pytest.mark.django_db
OFFER = "Ghi nhận Phòng Văn hóa - Xã hội đã xong"


@pytest.fixture
def owing():
    """The one unit of the plan that reports the result."""
    return make.unit(name="Phòng Văn hóa - Xã hội", kind="office", slug="phong-vhxh")


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
