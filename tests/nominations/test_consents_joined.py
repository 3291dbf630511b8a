"""What a nominee answered at a dossier that was closed holds at the one that is kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.problems import Refused
from nominations.actions import consents, decisions, doubles
from nominations.models import Change, Consent, Nomination
from nominations.web.told import sheet_of
from tests import make
from tests.nominations.test_consents import DAY, fresh, noted, told, withdrawn
from tests.pages import Page

pytestmark = pytest.mark.django_db
LATER = make.AT + timedelta(hours=1)
LAST = make.AT + timedelta(hours=2)
YES = "Đồng ý (Ký trên giấy, ngày 15/8/2025)"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def alike(place, **more):
    who = {"full_name": "Vũ Thị Thơm", "birth_year": 1970, "state": "submitted"}
    return make.nomination(unit=make.unit(name=place), **who | more)


@pytest.fixture
def two(office):
    """She agreed to all at the one, to nothing yet at the other; the one is closed for it."""
    kept, closed = alike("Thôn Một"), alike("Thôn Hai", full_name="Vũ Thị Thớm")
    noted(closed, office, answer_keep="yes", answer_photo="yes")
    doubles.keep_one(fresh(kept), fresh(closed), by=office, at=make.AT)
    return kept, closed


def words(client, one, name="detail"):
    return Page(
        client.get(reverse(f"nominations:{name}", args=[one.code])).content.decode()
    ).words()


def test_a_slip_in_the_year_of_the_closed_one_takes_no_answer_away(office):
    kept, closed = alike("Thôn Một"), alike("Thôn Hai", birth_year=1971)
    noted(closed, office, answer_keep="yes", answer_photo="yes")
    doubles.keep_one(fresh(kept), fresh(closed), by=office, at=make.AT)

    assert told(kept) == {"keep": YES, "photo": YES}


def test_the_kept_dossier_and_its_sheet_say_what_was_answered_and_where(two, office, sign_in):
    kept, closed = two
    client, where = sign_in(office), f"{YES}, theo hồ sơ {closed.code} đã đóng vì trùng"

    assert told(kept) == {"keep": YES, "photo": YES}
    assert where in words(client, kept)
    assert where in words(client, kept, "consents")
    assert f"Ghi ở hồ sơ {closed.code}. Bản 1" in words(client, kept, "consents")
    assert [one.said for one in sheet_of(fresh(kept), at=make.AT).consents] == [
        where,
        "",
        "",
        where,
    ]
    assert [one.said for one in sheet_of(fresh(closed), at=make.AT).consents] == [""] * 4
    unit = sign_in(make.user(unit=kept.unit))
    assert where in words(unit, kept)


def test_a_yes_that_was_withdrawn_at_the_closed_one_is_none_at_the_kept_one(office):
    """She agreed at both, then told the closed one's village that she agrees no more."""
    kept, closed = alike("Thôn Một"), alike("Thôn Hai")
    for at, one in ((make.AT, closed), (LATER, kept)):
        noted(one, office, at=at, answer_photo="yes")
    doubles.keep_one(fresh(kept), fresh(closed), by=office, at=LATER)

    withdrawn(Consent.objects.get(nomination=closed), office, at=LAST)

    assert told(kept) == {"photo": "Đã rút lại (Nói qua điện thoại, ngày 15/8/2025)"}
    assert [one.holds for one in consents.answers_of(fresh(kept)).values()] == [False]


def test_she_withdraws_at_the_kept_one_what_she_said_at_the_other(two, office, sign_in):
    """Its unit notes it: of the other unit's dossier it may write nothing else."""
    kept, closed = two
    given = Consent.objects.get(purpose="photo")
    head = make.user(unit=kept.unit)
    url = reverse("nominations:withdraw", args=[kept.code, given.pk])
    form = {"channel": "meeting", "withdrawn_on": "16/8/2025"}

    answer = sign_in(head).post(url, form)

    given.refresh_from_db()
    assert (answer.status_code, given.withdrawn_by, given.holds) == (302, head, False)
    assert told(kept)["photo"] == told(closed)["photo"]
    row = Change.objects.get(nomination=kept, field="consent_photo")
    assert (row.before, row.after.startswith("Đã rút lại")) == (YES, True)


def test_what_was_answered_since_at_the_kept_one_stands(two, office):
    kept, closed = two
    withdrawn(Consent.objects.get(purpose="photo"), office, at=LATER)

    noted(kept, office, at=LAST, answer_photo="no")

    assert told(kept)["photo"] == "Không đồng ý (Ký trên giấy, ngày 15/8/2025)"
    assert told(closed)["photo"].startswith("Đã rút lại")


def test_a_yes_at_the_closed_one_is_not_noted_a_second_time(two, office):
    assert noted(two[0], office, answer_photo="yes") == 0
    assert Consent.objects.count() == 2


def test_of_another_person_it_says_nothing(two):
    """A collective's dossiers may name two people who speak for it."""
    kept, _ = two
    Nomination.objects.filter(pk=kept.pk).update(name_fold="le van khac", full_name="Lê Văn Khác")

    assert told(kept) == {}


def test_once_the_other_goes_on_again_each_has_its_own(two, office):
    kept, closed = two

    decisions.move(fresh(closed), "open_double", by=office, at=LATER)

    assert (told(kept), sorted(told(closed))) == ({}, ["keep", "photo"])


def test_a_stranger_to_the_pair_withdraws_nothing_by_its_address(two, office):
    given = Consent.objects.select_related("nomination__unit__commune").get(purpose="photo")
    other = alike("Thôn Ba", full_name="Bùi Văn Ba")

    with pytest.raises(Refused):
        consents.withdraw(
            given, where=fresh(other), channel="phone", withdrawn_on=DAY,
            by=make.user(unit=other.unit), at=LATER,
        )  # fmt: skip

    given.refresh_from_db()
    assert given.holds


def test_the_list_does_not_ask_for_what_was_answered_there(two, office, sign_in):
    closed = two[1]
    noted(closed, office, at=LATER, answer_papers="no", answer_posting="no")
    open_one = alike("Thôn Tư", full_name="Bùi Văn Ba")

    rows = sign_in(office).get("/ho-so/?con-thieu=consents").context["rows"]

    assert [row.nomination.code for row in rows] == [open_one.code]
