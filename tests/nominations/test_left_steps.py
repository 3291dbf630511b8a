"""A step's buttons work on what stands in its boxes, and no way out of it loses what was typed."""

import pytest

from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import begin, post, text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
ASKED = "Mới ghi 41 phiếu của 48 người có mặt, còn thiếu 7."
GO_ON = "Số phiếu đúng như vậy, tiếp tục"


def votes() -> tuple:
    return Ballot.objects.values_list("agree", "disagree", "abstain").get()


def asked_about(village) -> Nomination:
    """Votes of 41 of 48 were saved, and the page asks about them."""
    draft = begin(village)
    post(village, draft, "hop")
    assert ASKED in text_of(post(village, draft, "phieu", agree="40", abstain=""))
    return draft


def test_every_button_of_the_warning_sends_what_stands_in_the_boxes(village):
    """Not a copy of what was saved: a corrected number was thrown away without a word."""
    draft = begin(village)
    post(village, draft, "hop")

    page = Page(text_of(post(village, draft, "phieu", agree="40", abstain="")))

    assert [box.attrs["id"] for box in page.all("input") if box.attrs["name"] == "agree"] == [
        "id_agree"
    ]
    form = page.by_id["buoc"]
    sends = [
        button.words()
        for button in page.all("button")
        if button.attrs.get("form") == "buoc" or button.inside("form") is form
    ]
    assert sends == [
        "Tiếp tục",
        "Trở lại",
        "Sửa cuộc họp",
        "Biên bản họp",
        "Số còn lại: không có ý kiến",
        GO_ON,
        "Để sau, tôi làm tiếp",
        "Xem các phần của hồ sơ",
    ]


def test_the_rest_is_counted_from_the_corrected_number(village):
    draft = asked_about(village)

    onward = post(village, draft, "phieu", agree="44", abstain="", **{"con-lai": 1})

    assert (onward.status_code, votes()) == (302, (44, 1, 3))


def test_a_corrected_number_is_saved_and_asked_about_anew(village):
    draft = asked_about(village)

    again = post(village, draft, "phieu", agree="45", abstain="", **{"da-hoi": [ASKED]})

    assert votes() == (45, 1, 0)
    assert "Mới ghi 46 phiếu của 48 người có mặt, còn thiếu 2." in text_of(again)


def test_the_same_votes_are_asked_about_once(village):
    """The big button brought the same page back for ever."""
    draft = asked_about(village)

    onward = post(village, draft, "phieu", agree="40", abstain="", **{"da-hoi": [ASKED]})

    assert onward.url == f"/ho-so/{draft.code}/buoc/tep/"
    summary = text_of(village.get(f"/ho-so/{draft.code}/gui/"))
    assert ASKED in summary
    assert "Vẫn gửi được hồ sơ; Phòng Văn hóa - Xã hội và lãnh đạo xã sẽ phải ghi lý do" in summary


def test_a_lost_vote_is_asked_about_once_though_the_rest_is_filled(village):
    draft = begin(village)
    post(village, draft, "hop")
    page = post(village, draft, "phieu", agree="20", disagree="1", abstain="")
    said = [problem.text for problem in page.context["odd"]]
    assert len(said) == 2

    onward = post(village, draft, "phieu", agree="20", abstain="", **{"con-lai": 1, "da-hoi": said})

    assert (onward.status_code, votes()) == (302, (20, 1, 27))


@pytest.mark.parametrize(
    ("slug", "button", "query", "there"),
    [
        ("ai", "doi-loai", "", "/ho-so/{code}/buoc/loai/"),
        ("ai", "doi-loai", "?ve=gui", "/ho-so/{code}/buoc/loai/?ve=gui"),
        ("phieu", "sua-hop", "", "/ho-so/{code}/buoc/hop/?hop={held}"),
        ("phieu", "bien-ban", "", "/ho-so/{code}/bien-ban-hop/"),
        ("phieu", "sua-hop", "?ve=gui", "/ho-so/{code}/buoc/hop/?hop={held}&ve=gui"),
    ],
)
def test_a_way_out_of_a_step_saves_first(slug, button, query, there, village):
    draft = begin(village)
    post(village, draft, "hop")
    held = ReviewMeeting.objects.get().pk
    if slug == "phieu":
        query = f"?hop={held}" + query.replace("?", "&")

    left = post(village, draft, slug, query, **{button: "1"})

    assert left.url == there.format(code=draft.code, held=held)
    if slug == "ai":
        assert Nomination.objects.get().full_name == "Nguyễn Hữu Ước"
    else:
        assert votes() == (46, 1, 1)


@pytest.mark.parametrize(
    ("slug", "button", "changes"),
    [
        ("ai", "doi-loai", {"birth_year": "56"}),
        ("ai", "tro-lai", {"birth_year": "56"}),
        ("phieu", "sua-hop", {"agree": "80"}),
        ("phieu", "sua-hop", {"agree": "", "disagree": "3"}),
        ("hop", "tro-lai", {"present": ""}),
        ("hop", "de-sau", {"held_on": "", "present": ""}),
        ("hop", "tro-lai", {"held_on": "32/8/2025"}),
    ],
)
def test_what_could_not_be_saved_is_there_again(slug, button, changes, village):
    """More votes than people is the very moment to mend the meeting: the votes wait meanwhile."""
    draft = begin(village)
    if slug == "phieu":
        post(village, draft, "hop")
    post(village, draft, slug, **{button: "1"}, **changes)

    url = f"/ho-so/{draft.code}/buoc/{slug}/"
    page = village.get(url)

    assert {name: page.context["form"][name].value() for name in changes} == changes
    assert "Chữ ông, bà viết lần trước còn ở dưới" in text_of(page)
    assert post(village, draft, slug).status_code == 302
    assert "Chữ ông, bà viết lần trước" not in text_of(village.get(url))


def test_a_meeting_taken_again_is_not_covered_by_half_a_meeting(village):
    held = make.meeting(unit=village.unit)
    draft = begin(village)
    post(village, draft, "hop", present="", **{"tro-lai": "1"})

    page = village.get(f"/ho-so/{draft.code}/buoc/hop/?hop={held.pk}")

    assert page.context["form"]["present"].value() == 42
