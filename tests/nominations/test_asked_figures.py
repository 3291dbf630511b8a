"""Figures of a meeting that sent dossiers rest on: the unit asks for them with one press."""

from datetime import date, time

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from nominations.actions.asked_figures import ask_figures
from nominations.models import Ballot, Comment, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import begin, meant, post
from tests.nominations.taking import PAGE, page_of
from tests.nominations.twice import choices, meetings
from tests.pages import seen

pytestmark = pytest.mark.django_db
RIGHT = {"held_on": "15/8/2025", "invited": "50", "present": "47", "starts_at": "8:00"}
WORDS = "Đề nghị sửa số người của cuộc họp 08:00 ngày 15/8/2025: có mặt 42 → 47."
OFFERED = "Số đã ghi của cuộc họp 08:00 sai, đề nghị Phòng sửa thành mời 50, có mặt 47"
TOLD = (
    "Đã đề nghị Phòng Văn hóa - Xã hội sửa số người của cuộc họp 08:00 ngày 15/8/2025. Phòng trả "
    "lời ở “Việc cần làm”; cho tới lúc đó vẫn là mời 50, có mặt 42."
)


@pytest.fixture
def two(village):
    """One came back, another that rests on the same meeting waits at the office."""
    back = make.nomination(unit=village.unit, state="returned", submitted_at=make.AT)
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    ReviewMeeting.objects.update(starts_at=time(8))
    return back, sent


def request(answer):
    (found,) = [c for c in answer.context["same_day"].choices if c.answer.startswith("de-nghi-")]
    return {"hop-nao": found.answer}


def said():
    return list(Comment.objects.values_list("nomination", "about", "text", "from_unit"))


def test_one_press_asks_the_office_and_the_dossier_goes_on(village, two):
    """It was told to call: a dead end in the evening."""
    back, _ = two
    asked = post(village, back, "hop", **RIGHT)
    assert choices(asked) == ["Cuộc họp 08:00 đã ghi, giữ mời 50, có mặt 42", OFFERED]

    answer = post(village, back, "hop", **RIGHT, **request(asked))

    assert meetings() == [("08:00", 50, 42)]
    assert said() == [(back.pk, "review", WORDS, True)]
    assert TOLD in page_of(village.get(answer.url)).words()
    post(village, back, "hop", **RIGHT, **request(asked))
    assert len(said()) == 1, "pressed twice it is one request"


def test_both_figures_are_named_where_both_are_asked_for(village, two):
    back, _ = two
    asked = post(village, back, "hop", **RIGHT | {"invited": "60"})

    post(village, back, "hop", **RIGHT | {"invited": "60"}, **request(asked))

    assert [text for _, _, text, _ in said()] == [
        "Đề nghị sửa số người của cuộc họp 08:00 ngày 15/8/2025: mời 50 → 60, có mặt 42 → 47."
    ]


def test_a_draft_asks_by_a_sent_dossier_of_the_meeting(village, two):
    _, sent = two
    Nomination.objects.filter(state="returned").update(state="draft")
    draft = begin(village)
    asked = post(village, draft, "hop", **RIGHT)

    post(village, draft, "hop", **RIGHT, **request(asked))

    assert said() == [(sent.pk, "review", WORDS, True)]


def test_names_first_asks_as_well(village, two):
    held = ReviewMeeting.objects.get()
    address = f"{PAGE}?hop={held.pk}"
    asked = village.post(address, seen(village, address) | RIGHT)

    answer = village.post(address, seen(village, address) | RIGHT | request(asked))

    assert meetings() == [("08:00", 50, 42)]
    assert [text for _, _, text, _ in said()] == [WORDS]
    assert TOLD in page_of(village.get(answer.url)).words()


def test_the_office_reads_it_at_the_meeting_and_takes_it_or_not(village, two, sign_in):
    back, sent = two
    asked = post(village, back, "hop", **RIGHT)
    post(village, back, "hop", **RIGHT, **request(asked))
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))
    held = ReviewMeeting.objects.get()
    there = f"/ho-so/cuoc-hop/{held.pk}/sua/"

    talk = page_of(office.get(f"/ho-so/{back.code}/trao-doi/"))
    opens = f"{there}?de-nghi={Comment.objects.get().pk}"
    assert opens in [a.attrs.get("href") for a in talk.all("a")]
    page = page_of(office.get(there)).words()
    filling = "Điền số đề nghị vào hai ô dưới"
    assert f"{WORDS} {filling} Trả lời {back.full_name} ({back.code})" in page
    assert filling not in page_of(office.get(opens)).words()
    form = office.get(opens).context["form"]
    assert (form["invited"].value(), form["present"].value()) == (50, 47)
    typed = seen(office, opens) | {"invited": "50", "present": "47", "reason": "Thôn đề nghị"}
    office.post(opens, meant(office, opens, typed))

    assert meetings() == [("08:00", 50, 47)]
    first, answer = Comment.objects.order_by("pk")
    assert (first.done_at is None, answer.first, answer.from_unit) == (False, first, False)
    assert answer.text == (
        "Phòng đã sửa số người của cuộc họp 08:00 ngày 15/8/2025: có mặt 42 → 47. Nay còn thiếu "
        f"phiếu: {back.full_name} ({back.code}) 42 phiếu; {sent.full_name} ({sent.code}) 42 phiếu. "
        "Hãy xem lại số phiếu."
    )
    assert WORDS not in page_of(office.get(there)).words()
    assert answer.text in page_of(village.get(f"/ho-so/{back.code}/trao-doi/")).words()
    mine = page_of(village.get(f"/ho-so/{sent.code}/trao-doi/"))
    assert "/sua/" not in " ".join(a.attrs.get("href", "") for a in mine.all("a"))


def test_no_request_where_the_unit_changes_the_figures_itself(village):
    draft = make.nomination(unit=village.unit)
    make.nomination(unit=village.unit)
    ReviewMeeting.objects.update(starts_at=time(8))

    asked = post(village, draft, "hop", **RIGHT)

    assert choices(asked) == ["Cuộc họp 08:00 đã ghi, sửa thành mời 50, có mặt 47"]
    sent = make.nomination(unit=village.unit, state="submitted")
    later = post(village, draft, "hop", **RIGHT | {"starts_at": "9:00", "present": "42"})
    assert choices(later) == ["Cuộc họp 08:00 đã ghi", "Một cuộc họp khác trong ngày"]
    assert not Comment.objects.filter(nomination=sent).exists()


def test_an_office_that_types_paper_in_is_not_offered_to_ask_itself(sign_in, two):
    """It corrects by its own page; and a request of its own would read as the unit's."""
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=unit))
    paper = make.nomination(unit=two[0].unit, entered_by=unit, complete=False)

    asked = post(office, paper, "hop", **RIGHT)

    assert choices(asked)[0] == "Cuộc họp 08:00 đã ghi, giữ mời 50, có mặt 42"
    assert OFFERED not in choices(asked)


def test_a_request_about_another_meeting_is_not_shown_at_this_one(village, two, sign_in):
    back, _ = two
    other = make.meeting(unit=village.unit, held_on=date(2025, 8, 12))
    apart = make.nomination(unit=village.unit, state="submitted")
    Ballot.objects.filter(nomination=apart).update(meeting=other)
    make.comment(apart, about="review", text="Sửa cuộc họp kia")
    make.comment(back, about="position", text="Chức vụ ạ")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))
    held = ReviewMeeting.objects.get(held_on=date(2025, 8, 15))

    page = page_of(office.get(f"/ho-so/cuoc-hop/{held.pk}/sua/")).words()

    assert "Sửa cuộc họp kia" not in page
    assert "Chức vụ ạ" not in page


def test_an_hour_is_given_to_a_sent_dossier_s_meeting_only_when_asked_for(village):
    """The evening's meeting with the morning's figures is not the morning's."""
    make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    same = {"held_on": "15/8/2025", "invited": "50", "present": "42", "starts_at": "19:30"}

    asked = post(village, begin(village), "hop", **same)

    assert asked.status_code == 422
    assert choices(asked) == ["Cuộc họp đã ghi, ghi thêm giờ 19:30", "Một cuộc họp khác trong ngày"]
    assert meetings() == [("", 50, 42)]


def test_nothing_is_asked_for_where_nothing_differs(village, two):
    back, _ = two
    held = ReviewMeeting.objects.get()
    with pytest.raises(Refused) as refused:
        ask_figures(
            held,
            {"invited": 50, "present": 42},
            of=back,
            by=make.user(unit=village.unit),
            at=make.AT,
        )
    assert "không cần đề nghị sửa" in str(refused.value)
    assert said() == []


@pytest.mark.parametrize("over", ["rejected", "annulled"])
def test_a_dossier_that_goes_on_speaks_before_one_that_is_over(village, two, over):
    Nomination.objects.filter(pk=two[0].pk).update(state=over, code="HN25-0001")
    Nomination.objects.filter(pk=two[1].pk).update(code="HN25-0002")
    figures = {"invited": 50, "present": 47}
    one = ask_figures(
        ReviewMeeting.objects.get(), figures, by=make.user(unit=village.unit), at=make.AT
    )
    assert one.nomination_id == two[1].pk


FEWER = RIGHT | {"present": "40"}
OVER = "Đã ghi nhiều phiếu hơn 40 người có mặt: {}. Phòng phải trả lại các hồ sơ này để đơn vị sửa "


def test_fewer_people_than_votes_name_the_dossiers_and_the_way_out(village, two, sign_in):
    """A dead end: “48 phiếu cho một hồ sơ”, of which nobody said which, nor what to do."""
    back, sent = two
    Ballot.objects.filter(nomination=sent).update(agree=40, disagree=0, abstain=0)
    Ballot.objects.filter(nomination=back).update(agree=41, disagree=0, abstain=0)
    name = f"{back.full_name} ({back.code}) 41 phiếu"
    asked = post(village, back, "hop", **FEWER)

    answer = post(village, back, "hop", **FEWER, **request(asked))

    told = page_of(village.get(answer.url)).words()
    linked = f"{back.full_name} ({back.code} ) 41 phiếu"  # the code is a link
    assert OVER.format(linked) + "số phiếu thì mới sửa được số người." in told
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))
    there = f"/ho-so/cuoc-hop/{ReviewMeeting.objects.get().pk}/sua/"
    opens = f"{there}?de-nghi={Comment.objects.get().pk}"
    fewer = {"invited": "50", "present": "40", "reason": "Thôn đề nghị"}
    refused = office.post(opens, seen(office, opens) | fewer)
    assert refused.status_code == 422
    assert refused.context["form"].errors == {
        "present": [
            f"Nhiều hơn 40 người có mặt: {name}. Hãy xem lại số người có mặt; nếu đúng, hãy trả "
            "lại hồ sơ này để đơn vị sửa số phiếu rồi mới sửa cuộc họp."
        ]
    }
    links = [a.attrs.get("href") for a in page_of(refused).all("a")]
    assert f"/ho-so/{back.code}/" in links
    assert Comment.objects.get().done_at is None, "nothing was done"

    post(village, back, "phieu", agree="40", disagree="", abstain="")
    office.post(opens, seen(office, opens) | fewer)

    assert meetings() == [("08:00", 50, 40)]
    assert Comment.objects.order_by("-pk")[0].text == (
        "Phòng đã sửa số người của cuộc họp 08:00 ngày 15/8/2025: có mặt 42 → 40."
    )


def test_votes_wait_for_the_answer_and_the_rest_is_nobodys(village, two):
    """“Số còn lại: không có ý kiến” was offered for people who, it was said, were not there."""
    back, _ = two
    Ballot.objects.filter(nomination=back).update(agree=40, disagree=0, abstain=0)
    rest, waits = "Số còn lại: không có ý kiến", "Đang chờ Phòng Văn hóa - Xã hội trả lời đề nghị"
    short = page_of(post(village, back, "phieu", agree="40", disagree="", abstain="")).words()
    assert (rest in short, waits in short) == (True, False)
    asked = post(village, back, "hop", **FEWER)
    post(village, back, "hop", **FEWER, **request(asked))

    short = page_of(post(village, back, "phieu", agree="40", disagree="", abstain="")).words()

    assert (rest in short, f"{waits} sửa cuộc họp thành mời 50, có mặt 40." in short) == (
        False, True,
    )  # fmt: skip
    Comment.objects.update(done_at=make.AT)
    short = page_of(post(village, back, "phieu", agree="40", disagree="", abstain="")).words()
    assert (rest in short, waits in short) == (True, False)


def test_a_question_of_the_offices_own_about_the_meeting_stays_open(village, two, sign_in):
    back, _ = two
    make.comment(back, about="review", text="Cuộc họp có ghi âm không ạ?")
    make.comment(back, about="review", text=WORDS, from_unit=False)
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))
    there = f"/ho-so/cuoc-hop/{ReviewMeeting.objects.get().pk}/sua/"

    figures = {"invited": "50", "present": "45", "reason": "Đếm lại"}
    office.post(there, meant(office, there, seen(office, there) | figures))

    assert meetings() == [("08:00", 50, 45)]
    assert list(Comment.objects.values_list("first", "done_at")) == [(None, None)] * 2
