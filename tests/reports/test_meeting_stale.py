"""The meeting's paper says that a dossier of its list changed since it was built."""

from datetime import timedelta

import pytest

from accounts import audit
from accounts.enums import Role
from nominations.actions import (
    checklist,
    corrections,
    decisions,
    doubles,
    evidence,
    interests,
    own_items,
)
from nominations.models import Ballot, Nomination
from tests import make
from tests.make import fresh
from tests.nominations.test_approval import leadership
from tests.nominations.test_approval_page import URL, paper_on
from tests.pages import Page

pytestmark = pytest.mark.django_db
LATER = make.AT + timedelta(minutes=5)
ASK = (
    "Đã có thay đổi ở hồ sơ từ lúc lập. Hãy đề nghị Phòng Văn hóa - Xã hội lập lại ở trang “Văn "
    "bản”."
)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def two(office):
    """One that waits for the meeting, one for the office; and the paper of this moment."""
    found = make.nomination(state="verified"), make.nomination(state="submitted")
    make.paper(kind="meeting", format="pdf")
    return found


def verify(two, by):
    decisions.move(fresh(two[1]), "verify", by=by, at=LATER)


def send_back(two, by):
    decisions.move(fresh(two[0]), "return", note="Thiếu ảnh", by=by, at=LATER)


def take_back_the_check(two, by):
    decisions.move(fresh(two[0]), "unverify", by=by, at=LATER)


def answer(two, by):
    boxes = {"found_once": "clear"}
    checklist.note_findings(fresh(two[0]), boxes=boxes, by=by, at=LATER)


def say_related(two, by):
    interests.declare(fresh(two[0]), is_related=True, by=by, at=LATER)


def approve(two, by):
    lead = leadership()
    held = make.meeting(unit=lead.unit, kind="approval")
    Ballot.objects.create(meeting=held, nomination=two[0], agree=42)
    decisions.move(fresh(two[0]), "approve", by=lead, at=LATER)
    make.nomination(state="verified")  # else nobody waits, and there is no note


def close_a_double(two, by):
    """Its unit stands beside the kept one's from now on."""
    unit, name = make.unit(name="Thôn An"), two[0].full_name
    twin = make.nomination(state="submitted", full_name=name, unit=unit)
    doubles.keep_one(fresh(two[0]), fresh(twin), by=by, at=LATER)


def closed_before(two, by):
    """A twin that was closed for the first before the paper was built."""
    twin = make.nomination(state="submitted", full_name=two[0].full_name, unit=make.unit(name="An"))
    doubles.keep_one(fresh(two[0]), fresh(twin), by=by, at=make.AT - timedelta(minutes=5))
    return twin


def say_related_at_one_closed_for_it(two, by):
    interests.declare(fresh(closed_before(two, by)), is_related=True, by=by, at=LATER)


def open_the_closed_one_again(two, by):
    decisions.move(fresh(closed_before(two, by)), "open_double", note="Hai người", by=by, at=LATER)


def nothing_since_it_was_closed(two, by):
    closed_before(two, by)


def back_to_its_unit(two, by):
    """To the office, then taken back by whoever sent it: a draft again."""
    decisions.move(fresh(two[0]), "unverify", by=by, at=LATER)
    Nomination.objects.filter(pk=two[0].pk).update(state="draft")


def open_a_file(two, by):
    of = {"target": "nomination", "commune_code": two[0].commune_code}
    audit.record(by=by, at=LATER, action="open_evidence", target_code=two[0].code, **of)


def send_back_what_is_not_listed(two, by):
    decisions.move(fresh(two[1]), "return", note="Thiếu ảnh", by=by, at=LATER)


def twin_of(one, state):
    return make.nomination(state=state, full_name=one.full_name, unit=make.unit(name="Thôn An"))


def a_namesake_is_sent(two, by):
    """From now on the list has to ask whether they are one person."""
    twin = twin_of(two[0], "draft")
    decisions.move(fresh(twin), "submit", by=make.user(unit=twin.unit), at=LATER)


def a_namesake_is_taken_back(two, by):
    twin = twin_of(two[0], "submitted")
    decisions.move(fresh(twin), "take_back", by=make.user(unit=twin.unit), at=LATER)


def a_namesake_is_begun(two, by):
    """A draft, which nobody but its unit knows of."""
    twin = twin_of(two[0], "draft")
    of = {"target": "nomination", "commune_code": twin.commune_code}
    audit.record(by=by, at=LATER, action="change_draft", target_code=twin.code, **of)


def a_namesake_gets_another_name(two, by):
    twin = twin_of(two[0], "submitted")
    mend(twin, by, full_name="Bùi Thị Hai")


def a_namesake_got_another_name_before(two, by):
    twin = twin_of(two[0], "submitted")
    mend(twin, by, at=make.AT - timedelta(minutes=5), full_name="Bùi Thị Hai")
    send_back_what_is_not_listed(two, by)


def somebody_becomes_a_namesake(two, by):
    mend(two[1], by, full_name=two[0].full_name)


def somebody_else_gets_another_name(two, by):
    mend(two[1], by, full_name="Bùi Thị Hai")


def a_namesake_is_taken_back_and_thrown_away(two, by):
    twin = twin_of(two[0], "submitted")
    head = make.user(unit=twin.unit)
    decisions.move(fresh(twin), "take_back", by=head, at=LATER)
    evidence.discard(fresh(twin), by=head, at=LATER)


def a_draft_is_thrown_away(two, by):
    """Nobody but its unit ever saw it."""
    twin = twin_of(two[0], "draft")
    evidence.discard(fresh(twin), by=make.user(unit=twin.unit), at=LATER)


def mend(one, by, at=LATER, **changes):
    corrections.correct(fresh(one), changes=changes, reason="Gõ nhầm", by=by, at=at)


def ask_one_thing_more(two, by):
    add_item(by)


def ask_it_no_more(two, by):
    item = add_item(by, at=make.AT - timedelta(minutes=5))
    own_items.end_item(item, by=by, at=LATER)


def asked_one_thing_more_before(two, by):
    add_item(by, at=make.AT - timedelta(minutes=5))


def add_item(by, at=LATER):
    return own_items.add_item(
        make.conference(), label="Hương ước", asks="Có trái hương ước không?",
        kinds=["individual"], blocks=False, by=by, at=at,
    )  # fmt: skip


def nothing(two, by):
    pass


@pytest.mark.parametrize(
    ("deed", "is_stale"),
    [
        (verify, True),
        (send_back, True),
        (take_back_the_check, True),
        (answer, True),
        (say_related, True),
        (approve, True),
        (close_a_double, True),
        (say_related_at_one_closed_for_it, True),
        (open_the_closed_one_again, True),
        (nothing_since_it_was_closed, False),
        (back_to_its_unit, True),
        (a_namesake_is_sent, True),
        (a_namesake_is_taken_back, True),
        (a_namesake_is_begun, False),
        (a_namesake_gets_another_name, True),
        (a_namesake_got_another_name_before, False),
        (somebody_becomes_a_namesake, True),
        (somebody_else_gets_another_name, False),
        (a_namesake_is_taken_back_and_thrown_away, True),
        (a_draft_is_thrown_away, False),
        (ask_one_thing_more, True),
        (ask_it_no_more, True),
        (asked_one_thing_more_before, False),
        (open_a_file, False),
        (send_back_what_is_not_listed, False),
        (nothing, False),
    ],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
def test_the_meetings_page_says_whether_its_paper_is_of_before(
    deed, is_stale, two, office, sign_in
):
    deed(two, office)
    if deed in (send_back, take_back_the_check, back_to_its_unit):
        make.nomination(state="verified")

    words, _ = paper_on(sign_in(leadership()))

    assert words.endswith(ASK) == is_stale, words


def test_a_new_paper_says_nothing_of_it(two, office, sign_in):
    verify(two, office)
    make.paper(kind="meeting", format="pdf", as_of=LATER)

    assert ASK not in paper_on(sign_in(leadership()))[0]


def test_what_another_commune_does_changes_nothing(two, sign_in):
    away = make.commune(code="10561", name="xã Tân Kỳ")
    clerk = make.user(role=Role.CULTURE_OFFICE, commune=away)
    far = make.unit(name="Thôn Xa", of=away)
    theirs = make.nomination(state="submitted", unit=far, code=two[0].code)
    decisions.move(fresh(theirs), "verify", by=clerk, at=LATER)

    assert ASK not in paper_on(sign_in(leadership()))[0]


def test_to_know_it_costs_the_page_three_queries(two, office, sign_in, django_assert_num_queries):
    """One while nothing happened since."""
    client = sign_in(leadership())
    for number in (9, 11, 11):
        client.get(URL)
        with django_assert_num_queries(number):
            client.get(URL)
        verify(two, office)
        two = make.nomination(state="verified"), make.nomination(state="submitted")


def test_a_row_says_that_nobody_asked_whether_it_was_honoured_before(two, office, sign_in):
    """A dossier that names an award was verified with the item open, and nobody saw it."""
    client = sign_in(leadership())
    bare = make.nomination(state="verified", awards="")

    def rows():
        found = Page(client.get(URL).content.decode()).all("tr")[1:]
        said = "Chưa kiểm tra khen một lần"
        return {row.all("a")[0].words(): said in row.words() for row in found}

    assert rows() == {two[0].full_name: True, bare.full_name: False}
    answer(two, office)
    assert rows() == {two[0].full_name: False, bare.full_name: False}
