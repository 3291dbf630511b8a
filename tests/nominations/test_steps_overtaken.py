"""R5, U30: two phones at one page of a dossier; the second sees what the first saved."""

from datetime import date

import pytest

from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import PERSON
from tests.pages import seen

pytestmark = pytest.mark.django_db


def at(dossier, slug, asked=""):
    return f"/ho-so/{dossier.code}/buoc/{slug}/{asked}"


def seen_on(page):
    return page.context["form"]["seen"].value()


def two_phones(sign_in, unit):
    return sign_in(make.user(unit=unit)), sign_in(make.user(unit=unit))


def test_who_takes_a_corrected_meeting_again_sees_its_new_figures_and_may_replace_them(sign_in):
    one = make.nomination()
    held = ReviewMeeting.objects.get()
    two = make.nomination(unit=one.unit, complete=False)
    phone = sign_in(make.user(unit=one.unit))
    url = at(two, "hop", f"?hop={held.pk}")
    typed = {"held_on": f"{held.held_on:%d/%m/%Y}", "invited": "60", "present": "45"}
    seen = seen_on(phone.get(url))
    ReviewMeeting.objects.update(invited=61, present=held.present)

    told = phone.post(url, typed | {"seen": seen})
    asked = phone.post(url, typed | {"seen": seen_on(told)})
    choice = asked.context["same_day"].choices[0]
    again = phone.post(url, typed | {"seen": seen_on(told), "hop-nao": choice.answer})

    form = told.context["form"]
    assert (told.status_code, form.theirs, told.context["meeting"]) == (
        409,
        (("Số hộ được mời họp", "61"), ("Số người có mặt", str(held.present))),
        held,
    )
    assert choice.words == "Cuộc họp đã ghi, sửa thành mời 60, có mặt 45"
    assert again.status_code == 302
    assert list(ReviewMeeting.objects.values_list("invited", "present")) == [(60, 45)]


def test_votes_counted_in_two_meetings_at_once_are_told_to_the_second(sign_in):
    dossier = make.nomination(complete=False)
    first = make.meeting(unit=dossier.unit, held_on=date(2025, 8, 15))
    other = make.meeting(unit=dossier.unit, held_on=date(2025, 8, 10))
    a, b = two_phones(sign_in, dossier.unit)
    to_first, to_other = (at(dossier, "phieu", f"?hop={one.pk}") for one in (first, other))
    seen = seen_on(a.get(to_first))
    votes = {"agree": "30", "disagree": "12", "abstain": "0"}
    theirs = {"agree": "40", "disagree": "2", "seen": seen_on(b.get(to_other))}

    assert b.post(to_other, theirs).status_code == 302
    told = a.post(to_first, votes | {"seen": seen})

    form = told.context["form"]
    assert (told.status_code, form["agree"].value(), form.theirs) == (
        409,
        "30",
        (
            ("Cuộc họp", "ngày 10/8/2025"),
            ("Số phiếu đồng ý", "40"),
            ("Số phiếu không đồng ý", "2"),
        ),
    )
    counted = Ballot.objects.filter(nomination=dossier).values_list("meeting_id", "agree")
    assert list(counted) == [(other.pk, 40)]
    assert a.post(to_first, votes | {"seen": seen_on(told)}).status_code == 302
    assert list(counted.all()) == [(first.pk, 30)]


def test_the_same_votes_in_another_meeting_are_told_too(sign_in):
    dossier = make.nomination(complete=False)
    first = make.meeting(unit=dossier.unit, held_on=date(2025, 8, 15))
    other = make.meeting(unit=dossier.unit, held_on=date(2025, 8, 10))
    a, b = two_phones(sign_in, dossier.unit)
    to_first, to_other = (at(dossier, "phieu", f"?hop={one.pk}") for one in (first, other))
    votes = {"agree": "40", "disagree": "2", "abstain": "0"} | {"seen": seen_on(a.get(to_first))}

    answers = [a.post(to_other, votes), a.post(to_other, votes), b.post(to_first, votes)]

    assert [answer.status_code for answer in answers] == [302, 302, 409]
    assert list(Ballot.objects.values_list("meeting_id", "agree")) == [(other.pk, 40)]


def test_votes_of_a_meeting_left_are_not_filled_in_for_the_next(sign_in):
    dossier = make.nomination(complete=False)
    first = make.meeting(unit=dossier.unit, held_on=date(2025, 8, 15))
    other = make.meeting(unit=dossier.unit, held_on=date(2025, 8, 10))
    Ballot.objects.create(meeting=other, nomination=dossier, agree=40)

    phone = sign_in(make.user(unit=dossier.unit))
    form = phone.get(at(dossier, "phieu", f"?hop={first.pk}")).context["form"]

    assert [form[name].value() for name in ("agree", "disagree", "abstain")] == [None] * 3
    url = at(dossier, "phieu", f"?hop={first.pk}")
    assert (
        phone.post(url, {"agree": "30", "disagree": "12", "seen": form["seen"].value()}).status_code
        == 302
    )


def test_of_two_first_meetings_of_one_draft_the_second_is_told(sign_in):
    """Its page showed none; what another phone entered since is what it would stand beside."""
    dossier = make.nomination(complete=False)
    a, b = two_phones(sign_in, dossier.unit)
    seen = seen_on(a.get(at(dossier, "hop")))
    typed = {"held_on": "15/8/2025", "invited": "50", "present": "42", "seen": seen}

    answers = [b.post(at(dossier, "hop"), typed)]
    answers += [a.post(at(dossier, "hop"), typed | {"present": "41"})]
    answers += [a.post(at(dossier, "hop"), typed)]  # just what the other phone entered

    assert [answer.status_code for answer in answers] == [302, 409, 302]
    assert answers[1].context["form"].theirs == (("Số người có mặt", "42"),)
    assert list(ReviewMeeting.objects.values_list("invited", "present")) == [(50, 42)]


@pytest.mark.parametrize("later", ["tro-lai", "de-sau"])
def test_text_held_from_an_old_page_does_not_replace_what_was_saved_since(sign_in, later):
    dossier = make.nomination(full_name="Nguyễn Văn Gốc")
    a, b = two_phones(sign_in, dossier.unit)
    url = at(dossier, "ai")
    stood = PERSON | seen(a, url)
    b.post(url, stood | {"full_name": "Nguyễn Văn Bê"})
    a.post(url, stood | {"full_name": "Nguyễn Văn An", "birth_year": "19x", later: "1"})

    page = a.get(url)
    told = a.post(url, stood | {"full_name": "Nguyễn Văn An", "seen": seen_on(page)})

    form = told.context["form"]
    assert (page.context["form"]["full_name"].value(), told.status_code, form.theirs) == (
        "Nguyễn Văn An",
        409,
        (("Họ và tên", "Nguyễn Văn Bê"),),
    )
    assert Nomination.objects.get().full_name == "Nguyễn Văn Bê"
    again = a.post(url, stood | {"full_name": "Nguyễn Văn An", "seen": seen_on(told)})
    assert (again.status_code, Nomination.objects.get().full_name) == (302, "Nguyễn Văn An")


def test_text_held_before_its_dossier_changed_its_kind_is_saved_without_a_warning(sign_in):
    """Nobody else wrote anything: the page of the new kind asks other boxes."""
    dossier = make.nomination(complete=False)
    phone = sign_in(make.user(unit=dossier.unit))
    url, kind = at(dossier, "ai"), at(dossier, "loai")
    phone.post(url, seen(phone, url) | {"birth_year": "19x", "doi-loai": "1"})
    phone.post(kind, seen(phone, kind) | {"kind": "household"})

    page = phone.get(url)
    typed = {"full_name": "Hộ ông Ước", "de-sau": "1"}
    saved = phone.post(url, typed | {"seen": seen_on(page)})

    assert page.context["typed_before"]["birth_year"] == "19x"
    assert Nomination.objects.get().kind == "household"
    assert (saved.status_code, Nomination.objects.get().full_name) == (302, "Hộ ông Ước")
