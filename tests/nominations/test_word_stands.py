"""The leadership's word at a dossier is written once, whoever presses how often."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import interests
from nominations.models import Interest
from tests import make
from tests.nominations.related import fresh, leader, related, word
from tests.nominations.test_words_for_many import alone, paper

pytestmark = pytest.mark.django_db
__all__ = ["alone", "leader"]  # fixtures


def test_a_word_that_stands_is_not_written_over(alone, leader, sign_in):
    """Of two leaders, or of one press twice: the first word stays, and is kept once."""
    one, other = paper(alone), paper(alone, full_name="Đoàn Thị Đào")
    word(one, alone, leader)
    second = make.user(role=Role.LEADERSHIP, unit=leader.unit)

    refused = interests.give_words(
        [fresh(one), fresh(other)], of=alone, word="Câu khác", by=second, at=make.AT
    )

    said = "Hồ sơ này đã có ý kiến của lãnh đạo. Hãy mở hồ sơ để đọc, không ghi lại."
    assert {code: [p.text for p in found] for code, found in refused.items()} == {one.code: [said]}
    with pytest.raises(Refused) as single:
        word(one, alone, second)
    assert [(p.text, p.field) for p in single.value.problems] == [(said, "word")]
    kept = Interest.objects.order_by("pk").values_list("nomination", "word", "word_by")
    assert list(kept) == [
        (one.pk, "Phòng chỉ có một người", leader.pk),
        (other.pk, "Câu khác", second.pk),
    ]
    assert AuditEvent.objects.filter(action="allow_interest").count() == 2


def test_what_a_leader_wrote_for_himself_another_may_say_and_he_not_again(leader):
    one = make.nomination(state="verified")
    related(one, leader)
    word(one, leader, leader)
    with pytest.raises(Refused):
        word(one, leader, leader)
    second = make.user(role=Role.LEADERSHIP, unit=leader.unit)

    word(one, leader, second)

    assert [kept.word_by for kept in Interest.objects.all()] == [second]
