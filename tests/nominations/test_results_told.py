"""A row of a page of results says what was done, and what was not."""

import pytest

from accounts.enums import Role
from nominations.checklist import ITEMS
from tests import make
from tests.kept import own_item
from tests.nominations.phone import text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
MANY, ANSWER, LIST = "/ho-so/nhieu/", "/ho-so/nhieu/ket-qua/", "/ho-so/nhieu/da-lam/"


@pytest.fixture
def desk(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


def sent(name, **fields):
    fields = {"state": "submitted", "integrity": "clear", "awards": ""} | fields
    return make.nomination(full_name=name, **fields)


def words(page):
    return " ".join(text_of(page).split())


def said(page):
    return " ".join(Page(page.content.decode()).root.words().split())


def told(page):
    """What stands beside each dossier, by its code."""
    found = [" ".join(row.words().split()) for row in Page(page.content.decode()).all("tr")][1:]
    return [row.partition("HN25-")[2][5:] for row in found]


def undo(desk, page):
    boxes = [box.attrs for box in Page(page.content.decode()).all("input")]
    sends = {}
    for box in boxes:
        if box.get("type") == "hidden" and box["name"] != "csrfmiddlewaretoken":
            sends.setdefault(box["name"], []).append(box["value"])
    there = f"{ANSWER}hoan-tac/" if "luc" in sends else f"{MANY}hoan-tac/"
    return desk.post(there, sends, follow=True)


def test_an_undone_row_says_where_its_dossier_is_again(desk):
    one = sent("An Thị Một")
    moved = desk.post(MANY, {"viec": "verify", "dong-y": "1", "chon": [one.code]}, follow=True)

    (done,), (back,) = told(moved), told(undo(desk, moved))

    assert done.endswith("Xong")
    assert back.endswith("Đã hoàn tác về “Chờ thẩm định”")


def test_an_answered_row_says_how_many_items_and_which_stay_open(desk):
    plain, named = sent("An Thị Một"), sent("Bùi Thị Hai", awards="Bằng khen năm 2023")
    asked = {"chon": [plain.code, named.code], "dong-y": "1", "muc": ["once", "disputes"]}

    page = desk.post(ANSWER, asked, follow=True)
    part, whole = told(page)  # by given name: Hai, Một

    assert whole.endswith(
        "Đã ghi 2 mục Đã ghi: Tranh chấp, khiếu nại ở xã; Không khen một thành tích nhiều lần "
        "Hoàn tác hồ sơ này: An Thị Một"
    )
    assert (
        "Đã ghi 1 mục Đã ghi: Tranh chấp, khiếu nại ở xã Chưa kiểm tra, không bắt buộc: Không khen "
        "một thành tích nhiều lần; hồ sơ nêu khen thưởng “Bằng khen năm 2023”. Ghi tại hồ sơ"
    ) in part
    assert "Được 2 trên 2 hồ sơ; 1 hồ sơ có mục không bắt buộc, chưa kiểm tra" in words(page)
    assert "Được 2 trên 2 hồ sơ; 1 hồ sơ có mục không bắt buộc, chưa kiểm tra" in words(
        desk.get(LIST)
    )


def test_what_nothing_waits_for_reads_the_same_after_the_checklist_and_before_verifying(desk):
    """The one page called it unwritten, the other said that nothing was left."""
    named = sent("Bùi Thị Hai", awards="Bằng khen năm 2023")
    asked = {"chon": [named.code], "dong-y": "1", "muc": ["once", "disputes", "period", "after"]}

    after = said(desk.post(ANSWER, asked, follow=True))
    (row,) = desk.get(f"{MANY}?viec=verify").context["rows"]
    before = said(desk.get(f"{MANY}?viec=verify"))

    assert "Chưa kiểm tra, không bắt buộc: Không khen một thành tích nhiều lần; hồ sơ" in after
    assert "Chưa kiểm tra, không bắt buộc: khen một lần" in before
    assert "Không còn gì" not in before
    assert (row.problems, row.unanswered) == ((), "Chưa kiểm tra, không bắt buộc: khen một lần")


def test_where_all_was_answered_nothing_is_left_before_verifying(desk):
    one = sent("An Thị Một")
    asked = {"chon": [one.code], "dong-y": "1", "muc": ["once", "disputes", "period", "after"]}
    desk.post(ANSWER, asked, follow=True)

    before = said(desk.get(f"{MANY}?viec=verify"))

    assert ("Không còn gì" in before, "Chưa kiểm tra" in before) == (True, False)


def test_what_the_commune_demands_is_no_item_that_nothing_waits_for(desk):
    one = sent("An Thị Một")
    own_item(blocks=True, label="Quỹ thôn")

    (row,) = desk.get(f"{MANY}?viec=verify").context["rows"]

    assert "Quỹ thôn" in " ".join(problem.text for problem in row.problems)
    assert not any(item.demanded or item.blocks for item in ITEMS if item.doubted_by)
    assert "không bắt buộc" not in said(desk.get(f"{MANY}?viec=verify"))
    assert one.full_name in said(desk.get(f"{MANY}?viec=verify"))


def test_why_some_are_written_alone_is_said_once_above_the_rows(desk):
    sent("An Thị Một")
    for name in ("Bùi", "Cao", "Doãn"):
        sent(name, awards="Giấy khen")

    page = said(desk.get(ANSWER))

    assert page.count("không ghi ở đây") == 1
    assert page.count("3 hồ sơ có mục không ghi ở đây: chính hồ sơ nêu điều phải xem") == 1
    assert page.count("nhiều lần: hồ sơ nêu khen thưởng “Giấy khen”. Ghi riêng") == 3


def test_of_none_that_is_written_alone_nothing_is_said(desk):
    sent("An Thị Một")

    assert "không ghi ở đây" not in said(desk.get(ANSWER))


def test_of_answers_to_all_nothing_is_said_to_be_open(desk):
    one = sent("An Thị Một")
    page = desk.post(ANSWER, {"chon": [one.code], "dong-y": "1", "muc": ["disputes"]}, follow=True)

    assert "chưa ghi" not in words(page)
    assert "chưa ghi" not in words(desk.get(LIST))


def test_answers_taken_back_say_so(desk):
    one = sent("An Thị Một")
    page = desk.post(ANSWER, {"chon": [one.code], "dong-y": "1", "muc": ["disputes"]}, follow=True)

    (back,) = told(undo(desk, page))

    assert back.endswith("Đã hoàn tác Đã bỏ kết quả: Tranh chấp, khiếu nại ở xã")


def test_a_meetings_row_says_the_votes_that_were_written_and_no_others(sign_in):
    """What a complaint keeps from being approved has its votes; what nothing was written of none"""
    unit = make.unit(name="Văn phòng", kind="office")
    leader = sign_in(make.user(role=Role.LEADERSHIP, unit=unit))
    for_, against, kept = (
        make.nomination(state="verified", full_name=name, integrity=check)
        for name, check in (("An", "clear"), ("Bình", "clear"), ("Chi", "pending"))
    )
    votes = {
        f"{for_.code}-agree": "12", f"{for_.code}-disagree": "1", f"{for_.code}-abstain": "1",
        f"{against.code}-agree": "3", f"{against.code}-disagree": "11",
        f"{against.code}-result": "reject", f"{against.code}-reason": "Chưa đủ.",
        f"{kept.code}-agree": "14", "HN25-9999-agree": "9",
    }  # fmt: skip
    head = {"held_on": "15/8/2025", "chair": "Đỗ", "invited": "15", "present": "14"}
    chosen = [for_.code, against.code, kept.code, "HN25-9999"]

    page = leader.post("/ho-so/hop-xet-duyet/", head | votes | {"chon": chosen}, follow=True)

    yes, no, waits, gone = told(page)
    assert "Số phiếu: 12 đồng ý, 1 không đồng ý, 1 không có ý kiến" in yes
    assert "Số phiếu: 3 đồng ý, 11 không đồng ý, 0 không có ý kiến" in no
    assert "Số phiếu: 14 đồng ý, 0 không đồng ý, 0 không có ý kiến" in waits
    assert "Số phiếu: " not in gone
    assert "Đã nhập: đồng ý 9" in gone
