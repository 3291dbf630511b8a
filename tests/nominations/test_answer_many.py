"""One answer of the checklist for many dossiers: a result each, never over another, one undo."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from conferences.history import described
from nominations.actions import answering, checklist, decisions, own_items
from nominations.models import Change, Finding, Nomination
from tests import make
from tests.nominations.phone import text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
URL = "/ho-so/nhieu/ket-qua/"
COMPLAINTS, ONCE = "Kỷ luật, thanh tra, đơn thư", "Không khen một thành tích nhiều lần"
CLOSED = "Hồ sơ không còn ở bước kiểm tra được. Hãy xem lại."
SINCE = "Không còn kết quả vừa ghi: đã có người ghi khác hoặc đã hoàn tác. Hãy xem lại."
VERIFIED = "Hồ sơ đã thẩm định xong. Hãy ghi lại kết quả tại hồ sơ đó."


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


@pytest.fixture
def four():
    """Nobody looked at two, a complaint is looked into at one, one was taken back by its unit."""
    made = {
        name: make.nomination(state=state, full_name=called, integrity=check, awards="")
        for name, state, called, check in (
            ("Một", "submitted", "An Thị Một", "unchecked"),
            ("Hai", "submitted", "Bùi Thị Hai", "pending"),
            ("Ba", "verified", "Cao Thị Ba", "unchecked"),
            ("Bốn", "rejected", "Doãn Bốn", "unchecked"),
        )
    }
    return {name: make.fresh(one) for name, one in made.items()}


def told(outcomes):
    return [
        (one.full_name, one.written, one.left, [p.text for p in one.problems], one.way_back)
        for one in outcomes
    ]


def checks():
    return dict(Nomination.objects.order_by("pk").values_list("full_name", "integrity"))


def found():
    rows = Finding.objects.order_by("nomination_id", "item")
    return list(rows.values_list("nomination__full_name", "item", "found"))


def test_each_row_has_its_result_and_another_answer_is_left(office, four):
    checklist.note_findings(
        four["Một"], boxes={"found_once": "raised", "note_once": "Giấy khen 2023"}, by=office,
        at=make.AT,
    )  # fmt: skip

    outcomes = answering.answer_many(
        four.values(), {"integrity", "once", "dissolved"}, by=office, at=make.AT
    )

    assert told(outcomes) == [
        ("An Thị Một", (COMPLAINTS,), ((ONCE, "Đã được khen hoặc chưa rõ"),), [], True),
        ("Bùi Thị Hai", (ONCE,), ((COMPLAINTS, "Có điều cần nêu"),), [], True),
        ("Cao Thị Ba", (COMPLAINTS, ONCE), (), [], False),
        ("Doãn Bốn", (), (), [CLOSED], False),
    ]
    assert checks() == {
        "An Thị Một": "clear", "Bùi Thị Hai": "pending", "Cao Thị Ba": "clear",
        "Doãn Bốn": "unchecked",
    }  # fmt: skip
    assert found() == [
        ("An Thị Một", "integrity", "clear"), ("An Thị Một", "once", "raised"),
        ("Bùi Thị Hai", "once", "clear"),
        ("Cao Thị Ba", "integrity", "clear"), ("Cao Thị Ba", "once", "clear"),
    ]  # fmt: skip
    events = AuditEvent.objects.filter(target_code=four["Ba"].code).order_by("pk")
    assert [(one.action, one.note) for one in events] == [
        ("check", "kết quả: không có kỷ luật, đơn thư"), ("note_findings", "once"),
    ]  # fmt: skip
    assert Change.objects.filter(nomination=four["Ba"]).count() == 2


def test_the_same_twice_writes_nothing_and_says_so(office, four, sign_in):
    answering.answer_many([four["Một"]], {"integrity"}, by=office, at=make.AT)
    before = AuditEvent.objects.count()

    again = answering.answer_many(
        [make.fresh(four["Một"])], {"integrity"}, by=office, at=make.AT + timedelta(hours=1)
    )

    assert told(again) == [("An Thị Một", (), (), [], False)]
    assert AuditEvent.objects.count() == before
    assert Finding.objects.get().at == make.AT


def test_one_undo_unsays_what_nobody_answered_since(office, four):
    other, later = make.user(role=Role.CULTURE_OFFICE), make.AT + timedelta(hours=1)
    fifth = make.nomination(state="submitted", full_name="Yên", integrity="unchecked", awards="")
    chosen = [four["Một"], four["Ba"], make.fresh(fifth)]
    answering.answer_many(chosen, {"integrity", "once"}, by=office, at=make.AT)
    decisions.record_check(make.fresh(fifth), integrity="pending", by=other, at=later)
    checklist.note_findings(
        make.fresh(fifth), boxes={"found_once": "raised", "note_once": "Có"}, by=other, at=later
    )

    how = {"given_at": make.AT, "by": office, "at": later}
    rows = [make.fresh(one) for one in chosen]
    back = answering.take_back_many(rows, {"integrity", "once"}, **how)
    twice = answering.take_back_many([make.fresh(four["Một"])], {"integrity"}, **how)

    assert told(back) == [
        ("An Thị Một", (COMPLAINTS, ONCE), (), [], False),
        ("Cao Thị Ba", (), (), [VERIFIED], False),
        ("Yên", (), (), [SINCE], False),
    ]
    assert told(twice) == [("An Thị Một", (), (), [SINCE], False)]
    events = AuditEvent.objects.filter(target_code=four["Một"].code).order_by("pk")
    assert [described(one).words for one in events] == [
        "Ghi kết quả kiểm tra", "Ghi kết quả kiểm tra theo danh mục",
        "Bỏ kết quả kiểm tra kỷ luật, đơn thư đã ghi", "Bỏ kết quả kiểm tra theo danh mục đã ghi",
    ]  # fmt: skip
    assert checks() | {"Doãn Bốn": ""} == {
        "An Thị Một": "unchecked", "Bùi Thị Hai": "pending", "Cao Thị Ba": "clear",
        "Doãn Bốn": "", "Yên": "pending",
    }  # fmt: skip


def test_what_a_colleague_said_at_another_moment_is_not_unsaid(office, four):
    other = make.user(role=Role.CULTURE_OFFICE)
    answering.answer_many([four["Một"]], {"integrity"}, by=other, at=make.AT)
    rows = [make.fresh(four["Một"])]
    minute = timedelta(minutes=1)

    of_another = answering.take_back_many(
        rows, {"integrity"}, given_at=make.AT, by=office, at=make.AT
    )
    then = answering.take_back_many(
        rows, {"integrity"}, given_at=make.AT + minute, by=other, at=make.AT + minute
    )

    assert [told(one)[0][3] for one in (of_another, then)] == [[SINCE], [SINCE]]
    assert checks()["An Thị Một"] == "clear"


def test_nobody_clears_a_relative_among_many(office, four):
    make.interest(four["Một"], user=office, is_related=True)

    outcomes = answering.answer_many(
        [four["Một"], four["Ba"]], {"integrity"}, by=office, at=make.AT
    )

    assert [(one.full_name, one.written, bool(one.problems)) for one in outcomes] == [
        ("An Thị Một", (), True), ("Cao Thị Ba", (COMPLAINTS,), False),
    ]  # fmt: skip
    assert checks()["An Thị Một"] == "unchecked"


def test_nobody_answers_or_unsays_any_other_item_of_a_relative(office, four):
    """`integrity` has a guard of its own below; this one is of the many alone."""
    answering.answer_many([four["Một"]], {"once"}, by=office, at=make.AT)
    make.interest(four["Một"], user=office, is_related=True)

    more = answering.answer_many([make.fresh(four["Một"])], {"period"}, by=office, at=make.AT)
    back = answering.take_back_many(
        [make.fresh(four["Một"])], {"once"}, given_at=make.AT, by=office, at=make.AT
    )

    assert [(one.written, bool(one.problems)) for one in (*more, *back)] == [((), True)] * 2
    assert found() == [("An Thị Một", "once", "clear")]


@pytest.mark.parametrize("state", ["rejected", "annulled", "closed"])
def test_a_dossier_that_is_no_more_checked_is_answered_for_no_item(office, state):
    one = make.nomination(state=state, full_name="Yên")

    outcomes = answering.answer_many([make.fresh(one)], {"once"}, by=office, at=make.AT)

    assert told(outcomes) == [("Yên", (), (), [CLOSED], False)]
    assert found() == []


def test_what_is_not_asked_of_a_kind_is_not_answered_of_it(office, four):
    outcomes = answering.answer_many([four["Một"]], {"dissolved"}, by=office, at=make.AT)

    assert told(outcomes)[0][3] == [
        "Các mục đã chọn không hỏi về loại hồ sơ này. Hãy chọn mục khác."
    ]
    assert found() == []


def test_an_item_the_commune_added_is_answered_for_many_too(office, four):
    own = own_items.add_item(
        make.conference(), label="Quỹ thôn", asks="Đã nộp?", kinds=("individual",), blocks=True,
        by=office, at=make.AT,
    )  # fmt: skip

    outcomes = answering.answer_many([four["Một"]], {own.item.key}, by=office, at=make.AT)

    assert [one.written for one in outcomes] == [("Quỹ thôn",)]
    assert found() == [("An Thị Một", own.item.key, "clear")]


def ticks(answer, name="chon"):
    boxes = Page(answer.content.decode()).all("input")
    return [(one.attrs["value"], "checked" in one.attrs) for one in boxes
            if one.attrs.get("name") == name]  # fmt: skip


def test_from_the_list_to_the_results_and_back_in_three_presses(office, four, sign_in):
    client = sign_in(office)
    codes = [four["Một"].code, four["Hai"].code]

    asks = client.post(URL, {"chon": [*codes, "HN25-9999"]}, follow=True)
    done = client.post(
        URL, {"chon": codes, "dong-y": "1", "muc": ["integrity", "once"]}, follow=True
    )
    sent = {name: [value for value, _ in ticks(done, name)] for name in ("chon", "muc", "luc")}
    undone = client.post(f"{URL}hoan-tac/", sent, follow=True)

    assert sorted(ticks(asks)) == sorted((code, True) for code in codes)
    assert [ticked for _, ticked in ticks(asks, "muc")] == [False] * 5  # not of groups
    assert "Không còn thấy hồ sơ này: đơn vị đã rút lại, hoặc mã không đúng." in text_of(asks)
    assert "Được 2 trên 2 hồ sơ" in text_of(done)
    assert f"<b>Giữ nguyên</b> {COMPLAINTS}: Có điều cần nêu" in text_of(done)
    assert "Được 2 trên 2 hồ sơ" in text_of(undone)
    assert (checks()["An Thị Một"], checks()["Bùi Thị Hai"], found()) == (
        "unchecked", "pending", [],
    )  # fmt: skip


def test_without_an_item_nothing_is_written_and_ticks_stay(office, four, sign_in):
    answer = sign_in(office).post(
        URL, {"dong-y": "1", "chon": [four["Một"].code],
              "hang": [four["Một"].code, four["Hai"].code]}, follow=True
    )  # fmt: skip

    assert [one.text for one in answer.context["refused"]] == ["Hãy chọn ít nhất một mục để ghi."]
    assert sorted(ticks(answer)) == sorted([(four["Một"].code, True), (four["Hai"].code, False)])
    assert checks()["An Thị Một"] == "unchecked"


def test_the_page_opened_alone_shows_all_of_its_list_and_what_was_said_of_each(
    office, four, sign_in
):
    rows = sign_in(office).get(URL).context["rows"]

    assert [(row.nomination.full_name, row.said, row.problems) for row in rows] == [
        ("Cao Thị Ba", ("Chưa kiểm tra",), ()),
        ("Bùi Thị Hai", (make.fresh(four["Hai"]).get_integrity_display(),), ()),
        ("An Thị Một", ("Chưa kiểm tra",), ()),
    ]


@pytest.mark.parametrize("said", ["", "hôm qua", "2025-99-01T00:00:00+07:00", "2025-08-01T00:00"])
def test_an_undo_of_no_moment_is_a_page_never_there(office, four, sign_in, said):
    answer = sign_in(office).post(f"{URL}hoan-tac/", {"luc": said, "chon": [four["Một"].code]})

    assert answer.status_code == 404
