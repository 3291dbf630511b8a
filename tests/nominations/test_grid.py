"""The grid of all dossiers: each condition finds just its rows, and says how many people."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from nominations import rules
from nominations.enums import EvidenceKind
from nominations.models import Evidence, Nomination
from nominations.workflow.values import value_of
from tests import make
from tests.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SENT = {"state": "submitted"}


@pytest.fixture
def desk(sign_in):
    """The office's list as codes, in the order of the page."""
    client = sign_in(role=Role.CULTURE_OFFICE)

    def ask(**asks) -> list[str]:
        query = {key.replace("_", "-"): value for key, value in asks.items()}
        return [row.nomination.code for row in client.get("/ho-so/", query).context["rows"]]

    ask.client = client
    return ask


@pytest.fixture
def four():
    """A woman farmer, a trader, a household, a collective; two of a village once elsewhere."""
    here, there = make.unit(), make.unit(name="Thôn Liêu Xá", former="Bình Lãng")
    make.nomination(
        code="HN25-A",
        full_name="Lê Thị An",
        gender="female",
        field="agriculture",
        sector="household_business",
        unit=here,
        **SENT,
    )
    make.nomination(
        code="HN25-B",
        full_name="Lê Văn Bình",
        gender="male",
        field="trade",
        sector="private_enterprise",
        unit=there,
        state="verified",
    )
    make.nomination(
        code="HN25-C",
        full_name="Hộ ông Cường",
        kind="household",
        representative="Lê Văn Cường",
        gender="male",
        field="agriculture",
        sector="none",
        unit=there,
        state="returned",
    )
    make.nomination(
        code="HN25-D", full_name="Tổ dệt", kind="collective", representative="Lê Thị Dung",
        gender="female", field="industry", sector="collective", unit=here, **SENT,
    )  # fmt: skip
    return here, there


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ({}, ["A", "B", "C", "D"]),
        ({"trang_thai": "submitted"}, ["A", "D"]),
        ({"trang_thai": "returned"}, ["C"]),
        ({"loai": "household"}, ["C"]),
        ({"linh_vuc": "agriculture"}, ["A", "C"]),
        ({"gioi_tinh": "female"}, ["A", "D"]),
        ({"thanh_phan": "collective"}, ["D"]),
        ({"dia_phuong_cu": "Bình Lãng"}, ["B", "C"]),
        ({"gioi_tinh": "male", "linh_vuc": "trade", "dia_phuong_cu": "Bình Lãng"}, ["B"]),
        ({"gioi_tinh": "female", "trang_thai": "verified"}, []),
        (
            {"gioi_tinh": "x", "thanh_phan": "y", "muon": "z", "con_thieu": "w"},
            ["A", "B", "C", "D"],
        ),
    ],
)
def test_each_condition_finds_just_its_rows(asks, found, four, desk):
    assert sorted(desk(**asks)) == [f"HN25-{letter}" for letter in found]


def test_a_unit_is_asked_for_by_its_name(four, desk):
    here, there = four

    assert (desk(don_vi=here.pk), desk(don_vi=there.pk)) == (
        ["HN25-A", "HN25-D"], ["HN25-B", "HN25-C"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("an", ["A", "Â", "Ă"]),
        ("Ân", ["Â"]),
        ("ân", ["Â"]),
        ("ẤN", []),
        ("lê ăn", ["Ă"]),
        ("le ăn", ["Ă"]),
        ("hoà", ["H"]),
        ("Hòa", ["H"]),
        ("hoa", ["H", "O"]),
        ("hóa", ["O"]),
        ("đỗ", ["Đ"]),
        ("do", ["D", "Đ"]),
        ("quý", ["Đ"]),
        ("quí", ["Đ"]),
    ],
)
def test_a_word_with_marks_is_only_that_word(words, found, desk):
    """U29: exact where marks are typed; of a representative too, and in either spelling."""
    for letter, name in {
        "A": "Lê An",
        "Â": "Lê Ân",
        "Ă": "Lê Ăn",
        "D": "Do Mi",
        "O": "Vũ Hóa",
    }.items():
        make.nomination(code=f"HN25-{letter}", full_name=name, **SENT)
    for letter, name in {"H": "Vũ Hoà", "Đ": "ĐỖ QUÝ"}.items():
        make.nomination(
            code=f"HN25-{letter}", full_name="Tổ 1", kind="collective", representative=name, **SENT
        )  # fmt: skip

    assert sorted(desk(tim=words)) == sorted(f"HN25-{letter}" for letter in found)


LACKING = {
    "full_name": {"full_name": ""},
    "representative": {"kind": "collective", "representative": ""},
    "birth_year": {"birth_year": None},
    "gender": {"gender": ""},
    "address": {"address": ""},
    "field": {"field": ""},
    "direct_worker": {"direct_worker": None},
    "achievement": {"achievement": ""},
}


def test_what_is_missing_is_what_the_rules_say_is_missing(desk):
    for name, without in LACKING.items():
        make.nomination(code=name[:16], state="returned", **without)
    make.nomination(code="ballot", state="returned").ballots.all().delete()
    Evidence.objects.filter(
        nomination=make.nomination(code="minutes", state="returned"), kind=EvidenceKind.MINUTES
    ).delete()
    make.nomination(code="whole", state="returned")
    said: dict[str, list[str]] = {}
    for one in Nomination.objects.select_related("conference", "unit"):
        minutes = one.evidence.filter(kind=EvidenceKind.MINUTES).exists()
        value = value_of(one, has_minutes=minutes)
        for problem in (*rules.completeness(value), *rules.review_meeting(value)):
            said.setdefault(problem.field, []).append(one.code)

    found = {name: sorted(desk(con_thieu=name)) for name in (*LACKING, "ballot", "minutes")}

    assert found == {name: [name[:16]] for name in found}
    assert found == {name: sorted(codes) for name, codes in said.items()}
    assert sorted(desk(con_thieu="any")) == sorted(
        code for codes in found.values() for code in codes
    )


def test_unchecked_ones_are_found(desk):
    make.nomination(code="HN25-A", integrity="unchecked", **SENT)
    make.nomination(code="HN25-B", integrity="clear", **SENT)

    assert desk(con_thieu="check") == ["HN25-A"]


def test_late_is_what_the_rows_say_is_late(desk):
    conference = make.conference()
    due = conference.deadlines.get(key="list_approved").due_at
    day = timedelta(days=1)
    late = {"submitted_at": due, "first_sent_at": due}
    make.nomination(code="HN25-S", full_name="Lê A", **SENT, **late)
    make.nomination(
        code="HN25-T", full_name="Lê B", **SENT, submitted_at=due - day, first_sent_at=due - day
    )
    make.nomination(
        code="HN25-D", full_name="Lê C", state="approved", decided_at=due, first_sent_at=due - day
    )
    make.nomination(
        code="HN25-E", full_name="Lê D", state="approved", decided_at=due - day,
        first_sent_at=due - day,
    )  # fmt: skip
    make.nomination(code="HN25-R", full_name="Lê E", state="returned", amend_until=due + day)
    make.nomination(code="HN25-V", full_name="Lê G", state="returned", amend_until=make.AT - day)

    assert {late: desk(muon=late) for late in ("sent", "decided", "back", "any")} == {
        "sent": ["HN25-S"],
        "decided": ["HN25-D"],
        "back": [],  # the unit's own day is still to come
        "any": ["HN25-S", "HN25-D"],
    }
    conference.deadlines.filter(key="list_approved").update(due_at=make.AT)
    assert desk(muon="back") == ["HN25-V"]
    Nomination.objects.filter(code="HN25-R").update(amend_until=make.AT)
    assert desk(muon="back") == ["HN25-R", "HN25-V"]


def test_each_thing_to_look_at_is_found_alone(desk):
    make.nomination(code="HN25-A", full_name="Lê A", integrity="pending", **SENT)
    make.nomination(code="HN25-B", full_name="Lê B", birth_year=1960, **SENT)
    make.nomination(code="HN25-C", full_name="Lê B", birth_year=1961, **SENT)
    make.nomination(code="HN25-D", full_name="Lê D", achievement="Năm 2001.", **SENT)
    odd = make.nomination(code="HN25-E", full_name="Lê E", **SENT)
    odd.ballots.update(agree=1)
    make.nomination(code="HN25-F", full_name="Lê F", **SENT)

    kinds = ("integrity", "doubles", "achievement", "votes", "on")
    assert {kind: [c[-1] for c in desk(can_xem=kind)] for kind in kinds} == {
        "integrity": ["A"],
        "doubles": ["B", "C"],
        "achievement": ["D"],
        "votes": ["E"],
        "on": ["A", "B", "C", "D", "E"],
    }


def test_a_unit_can_not_ask_who_is_complained_of(sign_in):
    """A5: it may be the one; a condition it is not offered narrows nothing."""
    unit = make.unit()
    for number in range(12):
        pending = "pending" if number else "clear"
        make.nomination(unit=unit, full_name=f"Lê {number}", integrity=pending, **SENT)
    page = sign_in(make.user(unit=unit)).get("/ho-so/", {"can-xem": "integrity"})

    assert page.context["total"] == 12
    assert "Kỷ luật, đơn thư" not in page.content.decode()


def test_the_page_says_how_many_rows_and_how_many_people(desk):
    """One person in two dossiers is one; a group is who represents it; nobody is nobody."""
    make.nomination(
        code="HN25-A", full_name="Lê An", duplicate_verdict="same", doubles_judged="HN25-B", **SENT
    )
    make.nomination(
        code="HN25-B", full_name="Lê An", duplicate_verdict="same", doubles_judged="HN25-A", **SENT
    )
    make.nomination(code="HN25-C", full_name="Lê An", **SENT)  # nobody has looked: two people
    make.nomination(
        code="HN25-D", full_name="Tổ 1", kind="collective", representative="Vũ Bình", **SENT
    )
    make.nomination(
        code="HN25-E", full_name="Hộ ông Tư", kind="household", representative="", **SENT
    )
    make.nomination(code="HN25-F", full_name="", state="returned")

    def told(**asks) -> tuple[int, int]:
        context = desk.client.get("/ho-so/", asks).context
        assert context["total"] == len(context["rows"])
        return context["total"], context["people"]

    assert told() == (6, 3)
    assert told(loai="individual") == (4, 2)
    assert told(tim="HN25-B") == (1, 1)
    assert told(loai="household") == (1, 0)
    words = Page(desk.client.get("/ho-so/?loai=individual").content.decode()).root.words()
    assert "4 hồ sơ, 2 người theo điều kiện lọc" in words
    assert "đại diện" not in words.partition("theo điều kiện lọc")[2][:30]


def test_every_condition_has_a_chip_that_takes_only_it_away(four, desk):
    here, _ = four
    asked = f"?tim=le&gioi-tinh=female&don-vi={here.pk}&trang-thai=submitted&trang=1"
    page = Page(desk.client.get(f"/ho-so/{asked}").content.decode())

    (chips,) = [one for one in page.all("ul") if one.attrs.get("class") == "chips"]
    said = {link.words(): link.attrs["href"] for link in chips.all("a")}

    away = " – bỏ điều kiện này"
    assert said == {
        f"Tìm: le{away}": f"?gioi-tinh=female&don-vi={here.pk}&trang-thai=submitted",
        f"Đơn vị: Thôn Mỗ Đoạn{away}": "?tim=le&gioi-tinh=female&trang-thai=submitted",
        f"Trạng thái: Chờ thẩm định{away}": f"?tim=le&gioi-tinh=female&don-vi={here.pk}",
        f"Giới tính: Nữ{away}": f"?tim=le&don-vi={here.pk}&trang-thai=submitted",
        "Bỏ lọc": "/ho-so/",
    }


def test_nothing_found_says_what_to_do(four, desk):
    page = desk.client.get("/ho-so/", {"gioi-tinh": "female", "trang-thai": "verified"})
    words = Page(page.content.decode()).root.words()

    assert "0 hồ sơ, 0 người theo điều kiện lọc" in words
    assert "Không có hồ sơ nào khớp Hãy bớt điều kiện lọc hoặc tìm bằng một phần tên." in words
