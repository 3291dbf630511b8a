"""The list's questions are kept by what its address says and by who reads, and by nothing less."""

import pytest
from django.test import Client

from accounts.enums import Role
from nominations.forms.grid import HOW, GridForm
from nominations.querysets.narrowing import EVER
from nominations.web import listed
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
KEPT = (listed.states, listed.part, listed.no_more_people, listed.named_like, listed.units_of)
ADDRESSES = (
    "/ho-so/", "/ho-so/?trang-thai=submitted", "/ho-so/?tim=an", "/ho-so/?tim=binh",
    "/ho-so/?loai=household&xep=-ma", "/ho-so/?xep=-ten", "/ho-so/?con-thieu=check",
)  # fmt: skip


@pytest.fixture
def people():
    """Heads of two villages, who each see their own alone, an office, and the same elsewhere."""
    here, there = make.unit(), make.unit(name="Thôn Tràm")
    far = make.unit(name="Thôn Xa", of=make.commune(name="Xã Xa", code="xa"))
    for unit in (here, there, far):
        make.conference(of=unit.commune)
        for name, state, kind in (
            ("Trần Văn An", "submitted", "individual"),
            ("Lê Thị Bình", "draft", "individual"),
            ("Hộ ông An", "returned", "household"),
        ):
            make.nomination(
                unit=unit, state=state, kind=kind, full_name=f"{name} {unit.name}",
                representative="Vũ Đức Bình" if kind == "household" else "",
            )  # fmt: skip
    heads = [make.user(unit=unit) for unit in (here, there, far)]
    office = Role.CULTURE_OFFICE
    return heads + [make.user(role=office, commune=unit.commune) for unit in (here, far)]


def opened(user, address):
    client = Client()
    client.force_login(user)
    shown = client.get(address).context
    rows = [row.nomination.full_name for row in shown["rows"]]
    return rows, shown["states"], shown["people"], shown["form"].fields["unit"].choices


def forget():
    for question in KEPT:
        question._kept.cache_clear()


def test_whoever_looked_before_everybody_sees_their_own_list(people):
    alone = {}
    for user in people:
        for address in ADDRESSES:
            forget()
            alone[user.pk, address] = opened(user, address)
    forget()
    for user in (*people, *reversed(people)):
        for address in ADDRESSES:
            assert opened(user, address) == alone[user.pk, address]

    every = {user.pk: alone[user.pk, "/ho-so/"][0] for user in people}
    seen = {pk: len(rows) for pk, rows in every.items()}
    assert list(seen.values()) == [3, 3, 3, 4, 2]  # drafts are their unit's own
    assert every[people[0].pk] != every[people[1].pk]
    assert sorted(alone[people[3].pk, "/ho-so/?tim=an"][0]) == [
        "Hộ ông An Thôn Mỗ Đoạn", "Hộ ông An Thôn Tràm",
        "Trần Văn An Thôn Mỗ Đoạn", "Trần Văn An Thôn Tràm",
    ]  # fmt: skip


def test_what_was_written_since_is_in_the_next_look(people):
    head = people[0]
    assert len(opened(head, "/ho-so/?tim=moi")[0]) == 0

    one = make.nomination(unit=head.unit, full_name="Phạm Văn Mới", state="submitted")
    assert opened(head, "/ho-so/?tim=moi")[0] == ["Phạm Văn Mới"]
    type(one).objects.filter(pk=one.pk).update(state="returned")
    assert opened(head, "/ho-so/?tim=moi")[1] == [("returned", "Cần bổ sung", 1)]
    make.unit(name="Thôn Vừa Lập")
    assert "Thôn Vừa Lập" in dict(opened(people[3], "/ho-so/")[3]).values()


def test_what_rests_on_more_than_the_address_is_put_together_each_time():
    """A moment, likely doubles, what an import made and nobody took back yet."""
    boxes = GridForm.base_fields.keys() - HOW

    assert boxes - EVER == {"late", "looks", "sheet"}
    assert EVER - boxes == set()
