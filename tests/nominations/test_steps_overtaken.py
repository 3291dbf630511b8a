"""R5, U30: two phones at one page of a dossier; the second sees what the first saved."""

import pytest

from nominations.models import ReviewMeeting
from tests import make

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
    again = phone.post(url, typed | {"seen": seen_on(told)})

    form = told.context["form"]
    assert (told.status_code, form.theirs, told.context["meeting"]) == (
        409,
        (("Số hộ được mời họp", "61"), ("Số người có mặt", str(held.present))),
        held,
    )
    assert again.status_code == 302
    assert list(ReviewMeeting.objects.values_list("invited", "present")) == [(60, 45)]
