"""Of many dossiers, those nobody may answer now: each says why, and none is ticked by itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from accounts.models import AuditEvent
from nominations.actions import answering, doubles, interests, own_items
from nominations.models import Finding
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.related import alone, word
from tests.nominations.test_answer_many import CLOSED, URL, told

pytestmark = pytest.mark.django_db
__all__ = ["alone"]  # a fixture
RELATED = (
    "Ông, bà đã ghi có liên quan đến người được giới thiệu. Hãy để người khác được giao việc này "
    "làm."
)
WAIT = (
    "Ông, bà đã ghi có liên quan đến người được giới thiệu. Xã không còn ai khác được giao việc "
    "này: hãy chờ lãnh đạo xã ghi ý kiến ở mục “Có liên quan” của hồ sơ."
)
EVERY = ("individual", "collective", "household")


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


def sent(name, **more):
    return make.nomination(full_name=name, **{"state": "submitted", "awards": ""} | more)


def page_of(client, rows):
    """Of each of those chosen: its name, why it is not answered, whether it is ticked."""
    page = client.post(URL, {"chon": [one.code for one in rows]}, follow=True).context
    found = sorted(page["rows"], key=lambda row: row.nomination.full_name)
    ticks = page["ticked"]
    return page["ready"], [
        (row.nomination.full_name, [one.text for one in row.problems], row.nomination.code in ticks)
        for row in found
    ]


def test_a_relative_s_row_says_so_and_is_not_ticked(office, sign_in):
    """The page ticked it and promised; the answer then refused it."""
    make.user(role=Role.CULTURE_OFFICE)
    rows = [sent("An"), sent("Bình"), sent("Cúc", state="rejected")]
    interests.declare(make.fresh(rows[0]), is_related=True, by=office, at=make.AT)

    assert page_of(sign_in(office), rows) == (
        1, [("An", [RELATED], False), ("Bình", [], True), ("Cúc", [CLOSED], False)],
    )  # fmt: skip


def test_a_relative_is_led_to_no_page_that_refuses_her_as_well(office, sign_in):
    """Where the dossier speaks against an item, others are led to the page of that item."""
    make.user(role=Role.CULTURE_OFFICE)
    rows = [sent("An", awards="Giấy khen"), sent("Bình", awards="Giấy khen")]
    interests.declare(make.fresh(rows[0]), is_related=True, by=office, at=make.AT)

    found = sign_in(office).get(URL).context["rows"]

    assert {row.nomination.full_name: len(row.doubts) for row in found} == {"An": 0, "Bình": 1}


def test_who_said_it_at_a_dossier_closed_for_this_one_is_a_relative_here(office, sign_in):
    make.user(role=Role.CULTURE_OFFICE)
    kept = sent("Vũ Thị Thơm", birth_year=1970)
    far = make.unit(name="Thôn Hai")
    closed = sent("Vũ Thị Thơm", birth_year=1970, unit=far)
    doubles.keep_one(make.fresh(kept), make.fresh(closed), by=office, at=make.AT)
    make.interest(closed, user=office, is_related=True)

    assert page_of(sign_in(office), [kept]) == (0, [("Vũ Thị Thơm", [RELATED], False)])


def test_the_only_clerk_waits_for_the_leadership_s_word_and_then_goes_on(alone, sign_in):
    office, leader = alone, make.user(role=Role.LEADERSHIP)
    one = sent("An")
    interests.declare(make.fresh(one), is_related=True, by=office, at=make.AT)
    client = sign_in(office)

    before = page_of(client, [one])
    word(one, office, leader)

    assert before == (0, [("An", [WAIT], False)])
    assert page_of(client, [one]) == (1, [("An", [], True)])


def test_who_typed_the_paper_in_answers_it_with_the_rest(office, sign_in):
    """A hand in it keeps nobody from the checklist: it decides nothing."""
    make.user(role=Role.CULTURE_OFFICE)
    one = sent("An", sent_by=office)

    assert page_of(sign_in(office), [one]) == (1, [("An", [], True)])


def test_of_whom_nothing_is_said_there_is_no_query_more(office, sign_in):
    client = sign_in(office)
    client.get(URL)
    counts = []
    for more in (2, 6):
        for number in range(more):
            sent(f"Lê {number}")
        with CaptureQueriesContext(connection) as seen:
            client.get(URL)
        counts.append(len(seen))

    assert counts[0] == counts[1]


def added(office, label="Quỹ thôn", kinds=EVERY):
    return own_items.add_item(
        make.conference(), label=label, asks="Đã nộp?", kinds=kinds, blocks=False, by=office,
        at=make.AT,
    )  # fmt: skip


def test_an_item_ended_meanwhile_is_said_of_each_row_and_the_rest_is_written(office, sign_in):
    """It was dropped without a word."""
    rows, made = [sent("An"), sent("Bình")], added(office)
    own_items.end_item(made, by=office, at=make.AT)
    keys = ["once", made.item.key]

    page = sign_in(office).post(
        URL, {"chon": [one.code for one in rows], "dong-y": "1", "muc": keys}, follow=True
    )

    outcomes = sorted(page.context["outcomes"], key=lambda one: one.full_name)
    once = ("Không khen một thành tích nhiều lần",)
    assert [(one.full_name, one.written, one.ended) for one in outcomes] == [
        ("An", once, ("Quỹ thôn",)), ("Bình", once, ("Quỹ thôn",)),
    ]  # fmt: skip
    assert text_of(page).count("<b>Chưa ghi</b> Quỹ thôn: xã vừa thôi dùng mục này.") == 2
    assert set(Finding.objects.values_list("item", flat=True)) == {"once"}


def test_an_ended_item_alone_writes_nothing_and_is_not_called_written_before(office):
    one, made = sent("An"), added(office)
    own_items.end_item(made, by=office, at=make.AT)
    before = AuditEvent.objects.count()

    (outcome,) = answering.answer_many([make.fresh(one)], {made.item.key}, by=office, at=make.AT)

    assert (outcome.written, outcome.ended, outcome.problems) == ((), ("Quỹ thôn",), ())
    assert AuditEvent.objects.count() == before


def test_the_page_does_not_call_it_written_before_either(office, sign_in):
    """Nothing else of what was ticked is asked of its kind."""
    one, made = sent("An"), added(office)
    own_items.end_item(made, by=office, at=make.AT)

    page = text_of(
        sign_in(office).post(
            URL,
            {"chon": [one.code], "dong-y": "1", "muc": ["dissolved", made.item.key]},
            follow=True,
        )
    )

    assert "<b>Chưa ghi</b> Quỹ thôn: xã vừa thôi dùng mục này." in page
    assert "Đã ghi như vậy từ trước" not in page


def test_of_another_kind_an_ended_item_is_not_said(office):
    one, made = sent("An"), added(office, kinds=("collective",))
    own_items.end_item(made, by=office, at=make.AT)

    (outcome,) = answering.answer_many(
        [make.fresh(one)], {"once", made.item.key}, by=office, at=make.AT
    )

    assert (len(outcome.written), outcome.ended) == (1, ())


def test_the_page_that_asks_names_the_ended_item_where_it_was_all_that_was_ticked(office, sign_in):
    one, made = sent("An"), added(office)
    own_items.end_item(made, by=office, at=make.AT)

    page = sign_in(office).post(
        URL,
        {"chon": [one.code], "dong-y": "1", "muc": [made.item.key], "hang": [one.code]},
        follow=True,
    )

    assert [problem.text for problem in page.context["refused"]] == [
        "Xã vừa thôi dùng mục “Quỹ thôn”. Hãy chọn mục khác."
    ]


def test_what_was_answered_before_the_item_ended_is_still_unsaid_in_one_press(office):
    one, made = sent("An"), added(office)
    keys = {made.item.key}
    answering.answer_many([make.fresh(one)], keys, by=office, at=make.AT)
    own_items.end_item(made, by=office, at=make.AT)

    back = answering.take_back_many(
        [make.fresh(one)], keys, given_at=make.AT, by=office, at=make.AT
    )

    assert told(back) == [("An", ("Quỹ thôn",), (), [], False)]
    assert set(Finding.objects.values_list("found", flat=True)) <= {""}
