"""The items offered for many are those some of them can take; of the others it says why not."""

import pytest

from accounts.enums import Role
from nominations.actions import answering
from nominations.checklist import ITEMS
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
URL = "/ho-so/nhieu/ket-qua/"
PERIOD = "Thành tích từ năm 2019 đến năm 2025."


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def sent(name, **more):
    start = {"state": "submitted", "integrity": "unchecked", "awards": "", "achievement": "Giỏi."}
    return make.nomination(full_name=name, **start | more)


def offers(client, rows, **more):
    """By item: what it says below its words, whether it can be ticked, whether it is."""
    codes = [one.code for one in rows]
    page = client.post(URL, {"chon": codes} | more, follow=True)
    found = {}
    for label in Page(page.content.decode()).all("label"):
        for box in label.all("input"):
            if box.attrs.get("name") == "muc":
                said = " ".join(b.words() for b in label.all("b"))
                open_ = "disabled" not in box.attrs
                found[box.attrs["value"]] = (said, open_, "checked" in box.attrs)
    return found


FREE = ("", True, False)


def test_what_none_of_them_takes_cannot_be_ticked_and_says_where_it_is_written(office, sign_in):
    rows = [sent(name, awards="Giấy khen 2023") for name in ("An", "Bình")]

    assert offers(sign_in(office), rows) == {
        "integrity": FREE,
        "disputes": FREE,
        "once": (
            "Không ghi chung được: 2 hồ sơ chỉ ghi riêng được, không bắt buộc. "
            "Muốn ghi, hãy bấm “Ghi riêng” ở từng dòng.",
            False, False,
        ),
        "period": FREE,
        "after": FREE,
    }  # fmt: skip


def test_what_is_written_apart_is_nowhere_demanded():
    """It said “phải ghi riêng” of what the page of verifying calls “không bắt buộc”."""
    assert [one.key for one in ITEMS if one.doubted_by] == ["once", "period"]
    assert not [one.key for one in ITEMS if one.doubted_by and (one.demanded or one.blocks)]


def test_what_some_of_them_take_says_of_how_many_it_is_not_written(office, sign_in):
    rows = [sent("An", awards="Giấy khen 2023"), sent("Bình"), sent("Cúc", achievement=PERIOD)]

    found = offers(sign_in(office), rows)

    some = ("Không ghi cho 1 hồ sơ: ghi riêng, không bắt buộc.", True, False)
    assert found["once"] == found["period"] == some
    assert found["after"] == FREE


def test_what_all_were_answered_before_cannot_be_ticked_either(office, sign_in):
    rows = [sent("An"), sent("Bình", awards="Giấy khen 2023")]
    items = {"integrity", "once", "after"}
    answering.answer_many([make.fresh(one) for one in rows], items, by=office, at=make.AT)
    client = sign_in(office)

    assert offers(client, rows) == {
        "integrity": ("Không ghi chung được: 2 hồ sơ đã có kết quả.", False, False),
        "disputes": FREE,
        "once": (
            "Không ghi chung được. Đã có kết quả: 1 hồ sơ; ghi riêng, không bắt buộc: 1 hồ sơ.",
            False, False,
        ),
        "period": FREE,
        "after": ("Không ghi chung được: 2 hồ sơ đã có kết quả.", False, False),
    }  # fmt: skip
    assert offers(client, rows[:1])["once"] == (
        "Không ghi chung được: 1 hồ sơ đã có kết quả.", False, False,
    )  # fmt: skip


def test_a_row_that_waits_for_something_else_is_not_counted(office, sign_in):
    """Of another kind, or closed: of it nothing is written here whatever is ticked."""
    rows = [sent("An", awards="Giấy khen 2023"), sent("Bình", state="rejected")]
    group = sent("Tổ", kind="collective")

    found = offers(sign_in(office), [*rows, group])

    assert found["dissolved"] == ("Chỉ ghi cho 1 hồ sơ tập thể.", True, False)
    assert found["once"] == ("Không ghi cho 1 hồ sơ: ghi riêng, không bắt buộc.", True, False)
    assert offers(sign_in(office), rows)["once"][1] is False
    assert offers(sign_in(office), rows[1:])["once"] == FREE


def test_an_item_nobody_takes_any_more_stands_ticked_no_more_after_a_refusal(office, sign_in):
    one = sent("An", awards="Giấy khen 2023")
    asked = {"dong-y": "1", "hang": [one.code], "chon": [], "muc": ["once", "after"]}

    found = offers(sign_in(office), [one], **asked)

    assert (found["once"][1:], found["after"][1:]) == ((False, False), (True, True))
