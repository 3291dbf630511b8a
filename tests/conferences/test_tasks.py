"""Who does what by a plan: its offices, their tasks, the seats of each unit; read, kept, shown."""

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from conferences.plan import read
from conferences.plans import path_of
from tests import make
from tests.conferences import ward
from tests.conferences.test_plan import WHOLE
from tests.pages import Page
from tests.reading import text

PLAN = read(path_of("2025-dai-son"))
OFFICE = 'offices = [{unit = "phong", name = "Phòng", source = "II"}]\n'


def plan_with(tmp_path, *, before="", after=""):
    path = tmp_path / "plan.toml"
    whole = WHOLE.replace("[conference]\n", f"{before}[conference]\n", 1)
    path.write_text(f"{whole}\n{after}", encoding="utf-8")
    return read(path)


def test_the_four_offices_are_charged_as_section_v_says():
    assert [(one.unit, one.name, one.source) for one in PLAN.offices] == [
        ("phong-vhxh", "Phòng Văn hóa - Xã hội xã", "V.1"),
        ("van-phong", "Văn phòng HĐND&UBND xã", "V.2"),
        ("mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "V.3"),
        ("trung-tam-vh", "Trung tâm Văn hóa, Thể thao và Truyền thông xã", "V.4"),
    ]


def test_the_tasks_are_those_of_the_paper_each_with_its_paragraph():
    """III.2: three of nobody; V: six, one, three, three, as the dashes and crosses stand."""
    assert [(office, [one.source for one in tasks]) for office, tasks in PLAN.tasks_by_office] == [
        ("", ["III.2"] * 3),
        ("Phòng Văn hóa - Xã hội xã", ["V.1"] * 6),
        ("Văn phòng HĐND&UBND xã", ["V.2"]),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", ["V.3"] * 3),
        ("Trung tâm Văn hóa, Thể thao và Truyền thông xã", ["V.4"] * 3),
    ]
    sentences = [one.sentence for one in PLAN.tasks]
    assert "Trang trí khánh tiết, chuẩn bị loa đài phục vụ Hội nghị." in sentences
    assert "Tổ chức các hoạt động văn hóa, văn nghệ, tuyên truyền, cổ động chào mừng." in sentences
    assert len(set(sentences)) == 16
    assert [one.deadline for one in PLAN.tasks if one.deadline] == [
        "plan_reported", *["results_reported"] * 3, "list_approved", "conference_held",
    ]  # fmt: skip


def test_plan_28_gives_no_unit_a_number_of_seats():
    assert PLAN.seats is None


@pytest.mark.parametrize(
    ("kind", "slug", "number"),
    [
        ("village", "to-dan-pho-1", 2),
        ("school", "truong-khac", 1),
        ("school", "truong-an-binh", 3),  # its own number comes before its kind's
        ("office", "phong-vhxh", None),
    ],
)
def test_a_unit_has_its_own_number_of_seats_or_its_kinds(kind, slug, number):
    assert read(ward.PATH).seats.of(kind, slug) == number


def test_a_plan_may_charge_nobody(tmp_path):
    plan = plan_with(tmp_path)

    assert (plan.offices, plan.tasks, plan.seats, plan.tasks_by_office) == ((), (), None, [])


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("offices = 1\n", "", "offices phải là một danh sách."),
        ('tasks = "x"\n', "", "tasks phải là một danh sách."),
        ("offices = [1]\n", "", "offices[1] phải là một bảng."),
        ('offices = [{unit = "a", name = "A", source = "IX.1"}]\n', "",
         "offices[1]: kế hoạch không có mục 'IX.1'."),
        ('offices = [{unit = "a", source = "I"}]\n', "", "Thiếu mục offices[1].name."),
        ('offices = [{unit = "a", name = "A", source = "I"}, {unit = "a", name = "B",'
         ' source = "I"}]\n', "", "offices: đơn vị a được ghi hai lần."),
        (OFFICE, '[[tasks]]\ntitle = "X"\nsource = "II"\nsentence = "X"\nunit = "khac"\n',
         "tasks[1].unit: mục offices không có đơn vị 'khac'."),
        (OFFICE, '[[tasks]]\ntitle = "X"\nsource = "II"\nsentence = "X"\nunit = "phong"\n'
         'deadline = "khac"\n', "tasks[1].deadline: kế hoạch không có hạn 'khac'."),
        ("", '[[tasks]]\ntitle = "X"\nsource = "II"\n',
         "tasks[1]: thiếu câu trích của kế hoạch."),
        ("", '[[tasks]]\nsource = "IX"\nsentence = "X"\n',
         "Thiếu mục tasks[1].title.; tasks[1]: kế hoạch không có mục 'IX'."),
        ("", '[seats]\nsource = "II"\nsentence = "X"\n', "seats phải ghi kinds hoặc units."),
        ("", '[seats]\nsource = "II"\nkinds = {village = 2}\n',
         "seats: thiếu câu trích của kế hoạch."),
        ("", '[seats]\nsource = "II"\nsentence = "X"\nkinds = {xom = 2}\n',
         "seats.kinds không biết loại đơn vị xom."),
        ("", '[seats]\nsource = "II"\nsentence = "X"\nkinds = {village = -1}\n',
         "seats.kinds.village phải là số tròn, từ 0 đến 999."),
        ("", '[seats]\nsource = "II"\nsentence = "X"\nunits = {a = true}\n',
         "seats.units.a phải là số tròn, từ 0 đến 999."),
        ("", '[seats]\nsource = "II"\nsentence = "X"\nunits = {a = 1000}\n',
         "seats.units.a phải là số tròn, từ 0 đến 999."),
        ("seats = 3\n", "", "seats phải là một bảng."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_by_its_place(tmp_path, before, after, words):
    with pytest.raises(Refused) as refused:
        plan_with(tmp_path, before=before, after=after)

    assert str(refused.value) == words


@pytest.mark.django_db
def test_the_plans_page_shows_who_does_what_with_the_papers_words(sign_in):
    make.conference()
    page = Page(text(sign_in().get("/hoi-nghi/ke-hoach/"))).one("main").words()

    for task in PLAN.tasks:
        assert task.title in page
        assert f"“{task.sentence}”" in page
    for office in PLAN.offices:
        assert office.name in page
    assert "Trước và trong dịp Hội nghị" in page
    assert "Số người mỗi đơn vị giới thiệu" not in page


@pytest.mark.django_db
def test_seats_are_shown_by_kind_and_by_the_units_own_name(sign_in):
    held = ward.conference()
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, commune=held.commune))
    page = Page(text(office.get("/hoi-nghi/ke-hoach/"))).one("main").words()

    for words in ("Thôn 2", "Trường học 1", "Trường An Bình 3", "Tỷ lệ đại biểu nữ Tối thiểu 20%"):
        assert words in page
    assert "Phòng Văn hóa - Xã hội trang trí hội trường." in page
