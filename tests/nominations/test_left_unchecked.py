"""What of the checklist nobody looked into, as a row of the approval meeting says it."""

import pytest

from accounts.enums import Role
from nominations.actions import checklist, own_items
from nominations.checklist import ITEMS
from nominations.models import Finding
from nominations.workflow.doubted import left_unchecked, shortly
from tests import make
from tests.kept import answered, own_item
from tests.pages import Page

pytestmark = pytest.mark.django_db
ALL = ("tranh chấp", "khen một lần", "giai đoạn", "sau kỷ luật")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, ""), (1, "tranh chấp"), (2, "tranh chấp, khen một lần"),
        (3, "tranh chấp, khen một lần, giai đoạn"),
        (4, "tranh chấp, khen một lần và 2 mục khác"),
    ],
)  # fmt: skip
def test_a_row_names_the_first_and_how_many_more(count, words):
    assert shortly(ALL[:count]) == words


def test_all_that_nobody_answered_is_told_what_the_dossier_speaks_against_first():
    """An item alone was told, and who votes took the rest for looked into."""
    plain = make.nomination(awards="", achievement="Nuôi cá năm 2023.")
    award = make.nomination(awards="Giấy khen", achievement="Nuôi cá năm 2023.")
    years = make.nomination(awards="", achievement="Đào mương năm 2012.")
    group = make.nomination(kind="collective", awards="", achievement="Nuôi cá.")

    assert left_unchecked(plain, (), ()) == ALL
    assert left_unchecked(award, (), ())[0] == "khen một lần"
    assert left_unchecked(years, {"once"}, ()) == ("giai đoạn", "tranh chấp", "sau kỷ luật")
    assert left_unchecked(group, {"once", "after"}, ()) == (
        "tranh chấp", "còn hoạt động", "giai đoạn",
    )  # fmt: skip
    assert left_unchecked(plain, {one.key for one in ITEMS}, ()) == ()


def test_what_the_commune_itself_asks_is_told_too_until_it_asks_no_more(sign_in):
    office = make.user(role=Role.CULTURE_OFFICE)
    leader = sign_in(make.user(role=Role.LEADERSHIP))
    one = make.fresh(make.nomination(state="verified", awards=""))
    own = own_item(label="Quỹ thôn", by=office)
    keys = {item.key for item in ITEMS if not item.demanded}
    for key in keys - {"dissolved"}:
        Finding.objects.create(nomination=one, item=key, found="clear", by=office, at=make.AT)

    def told():
        html = leader.get("/ho-so/hop-xet-duyet/").content.decode()
        return "Chưa kiểm tra Quỹ thôn" in Page(html).all("tbody")[0].words()

    assert told()
    checklist.note_findings(one, boxes={f"found_{own.item.key}": "clear"}, by=office, at=make.AT)
    assert not told()
    Finding.objects.filter(item=own.item.key).delete()
    own_items.end_item(own, by=office, at=make.AT)
    assert not told()


def test_what_nobody_looked_into_is_among_those_to_look_at(sign_in):
    """It was tagged, and the filter said there was nothing."""
    office = make.user(role=Role.CULTURE_OFFICE)
    leader = sign_in(make.user(role=Role.LEADERSHIP))
    made = [
        make.nomination(
            state="verified", kind=kind, full_name=name, representative="Ông Cả", awards="",
            achievement="Nuôi cá năm 2023.",
        )
        for kind, name in (
            ("individual", "An"), ("individual", "Bình"), ("collective", "Chi hội"),
            ("collective", "Đội"), ("household", "Hộ ông Én"),
        )
    ]  # fmt: skip
    left = {"Bình": "once", "Đội": "dissolved"}
    for one in made:
        answered(one, by=office, but=left.get(one.full_name, ""))

    def found():
        page = leader.get("/ho-so/hop-xet-duyet/?can-xem=on")
        return sorted(row.nomination.full_name for row in page.context["rows"])

    assert found() == ["Bình", "Đội"]
    own_item(label="Quỹ thôn", by=office, for_collectives=False)
    assert found() == ["An", "Bình", "Hộ ông Én", "Đội"]
