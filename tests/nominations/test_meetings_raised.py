"""More people at a meeting than its votes: who lacks some is named before and after it is saved."""

import pytest

from accounts.enums import Role
from nominations.models import Ballot, ReviewMeeting
from tests import make
from tests.pages import seen

pytestmark = pytest.mark.django_db


def figures():
    found = ReviewMeeting.objects.order_by("held_on", "pk")
    return [(one.held_on.day, one.invited, one.present) for one in found]


def office():
    return make.user(role=Role.CULTURE_OFFICE)


def test_who_lacks_votes_by_a_correction_is_named_before_and_after_it_is_saved(sign_in):
    """Raised from 42 to 43 it said “Đã sửa cuộc họp” alone, and verified ones waited for a vote."""
    ones = [make.nomination(state="verified", full_name=f"Lê Thị {letter}") for letter in "ABCDEGH"]
    whole, over = ones.pop(0), make.nomination(state="rejected", full_name="Lê Thị Xa")
    Ballot.objects.filter(nomination=whole).update(agree=43, disagree=0, abstain=0)
    make.nomination(state="draft", full_name="Lê Thị Xong")
    held = ReviewMeeting.objects.get()
    ReviewMeeting.objects.update(present=43)
    client, url = sign_in(office()), f"/ho-so/cuoc-hop/{held.pk}/sua/"
    typed = seen(client, url) | {"invited": "52", "present": "44", "reason": "Biên bản ghi 44"}

    asked = client.post(url, typed)

    each = f"{whole.full_name} ({whole.code}) 43 phiếu; " + "; ".join(
        f"{one.full_name} ({one.code}) 42 phiếu" for one in ones[:4]
    )
    names = f"nay còn thiếu phiếu: {each}; và 2 hồ sơ khác."
    assert (asked.status_code, figures()) == (422, [(15, 50, 43)])
    question = f"Với 44 người có mặt, {names} Nếu đúng, hãy bấm “Sửa cuộc họp” lần nữa."
    assert asked.context["form"].errors == {"present": [question]}
    again = typed | {"told": asked.context["form"]["told"].value()}

    other = client.post(url, again | {"present": "45"})
    Ballot.objects.filter(nomination=whole).update(agree=42)
    moved = client.post(url, again)

    assert (other.status_code, moved.status_code, figures()) == (422, 422, [(15, 50, 43)])
    done = client.post(url, again | {"told": moved.context["form"]["told"].value()}, follow=True)
    assert figures() == [(15, 52, 44)]
    told = [str(message) for message in done.context["messages"]]
    last = f"N{names[1:]} Hãy xem lại số phiếu."
    assert told[-1] == last.replace("43 phiếu", "42 phiếu")
    assert over.code not in told[-1]


@pytest.mark.parametrize(("present", "votes"), [("42", 40), ("41", 40), ("43", 43)])
def test_nothing_is_asked_where_no_vote_lacks_by_it(sign_in, present, votes):
    """Who lacked votes before is told of where it stands: a correction downwards adds nobody."""
    make.nomination(state="submitted")
    Ballot.objects.update(agree=votes, disagree=0, abstain=0)
    client, url = sign_in(office()), f"/ho-so/cuoc-hop/{ReviewMeeting.objects.get().pk}/sua/"
    typed = seen(client, url) | {"invited": "52", "present": present, "reason": "Đọc lại"}

    done = client.post(url, typed, follow=True)

    assert figures() == [(15, 52, int(present))]
    assert "thiếu phiếu" not in " ".join(str(one) for one in done.context["messages"])
