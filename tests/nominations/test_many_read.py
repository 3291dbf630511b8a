"""The pages that ask about many answered a form: Back and a reload found an error of the browser.
Whom they ask about waits in a row, and they are pages to read.
"""

from datetime import timedelta

import pytest

from accounts.enums import Role
from nominations.models import HeldForm, Nomination
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
MANY, ANSWER = "/ho-so/nhieu/", "/ho-so/nhieu/ket-qua/"


@pytest.fixture
def desk(sign_in):
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.fixture
def three():
    names = ("Bùi Văn Một", "Bùi Văn Hai", "Vũ Thị Ba")
    return [make.nomination(state="submitted", full_name=name, awards="") for name in names]


def shown(client, address):
    """Codes of the rows, those ticked, and what stands above them."""
    found = Page(client.get(address).content.decode())
    boxes = [one.attrs for one in found.all("input") if one.attrs.get("name") == "chon"]
    ticked = [one["value"] for one in boxes if "checked" in one]
    rows = [one.attrs["value"] for one in found.all("input") if one.attrs.get("name") == "hang"]
    notes = [one.words() for one in found.all("p") if "không ở bước này" in one.words()]
    return sorted(rows), sorted(ticked), notes


def test_those_ticked_to_be_returned_are_asked_about_as_often_as_one_reads(desk, three):
    one, two, _ = three
    there = desk.post(f"{MANY}?tim=bui&trang=2", {"chon": [one.code, two.code], "viec": "return"})
    number = HeldForm.objects.get().pk

    assert (there.status_code, there.url) == (302, f"{MANY}?tim=bui&viec=return&nhap={number}")
    codes = sorted([one.code, two.code])
    for _ in range(2):
        assert shown(desk, there.url) == (codes, codes, [])
    assert desk.get(there.url).context["move"].name == "return"
    assert set(Nomination.objects.values_list("state", flat=True)) == {"submitted"}


def test_all_that_a_list_asks_for_wait_with_how_many_are_passed_over(desk, three):
    make.nomination(state="approved", full_name="Bùi Văn Bốn")
    there = desk.post(f"{MANY}?tim=bui", {"tat-ca": "1", "viec": "verify"})
    codes, _, notes = shown(desk, there.url)

    assert codes == sorted(one.code for one in three[:2])
    assert notes == ["1 hồ sơ khác của danh sách không ở bước này nên không có trong bảng."]
    assert shown(desk, f"{MANY}?tim=bui")[2] == []  # nobody chose it


def test_the_check_and_the_move_ask_about_the_same_ones_on_either_side(desk, three):
    """Who answered the checklist of some goes on to verify these, without ticking them again."""
    one, two, _ = three
    asked = desk.post(ANSWER, {"chon": [one.code, two.code]})
    number, codes = HeldForm.objects.get().pk, sorted([one.code, two.code])
    assert asked.url == f"{ANSWER}?nhap={number}"
    form = {"chon": codes, "hang": codes, "dong-y": "1", "muc": ["integrity"], "integrity": "clear"}
    done = desk.post(asked.url, form)

    assert done.status_code == 302, done.context["refused"]
    onward = [
        one.attrs["href"]
        for one in Page(desk.get(done.url).content.decode()).all("a")
        if " ".join(one.words().split()) == "Thẩm định nhiều hồ sơ"
    ]
    assert onward == [f"{MANY}?nhap={number}"] * 2  # above its rows and below them
    assert shown(desk, onward[0])[0] == codes
    across = Page(desk.get(onward[0]).content.decode())
    assert f"{ANSWER}?nhap={number}" in {one.attrs.get("href") for one in across.all("a")}
    assert not [one for one in across.all("a") if "nhap" in one.attrs["href"].partition("nhieu")[0]]


def test_who_was_sent_away_meanwhile_is_told_of(desk, three):
    one, two, _ = three
    there = desk.post(MANY, {"chon": [one.code, two.code, "HN25-9999"], "viec": "return"}).url
    Nomination.objects.filter(pk=two.pk).update(state="draft")  # its unit took it back

    answer = desk.get(there)
    assert [row.nomination.code for row in answer.context["rows"]] == [one.code]
    assert {code.code for code in answer.context["gone"]} == {two.code, "HN25-9999"}


def test_anothers_choice_and_one_held_no_more_lead_to_all_that_wait(desk, three, sign_in):
    there = desk.post(MANY, {"chon": [three[0].code], "viec": "return"}).url
    other = sign_in(role=Role.CULTURE_OFFICE)

    assert len(shown(other, there)[0]) == 3
    HeldForm.objects.all().delete()
    assert len(shown(desk, there)[0]) == 3


def boxes_of(client, address):
    """All the boxes of its form as a browser would send them, by name."""
    form = Page(client.get(address).content.decode()).all("form")[-1]
    sent = {}
    for one in form.all("input"):
        if one.attrs.get("type") != "checkbox" or "checked" in one.attrs:
            sent.setdefault(one.attrs.get("name"), []).append(one.attrs.get("value", ""))
    return sent


@pytest.mark.parametrize("first", [MANY, ANSWER])
def test_who_was_not_chosen_is_ticked_nowhere_after_the_others_are_done(first, desk, three):
    """Back from the results stood with just those ticked, and its button ready."""
    stopped = make.nomination(state="submitted", full_name="Vũ Thị Năm", integrity="unchecked")
    codes = [one.code for one in three]
    chosen = {"chon": [*codes, stopped.code], "viec": "verify"}
    there = desk.post(MANY, chosen).url
    number = HeldForm.objects.get().pk
    asked = f"{first}?viec=verify&nhap={number}"
    sent = boxes_of(desk, asked)
    left = sent["chon"].pop()
    sent |= {"muc": ["once"]}

    assert sent.get("vuong", []) == ([stopped.code] if first == MANY else [])
    desk.post(asked, sent)

    Nomination.objects.filter(pk=stopped.pk).update(integrity="clear")
    goes_on = {stopped.code} if first == MANY else {*sent["chon"]}
    assert set(shown(desk, there)[1]) == goes_on
    assert left not in shown(desk, f"{ANSWER}?nhap={number}")[1]
    assert set(shown(desk, there)[0]) == {*codes, stopped.code}
    desk.post(asked, {"dong-y": "1", "viec": "verify", "hang": codes, "chon": [left]})
    Nomination.objects.filter(code=left).update(state="submitted")
    assert left in shown(desk, there)[1], "chosen after all"


def test_a_press_that_is_refused_leaves_empty_what_was_emptied(desk, three):
    codes = [one.code for one in three]
    there = desk.post(MANY, {"chon": codes, "viec": "return"}).url
    HeldForm.objects.update(at=make.AT - timedelta(hours=1))
    held = HeldForm.objects.get()
    refused = desk.post(there, {"viec": "return", "dong-y": "1", "hang": codes, "chon": codes[:2]})

    assert refused.status_code == 422
    assert shown(desk, there)[1] == sorted(codes[:2])
    again = HeldForm.objects.get()
    assert (again.pk, again.at, again.chosen) == (held.pk, held.at, 3)
    desk.post(there, {"viec": "return", "dong-y": "1", "hang": codes[:2], "chon": codes[:2]})
    assert shown(desk, there)[1] == sorted(codes[:2]), "one that was not shown is as it was"


def test_boxes_are_given_back_to_the_same_rows_alone(desk, three):
    there = desk.post(MANY, {"chon": [one.code for one in three], "viec": "verify"}).url
    first, again = next(iter(boxes_of(desk, there))), next(iter(boxes_of(desk, there)))
    Nomination.objects.filter(pk=three[0].pk).update(state="verified")

    assert first == again
    assert next(iter(boxes_of(desk, there))) != first


def typed_in(client, address):
    """What stands in the boxes one types in, and which items are ticked."""
    page = Page(client.get(address).content.decode())
    areas = {one.attrs["name"]: one.words().strip() for one in page.all("textarea")}
    items = [
        one.attrs["value"] for one in page.all("input")
        if one.attrs.get("name") == "muc" and "checked" in one.attrs
    ]  # fmt: skip
    return areas, items


def test_reasons_of_a_press_that_was_refused_stand_there_by_back_and_reloaded(desk, three):
    """A refused return, Back, a reload: gone without a question."""
    one, two, third = three
    codes = [one.code, two.code, third.code]
    there = desk.post(MANY, {"chon": codes, "viec": "return"}).url
    Nomination.objects.filter(pk=third.pk).update(state="draft")
    asked = {"viec": "return", "dong-y": "1", "hang": codes, "chon": [one.code, two.code]}
    own = {f"note_{two.code}": "Thiếu ảnh.", f"note_{third.code}": "Thiếu tên."}

    refused = desk.post(there, asked | own)
    assert refused.status_code == 422
    for _ in range(2):
        areas, _ = typed_in(desk, there)
        assert areas == {"note": "", f"note_{one.code}": ""} | own

    long = "Dài quá " * 200
    assert desk.post(there, asked | {"note": long}).status_code == 422
    areas, _ = typed_in(desk, there)
    assert areas["note"] == long[:1000].strip()
    assert [areas[f"note_{code}"] for code in codes[:2]] == ["", ""], "emptied since"

    shared = asked | {"note": "Thiếu ảnh."}
    assert desk.post(there, shared).status_code == 422, "of two, asked once"
    assert typed_in(desk, there)[0]["note"] == "Thiếu ảnh."
    assert desk.post(there, shared | {"chung": f"{one.code} {two.code}"}).status_code == 302
    assert "Thiếu ảnh." not in desk.get(there).content.decode(), "it was written"


def test_items_that_were_ticked_are_ticked_by_back_from_what_became_of_them(desk, three):
    """The people were kept, and the four items empty."""
    codes = [one.code for one in three]
    there = desk.post(ANSWER, {"chon": codes}).url
    assert typed_in(desk, there)[1] == []

    asked = {"dong-y": "1", "hang": codes, "chon": codes}
    assert desk.post(there, asked | {"muc": ["once", "disputes"]}).status_code == 302
    assert sorted(typed_in(desk, there)[1]) == ["disputes", "once"]

    assert desk.post(there, asked).status_code == 422
    assert typed_in(desk, there)[1] == []
    assert shown(desk, there)[1] == sorted(codes)


def test_what_was_typed_of_one_choice_stands_in_no_other(desk, three):
    one, two, _ = three
    first = desk.post(MANY, {"chon": [one.code], "viec": "return"}).url
    second = desk.post(MANY, {"chon": [one.code, two.code], "viec": "return"}).url
    asked = {"viec": "return", "dong-y": "1", "hang": [one.code], "chon": []}

    assert desk.post(first, asked | {"note": "Thiếu ảnh."}).status_code == 422

    assert typed_in(desk, first)[0]["note"] == "Thiếu ảnh."
    assert typed_in(desk, second)[0]["note"] == ""
