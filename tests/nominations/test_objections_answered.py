"""Who answers an objection, who reads it, and that an answer is corrected by a later one."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import EDITED_MEANWHILE, Refused
from conferences.workflow import NO_RIGHT
from nominations.actions import objections as actions
from nominations.models import Objection, ObjectionAnswer
from nominations.workflow.apart import ALONE, RELATED
from tests import make
from tests.kept import objection, objection_file, plan_posts, said_of

pytestmark = pytest.mark.django_db
AT = make.AT


@pytest.fixture
def one():
    plan_posts(5)
    return make.nomination(state="verified")


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def test_an_answer_is_noted_without_who_objected(one, office):
    it = objection(one)

    actions.answer(it, conclusion="partly", reason=" Đã  hỏi thôn. ", by=office, at=AT)

    said = ObjectionAnswer.objects.get()
    assert (said.conclusion, said.reason, said.by, said.role, said.at) == (
        "partly", "Đã hỏi thôn.", office, Role.CULTURE_OFFICE, AT,
    )  # fmt: skip
    event = AuditEvent.objects.get(action="answer_objection")
    told = (event.target, event.target_code, event.before, event.after, event.note)
    assert told == ("objection", it.code, "", "Có cơ sở một phần", "")
    assert not AuditEvent.objects.filter(target="nomination").exists()


def test_an_answer_is_corrected_by_a_later_one_and_by_whoever_saw_it(one, office):
    it = objection(one)
    first = actions.answer(it, conclusion="unfounded", reason="Đã hỏi.", by=office, at=AT)
    again = actions.answer(it, conclusion="unfounded", reason="Đã hỏi.", by=office, at=AT)
    assert again == first

    with pytest.raises(Refused) as refused:
        actions.answer(it, conclusion="founded", reason="Đúng.", by=office, at=AT)
    assert refused.value.problems == [EDITED_MEANWHILE]
    actions.answer(it, conclusion="founded", reason="Đúng.", corrects=first.pk, by=office, at=AT)

    assert list(it.answers.order_by("pk").values_list("conclusion", flat=True)) == [
        "unfounded", "founded",
    ]  # fmt: skip
    last = AuditEvent.objects.filter(action="answer_objection").order_by("-pk").first()
    assert (last.before, last.after) == ("Không có cơ sở", "Có cơ sở")


@pytest.mark.parametrize(
    ("conclusion", "reason", "words"),
    [
        ("", "Đã hỏi", "Hãy chọn kết luận."),
        ("maybe", "Đã hỏi", "Hãy chọn kết luận."),
        ("founded", "  ", "Hãy ghi căn cứ của kết luận."),
        (
            "founded",
            "x" * 2001,
            "Hãy rút gọn, tối đa 2.000 ký tự, kể cả dấu cách; đang có 2.001.",
        ),
    ],
)
def test_an_answer_that_is_none(one, office, conclusion, reason, words):
    with pytest.raises(Refused) as refused:
        actions.answer(objection(one), conclusion=conclusion, reason=reason, by=office, at=AT)

    assert str(refused.value) == words
    assert ObjectionAnswer.objects.count() == 0


def handled(user) -> list[Objection]:
    return list(Objection.objects.handled_by(user).order_by("pk"))


@pytest.mark.parametrize("role", sorted(Role))
def test_only_the_office_reads_them(one, role):
    it = objection(one)
    unit = one.unit if role in (Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR) else None
    who = make.user(role=role, unit=unit)

    assert handled(who) == ([it] if role == Role.CULTURE_OFFICE else [])


def test_another_communes_office_reads_none(one):
    objection(one)
    there = make.user(role=Role.CULTURE_OFFICE, commune=make.commune(code="11119", name="xã Khác"))

    assert handled(there) == []


def test_nobody_of_the_nominees_own_unit_reads_or_answers():
    plan_posts(5)
    own = make.unit(name="Phòng Văn hóa", kind=UnitKind.OFFICE)
    colleague = make.nomination(state="verified", unit=own)
    of_her, of_all = objection(colleague), objection()
    who = make.user(role=Role.CULTURE_OFFICE, unit=own)
    make.user(role=Role.CULTURE_OFFICE)

    assert handled(who) == [of_all]
    for verb in (
        lambda: actions.answer(of_her, conclusion="unfounded", reason="Không", by=who, at=AT),
        lambda: actions.read(of_her, by=who, at=AT),
        lambda: actions.open_file(objection_file(of_her), by=who, at=AT),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.problems == [NO_RIGHT]


def test_what_is_said_of_the_offices_own_is_answered_by_the_leadership_alone():
    plan_posts(5)
    own = make.unit(name="Phòng Văn hóa", kind=UnitKind.OFFICE)
    make.user(role=Role.CULTURE_OFFICE, unit=own)
    elsewhere = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Khác", kind="office"))
    leader = make.user(role=Role.LEADERSHIP)
    of_her = objection(make.nomination(state="verified", unit=own))
    of_village, of_all = objection(make.nomination(state="verified")), objection()

    assert handled(leader) == [of_her]
    assert handled(elsewhere) == [of_village, of_all]
    told = {"conclusion": "unfounded", "reason": "Đã hỏi.", "at": AT}
    for it, by in ((of_her, elsewhere), (of_village, leader), (of_all, leader)):
        with pytest.raises(Refused) as refused:
            actions.answer(it, by=by, **told)
        assert refused.value.problems == [NO_RIGHT]
    assert actions.answer(of_her, by=leader, **told).role == Role.LEADERSHIP
    assert actions.answer(of_village, by=elsewhere, **told)


def test_a_leader_of_that_very_unit_leaves_it_to_another():
    plan_posts(5)
    own = make.unit(name="Phòng Văn hóa", kind=UnitKind.OFFICE)
    make.user(role=Role.CULTURE_OFFICE, unit=own)
    inside, outside = make.user(role=Role.LEADERSHIP, unit=own), make.user(role=Role.LEADERSHIP)
    it = objection(make.nomination(state="verified", unit=own))
    assert (handled(inside), handled(outside)) == ([], [it])
    with pytest.raises(Refused) as refused:
        actions.answer(it, conclusion="unfounded", reason="Không", by=inside, at=AT)
    assert refused.value.problems == [NO_RIGHT]


def test_the_one_leader_who_is_related_is_told_of_leaders_not_of_clerks():
    plan_posts(5)
    own = make.unit(name="Phòng Văn hóa", kind=UnitKind.OFFICE)
    make.user(role=Role.CULTURE_OFFICE, unit=own)
    colleague, leader = make.nomination(state="verified", unit=own), make.user(role=Role.LEADERSHIP)
    make.interest(colleague, user=leader)
    with pytest.raises(Refused) as refused:
        actions.answer(
            objection(colleague), conclusion="unfounded", reason="Không", by=leader, at=AT
        )
    assert [p.text for p in refused.value.problems] == [ALONE.format(RELATED)]


def test_who_only_had_a_hand_in_it_or_was_let_go_on_reads_it(one, office):
    it = objection(one)
    make.interest(one, user=office, is_related=False)
    assert handled(office) == [it]


def test_the_list_says_what_was_answered_last(one):
    it = objection(one)
    assert Objection.objects.listed().get().conclusion_words == ""
    for conclusion in ("founded", "unfounded"):
        said_of(it, conclusion=conclusion)
    assert Objection.objects.listed().get().conclusion_words == "Không có cơ sở"


def test_the_leadership_reads_and_answers_it_on_its_page(sign_in):
    plan_posts(5)
    own = make.unit(name="Phòng Văn hóa", kind=UnitKind.OFFICE)
    clerk = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=own))
    it = objection(make.nomination(state="verified", unit=own))
    leader = sign_in(role=Role.LEADERSHIP)
    there = f"/ho-so/phan-anh/{it.pk}/"
    assert it.code in leader.get("/ho-so/phan-anh/").content.decode()
    assert "/ho-so/phan-anh/" in leader.get("/").content.decode()
    assert (leader.get(there).status_code, clerk.get(there).status_code) == (200, 404)
    file = f"/ho-so/phan-anh/tep/{objection_file(it).pk}/"
    assert (leader.get(file).status_code, clerk.get(file).status_code) == (200, 404)
    leader.post(there, {"conclusion": "unfounded", "reason": "Đã hỏi.", "last": ""})
    assert it.answers.get().by.role == Role.LEADERSHIP


def test_every_page_that_waits_for_the_leaderships_answer_leads_to_it(sign_in):
    plan_posts(5)
    own = make.unit(name="Phòng Văn hóa", kind=UnitKind.OFFICE)
    colleague, village = (
        make.nomination(state="verified", unit=own),
        make.nomination(state="verified"),
    )
    answered = objection(colleague)
    objection(colleague), objection(colleague), objection(village)
    clerk = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=own))
    leader = sign_in(role=Role.LEADERSHIP)
    said_of(answered)
    listed = "/ho-so/phan-anh/"

    def ways(client, page, id_):
        found = BeautifulSoup(client.get(page).content, "html.parser").find(id=id_)
        return [(" ".join(a.get_text().split()), a["href"]) for a in found("a")] if found else []

    waits = [("2 ý kiến phản ánh chưa trả lời", f"{listed}?trang-thai=mo")]
    both = "Xem 2 hồ sơ chưa duyệt được vì còn ý kiến phản ánh"
    kept = "/ho-so/?trang-thai=verified&can-xem=objections"
    assert ways(leader, "/", "phan-anh") == [*waits, (both, kept)]
    assert ways(leader, "/ho-so/hop-xet-duyet/", "phan-anh") == [
        ("Trả lời ý kiến phản ánh", f"{listed}?trang-thai=mo")
    ]
    opens = [("Mở mục “Ý kiến phản ánh”", listed)]
    hers, theirs = (f"/ho-so/{one.code}/" for one in (colleague, village))
    assert (ways(leader, hers, "phan-anh"), ways(leader, theirs, "phan-anh")) == (opens, [])
    assert (ways(clerk, hers, "phan-anh"), ways(clerk, theirs, "phan-anh")) == ([], opens)
    for client in (leader, clerk):
        assert f'href="{listed}"' in client.get("/ho-so/").content.decode()

    for one in Objection.objects.open().filter(nomination=colleague):
        said_of(one)
    assert ways(leader, "/", "phan-anh") == [(both.replace("2", "1"), kept)]  # the office's
    assert ways(leader, "/ho-so/hop-xet-duyet/", "phan-anh") == []


def test_an_office_whose_people_left_is_a_unit_like_others(office):
    plan_posts(5)
    own = make.unit(name="Phòng cũ", kind=UnitKind.OFFICE)
    gone = make.user(role=Role.CULTURE_OFFICE, unit=own)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    it = objection(make.nomination(state="verified", unit=own))
    assert (handled(office), handled(make.user(role=Role.LEADERSHIP))) == ([it], [])


def test_an_office_that_answers_no_objections_is_a_unit_like_others(office):
    plan_posts(5)
    own = make.unit(name="Văn phòng", kind=UnitKind.OFFICE)
    make.user(role=Role.COUNCIL_OFFICE, unit=own)
    it = objection(make.nomination(state="verified", unit=own))
    assert (handled(office), handled(make.user(role=Role.LEADERSHIP))) == ([it], [])


@pytest.mark.parametrize("at", ["it", "its double", "the kept one"])
def test_whoever_is_related_is_kept_apart(one, office, at):
    make.user(role=Role.CULTURE_OFFICE)
    double = make.nomination(state="closed", kept_as=one)
    about = double if at == "the kept one" else one
    it = objection(about)
    make.interest({"it": one, "its double": double, "the kept one": one}[at], user=office)

    assert handled(office) == []
    if at != "the kept one":
        with pytest.raises(Refused, match="có liên quan"):
            actions.answer(it, conclusion="unfounded", reason="Không", by=office, at=AT)
        with pytest.raises(Refused, match="có liên quan"):
            actions.read(it, by=office, at=AT)


def test_that_somebody_looked_is_noted_once_a_day(one, office):
    it = objection(one)

    for hours in (0, 1, 25):
        actions.read(it, by=office, at=AT + timedelta(hours=hours))

    events = AuditEvent.objects.filter(action="read_objection")
    assert list(events.values_list("target_code", "actor")) == [(it.code, office.username)] * 2
