"""No page of meetings grows with the conference: pages, a filter, a page for a great meeting."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from nominations.models import Ballot, ReviewMeeting
from tests import make
from tests.nominations.phone import text_of

pytestmark = pytest.mark.django_db
URL = "/ho-so/cuoc-hop/"


@pytest.fixture
def office(sign_in):
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


def voted(meeting, *names):
    for name in names:
        one = make.nomination(unit=meeting.unit, state="submitted", full_name=name, complete=False)
        Ballot.objects.create(meeting=meeting, nomination=one, agree=40, disagree=2)


def shown(page):
    return [
        (held.unit.name, [ballot.nomination.full_name for ballot in held.shown_ballots])
        for held in page.context["meetings"]
    ]


def test_meetings_are_turned_newest_first_and_every_one_is_seen_once(office, monkeypatch):
    monkeypatch.setattr("nominations.web.meetings.MEETINGS", 2)
    unit = make.unit(name="Thôn Mỗ Đoạn")
    for days in range(5):
        held = make.meeting(unit=unit, held_on=make.AT.date() - timedelta(days=days))
        voted(held, f"Trần Văn {'ABCDE'[days]}")

    first = office.get(URL)
    second = office.get(URL + f"?trang=2&sau={first.context['meetings'][-1].pk}")
    last = office.get(URL + "?trang=3")

    seen = [name for page in (first, second, last) for _, names in shown(page) for name in names]
    assert seen == [f"Trần Văn {letter}" for letter in "ABCDE"]
    assert "Trang 2 trên 3" in text_of(second)
    assert "5 cuộc họp" in text_of(second)


def test_of_a_great_meeting_the_page_shows_the_first_and_leads_to_all(office, monkeypatch):
    monkeypatch.setattr("nominations.web.meetings.OF_EACH", 2)
    monkeypatch.setattr("nominations.views.meetings.PER_PAGE", 2)
    great, small = (
        make.meeting(unit=make.unit(name="Thôn Lớn")),
        make.meeting(unit=make.unit(name="Thôn Nhỏ")),
    )
    voted(great, "Trần Văn C", "Trần Văn A", "Trần Văn B")
    voted(small, "Trần Văn E", "Trần Văn D")

    page = office.get(URL)
    whole = office.get(f"{URL}{great.pk}/")
    end = office.get(f"{URL}{great.pk}/?trang=2")

    assert sorted(shown(page)) == [
        ("Thôn Lớn", ["Trần Văn A", "Trần Văn B"]), ("Thôn Nhỏ", ["Trần Văn D", "Trần Văn E"]),
    ]  # fmt: skip
    text = page.content.decode()
    assert text.count("Xem tất cả hồ sơ của cuộc họp này") == 1
    assert f'href="/ho-so/cuoc-hop/{great.pk}/"' in text
    named = [[b.nomination.full_name[-1] for b in one.context["page_obj"]] for one in (whole, end)]
    assert named == [["A", "B"], ["C"]]


def test_a_filter_shows_one_kind_or_one_unit_and_says_when_nothing_fits(office):
    mine, other = make.unit(name="Thôn Một"), make.unit(name="Thôn Hai")
    voted(make.meeting(unit=mine), "Trần Văn A")
    voted(make.meeting(unit=other), "Trần Văn B")
    approval = make.meeting(unit=other, kind="approval")

    assert [name for name, _ in shown(office.get(f"{URL}?don-vi={mine.pk}"))] == ["Thôn Một"]
    assert office.get(f"{URL}?loai=approval").context["meetings"].object_list == [approval]
    nothing = office.get(f"{URL}?loai=approval&don-vi={mine.pk}")
    assert "Không có cuộc họp nào khớp" in text_of(nothing)
    assert len(shown(office.get(f"{URL}?loai=khac"))) == 3


def test_anothers_drafts_meeting_is_no_more_there_on_its_own_page(office, sign_in):
    unit = make.unit(name="Thôn Mỗ Đoạn")
    held = make.meeting(unit=unit)
    Ballot.objects.create(
        meeting=held, nomination=make.nomination(unit=unit, state="draft", complete=False), agree=9
    )

    assert office.get(f"{URL}{held.pk}/").status_code == 404
    assert sign_in(make.user(unit=unit)).get(f"{URL}{held.pk}/").status_code == 200
    assert not ReviewMeeting.objects.frozen().exists()


def test_a_correction_names_the_first_of_many_and_leads_to_the_rest(sign_in, monkeypatch):
    monkeypatch.setattr("nominations.views.meetings.NAMED", 1)
    chairman = sign_in(make.user(role=Role.LEADERSHIP, unit=make.unit(name="UBND", kind="office")))
    held = make.meeting(unit=make.unit(name="UBND"), kind="approval")
    voted(held, "Trần Văn A", "Trần Văn B")

    page = chairman.get(f"{URL}{held.pk}/sua/")

    assert [ballot.nomination.full_name for ballot in page.context["ballots"]] == ["Trần Văn A"]
    assert "và các hồ sơ khác của cuộc họp này" in text_of(page)


@pytest.mark.parametrize(
    ("sent", "shown_of", "has_more"), [(1, 1, False), (2, 2, False), (3, 2, True)]
)
def test_drafts_between_the_first_votes_take_no_place_on_the_page(
    sent, shown_of, has_more, office, monkeypatch
):
    """The page reads up to the key of one vote: it is counted among those the reader may see."""
    monkeypatch.setattr("nominations.web.meetings.OF_EACH", 2)
    held = make.meeting(unit=make.unit(name="Thôn Mỗ Đoạn"))
    for letter in "ABC"[:sent]:
        draft = make.nomination(unit=held.unit, state="draft", complete=False)
        Ballot.objects.create(meeting=held, nomination=draft, agree=9)
        voted(held, f"Trần Văn {letter}")
    elsewhere = make.meeting(unit=held.unit, held_on=held.held_on - timedelta(days=1))
    voted(elsewhere, "Trần Văn D")

    page = office.get(URL)

    assert shown(page) == [
        ("Thôn Mỗ Đoạn", [f"Trần Văn {letter}" for letter in "ABC"[:shown_of]]),
        ("Thôn Mỗ Đoạn", ["Trần Văn D"]),
    ]
    assert [one.has_more for one in page.context["meetings"]] == [has_more, False]
