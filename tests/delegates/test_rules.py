"""Tests the delegate quotas of section II.4, sentence by sentence."""

from dataclasses import replace
from fractions import Fraction

import pytest

from accounts.problems import Measure, Problem, Weight
from accounts.telling import percent
from conferences.plan import Figure, read
from conferences.plans import path_of
from delegates import rules
from delegates.rules import Seat

PLAN = rules.plan_from({f.key: f for f in read(path_of("2025-dai-son")).figures})
MODEL = Seat(is_role_model=True, is_woman=True, direct_worker=True, field="health")
GUEST = Seat(is_role_model=False, is_woman=False)
WOMEN, MODELS = (("gender", "female"),), (("group", "role_model"),)


def seats(models, others):
    return [MODEL] * models + [GUEST] * others


def test_capacity_at_the_maximum_is_no_problem():
    assert list(rules.capacity(seats(105, 45), PLAN)) == []


def test_capacity_one_over_the_maximum_blocks_with_the_plans_sentence():
    assert list(rules.capacity(seats(106, 45), PLAN)) == [
        Problem(
            rule="II.4.2",
            source="Số lượng: Tối đa 150 đại biểu.",
            text="Đại biểu: 151/150, quá mức tối đa. Hãy đưa bớt người ra khỏi danh sách.",
            weight=Weight.BLOCKS,
        )
    ]


def people(women, men):
    return [
        Seat(is_role_model=True, is_woman=woman, number=number)
        for woman, number in ((True, women), (False, men))
    ]


def test_least_women_is_a_share_or_so_many_and_a_plan_may_name_none():
    ten = Figure(
        key="x", kind="minimum", about="women", value=Fraction(10), source="II.1", sentence="Nữ"
    )
    of_ten = replace(PLAN, women=ten)
    of_a_fifth = replace(PLAN, women=replace(ten, value=Fraction(1, 5)))

    assert list(rules.least_women(people(9, 1), of_ten)) == [
        Problem(
            text="Đại biểu nữ: 9, chưa đạt tối thiểu 10.",
            rule="II.1",
            source="Nữ",
            weight=Weight.WARNS,
        )
    ]
    assert [one.text for one in rules.least_women(people(1, 5), of_a_fifth)] == [
        "Đại biểu nữ: 1/6 = 16,7%, chưa đạt tối thiểu 20%."
    ]
    for plan, women, men in ((of_ten, 10, 90), (of_a_fifth, 1, 4), (PLAN, 0, 9), (of_ten, 0, 0)):
        assert list(rules.least_women(people(women, men), plan)) == []


def test_capacity_of_nobody_is_no_problem():
    assert list(rules.capacity([], PLAN)) == []


@pytest.mark.parametrize(("models", "others"), [(65, 35), (70, 30), (75, 25), (105, 45)])
def test_role_model_share_within_the_leeway_is_no_problem(models, others):
    assert list(rules.role_model_share(seats(models, others), PLAN)) == []


@pytest.mark.parametrize(
    ("models", "others", "share"), [(64, 36, "64%"), (76, 24, "76%"), (1, 0, "100%")]
)
def test_role_model_share_outside_the_leeway_warns(models, others, share):
    assert list(rules.role_model_share(seats(models, others), PLAN)) == [
        Problem(
            rule="II.4.1",
            source=PLAN.role_model_share.sentence,
            text=f"Điển hình tiên tiến: {models}/{models + others} = {share},"
            " ngoài khoảng 65% đến 75%.",
            weight=Weight.WARNS,
        )
    ]


def test_role_model_share_of_nobody_is_no_problem():
    assert rules.problems([], PLAN) == []


def test_problems_names_every_one_in_the_order_of_the_plan():
    assert [p.rule for p in rules.problems(seats(151, 0), PLAN)] == ["II.4.1", "II.4.2"]


def test_no_seat_left_speaks_with_the_plans_sentence():
    assert rules.no_seat_left(PLAN) == Problem(
        rule="II.4.2",
        source="Số lượng: Tối đa 150 đại biểu.",
        text=(
            "Đã đủ 150 đại biểu, không xác nhận thêm được."
            " Muốn thêm, hãy ghi báo vắng hoặc đưa một người ra khỏi danh sách."
        ),
    )


def test_percent_is_written_with_a_comma_and_rounded_to_tenths():
    assert [percent(Fraction(*f)) for f in [(9, 13), (7, 10), (0, 1), (1, 3)]] == [
        "69,2%", "70%", "0%", "33,3%",
    ]  # fmt: skip


def test_women_are_counted_among_everybody():
    assert list(rules.women(seats(2, 3))) == [
        Measure(rule="II.4.1", label="Đại biểu nữ", count=2, out_of=5, own=WOMEN)
    ]


def test_women_role_models_are_counted_among_role_models_alone():
    """A2: one measure for the board and the structure table."""
    guest = Seat(is_role_model=False, is_woman=True)
    man = Seat(is_role_model=True, is_woman=False)

    assert list(rules.women_role_models([MODEL, man, guest])) == [
        Measure(rule="II.4.1", label="Điển hình là nữ", count=1, out_of=2, among=MODELS, own=WOMEN)
    ]


def test_whose_sex_is_not_written_is_counted_apart_and_never_as_a_man():
    unsaid = Seat(is_role_model=False, is_woman=False, sex_unknown=True, number=3)
    found = [*rules.women([MODEL, unsaid]), *rules.women_role_models([MODEL, unsaid])]

    assert found == [
        Measure(rule="II.4.1", label="Đại biểu nữ", count=1, out_of=4, unknown=3, own=WOMEN),
        Measure(rule="II.4.1", label="Điển hình là nữ", count=1, out_of=1, among=MODELS, own=WOMEN),
    ]
    assert [measure.unknown_words for measure in found] == ["chưa ghi: 3", ""]


def test_groups_are_a_closed_list_among_everybody():
    guest = Seat(is_role_model=False, is_woman=False, group="guest")
    model = Seat(is_role_model=True, is_woman=False, group="role_model")

    assert [(m.label, m.count, m.out_of) for m in rules.groups([guest, model, guest])] == [
        ("Điển hình tiên tiến", 1, 3),
        ("Khách mời", 2, 3),
        ("Lãnh đạo các cấp, các ngành", 0, 3),
    ]


def test_direct_workers_are_counted_among_role_models_alone():
    busy = Seat(is_role_model=False, is_woman=False, direct_worker=True)

    assert list(rules.direct_workers([*seats(2, 3), busy])) == [
        Measure(
            rule="II.4.1",
            label="Trực tiếp sản xuất, công tác, học tập, chiến đấu",
            count=2,
            out_of=2,
            among=MODELS,
            own=(("direct", "1"),),
        )
    ]


def test_fields_show_noughts_and_what_is_not_written():
    lost = Seat(is_role_model=True, is_woman=False)

    found = {m.label: m.count for m in rules.fields([MODEL, MODEL, lost, GUEST])}

    assert len(found) == 13
    assert found["Y tế, chăm sóc sức khỏe"] == 2
    assert found["Quốc phòng"] == 0
    assert found["Chưa ghi"] == 1


def test_kinds_are_a_closed_list():
    assert [m.label for m in rules.kinds([])] == ["Cá nhân", "Tập thể", "Hộ gia đình"]


def test_sectors_are_a_closed_list_with_noughts():
    assert [m.count for m in rules.sectors([])] == [0] * 6


def test_former_communes_come_in_vietnamese_order_and_what_is_of_all_last():
    """Đ after D and before H, whatever the order of the seats."""
    found = rules.former_communes(
        Seat(is_role_model=True, is_woman=False, former_commune=name)
        for name in ("", "Hưng Đạo", "Đại Sơn", "Bình Lãng", "Đại Sơn")
    )

    assert [(m.label, m.count) for m in found] == [
        ("Bình Lãng", 1),
        ("Đại Sơn", 2),
        ("Hưng Đạo", 1),
        ("Cơ quan, đơn vị chung của xã", 1),
    ]


def test_units_come_as_the_seats_come_and_leave_guests_out():
    here = Seat(is_role_model=True, is_woman=False, unit="Thôn Ô Mễ")
    guest = Seat(is_role_model=False, is_woman=False, unit="Thôn Liêu Xá")

    assert [(m.label, m.count, m.out_of) for m in rules.units([guest, here])] == [
        ("Thôn Ô Mễ", 1, 1)
    ]


def test_measures_are_never_judged_and_cover_every_group():
    groups = [m.group for m in rules.measures([MODEL])]
    assert list(dict.fromkeys(groups)) == [
        "", "group", "kind", "field", "sector", "former_commune", "unit",
    ]  # fmt: skip


def test_missing_names_units_without_a_role_model_in_the_order_asked():
    here = Seat(is_role_model=True, is_woman=False, unit="Thôn Ô Mễ")
    guest = Seat(is_role_model=False, is_woman=False, unit="Thôn Liêu Xá")
    wanted = ["Thôn Liêu Xá", "Thôn Ô Mễ", "Thôn An Liệt", ""]

    assert rules.missing([here, guest], wanted, attribute="unit") == [
        "Thôn Liêu Xá", "Thôn An Liệt",
    ]  # fmt: skip


def test_every_rule_and_measure_opens_with_its_paragraph():
    for rule in (*rules.RULES, *rules.MEASURES):
        assert rule.__doc__.split("  ")[0] in ("II.4.1", "II.4.2"), rule.__name__


def test_a_seat_has_no_name_in_it():
    assert "name" not in " ".join(Seat.__dataclass_fields__)


def test_a_sector_nobody_is_asked_to_say_is_not_something_forgotten():
    silent = Seat(is_role_model=True, is_woman=False)

    found = {m.label: m.count for m in rules.sectors([silent])}

    assert (found["Không ghi trong hồ sơ"], "Chưa ghi" in found) == (1, False)
