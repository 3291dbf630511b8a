"""A commune for real use: opened from a file, opened again without harm, refused in words."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.actions import check_sign_in
from accounts.audit import broken_links
from accounts.models import AuditEvent, Commune, Unit, User
from conferences.models import Conference
from tests import make
from tests.cases import rows

pytestmark = pytest.mark.django_db

FILE = """
[city]
code = "31"
name = "thành phố Hải Phòng"
[commune]
code = "11086"
name = "xã Đại Sơn"
place = "Đại Sơn"
phone = "0220 000 0000"
[[unit]]
slug = "phong-vhxh"
name = "Phòng  Văn hóa - Xã hội "
kind = "office"
[[unit]]
slug = "thon-mo-doan"
name = "Thôn Mỗ Đoạn"
kind = "village"
former = "Đại Sơn"
[[person]]
username = "vhxh"
full_name = "Nguyễn Thị Hạnh"
role = "culture_office"
unit = "phong-vhxh"
phone = "0912 000 003"
[[person]]
username = "thanhpho"
full_name = "Lê Thị Ngân"
role = "city_board"
"""


@pytest.fixture
def opened(tmp_path):
    """Run the command on a file and give back what it said."""

    def run(text: str = FILE) -> str:
        file = tmp_path / "xa.toml"
        file.write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("open_commune", file, stdout=out)
        return out.getvalue()

    return run


def password_of(said: str, username: str) -> str:
    return next(line.split()[1] for line in said.splitlines() if line.split()[:1] == [username])


def test_the_office_signs_in_with_what_was_printed(opened, at):
    said = opened()

    person = check_sign_in(typed="0912000003", password=password_of(said, "vhxh"), now=at)

    assert (person.username, person.role, person.unit.name) == (
        "vhxh", "culture_office", "Phòng Văn hóa - Xã hội",
    )  # fmt: skip
    assert Commune.objects.values_list("name", "is_demo").get() == ("xã Đại Sơn", False)
    assert list(Unit.objects.in_order().values_list("slug", "order", "former_commune")) == [
        ("phong-vhxh", 1, ""),
        ("thon-mo-doan", 2, "Đại Sơn"),
    ]


def test_a_first_password_is_to_be_changed(opened):
    """C21: it was printed, and read by whoever gave it out."""
    opened()

    kept = User.objects.order_by("username").values_list("username", "must_change_password")
    assert list(kept) == [("thanhpho", True), ("vhxh", True)]


def test_the_city_board_belongs_to_the_city_not_to_the_commune(opened):
    opened()

    board = User.objects.get(username="thanhpho")

    assert (board.commune, board.city.name) == (None, "thành phố Hải Phòng")


def test_each_account_given_is_on_record_without_its_password(opened):
    said = opened()

    events = AuditEvent.objects.filter(action="grant_role").order_by("pk")

    assert list(events.values_list("actor", "target_code", "after", "note")) == [
        ("open_commune", "vhxh", "Phòng Văn hóa - Xã hội", ""),
        ("open_commune", "thanhpho", "Ban Thi đua - Khen thưởng thành phố", ""),
    ]
    assert password_of(said, "vhxh") not in str(list(AuditEvent.objects.values()))
    assert list(broken_links("11086")) == []


def test_a_second_time_adds_only_what_is_new_and_prints_no_old_password(opened, at):
    old = password_of(opened(), "vhxh")
    more = '[[person]]\nusername = "cua"\nfull_name = "Trần Văn Cửa"\nrole = "door"\n'

    said = opened(FILE.replace("xã Đại Sơn", "xã Đại Sơn (sửa)") + more)

    assert "vhxh " not in said
    assert password_of(said, "cua")
    assert check_sign_in(typed="vhxh", password=old, now=at)
    assert Commune.objects.get().name == "xã Đại Sơn"
    assert Unit.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('kind = "office"', 'kind = "huyện"'), "không có loại 'huyện'"),
        (('role = "culture_office"', 'role = "vua"'), "không có vai trò 'vua'"),
        (('unit = "phong-vhxh"', 'unit = "khac"'), "không có đơn vị 'khac' trong tệp"),
        (("[commune]", "[xa]"), "thiếu mục 'commune'"),
        (('place = "Đại Sơn"', "place ="), "sai cú pháp"),
        (('place = "Đại Sơn"', ""), r"\[commune\] thiếu mục 'place'"),
        (('code = "11086"', "code = 11086"), r"\[commune\]: code phải viết trong dấu nháy"),
        (('code = "11086"', 'code = "110860000"'), r"\[commune\]: code dài quá 8 ký tự"),
        (('name = "xã Đại Sơn"', 'name = " "'), r"\[commune\]: name để trống"),
        (('slug = "thon-mo-doan"', ""), r"\[unit\] thứ 2 thiếu mục 'slug'"),
        (('former = "Đại Sơn"', "former = 3"), r"\[unit\] thứ 2: former phải viết trong dấu"),
        (('former = "Đại Sơn"', 'xa_cu = "x"'), r"\[unit\] thứ 2: không có mục 'xa_cu'"),
        (('username = "vhxh"', ""), r"\[person\] thứ 1 thiếu mục 'username'"),
        (("[commune]", "[[commune]]"), r"commune phải là một bảng \[commune\]"),
    ],
)
def test_a_wrong_file_is_refused_in_words_and_nothing_is_written(opened, change, says):
    with pytest.raises(CommandError, match=says):
        opened(FILE.replace(*change))

    assert User.objects.count() == Unit.objects.count() == Commune.objects.count() == 0


def test_a_name_or_a_phone_of_another_commune_is_not_taken_over(opened):
    other = make.commune(code="11119", name="xã Khác", place="Khác")
    make.user(role="leadership", username="vhxh", commune=other)
    with pytest.raises(CommandError, match="đã có ở xã khác"):
        opened()
    User.objects.filter(username="vhxh").update(username="khac", phone="+84912000003")

    with pytest.raises(CommandError, match="số điện thoại này đã có người dùng"):
        opened()

    assert not Unit.objects.exists()


def test_the_example_file_opens_and_takes_its_plan():
    """README's two commands for real use, one after the other."""
    out = StringIO()
    call_command("open_commune", "docs/commune.example.toml", stdout=out)

    call_command("load_plan", "2025-dai-son", commune="11086", by="vhxh", stdout=out)

    assert Conference.objects.get().seats_limit == 150
    assert not Commune.objects.get().is_demo


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        call_command("open_commune", "khong-co.toml")


def test_one_table_instead_of_a_list_is_said(opened):
    text = FILE[: FILE.index("[[unit]]")] + '[unit]\nslug = "x"\n'

    with pytest.raises(CommandError, match=r"hãy ghi \[\[unit\]\] thay cho \[unit\]"):
        opened(text)


def test_a_file_from_notepad_is_read(tmp_path):
    """It died on the mark that Notepad writes in front."""
    file = tmp_path / "xa.toml"
    file.write_text(FILE, encoding="utf-8-sig")

    call_command("open_commune", file, stdout=StringIO())

    assert Commune.objects.exists()


def test_a_file_of_another_encoding_is_refused_in_words(tmp_path):
    file = tmp_path / "xa.toml"
    file.write_text(FILE, encoding="utf-16")

    with pytest.raises(CommandError, match="không phải UTF-8"):
        call_command("open_commune", file, stdout=StringIO())


def test_it_says_where_it_writes_and_when_nothing_was_new(opened):
    """It wrote to another database, printed success and no passwords."""
    first, second = opened().splitlines(), opened().splitlines()

    assert first[0].startswith("Ghi vào ")
    assert first[1] == "xã Đại Sơn: 2 đơn vị mới, 2 người dùng mới."
    assert second[1:] == [
        "xã Đại Sơn: 0 đơn vị mới, 0 người dùng mới.",
        "Không có gì mới: mọi đơn vị và người dùng trong tệp đã có sẵn.",
    ]


def test_a_commune_for_real_use_is_not_opened_beside_the_demo(opened):
    Commune.objects.filter(pk=make.commune(code="99999").pk).update(is_demo=True)

    with pytest.raises(CommandError, match="chứa dữ liệu mẫu"):
        opened()

    assert not User.objects.filter(username="vhxh").exists()


@pytest.mark.parametrize(("typed", "means", "_"), rows("phones"))
def test_phones_of_people(typed, means, _, opened):
    """What is no phone is refused by name, and nothing is written."""
    file = FILE.replace('phone = "0912 000 003"', f'phone = "{typed}"')
    if not means:
        with pytest.raises(CommandError, match=r"^vhxh: “"):
            opened(file)
        assert not User.objects.exists()
        return

    opened(file)

    assert User.objects.get(username="vhxh").phone == means


def test_the_helpline_of_a_commune_must_be_a_phone(opened):
    with pytest.raises(CommandError, match="xã Đại Sơn: “gọi chị Hạnh”"):
        opened(FILE.replace("0220 000 0000", "gọi chị Hạnh"))
