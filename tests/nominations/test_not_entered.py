"""Votes nobody entered are told as not entered, everywhere one way, and never as a nought."""

import pytest

from accounts.enums import Role
from nominations.models import Ballot, ReviewMeeting
from nominations.reading import BallotValue
from tests import make
from tests.nominations.taking import page_of

pytestmark = pytest.mark.django_db
SHORT = "40 đồng ý, 1 không đồng ý, chưa ghi số không có ý kiến"


@pytest.mark.parametrize(
    ("agree", "disagree", "abstain", "words"),
    [
        (40, 0, 0, "40 đồng ý, chưa ghi số không đồng ý, chưa ghi số không có ý kiến"),
        (40, 1, 0, SHORT),
        (40, 0, 1, "40 đồng ý, chưa ghi số không đồng ý, 1 không có ý kiến"),
        (42, 0, 0, "42 đồng ý, 0 không đồng ý, 0 không có ý kiến"),
        (43, 0, 0, "43 đồng ý, 0 không đồng ý, 0 không có ý kiến"),
        (40, 1, 1, "40 đồng ý, 1 không đồng ý, 1 không có ý kiến"),
    ],
)
def test_a_nought_is_one_only_where_nobody_is_left(agree, disagree, abstain, words):
    value = BallotValue(present=42, agree=agree, disagree=disagree, abstain=abstain)

    assert value.words == words


def test_every_page_says_so(village, sign_in):
    """“0 không đồng ý, 0 không có ý kiến” beside “Mới ghi 44 phiếu của 48” and a paper with “…”."""
    draft = make.nomination(unit=village.unit)
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    Ballot.objects.update(agree=40, disagree=1, abstain=0)
    held = ReviewMeeting.objects.get()
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))

    assert SHORT in page_of(village.get(f"/ho-so/{draft.code}/gui/")).words()
    assert SHORT in page_of(office.get(f"/ho-so/{sent.code}/")).words()
    assert SHORT in page_of(office.get(f"/ho-so/cuoc-hop/{held.pk}/sua/")).words()
    assert "40 1 chưa ghi" in page_of(office.get("/ho-so/cuoc-hop/")).words()


def test_correcting_offers_no_nought_that_nobody_entered(village):
    draft = make.nomination(unit=village.unit)
    Ballot.objects.update(agree=40, disagree=1, abstain=0)

    form = village.get(f"/ho-so/{draft.code}/buoc/phieu/").context["form"]
    shown = [form[name].value() for name in ("agree", "disagree", "abstain")]
    Ballot.objects.update(agree=42, disagree=0)
    whole = village.get(f"/ho-so/{draft.code}/buoc/phieu/").context["form"]

    assert shown == [40, 1, None]
    assert [whole[name].value() for name in ("agree", "disagree", "abstain")] == [42, 0, 0]
