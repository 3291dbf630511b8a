"""A paper an office types in opens nothing its unit still writes alone (B12, issue 7)."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.enums import Permission, Role, UnitKind
from accounts.permissions import may
from accounts.problems import Refused, fingerprint
from nominations.actions import drafts, evidence, meetings, reviews
from nominations.models import Evidence, ReviewMeeting
from nominations.web.hints import doubles_at_home
from tests import make
from tests.nominations.phone import text_of
from tests.pages import seen

pytestmark = pytest.mark.django_db
DAY = make.AT.date().replace(day=15)
SAME = {"full_name": "Nguyễn Thị Hòa", "birth_year": 1972}


@pytest.fixture
def office(sign_in):
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind=UnitKind.OFFICE)
    user = make.user(role=Role.CULTURE_OFFICE, unit=unit)
    client = sign_in(user)
    client.user = user
    return client


@pytest.fixture
def unit():
    return make.unit()


@pytest.fixture
def draft(unit):
    """The unit's own draft; its meeting of 15/8: 42 of 50 people, 40 in favour."""
    return make.nomination(unit=unit, **SAME)


@pytest.fixture
def paper(unit, office):
    return make.nomination(unit=unit, entered_by=office.user.unit, complete=False, **SAME)


def theirs(draft) -> ReviewMeeting:
    return draft.ballots.get().meeting


def figures(unit) -> list[tuple[int, int]]:
    found = ReviewMeeting.objects.of_unit(unit.pk).order_by("pk")
    return list(found.values_list("invited", "present"))


def hold(paper, by, *, invited=60, present=55, answer=""):
    entry = reviews.MeetingEntry(held_on=DAY, invited=invited, present=present)
    return drafts.hold_meeting(paper, entry=entry, answer=answer, at=make.AT, by=by)


def test_the_units_private_meeting_is_not_shown_by_its_number(office, draft, paper):
    held = theirs(draft)

    page = office.get(f"/ho-so/{paper.code}/buoc/hop/?hop={held.pk}")
    votes = office.get(f"/ho-so/{paper.code}/buoc/phieu/?hop={held.pk}")

    assert page.context["meeting"] is None
    assert page.context["form"].initial == {"seen": fingerprint({})}
    assert (votes.status_code, votes.url) == (302, f"/ho-so/{paper.code}/buoc/hop/")


@pytest.mark.parametrize("typed", [(60, 55), (50, 42)])
def test_the_same_day_typed_from_paper_is_a_meeting_of_its_own(office, unit, draft, paper, typed):
    """With other figures and with the same: whether they are the same is told to nobody."""
    typed_in = {"held_on": "15/8/2025", "invited": typed[0], "present": typed[1]}
    url = f"/ho-so/{paper.code}/buoc/hop/"

    office.post(url, seen(office, url) | typed_in)

    assert figures(unit) == [(50, 42), typed]
    own = ReviewMeeting.objects.get(opened_for=paper)
    shown = office.get(f"/ho-so/{paper.code}/buoc/hop/?hop={own.pk}")
    assert shown.context["meeting"] == own
    assert hold(paper, office.user, invited=61, present=56) == own, "and its figures are mended"
    assert figures(unit) == [(50, 42), (61, 56)]


def test_nobody_votes_in_a_meeting_that_is_hidden_from_him(office, draft, paper):
    with pytest.raises(Refused, match="Cuộc họp này không còn"):
        drafts.count_votes(
            paper,
            meeting=theirs(draft),
            votes=drafts.VotesEntry(agree=40),
            version=paper.version,
            by=office.user,
            at=make.AT,
        )

    assert not paper.ballots.exists()


def test_votes_of_the_units_draft_keep_the_figures_of_the_papers_meeting(office, unit, paper):
    """The unit sees what came for it on paper and may vote there; then it is the unit's too."""
    own, head = hold(paper, office.user), make.user(unit=unit)
    second = make.nomination(unit=unit, complete=False)
    assert hold(second, head) == own
    votes = drafts.VotesEntry(agree=50)
    drafts.count_votes(
        second, meeting=own, votes=votes, version=second.version, by=head, at=make.AT
    )

    with pytest.raises(Refused) as refused:
        hold(paper, office.user, invited=45, present=44, answer=reviews.mark_of(own))

    assert [problem.text for problem in refused.value.problems] == [
        "Bản nháp của đơn vị dựa vào cuộc họp này. Hãy hỏi đơn vị trước khi đổi số người."
    ]
    assert figures(unit) == [(60, 55)]


def test_the_code_of_a_private_double_stands_on_no_page_of_the_office(office, draft, paper):
    pages = [text_of(office.get(f"/ho-so/{paper.code}/{page}")) for page in ("", "gui/")]

    assert [draft.code in page for page in pages] == [False, False]


def test_private_minutes_are_not_copied_into_the_offices_dossier(office, draft, paper):
    """Even where both were voted on in one meeting."""
    private = draft.evidence.get()
    Evidence.objects.filter(pk=private.pk).update(
        file=default_storage.save("khong-co.pdf", ContentFile(b"%PDF-1.4"))
    )
    paper.ballots.create(meeting=theirs(draft), agree=40)

    page = office.get(f"/ho-so/{paper.code}/buoc/tep/")
    office.post(f"/ho-so/{paper.code}/tep/bien-ban-chung/")
    with pytest.raises(Refused, match="chưa được giao việc này"):
        evidence.share(paper, private, by=office.user, at=make.AT)

    assert page.context["shared"] is None
    assert not paper.evidence.exists()


def test_a_meeting_known_from_paper_alone_is_mended_on_its_page_not_corrected(office, unit, paper):
    own = hold(paper, office.user)

    assert "Sửa số người" not in text_of(office.get("/ho-so/cuoc-hop/"))
    with pytest.raises(Refused):
        meetings.correct(own, invited=9, present=9, reason="x", by=office.user, at=make.AT)

    assert figures(unit) == [(60, 55)]


def test_one_meeting_and_a_set_of_them_give_the_office_the_same_answer(office, draft, paper):
    own, right = hold(paper, office.user), Permission.NOMINATION_VIEW
    another = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng Khác", kind="office"))

    for person, known in ((office.user, [own]), (another, []), (make.user(unit=draft.unit), None)):
        every = list(ReviewMeeting.objects.order_by("pk"))
        found = list(ReviewMeeting.objects.within_reach(person, right).order_by("pk"))
        assert found == (every if known is None else known)
        assert [held for held in every if may(person, right, place=held.place)] == found


def test_what_the_unit_has_sent_is_offered_to_its_paper(office, unit, paper):
    sent = make.nomination(unit=unit, state="submitted", **SAME)

    assert hold(paper, office.user, invited=50, present=42) == theirs(sent)
    assert sent.code in text_of(office.get(f"/ho-so/{paper.code}/gui/"))


def test_the_files_of_a_typed_in_draft_are_its_typists_and_its_units(office, unit, paper):
    kept = Evidence.objects.filter(
        nomination=make.nomination(unit=unit, entered_by=paper.entered_by)
    )
    others = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Văn phòng", kind="office"))

    def seen_by(user):
        return kept.within_reach(user, Permission.NOMINATION_VIEW).count()

    assert [seen_by(who) for who in (office.user, make.user(unit=unit), others)] == [1, 1, 0]


def test_a_meeting_typed_votes_rest_on_is_the_typists_also_when_entered_for_none(
    office, unit, paper
):
    """Meetings entered before the column were entered for nobody."""
    held = hold(paper, office.user)
    paper.ballots.create(meeting=held, agree=50)
    ReviewMeeting.objects.update(opened_for=None)

    seen = ReviewMeeting.objects.within_reach(office.user, Permission.NOMINATION_VIEW)

    assert list(seen) == [held]


def test_while_typing_for_a_unit_only_that_units_doubles_are_told(office, unit, paper):
    mine = make.nomination(unit=unit, state="submitted", **SAME)
    make.nomination(unit=make.unit(name="Thôn Liêu Xá"), state="submitted", **SAME)

    assert doubles_at_home(paper, office.user) == [mine]
