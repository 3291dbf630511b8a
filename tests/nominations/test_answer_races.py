"""Two clerks give the same rows one answer at once, with real threads; each unsays the own."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent, User
from nominations.actions import answering
from nominations.models import Finding, Nomination
from tests import make
from tests.racing import at_once, without_audit_triggers

ONCE, SINCE = "Không khen một thành tích nhiều lần", answering.ANOTHER_SINCE


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def clerk(pk):
    return User.objects.select_related("unit", "commune").get(pk=pk)


def dossiers(pks):
    rows = Nomination.objects.select_related("unit__commune__city", "conference__commune")
    return list(rows.filter(pk__in=pks).order_by("pk"))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_the_same_rows_each_row_has_one_and_each_unsays_the_own():
    pks = [
        make.nomination(state="submitted", full_name=f"Lê {one}", awards="").pk for one in "ABCDEF"
    ]
    clerks = [make.user(role=Role.CULTURE_OFFICE).pk for _ in range(2)]
    orders = dict(zip(clerks, (1, -1), strict=True))  # from both ends, as two lists may be sorted

    def answer(pk):
        return answering.answer_many(
            dossiers(pks)[:: orders[pk]], {"once"}, by=clerk(pk), at=make.AT
        )

    def unsay(pk):
        return answering.take_back_many(
            dossiers(pks), {"once"}, given_at=make.AT, by=clerk(pk), at=make.AT
        )

    before = {}  # one row each, so that there is something of either to unsay
    for pk, row in zip(clerks, (pks[0], pks[-1]), strict=True):
        (one,) = answering.answer_many(dossiers([row]), {"once"}, by=clerk(pk), at=make.AT)
        before[one.code] = pk
    told = dict(zip(clerks, at_once(answer, clerks, workers=2), strict=True))
    stands = dict(Finding.objects.values_list("nomination__code", "by"))

    for pk, outcomes in told.items():
        mine = {one.code for one in outcomes if one.written}
        assert mine == {code for code, by in stands.items() if by == pk and code not in before}
        assert {(one.written, one.left, tuple(one.problems)) for one in outcomes} <= {
            ((ONCE,), (), ()), ((), (), ()),
        }  # fmt: skip
        assert all(one.way_back == bool(one.written) for one in outcomes)
    assert len(stands) == 6
    assert AuditEvent.objects.filter(action__in=("note_findings", "forget_findings")).count() == 6

    back = dict(zip(clerks, at_once(unsay, clerks, workers=2), strict=True))
    for pk, outcomes in back.items():
        said = {one.code: (one.written, tuple(one.problems)) for one in outcomes}
        assert said == {
            code: ((ONCE,), ()) if by == pk else ((), (SINCE,)) for code, by in stands.items()
        }
    assert set(Finding.objects.values_list("found", flat=True)) <= {""}
    assert AuditEvent.objects.filter(action__in=("note_findings", "forget_findings")).count() == 12


@pytest.mark.django_db(transaction=True)
def test_an_undo_and_a_colleagues_answer_at_once_leave_one_of_both_and_say_which():
    pk = make.nomination(state="submitted", awards="").pk
    first, other = (make.user(role=Role.CULTURE_OFFICE).pk for _ in range(2))
    answering.answer_many(dossiers([pk]), {"once"}, by=clerk(first), at=make.AT)

    def do(which):
        if which == "undo":
            return answering.take_back_many(
                dossiers([pk]), {"once"}, given_at=make.AT, by=clerk(first), at=make.AT
            )
        return answering.answer_many(dossiers([pk]), {"once"}, by=clerk(other), at=make.AT)

    (undone,), (answered,) = at_once(do, ["undo", "answer"], workers=2)

    stands = list(Finding.objects.exclude(found="").values_list("by", flat=True))
    assert (undone.written, tuple(undone.problems)) == ((ONCE,), ())
    assert stands == ([other] if answered.written else [])
