"""What was found of a double is of that pair: another double asks again (II.4.1)."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import decisions, doubles
from nominations.models import Ballot, Finding, Nomination
from tests import make
from tests.make import fresh
from tests.nominations.phone import text_of
from tests.nominations.test_approval import leadership
from tests.pages import Page

pytestmark = pytest.mark.django_db
NAME = {"full_name": "Vũ Thị Thơm", "birth_year": 1970}


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def alike(place, state="submitted"):
    return make.nomination(unit=make.unit(name=f"Thôn {place}"), state=state, **NAME)


def found(one, verdict, by, at, answer="Khác thôn"):
    decisions.record_check(
        fresh(one), integrity="clear", duplicate_verdict=verdict, duplicate_answer=answer,
        by=by, at=at,
    )  # fmt: skip


def tried(one, name, by, at):
    try:
        decisions.move(fresh(one), name, by=by, at=at, note="Lý do")
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


ASKS = "Có thể trùng người với hồ sơ khác. Hãy bấm “So hai hồ sơ” rồi trả lời."


def waits(other):
    return (
        f"Có thể trùng người với hồ sơ Vũ Thị Thơm ({other.code}), chưa có kết luận. "
        "Hãy chờ Phòng Văn hóa - Xã hội bấm “So hai hồ sơ” rồi trả lời."
    )


def once(other):
    return (
        f"Phòng đã kết luận cùng một người với hồ sơ Vũ Thị Thơm ({other.code}). Hãy để đơn vị "
        "rút lại hồ sơ thừa, hoặc đề nghị lãnh đạo xã bấm “Không duyệt” hồ sơ đó."
    )


def test_a_double_that_came_after_the_verdict_asks_again_before_verifying(office, at):
    """Issue 7, line 14: two told apart let a third through unasked."""
    one, other = alike("Một"), alike("Hai")
    found(one, "different", office, at)
    assert tried(other, "return", office, at) == []
    third = alike("Ba")

    refused = tried(one, "verify", office, at)
    found(one, "different", office, at)

    assert refused == [ASKS]
    assert tried(one, "verify", office, at) == []
    assert fresh(one).doubles_judged == " ".join(sorted([other.code, third.code]))


def test_the_leadership_waits_for_the_new_pair_alone(office, at):
    one, other = alike("Một", "verified"), alike("Hai", "verified")
    held = make.meeting(unit=make.unit(name="Lãnh đạo"), kind="approval")
    Ballot.objects.create(meeting=held, nomination=one, agree=42)
    found(one, "different", office, at)
    third = alike("Ba")
    by = leadership()

    refused = tried(one, "approve", by, at)
    found(third, "different", office, at)  # one answer stands for the pair

    assert refused == [waits(third)]
    assert tried(one, "approve", by, at) == []
    assert other.code in fresh(one).doubles_judged


def test_one_person_found_before_is_not_forgotten_when_another_double_comes(office, at):
    one, other = alike("Một"), alike("Hai")
    found(one, "same", office, at, "")
    alike("Ba")

    assert tried(one, "verify", office, at) == [ASKS, once(other)]
    assert tried(other, "verify", office, at) == [ASKS, once(one)]


def test_what_was_found_there_of_somebody_else_says_nothing_here(office, at, sign_in):
    one, other = alike("Một"), alike("Hai")
    found(one, "same", office, at, "Cùng số căn cước")
    third = alike("Ba")

    rows = {
        row.nomination.code: [(double.code, double.verdict) for double in row.doubles]
        for row in sign_in(office).get("/ho-so/").context["rows"]
    }
    page = sign_in(office).get(f"/ho-so/{third.code}/").content.decode()

    assert dict(rows[third.code]) == {one.code: "", other.code: ""}
    assert dict(rows[other.code]) == {one.code: "same", third.code: ""}
    assert "Cùng số căn cước" not in page


@pytest.mark.parametrize("comes", [False, True])
def test_the_page_of_the_check_ticks_nothing_that_is_not_of_all(comes, office, at, sign_in):
    one, _ = alike("Một"), alike("Hai")
    found(one, "different", office, at)
    if comes:
        alike("Ba")

    form = sign_in(office).get(f"/ho-so/{one.code}/tham-dinh/").context["form"]

    assert form["duplicate_verdict"].value() == ("" if comes else "different")


def test_the_log_tells_of_a_verdict_again_only_for_a_new_pair(office, at):
    one, _ = alike("Một"), alike("Hai")
    found(one, "different", office, at)
    found(one, "different", office, at)
    assert AuditEvent.objects.filter(action="check").count() == 1
    alike("Ba")
    found(one, "different", office, at)

    assert AuditEvent.objects.filter(action="check").count() == 2


def test_a_verdict_from_before_is_of_all(office, at):
    one, _ = alike("Một"), alike("Hai")
    Nomination.objects.filter(pk=one.pk).update(
        duplicate_verdict="different", duplicate_answer="Khác thôn"
    )

    assert tried(one, "verify", office, at) == []


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP])
@pytest.mark.parametrize("state", ["approved", "rejected"])
def test_how_two_were_told_apart_is_read_after_the_decision(state, role, sign_in):
    one = make.nomination(
        state=state, duplicate_verdict="different", duplicate_answer="Khác năm sinh"
    )
    client = sign_in(make.user(role=role, unit=make.unit(name="Văn phòng", kind="office")))

    page = Page(text_of(client.get(f"/ho-so/{one.code}/")))

    assert "Về khả năng trùng: Không phải một người: Khác năm sinh" in page.words()


@pytest.mark.parametrize("verdict", ["different", "same"])
def test_a_verdict_does_not_become_one_of_all_once_its_double_is_taken_back(
    verdict, office, at, sign_in
):
    """An empty list of whom it is about would mean everybody: the next namesake went unasked."""
    one, other = alike("Một"), alike("Hai")
    found(one, verdict, office, at)
    decisions.move(fresh(other), "take_back", by=make.user(unit=other.unit), at=at)
    page = sign_in(office).get(f"/ho-so/{one.code}/tham-dinh/")
    sign_in(office).post(
        f"/ho-so/{one.code}/tham-dinh/",
        {"integrity": "pending", "seen": page.context["form"]["seen"].value()},
    )
    third = alike("Ba")

    assert fresh(one).integrity == "pending"
    assert fresh(one).doubles_judged == other.code
    assert ASKS in tried(one, "verify", office, at)
    assert ASKS in tried(third, "verify", office, at)


def test_a_verdict_given_beside_no_double_is_of_nobody(office, at):
    one = alike("Một")
    found(one, "different", office, at)
    alone = tried(one, "return", office, at)
    alike("Hai")
    again = fresh(one).doubles_judged
    found(one, "different", office, at)

    assert (alone, again) == ([], "-")
    assert fresh(one).doubles_judged == Nomination.objects.exclude(pk=one.pk).get().code


@pytest.mark.parametrize("verdicts", [("same", "different"), ("different", "same")])
def test_two_verdicts_that_contradict_keep_tag_and_filter_of_both(verdicts, office, at, sign_in):
    """Both wore the tag and were refused, and “Chỉ hồ sơ cần xem” showed neither."""
    two = alike("Một"), alike("Hai")
    for one, verdict in zip(two, verdicts, strict=True):
        found(one, verdict, office, at)

    rows = sign_in(office).get("/ho-so/", {"can-xem": "on"}).context["rows"]

    assert {row.nomination.code: row.tags for row in rows} == {
        one.code: ["Cùng một người"] for one in two
    }
    assert [tried(one, "verify", office, at) for one in two] == [[once(two[1])], [once(two[0])]]


@pytest.mark.parametrize("before", [False, True])
def test_a_double_sent_while_the_page_was_open_is_not_judged_unseen(before, office, at, sign_in):
    """What was saved was of whoever was alike at saving: also of whom the page did not show."""
    one, other = alike("Một"), alike("Hai")
    if before:  # the very verdict stands: saving it again would be of the new one too
        found(one, "different", office, at)
    client, address = sign_in(office), f"/ho-so/{one.code}/tham-dinh/"
    said = {"duplicate_verdict": "different", "duplicate_answer": "Khác thôn"}
    said |= {"integrity": "clear"}
    shown = client.get(address).context["form"]["seen"].value()
    third = alike("Ba")

    told = client.post(address, said | {"seen": shown})
    judged = fresh(one).doubles_judged
    again = told.context["form"]["seen"].value()
    saved = client.post(address, said | {"seen": again})

    assert (told.status_code, judged) == (409, other.code if before else "")
    both = " ".join(sorted([other.code, third.code]))
    assert f"Hồ sơ có thể trùng, bản vừa lưu: {both}" in Page(text_of(told)).words()
    assert f"/ho-so/{third.code}/" in text_of(told)
    assert (saved.status_code, fresh(one).doubles_judged) == (302, both)


def test_the_same_check_sent_twice_is_not_overtaken(office, at, sign_in):
    one, _ = alike("Một"), alike("Hai")
    client, address = sign_in(office), f"/ho-so/{one.code}/tham-dinh/"
    said = {"duplicate_verdict": "different", "duplicate_answer": "Khác thôn"}
    said |= {"integrity": "clear", "seen": client.get(address).context["form"]["seen"].value()}

    assert [client.post(address, said).status_code for _ in range(2)] == [302, 302]
    assert AuditEvent.objects.filter(action="check").count() == 1


def test_a_complaint_does_not_go_with_the_dossier_that_is_closed(at):
    """NĐ 152/2025, Đ.4: known at one dossier of a person, it stops the other too."""
    kept = make.nomination(state="submitted", code="HN25-K", full_name="Lê Thị Gộp")
    closed = make.nomination(
        state="submitted", code="HN25-C", full_name="Lê Thị Gộp", integrity="pending",
        unit=make.unit(name="Hội Nông dân", kind="organisation"),
    )  # fmt: skip
    office = make.user(role=Role.CULTURE_OFFICE)
    both = Nomination.objects.select_related("unit__commune", "conference")

    with pytest.raises(Refused) as refused:
        doubles.keep_one(both.get(pk=kept.pk), both.get(pk=closed.pk), by=office, at=at)
    assert [problem.text for problem in refused.value.problems] == [
        "Hồ sơ HN25-C đang có kỷ luật, đơn thư được xem xét. Là cùng một người: hãy ghi kết quả "
        "kiểm tra ấy ở hồ sơ HN25-K trước, rồi mới đóng."
    ]

    Nomination.objects.filter(pk=kept.pk).update(integrity="pending")
    doubles.keep_one(both.get(pk=kept.pk), both.get(pk=closed.pk), by=office, at=at)
    assert Nomination.objects.get(pk=closed.pk).state == "closed"


def test_nor_does_what_was_raised_of_the_list(at):
    kept = make.nomination(state="submitted", code="HN25-K", full_name="Lê Thị Gộp")
    closed = make.nomination(
        state="submitted", code="HN25-C", full_name="Lê Thị Gộp",
        unit=make.unit(name="Hội Nông dân", kind="organisation"),
    )  # fmt: skip
    office = make.user(role=Role.CULTURE_OFFICE)
    both = Nomination.objects.select_related("unit__commune", "conference")
    noted = {"item": "quy-thon", "found": "raised", "by": office, "at": at}
    Finding.objects.create(nomination=closed, **noted)
    Finding.objects.create(nomination=kept, **noted | {"found": "clear"})

    with pytest.raises(Refused) as refused:
        doubles.keep_one(both.get(pk=kept.pk), both.get(pk=closed.pk), by=office, at=at)
    assert [problem.text for problem in refused.value.problems] == [
        "Danh mục kiểm tra của hồ sơ HN25-C có điều cần nêu. Là cùng một người: hãy ghi điều ấy ở "
        "hồ sơ HN25-K trước, rồi mới đóng."
    ]

    Finding.objects.filter(nomination=kept).update(found="raised")
    doubles.keep_one(both.get(pk=kept.pk), both.get(pk=closed.pk), by=office, at=at)
    assert Nomination.objects.get(pk=closed.pk).state == "closed"
