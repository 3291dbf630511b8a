"""Who cannot be approved whatever the votes is told before anybody votes, and left out (II.4.1)."""

import pytest

from accounts.enums import Role
from accounts.problems import Refused
from nominations.actions import decisions
from nominations.facts.meeting import to_decide
from nominations.models import Ballot, Nomination, ReviewMeeting
from tests import make
from tests.nominations.phone import named, text_of
from tests.nominations.test_approval import kept, leadership, states
from tests.nominations.test_approval_page import URL, typed
from tests.pages import Page

pytestmark = pytest.mark.django_db
STOPPED = "Chưa xét được"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def two():
    """One name in two villages, both verified."""
    villages = (make.unit(), make.unit(name="Thôn Liêu Xá"))
    return [
        make.nomination(state="verified", full_name="Nguyễn Thị Hòa", birth_year=1972, unit=unit)
        for unit in villages
    ]


def found(nomination, verdict, by, at, answer=""):
    decisions.record_check(
        Nomination.objects.get(pk=nomination.pk), integrity="clear", duplicate_verdict=verdict,
        duplicate_answer=answer, by=by, at=at,
    )  # fmt: skip


def plain(element):
    """Its words; a link within brackets is no space."""
    return element.words().replace("( ", "(").replace(" )", ")")


def rows(page):
    """Of each dossier: the sentences that stop it, and whether it can be ticked and voted on."""
    found = {}
    for row in page.all("tr"):
        codes = [link.attrs["href"] for link in row.all("a") if "/ho-so/HN25-" in str(link.attrs)]
        if row.all("th") and codes:
            code = codes[0].split("/")[-2]
            said = [plain(one) for one in row.all("span") if "d-block" in one.attrs["class"]]
            stops = [one.removeprefix(STOPPED).strip() for one in said if one.startswith(STOPPED)]
            boxes = [box.attrs["name"].rpartition("-")[2] for box in row.all("input")]
            found[code] = (stops, boxes)
    return found


ALL = ["chon", "agree", "disagree", "abstain"]


def test_one_person_twice_is_told_before_the_meeting_is_typed(two, office, at, sign_in):
    """Issue 7, line 10: it was said only after all votes were typed."""
    one, other = two
    third = make.nomination(state="verified")
    found(one, "same", office, at)
    client = sign_in(leadership())

    before = Page(text_of(client.get(URL)))
    decisions.move(
        Nomination.objects.get(pk=other.pk), "return", by=office, at=at, note="Trùng hồ sơ"
    )
    after = Page(text_of(client.get(URL)))

    words = (
        "Phòng đã kết luận cùng một người với hồ sơ {}. Hãy để đơn vị rút lại hồ sơ thừa, "
        "hoặc đề nghị lãnh đạo xã bấm “Không duyệt” hồ sơ đó."
    )
    assert rows(before) == {
        one.code: ([words.format(named(other))], []),
        other.code: ([words.format(named(one))], []),
        third.code: ([], ALL),
    }
    assert rows(after) == {one.code: ([], ALL), third.code: ([], ALL)}
    (all_of_them,) = [box for box in before.all("input") if "data-check-all" in box.attrs]
    assert all_of_them.attrs["aria-label"] == "Chọn tất cả 1 hồ sơ"
    assert "Cần xem Cùng một người" not in before.words(), "once is enough"


@pytest.mark.parametrize("verdict", ["", "different"])
def test_an_open_double_waits_for_the_offices_answer(verdict, two, office, at, sign_in):
    one, other = two
    if verdict:
        found(other, verdict, office, at, "Khác năm sinh")

    page = Page(text_of(sign_in(leadership()).get(URL)))

    open_one = [
        f"Có thể trùng người với hồ sơ {named(other)}, chưa có kết luận. Hãy chờ Phòng Văn hóa - "
        "Xã hội bấm “So hai hồ sơ” rồi trả lời."
    ]
    assert rows(page)[one.code] == (([], ALL) if verdict else (open_one, []))


@pytest.mark.parametrize("reason", ["", "Đã họp lại"])
def test_a_review_lost_without_a_reason_is_told_too(reason, sign_in):
    one = make.nomination(state="verified")
    Ballot.objects.filter(nomination=one).update(agree=5, disagree=37, abstain=0, reason=reason)

    page = Page(text_of(sign_in(leadership()).get(URL)))

    lost = (
        "Bình xét: chỉ 5 trên 42 người có mặt đồng ý, chưa quá 50%. Hãy chờ Phòng Văn hóa - Xã hội"
        " bấm “Ghi kết quả kiểm tra” rồi ghi lý do vẫn xét."
    )
    assert rows(page)[one.code] == (([], ALL) if reason else ([lost], []))


def test_a_complaint_stops_no_vote(sign_in):
    """Its votes are kept until there is a conclusion."""
    one = make.nomination(state="verified", integrity="pending")

    assert rows(Page(text_of(sign_in(leadership()).get(URL)))) == {one.code: ([], ALL)}


@pytest.mark.parametrize("integrity", ["pending", "unchecked", "clear"])
def test_the_page_of_the_meeting_and_its_paper_say_the_same_and_the_move_refuses_it(
    integrity, two, at, sign_in
):
    """The page had words of its own for a complaint, and none for a check that fell."""
    one, _other = two
    leader = leadership()
    held = make.meeting(unit=leader.unit, kind="approval")
    Ballot.objects.create(meeting=held, nomination=one, agree=42)
    Nomination.objects.filter(pk=one.pk).update(integrity=integrity)
    told = next(row.stops for row in to_decide(one.conference) if row.row.code == one.code)

    page = sign_in(leader).get(URL)

    (row,) = [row for row in page.context["rows"] if row.nomination.code == one.code]
    assert tuple(each.text for each in (*row.waits, *row.stops)) == told
    assert len(told) == (1 if integrity == "clear" else 2)
    words = " ".join(Page(text_of(page)).words().replace("( ", "(").replace(" )", ")").split())
    assert all(text in words for text in told)
    with pytest.raises(Refused) as refused:
        decisions.move(make.fresh(one), "approve", by=leader, at=at)
    assert tuple(each.text for each in refused.value.problems) == told


def test_whoever_ticked_it_before_still_sees_the_boxes_and_nothing_is_lost(
    two, office, at, sign_in
):
    one, _ = two
    found(one, "same", office, at)
    client = sign_in(leadership())

    wrong = client.post(URL, typed(one, agree="14") | {"chair": ""})
    unticked = client.post(URL, typed(one, agree="14") | {"chon": [], "sang": "1"}, follow=True)
    sent = text_of(client.post(URL, typed(one, agree="14"), follow=True))

    assert rows(Page(text_of(wrong)))[one.code][1] == ALL
    assert f"{one.code}-agree=14" in unticked.context["carried"]
    assert ("Chưa ghi được" in sent, kept(), states()[one.code]) == (True, [], "verified")


def test_votes_of_more_than_were_present_go_nowhere_however_they_came(office, at, sign_in):
    """II.4.1  Every door asks; the demo's own writer had none, and such a dossier went on."""
    sent, waits = make.nomination(state="submitted"), make.nomination(state="verified")
    words = "Tổng số phiếu ({}) nhiều hơn số người có mặt ({}). Hãy xem lại hai số này."
    for one in (sent, waits):
        one.ballots.update(agree=42, disagree=0, abstain=0)
    decisions.move(make.fresh(sent), "verify", by=office, at=at)
    Nomination.objects.filter(pk=sent.pk).update(state="submitted")
    for one in (sent, waits):
        one.ballots.update(abstain=1)
    leader = leadership()
    held = make.meeting(kind="approval", unit=leader.unit)
    ReviewMeeting.objects.filter(pk=held.pk).update(present=14)
    Ballot.objects.create(meeting=held, nomination=waits, agree=14, disagree=1)

    with pytest.raises(Refused) as at_the_office:
        decisions.move(make.fresh(sent), "verify", by=office, at=at)
    stops, boxes = rows(Page(text_of(sign_in(leader).get(URL))))[waits.code]
    with pytest.raises(Refused) as of_both:
        decisions.move(make.fresh(waits), "approve", by=leader, at=at)

    assert [one.text for one in at_the_office.value.problems] == [words.format(43, 42)]
    assert (stops, boxes) == ([words.format(43, 42)], [])
    assert [one.text for one in of_both.value.problems] == [
        words.format(15, 14), words.format(43, 42),
    ]  # fmt: skip
