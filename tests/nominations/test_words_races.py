"""Two leaders give one clerk their word at the same dossiers at once: with real threads."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, User
from nominations.actions import interests
from nominations.models import Interest, Nomination
from tests import make
from tests.racing import at_once, without_audit_triggers


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.mark.django_db(transaction=True)
def test_of_two_leaders_at_once_one_word_is_kept_at_each_dossier_and_the_other_is_told():
    clerk = make.user(role=Role.CULTURE_OFFICE)
    leaders = [make.user(role=Role.LEADERSHIP, unit=clerk.unit).pk for _ in range(2)]
    for _ in range(4):
        codes = {make.nomination(state="submitted", sent_by=clerk).code for _ in range(3)}

        def give(leader, codes=codes):
            by = User.objects.select_related("unit", "commune").get(pk=leader)
            found = Nomination.objects.select_related("unit__commune").filter(code__in=codes)
            order = "code" if leader == leaders[0] else "-code"
            word = f"Lời {leader}"
            return interests.give_words(
                found.order_by(order), of=clerk, word=word, by=by, at=make.AT
            )

        refused = at_once(give, leaders, workers=2)

        told = sorted(code for one in refused for code in one)
        assert told == sorted(codes)
        words = Interest.objects.filter(nomination__code__in=codes)
        assert [one.word for one in words] == [f"Lời {one.word_by_id}" for one in words]
        events = AuditEvent.objects.filter(action="allow_interest", target_code__in=codes)
        assert (words.count(), events.count()) == (3, 3)
