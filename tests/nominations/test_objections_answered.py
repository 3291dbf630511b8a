"""Who answers an objection, who reads it, and that an answer is corrected by a later one."""

from datetime import timedelta

import pytest

from accounts.enums import Role, UnitKind
from accounts.models import AuditEvent
from accounts.problems import EDITED_MEANWHILE, Refused
from conferences.workflow import NO_RIGHT
from nominations.actions import objections as actions
from nominations.models import Objection, ObjectionAnswer
from tests import make
from tests.kept import objection, objection_file, plan_posts

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
        ("founded", "x" * 2001, "Hãy viết ngắn lại, tối đa 2.000 ký tự, kể cả dấu cách."),
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
