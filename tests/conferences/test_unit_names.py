"""One unit by hand: added with what the plan asks of it, renamed with both names in the history."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, Commune, Unit
from accounts.problems import Overtaken, fingerprint
from conferences.actions import naming
from tests import make
from tests.pages import seen
from tests.racing import at_once, without_audit_triggers

pytestmark = pytest.mark.django_db
ADD, NAME = "/hoi-nghi/don-vi/them/", "/hoi-nghi/don-vi/thon-mo-doan/ten/"
SAID = {"name": "Thôn  Nghĩa Xá", "kind": "village", "former": "Đại Đồng"}


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture
def office(sign_in):
    make.unit()
    make.conference()
    return sign_in(role=Role.CULTURE_OFFICE)


def test_a_unit_is_added_with_what_it_owes(office):
    assert office.post(ADD, SAID).url == "/hoi-nghi/don-vi/"

    unit = Unit.objects.get(slug="thon-nghia-xa")
    assert (unit.name, unit.kind, unit.former_commune) == ("Thôn Nghĩa Xá", "village", "Đại Đồng")
    assert [mark.deadline.key for mark in unit.deadline_marks.all()] == ["list_approved"]
    event = AuditEvent.objects.get(action="add_unit")
    assert (event.target_code, event.after) == ("thon-nghia-xa", "Thôn Nghĩa Xá")


@pytest.mark.parametrize(
    ("change", "box", "said"),
    [
        ({"name": "Thôn Mỗ Đoạn"}, "name", "Xã đã có đơn vị tên này. Hãy nhập tên khác."),
        ({"name": "THÔN MÔ ĐOAN"}, "name", "Xã đã có đơn vị tên này. Hãy nhập tên khác."),
        ({"name": "…"}, "name", "Tên cần có chữ. Hãy nhập lại."),
        ({"kind": ""}, "kind", "Hãy chọn loại."),
        ({"name": ""}, "name", "Hãy nhập tên đơn vị."),
    ],
)
def test_what_is_wrong_adds_nothing(office, change, box, said):
    answer = office.post(ADD, SAID | change)

    assert answer.status_code == 422
    assert answer.context["form"].errors[box] == [said]
    assert Unit.objects.count() == 1


def test_the_former_communes_stand_beside_the_box(office):
    Commune.objects.update(formers="xã Bình Lãng\nxã Hưng Đạo")

    assert "một trong: xã Bình Lãng; xã Hưng Đạo" in office.get(ADD).content.decode()


def test_a_unit_is_renamed_and_keeps_its_code(office):
    sent = {"name": "Thôn Mỗ Đoạn 1", "former": "Kỳ Sơn"} | seen(office, NAME)
    assert office.post(NAME, sent).url == "/hoi-nghi/don-vi/"

    unit = Unit.objects.get()
    assert (unit.slug, unit.name, unit.former_commune) == (
        "thon-mo-doan", "Thôn Mỗ Đoạn 1", "Kỳ Sơn",
    )  # fmt: skip
    assert unit.name_fold == "thon mo doan 1"
    event = AuditEvent.objects.get(action="rename_unit")
    assert (event.before, event.after) == ("Thôn Mỗ Đoạn (Đại Sơn)", "Thôn Mỗ Đoạn 1 (Kỳ Sơn)")
    page = office.get("/hoi-nghi/nhat-ky/").content.decode()
    assert "Đổi tên đơn vị" in page


def test_the_same_name_changes_nothing_and_its_own_is_no_other(office):
    sent = {"name": "Thôn Mỗ Đoạn", "former": "Đại Sơn"} | seen(office, NAME)
    office.post(NAME, sent)
    office.post(NAME, {"name": "Thôn MỖ ĐOẠN", "former": "Đại Sơn"} | seen(office, NAME))

    assert AuditEvent.objects.filter(action="rename_unit").count() == 1


def test_anothers_name_is_refused(office):
    make.unit(name="Thôn Nghĩa Xá")
    sent = {"name": "Thôn nghĩa xá", "former": ""} | seen(office, NAME)

    assert office.post(NAME, sent).status_code == 422


def test_another_communes_unit_may_be_called_the_same(office):
    make.unit(name="Thôn Nghĩa Xá", of=make.commune(code="11119", name="xã Khác"))

    assert office.post(ADD, SAID).status_code == 302


def test_the_unit_and_the_list_lead_there(office):
    assert f'href="{NAME}"' in office.get("/hoi-nghi/don-vi/thon-mo-doan/").content.decode()
    assert f'href="{ADD}"' in office.get("/hoi-nghi/don-vi/").content.decode()


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_of_two_who_rename_at_once_one_is_told():
    unit, by = make.unit(), make.user(role=Role.CULTURE_OFFICE)
    stands = fingerprint(naming.stands_of(unit))

    def save(number):
        said = {"name": f"Thôn {number}", "former": ""}
        mine = Unit.objects.select_related("commune").get(pk=unit.pk)
        try:
            naming.rename_unit(mine, said=said, seen=stands, by=by, at=make.AT)
        except Overtaken:
            return "told"
        return "saved"

    assert sorted(at_once(save, [1, 2], workers=2)) == ["saved", "told"]


def test_a_name_that_stands_under_another_code_is_there(office):
    """What came from a file has a code of the file's own."""
    make.unit(name="Phòng Văn hóa - Xã hội", kind="office", slug="phong-vhxh")

    answer = office.post(ADD, {"name": "Phòng văn hóa - xã hội", "kind": "office", "former": ""})

    assert answer.status_code == 422
    assert Unit.objects.filter(kind="office").count() == 1
