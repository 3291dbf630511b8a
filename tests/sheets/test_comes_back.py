"""Where a preview comes back after a press: at the line or the part worked on."""

import pytest

from accounts.enums import Role
from tests import make
from tests.sheets.pages import at, sends, upload, workbook

pytestmark = pytest.mark.django_db
HEAD = ["Họ và tên", "Giới tính", "Cơ quan, đơn vị"]


@pytest.fixture
def council(sign_in):
    make.conference()
    return sign_in(role=Role.COUNCIL_OFFICE)


def test_what_is_typed_in_one_line_goes_along_when_another_is_opened(council):
    sheet = upload(council, workbook(HEAD, ["Nguyễn Văn An", "Nam", ""], ["Lê Minh", "Nam", "Sở"]))

    typed = sends(sheet, cells={(2, "organisation"): "Sở Y tế"}, sua="1")
    answer = council.post(at("mend", sheet), typed)

    assert answer.url == at("show", sheet) + "?sua=1#dong-1"
    assert [row.values["organisation"] for row in sheet.rows.order_by("place")] == ["Sở Y tế", "Sở"]
    page = council.get(answer.url).content.decode()
    assert ('name="o-1-organisation"' in page, 'name="sua" value="0"' in page) == (True, True)


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({}, "#cac-dong"),
        ({"chon-het": "1"}, "#cac-dong"),
        ({"cells": {(3, "organisation"): "Sở Y tế"}}, "#dong-1"),
        ({"tach": "1"}, "#dong-1"),
        ({"loc": "ket-qua=can-xem", "sua": "0"}, "?ket-qua=can-xem&sua=0#dong-0"),
    ],
)
def test_after_a_press_the_page_comes_back_at_the_line_worked_on(council, more, place):
    sheet = upload(council, workbook(HEAD, ["Nguyễn Văn An", "Nam", ""], ["Lê Minh", "Nam", "Sở"]))

    assert council.post(at("mend", sheet), sends(sheet, **more)).url == at("show", sheet) + place


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({"nhom-0-2-group": "", "muc": "groups"}, "#groups"),
        ({"moi-0-rank": ""}, "#columns"),
        ({"cot-0": [], "muc": "columns", "nhom-0-2-group": ""}, "#columns"),
        ({"muc": "groups", "loc": "ket-qua=can-xem&trang=2"}, "?ket-qua=can-xem&trang=2#groups"),
    ],
)
def test_after_a_table_is_read_otherwise_the_page_comes_back_at_that_part(council, sent, place):
    sheet = upload(council, workbook(HEAD, ["Nguyễn Văn An", "Nam", "Sở"]))

    assert council.post(at("read_again", sheet), sent).url == at("show", sheet) + place
