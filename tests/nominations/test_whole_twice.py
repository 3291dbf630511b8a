"""What a phone queued without a line says of a day on which the unit has met already."""

import uuid

import pytest

from nominations.models import Ballot, Nomination, ReviewMeeting
from tests.nominations.phone import bring, post
from tests.nominations.taking import page_of
from tests.nominations.twice import meetings

pytestmark = pytest.mark.django_db
ASKED = (
    "Ngày 15/8/2025 đơn vị đã ghi một cuộc họp{}: mời 50, có mặt 48. Đây là cuộc họp{} đã ghi hay "
    "một cuộc họp khác trong ngày? Hãy chọn."
)


@pytest.fixture
def later(village, whole):
    """The morning's came first, with this hour; what became of the one queued since."""

    def brought(first, **second):
        assert bring(village, whole(starts_at=first))[1]["lacks"] == []
        name = {"full_name": "Trần Văn Khác", "birth_year": "1960", "form_key": uuid.uuid4()}
        boxes = whole(**name | second)
        return boxes, bring(village, boxes)[1]

    return brought


def votes():
    return list(Ballot.objects.order_by("pk").values_list("meeting__starts_at", "agree"))


@pytest.mark.parametrize("hour", ["8:30", "7:30", "19h30"])
def test_hours_half_an_hour_apart_are_two_meetings(hour, village, later):
    boxes, told = later("8:00", starts_at=hour, invited="40", present="30", agree="29",
                        disagree="0", abstain="0")  # fmt: skip

    assert told["lacks"] == []
    stands = {"8:30": "08:30", "7:30": "07:30", "19h30": "19:30"}[hour]
    assert meetings() == [("08:00", 50, 48), (stands, 40, 30)]
    assert [f"{hour:%H:%M}" for hour, _ in votes()] == ["08:00", stands]
    assert bring(village, boxes)[1]["lacks"] == []
    assert len(meetings()) == 2, "no answer reached it, and it came again"


def test_the_same_figures_at_hours_far_apart_are_two_meetings_too(later):
    assert later("8:00", starts_at="19:30")[1]["lacks"] == []

    assert meetings() == [("08:00", 50, 48), ("19:30", 50, 48)]


@pytest.mark.parametrize(
    ("first", "second"), [("8:00", "8:29"), ("8:00", "7:31"), ("", "19:30"), ("8:00", "")]
)
def test_where_the_hours_leave_doubt_it_is_asked_and_all_of_it_waits(first, second, village, later):
    _, told = later(first, starts_at=second, invited="40", present="30", agree="30",
                    disagree="0", abstain="0")  # fmt: skip

    hour = " 08:00" if first else ""
    assert told["lacks"] == [ASKED.format(hour, hour)]
    assert meetings() == [("08:00" if first else "", 50, 48)]
    assert set(told["held"]) >= {"held_on", "invited", "present", "agree"}
    one = Nomination.objects.get(full_name="Trần Văn Khác")
    page = village.get(f"/ho-so/{one.code}/buoc/hop/")
    assert page.context["same_day"].problems[0].text == ASKED.format(hour, hour)
    form = page.context["form"]
    assert [form[name].value() for name in ("invited", "present", "starts_at")] == [
        "40", "30", second,
    ]  # fmt: skip

    answer = page.context["same_day"].choices[-1].answer
    typed = {"invited": "40", "present": "30", "starts_at": "19:30", "hop-nao": answer}
    done = post(village, one, "hop", **typed)

    assert meetings() == [("08:00" if first else "", 50, 48), ("19:30", 40, 30)]
    evening = ReviewMeeting.objects.latest("pk")
    assert done.url == f"/ho-so/{one.code}/buoc/phieu/?hop={evening.pk}"
    assert village.get(done.url).context["form"]["agree"].value() == "30"


@pytest.mark.parametrize(("first", "second"), [("8:00", "8h"), ("8:00", ""), ("", "8:00")])
def test_the_same_figures_and_no_other_hour_are_the_one_meeting(first, second, later):
    assert later(first, starts_at=second)[1]["lacks"] == []

    assert meetings() == [("08:00", 50, 48)]
    assert len({row.meeting_id for row in Ballot.objects.all()}) == 1


def test_a_page_with_nothing_in_doubt_asks_nothing(village, later):
    later("8:00", starts_at="x")  # no hour: said beside its box
    one = Nomination.objects.get(full_name="Trần Văn Khác")

    page = village.get(f"/ho-so/{one.code}/buoc/hop/")

    assert page.context["same_day"] is None
    assert "hop-nao" not in page_of(page).by_id
