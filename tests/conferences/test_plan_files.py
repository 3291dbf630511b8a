"""A plan's file by page, and a plan in the place of another: the rules of the one action."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from conferences.models import Conference, PlanEdition
from conferences.plan import as_text
from conferences.plans import path_of
from tests import make

pytestmark = pytest.mark.django_db
FILE, SAVE = "/hoi-nghi/ke-hoach/tep/", "/hoi-nghi/ke-hoach/luu/"
READ, PREPARE = "/hoi-nghi/doc-ke-hoach/", "/hoi-nghi/chuan-bi/"


@pytest.fixture
def office(sign_in):
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind="office", slug="phong-vhxh")
    return sign_in(make.user(role=Role.CULTURE_OFFICE, unit=unit))


# --- A file ---------------------------------------------------------------------------------------


def test_a_file_is_shown_whole_and_kept(office):
    data = path_of("2025-dai-son").read_bytes()
    answer = office.post(FILE, {"file": SimpleUploadedFile("dai-son.toml", data)})

    assert (answer.status_code, Conference.objects.count()) == (200, 0)
    kept = {"plan": as_text(answer.context["plan"]), "named": "dai-son"}
    assert office.post(SAVE, kept).url == PREPARE
    assert Conference.objects.get().plan_file == "dai-son"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"document = ", "sai cú pháp"),
        ("chữ".encode("utf-16"), "không phải UTF-8"),
        (b'document = "x"', "Thiếu mục commune."),
        (b"", "Tệp rỗng. Hãy chọn tệp khác."),
        (b"#" * (1024 * 1024 + 1), "Tệp lớn quá 1 MB."),
    ],
)
def test_a_file_that_is_no_plan_says_why(office, data, said):
    answer = office.post(FILE, {"file": SimpleUploadedFile("a.toml", data)})

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors["file"])


def test_another_communes_plan_is_not_kept(office):
    data = path_of("2025-dai-son").read_text().replace('"11086"', '"11119"').encode()
    plan = office.post(FILE, {"file": SimpleUploadedFile("a.toml", data)}).context["plan"]

    answer = office.post(SAVE, {"plan": as_text(plan), "named": "a"})

    assert answer.status_code == 422
    assert "của xã mang mã 11119" in answer.context["form"].errors["__all__"][0]
    assert Conference.objects.count() == 0


@pytest.mark.parametrize("sent", [{}, {"plan": "x", "named": "a"}, {"plan": "{}", "named": "a"}])
def test_what_is_no_plan_is_not_kept(office, sent):
    assert office.post(SAVE, sent).url == READ
    assert Conference.objects.count() == 0


# --- Another plan ---------------------------------------------------------------------------------


NEXT = (
    path_of("2025-dai-son").read_text().replace('term = "2025-2030"', 'term = "2030-2035"')
    .replace('code_prefix = "HN25"', 'code_prefix = "HN30"')
)  # fmt: skip


def other_term(office) -> dict[str, str]:
    file = SimpleUploadedFile("a.toml", NEXT.encode())
    return {"plan": as_text(office.post(FILE, {"file": file}).context["plan"]), "named": "a"}


def test_a_plan_nothing_rests_on_is_replaced(office):
    make.conference()
    told = office.post(FILE, {"file": SimpleUploadedFile(
        "a.toml", path_of("2025-dai-son").read_bytes())}).content.decode()  # fmt: skip
    assert "Thay Kế hoạch của xã" in told
    assert "Lưu bản này thì bản đang dùng được thay." in told

    assert office.post(SAVE, other_term(office)).url == PREPARE

    assert [one.term for one in Conference.objects.all()] == ["2030-2035"]
    assert PlanEdition.objects.count() == 2


def test_a_plan_that_is_used_stays_and_another_term_is_the_next_conference(office):
    """It was opened by saving: a slip in the term hid every dossier of the one in use."""
    make.nomination()
    shown = office.post(FILE, {"file": SimpleUploadedFile("a.toml", NEXT.encode())})
    page = " ".join(shown.content.decode().split())
    assert "khác Hội nghị lần thứ I đang dùng" in page
    assert "Mở Hội nghị lần sau</button>" in page
    assert "Thay Kế hoạch" not in page

    refused = office.post(SAVE, other_term(office))
    assert refused.status_code == 422
    assert "Hãy giữ giai đoạn ấy, hoặc bấm “Mở Hội nghị lần sau”" in refused.content.decode()
    assert Conference.objects.count() == 1

    assert office.post(SAVE, other_term(office) | {"lan-sau": "1"}).url == PREPARE

    assert sorted(one.term for one in Conference.objects.all()) == ["2025-2030", "2030-2035"]


def test_what_rests_on_a_plan_keeps_its_codes(office):
    make.nomination()
    raw = (
        path_of("2025-dai-son").read_text().replace('code_prefix = "HN25"', 'code_prefix = "HN26"')
    )
    answer = office.post(FILE, {"file": SimpleUploadedFile("a.toml", raw.encode())})
    kept = {"plan": as_text(answer.context["plan"]), "named": "a"}

    refused = office.post(SAVE, kept)

    assert refused.status_code == 422
    assert "nên không thay được nữa" in refused.context["form"].errors["__all__"][0]
    assert Conference.objects.get().code_prefix == "HN25"
