"""Who judged a dossier and says after its approval that they are related: the first page tells."""

from datetime import timedelta

import pytest

from accounts import audit
from accounts.enums import Role
from nominations.actions import interests
from nominations.models import Nomination
from tests import make
from tests.nominations.related import fresh, leader, move, word
from tests.nominations.test_words_for_many import alone

pytestmark = pytest.mark.django_db
__all__ = ["alone", "leader"]  # fixtures


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("verifier", "Người thẩm định đã ghi có liên quan."),
        ("approver", "Người duyệt đã ghi có liên quan sau khi duyệt."),
    ],
)
def test_who_says_it_after_the_approval_is_counted_on_the_first_page(
    who, words, alone, leader, sign_in
):
    one, other = (make.nomination(state="submitted", full_name=name) for name in ("An", "Bình"))
    for each in (one, other):
        move(each, "verify", alone)
        of = {"target": "nomination", "commune_code": each.commune_code}
        audit.record(by=leader, at=make.AT, action="approve", target_code=each.code, **of)
    Nomination.objects.update(state="approved", decided_at=make.AT)
    Nomination.objects.filter(pk=other.pk).update(integrity="pending")
    client = sign_in(leader)
    behind = "/ho-so/?can-xem=again"

    def told():
        home = client.get("/").context["home"]
        assert home.again_total == len(home.again) == client.get(behind).context["total"]
        return [(row.code, *row.words) for row in home.again]

    pending = (other.code, "Đang xem xét kỷ luật, đơn thư, chưa có kết luận.")
    assert told() == [pending]
    by = alone if who == "verifier" else leader
    for each in (one, other):
        interests.declare(fresh(each), is_related=True, by=by, at=make.AT + timedelta(hours=1))
    assert told() == [(one.code, words), (*pending, words)]

    second = make.user(role=Role.LEADERSHIP, unit=leader.unit)
    for each in (one, other):
        word(each, by, second)
    assert told() == [pending]


def test_a_unit_is_not_offered_them(sign_in):
    """A5: a complaint is among the reasons, and it may be the one complained of."""
    one = make.nomination(state="approved", full_name="An", integrity="pending")
    make.nomination(state="approved", full_name="Bình", unit=one.unit)

    page = sign_in(make.user(unit=one.unit)).get("/ho-so/", {"can-xem": "again"}).context

    assert sorted(row.nomination.full_name for row in page["rows"]) == ["An", "Bình"]
    assert "again" not in dict(page["form"].fields["looks"].choices)
