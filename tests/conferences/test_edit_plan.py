"""A later paper changes one thing of the plan: an edition, its rows, its history, who is told."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from accounts.audit import broken_links
from accounts.enums import UnitKind
from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused, fingerprint
from conferences import actions
from conferences.actions import editing
from conferences.calendar import HANOI
from conferences.models import Conference, Deadline, DeadlineMark, PlanEdition, PlanFigure
from conferences.plan import sum_of
from conferences.plan.boxes import boxes_of
from conferences.plan.orders import said_of
from conferences.plans import damage, plan_of
from delegates.facts.board import quota_board
from tests import make
from tests.conferences.ordered import (
    DOCUMENT,
    HELD,
    LIST,
    SENTENCE,
    edit,
    moved,
    office,
    order,
    save,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def on(day, hour=0):
    return datetime(2025, 8, day, hour, tzinfo=HANOI)


@pytest.fixture
def conference():
    make.unit()
    make.unit(name="Phòng VHXH", kind=UnitKind.OFFICE, slug="phong-vhxh")
    return make.conference()


def everything():
    models = (Conference, PlanEdition, PlanFigure, Deadline, DeadlineMark, AuditEvent)
    rows = [list(model.objects.order_by("pk").values()) for model in models]
    return [*rows, list(PlanEdition.told.through.objects.values_list("unit")), last_seal()]


def last_seal():
    return list(broken_links(make.COMMUNE))


def test_a_moved_deadline_is_one_edition_more_that_says_by_which_paper(conference):
    before = plan_of(conference)

    made = save(moved(LIST, date(2025, 8, 24)))

    row = Deadline.objects.get(key=LIST)
    assert (row.due_at, row.words) == (on(24), "trước ngày 24/8/2025")
    assert (row.document, row.sentence, row.source, row.rule) == (
        DOCUMENT,
        SENTENCE,
        "VI",
        DOCUMENT,
    )
    newest = PlanEdition.objects.order_by("-number").first()
    assert (newest.number, newest.document, newest.about) == (2, DOCUMENT, f"deadline/{LIST}")
    assert newest.sentence == SENTENCE
    now = Conference.objects.get()
    assert now.plan_sum == sum_of(newest.text)
    assert not damage(newest.text, now.plan_sum)
    assert now.document == before.document, "the plan keeps its name: one thing of it is other"
    others = [one for one in plan_of(now).deadlines if one.key != LIST]
    assert others == [one for one in before.deadlines if one.key != LIST]
    assert (
        made.words
        == newest.change
        == (
            "Gửi hồ sơ; tổng hợp, duyệt danh sách điển hình tiên tiến."
            " Hạn: trước ngày 20/8/2025, nay là trước ngày 24/8/2025."
        )
    )
    events = AuditEvent.objects.filter(action__in=["set_deadline", "edit_plan"]).order_by("pk")
    assert [(e.action, e.target_code, e.before, e.after, e.note) for e in events] == [
        ("set_deadline", LIST, "trước ngày 20/8/2025", "trước ngày 24/8/2025",
         f"{DOCUMENT}: {SENTENCE}"),
        ("edit_plan", "deadline/list_approved", "Hạn: trước ngày 20/8/2025",
         "Hạn: trước ngày 24/8/2025", f"{DOCUMENT}: {SENTENCE}"),
    ]  # fmt: skip
    assert last_seal() == []


def test_trying_tells_what_saving_does_and_keeps_nothing(conference):
    stood = everything()
    how = {"order": order(), "seen": None, "by": office(), "at": on(20, 8)}

    tried = editing.try_edit(Conference.objects.get(), edit=moved(LIST, date(2025, 8, 24)), **how)

    assert everything() == stood
    made = save(moved(LIST, date(2025, 8, 24)), at=on(20, 8))
    assert tried.edited == made
    assert made.told == ["Phòng VHXH", "Thôn Mỗ Đoạn"]
    titles = [one.title for one in tried.before]
    assert titles == [one.title for one in tried.after]
    at = titles.index("Đơn vị đổi tình trạng")
    mark = (LIST, DeadlineMark.objects.get(deadline__key=LIST, unit__slug="thon-mo-doan").unit_id)
    assert tried.before[at].seen[mark].words.endswith(": quá hạn, không gửi được nữa")
    assert tried.after[at].seen[mark].words.endswith(": còn thời gian")


@pytest.mark.parametrize("verb", ["try_edit", "edit_plan"])
@pytest.mark.parametrize(
    ("how", "box", "words"),
    [
        ({"on": date(2025, 8, 17)}, "order_day", "Ngày của văn bản sau hôm nay. Hãy xem lại."),
        (
            {"on": date(2025, 8, 13)}, "order_day",
            "Văn bản có trước Kế hoạch số 28/KH-UBND (ngày 14/8/2025). Hãy xem lại ngày.",
        ),
        (
            {"body": "x" * 200}, "order_body",
            "Số, ngày, cơ quan dài quá 200 ký tự, kể cả dấu cách. Hãy rút gọn.",
        ),
    ],
)  # fmt: skip
def test_a_paper_that_cannot_order_it_is_refused(conference, verb, how, box, words):
    stood = everything()

    with pytest.raises(Refused) as refused:
        getattr(editing, verb)(
            Conference.objects.get(), edit=moved(LIST, date(2025, 8, 24)), order=order(**how),
            seen=None, by=office(), at=make.AT,
        )  # fmt: skip

    assert [(one.field, one.text) for one in refused.value.problems] == [(box, words)]
    assert everything() == stood


def test_todays_paper_and_one_of_the_plans_own_day_are_taken(conference):
    assert save(moved(LIST, date(2025, 8, 24)), order=order(on=make.AT.date()))
    with pytest.raises(Refused) as refused:  # older than the paper it would change
        save(moved(LIST, date(2025, 8, 26)), order=order(on=date(2025, 8, 15)))
    assert refused.value.problems[0].field == "order_day"
    assert save(moved(HELD, date(2025, 8, 27)), order=order(on=date(2025, 8, 14)))


def test_the_same_value_is_no_change_and_the_same_press_twice_is_one(conference):
    with pytest.raises(Refused, match="đang dùng rồi"):
        save(moved(LIST, date(2025, 8, 20)))
    one = moved(LIST, date(2025, 8, 24))
    stands = editing.stands_of(Conference.objects.get(), "deadline", LIST)

    assert save(one, seen=fingerprint(stands))
    stood = everything()
    assert save(one, seen=fingerprint(stands)) is None
    assert everything() == stood


def test_who_saw_another_edition_is_overtaken_and_nothing_is_written(conference):
    stands = editing.stands_of(Conference.objects.get(), "deadline", LIST)
    save(edit("figure", "capacity", value=160))
    stood = everything()

    for verb in (editing.try_edit, editing.edit_plan):
        with pytest.raises(Overtaken):
            verb(
                Conference.objects.get(), edit=moved(LIST, date(2025, 8, 24)), order=order(),
                seen=fingerprint(stands), by=office(), at=make.AT,
            )  # fmt: skip
    assert everything() == stood


def test_a_figure_is_cited_by_the_new_paper_wherever_it_speaks(conference):
    save(edit("figure", "capacity", value=2), order=order(sentence="Tối đa 2 đại biểu."))
    for _ in range(3):
        make.delegate(conference=conference)

    (problem,) = [one for one in quota_board(Conference.objects.get()).planned_problems
                  if one.blocks]  # fmt: skip
    assert (problem.rule, problem.source) == (DOCUMENT, "Tối đa 2 đại biểu.")
    assert problem.text == "Đại biểu: 3/2, quá mức tối đa. Hãy đưa bớt người ra khỏi danh sách."
    assert Conference.objects.get().seats_limit == 2


def test_fewer_seats_than_are_taken_are_refused_at_the_box(conference):
    Conference.objects.update(seats_taken=3)
    with pytest.raises(Refused) as refused:
        save(edit("figure", "capacity", value=2))
    assert [(one.field, one.text) for one in refused.value.problems] == [
        ("value", "Đã có 3 đại biểu xác nhận dự, nhiều hơn số tối đa này. Hãy xem lại số tối đa.")
    ]
    save(edit("figure", "capacity", value=3))


def test_a_share_keeps_its_leeway_and_who_is_told_are_the_desks_alone(conference):
    made = save(edit("figure", "role_model_share", value=Fraction(2, 3)))

    row = PlanFigure.objects.get(key="role_model_share")
    assert (row.value, row.leeway) == ("2/3", "1/20")
    assert made.told == []
    assert save(edit("figure", "votes_in_favour", value=Fraction(2, 3))).told == [
        "Phòng VHXH", "Thôn Mỗ Đoạn",
    ]  # fmt: skip


def test_the_venue(conference):
    made = save(edit("venue", venue="Sân vận động xã"))

    now = Conference.objects.get()
    assert now.venue == plan_of(now).conference["venue"] == "Sân vận động xã"
    assert said_of(plan_of(now), "venue")["document"] == DOCUMENT
    assert len(made.told) == 2


def test_seats_of_units_and_what_a_plan_has_none_of():
    make.unit()
    conference = make.conference()
    assert boxes_of(plan_of(conference), "seats") is None
    assert editing.stands_of(conference, "seats", "") is None
    assert editing.stands_of(conference, "figure", "khong-co") is None


def test_loading_the_first_file_again_is_one_more_edition_without_the_paper(conference):
    plan = plan_of(conference)
    save(moved(LIST, date(2025, 8, 24)))

    actions.load_plan(
        plan, plan_file="x", commune=conference.commune, by=office(), at=make.AT + timedelta(1)
    )

    row = Deadline.objects.get(key=LIST)
    assert (row.due_at, row.document, row.rule) == (on(20), "", "VI")
    newest = PlanEdition.objects.order_by("-number").first()
    assert (newest.number, newest.about, newest.sentence, newest.change) == (3, "", "", "")
