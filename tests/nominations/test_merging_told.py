"""A history tells of a merge at both dossiers: who, when, which other one, and what went over."""

from datetime import timedelta

import pytest

from accounts.audit import who
from accounts.enums import Role
from nominations.actions import decisions, doubles
from nominations.models import Evidence
from tests import make
from tests.nominations.test_merging import fresh, merge, office, photo, two
from tests.pages import Page

pytestmark = pytest.mark.django_db
__all__ = ["office", "two"]
LATER = make.AT + timedelta(hours=1)


def histories(client, one):
    """The items of the panel's history, and what stands above the changes, each with its links."""
    found = []
    for address, mark in (
        (f"/ho-so/{one.code}/", "history"),
        (f"/ho-so/{one.code}/lich-su/", "history"),
    ):
        lists = [
            each
            for each in Page(client.get(address).content.decode()).all("ol")
            if each.attrs.get("id") == mark
        ]
        items = [item for each in lists for item in each.all("li")]
        found.append(
            [
                (" ".join(item.words().split()), [a.attrs["href"] for a in item.all("a")])
                for item in items
            ]
        )
    return found


def test_the_kept_one_tells_which_was_closed_for_it_by_whom_and_when(two, office, sign_in):
    """It stood at the closed one alone: who read the kept one took its second unit on trust."""
    kept, closed = two
    doubles.keep_one(fresh(kept), fresh(closed), by=office, at=LATER)

    panel, page = histories(sign_in(office), kept)

    by = who(office.role, "")
    said = (
        f"Giữ hồ sơ này, đóng hồ sơ trùng {by} · 09:00 ngày 16/8/2025 "
        f"Cùng một người với hồ sơ {closed.code} do Thôn Hai giới thiệu; hồ sơ đó đã đóng."
    )
    assert panel[0] == page[0] == (said, [f"/ho-so/{closed.code}/"])
    assert len(page) == 1


def test_the_closed_one_tells_it_on_both_pages(two, office, sign_in):
    kept, closed = two
    doubles.keep_one(fresh(kept), fresh(closed), by=office, at=LATER)

    panel, page = histories(sign_in(office), closed)

    assert panel[0] == page[0]
    assert f"Cùng một người với hồ sơ {kept.code} do Thôn Một giới thiệu." in page[0][0]
    assert page[0][1] == [f"/ho-so/{kept.code}/"]


def test_a_merge_tells_what_went_over(two, office, sign_in):
    kept, closed = two
    merge(kept, closed, office, take=["position"])

    panel, page = histories(sign_in(office), kept)

    assert panel[0] == page[0]
    assert panel[0][0].startswith("Gộp hồ sơ trùng vào hồ sơ này ")
    assert panel[0][0].endswith("Đã lấy từ hồ sơ đó sang: chức vụ, nghề nghiệp.")
    assert not [words for words, _ in panel if "đóng hồ sơ trùng" in words]


def test_opened_again_the_two_tell_of_no_merge(two, office, sign_in):
    kept, closed = two
    doubles.keep_one(fresh(kept), fresh(closed), by=office, at=make.AT)
    decisions.move(fresh(closed), "open_double", by=office, at=LATER)

    client = sign_in(office)

    assert [histories(client, one)[1] for one in two] == [[], []]
    assert "Mở lại" in histories(client, closed)[0][0][0]


def test_closed_twice_it_is_told_once_as_it_stands(two, office, sign_in):
    kept, closed = two
    for hours in (0, 1):
        at = make.AT + timedelta(hours=hours)
        doubles.keep_one(fresh(kept), fresh(closed), by=office, at=at)
        if not hours:
            decisions.move(fresh(closed), "open_double", by=office, at=at)

    (_, page) = histories(sign_in(office), kept)

    assert len(page) == 1
    assert "09:00 ngày 16/8/2025" in page[0][0]


def test_the_unit_of_the_kept_one_reads_it_too(two, office, sign_in):
    kept, closed = two
    doubles.keep_one(fresh(kept), fresh(closed), by=office, at=LATER)

    panel, _ = histories(sign_in(make.user(unit=kept.unit, role=Role.VILLAGE_HEAD)), kept)

    assert "do Thôn Hai giới thiệu; hồ sơ đó đã đóng." in panel[0][0]


def test_the_page_of_a_dossier_of_one_alone_has_no_such_heading(office, sign_in):
    one = make.nomination(state="submitted")

    assert histories(sign_in(office), one)[1] == []


def test_a_photo_taken_over_keeps_its_caption_and_stands_behind_the_kept_ones_own(two, office):
    kept, closed = two
    for place, name in ((3, "k.jpg"), (5, "l.jpg")):
        Evidence.objects.filter(pk=photo(kept, name, name.encode()).pk).update(position=place)
    one, two_ = photo(closed, "a.jpg", b"a"), photo(closed, "b.jpg", b"b")
    Evidence.objects.filter(pk=one.pk).update(position=2, caption="Bà Thơm bên đầm")
    Evidence.objects.filter(pk=two_.pk).update(position=1)
    merge(kept, closed, office, files=[one.pk, two_.pk])

    assert list(
        kept.evidence.filter(kind="photo").in_order().values_list("name", "caption", "position")
    ) == [
        ("k.jpg", "", 3), ("l.jpg", "", 5), ("b.jpg", "", 6), ("a.jpg", "Bà Thơm bên đầm", 7),
    ]  # fmt: skip
