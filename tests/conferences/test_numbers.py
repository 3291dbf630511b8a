"""What a number of a plan is, by its own words and not by its name; a minimum is minded."""

import importlib

import pytest
from django.apps import apps

from accounts.problems import Refused
from conferences.models import Conference, PlanFigure
from conferences.plan import read
from conferences.plans import plan_of
from delegates.facts.board import quota_board
from delegates.rules import Seat, least_women, plan_from, problems
from tests import make
from tests.conferences import ward
from tests.conferences.test_plan import WHOLE

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def held():
    return ward.conference()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[figure.role_model_share]", '[figure.x]\nkind = "share"\ntitle = "X"'),
         "Thiếu mục figure có kind là share và about là role_models."),
        (("[figure.capacity]", '[figure.x]\nkind = "days"\ntitle = "X"'),
         "Thiếu mục figure có kind là cap (số đại biểu tối đa)."),
        (("[figure.capacity]", '[figure.x]\nkind = "so"\ntitle = "X"'),
         "figure.x.kind phải là một trong: cap, share, minimum, per_unit, days, votes."),
        (("[figure.capacity]", '[figure.capacity]\nabout = "women"'),
         "figure.capacity.about chưa dùng cho loại này."),
        (("[figure.role_model_share]", '[figure.x]\nkind = "share"\ntitle = "X"\nabout = "y"'),
         "figure.x.about phải là một trong: role_models."),
        (("[figure.role_model_share]", '[figure.X]\nkind = "share"\ntitle = "X"\n'
          'about = "role_models"'),
         "figure.X: tên chỉ gồm chữ a-z, số, dấu - hoặc _, dài không quá 40."),
        (('value = "7/10"', 'value = "70"'),
         "figure.role_model_share.value phải là tỷ lệ từ 0 đến 1, ví dụ 7/10."),
        (('value = "150"', 'value = "3/2"'),
         "figure.capacity.value phải là số tròn, từ 1 trở lên."),
        (('value = "150"', 'value = "0"'), "figure.capacity.value phải là số tròn, từ 1 trở lên."),
        (("[deadline.list_approved]",
          '[figure.x]\nkind = "cap"\ntitle = "X"\nvalue = "9"\nsource = "II"\nsentence = "X"\n'
          "[deadline.list_approved]"),
         "Kế hoạch chỉ được có một con số “Số đại biểu tối đa”, đang có 2: figure.capacity,"
         " figure.x."),
        (("[deadline.list_approved]",
          '[figure.x]\nkind = "minimum"\ntitle = "X"\nvalue = "-1"\nsource = "II"\n'
          'sentence = "X"\n[deadline.list_approved]'),
         "figure.x.value không được nhỏ hơn 0."),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_what_it_says_is_said_by_its_place(tmp_path, change, words):
    assert change[0] in WHOLE
    path = tmp_path / "plan.toml"
    path.write_text(WHOLE.replace(*change), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        read(path)

    assert str(refused.value) == words


def test_each_number_stands_by_what_it_is_and_a_minimum_is_minded(held):
    """II.1: cap 120, 60/40, at least 20 % women: 23 of 116 are too few, 24 of 120 are enough."""
    figures = [(one.key, one.words) for one in plan_of(held).figures]
    plan = plan_from(held.known_figures())

    assert figures == [
        ("toi-da", "120"), ("nguoi-tot", "60%"), ("dong-y", "50%"), ("dai-bieu-moi", "40%"),
        ("nu", "tối thiểu 20%"), ("duoi-35", "tối thiểu 10"), ("moi-don-vi", "1"),
    ]  # fmt: skip
    assert (held.seats_limit, held.posting_days) == (120, 0)
    found = [
        [(one.rule, one.text, one.blocks) for one in least_women(hall(women, men), plan)]
        for women, men in ((23, 93), (24, 96), (0, 0))
    ]
    words = "Đại biểu nữ: 23/116 = 19,8%, chưa đạt tối thiểu 20%."
    assert found == [[("II.1", words, False)], [], []]
    assert [one.rule for one in problems(hall(60, 61), plan)] == ["II.1", "II.1"]


def hall(women, men):
    seats = [(True, women), (False, men)]
    return [Seat(is_role_model=True, is_woman=woman, number=number) for woman, number in seats]


def test_the_boards_mind_the_minimum(held):
    for _ in range(5):
        make.delegate(conference=held, gender="male", state="confirmed")
    make.delegate(conference=held, state="confirmed")

    (said,) = [one for one in quota_board(held).planned_problems if "nữ" in one.text]

    assert said.text == "Đại biểu nữ: 1/6 = 16,7%, chưa đạt tối thiểu 20%."


def test_numbers_that_stood_by_their_names_stand_by_what_they_are():
    make.conference()
    PlanFigure.objects.update(kind="share", about="", title="")
    conference = Conference.objects.get()
    for key in ("posting_days", "remind_days", "x"):
        conference.figures.create(key=key, value="3", source="II", sentence="X")

    importlib.import_module(
        "conferences.migrations.0015_numbers_as_the_plan_names_them"
    ).say_what_each_is(apps, None)

    assert list(PlanFigure.objects.order_by("pk").values_list("key", "kind", "about", "title")) == [
        ("capacity", "cap", "", "Số đại biểu tối đa"),
        ("role_model_share", "share", "role_models", "Tỷ lệ đại biểu điển hình tiên tiến"),
        ("votes_in_favour", "votes", "", "Tỷ lệ người có mặt đồng ý phải vượt quá"),
        ("posting_days", "days", "posting", "Số ngày niêm yết công khai"),
        ("remind_days", "days", "", "Số ngày nhắc trước hạn"),
        ("x", "share", "", ""),
    ]
