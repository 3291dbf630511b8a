"""The leadership's word that one who refuses to be named publicly is approved without posting."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences.workflow import NO_RIGHT
from nominations.actions import decisions, posting, taken_off, unposted
from nominations.enums import NominationState
from nominations.models import Interest, Nomination, Posted, Unposted
from nominations.workflow.apart import ALONE, ANOTHER, RELATED
from nominations.workflow.public import refused
from tests import kept, make
from tests.kept import consent_of, plan_posts
from tests.nominations.test_posting import NOT_POSTED, STILL, UNTIL, conference, in_the_way, voted

pytestmark = [pytest.mark.django_db, pytest.mark.both]
AT = make.AT
REFUSED = (
    "Hồ sơ chưa được niêm yết vì người được giới thiệu không đồng ý công khai. Hãy chờ Phòng Văn "
    "hóa - Xã hội quyết định ở trang “Niêm yết công khai”, hoặc lãnh đạo xã ghi ý kiến ở trang "
    "“Họp xét duyệt”."
)
NOT_ASKED = (
    "Hồ sơ này không chờ ý kiến về niêm yết: đã có ý kiến, đang hoặc đã niêm yết, không còn chờ "
    "duyệt, hoặc người được giới thiệu không còn từ chối công khai. Hãy xem lại hồ sơ."
)
WORD = "Bà An sống một mình, không muốn nêu tên"


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: AT)
    plan_posts(5)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def leader():
    return make.user(role=Role.LEADERSHIP, full_name="Đỗ Quang Minh")


def refusing(name="Vũ Thị An", **fields) -> Nomination:
    one = voted(full_name=name, **fields)
    consent_of(one, agrees=False)
    return one


def say(one, by, word=WORD, at=AT) -> list[str]:
    try:
        unposted.let_unposted(make.fresh(one), word=word, by=by, at=at)
    except Refused as refusal:
        return [problem.text for problem in refusal.problems]
    return []


def there(one) -> str:
    return f"/ho-so/{one.code}/khong-niem-yet/"


def test_by_the_word_she_is_approved_and_need_not_be_posted(office, leader):
    one, other = refusing(), refusing("Vũ Thị Bình")
    assert in_the_way(one, AT) == [REFUSED]

    assert say(one, leader) == []

    kept_row = Unposted.objects.values_list("nomination", "word", "by", "at", "fell_at")
    assert list(kept_row) == [(one.pk, WORD, leader.pk, AT, None)]
    told = AuditEvent.objects.filter(action="let_unposted")
    assert list(told.values_list("target_code", "note")) == [(one.code, WORD)]
    assert (in_the_way(one, AT), in_the_way(other, AT)) == ([], [REFUSED])
    assert list(posting.waiting(conference(), AT)) == [other]
    with pytest.raises(Refused, match="Chưa chọn hồ sơ nào"):
        posting.post(conference(), chosen=[], in_spite=[one.code], by=office, at=AT)
    assert say(one, leader) == [NOT_ASKED]
    decisions.move(make.fresh(one), "approve", by=leader, at=AT)
    assert make.fresh(one).state == "approved"


@pytest.mark.parametrize(
    ("word", "problems"),
    [
        ("", ["Hãy ghi vì sao vẫn duyệt khi không niêm yết."]),
        (" \n ", ["Hãy ghi vì sao vẫn duyệt khi không niêm yết."]),
        ("x" * 301, ["Hãy rút gọn, tối đa 300 ký tự, kể cả dấu cách; đang có 301."]),
        ("x" * 300, []),
    ],
)
def test_a_word_is_some_and_not_too_many(leader, word, problems):
    assert say(refusing(), leader, word) == problems
    assert Unposted.objects.count() == (not problems)


def test_of_every_state_and_role_one_pair_gives_it():
    """Only the leadership, only of one that was verified and waits."""
    people = {role: make.user(role=role, unit=make.unit()) for role in Role}
    kept_one, gave = make.nomination(state="verified"), set()
    beside = {
        "stopped": {"stopped_as": "verified", "stopped_for": "died"},
        "closed": {"kept_as": kept_one},
    }
    for state in NominationState:
        for role, who in people.items():
            one = refusing(f"Vũ Thị {state} {role}")
            found = Nomination.objects.filter(pk=one.pk)
            found.update(state=state, **beside.get(state, {}))
            said = say(one, who)
            assert Unposted.objects.filter(nomination=one).exists() == (not said)
            wanted = [NOT_ASKED] if role == Role.LEADERSHIP else [NO_RIGHT.text]
            if said:
                assert said == wanted, (state, role)
            else:
                gave.add((state.value, role.value))
    assert gave == {("verified", "leadership")}


def one_that(stands: str, office) -> Nomination:
    """A verified dossier as its consent and its posting stand."""
    one = voted(full_name="Vũ Thị An")
    if stands == "unsaid":
        return one
    if stands == "agrees":
        consent_of(one)
        return one
    if stands == "agrees since":
        consent_of(one, agrees=False)
        consent_of(one, at=AT + timedelta(seconds=1))
        return one
    if stands == "served":
        kept.posting(one)
        Posted.objects.update(until_at=AT)
    if stands in ("posted", "taken off"):
        kept.posting(one)
    if stands == "cut short":
        kept.cut_short(one)
    consent_of(one, agrees=False)
    if stands == "taken off":
        taken_off.take_off(make.fresh(one), by=office, at=AT)
    return one


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        ("refuses", []),
        ("taken off", []),
        ("cut short", []),
        ("unsaid", [NOT_ASKED]),
        ("agrees", [NOT_ASKED]),
        ("agrees since", [NOT_ASKED]),
        ("posted", [NOT_ASKED]),
        ("served", [NOT_ASKED]),
    ],
)
def test_who_does_not_wait_for_it_gets_none(stands, said, office, leader):
    one = one_that(stands, office)
    assert say(one, leader) == said
    assert (in_the_way(one, AT) == []) is (not said or stands == "served")


def test_where_the_plan_posts_nobody_none_is_taken(leader, sign_in):
    one = refusing()
    plan_posts(0)
    assert say(one, leader) == [NOT_ASKED]
    assert sign_in(leader).get(there(one)).status_code == 404


def test_once_she_agrees_she_is_to_be_posted(leader):
    one = refusing()
    say(one, leader)
    consent_of(one, at=AT + timedelta(hours=1))
    assert not refused([one])
    assert in_the_way(one, AT) == [NOT_POSTED]
    assert list(posting.waiting(conference(), AT)) == [one]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("return", Role.CULTURE_OFFICE), ("unverify", Role.CULTURE_OFFICE),
        ("reject", Role.LEADERSHIP),
    ],
)  # fmt: skip
def test_it_falls_when_the_dossier_goes_back(name, role, leader):
    one, stays = refusing(), refusing("Vũ Thị Bình")
    say(one, leader)
    say(stays, leader)
    at = AT + timedelta(hours=1)
    decisions.move(make.fresh(one), name, by=make.user(role=role), at=at, note="Thiếu")
    fell = Unposted.objects.order_by("pk").values_list("fell_at", flat=True)
    assert list(fell) == [at, None]
    Nomination.objects.filter(pk=one.pk).update(state="verified")
    assert REFUSED in in_the_way(one, at)
    assert say(one, leader) == []
    assert Unposted.objects.filter(nomination=one).count() == 2


def test_who_is_related_leaves_it_to_another(leader):
    one, other = refusing(), make.user(role=Role.LEADERSHIP)
    make.interest(one, user=leader)
    assert say(one, leader) == [ANOTHER]
    told = AuditEvent.objects.filter(action="refused_apart")
    assert list(told.values_list("target_code", "actor")) == [(one.code, leader.username)]
    assert Unposted.objects.count() == 0
    assert say(one, other) == []


def test_said_at_a_double_it_is_of_the_same_person(leader):
    make.user(role=Role.LEADERSHIP)
    one = refusing()
    make.interest(make.nomination(state="closed", kept_as=one), user=leader)
    assert say(one, leader) == [ANOTHER]


def test_the_one_leader_there_is_says_first_why_at_the_dossier(leader):
    one = refusing()
    make.interest(one, user=leader)
    assert say(one, leader) == [ALONE.format(RELATED)]
    Interest.objects.update(word="Không còn ai", word_by=leader, word_at=AT)
    assert say(one, leader) == []


def test_posted_for_its_whole_time_no_word_is_asked_about(office, leader):
    one = one_that("served", office)
    assert in_the_way(one, UNTIL) == []
    assert say(one, leader, at=UNTIL) == [NOT_ASKED]


def test_who_agreed_since_was_posted_and_refuses_again_stands_there_still(office, leader):
    """An earlier word approves nobody whom anybody reads of."""
    one = refusing()
    say(one, leader)
    consent_of(one, at=AT + timedelta(hours=1))
    posting.post(conference(), by=office, at=AT)
    consent_of(one, agrees=False, at=AT + timedelta(hours=2))
    assert in_the_way(one, AT) == [STILL]


def test_of_another_refusal_than_it_was_given_of_it_says_nothing(office, leader):
    """After a yes and a posting, though it was short: a new word is asked for, and counts."""
    one = refusing()
    say(one, leader)
    consent_of(one, at=AT + timedelta(seconds=1))
    posting.post(conference(), by=office, at=AT + timedelta(seconds=2))
    consent_of(one, agrees=False, at=AT + timedelta(seconds=3))
    taken_off.take_off(make.fresh(one), by=office, at=AT + timedelta(seconds=4))
    at = AT + timedelta(minutes=1)
    assert in_the_way(one, at) == [REFUSED]
    assert say(one, leader, word="Vẫn vì sống một mình", at=at) == []
    assert in_the_way(one, at) == []
    words = Unposted.objects.order_by("pk").values_list("word", "fell_at")
    assert list(words) == [(WORD, at), ("Vẫn vì sống một mình", None)]


def test_it_excuses_nobody_the_dossier_names_instead(office, leader):
    one = refusing()
    say(one, leader)
    Nomination.objects.filter(pk=one.pk).update(
        full_name="Trần Thị Bưởi", name_fold="tran thi buoi"
    )
    named = make.fresh(one)
    assert in_the_way(named, AT) == [NOT_POSTED]
    consent_of(named, agrees=False, at=AT + timedelta(hours=1))
    assert in_the_way(named, AT) == [REFUSED]
