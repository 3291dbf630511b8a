"""Many are returned at once: each with its own reason, or the one for all."""

import pytest

from accounts import audit
from nominations.models import Nomination
from tests.nominations.phone import text_of
from tests.nominations.test_many import URL, four, office, states
from tests.pages import Page

pytestmark = pytest.mark.django_db
__all__ = ["four", "office"]  # fixtures


def areas(answer):
    found = Page(answer.content.decode()).all("textarea")
    return {one.attrs["name"]: one.words().strip() for one in found}


def words_of(answer):
    found = Page(answer.content.decode()).all("textarea")
    return {one.attrs["id"]: one.words().strip() for one in found}


def test_each_of_many_returned_has_its_own_reason_or_the_one_for_all(office, four, sign_in):
    sent = {"viec": "return", "dong-y": "1", "chon": list(four.values())[:3]}
    own = {f"note_{four['Hai']}": "Thiếu biên bản.", f"note_{four['Ba']}": " "}

    told = {"chung": f"{four['Một']} {four['Ba']}"}

    done = sign_in(office).post(URL, sent | own | told | {"note": "Thiếu ảnh."}, follow=True)

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

    half = client.post(URL, sent | {hai: "Thiếu biên bản."}, follow=True)
    long = client.post(URL, sent | {hai: "a" * 1001, "note": "Thiếu ảnh."}, follow=True)
    stray = client.post(
        URL, sent | {"chon": codes[:1], hai: "Thiếu.", "note": "Thiếu ảnh."}, follow=True
    )
    before = states()
    both = client.post(URL, sent | {hai: "Thiếu biên bản.", mot: "Thiếu ảnh."}, follow=True)

    said = [[(p.field, p.text) for p in one.context["refused"]] for one in (half, long, stray)]
    assert said == [
        [(mot, "Hãy ghi nội dung cần bổ sung riêng cho An Thị Một, hoặc ghi nội dung chung cho "
          "các hồ sơ không có nội dung riêng.")],
        [(hai, "Hãy rút gọn, tối đa 1.000 ký tự, kể cả dấu cách; đang có 1.001.")],
        [(hai, f"{four['Hai']}: có nội dung riêng mà chưa được chọn. Hãy chọn hồ sơ đó, hoặc xóa "
          "nội dung riêng.")],
    ]  # fmt: skip
    assert areas(half) == {"note": "", mot: "", hai: "Thiếu biên bản."}
    folded = [
        one for box in Page(half.content.decode()).all("details") for one in box.all("textarea")
    ]
    assert [one.attrs["name"] for one in folded] == ["note"], "that of each stands open"
    assert "gửi lại được đến hết ngày 19/8/2025. Muốn đặt ngày khác" in text_of(half)
    assert before["An Thị Một"] == before["Bùi Thị Hai"] == "submitted"
    assert [bool(one.problems) for one in both.context["outcomes"]] == [False, False]


def returned():
    rows = Nomination.objects.filter(state="returned").order_by("full_name")
    return list(rows.values_list("full_name", "reply"))


def test_one_text_for_several_is_asked_once_and_says_of_whom(office, four, sign_in):
    """The words of one, typed where those for all stood, went to all, and came never back."""
    client = sign_in(office)
    mot, hai, ba = four["Một"], four["Hai"], four["Ba"]
    sent = {"viec": "return", "dong-y": "1", "hang": [mot, hai, ba], "chon": [mot, hai, ba],
            "note": "Thiếu ảnh.", f"note_{hai}": "Thiếu biên bản."}  # fmt: skip

    asks = client.post(URL, sent)
    assert [(p.field, p.text) for p in asks.context["refused"]] == [
        (f"note_{ba}", "2 hồ sơ sẽ nhận cùng một nội dung: Cao Thị Ba, An Thị Một. Hãy bấm lại để "
         "trả lại các hồ sơ đó với cùng nội dung, hoặc ghi riêng ở từng hồ sơ.")
    ]  # fmt: skip
    assert (asks.status_code, returned()) == (422, [])
    assert areas(asks) == {
        "note": "Thiếu ảnh.", f"note_{hai}": "Thiếu biên bản.", f"note_{ba}": "",
        f"note_{mot}": "",
    }  # fmt: skip
    (told,) = [
        one.attrs["value"] for one in Page(asks.content.decode()).all("input")
        if one.attrs.get("name") == "chung"
    ]  # fmt: skip
    assert told == f"{ba} {mot}"
    more = client.post(URL, sent | {"chung": told, f"note_{hai}": ""})
    assert "3 hồ sơ sẽ nhận cùng một nội dung: " in more.context["refused"][0].text
    assert returned() == []

    client.post(URL, sent | {"chung": told})
    assert returned() == [
        ("An Thị Một", "Thiếu ảnh."), ("Bùi Thị Hai", "Thiếu biên bản."),
        ("Cao Thị Ba", "Thiếu ảnh."),
    ]  # fmt: skip


def test_what_was_said_is_not_asked_again_when_something_else_is_wrong(office, four, sign_in):
    client, codes = sign_in(office), [four["Một"], four["Hai"]]
    sent = {"viec": "return", "dong-y": "1", "hang": codes, "chon": codes, "note": "Thiếu."}

    wrong = client.post(URL, sent | {"chung": " ".join(codes), "asks": ["salary"]})
    early = client.post(URL, sent | {"asks": ["salary"]})

    found = [
        [box.attrs["value"] for box in Page(page.content.decode()).all("input")
         if box.attrs.get("name") == "chung"] for page in (wrong, early)
    ]  # fmt: skip
    assert found == [[" ".join(codes)], []], "said is what the page has said"


def test_one_alone_or_each_with_its_own_is_asked_nothing(office, four, sign_in):
    client, (mot, hai) = sign_in(office), (four["Một"], four["Hai"])
    start = {"viec": "return", "dong-y": "1", "note": "Thiếu ảnh."}

    client.post(URL, start | {"chon": [mot, hai], f"note_{mot}": "A", f"note_{hai}": "B"})
    client.post(URL, start | {"chon": [four["Ba"]]})

    assert returned() == [("An Thị Một", "A"), ("Bùi Thị Hai", "B"), ("Cao Thị Ba", "Thiếu ảnh.")]


def test_several_have_a_box_each_and_the_one_for_all_is_folded(office, four, sign_in):
    client, (mot, hai) = sign_in(office), (four["Một"], four["Hai"])

    def folded(codes):
        page = Page(
            client.post(URL, {"viec": "return", "chon": codes}, follow=True).content.decode()
        )
        boxes = {
            box.words(): ([area.attrs["name"] for area in box.all("textarea")], "open" in box.attrs)
            for box in page.all("details")
        }
        names = [box.attrs["name"] for box in page.all("textarea")]
        return names, {
            words.split(" Nội dung")[0]: found for words, found in boxes.items() if found[0]
        }

    assert folded([mot, hai]) == (
        ["note", f"note_{hai}", f"note_{mot}"], {"Dùng chung cho tất cả": (["note"], False)},
    )  # fmt: skip
    assert folded([mot])[0] == ["note", f"note_{mot}"]
    assert ["note"] not in [names for names, _ in folded([mot])[1].values()], "for one it is hers"


def test_words_for_a_row_somebody_took_come_back_on_the_page_of_results(office, four, sign_in):
    client = sign_in(office)
    hai, mot, gone = four["Hai"], four["Một"], "HN25-9999"
    Nomination.objects.filter(code=hai).update(state="returned")
    codes = [mot, hai, gone]
    sent = {"viec": "return", "dong-y": "1", "hang": codes, "chon": codes}
    own = {f"note_{hai}": "Lý do riêng rất dài.", f"note_{gone}": "Lý do của ai đã rút."}

    done = client.post(URL, sent | own | {"note": "Chung."}, follow=True)
    shared = client.post(URL, sent | {"note": "Chung."}, follow=True)

    assert [(one.code, bool(one.problems), one.note) for one in done.context["outcomes"]] == [
        (hai, True, "Lý do riêng rất dài."), (mot, False, ""),
    ]  # fmt: skip
    assert words_of(done) == {
        f"id_note_{hai}": "Lý do riêng rất dài.", f"id_note_{gone}": "Lý do của ai đã rút.",
    }  # fmt: skip
    assert words_of(shared) == {"id_note_all": "Chung."}, "once, whoever it was for"
    assert "Được 1 trên 2 hồ sơ; 1 hồ sơ không còn thấy" in text_of(done)


def test_words_for_a_row_somebody_took_come_back_when_another_row_is_refused(office, four, sign_in):
    """They stay through the second press too, and want neither a tick nor a reason."""
    client = sign_in(office)
    hai, mot, gone = four["Hai"], four["Một"], "HN25-9999"
    Nomination.objects.filter(code=hai).update(state="returned")
    sent = {"viec": "return", "dong-y": "1", "hang": [mot, hai, gone]}
    own = {f"note_{hai}": "Lý do riêng.", f"note_{gone}": "Đã rút."}

    refused = client.post(URL, sent | own | {"chon": [mot, hai, gone]}, follow=True)
    again = {name: words for name, words in areas(refused).items() if words}
    done = client.post(
        URL, sent | again | {f"note_{mot}": "Thiếu ảnh.", "chon": [mot]}, follow=True
    )

    assert [(p.field, p.text) for p in refused.context["refused"]] == [
        ("note", "Hãy ghi nội dung cần bổ sung.")
    ]
    assert again == own
    assert [one.code for one in done.context["outcomes"]] == [mot]
    assert words_of(done) == {f"id_note_{hai}": "Lý do riêng.", f"id_note_{gone}": "Đã rút."}
    assert "Được 1 trên 1 hồ sơ" in text_of(done)


def test_whoever_has_no_box_any_more_is_not_asked_for_a_reason(office, four, sign_in):
    codes = [four["Một"], four["Hai"]]
    Nomination.objects.filter(code=four["Một"]).update(state="returned")
    sent = {"viec": "return", "dong-y": "1", "hang": codes, "chon": codes}

    done = sign_in(office).post(URL, sent | {f"note_{four['Hai']}": "Thiếu biên bản."}, follow=True)

    assert [(one.code, bool(one.problems)) for one in done.context["outcomes"]] == [
        (four["Hai"], False), (four["Một"], True),
    ]  # fmt: skip


def test_the_undo_names_whom_it_does_not_find_any_more(office, four, sign_in):
    client = sign_in(office)
    sent = {"viec": "verify", "dong-y": "1", "chon": ["HN25-9999 submitted"]}

    undone = client.post(f"{URL}hoan-tac/", sent, follow=True)

    assert [(row["code"], row["text"]) for row in undone.context["beside"]] == [
        ("HN25-9999", "Không còn thấy hồ sơ này: đơn vị đã rút lại, hoặc mã không đúng.")
    ]
