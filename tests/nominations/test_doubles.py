"""A possible double is answered by a choice: two people go on, one person goes on once."""

import importlib

import pytest
from django.apps import apps

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import decisions
from nominations.models import Ballot, Change, Nomination
from tests import make
from tests.nominations.phone import named, text_of, unlinked
from tests.pages import seen

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ONE = "Cùng một người với hồ sơ {}: chỉ một hồ sơ được đi tiếp."
TWO = {"duplicate_verdict": "different"}


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def two():
    """One woman put forward by her village and by another, a year apart; both sent."""
    far = make.unit(name="Thôn Liêu Xá")
    one = make.nomination(state="submitted", full_name="Nguyễn Thị Hòa", birth_year=1972)
    other = make.nomination(
        state="submitted", full_name="Nguyễn Thị Hoà", birth_year=1973, unit=far
    )
    return one, other


def found(nomination, verdict, by, at, answer=""):
    return decisions.record_check(
        Nomination.objects.get(pk=nomination.pk), integrity="clear", duplicate_verdict=verdict,
        duplicate_answer=answer, by=by, at=at,
    )  # fmt: skip


def tried(nomination, name, by, at, note="Lý do"):
    """The sentences that refused it; none when it went."""
    try:
        decisions.move(Nomination.objects.get(pk=nomination.pk), name, by=by, at=at, note=note)
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


def once(other):
    return [
        f"Phòng đã kết luận cùng một người với hồ sơ {named(other)}. Hãy để đơn vị rút lại "
        "hồ sơ thừa, hoặc đề nghị lãnh đạo xã bấm “Không duyệt” hồ sơ đó."
    ]


def test_two_people_are_verified_and_one_person_is_not(two, office, at):
    one, other = two

    found(one, "same", office, at)
    before = tried(one, "verify", office, at)
    found(other, "different", office, at, "Khác năm sinh")
    contradicted = tried(other, "verify", office, at)
    found(one, "", office, at)
    went = tried(other, "verify", office, at)
    found(one, "same", office, at)

    assert (before, contradicted, went) == (once(other), once(one), [])
    assert tried(one, "verify", office, at) == once(other), "it runs, verified"


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("way", ["return", "take_back", "verify_and_return"])
def test_once_the_other_is_back_with_its_unit_this_one_goes_on(first, way, two, office, at):
    one, other = two[first], two[1 - first]
    if way == "verify_and_return":
        found(other, "different", office, at, "Khác năm sinh")
        assert tried(other, "verify", office, at) == []
    found(one, "same", office, at)
    before = tried(one, "verify", office, at)

    who = make.user(unit=other.unit) if way == "take_back" else office
    went = tried(other, "take_back" if way == "take_back" else "return", who, at)

    assert (before, went, tried(one, "verify", office, at)) == (once(other), [], [])


def test_whoever_comes_back_after_the_other_went_on_is_refused(two, office, at):
    one, other = two
    found(one, "same", office, at)
    found(other, "same", office, at)
    assert tried(one, "verify", office, at) == once(other)
    tried(other, "return", office, at)
    assert tried(one, "verify", office, at) == []

    assert tried(other, "submit", make.user(unit=other.unit), at) == []

    assert tried(other, "verify", office, at) == once(one)


@pytest.mark.parametrize("running", ["submitted", "verified", "approved"])
def test_one_person_found_after_verifying_stops_the_approval(running, two, office, at):
    one, other = two
    Nomination.objects.filter(pk=one.pk).update(state="verified")
    Nomination.objects.filter(pk=other.pk).update(state=running)
    found(one, "same", office, at)
    leader = make.user(role=Role.LEADERSHIP)
    waits = Nomination.objects.get(pk=one.pk)
    held = make.meeting(unit=leader.unit or make.unit(name="Văn phòng"), kind="approval")
    Ballot.objects.create(meeting=held, nomination=waits, agree=42)

    refused = tried(one, "approve", leader, at)
    Nomination.objects.filter(pk=other.pk).update(state="rejected")

    assert (refused, tried(one, "approve", leader, at)) == (once(other), [])


def test_what_was_found_is_in_the_log_without_its_words(two, office, at):
    one, other = two
    found(one, "same", office, at)
    found(one, "same", office, at)
    found(one, "different", office, at, "Khác năm sinh")
    found(one, "", office, at)
    of = f"(với {other.code})"

    assert list(
        AuditEvent.objects.filter(action="check").order_by("pk").values_list("note", flat=True)
    ) == [
        f"khả năng trùng: cùng một người {of}",
        f"khả năng trùng: không phải một người {of}; đã ghi: căn cứ kết luận trùng",
        "khả năng trùng: bỏ kết luận; đã bỏ: căn cứ kết luận trùng",
    ]
    kept = Change.objects.filter(label="Kết luận về khả năng trùng").order_by("pk")
    assert [(row.before, row.after) for row in kept] == [
        ("", f"Cùng một người {of}"),
        (f"Cùng một người {of}", f"Không phải một người {of}"),
        (f"Không phải một người {of}", ""),
    ]


def test_list_dossier_check_and_approval_say_what_was_found(two, office, at, sign_in):
    one, other = two
    found(one, "same", office, at, "Cùng số căn cước")
    Nomination.objects.filter(pk=one.pk).update(state="verified")
    client = sign_in(office)
    leader = make.user(role=Role.LEADERSHIP, unit=make.unit(name="Văn phòng", kind="office"))

    rows = {
        row.nomination.code: (row.tags, [look.text for look in row.looks])
        for row in client.get("/ho-so/").context["rows"]
    }
    pages = {
        "dossier": text_of(client.get(f"/ho-so/{one.code}/")),
        "other": text_of(client.get(f"/ho-so/{other.code}/")),
        "check": text_of(client.get(f"/ho-so/{other.code}/tham-dinh/")),
        "approval": text_of(sign_in(leader).get("/ho-so/hop-xet-duyet/")),
    }

    assert rows == {
        one.code: (
            ["Cùng một người"],
            [ONE.format(named(other))],
        ),
        other.code: (["Cùng một người"], [ONE.format(named(one))]),
    }
    words = "Về khả năng trùng: Cùng một người: Cùng số căn cước"
    assert {name: words in " ".join(page.split()) for name, page in pages.items()} == {
        "dossier": True, "other": False, "check": False, "approval": True,
    }  # fmt: skip
    found_there = f"tại hồ sơ {one.code}{{}}: cùng một người; căn cứ: Cùng số căn cước"
    assert f"Phòng ghi {found_there.format('')}" in pages["other"]
    assert found_there.format(" đã ghi") in pages["check"]
    assert once(other)[0] in unlinked(pages["approval"])


@pytest.mark.parametrize(
    ("typed", "errors", "kept"),
    [
        (TWO, {"duplicate_answer"}, ("", "")),
        (TWO | {"duplicate_answer": "  "}, {"duplicate_answer"}, ("", "")),
        ({"duplicate_verdict": "perhaps"}, {"duplicate_verdict"}, ("", "")),
        ({"duplicate_verdict": "same"}, None, ("same", "")),
        ({"duplicate_answer": "Đang hỏi thôn"}, None, ("", "Đang hỏi thôn")),
    ],
)  # fmt: skip
def test_two_people_are_not_said_without_how_one_knows(typed, errors, kept, two, office, sign_in):
    one, _ = two
    url = f"/ho-so/{one.code}/tham-dinh/"

    client = sign_in(office)
    answer = client.post(url, seen(client, url) | {"integrity": "clear"} | typed)

    said = set(answer.context["form"].errors) if answer.context else None
    row = Nomination.objects.get(pk=one.pk)
    assert (said, (row.duplicate_verdict, row.duplicate_answer)) == (errors, kept)


def test_a_text_written_before_counts_as_two_people(two):
    one, other = two
    Nomination.objects.filter(pk=one.pk).update(duplicate_answer="Là hai người")

    importlib.import_module("nominations.migrations.0008_doubles").were_two(apps, None)

    rows = Nomination.objects.in_bulk([one.pk, other.pk])
    assert [rows[each.pk].duplicate_verdict for each in two] == ["different", ""]


GROUND = "Cùng số căn cước"


@pytest.fixture
def voted(two):
    """Both verified and voted for; the leadership meets on one, then on the other."""
    leader = make.user(role=Role.LEADERSHIP, unit=make.unit(name="Văn phòng", kind="office"))
    held = make.meeting(unit=leader.unit, kind="approval")
    for each in two:
        Nomination.objects.filter(pk=each.pk).update(state="verified")
        Ballot.objects.create(meeting=held, nomination=each, agree=42)
    return leader


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("out", ["returned", "rejected", "annulled", "draft"])
def test_what_was_found_at_one_stops_both_until_one_is_out(place, out, two, voted, office, at):
    here, there = two[place], two[1 - place]
    found(here, "same", office, at, GROUND)

    refused = [tried(each, "approve", voted, at) for each in (here, there)]
    Nomination.objects.filter(pk=here.pk).update(state=out)

    assert refused == [once(there), once(here)]
    assert tried(there, "approve", voted, at) == []


def test_two_people_here_and_one_person_there_stops_both(two, voted, office, at):
    one, other = two
    found(one, "same", office, at, GROUND)
    found(other, "different", office, at, "Khác năm sinh")

    assert [tried(each, "approve", voted, at) for each in two] == [once(other), once(one)]


def test_the_chairman_reads_the_verdict_and_its_ground_at_the_other(
    two, voted, office, at, sign_in
):
    one, other = two
    found(one, "same", office, at, GROUND)
    client = sign_in(voted)
    words = f"Phòng ghi tại hồ sơ {one.code}: cùng một người; căn cứ: {GROUND}"

    page = text_of(client.get(f"/ho-so/{other.code}/"))
    meeting = client.get("/ho-so/hop-xet-duyet/")
    asked = text_of(client.get(f"/ho-so/{other.code}/viec/approve/"))

    rows = {
        row.nomination.code: ([x.text for x in row.stops], row.still_looks)
        for row in meeting.context["rows"]
    }
    assert rows == {one.code: (once(other), []), other.code: (once(one), [])}
    assert words in page
    assert once(one)[0] in unlinked(asked)
    assert f">{one.code}</a>: cùng một người; căn cứ: {GROUND}" in meeting.content.decode()


@pytest.mark.parametrize(("verdict", "answer"), [("different", "Khác xóm"), ("different", "")])
def test_told_apart_is_nothing_to_look_at_in_the_meeting(
    verdict, answer, two, voted, office, at, sign_in
):
    one, other = two
    Nomination.objects.filter(pk=one.pk).update(duplicate_verdict=verdict, duplicate_answer=answer)

    meeting = sign_in(voted).get("/ho-so/hop-xet-duyet/")

    looks = {row.nomination.code: len(row.still_looks) for row in meeting.context["rows"]}
    assert looks == dict.fromkeys((one.code, other.code), 0 if answer else 1)
    assert ("không phải một người; căn cứ: Khác xóm" in text_of(meeting)) == bool(answer)
