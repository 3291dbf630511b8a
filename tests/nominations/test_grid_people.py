"""A part of the list names no more people than the whole, whoever is hidden from it."""

import pytest

from accounts.enums import Role
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_part_of_the_list_never_names_more_people_than_the_whole(sign_in):
    """“61 người” in all, 62 of them once the kept dossier of two closed doubles was hidden."""
    same = {"duplicate_verdict": "same", "state": "closed"}
    make.nomination(code="HN25-K", full_name="Lê An", state="approved")
    make.nomination(code="HN25-A", full_name="Lê An", doubles_judged="HN25-K", **same)
    make.nomination(code="HN25-B", full_name="Lê An", doubles_judged="HN25-K", **same)
    # Two of another person, whom the office knows by a third alone; and one who is nobody yet.
    for code in ("HN25-X", "HN25-Y"):
        make.nomination(code=code, full_name="Vũ Ba", state="approved")
    make.nomination(code="HN25-Z", full_name="Vũ Ba", doubles_judged="HN25-X HN25-Y", **same)
    make.nomination(code="HN25-N", full_name="", state="closed")

    client = sign_in(role=Role.CULTURE_OFFICE)

    def counts(asks):
        context = client.get(f"/ho-so/?{asks}").context
        return context["total"], context["people"]

    assert counts("") == (7, 2)
    assert counts("trang-thai=closed") == (4, 2)
    assert counts("trang-thai=approved") == (3, 2)
    assert counts("can-xem=doubles")[1] <= 2
    assert counts("trang-thai=returned") == (0, 0)
    assert counts("tim=Lê An&trang-thai=closed") == (2, 1)
    assert counts("tim=Vũ Ba&trang-thai=approved") == (2, 1)
