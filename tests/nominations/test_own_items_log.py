"""The log names a commune's own item by its label; the chain keeps only its key."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences.history import labels_of
from nominations.actions import own_items
from nominations.models import OwnItem
from tests import make
from tests.reading import soup, words


@pytest.fixture
def office(db):
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


def added(office, *, label="Quỹ thôn"):
    return own_items.add_item(
        make.conference(), label=label, asks="Đã nộp chưa?", kinds=("individual",), blocks=False,
        by=office, at=make.AT,
    )  # fmt: skip


def about(client):
    page = soup(client.get(reverse("conferences:audit")).content.decode())
    rows = [[words(cell) for cell in row.select("th, td")][1:3] for row in page.select("tbody tr")]
    return [of for what, of in rows if "danh mục kiểm tra của xã" in what]


def test_the_log_names_the_item_by_its_label_and_the_chain_keeps_its_key_alone(office, sign_in):
    """“danh mục kiểm tra của xã” was all that it said of which."""
    own = added(office)
    added(office, label="Hộ khẩu")
    own_items.end_item(own, by=office, at=make.AT)
    client = sign_in(office)

    kept = AuditEvent.objects.filter(target="checklist").values_list("target_code", "note")

    assert about(client) == [
        "danh mục kiểm tra của xã: Quỹ thôn",
        "danh mục kiểm tra của xã: Hộ khẩu",
        "danh mục kiểm tra của xã: Quỹ thôn",
    ]
    assert {code for code, _ in kept} == {f"own-{one.pk}" for one in OwnItem.objects.all()}
    assert {note for _, note in kept} == {""}


def test_an_item_that_is_gone_or_another_communes_is_not_named(office, sign_in):
    own, far = added(office), make.commune(code="11087", name="xã Xa", place="Xa")
    OwnItem.objects.filter(pk=own.pk).update(commune=far)
    client = sign_in(office)

    of_another = about(client)
    OwnItem.objects.all().delete()

    assert (of_another, about(client)) == (["danh mục kiểm tra của xã"],) * 2


@pytest.mark.parametrize("number", [1, 4])
def test_the_labels_of_a_page_are_one_query(office, number, django_assert_num_queries):
    for one in range(number):
        added(office, label=f"Mục {one}")
    events = list(AuditEvent.objects.filter(target="checklist"))

    with django_assert_num_queries(1):
        found = labels_of(events, "11086")
    with django_assert_num_queries(0):
        labels_of([], "11086")

    assert sorted(found.values()) == [f"Mục {one}" for one in range(number)]
