"""The office's check is of the person it was made of; a complaint outlives what the unit does."""

import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import decisions, drafts, evidence
from nominations.models import Ballot, Evidence, Nomination
from tests import disk, make
from tests.nominations.test_files import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def standing(nomination):
    found = Nomination.objects.get(pk=nomination.pk)
    return found.integrity, found.duplicate_answer


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"full_name": "Trần Thị Khác"}, ("unchecked", "")),
        ({"birth_year": 1955}, ("unchecked", "")),
        ({"position": "Thợ mộc"}, ("clear", "Là hai người")),
        ({"full_name": "Đỗ Thị An"}, ("clear", "Là hai người")),
    ],
)
def test_another_person_in_a_returned_dossier_is_checked_again(changes, left, at):
    """NĐ 152, Đ.4: verified as clear was somebody else."""
    returned = make.nomination(
        state="returned", full_name="Đỗ Thị An", birth_year=1970, duplicate_answer="Là hai người"
    )

    drafts.edit(returned, changes=changes, version=1, by=make.user(unit=returned.unit), at=at)

    assert standing(returned) == left


def test_another_person_is_not_verified_by_the_check_of_the_first(at, office):
    returned = make.nomination(state="returned")
    head = make.user(unit=returned.unit)
    drafts.edit(returned, changes={"full_name": "Trần Thị Khác"}, version=1, by=head, at=at)
    sent = decisions.submit(Nomination.objects.get(pk=returned.pk), by=head, at=at)

    with pytest.raises(Refused, match="Chưa ghi kết quả kiểm tra"):
        decisions.move(sent, "verify", by=office, at=at)


@pytest.mark.parametrize(
    ("before", "after"),
    [("pending", "pending"), ("clear", "unchecked"), ("unchecked", "unchecked")],
)
def test_a_complaint_is_not_wiped_by_taking_the_dossier_back(before, after, at):
    sent = make.nomination(state="submitted", integrity=before, duplicate_answer="Là hai người")

    decisions.move(sent, "take_back", by=make.user(unit=sent.unit), at=at)

    assert standing(sent) == (after, "")


def test_a_complaint_stays_when_the_name_changes(at):
    returned = make.nomination(state="returned", integrity="pending")
    head = make.user(unit=returned.unit)

    drafts.edit(returned, changes={"full_name": "Trần Thị Khác"}, version=1, by=head, at=at)

    assert standing(returned) == ("pending", "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("y" * 65 + "\r\n") * 15, 15 * 65 + 14),
        (unicodedata.normalize("NFD", "ễ" * 900), 900),
        ("Thiếu số liệu" + " " * 1500, 13),
        ("Thiếu\u202e số liệu", 13),
    ],
)
def test_a_reason_is_kept_as_it_was_measured(typed, kept, at, office):
    """Longer as typed than the column, shorter once clean: no error, nothing unseen in it."""
    sent = make.nomination(state="submitted")

    decisions.move(sent, "return", by=office, at=at, note=typed)

    reply = Nomination.objects.get(pk=sent.pk).reply
    assert (len(reply), "\u202e" in reply) == (kept, False)


def test_a_changed_picture_is_not_shown_small_either(sign_in, at):
    """C20: neither drawn of other bytes than were kept, nor another small one laid beside it."""
    draft = make.nomination()
    client = sign_in(make.user(unit=draft.unit))
    client.post(
        f"/ho-so/{draft.code}/tep/",
        {"kind": "photo", "files": SimpleUploadedFile("a.jpg", picture())},
    )
    kept = Evidence.objects.get(nomination=draft, kind="photo")
    url, lies = f"/ho-so/anh-nho/{kept.pk}/", disk.path_of(kept)
    beside = lies.with_name(f"{lies.name}.nho.jpg")
    true = client.get(url).content
    beside.write_bytes(picture((80, 60)))
    again = client.get(url).content
    lies.write_bytes(picture((80, 60)))
    still = client.get(url).content
    beside.write_bytes(picture((80, 60)))

    assert true.startswith(b"RIFF")
    assert (again, still) == (true, true)
    assert client.get(url).status_code == 404


def test_a_draft_thrown_away_twice_is_a_sentence(sign_in, monkeypatch, at):
    draft = make.nomination()
    client = sign_in(make.user(unit=draft.unit))
    seen = Nomination.objects.select_related("unit__commune", "conference").get(pk=draft.pk)
    monkeypatch.setattr("nominations.web.rows.mine", lambda request, code: seen)
    first = client.post(f"/ho-so/{draft.code}/xoa/")

    again = client.post(f"/ho-so/{draft.code}/xoa/", follow=True)

    assert (first.status_code, again.status_code) == (302, 200)
    assert "Vừa có người khác xử lý việc này: mục này không còn." in again.content.decode()


def test_another_units_form_begins_nothing(sign_in):
    theirs = make.nomination(unit=make.unit(name="Thôn Liêu Xá"))
    client = sign_in(make.user(unit=make.unit()))

    answer = client.post("/ho-so/moi/", {"kind": "individual", "form_key": theirs.form_key})

    assert answer.status_code == 422
    assert Nomination.objects.count() == 1


def test_when_it_was_decided_is_kept_until_it_is_opened_again(at):
    verified = make.nomination(state="verified")
    leader = make.user(role=Role.LEADERSHIP)

    decisions.move(verified, "reject", by=leader, at=at, note="Chưa đủ tiêu chuẩn")
    decided = Nomination.objects.get(pk=verified.pk).decided_at
    decisions.move(verified, "reopen", by=leader, at=at, note="Xét lại")

    assert (decided, Nomination.objects.get(pk=verified.pk).decided_at) == (at, None)


def test_the_same_check_noted_twice_is_in_the_log_once(at, office):
    """Odd votes keep their reason; the second tap changed nothing."""
    sent = make.nomination(state="submitted", integrity="unchecked")
    found = {"integrity": "clear", "duplicate_answer": "", "votes_reason": "Đã họp lại"}

    for _ in "12":
        decisions.record_check(sent, **found, by=office, at=at)

    events = AuditEvent.objects.filter(action="check")
    assert [event.note for event in events] == [
        "kết quả: không có kỷ luật, đơn thư; phiếu bình xét: Đã họp lại"
    ]
    decisions.record_check(sent, **found | {"votes_reason": ""}, by=office, at=at)
    assert events.order_by("pk").last().note == "phiếu bình xét: bỏ lý do"


def test_the_offices_reason_is_of_the_review_and_leaves_the_approvals_votes_alone(at, office):
    sent = make.nomination(state="verified")
    approval = make.meeting(unit=make.unit(name="Văn phòng", kind="office"), kind="approval")
    kept = Ballot.objects.create(
        meeting=approval, nomination=sent, agree=20, reason="Lãnh đạo đã thảo luận"
    )

    decisions.record_check(sent, integrity="pending", votes_reason="Họp lại", by=office, at=at)

    said = {ballot.pk: ballot.reason for ballot in Ballot.objects.filter(nomination=sent)}
    assert said.pop(kept.pk) == "Lãnh đạo đã thảo luận"
    assert list(said.values()) == ["Họp lại"]


@pytest.mark.parametrize("state", ["submitted", "returned", "verified"])
def test_what_was_sent_is_not_thrown_away(state, at):
    sent = make.nomination(state=state)

    with pytest.raises(Refused) as refused:
        evidence.discard(sent, by=make.user(unit=sent.unit), at=at)

    assert [problem.text for problem in refused.value.problems] == [evidence.NOT_A_DRAFT]
    assert Nomination.objects.filter(pk=sent.pk).exists()
    assert sent.evidence.exists()
