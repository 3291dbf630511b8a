"""The plan as data: what its file says is what the paper says, and nothing uncited gets in."""

from datetime import datetime
from fractions import Fraction

import pytest

from accounts.problems import Refused
from conferences.calendar import HANOI
from conferences.models import Conference
from conferences.plan import Figure, read
from conferences.plans import path_of
from tests import make

PLAN = read(path_of("2025-dai-son"))
SMALLEST = """
document = "Kế hoạch thử"
commune = "11086"
sections = ["I", "II", "VI"]
recipients = []
[conference]
name = "Hội nghị"
edition = "lần thứ I"
term = "2025-2030"
review_period = "2020-2025"
code_prefix = "HN25"
venue = "Nhà Văn hóa"
[figure.capacity]
value = "150"
source = "{source}"
sentence = "{sentence}"
[figure.role_model_share]
value = "7/10"
source = "II"
sentence = "70%"
[deadline.list_approved]
title = "Duyệt"
before = 2025-08-20
source = "{deadline_source}"
sentence = "{deadline_sentence}"
[programme]
source = "{programme_source}"
sentence = "Chương trình"
items = []
[summary]
source = "{summary_source}"
sentence = "Báo cáo"
parts = []
"""
CITED = {
    "source": "II.4.2", "sentence": "Tối đa 150", "deadline_source": "VI",
    "deadline_sentence": "Trước ngày 20/8", "programme_source": "II", "summary_source": "I",
}  # fmt: skip


def written(tmp_path, **changes):
    path = tmp_path / "plan.toml"
    path.write_text(SMALLEST.format(**(CITED | changes)), encoding="utf-8")
    return path


def test_the_figures_are_the_papers():
    """II.4.1, II.4.2."""
    found = {figure.key: (figure.value, figure.leeway, figure.source) for figure in PLAN.figures}

    assert found == {
        "capacity": (Fraction(150), Fraction(0), "II.4.2"),
        "role_model_share": (Fraction(7, 10), Fraction(1, 20), "II.4.1"),
        "votes_in_favour": (Fraction(1, 2), Fraction(0), "II.4.1"),  # proposed, not the plan's
    }


def test_the_figures_carry_the_papers_sentences():
    sentences = {figure.key: figure.sentence for figure in PLAN.figures}

    assert sentences == {
        "capacity": "Số lượng: Tối đa 150 đại biểu.",
        "role_model_share": "đại biểu điển hình tiên tiến khoảng 70%; đại biểu khách mời và lãnh"
        " đạo các cấp, các ngành khoảng 30%",
        "votes_in_favour": "Đại biểu là điển hình tiên tiến cần được bình xét công khai, dân chủ"
        " từ thôn, các cơ quan, đơn vị.",
    }


def test_the_share_of_votes_says_that_it_is_a_proposal():
    """B10: plan 28 names no share; the page of the plan says whose it is."""
    (share,) = [figure for figure in PLAN.figures if figure.key == "votes_in_favour"]

    assert share.leeway_note == (
        "Kế hoạch không ghi tỷ lệ. Đề xuất của dữ liệu mẫu: quá nửa số người có mặt, đúng một nửa "
        "là chưa đủ; xã tự quyết định."
    )
    assert (share.words, share.share_words) == ("50%", "50%")


def test_our_reading_of_about_has_a_note_behind_it():
    notes = [bool(figure.leeway_note) for figure in PLAN.figures if figure.leeway]

    assert notes == [True]


def test_the_four_deadlines_are_midnights_in_ha_noi():
    """VI: "trước ngày 20/8" means that 20/8 00:00 is the first instant too late."""
    found = {deadline.key: (deadline.due_at, deadline.source) for deadline in PLAN.deadlines}

    assert found == {
        "plan_reported": (datetime(2025, 8, 15, tzinfo=HANOI), "VI"),
        "list_approved": (datetime(2025, 8, 20, tzinfo=HANOI), "VI"),
        "conference_held": (datetime(2025, 8, 25, tzinfo=HANOI), "VI"),
        "results_reported": (datetime(2025, 8, 30, tzinfo=HANOI), "VI"),
    }
    assert {deadline.due_at.utcoffset().total_seconds() for deadline in PLAN.deadlines} == {25_200}


def test_the_programme_has_the_eight_items_in_order():
    """III.1."""
    assert [item.number for item in PLAN.programme] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert PLAN.programme[0].title == "Tuyên bố lý do, giới thiệu đại biểu"
    assert PLAN.programme[6].title == (
        "Thông qua danh sách đại biểu đi dự Đại hội thi đua cấp trên"
    )
    assert PLAN.programme_source == "III.1"


def test_the_summary_has_the_parts_the_plan_demands():
    """III.3.1: five parts of looking back under one heading, three of looking ahead."""
    assert PLAN.summary_source == "III.3.1"
    assert [part.key for part in PLAN.summary] == [
        "context", "movements", "awards", "leadership", "lessons",
        "direction", "goals", "contents", "solutions",
    ]  # fmt: skip
    assert [part.key for part in PLAN.summary if not part.demand] == []
    assert [part.key for part in PLAN.summary if part.tables] == ["awards"]


def test_the_papers_numbering_is_data_and_has_no_four():
    assert PLAN.sections == ("I", "II", "III", "V", "VI")


def test_a_small_plan_is_read(tmp_path):
    """The negative tests below would prove nothing if the sound file were refused too."""
    assert read(written(tmp_path)).document == "Kế hoạch thử"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sentence": ""}, "figure.capacity: thiếu câu trích của kế hoạch."),
        ({"source": "IV.1"}, "figure.capacity: kế hoạch không có mục 'IV.1'."),
        ({"source": ""}, "figure.capacity: kế hoạch không có mục ''."),
        ({"source": "IX"}, "figure.capacity: kế hoạch không có mục 'IX'."),
        ({"deadline_sentence": ""}, "deadline.list_approved: thiếu câu trích của kế hoạch."),
        ({"deadline_source": "V.1"}, "deadline.list_approved: kế hoạch không có mục 'V.1'."),
        ({"programme_source": "III.1"}, "programme: kế hoạch không có mục 'III.1'."),
        ({"summary_source": "III.3.1"}, "summary: kế hoạch không có mục 'III.3.1'."),
    ],
)
def test_what_the_paper_does_not_say_is_refused(tmp_path, change, words):
    with pytest.raises(Refused) as refused:
        read(written(tmp_path, **change))

    assert str(refused.value) == words


@pytest.mark.parametrize("name", ["khong-co", "../../honoree_conf/demo/units", "/etc/passwd", ""])
def test_a_plan_outside_the_folder_is_not_there(name):
    with pytest.raises(FileNotFoundError):
        path_of(name)


@pytest.mark.parametrize(
    ("kind", "value", "leeway", "words"),
    [
        ("cap", Fraction(150), Fraction(0), "150"),
        ("share", Fraction(7, 10), Fraction(1, 20), "khoảng 70% (từ 65% đến 75%)"),
        ("share", Fraction(7, 10), Fraction(0), "70%"),
        ("share", Fraction(1), Fraction(0), "100%"),
        ("votes", Fraction(5, 8), Fraction(0), "62,5%"),
        ("per_unit", Fraction(1), Fraction(0), "1"),
        ("minimum", Fraction(1, 5), Fraction(0), "tối thiểu 20%"),
        ("minimum", Fraction(10), Fraction(0), "tối thiểu 10"),
    ],
)
def test_a_figure_reads_as_people_say_it(kind, value, leeway, words):
    figure = Figure(key="x", kind=kind, value=value, leeway=leeway, source="II", sentence="…")

    assert figure.words == words


WHOLE = SMALLEST.format(**CITED)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('document = "Kế hoạch thử"', ""), "Thiếu mục document."),
        (('commune = "11086"', ""), "Thiếu mục commune."),
        (('commune = "11086"', "commune = 11086"), "commune phải là chữ trong dấu nháy."),
        (('term = "2025-2030"', ""), "Thiếu mục conference.term."),
        (('"HN25"', '"HN2025XX1"'), "conference.code_prefix dài quá 8 ký tự."),
        (('venue = "Nhà Văn hóa"', 'venue = "Nhà"\nleaders_choose = "office"'),
         "conference.leaders_choose phải là một danh sách."),
        (('venue = "Nhà Văn hóa"', 'venue = "Nhà"\nleaders_choose = ["hội", "office"]'),
         "conference.leaders_choose không biết loại đơn vị hội."),
        (('venue = "Nhà Văn hóa"', 'venue = "Nhà"\nleaders_choose = [["office"]]'),
         "conference.leaders_choose không biết loại đơn vị ['office']."),
        (('venue = "Nhà Văn hóa"', 'venue = "Nhà"\nleaders_choose = [{a = 1}]'),
         "conference.leaders_choose không biết loại đơn vị {'a': 1}."),
        (("items = []", "items = [1]"), "programme.items[1] phải là một bảng."),
        (("parts = []", 'parts = [["x"]]'), "summary.parts[1] phải là một bảng."),
        (("recipients = []", 'recipients = "UBND"'), "recipients phải là một danh sách."),
        (("[figure.capacity]", "[figure.khac]"),
         "Thiếu mục figure.khac.kind.; Thiếu mục figure.khac.title."),
        (('value = "150"', ""), "Thiếu mục figure.capacity.value."),
        (('value = "150"', "value = 150"), "figure.capacity.value phải là chữ trong dấu nháy."),
        (('value = "150"', 'value = "nhiều"'), "figure.capacity.value: 'nhiều' không phải là số."),
        (('value = "150"', 'value = "1/0"'), "figure.capacity.value: '1/0' không phải là số."),
        (("before = 2025-08-20", 'before = "20/8"'),
         "deadline.list_approved.before phải là một ngày như 2025-08-20."),
        (("before = 2025-08-20", "before = 2025-08-20T00:00:00"),
         "deadline.list_approved.before phải là một ngày như 2025-08-20."),
        (("items = []", 'items = [{title = "Mở đầu"}]'), "Thiếu mục programme.items[1].minutes."),
        (("parts = []", 'parts = [{key = "x"}]'),
         "Thiếu mục summary.parts[1].heading.; Thiếu mục summary.parts[1].demand."),
    ],
)  # fmt: skip
def test_a_plan_of_the_wrong_shape_is_said_by_its_place(tmp_path, change, words):
    """Issue 7, E26: each of these was a traceback."""
    assert change[0] in WHOLE
    path = tmp_path / "plan.toml"
    path.write_text(WHOLE.replace(*change), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        read(path)

    assert str(refused.value) == words


def test_a_file_from_notepad_is_read_and_one_of_another_encoding_is_said(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text(WHOLE, encoding="utf-8-sig")
    assert read(path).commune == "11086"

    path.write_text(WHOLE, encoding="utf-16")

    with pytest.raises(Refused, match="không phải UTF-8"):
        read(path)


def test_broken_syntax_is_said(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text("document =", encoding="utf-8")

    with pytest.raises(Refused, match="sai cú pháp"):
        read(path)


def posting(tmp_path, value):
    figure = f'[figure.posting_days]\nvalue = "{value}"\nsource = "II"\nsentence = "Niêm yết"\n'
    path = written(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + figure, encoding="utf-8")
    return read(path).figures[-1]


@pytest.mark.parametrize("days", ["0", "1", "60"])
def test_days_of_posting_are_whole_and_told_as_days(tmp_path, days):
    """One of them is no share of anything, so it is not 100%."""
    assert posting(tmp_path, days).words == days


@pytest.mark.parametrize("days", ["-1", "61", "5/2", "1/2"])
def test_other_days_of_posting_are_refused(tmp_path, days):
    with pytest.raises(Refused) as refused:
        posting(tmp_path, days)

    assert str(refused.value) == ("figure.posting_days.value phải là số ngày tròn, từ 0 đến 60.")


@pytest.mark.django_db
def test_a_plan_that_says_nothing_posts_nobody():
    """Plan 28 is one of them."""
    conference = make.conference()

    assert conference.posting_days == 0

    conference.figures.create(
        key="niem-yet", kind="days", about="posting", value="5", source="II", sentence="Niêm yết"
    )
    assert Conference.objects.get(pk=conference.pk).posting_days == 5
