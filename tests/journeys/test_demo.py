"""The demo conference: whole, idempotent, and never beside real data."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.audit import broken_links
from accounts.models import AuditEvent, Commune
from delegates.models import Delegate
from nominations.enums import NominationKind, NominationState
from nominations.models import Nomination
from tests import make

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_the_demo_shows_every_state_and_kind():
    load()

    states = set(Nomination.objects.values_list("state", flat=True))
    kinds = set(Nomination.objects.values_list("kind", flat=True))
    assert states == set(NominationState)
    assert kinds == set(NominationKind)
    assert Nomination.objects.count() == 70
    assert Delegate.objects.count() == 54
    assert list(broken_links("11086")) == []


def test_a_second_time_changes_nothing():
    load()
    before = (Nomination.objects.count(), AuditEvent.objects.count(), Delegate.objects.count())

    said = load()

    after = (Nomination.objects.count(), AuditEvent.objects.count(), Delegate.objects.count())
    assert after == before
    assert "truongthon" in said


def test_real_data_is_never_mixed_with_the_demo():
    make.commune()

    with pytest.raises(CommandError, match="dữ liệu thật"):
        load()

    assert Commune.objects.count() == 1
