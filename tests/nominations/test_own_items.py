"""What a commune adds to its checklist: asked, answered, printed; waited for where it says so."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused, fingerprint
from nominations.actions import checklist, decisions, own_items
from nominations.actions.bulk import move_many
from nominations.checklist import Certainty, Item, in_the_way
from nominations.facts.meeting import to_decide
from nominations.models import Finding, Nomination, OwnItem
from nominations.web.desk import found_of
from tests import make
from tests.make import fresh
from tests.nominations.phone import text_of

EVERY = ("individual", "collective", "household")
WAITS = "Chưa kiểm tra mục “Quỹ thôn” do xã đặt. Hãy bấm “Kiểm tra theo danh mục” rồi ghi kết quả."
RAISED = "Mục “Quỹ thôn” có điều cần nêu. Hãy chờ hết vướng, hoặc trả lại hồ sơ."


@pytest.fixture
def office(db):
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


def added(office, *, label="Quỹ thôn", kinds=EVERY, blocks=False):
    return own_items.add_item(
        make.conference(), label=label, asks="Đã nộp đủ quỹ của thôn chưa?", kinds=kinds,
        blocks=blocks, by=office, at=make.AT,
    )  # fmt: skip


def noted(one, by, **boxes):
    return checklist.note_findings(fresh(one), boxes=boxes, by=by, at=make.AT)


def verified(one, by, at):
    try:
        decisions.move(fresh(one), "verify", by=by, at=at)
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return fresh(one).state


# --- The rule -------------------------------------------------------------------------------------


def item(**fields):
    own = {"key": "own-1", "label": "Quỹ thôn", "asks": "?", "source": "", "blocks": True}
    return Item(**(own | {"certainty": Certainty.OWN} | fields))


@pytest.mark.parametrize(
    ("own", "found", "problems"),
    [
        (item(), {}, [WAITS]),
        (item(), {"own-1": ""}, [WAITS]),
        (item(), {"own-2": "clear"}, [WAITS]),
        (item(), {"own-1": "raised"}, [RAISED]),
        (item(), {"own-1": "clear"}, []),
        (item(blocks=False), {}, []),
        (item(blocks=False), {"own-1": "raised"}, []),
        (item(kinds=frozenset({"collective"})), {}, []),
    ],
)
def test_only_what_the_commune_waits_for_and_is_not_clear_stands_in_the_way(own, found, problems):
    stands = list(in_the_way("individual", [own], found))

    assert [problem.text for problem in stands] == problems
    assert {problem.rule for problem in stands} <= {""}  # no law and no plan says it


def test_it_is_said_to_be_the_commune_s_and_no_law():
    assert item().source_words == "xã tự đặt, không phải quy định của pháp luật"


# --- Adding and ending ----------------------------------------------------------------------------


def test_who_added_and_who_ended_it_is_kept(office):
    made = added(office, kinds=("collective",), blocks=True)
    later = make.AT + timedelta(hours=1)
    own_items.end_item(made, by=office, at=later)
    own_items.end_item(made, by=office, at=later + timedelta(hours=1))

    made.refresh_from_db()
    assert (made.label, made.asks, made.blocks) == (
        "Quỹ thôn",
        "Đã nộp đủ quỹ của thôn chưa?",
        True,
    )
    assert made.kinds == frozenset({"collective"})
    assert (made.added_by, made.added_at, made.ended_by, made.ended_at) == (
        office, make.AT, office, later,
    )  # fmt: skip
    events = AuditEvent.objects.filter(target="checklist").order_by("pk")
    assert list(events.values_list("action", "target_code", "note")) == [
        ("add_own_item", f"own-{made.pk}", ""),
        ("end_own_item", f"own-{made.pk}", ""),
    ]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"label": " Quỹ  thôn "}, "Danh mục đã có mục “Quỹ thôn”. Hãy đặt tên khác."),
        ({"label": "Khác", "kinds": ()}, "Hãy chọn ít nhất một loại hồ sơ."),
        ({"label": "Khác", "kinds": ("xe",)}, "Hãy chọn ít nhất một loại hồ sơ."),
    ],
)
def test_a_second_of_one_name_and_one_of_no_kind_are_refused(office, fields, wrong):
    added(office)

    with pytest.raises(Refused) as refused:
        added(office, **fields)
    assert [problem.text for problem in refused.value.problems] == [wrong]
    assert OwnItem.objects.count() == 1


def test_there_are_twenty_in_use_at_most_and_what_is_ended_makes_room(office):
    made = [added(office, label=f"Mục {number}") for number in range(20)]

    with pytest.raises(Refused) as refused:
        added(office)
    assert str(refused.value) == (
        "Danh mục riêng đã có 20 mục. Hãy thôi dùng một mục rồi thêm lại."
    )
    own_items.end_item(made[0], by=office, at=make.AT)
    added(office)
    assert OwnItem.objects.filter(ended_at=None).count() == 20


# --- Asked, answered, waited for ------------------------------------------------------------------


def test_it_is_asked_of_its_kinds_answered_and_read_like_the_others(office):
    made = added(office, kinds=("individual",))
    one = make.nomination(state="submitted")
    group = make.nomination(state="submitted", kind="collective")

    assert noted(one, office, **{f"found_{made.item.key}": "clear"}) == 1
    assert noted(group, office, **{f"found_{made.item.key}": "clear"}) == 0

    told = {row.label: (row.words, row.who) for row in found_of(fresh(one), [made])}
    assert told["Quỹ thôn"] == ("Đã kiểm tra, không vướng", "Phạm Thị Phòng")
    assert "Quỹ thôn" not in [row.label for row in found_of(fresh(group), [made])]


def test_what_only_asks_stops_nobody(office, at):
    made, one = added(office), make.nomination(state="submitted")
    noted(one, office, **{f"found_{made.item.key}": "raised", f"note_{made.item.key}": "Nợ"})

    assert verified(one, office, at) == "verified"


def test_what_blocks_is_waited_for_until_it_is_clear(office, at):
    made, one = added(office, blocks=True), make.nomination(state="submitted")
    box, note = f"found_{made.item.key}", f"note_{made.item.key}"

    assert verified(one, office, at) == [WAITS]
    noted(one, office, **{box: "raised", note: "Nợ quỹ năm 2024"})
    assert verified(one, office, at) == [RAISED]
    noted(one, office, **{box: "clear"})
    assert verified(one, office, at) == "verified"


def test_ended_it_is_neither_asked_nor_waited_for_and_its_answer_stays(office, at):
    made, one, other = (
        added(office, blocks=True),
        *(make.nomination(state="submitted") for _ in "12"),
    )
    noted(one, office, **{f"found_{made.item.key}": "raised", f"note_{made.item.key}": "Nợ"})
    own_items.end_item(made, by=office, at=make.AT)

    assert [verified(each, office, at) for each in (one, other)] == ["verified", "verified"]
    ended = list(OwnItem.objects.all())
    assert "Quỹ thôn" in [row.label for row in found_of(fresh(one), ended)]
    assert "Quỹ thôn" not in [row.label for row in found_of(fresh(other), ended)]
    assert f"found_{made.item.key}" not in checklist.boxes_of(fresh(one))


def test_another_commune_s_items_are_not_this_one_s(office, at):
    there = make.commune(code="11119", name="xã Khác", place="Khác")
    own_items.add_item(
        make.conference(of=there), label="Quỹ thôn", asks="?", kinds=EVERY, blocks=True,
        by=make.user(role=Role.CULTURE_OFFICE, commune=there), at=make.AT,
    )  # fmt: skip

    assert verified(make.nomination(state="submitted"), office, at) == "verified"


def test_of_many_only_those_that_answered_go_on(office, at):
    made = added(office, blocks=True)
    one, other = (make.nomination(state="submitted") for _ in "12")
    noted(one, office, **{f"found_{made.item.key}": "clear"})

    moved = move_many([fresh(one), fresh(other)], "verify", by=office, at=at)

    assert [(each.code, [p.text for p in each.problems]) for each in moved] == [
        (one.code, []), (other.code, [WAITS]),
    ]  # fmt: skip


def test_what_its_unit_takes_back_is_asked_anew(office, at):
    made, one = added(office), make.nomination(state="submitted")
    noted(one, office, **{f"found_{made.item.key}": "clear"})

    decisions.move(fresh(one), "take_back", by=make.user(unit=one.unit), at=at)
    assert not Finding.objects.exists()


def test_the_meeting_s_paper_has_it_where_the_others_stand(office):
    asked, ended = added(office), added(office, label="Mục cũ", kinds=("individual",))
    one = make.nomination(state="submitted", full_name="Một")
    make.nomination(state="submitted", full_name="Hai")
    boxes = {}
    for key in (asked.item.key, ended.item.key):
        boxes |= {f"found_{key}": "raised", f"note_{key}": "Nợ"}
    noted(one, office, **boxes)
    own_items.end_item(ended, by=office, at=make.AT)
    Nomination.objects.update(state="verified")

    told = {row.row.full_name: dict(row.found) for row in to_decide(make.conference())}
    assert (told["Một"]["Quỹ thôn"], told["Hai"]["Quỹ thôn"]) == (
        "Có điều cần nêu: Nợ",
        "Chưa kiểm tra",
    )
    assert told["Một"]["Mục cũ"] == "Có điều cần nêu: Nợ"
    assert "Mục cũ" not in told["Hai"]


# --- Pages ----------------------------------------------------------------------------------------


def test_the_office_adds_and_ends_by_its_page(office, sign_in):
    client = sign_in(office)
    make.conference()
    sent = {"label": "Quỹ thôn", "asks": "Đã nộp đủ chưa?", "kinds": ["household"], "blocks": "1"}

    answer = client.post("/ho-so/danh-muc-rieng/", sent, follow=True)
    page = " ".join(text_of(answer).split())
    assert "Đã thêm mục “Quỹ thôn” vào danh mục kiểm tra." in page
    assert "Hỏi về: hộ gia đình. Chưa xong thì chưa thẩm định." in page
    made = OwnItem.objects.get()
    answer = client.post(f"/ho-so/danh-muc-rieng/{made.pk}/thoi-dung/", follow=True)

    assert "Đã thôi dùng mục “Quỹ thôn”. Kết quả đã ghi vẫn được giữ." in text_of(answer)
    assert "Xã chưa đặt mục nào." in text_of(answer)


def test_the_checklist_s_page_says_what_is_waited_for(office, sign_in):
    made, one = added(office, blocks=True), make.nomination(state="submitted")
    client, address = sign_in(office), f"/ho-so/{one.code}/danh-muc/"

    page = " ".join(text_of(client.get(address)).split())
    assert "và không vướng mục xã đặt: Quỹ thôn." in page
    assert "Căn cứ: xã tự đặt, không phải quy định của pháp luật." in page
    seen = fingerprint(checklist.boxes_of(fresh(one)))
    client.post(address, {"seen": seen, f"found_{made.item.key}": "clear"})
    assert list(Finding.objects.values_list("item", "found")) == [(made.item.key, "clear")]


def test_the_dossier_s_page_tells_what_stands_in_the_way(office, sign_in):
    added(office, blocks=True)
    one = make.nomination(state="submitted")

    assert WAITS in " ".join(text_of(sign_in(office).get(f"/ho-so/{one.code}/")).split())
    assert "Quỹ thôn" not in text_of(sign_in(make.user(unit=one.unit)).get(f"/ho-so/{one.code}/"))


def test_those_who_wait_are_told_it_on_the_page_of_many(office, sign_in):
    added(office, blocks=True)
    make.nomination(state="submitted")

    answer = sign_in(office).get("/ho-so/nhieu/")
    assert [[p.text for p in row.problems] for row in answer.context["rows"]] == [[WAITS]]
