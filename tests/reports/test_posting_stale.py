"""A printed list of who is posted says that anybody reads otherwise by now, wherever it is shown.

A deed whose bearer takes her consent back is gone from the public page at once: on a wall it hung
on, and no page said so.
"""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from conferences.models import Conference
from nominations.actions import consents, posting
from nominations.models import Consent, Nomination, Posted
from reports import catalogue
from reports.facts import is_stale
from reports.models import ReportFile
from tests import kept, make
from tests.reports.test_posting import a_list_of_three

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LATER = make.AT + timedelta(hours=1)
BY = {"channel": "paper", "agreed_on": make.AT.date()}


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: LATER)


@pytest.fixture
def conference():
    return a_list_of_three()


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def built(at=make.AT, **fields) -> ReportFile:
    """The list as it is built at a moment."""
    of = Conference.objects.select_related("commune").get()
    said = catalogue.collected("posting", of, at, format="pdf").said
    return make.paper(kind="posting", format="pdf", as_of=at, said=said, conference=of, **fields)


def called(name: str) -> Nomination:
    found = Nomination.objects.select_related("unit__commune", "conference__commune")
    return found.get(full_name=name)


def take_back(by):
    one, day = Consent.objects.get(), make.AT.date()
    consents.withdraw(one, channel="paper", withdrawn_on=day, takes_off=False, by=by, at=LATER)


def say_no_and_go(by):
    no = {"answer_posting": "no"}
    an = called("Lê Văn An")
    consents.note_consents(an, answers=no, takes_off=True, by=by, at=LATER, **BY)


def say_no_of_what_was_not_printed(by):
    no = {"answer_posting": "no"}
    an = called("Lê Văn An")
    consents.note_consents(an, answers=no, takes_off=False, by=by, at=LATER, **BY)


def agree_to_a_deed(by):
    yes = {"answer_posting": "yes"}
    consents.note_consents(called("Lê Văn An"), answers=yes, by=by, at=LATER, **BY)


def agree_to_a_photo(by):
    yes = {"answer_photo": "yes"}
    consents.note_consents(called("Lê Văn An"), answers=yes, by=by, at=LATER, **BY)


def another_name(by):
    Nomination.objects.filter(full_name="Lê Văn An").update(full_name="Lê Văn Ân")


def another_deed(by):
    Nomination.objects.filter(full_name="Vũ Thị Thơm").update(achievement="Nuôi 3 ha cá.")


def another_unit(by):
    type(called("Lê Văn An").unit).objects.filter(name="Thôn Hai").update(name="Thôn Ba")


def refused_since(by):
    Nomination.objects.filter(full_name="Lê Văn An").update(state="rejected")


def one_more(by):
    make.nomination(state="verified", full_name="Hoàng Thị Mới")
    posting.post(Conference.objects.get(), by=by, at=LATER)


def hidden_deed(by):
    Nomination.objects.filter(full_name="Lê Văn An").update(achievement="Trồng 9 ha na.")


def nothing(by):
    pass


DEEDS = pytest.mark.parametrize(
    ("deed", "is_other"),
    [
        (take_back, True),
        (say_no_and_go, True),
        (agree_to_a_deed, True),
        (another_name, True),
        (another_deed, True),
        (another_unit, True),
        (refused_since, True),
        (one_more, True),
        (say_no_of_what_was_not_printed, False),
        (agree_to_a_photo, False),
        (hidden_deed, False),
        (nothing, False),
    ],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
OTHERWISE = "Tên, thành tích trên trang công khai nay đã khác danh sách này."
WORDS = "Trang công khai đã khác, hãy lập lại"
ASK = ("Lập danh sách để dán", "/van-ban/lap/posting/")


def page(client, url):
    return BeautifulSoup(client.get(url).content, "html.parser").main


def said(part) -> str:
    return " ".join(part.get_text(" ").split())


def links(part) -> list[tuple[str, str]]:
    return [(said(a), a["href"]) for a in part("a")]


@DEEDS
def test_it_is_said_at_the_paper_in_the_catalogue_and_beside_the_posting(
    deed,
    is_other,
    conference,
    office,
    sign_in,
):
    paper = built()
    deed(office)
    client = sign_in(office)

    there = page(client, f"/van-ban/{paper.pk}/").find(id="da-khac")
    catalogue_says = said(page(client, "/van-ban/")).count(WORDS)
    beside = page(client, "/ho-so/niem-yet/")

    assert is_stale(ReportFile.objects.get(), Conference.objects.get()) is is_other
    assert catalogue_says == 2 * is_other  # beside its kind, and in the list of papers
    assert (beside.find(id="ban-cu") is not None) is is_other
    assert ASK in links(beside)
    assert (there is not None) is is_other
    if there:
        assert said(there).startswith(OTHERWISE)
        assert links(there) == [ASK]


def test_a_new_one_says_nothing_of_it_and_the_old_one_goes_on_saying_it(
    conference,
    office,
    sign_in,
):
    old = built()
    take_back(office)
    new = built(LATER)
    client = sign_in(office)
    assert page(client, f"/van-ban/{old.pk}/").find(id="da-khac")
    assert page(client, f"/van-ban/{new.pk}/").find(id="da-khac") is None
    assert page(client, "/ho-so/niem-yet/").find(id="ban-cu") is None


def test_that_its_time_is_over_makes_it_no_other(conference, office):
    paper = built()
    Posted.objects.update(until_at=LATER)
    conference.postings.update(closes_at=LATER)
    assert not is_stale(paper, conference)


def test_who_reads_papers_and_builds_none_is_offered_nothing(
    conference,
    office,
    sign_in,
):
    paper = built()
    take_back(office)
    there = page(sign_in(role=Role.LEADERSHIP), f"/van-ban/{paper.pk}/").find(id="da-khac")
    assert said(there).startswith(OTHERWISE)
    assert links(there) == []


def test_the_meetings_paper_is_of_before_once_a_word_on_no_posting_falls(office, sign_in):
    """Whoever is let be approved without posting stands there with the leadership's word."""
    kept.plan_posts(5)
    one = make.nomination(state="verified", full_name="Đỗ Thị Kín")
    double = make.nomination(state="closed", kept_as=one, full_name=one.full_name, unit=one.unit)
    refusal = kept.consent_of(one, agrees=False)
    by = make.user(role=Role.LEADERSHIP)
    one.unposted.create(refusal=refusal, word="Đã đủ căn cứ.", by=by, at=make.AT)
    of = Conference.objects.select_related("commune").get()
    paper = make.paper(kind="meeting", format="pdf", conference=of)
    other = make.nomination(state="verified", full_name="Lê Văn Khác")
    yes = {"answer_posting": "yes"}
    before = catalogue.collected("meeting", of, make.AT, format="pdf").said

    consents.note_consents(make.fresh(other), answers=yes, by=office, at=LATER, **BY)
    assert catalogue.collected("meeting", of, make.AT, format="pdf").said == before
    assert not is_stale(paper, of)

    consents.note_consents(make.fresh(double), answers=yes, by=office, at=LATER, **BY)
    assert catalogue.collected("meeting", of, make.AT, format="pdf").said != before
    assert is_stale(paper, of)
