"""A dossier made of somebody else: what others said of it falls, nor does it stand for two."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.problems import Refused
from nominations.actions import corrections, decisions, doubles, drafts
from nominations.models import Change, Nomination
from tests import make
from tests.make import fresh

pytestmark = pytest.mark.django_db
WHO = {"full_name": "Vũ Thị Thơm", "birth_year": 1970}


def alike(place, state="submitted", **more):
    return make.nomination(unit=make.unit(name=f"Thôn {place}"), state=state, **WHO | more)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def apart(one, other, by, ground="Khác thôn"):
    doubles.tell_apart(fresh(one), fresh(other), ground=ground, by=by, at=make.AT)


def correct(one, by, **changes):
    corrections.correct(fresh(one), changes=changes, reason="Nhầm", by=by, at=make.AT)


def edit(one, by, **changes):
    version = fresh(one).version
    drafts.edit(fresh(one), changes=changes, version=version, by=by, at=make.AT)


def why(deed):
    try:
        deed()
    except Refused as refused:
        return [(problem.field, problem.text) for problem in refused.problems]
    return []


def verdict(one):
    found = fresh(one)
    return (found.duplicate_verdict, found.duplicate_answer, found.doubles_judged)


NONE = ("", "", "")


@pytest.mark.parametrize(
    ("changes", "falls"),
    [
        ({"birth_year": 1971}, True),
        ({"full_name": "Vũ Thị Thớm"}, True),
        ({"position": "Thợ may"}, False),
        ({"full_name": "Vũ Thị Thơm"}, False),
        ({"full_name": "Vũ Thị Thơm", "position": "Thợ may"}, False),  # a whole form is sent
    ],
)
def test_two_people_are_asked_about_anew_once_the_other_is_called_otherwise(changes, falls, office):
    one, other = alike("Một", birth_year=1970), alike("Hai", birth_year=1971)
    apart(one, other, office, "Một người sinh 1970, một người sinh 1971")
    stood = verdict(other)

    correct(one, office, **changes)

    assert verdict(other) == (NONE if falls else stood)
    assert verdict(one)[0] == ("" if falls else "different")


def test_what_was_found_of_a_third_stays(office):
    one, other, third = alike("Một"), alike("Hai"), alike("Ba")
    apart(one, other, office)
    apart(third, other, office, "Khác số nhà")

    correct(one, office, birth_year=1969)

    assert verdict(other) == ("different", "Khác thôn; Khác số nhà", third.code)
    assert verdict(third) == ("different", "Khác số nhà", other.code)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_verdict_of_all_falls_whether_it_was_like_it_or_becomes_so(when, office):
    """From before pairs were kept."""
    old = alike("Cũ")
    Nomination.objects.filter(pk=old.pk).update(
        duplicate_verdict="different", duplicate_answer="Khác thôn"
    )
    stranger = alike("Xa", full_name="Bùi Văn Ba")
    Nomination.objects.filter(pk=stranger.pk).update(
        duplicate_verdict="different", duplicate_answer="Khác thôn"
    )
    one = alike("Một", **({} if when == "before" else {"birth_year": 1990}))

    correct(one, office, **({"birth_year": 1990} if when == "before" else {"birth_year": 1970}))

    assert verdict(old) == NONE
    assert verdict(stranger) == ("different", "Khác thôn", "")


def test_a_unit_that_writes_somebody_else_brings_the_question_back(office):
    one, other = alike("Một"), alike("Hai")
    apart(one, other, office)
    decisions.move(fresh(one), "return", by=office, at=make.AT, note="x")
    head = make.user(unit=one.unit)

    edit(one, head, birth_year=1971)

    assert verdict(other) == NONE
    told = Change.objects.get(nomination=other, field="duplicate_answer", by=head)
    assert (told.label, told.before, told.after, told.is_inner, told.reason) == (
        "Căn cứ kết luận trùng", "Khác thôn", "", True,
        f"Hồ sơ {one.code} đã đổi tên, năm sinh, loại hoặc người đại diện.",
    )  # fmt: skip


def test_so_does_what_was_taken_back_and_written_anew(office):
    one, other = alike("Một"), alike("Hai")
    apart(one, other, office)
    head = make.user(unit=one.unit)
    decisions.move(fresh(one), "take_back", by=head, at=make.AT)

    edit(one, head, full_name="Vũ Thị Thớm")

    assert verdict(other) == NONE


def stands_for(closed):
    return (
        f"Hồ sơ này đứng tên cả cho hồ sơ đã đóng {closed.code} vì là cùng một người. Hãy để Phòng "
        "Văn hóa - Xã hội mở lại hồ sơ đó trước, rồi mới đổi sang người khác."
    )


@pytest.mark.parametrize(
    "changes", [{"full_name": "Lê Văn Khác"}, {"birth_year": 1950}, {"kind": "household"}]
)
def test_a_kept_dossier_is_not_made_somebody_else_by_its_unit(changes, office):
    one, closed = alike("Một"), alike("Hai")
    doubles.keep_one(fresh(one), fresh(closed), by=office, at=make.AT)
    decisions.move(fresh(one), "return", by=office, at=make.AT, note="x")
    head = make.user(unit=one.unit)

    assert why(lambda: edit(one, head, **changes)) == [(next(iter(changes)), stands_for(closed))]
    assert why(lambda: edit(one, head, full_name="Vũ Thị Thớm", position="Thợ")) == []
    decisions.move(fresh(closed), "open_double", by=office, at=make.AT)
    assert why(lambda: edit(one, head, **changes)) == []


@pytest.mark.parametrize("changes", [{"full_name": "Lê Văn Khác"}, {"birth_year": 1950}])
def test_nor_by_the_office(changes, office):
    one, closed = alike("Một"), alike("Hai")
    doubles.keep_one(fresh(one), fresh(closed), by=office, at=make.AT)

    assert why(lambda: correct(one, office, **changes)) == [
        (next(iter(changes)), stands_for(closed))
    ]
    assert (fresh(one).full_name, fresh(one).birth_year) == ("Vũ Thị Thơm", 1970)
    assert why(lambda: correct(one, office, full_name="Vũ Thị Thơn", position="Thợ")) != []
    assert why(lambda: correct(one, office, full_name="Vũ Thị Thớm")) == []
    assert fresh(closed).kept_as == fresh(one)


def test_the_pages_say_it_beside_the_box(office, sign_in):
    one, closed = alike("Một"), alike("Hai")
    doubles.keep_one(fresh(one), fresh(closed), by=office, at=make.AT)
    client, url = sign_in(office), reverse("nominations:correct", args=[one.code])
    boxes = client.get(url).context["form"]
    typed = {name: boxes[name].value() or "" for name in boxes.fields}

    answer = client.post(url, typed | {"birth_year": "1950", "reason": "Nhầm"})

    assert (answer.status_code, answer.context["form"].errors) == (
        422, {"birth_year": [stands_for(closed)]},
    )  # fmt: skip
