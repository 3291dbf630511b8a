"""Two reviews of one day are told apart by their hour wherever one of them is named."""

import io
from datetime import date, time

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from nominations.facts.meeting import _review
from nominations.models import Ballot, Change, Nomination, ReviewMeeting
from nominations.web.pairs import _votes
from tests import make
from tests.nominations.phone import begin, post
from tests.nominations.taking import PAGE, page_of

pytestmark = pytest.mark.django_db
DAY = date(2025, 8, 15)
MORNING = "08:00 ngày 15/8/2025"
EVENING = "19:30 ngày 15/8/2025"


def meeting(unit, hour, **fields) -> ReviewMeeting:
    return ReviewMeeting.objects.create(
        conference=make.conference(), unit=unit, kind="unit_review", held_on=DAY,
        starts_at=hour, **fields,
    )  # fmt: skip


@pytest.fixture
def two(village):
    """In the morning of a collective, 134 invited and 112 there; in the evening of a person."""
    morning = meeting(village.unit, time(8), invited=134, present=112)
    evening = meeting(village.unit, time(19, 30), invited=120, present=90)
    for held, name, agree in ((morning, "Chi hội Phụ nữ", 110), (evening, "Vũ Thị Thơm", 85)):
        one = make.nomination(unit=village.unit, full_name=name, state="submitted")
        Ballot.objects.filter(nomination=one).update(meeting=held, agree=agree)
    ReviewMeeting.objects.filter(starts_at=None).delete()
    return morning, evening


def words_of(client, url):
    return page_of(client.get(url, follow=True)).words()


def codes():
    return list(Nomination.objects.order_by("pk").values_list("code", flat=True))


def test_every_page_of_the_unit_names_each_by_its_hour(village, two):
    for held, when, present in zip(two, (MORNING, EVENING), (112, 90), strict=True):
        there = f"{PAGE}{held.pk}/"
        assert f"Cuộc họp {when}, {present} người có mặt." in words_of(village, there)
        assert f"· Họp {when}" in words_of(village, f"{there}tung-nguoi/")
        minutes = f"/ho-so/cuoc-hop/{held.pk}/bien-ban-hop/"
        assert f"họp bình xét {when}" in words_of(village, minutes)
        assert f"họp bình xét {when}" in words_of(village, f"{minutes}gio-noi-hop/")
        assert f"họp bình xét {when}" in words_of(village, f"/ho-so/cuoc-hop/{held.pk}/")


def test_the_paper_of_receipt_names_the_dossier_s_own(village, two):
    Nomination.objects.update(submitted_at=make.AT)
    figures = ("mời 134 hộ, có mặt 112", "mời 120 hộ, có mặt 90")

    for code, when, told in zip(codes(), (MORNING, EVENING), figures, strict=True):
        paper = PdfReader(io.BytesIO(village.get(f"/ho-so/{code}/bien-nhan.pdf").content))
        words = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
        assert f"Họp bình xét {when}, {told} người;" in words


def test_before_sending_the_summary_names_it(village, two):
    Nomination.objects.update(state="draft")

    for code, when in zip(codes(), (MORNING, EVENING), strict=True):
        assert f"Ngày họp, số người {when}, mời" in words_of(village, f"/ho-so/{code}/gui/")


def test_the_office_sees_two_meetings_two_corrections_and_each_dossier_s_own(sign_in, two):
    office = sign_in(make.user(role=Role.CULTURE_OFFICE))
    listed = words_of(office, "/ho-so/cuoc-hop/")

    assert listed.count("họp bình xét 15/8/2025") == 0
    assert [listed.count(f"Thôn Mỗ Đoạn: họp bình xét {when}") for when in (MORNING, EVENING)] == [
        1, 1,
    ]  # fmt: skip
    for held, code, when in zip(two, codes(), (MORNING, EVENING), strict=True):
        assert f"họp bình xét {when}" in words_of(office, f"/ho-so/cuoc-hop/{held.pk}/sua/")
        told = words_of(office, f"/ho-so/{code}/")
        assert f"Họp bình xét {when}: " in told


def test_what_is_compared_and_laid_before_the_meeting_names_the_hour(two):
    first, second = Nomination.objects.with_ballots().order_by("pk")

    assert _votes(first) == f"110 đồng ý, 1 không đồng ý, 1 không có ý kiến (họp {MORNING})"
    assert _votes(second) == f"85 đồng ý, 1 không đồng ý, 1 không có ý kiến (họp {EVENING})"
    assert _review(second.known_ballots) == (
        f"85 đồng ý, 1 không đồng ý, 1 không có ý kiến; 90 người có mặt, họp {EVENING}"
    )
    assert _review(first.known_ballots) == (
        f"110 đồng ý, 1 không đồng ý, 1 không có ý kiến; 112 người có mặt, họp {MORNING}"
    )


def test_the_history_says_from_which_of_the_two_the_votes_went_to_which(village, two):
    moved = Nomination.objects.get(full_name="Vũ Thị Thơm")
    Nomination.objects.filter(pk=moved.pk).update(state="returned")

    post(village, moved, "phieu", f"?hop={two[0].pk}", agree="85", disagree="1", abstain="1")

    change = Change.objects.get(nomination=moved)
    votes = "85 đồng ý, 1 không đồng ý, 1 không có ý kiến"
    assert (change.before, change.after) == (
        f"{votes} (họp {EVENING}, mời 120, có mặt 90)",
        f"{votes} (họp {MORNING}, mời 134, có mặt 112)",
    )


def test_the_papers_of_two_meetings_are_two_files(village, two):
    names = [
        village.get(f"/ho-so/cuoc-hop/{held.pk}/bien-ban-hop.pdf")["Content-Disposition"]
        for held in two
    ]

    assert names == [
        'attachment; filename="bien-ban-hop-2025-08-15-0800.pdf"',
        'attachment; filename="bien-ban-hop-2025-08-15-1930.pdf"',
    ]


def test_votes_of_the_other_meeting_of_the_day_are_told_by_its_hour(village, two):
    one = begin(village)
    Ballot.objects.create(nomination=one, meeting=two[1], agree=80)
    shown = village.get(f"/ho-so/{one.code}/buoc/phieu/?hop={two[0].pk}")
    stale = {"seen": shown.context["form"]["seen"].value()}
    Ballot.objects.filter(nomination=one).update(agree=81)

    late = village.post(f"/ho-so/{one.code}/buoc/phieu/?hop={two[0].pk}", stale | {"agree": "90"})

    assert late.status_code == 409
    assert late.context["form"].theirs[0] == ("Cuộc họp", EVENING)
