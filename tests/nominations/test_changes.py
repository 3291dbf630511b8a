"""A dossier's history: who changed which field when, from what to what; no writer forgets it."""

import hashlib
import inspect
from contextlib import suppress
from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.permissions import GRANTS
from accounts.problems import Refused
from nominations.actions import decisions, drafts, evidence, meetings, removal, reviews
from nominations.actions.unit_minutes import BOXES
from nominations.kept import path_of
from nominations.models import Ballot, Change, Evidence, Nomination, ReviewMeeting
from nominations.particulars import NAMES
from nominations.workflow import MOVES
from tests import make
from tests.fuzz import picture
from tests.test_verbs import ACTIONS, TABLE, World

pytestmark = pytest.mark.django_db
LATER = make.AT + timedelta(hours=1)


def told(nomination):
    """Field, before, after, by whom, of the oldest first."""
    found = Change.objects.filter(nomination=nomination).order_by("pk")
    return [(one.label, one.before, one.after, one.by.username) for one in found]


def edit(nomination, by, **changes):
    row = Nomination.objects.select_related("unit__commune").get(pk=nomination.pk)
    drafts.edit(row, changes=changes, version=row.version, by=by, at=LATER)


def test_what_a_unit_amends_is_kept_from_what_to_what():
    one = make.nomination(state="returned", birth_year=1965, position="Nông dân")
    head = make.user(unit=one.unit, username="truong-thon")

    edit(one, head, birth_year=1956, position="", direct_worker=False, address=one.address)

    assert told(one) == [
        ("Năm sinh", "1965", "1956", "truong-thon"),
        ("Chức vụ, nghề nghiệp", "Nông dân", "", "truong-thon"),
        ("Trực tiếp sản xuất, công tác", "Có", "Không", "truong-thon"),
        ("Kiểm tra vi phạm", "Không có kỷ luật, đơn thư đang xem xét", "Chưa kiểm tra",
         "truong-thon"),
    ]  # fmt: skip
    kept = Change.objects.get(label="Năm sinh")
    assert (kept.at, kept.role, kept.unit) == (LATER, Role.VILLAGE_HEAD, "Thôn Mỗ Đoạn")
    assert not AuditEvent.objects.filter(note__contains="1956").exists(), "no words in the chain"


def test_a_draft_is_its_units_own_and_one_taken_back_was_seen():
    """What is typed before the first sending is right or wrong for nobody else to read."""
    one = make.nomination()
    head = make.user(unit=one.unit, username="truong-thon")
    edit(one, head, position="Thợ dệt")
    assert told(one) == []

    sent = Nomination.objects.select_related("unit__commune", "conference").get(pk=one.pk)
    decisions.submit(sent, by=head, at=make.AT)
    decisions.move(sent, "take_back", by=head, at=make.AT)
    edit(one, head, position="Thợ mộc")

    assert told(one) == [
        ("Kiểm tra vi phạm", "Không có kỷ luật, đơn thư đang xem xét", "Chưa kiểm tra",
         "truong-thon"),
        ("Chức vụ, nghề nghiệp", "Thợ dệt", "Thợ mộc", "truong-thon"),
    ]  # fmt: skip


def test_of_what_only_the_city_is_told_it_is_kept_that_it_was_changed():
    one = make.nomination(state="returned", ethnicity="Kinh")
    head = make.user(unit=one.unit, username="truong-thon")
    hidden = "Đã ghi (chỉ dùng trong danh sách gửi thành phố)"

    edit(one, head, ethnicity="Tày")
    edit(one, head, ethnicity="")

    assert told(one) == [
        ("Dân tộc", hidden, hidden, "truong-thon"),
        ("Dân tộc", hidden, "", "truong-thon"),
    ]


def test_votes_files_and_the_offices_check_are_kept_too():
    one = make.nomination(state="returned")
    head = make.user(unit=one.unit, username="truong-thon")
    office = make.user(role=Role.CULTURE_OFFICE, username="phong")
    votes = drafts.VotesEntry(agree=30, disagree=12)
    row = Nomination.objects.select_related("unit__commune").get(pk=one.pk)
    held = ReviewMeeting.objects.get()
    drafts.count_votes(row, meeting=held, votes=votes, version=1, by=head, at=LATER)
    gone = removal.remove(Evidence.objects.get(nomination=one), by=head, at=LATER)
    removal.restore(gone, by=head, at=LATER)
    decisions.record_check(row, integrity="pending", votes_reason="Đã hỏi", by=office, at=LATER)
    meetings.correct(held, invited=60, present=45, reason="Ghi nhầm", by=office, at=LATER)
    day = "(họp ngày 15/8/2025, mời"

    assert told(one) == [
        ("Họp bình xét", f"40 đồng ý, 1 không đồng ý, 1 không có ý kiến {day} 50, có mặt 42)",
         f"30 đồng ý, 12 không đồng ý, 0 không có ý kiến {day} 50, có mặt 42)", "truong-thon"),
        ("Tệp: Biên bản họp bình xét", "bien-ban.pdf", "", "truong-thon"),
        ("Tệp: Biên bản họp bình xét", "", "bien-ban.pdf", "truong-thon"),
        ("Kiểm tra vi phạm", "Không có kỷ luật, đơn thư đang xem xét",
         "Đang xem xét kỷ luật; đang bị điều tra, thanh tra, kiểm tra vì có dấu hiệu vi phạm; hoặc "
         "đơn thư, báo chí nêu đang xác minh", "phong"),
        ("Lý do vẫn xét", "", "Đã hỏi", "phong"),
        ("Họp bình xét", f"30 đồng ý, 12 không đồng ý, 0 không có ý kiến {day} 50, có mặt 42)",
         f"30 đồng ý, 12 không đồng ý, 0 không có ý kiến {day} 60, có mặt 45)", "phong"),
    ]  # fmt: skip
    assert Change.objects.get(label="Kiểm tra vi phạm").is_inner
    assert Change.objects.last().reason == "Ghi nhầm"


# --- No writer forgets it ------------------------------------------------------------------------

PICTURE = picture()
CHANGES = {  # of what these are called with in tests/test_verbs.py
    "nominations.actions.award_rows.remove_row",
    "nominations.actions.award_rows.write_row",
    "nominations.actions.captions.write_caption",
    "nominations.actions.corrections.correct",
    "nominations.actions.inline.change_row",
    "nominations.actions.doubles.close_for",
    "nominations.actions.doubles.keep_one",
    "nominations.actions.doubles.tell_apart",
    "nominations.actions.drafts.count_votes",
    "nominations.actions.drafts.edit",
    "nominations.actions.evidence.attach",
    "nominations.actions.evidence.keep",
    "nominations.actions.evidence.share",
    "nominations.actions.merging.merge",
    "nominations.actions.names_first.count_in",
    "nominations.actions.removal.remove",
    "nominations.actions.removal.restore",
    "nominations.actions.unit_minutes.write_minutes",
}
OF_THE_CHECK = ("integrity", "duplicate_verdict", "duplicate_answer")


def stands():
    """All a dossier says, of every dossier: by id, by field."""
    found = {}
    for one in Nomination.objects.all():
        said = {name: getattr(one, name) for name in ("kind", *NAMES, *OF_THE_CHECK)}
        for ballot in one.ballots.standing().select_related("meeting"):
            meeting = ballot.meeting
            field = "review" if meeting.kind == "unit_review" else "approval"
            votes = (ballot.agree, ballot.disagree, ballot.abstain, meeting.held_on)
            said[field] = (*votes, meeting.invited, meeting.present)
            if field == "review":
                said["votes_reason"] = ballot.reason
                said["minutes"] = [getattr(meeting, name) for name in BOXES]
        said["file"] = sorted(one.evidence.values_list("kind", "sha256", "caption"))
        found[one.pk] = said
    return found


def changed(before, after):
    """Fields that say something else; what the approval meeting voted stays with its meeting."""
    return {
        (pk, field)
        for pk in before.keys() & after.keys()
        for field in before[pk].keys() | after[pk].keys()
        if before[pk].get(field) != after[pk].get(field)
        and not (field == "approval" and (before[pk].get(field) is None))
    }


def kept():
    """What a dossier says; items of the office's list and a nominee's answers have rows of their
    own (`Finding`, `Consent`).
    """
    told = Change.objects.exclude(field__startswith="item_").exclude(field__startswith="consent_")
    return set(told.values_list("nomination_id", "field"))


@pytest.mark.parametrize(
    "name",
    sorted(
        name
        for name in TABLE
        if "nominations." in name
        and ".open_" not in name
        and not name.endswith(".say_nobody")  # of a unit that sent nobody
        and not name.endswith(".hand_out_file")  # one's own alone; it writes nothing of a dossier
    ),
)
def test_whatever_an_action_changes_is_kept(name):
    """An action that this list does not know fails in tests/test_verbs.py; so none is forgotten."""
    rights, given = TABLE[name]
    rights = rights if isinstance(rights, tuple) else (rights,)
    world = World()
    Nomination.objects.update(was_taken_back=True)  # the draft too was seen by somebody
    Evidence.objects.update(sha256=hashlib.sha256(PICTURE).hexdigest())
    path = path_of(world.file)
    path.write_bytes(PICTURE)
    given = given(world)
    for row in given.values():
        if isinstance(row, Nomination):
            row.was_taken_back = True
        if isinstance(row, Evidence):
            row.nomination.was_taken_back = True
    if "content" in given:
        given["content"] = PICTURE
    role = next(role for role in Role if set(rights) & set(GRANTS[role]))
    by, before = make.user(role=role, unit=world.unit), stands()
    at = {"at": make.AT} if "at" in inspect.signature(ACTIONS[name]).parameters else {}

    ACTIONS[name](**given, by=by, **at)
    after = stands()

    assert kept() == changed(before, after)
    assert (changed(before, after) != set()) == (name in CHANGES)


@pytest.mark.parametrize("name", MOVES)
def test_whatever_a_move_writes_of_a_dossier_is_kept(name):
    """Of one that was given another kind, too: what does not fit goes when it is sent."""
    move = MOVES[name]
    unit = make.unit()
    office = make.unit(name="Văn phòng", kind="office")
    fields = {"representative": "Lê Thị Đại", "was_taken_back": True, "duplicate_answer": "Hỏi rồi"}
    for state in move.sources:
        one = make.nomination(
            state=state, unit=unit, kind="individual", entered_by=office, **fields
        )
        held = make.meeting(unit=office, kind="approval")
        Ballot.objects.create(meeting=held, nomination=one, agree=42)
        Nomination.objects.filter(pk=one.pk).update(kind="household", position="Nông dân")
        Change.objects.all().delete()
        role = next(role for role in Role if move.permission in GRANTS[role])
        writes = role == Role.VILLAGE_HEAD
        by, before = make.user(role=role, unit=unit if writes else office), stands()
        row = Nomination.objects.select_related("unit__commune", "conference").get(pk=one.pk)

        with suppress(Refused):  # nobody is refused before it was verified
            decisions.move(row, name, by=by, at=make.AT, note="Quyết định số 5")

        fell = {(pk, field) for pk, field in changed(before, stands()) if field != "approval"}
        assert kept() == fell


def test_a_meeting_only_those_taken_back_rest_on_is_corrected_at_each():
    """Its figures are what both dossiers say."""
    one, two = (make.nomination(was_taken_back=True, birth_year=1950 + n) for n in (1, 2))
    never_sent = make.nomination(birth_year=1953)
    held = ReviewMeeting.objects.get()
    entry = reviews.MeetingEntry(held_on=held.held_on, invited=60, present=50)
    head = make.user(unit=one.unit, username="truong-thon")

    drafts.hold_meeting(one, entry=entry, answer=reviews.mark_of(held), by=head, at=LATER)

    votes = "40 đồng ý, 1 không đồng ý, 1 không có ý kiến (họp ngày 15/8/2025, mời"
    both = ("Họp bình xét", f"{votes} 50, có mặt 42)", f"{votes} 60, có mặt 50)", "truong-thon")
    assert [told(each) for each in (one, two, never_sent)] == [[both], [both], []]


def test_what_is_thrown_away_takes_its_history_along():
    one = make.nomination(was_taken_back=True)
    head = make.user(unit=one.unit)
    edit(one, head, position="Thợ mộc")
    assert Change.objects.count() == 1

    evidence.discard(Nomination.objects.get(pk=one.pk), by=head, at=LATER)

    assert Change.objects.count() == 0
