"""A village invites households to its review, and people come; elsewhere people are invited."""

from datetime import date

import pytest

from accounts.problems import Refused
from nominations.actions import drafts, meetings, reviews
from nominations.models import Ballot, ReviewMeeting
from tests import make
from tests.nominations.phone import begin, meant, post, text_of
from tests.pages import seen
from tests.reading import text

pytestmark = pytest.mark.django_db
TOO_MANY = "Số người có mặt nhiều hơn số được mời. Hãy xem lại hai số này."


def figures() -> tuple:
    return ReviewMeeting.objects.values_list("invited", "present").get()


def test_sixty_households_and_seventy_people_is_a_true_meeting(village):
    """It was refused: the village could not enter what its minutes say."""
    draft = begin(village)

    page = text(village.get(f"/ho-so/{draft.code}/buoc/hop/"))
    answer = post(village, draft, "hop", invited="60", present="70")

    assert "Số hộ được mời họp" in page
    assert (answer.status_code, figures()) == (302, (60, 70))
    post(village, draft, "phieu", agree="65", disagree="5", abstain="")
    summary = text(village.get(f"/ho-so/{draft.code}/gui/"))
    assert "15/8/2025, mời 60 hộ, có mặt 70 người" in summary
    assert "Có mặt 70 người, mời 60 hộ. Hãy xem lại; nếu đúng thì để nguyên." in summary


@pytest.mark.parametrize("present", ["59", "60"])
def test_no_question_while_there_are_no_more_people_than_households(present, village):
    draft = begin(village)
    post(village, draft, "hop", invited="60", present=present)
    post(village, draft, "phieu", agree="50", disagree="5", abstain="")

    assert "nếu đúng thì để nguyên" not in text(village.get(f"/ho-so/{draft.code}/gui/"))


def test_elsewhere_people_are_invited_and_no_more_come(sign_in):
    school = make.unit(name="Trường Tiểu học Đại Sơn", kind="school")
    make.conference()
    client = sign_in(make.user(unit=school))
    draft = begin(client)

    page = text(client.get(f"/ho-so/{draft.code}/buoc/hop/"))
    refused = post(client, draft, "hop", invited="60", present="61")
    entry = reviews.MeetingEntry(held_on=date(2025, 8, 15), invited=60, present=61)
    with pytest.raises(Refused, match=TOO_MANY):
        drafts.hold_meeting(draft, entry=entry, at=make.AT, by=make.user(unit=school))

    assert "Số người được mời họp" in page
    assert TOO_MANY in text_of(refused)
    assert not ReviewMeeting.objects.exists()
    assert post(client, draft, "hop", invited="60", present="60").status_code == 302


def test_the_office_may_correct_a_villages_figures_so_and_not_a_schools(sign_in):
    village, school = make.unit(), make.unit(name="Trường Tiểu học", kind="school")
    for unit in (village, school):
        make.nomination(unit=unit, state="submitted")
    found = {unit: ReviewMeeting.objects.get(unit=unit) for unit in (village, school)}
    client = sign_in()
    typed = {"invited": "40", "present": "45", "reason": "Đọc lại biên bản"}

    urls = {unit: f"/ho-so/cuoc-hop/{held.pk}/sua/" for unit, held in found.items()}
    boxes = {unit: meant(client, url, seen(client, url) | typed) for unit, url in urls.items()}
    answers = {unit: client.post(url, boxes[unit]) for unit, url in urls.items()}

    assert answers[village].status_code == 302
    assert TOO_MANY in text(answers[school])
    with pytest.raises(Refused, match=TOO_MANY):
        meetings.correct(
            found[school], invited=40, present=45, reason="Đọc lại", by=make.user(
                role="culture_office"
            ), at=make.AT,
        )  # fmt: skip
    kept = ReviewMeeting.objects.order_by("unit__name").values_list("invited", "present")
    assert list(kept) == [(40, 45), (50, 42)]
    assert Ballot.objects.count() == 2
    assert "45 người có mặt, mời 40 hộ" in text(client.get("/ho-so/cuoc-hop/"))
