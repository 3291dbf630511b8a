"""The audit is narrowed by a word: one choice each, of every kind of event that has it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts import audit
from accounts.enums import Role
from accounts.models import AuditEvent
from tests import make

pytestmark = pytest.mark.django_db
STOPPED = "Dừng xét hồ sơ"


def page(client, what):
    found = client.get(reverse("conferences:audit"), {"viec": what})
    return BeautifulSoup(found.content, "html.parser").main


def test_one_choice_a_word_and_it_finds_every_kind_of_it(sign_in):
    office = make.user(role=Role.CULTURE_OFFICE)
    commune = make.conference().commune.code
    for action in ("stop", "stop_approved", "verify"):
        audit.record(
            by=office, at=make.AT, action=action, target="nomination", target_code="HN25-X",
            commune_code=commune,
        )  # fmt: skip
    client = sign_in(office)

    offered = [one.text for one in page(client, "")("option")]
    assert len(offered) == len(set(offered))
    assert offered.count(STOPPED) == offered.count("Mở lại hồ sơ đã dừng xét") == 1

    every = AuditEvent.objects.of_commune(commune).count()
    assert len(page(client, "").select("tbody tr")) == every > 3  # the plan's own are there too
    for kind in ("stop", "stop_approved"):
        shown = page(client, kind)
        assert len(shown.select("tbody tr")) == 2
        assert [one.text for one in shown("option", selected=True)] == [STOPPED]
    assert len(page(client, "verify").select("tbody tr")) == 1
    assert page(client, "khong-co").select("tbody tr") == []
