"""Boxes a dossier came back for and nobody touched: named before it is sent, and never a wall."""

import pytest

from accounts import audit
from accounts.enums import Role
from nominations.actions import decisions
from nominations.models import Nomination
from nominations.web.untouched import untouched as untouched_of
from tests import make
from tests.nominations.phone import at, soup, words
from tests.pages import seen

pytestmark = pytest.mark.django_db
LATER = make.AT.replace(hour=20)


def untouched(village, back):
    found = soup(village, f"/ho-so/{back.code}/gui/").find(id="chua-sua")
    return words(found) if found else ""


def test_the_last_look_names_the_boxes_nobody_touched_and_lets_it_go(village, back):
    both = "Chưa sửa: Chức vụ, nghề nghiệp; Tóm tắt thành tích 2020-2025. Vẫn gửi được hồ sơ."
    assert untouched(village, back) == both

    url = at(back, "viec", "?ve=gui")
    village.post(url, seen(village, url) | {"position": "Nuôi rươi"})
    assert untouched(village, back) == (
        "Chưa sửa: Tóm tắt thành tích 2020-2025. Vẫn gửi được hồ sơ."
    )
    village.post(url, seen(village, url) | {"position": back.position})  # and back again
    assert untouched(village, back) == both

    village.post(f"/ho-so/{back.code}/gui/")
    assert make.fresh(back).state == "submitted"


def test_what_was_changed_before_it_came_back_is_not_touched(village, back):
    url = at(back, "viec", "?ve=gui")
    village.post(url, seen(village, url) | {"position": "Nuôi rươi"})
    village.post(f"/ho-so/{back.code}/gui/")
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(
        make.fresh(back), "return", note="Chưa rõ", asks=["position"], by=office, at=LATER
    )
    assert untouched(village, back) == "Chưa sửa: Chức vụ, nghề nghiệp. Vẫn gửi được hồ sơ."


def test_what_was_changed_before_it_was_asked_for_otherwise_is_not_touched(village, back):
    url = at(back, "viec", "?ve=gui")
    village.post(url, seen(village, url) | {"position": "Nuôi rươi"})
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(
        make.fresh(back), "return_again", note="Chưa rõ", asks=["position"], by=office, at=LATER
    )
    assert untouched(village, back) == "Chưa sửa: Chức vụ, nghề nghiệp. Vẫn gửi được hồ sơ."


def test_neither_anothers_change_nor_the_offices_correction_touches_a_box(village, back):
    other = make.nomination(unit=village.unit, state="returned")
    office = make.user(role=Role.CULTURE_OFFICE)
    told = {"at": make.AT, "by": office, "role": "x", "field": "position", "label": "A"}
    other.changes.create(**told, before="Nông dân", after="Thợ")
    back.changes.create(**told, before="Nông dân", after="Thợ", is_correction=True)
    assert untouched(village, back).startswith("Chưa sửa: Chức vụ, nghề nghiệp; ")
    back.changes.create(**told, before="Nông dân", after="Thợ")
    assert untouched(village, back).startswith("Chưa sửa: Tóm tắt")


@pytest.mark.parametrize("state", ["submitted", "verified", "approved", "stopped"])
def test_of_one_that_is_not_its_units_to_send_no_box_is_left(back, state):
    assert untouched_of(make.fresh(back)) == [
        "Chức vụ, nghề nghiệp",
        "Tóm tắt thành tích 2020-2025",
    ]
    stopped = {"stopped_as": "returned", "stopped_for": "died"} if state == "stopped" else {}
    Nomination.objects.filter(pk=back.pk).update(state=state, **stopped)
    assert untouched_of(make.fresh(back)) == []


def test_stopped_and_opened_again_it_is_left_as_it_was(back):
    office = make.user(role=Role.CULTURE_OFFICE)
    back.changes.create(
        at=make.AT, by=office, role="x", field="position", label="A", before="A", after="B"
    )
    for name in ("stop", "resume_returned"):
        decisions.move(make.fresh(back), name, by=office, at=LATER, reason="withdrew")
    assert untouched_of(make.fresh(back)) == ["Tóm tắt thành tích 2020-2025"]


def test_what_came_back_since_of_others_makes_no_box_of_this_one_untouched(village, back):
    office = make.user(role=Role.CULTURE_OFFICE)
    back.changes.create(
        at=make.AT, by=office, role="x", field="position", label="A", before="A", after="B"
    )
    other = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    decisions.move(make.fresh(other), "return", note="A", by=office, at=LATER)
    audit.record(  # the same code in another commune
        by=office, at=LATER, action="return", target="nomination", target_code=back.code,
        commune_code="11119",
    )  # fmt: skip
    assert untouched_of(make.fresh(back)) == ["Tóm tắt thành tích 2020-2025"]


def test_changed_twice_to_a_third_word_it_is_touched(back):
    told = {"at": make.AT, "by": make.user(), "role": "x", "field": "position", "label": "A"}
    for before, after in (("Nông dân", "Thợ"), ("Thợ", "Thợ mộc")):
        back.changes.create(**told, before=before, after=after)
    assert untouched_of(make.fresh(back)) == ["Tóm tắt thành tích 2020-2025"]


@pytest.mark.parametrize(
    ("topic", "field"), [("review", "review"), ("review", "minutes"), ("file", "file")]
)
def test_a_meeting_or_a_file_that_is_as_before_again_was_touched_all_the_same(back, topic, field):
    Nomination.objects.filter(pk=back.pk).update(asked_for=topic)
    assert len(untouched_of(make.fresh(back))) == 1
    told = {"at": make.AT, "by": make.user(), "role": "x", "field": field, "label": "A"}
    for before, after in (("có mặt 42", "có mặt 43"), ("có mặt 43", "có mặt 42")):
        back.changes.create(**told, before=before, after=after)
    assert untouched_of(make.fresh(back)) == []


@pytest.mark.parametrize(
    ("topic", "field"), [("review", "review"), ("review", "minutes"), ("file", "file")]
)
def test_a_meeting_or_a_file_is_touched_by_any_change_of_it(village, topic, field):
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(make.fresh(sent), "return", note="A", asks=[topic], by=office, at=make.AT)
    assert untouched(village, sent).startswith("Chưa sửa: ")
    sent.changes.create(at=make.AT, by=office, role="x", field="position", label="A")
    assert untouched(village, sent).startswith("Chưa sửa: ")
    sent.changes.create(at=make.AT, by=office, role="x", field=field, label="A")
    assert untouched(village, sent) == ""


def test_nothing_is_said_where_all_of_it_is_open(village):
    sent = make.nomination(unit=village.unit, state="submitted", submitted_at=make.AT)
    office = make.user(role=Role.CULTURE_OFFICE)
    decisions.move(make.fresh(sent), "return", note="Xem lại", by=office, at=make.AT)
    assert untouched(village, sent) == ""
    assert len(soup(village, f"/ho-so/{sent.code}/gui/").find(id="answers")("dd", "change")) > 8


def test_what_the_city_alone_is_told_is_touched_by_any_change(village, back):
    Nomination.objects.filter(pk=back.pk).update(asked_for="position")
    assert untouched(village, back) == "Chưa sửa: Chức vụ, nghề nghiệp. Vẫn gửi được hồ sơ."
    told = {"at": make.AT, "by": make.user(), "role": "x", "field": "position", "label": "A"}
    back.changes.create(**told, before="", after="")
    assert untouched(village, back) == ""
