"""Many are returned at once: each with its own reason, or the one for all."""

import pytest

from accounts import audit
from tests.nominations.phone import text_of
from tests.nominations.test_many import URL, four, office, states
from tests.pages import Page

pytestmark = pytest.mark.django_db
__all__ = ["four", "office"]  # fixtures


def areas(answer):
    found = Page(answer.content.decode()).all("textarea")
    return {one.attrs["name"]: one.words().strip() for one in found}


def test_each_of_many_returned_has_its_own_reason_or_the_one_for_all(office, four, sign_in):
    sent = {"viec": "return", "dong-y": "1", "chon": list(four.values())[:3]}
    own = {f"note_{four['Hai']}": "Thiếu biên bản.", f"note_{four['Ba']}": " "}

    done = sign_in(office).post(URL, sent | own | {"note": "Thiếu ảnh."})

    assert [one.full_name for one in done.context["outcomes"] if not one.problems] == [
        "Cao Thị Ba", "Bùi Thị Hai", "An Thị Một",
    ]  # fmt: skip
    events = audit.AuditEvent.objects.filter(action="return").order_by("target_code")
    assert {one.target_code: one.note for one in events} == {
        four["Một"]: "Thiếu ảnh.", four["Hai"]: "Thiếu biên bản.", four["Ba"]: "Thiếu ảnh.",
    }  # fmt: skip


def test_with_a_reason_each_none_for_all_is_asked_and_who_has_none_is_named(office, four, sign_in):
    client, codes = sign_in(office), [four["Một"], four["Hai"]]
    sent = {"viec": "return", "dong-y": "1", "hang": codes, "chon": codes}
    hai, mot = f"note_{four['Hai']}", f"note_{four['Một']}"

    half = client.post(URL, sent | {hai: "Thiếu biên bản."})
    long = client.post(URL, sent | {hai: "a" * 1001, "note": "Thiếu ảnh."})
    stray = client.post(URL, sent | {"chon": codes[:1], hai: "Thiếu.", "note": "Thiếu ảnh."})
    before = states()
    both = client.post(URL, sent | {hai: "Thiếu biên bản.", mot: "Thiếu ảnh."})

    said = [[(p.field, p.text) for p in one.context["refused"]] for one in (half, long, stray)]
    assert said == [
        [(mot, "Hãy ghi nội dung cần bổ sung riêng cho An Thị Một, hoặc ghi nội dung chung cho "
          "các hồ sơ không có nội dung riêng.")],
        [(hai, "Hãy viết ngắn lại, tối đa 1000 ký tự, kể cả dấu cách.")],
        [(hai, f"{four['Hai']}: có nội dung riêng mà chưa được chọn. Hãy chọn hồ sơ đó, hoặc xóa "
          "nội dung riêng.")],
    ]  # fmt: skip
    assert areas(half) == {"note": "", mot: "", hai: "Thiếu biên bản."}
    boxes = Page(half.content.decode()).all("details")
    own = [one for one in boxes if one.attrs.get("class") == "own-note"]
    assert [("open" in one.attrs) for one in own] == [True, True], "the missing one stands open"
    assert "gửi lại được đến hết ngày 19/8/2025. Muốn đặt ngày khác" in text_of(half)
    assert before["An Thị Một"] == before["Bùi Thị Hai"] == "submitted"
    assert [bool(one.problems) for one in both.context["outcomes"]] == [False, False]
