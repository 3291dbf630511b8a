"""Many are returned at once for the same boxes, each for those its kind has."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.actions.bulk import move_many
from nominations.models import Nomination
from tests import make

pytestmark = pytest.mark.django_db
NOT_OF_IT = "Có mục không thuộc hồ sơ này. Hãy chọn lại."


@pytest.fixture
def office(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.fixture
def two():
    return [
        make.nomination(state="submitted", submitted_at=make.AT, kind=kind)
        for kind in ("individual", "collective")
    ]


def fresh(dossiers):
    found = Nomination.objects.select_related("unit__commune", "conference")
    return list(found.filter(pk__in=[one.pk for one in dossiers]).order_by("pk"))


def stands(dossiers):
    return [(one.state, one.asked) for one in fresh(dossiers)]


def sent(dossiers, **more):
    codes = [one.code for one in dossiers]
    asks = {"viec": "return", "dong-y": "1", "hang": codes, "chon": codes, "note": "Rõ hơn"}
    return asks | {"chung": " ".join(codes)} | more


def boxes(page):
    found = BeautifulSoup(page.content, "html.parser")("input", {"name": "asks"})
    return {one["value"]: one.has_attr("checked") for one in found}


def asked(office, dossiers):
    codes = [one.code for one in dossiers]
    first = office.post("/ho-so/nhieu/", {"viec": "return", "chon": codes})
    return office.get(first.url)


def test_each_comes_back_for_the_boxes_it_has(office, two):
    offered = boxes(asked(office, two))
    assert list(offered)[:2] == ["full_name", "representative"]
    assert list(offered)[-2:] == ["review", "file"]
    assert {"achievement", "position"} <= offered.keys()
    assert not any(offered.values())

    office.post("/ho-so/nhieu/", sent(two, asks=["representative", "achievement"]))
    assert stands(two) == [
        ("returned", ("achievement",)), ("returned", ("representative", "achievement")),
    ]  # fmt: skip


def test_of_people_alone_no_representative_is_offered_and_nothing_ticked_opens_all(office, two):
    assert "representative" not in boxes(asked(office, two[:1]))
    office.post("/ho-so/nhieu/", sent(two))
    assert stands(two) == [("returned", ()), ("returned", ())]


def test_what_is_no_box_of_any_kind_returns_nobody(office, two):
    answer = office.post("/ho-so/nhieu/", sent(two, asks=["achievement", "salary"]))
    assert answer.status_code == 422
    assert NOT_OF_IT in answer.content.decode()
    assert [state for state, _ in stands(two)] == ["submitted", "submitted"]
    by = make.user(role=Role.CULTURE_OFFICE)
    ended = move_many(fresh(two), "return", note="A", asks=["salary"], by=by, at=make.AT)
    assert [one.problems[0].text for one in ended] == [NOT_OF_IT, NOT_OF_IT]


def test_ticks_stay_where_the_page_is_refused_and_where_back_finds_it(office, two):
    codes = [one.code for one in two]
    first = office.post("/ho-so/nhieu/", {"viec": "return", "chon": codes})
    refused = office.post(first.url, sent(two, note="", asks=["achievement"]))
    assert refused.status_code == 422
    ticked = {"achievement"}
    assert {name for name, on in boxes(refused).items() if on} == ticked
    assert {name for name, on in boxes(office.get(first.url)).items() if on} == ticked


def test_verifying_many_asks_for_no_boxes(office, two):
    codes = [one.code for one in two]
    first = office.post("/ho-so/nhieu/", {"viec": "verify", "chon": codes})
    assert boxes(office.get(first.url)) == {}
