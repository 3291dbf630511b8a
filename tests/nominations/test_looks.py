"""“Cần xem”: found by the machine, the same in the list, its filter, the dossier, the approval."""

import itertools
from dataclasses import replace

import pytest

from accounts.enums import Role
from conferences.models import PlanFigure
from nominations import rules
from nominations.actions import drafts
from nominations.models import Ballot, Nomination
from nominations.workflow.values import counted, likely_doubles, majority_of
from tests import make
from tests.nominations.phone import begin, named, post, text_of, unlinked
from tests.nominations.test_rules import WHOLE
from tests.pages import seen

pytestmark = pytest.mark.django_db
DOUBLE, VOTES, YEARS = "Có thể trùng", "Số phiếu", "Ngoài giai đoạn"
OLD = "Đạt giải nhất hội thi năm 2018."


@pytest.fixture
def four():
    """Four odd ones of five that wait for the leadership, and a plain one."""
    far = make.unit(name="Thôn Liêu Xá")
    one = make.nomination(state="verified", full_name="Nguyễn Thị Hòa", birth_year=1972)
    two = make.nomination(state="verified", full_name="Nguyễn Thị Hoà", birth_year=1973, unit=far)
    lost = make.nomination(state="verified", full_name="Thua Phiếu")
    Ballot.objects.filter(nomination=lost).update(agree=21, disagree=21, abstain=0)
    old = make.nomination(state="verified", full_name="Việc Cũ", achievement=OLD)
    plain = make.nomination(state="verified", full_name="Bình Thường")
    return {"one": one, "two": two, "lost": lost, "old": old, "plain": plain}


EXPECTED = {
    "Nguyễn Thị Hòa": [DOUBLE], "Nguyễn Thị Hoà": [DOUBLE], "Thua Phiếu": [VOTES],
    "Việc Cũ": [YEARS], "Bình Thường": [],
}  # fmt: skip


def tags(response):
    return {row.nomination.full_name: row.tags for row in response.context["rows"]}


def test_list_filter_dossier_and_approval_say_the_same(four, sign_in):
    office = sign_in()
    leaders = make.unit(name="Văn phòng", kind="office")
    leader = sign_in(make.user(role=Role.LEADERSHIP, unit=leaders))

    listed = office.get("/ho-so/")
    filtered = office.get("/ho-so/", {"can-xem": "on"})
    waiting = leader.get("/ho-so/hop-xet-duyet/")
    pages = {
        one.full_name: [p.text for p in office.get(f"/ho-so/{one.code}/").context["looks"]]
        for one in four.values()
    }

    assert tags(listed) == EXPECTED
    assert tags(filtered) == {name: said for name, said in EXPECTED.items() if said}
    assert filtered.context["total"] == 4
    assert tags(waiting) == EXPECTED
    assert pages == {
        "Nguyễn Thị Hòa": [f"Có thể trùng người với hồ sơ {named(four['two'])}."],
        "Nguyễn Thị Hoà": [f"Có thể trùng người với hồ sơ {named(four['one'])}."],
        "Thua Phiếu": ["Bình xét: chỉ 21 trên 42 người có mặt đồng ý, chưa quá 50%."],
        "Việc Cũ": ["Thành tích, khen thưởng có nêu năm 2018, ngoài giai đoạn 2020-2025."],
        "Bình Thường": [],
    }
    for text in itertools.chain.from_iterable(pages.values()):
        assert text.removesuffix(".") in unlinked(text_of(waiting))


def test_the_filter_goes_with_the_others_and_counts_by_state(four, sign_in):
    make.nomination(state="submitted", full_name="Mới Gửi", achievement=OLD)

    page = sign_in().get("/ho-so/", {"can-xem": "on", "trang-thai": "submitted"})

    assert tags(page) == {"Mới Gửi": [YEARS]}
    assert page.context["states"] == [
        ("submitted", "Chờ thẩm định", 1), ("verified", "Đã thẩm định", 4),
    ]  # fmt: skip


def test_doubles_of_all_are_the_doubles_of_each(four):
    """One query for the list and one search per dossier find the same people."""
    for name, year in [("Nguyễn Thị Hòa", 1975), ("NGUYEN THI HOA", None), ("Phạm Lý", 1950)]:
        make.nomination(state="submitted", full_name=name, birth_year=year)
    make.nomination(state="approved", full_name="Phạm Lí", birth_year=1951)
    make.nomination(state="rejected", full_name="Bình Thường")
    make.nomination(state="draft", full_name="Việc Cũ")
    sent = Nomination.objects.sent()

    one_by_one = {one.pk for one in sent.alive() if likely_doubles(one)}

    assert set(sent.doubled()) == one_by_one
    assert len(one_by_one) == 6


@pytest.mark.parametrize("share", ["1/2", "2/3", None])
def test_the_database_counts_odd_votes_as_the_rule_does(share):
    """Whole numbers on both sides: exactly half, a third that no float holds, one short."""
    nomination = make.nomination(state="submitted")
    meeting = nomination.ballots.get().meeting
    Ballot.objects.all().delete()
    rows = PlanFigure.objects.filter(key="votes_in_favour")
    rows.update(value=share) if share else rows.delete()
    majority = majority_of(make.conference())
    meeting.present = 6
    meeting.save()
    made = [
        Ballot.objects.create(
            meeting=meeting, nomination=make.nomination(state="submitted", complete=False),
            agree=agree, disagree=disagree, abstain=abstain,
        )
        for agree, disagree, abstain in itertools.product(range(7), range(3), range(2))
        if agree + disagree + abstain <= 6
    ]  # fmt: skip

    odd = {one.pk for one in made if list(rules.odd_votes(counted(one), majority))}

    assert set(Ballot.objects.odd(majority).values_list("pk", flat=True)) == odd
    assert 0 < len(odd) < len(made)


def test_where_nobody_was_present_the_database_says_as_little_as_the_rule():
    ballot = make.nomination(state="submitted").ballots.get()
    Ballot.objects.update(agree=0, disagree=0, abstain=0)
    type(ballot.meeting).objects.update(present=0)
    majority = majority_of(make.conference())

    one = Ballot.objects.select_related("meeting").get()

    assert list(rules.odd_votes(counted(one), majority)) == []
    assert list(Ballot.objects.odd(majority)) == []


@pytest.mark.parametrize(
    ("changes", "first", "last"),
    [
        ({"achievement": "Từ 2018-2023"}, 2018, 2023),
        ({"achievement": "Nuôi cá", "awards": "Giấy khen 2019"}, 2019, 2019),
        ({"achievement": "Nuôi cá"}, 2023, 2023),  # the awards of make.nomination
        ({"awards": ""}, None, None),
        ({"full_name": "Tên Khác"}, 2023, 2023),
    ],
)
def test_the_years_are_kept_when_the_texts_are_written(changes, first, last, at):
    draft = make.nomination()

    drafts.edit(draft, changes=changes, version=1, by=make.user(unit=draft.unit), at=at)

    row = Nomination.objects.get()
    assert (row.first_year, row.last_year) == (first, last)


@pytest.mark.parametrize("year", [2019, 2020, 2025, 2026])
def test_the_period_is_the_plans_and_holds_its_ends(year, sign_in):
    make.nomination(state="submitted", full_name="Một Người", achievement=f"Năm {year}", awards="")

    found = tags(sign_in().get("/ho-so/", {"can-xem": "on"}))

    assert found == ({"Một Người": [YEARS]} if year in (2019, 2026) else {})


def test_another_period_in_the_plan_is_another_answer(four, sign_in):
    conference = make.conference()
    type(conference).objects.update(review_period="2015-2018")

    found = tags(sign_in().get("/ho-so/", {"can-xem": "on"}))

    assert found["Bình Thường"] == [YEARS]  # praised in 2023
    assert found["Thua Phiếu"] == [VOTES, YEARS]


# --- The phone -----------------------------------------------------------------------------------


def votes_page(village, **votes):
    draft = begin(village)
    post(village, draft, "hop")
    return draft, post(village, draft, "phieu", **votes)


def test_short_votes_are_said_at_once_and_mended_in_one_tap(village):
    draft, page = votes_page(village, agree="40", disagree="1", abstain="")
    text = text_of(page)
    assert "Mới ghi 41 phiếu của 48 người có mặt, còn thiếu 7." in text
    assert "Số còn lại: không có ý kiến" in text
    assert Ballot.objects.values_list("agree", "disagree", "abstain").get() == (40, 1, 0)

    tapped = post(village, draft, "phieu", agree="40", disagree="1", abstain="0", **{"con-lai": 1})

    assert tapped.status_code == 302
    assert Ballot.objects.values_list("agree", "disagree", "abstain").get() == (40, 1, 7)


def test_a_lost_vote_only_warns_and_may_be_sent(village):
    draft, page = votes_page(village, agree="24", disagree="24", abstain="")
    assert "Chỉ 24 trên 48 người có mặt đồng ý, chưa quá 50%." in text_of(page)
    assert "Số còn lại" not in text_of(page)

    said = [problem.text for problem in page.context["odd"]]
    onward = post(
        village, draft, "phieu", agree="24", disagree="24", abstain="", **{"da-hoi": said}
    )
    summary = text_of(village.get(f"/ho-so/{draft.code}/gui/"))

    assert onward.status_code == 302
    assert "Chỉ 24 trên 48 người có mặt đồng ý, chưa quá 50%." in summary


def test_votes_that_are_whole_and_won_are_not_asked_about(village):
    _, page = votes_page(village)

    assert page.status_code == 302


def test_the_check_page_asks_for_the_reason_only_when_votes_are_odd(four, sign_in):
    Nomination.objects.update(state="submitted")
    client = sign_in()

    url = f"/ho-so/{four['lost'].code}/tham-dinh/"
    asked = client.get(url).context["form"]
    plain = client.get(f"/ho-so/{four['plain'].code}/tham-dinh/").context["form"]
    typed = {"integrity": "clear", "votes_reason": "Đã hỏi thôn, đúng số"}
    client.post(url, seen(client, url) | typed)

    assert list(asked.fields) == ["seen", "integrity", "votes_reason"]
    assert list(plain.fields) == ["seen", "integrity"]
    page = text_of(client.get(f"/ho-so/{four['lost'].code}/"))
    assert "<b>Lý do vẫn xét:</b> Đã hỏi thôn, đúng số" in page


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("", ("duplicate_answer", "Có thể trùng người với hồ sơ khác.")),
        (
            "different",
            (
                "duplicate_answer",
                "Có thể trùng người với hồ sơ khác; Phòng kết luận là hai người.",
            ),
        ),
        ("same", ("same_person", "Cùng một người với hồ sơ khác: chỉ một hồ sơ được đi tiếp.")),
    ],
)
def test_what_was_found_of_a_double_is_looked_at(verdict, expected):
    dossier = replace(WHOLE, possible_duplicates=1, duplicate_verdict=verdict)

    assert [(one.field, one.text) for one in rules.to_look_at(dossier)] == [expected]
