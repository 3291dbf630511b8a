"""Votes that wait, typed and not entered: a fresh page has no second box for them."""

import pytest

from accounts.enums import Role
from nominations.models import HeldForm
from tests import make
from tests.nominations.related import page
from tests.nominations.test_approval import leadership
from tests.nominations.test_approval_turned import MEETING, URL, votes

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    unit = make.unit(name="Thôn Mỗ Đoạn")
    return [
        make.nomination(state="verified", unit=unit, full_name=f"Trần Văn {letter}")
        for letter in "ABC"
    ]


@pytest.fixture
def client(sign_in):
    return sign_in(leadership())


def boxes(found):
    """Names of the boxes of votes, and codes that can be ticked."""
    inputs = [box.attrs for box in found.root.all("input")]
    return (
        [box["name"] for box in inputs if box.get("name", "").endswith("-agree")],
        [box["value"] for box in inputs if "data-check" in box],
    )


def goes_on(found):
    links = [a for a in found.root.all("a") if a.words().startswith("Nhập tiếp: ")]
    return [(a.words(), a.attrs["href"]) for a in links]


def test_of_votes_that_wait_a_fresh_page_leads_on_and_has_no_box(client, three):
    a, b, c = three
    client.post(
        URL, MEETING | votes(a, agree="14") | votes(b, ticked=False, agree="9") | {"sang": "1"}
    )
    number = HeldForm.objects.get().pk
    fresh = page(client, URL)

    assert boxes(fresh) == ([f"{c.code}-agree"], [c.code])
    assert goes_on(fresh) == [
        ("Nhập tiếp: Trần Văn A", f"?nhap={number}#chon-{a.code}"),
        ("Nhập tiếp: Trần Văn B", f"?nhap={number}#chon-{b.code}"),
    ]
    assert fresh.root.words().count("Đã nhập dở phiếu, chưa ghi.") == 2
    there = page(client, f"{URL}?nhap={number}")
    assert boxes(there)[1] == [one.code for one in three]
    assert goes_on(there) == []


def test_a_second_sitting_turned_over_leads_to_the_first_too(client, three):
    a, _, c = three
    client.post(URL, MEETING | votes(a, agree="14") | {"sang": "1"})
    first = HeldForm.objects.get().pk
    second = client.post(URL, MEETING | votes(c, agree="12") | {"sang": "1"}).url.partition("#")[0]

    assert goes_on(page(client, second)) == [
        ("Nhập tiếp: Trần Văn A", f"?nhap={first}#chon-{a.code}")
    ]
    assert a.code not in boxes(page(client, second))[1]
    refused = client.post(URL, MEETING | votes(c, agree="90"))
    assert f"{a.code}-agree" not in refused.content.decode()


def test_typed_in_two_tabs_each_has_its_own_boxes(client, three):
    """Else neither could be gone on with."""
    for agree in ("14", "13"):
        client.post(URL, MEETING | votes(three[0], agree=agree) | {"sang": "1"})

    for one in HeldForm.objects.all():
        assert f"{three[0].code}-agree" in boxes(page(client, f"{URL}?nhap={one.pk}"))[0]
    last = HeldForm.objects.latest("pk").pk
    assert [href for _, href in goes_on(page(client, URL))] == [
        f"?nhap={last}#chon-{three[0].code}"
    ]


def test_nobody_else_is_told_of_them(client, three, sign_in):
    client.post(URL, MEETING | votes(three[0], agree="14") | {"sang": "1"})
    other = sign_in(
        make.user(role=Role.LEADERSHIP, unit=make.unit(name="Phòng khác", kind="office"))
    )

    assert boxes(page(other, URL))[1] == [one.code for one in three]
