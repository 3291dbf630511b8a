"""The page that opens a posting reads a page of those who wait, whoever refused among thousands."""

import random
import uuid
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from accounts.names import fold
from nominations.models import Consent, Nomination, Posted
from nominations.workflow.public import refused, unwilling, willing
from tests import make
from tests.kept import consent_of, plan_posts

pytestmark = [pytest.mark.django_db, pytest.mark.both]
OURS = "/ho-so/niem-yet/"


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    plan_posts(5)


@pytest.fixture
def office(sign_in):
    return sign_in(make.user(role=Role.CULTURE_OFFICE))


def waits(*names) -> list[Nomination]:
    return [make.nomination(state="verified", full_name=name) for name in names]


def main(client, url=OURS):
    return BeautifulSoup(client.get(url).content, "html.parser").main


def words(part) -> str:
    return " ".join(part.get_text(" ").split())


def ticks(client, url=OURS) -> dict[str, list[str]]:
    page = main(client, url)
    found = {name: page("input", {"name": name}) for name in ("chon", "van-niem-yet")}
    return {
        name: [words(box.parent).split(",")[0] for box in boxes] for name, boxes in found.items()
    }


def test_each_list_is_turned_by_itself_and_says_how_many(office, monkeypatch):
    monkeypatch.setattr("nominations.web.posting.A_PAGE", 2)
    waits("Vũ Thị An", "Vũ Thị Bình", "Vũ Thị Cúc")
    for one in waits("Lê Văn Dần", "Lê Văn Hai", "Lê Văn Kha"):
        consent_of(one, agrees=False)

    assert ticks(office) == {
        "chon": ["Vũ Thị An", "Vũ Thị Bình"], "van-niem-yet": ["Lê Văn Dần", "Lê Văn Hai"],
    }  # fmt: skip
    assert ticks(office, f"{OURS}?cho=2&khong=9") == {
        "chon": ["Vũ Thị Cúc"], "van-niem-yet": ["Lê Văn Kha"],
    }  # fmt: skip
    turn = main(office).find(id="trang-khong")
    assert words(turn) == "Không đồng ý: trang 1/2, 3 hồ sơ. Trang sau"
    assert [a["href"] for a in turn("a")] == ["?khong=2"]
    turn = main(office, f"{OURS}?khong=2&cho=2").find(id="trang-cho")
    assert words(turn) == "Chờ niêm yết: trang 2/2, 3 hồ sơ. Trang trước"
    assert [a["href"] for a in turn("a")] == ["?khong=2&cho=1"]
    assert "Chỉ niêm yết các hồ sơ đã đánh dấu ở trang này." in words(main(office))


def test_where_all_stand_on_one_page_nothing_is_turned(office):
    waits("Vũ Thị An")
    page = main(office)
    assert page.find(id="trang-cho") is None
    assert "Chỉ niêm yết các hồ sơ đã đánh dấu ở trang này." not in words(page)
    assert page.find("legend").text == "Chờ niêm yết"


def test_the_database_finds_whom_the_words_find():
    """Every mixture of what may have been said of one, by whom and when."""
    says = random.Random(7)
    make.conference()
    dossiers = []
    for number in range(40):
        kind = says.choice(["individual", "household", "collective"])
        fields = {"kind": kind, "birth_year": says.choice([1970, None])}
        if kind != "individual":
            fields["representative"] = "Đỗ Văn Lan"
        one = make.nomination(state="verified", full_name=f"Đỗ Thị Lan {number}", **fields)
        double = make.nomination(state="closed", kept_as=one, full_name=one.full_name)
        dossiers.append(one)
        for _ in range(says.randrange(5)):
            taken = says.choice([None, make.AT + timedelta(hours=says.randrange(3))])
            agrees = says.random() < 0.6
            rest = {}
            if taken and agrees:
                by = make.user(unit=one.unit)
                rest = {
                    "withdrawn_at": taken, "withdrawn_on": taken.date(), "withdrawn_by": by,
                    "withdrawn_channel": "paper",
                }  # fmt: skip
            consent_of(
                says.choice([one, double]), agrees=agrees,
                person=says.choice([one.person, one.person, "Ai Khác"]),
                birth_year=says.choice([None, 1970, 1999]),
                purpose=says.choice(["posting", "posting", "photo"]),
                at=make.AT + timedelta(hours=says.randrange(3)), **rest,
            )  # fmt: skip
    found = Nomination.objects.filter(pk__in=[one.pk for one in dossiers])

    no = refused(dossiers)

    assert 5 < len(no) < 35
    assert set(unwilling(found).values_list("pk", flat=True)) == no
    assert set(willing(found).values_list("pk", flat=True)) == {one.pk for one in dossiers} - no


@pytest.mark.parametrize("number", [3, 5000])
def test_it_asks_as_often_of_three_as_of_five_thousand(number, office, django_assert_num_queries):
    plain = Nomination.objects.filter(pk=waits("Vũ Thị Đầu")[0].pk).values().get()
    del plain["id"]
    names = [f"Vũ Thị {n:04d}" for n in range(number)]
    Nomination.objects.bulk_create(
        Nomination(**plain | {
            "code": f"HN25-{n:04d}", "full_name": name, "name_fold": fold(name),
            "name_sort": name, "form_key": uuid.uuid4(),
        })
        for n, name in enumerate(names)
    )  # fmt: skip
    said = consent_of(Nomination.objects.get(code="HN25-0000"), agrees=False)
    known = Consent.objects.filter(pk=said.pk).values().get()
    del known["id"]
    Consent.objects.bulk_create(
        Consent(**known | {
            "nomination_id": one.pk, "person": one.full_name, "person_fold": one.name_fold,
            "agrees": not one.code.endswith("7"),
        })
        for one in Nomination.objects.filter(code__gt="HN25-0000", code__lt="HN25-T")
    )  # fmt: skip
    office.get(OURS)

    with django_assert_num_queries(10):
        page = office.get(OURS)

    assert page.context["waiting"].number == number + 1
    assert page.context["waiting"].unwilling.paginator.count == (501 if number == 5000 else 1)
    assert len(page.context["waiting"].willing) == min(50, number)
    assert Posted.objects.count() == 0
