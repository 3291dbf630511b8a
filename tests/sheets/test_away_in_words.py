"""However a line says that somebody is perhaps not meant, the line is asked about by itself."""

import pytest

from tests.sheets.pages import paste
from tests.sheets.staged import staged
from tests.sheets.villages import office_of

pytestmark = pytest.mark.django_db
ASKS = "Dòng này ghi “{}”. Hãy xem có lấy dòng này không rồi tự đánh dấu."
HEAD = ("Họ và tên", "Giới tính", "Chức vụ", "Cơ quan, đơn vị", "Nhóm")


@pytest.mark.parametrize(("name", "post", "body", "said"), [
    ("Phạm Văn Ơ xin vắng", "Bí thư", "Thôn Đông", "xin vắng"),
    ("Phạm Văn Ơ VẮNG", "Bí thư", "Thôn Đông", "VẮNG"),
    ("Phạm Văn Dơ dự phòng", "Bí thư", "Thôn Đông", "dự phòng"),
    ("Phạm Văn Khơ", "vắng có lý do", "Thôn Đông", "vắng có lý do"),
    ("Phạm Văn Khơ", "Bí thư (xin rút)", "Thôn Đông", "xin rút"),
    ("Phạm Văn Khơ", "Bí thư", "Thôn Đông xin phép nghỉ", "xin phép nghỉ"),
    ("Dự phòng: Phạm Văn Khơ", "Bí thư", "Thôn Đông", "Dự phòng"),
    ("Phạm Văn Khơ", "dự phòng 1", "Thôn Đông", "dự phòng 1"),
    ("Phạm Văn Khơ", "Bí thư (dự phòng cho ông Tám)", "Thôn Đông", "dự phòng cho ông Tám"),
])  # fmt: skip
def test_a_guest_who_is_said_to_be_away_is_asked(name, post, body, said):
    row = staged(HEAD, (name, "Nam", post, body, "Khách mời")).rows.get()

    assert (row.verdict, row.ticked, row.reasons[""]) == ("ask", False, ASKS.format(said))


@pytest.mark.parametrize(("name", "post", "body"), [
    ("Phạm Văn Rút", "Phụ trách quỹ dự phòng", "Trung tâm Y tế dự phòng"),
    ("Phạm Văn Nháp", "Bí thư", "Thôn Đông"), ("Phạm Văn Vắng", "Bí thư", "Thôn Đông"),
])  # fmt: skip
def test_such_words_inside_a_name_or_an_office_say_nothing(name, post, body):
    assert "" not in staged(HEAD, (name, "Nam", post, body, "Khách mời")).rows.get().reasons


@pytest.mark.parametrize(("line", "said"), [
    ("Ông Vũ Văn Mười - Chủ tịch - Hội CCB (xin phép vắng mặt)", "xin phép vắng mặt"),
    ("Ông Vũ Văn Mười - Chủ tịch - Hội CCB (dự phòng cho ông Tám)", "dự phòng cho ông Tám"),
    ("Không mời: Ông Vũ Văn Mười - Chủ tịch - Hội CCB", "Không mời"),
    ("3. Dự phòng 1: Ông Vũ Văn Mười, Chủ tịch, Hội CCB", "Dự phòng 1"),
])  # fmt: skip
def test_of_a_pasted_guest_such_words_are_no_post_and_no_office(sign_in, line, said):
    """ "(dự phòng cho ông Tám)" became the post "Chủ tịch, dự" and a part of the office."""
    sheet = paste(office_of(sign_in), f"Nhóm: Khách mời\n{line}")

    row = sheet.rows.get(number=2)
    told = (row.values["full_name"], row.values["position"], row.values["organisation"])
    assert told == ("Vũ Văn Mười", "Chủ tịch", "Hội CCB")
    assert row.reasons == {"": ASKS.format(said)}


@pytest.mark.parametrize(("line", "deed", "said"), [
    ("Thôn Đông: Bà Lê Thị Mít: nuôi rươi (xin rút)", "nuôi rươi (xin rút)", "xin rút"),
    ("Thôn Đông: Bà Lê Thị Mít: xin rút", "xin rút", "xin rút"),
    ("Không mời: Bà Lê Thị Mít - Thôn Đông: nuôi rươi", "nuôi rươi", "Không mời"),
    ("Dự phòng: Thôn Đông: Bà Lê Thị Mít: nuôi rươi", "nuôi rươi", "Dự phòng"),
    ("Thôn Đông: Bà Lê Thị Mít: không xét, dự phòng năm sau", "không xét, dự phòng năm sau",
     "không xét"),
])  # fmt: skip
def test_a_dossier_that_is_withdrawn_is_asked_by_its_deed(sign_in, line, deed, said):
    (row,) = paste(office_of(sign_in, "Thôn Đông"), line, slug="ho-so").rows.all()

    assert (row.values["full_name"], row.values["achievement"]) == ("Lê Thị Mít", deed)
    assert row.reasons == {"": ASKS.format(said)}
