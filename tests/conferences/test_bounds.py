"""What a plan says fits its columns and calendar, or is refused by its place: never an error."""

import copy
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django.db import models

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences import actions
from conferences.calendar import local_day, midnight
from conferences.models import Conference, Deadline, PlanEdition, PlanFigure
from conferences.plan import as_text, instants, of_text, read
from conferences.plan.bounds import LONGEST, MOST
from conferences.plan.reader import of_raw
from tests import make
from tests.conferences import ward
from tests.conferences.test_plan import WHOLE

GOOD = tomllib.loads(ward.PATH.read_text(encoding="utf-8"))
SMALL = 32767  # what a small column of PostgreSQL holds


def longest_plan() -> dict[str, Any]:
    """Every text and every number as long and as large as it may be."""
    raw = copy.deepcopy(GOOD)
    raw["document"], raw["sections"] = "đ" * 200, ["I", "II", "III"]
    raw["conference"] |= {
        "name": "n" * 200, "edition": "e" * 40, "term": "t" * 20, "review_period": "r" * 20,
        "code_prefix": "P" * 8, "venue": "v" * 200,
        "leaders_choose": ["village", "office", "school"],
    }  # fmt: skip
    key, source = "k" * 40, "II." + "1" * 17
    raw["figure"][key] = {
        "kind": "minimum", "title": "t" * 200, "value": "123456.654321", "leeway": "0.000001",
        "leeway_note": "n" * 200, "source": source, "sentence": "s" * 5000,
    }  # fmt: skip
    raw["figure"]["toi-da"] |= {"value": "9999"}
    raw["deadline"][key] = {
        "title": "t" * 200, "settles": "by_hand", "after": "bao-cao", "days": 366,
        "event": "e" * 200, "source": source, "sentence": "s" * 5000, "reading": "r" * 5000,
        "kinds": ["village"],
    }  # fmt: skip
    return raw


@pytest.mark.django_db
@pytest.mark.both
def test_the_longest_of_everything_is_written_and_told():
    make.unit(of=(commune := ward.place()))
    by = make.user(role=Role.CULTURE_OFFICE, commune=commune)
    raw = longest_plan()
    with pytest.raises(Refused, match=r"value không được lớn hơn 9999\."):
        of_raw(raw)
    raw["figure"]["k" * 40]["value"] = "9998.654321"
    plan = of_raw(raw)

    actions.load_plan(plan, plan_file="x", commune=commune, by=by, at=make.AT)
    raw["deadline"]["k" * 40]["days"] = 365
    actions.load_plan(of_raw(raw), plan_file="x", commune=commune, by=by, at=make.AT)

    row = Deadline.objects.get(key="k" * 40)
    assert (len(row.event), len(row.sentence), row.days) == (200, 5000, 365)
    event = AuditEvent.objects.get(action="set_deadline", target_code="k" * 40)
    assert (len(event.before), len(event.after), len(event.note)) == (200, 200, 1000)


def test_the_columns_are_as_long_as_the_table_says():
    for model in (Conference, PlanEdition, PlanFigure, Deadline):
        for field in model._meta.concrete_fields:
            if field.model is PlanEdition and field.name == "about":
                continue  # which thing of the plan: its kind and key
            if isinstance(field, models.CharField) and field.name in LONGEST:
                assert field.max_length == LONGEST[field.name], field
    assert max(MOST.values()) <= SMALL


WHERE = "deadline.list_approved"
PREFIX = "conference.code_prefix chỉ gồm chữ cái không dấu, số, dấu - hoặc _, ví dụ HN25."
SAID = [
    (("before = 2025-08-20", "before = 0001-01-01"),
     f"{WHERE}.before phải từ 01/01/2000 đến 31/12/2099."),
    (("before = 2025-08-20", "before = 1999-12-31"),
     f"{WHERE}.before phải từ 01/01/2000 đến 31/12/2099."),
    (("before = 2025-08-20", "at_latest = 9999-12-31T23:59:59"),
     f"{WHERE}.at_latest phải từ 01/01/2000 đến 31/12/2099."),
    (("before = 2025-08-20", "at_latest = 2100-01-01"),
     f"{WHERE}.at_latest phải từ 01/01/2000 đến 31/12/2099."),
    (("before = 2025-08-20", 'in_month = "9999-12"'),
     f"{WHERE}.in_month phải từ 01/01/2000 đến 31/12/2099."),
    (("before = 2025-08-20", "on = 9999-12-31"),
     f"{WHERE}.on phải từ 01/01/2000 đến 31/12/2099."),
    (("before = 2025-08-20", "from = 2025-08-01\nto = 9999-12-31"),
     f"{WHERE}.to phải từ 01/01/2000 đến 31/12/2099."),
    (("before = 2025-08-20", "at_latest = 2025-08-29T16:30:00+07:00"),
     f"{WHERE}.at_latest phải là một ngày như 2025-08-20 hoặc một giờ như 2025-08-29T16:30:00."),
    (('source = "II.4.2"', 'source = "II.456789012345678901"'),
     "figure.capacity.source dài quá 20 ký tự."),
    (('value = "150"', 'value = "40000"'), "figure.capacity.value không được lớn hơn 9999."),
    (('value = "150"', 'value = "1e30"'), "figure.capacity.value: '1e30' không phải là số."),
    (('value = "150"', 'value = "1e999999999"'),
     "figure.capacity.value: '1e999999999' không phải là số."),
    (('value = "150"', 'value = "1/3333333333"'),
     "figure.capacity.value: '1/3333333333' không phải là số."),
    (('value = "7/10"', 'value = "7/10"\nleeway = "-1/20"'),
     "figure.role_model_share.leeway phải từ 0 đến 1."),
    (('value = "7/10"', f'value = "7/10"\nleeway_note = "{"n" * 201}"'),
     "figure.role_model_share.leeway_note dài quá 200 ký tự."),
    (('sentence = "70%"', 'sentence = "70\\u0000%"'),
     "figure.role_model_share.sentence có ký tự điều khiển. Hãy gõ lại mục này."),
    (('sentence = "70%"', "sentence = 70"),
     "figure.role_model_share.sentence phải là chữ trong dấu nháy."),
    (('"HN25"', '"HN/25"'), PREFIX),
    (('"HN25"', '""'), PREFIX),
    (("items = []", 'items = [{title = "Mở", minutes = 481}]'),
     "programme.items[1].minutes phải từ 1 đến 480."),
    (("items = []", 'items = [{title = "Mở", minutes = 0}]'),
     "programme.items[1].minutes phải từ 1 đến 480."),
    (("recipients = []", "recipients = [1979-05-27]"), "recipients phải gồm chữ trong dấu nháy."),
    (("recipients = []", f"recipients = {['a'] * 101}"), "recipients có 101 dòng, tối đa 100."),
    (("before = 2025-08-20", 'before = 2025-08-20\nunits = [1]'),
     f"{WHERE}.units phải gồm chữ trong dấu nháy."),
    (('venue = "Nhà Văn hóa"', 'venue = "Nhà"\nleaders_choose = ["office", "office"]'),
     "conference.leaders_choose ghi một loại đơn vị hai lần."),
    (("parts = []", "parts = [" + '{key = "x", heading = "X", demand = "X"},' * 2 + "]"),
     "summary.parts: phần x được ghi hai lần."),
    (("parts = []", f'parts = [{{key = "{"x" * 41}", heading = "X", demand = "X"}}]'),
     "summary.parts[1].key dài quá 40 ký tự."),
    (('document = "Kế hoạch thử"', f"document = {'9' * 5000}"),
     "Tệp sai cú pháp: số dài quá hoặc danh sách lồng quá sâu."),
    (("recipients = []", f"recipients = {'[' * 3000}{']' * 3000}"),
     "Tệp sai cú pháp: số dài quá hoặc danh sách lồng quá sâu."),
    (("parts = []", "parts = [] #" + "x" * 1_000_000),
     "Tệp dài quá 1000000 byte. Hãy chọn đúng tệp kế hoạch."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), SAID, ids=[words[:50] for _, words in SAID])
def test_what_is_out_of_bounds_is_said_in_words(tmp_path, change, words):
    assert change[0] in WHOLE
    path = tmp_path / "plan.toml"
    path.write_text(WHOLE.replace(*change), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        read(path)

    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("before = 2025-08-20", "before = 2000-01-01"), "trước ngày 01/01/2000"),
        (("before = 2025-08-20", "at_latest = 2099-12-31"), "chậm nhất ngày 31/12/2099"),
        (("before = 2025-08-20", 'in_month = "2099-12"'), "trong tháng 12/2099"),
    ],
)
def test_the_first_and_the_last_day_are_taken(tmp_path, change, words):
    path = tmp_path / "plan.toml"
    path.write_text(WHOLE.replace(*change), encoding="utf-8")

    plan = read(path)

    assert plan.deadlines[0].words == words
    assert of_text(as_text(plan)) == plan


def in_a_row(number: int) -> dict[str, Any]:
    """A deadline, and so many each a year after the last."""
    raw = copy.deepcopy(GOOD)
    after = {"settles": "by_hand", "title": "X", "days": 366, "event": "x", "source": "II"}
    raw["deadline"] |= {
        f"d{one}": {**after, "after": f"d{one - 1}" if one else "trang-tri", "sentence": "X"}
        for one in range(number)
    }
    return raw


def test_days_that_hang_on_each_other_end_in_our_century():
    """2026-03-19 is the last day before; the 73rd year after it still ends in it."""
    assert len(of_raw(in_a_row(73)).deadlines) == 78
    with pytest.raises(Refused) as refused:
        of_raw(in_a_row(74))
    assert str(refused.value) == (
        "deadline.d73.days: ngày tính ra phải từ 01/01/2000 đến 31/12/2099."
    )
    with pytest.raises(Refused, match=r"deadline có 1505 dòng, tối đa 200\.$"):
        of_raw(in_a_row(1500))


def test_a_value_of_six_and_six_digits_still_fits():
    raw = copy.deepcopy(GOOD)
    raw["figure"]["nu"]["value"] = "0.999999"
    (share,) = [one for one in of_raw(raw).figures if one.key == "nu"]

    assert str(share.value) == "999999/1000000"
    raw["figure"]["nu"]["value"] = "0.9999999"
    with pytest.raises(Refused, match="không phải là số"):
        of_raw(raw)


def test_what_nobody_asked_for_is_not_kept():
    """A day among the conference's own words could be written by no edition."""
    raw = copy.deepcopy(GOOD)
    raw["conference"]["founded"] = date(2025, 7, 1)

    plan = of_raw(raw)

    assert "founded" not in plan.conference
    assert of_text(as_text(plan)) == plan


@dataclass(frozen=True)
class Row:
    key: str
    due_at: datetime
    after: str = ""
    days: int = 1
    settles: str = "by_hand"


def test_a_day_is_reckoned_wherever_the_one_it_hangs_on_stands():
    """The last first; and what hangs round in a ring keeps its own, with what hangs on it."""
    rows = [
        Row("c", midnight(date(2025, 1, 1)), after="b"),
        Row("b", midnight(date(2025, 1, 1)), after="a"),
        Row("a", midnight(date(2025, 8, 20))),
        Row("on-ring", midnight(date(2025, 1, 1)), after="ring"),
        Row("ring", midnight(date(2025, 3, 1)), after="gnir"),
        Row("gnir", midnight(date(2025, 4, 1)), after="ring"),
    ]

    due = instants(rows, starts_at=None)

    assert {key: local_day(one).isoformat() for key, one in due.items()} == {
        "a": "2025-08-20", "b": "2025-08-21", "c": "2025-08-22",
        "ring": "2025-03-01", "gnir": "2025-04-01", "on-ring": "2025-03-02",
    }  # fmt: skip


@pytest.mark.parametrize("days", [2, 3])
def test_a_day_that_hangs_on_another_may_be_the_last_and_no_later(days):
    raw = in_a_row(1)
    raw["deadline"]["trang-tri"]["before"] = date(2099, 12, 30)
    raw["deadline"]["d0"]["days"] = days

    if days == 2:
        assert of_raw(raw).deadlines[-1].words == "02 ngày sau khi x (chậm nhất ngày 31/12/2099)"
    else:
        with pytest.raises(Refused, match=r"deadline\.d0\.days: ngày tính ra phải từ"):
            of_raw(raw)
