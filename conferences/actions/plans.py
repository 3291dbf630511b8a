"""The only writer of what a plan says: the conference, its figures, deadlines and who owes them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.module_loading import import_string

from accounts import audit
from accounts.enums import Permission
from accounts.gathering import gathered
from accounts.locks import in_one_go, lock, lock_all
from accounts.models import Commune, User
from accounts.permissions import Place
from accounts.problems import Refused
from conferences.actions.editions import keep_edition
from conferences.actions.following import demand_next
from conferences.actions.marks import cited, drop_deadlines, end_outgrown, tell
from conferences.actions.rows import load_deadlines, load_figures
from conferences.enums import ONE_EACH, FigureKind
from conferences.models import Conference, Deadline, DeadlineMark, PlanEdition, PlanFigure
from conferences.plan import (
    ASKS_CONSENTS,
    LEADERS_CHOOSE,
    OF_A_CONFERENCE,
    Plan,
    reckoned,
)
from conferences.workflow import demand, hold

RESTS = (
    "Đã có hồ sơ, đại biểu, chương trình, phiếu hoặc văn bản dựa trên kế hoạch đang dùng,"
    " nên không thay được nữa. Hãy chỉ sửa con số và hạn trong tệp kế hoạch ấy."
)
NO_PAPER = "deadline.{key}.paper: phần mềm không có loại văn bản {paper!r}. Các loại: {known}."


@in_one_go
def load_plan(
    plan: Plan,
    *,
    plan_file: str,
    commune: Commune,
    by: User,
    at: datetime,
    replace: bool = False,
    follows: bool = False,
    waits: bool = False,
) -> Conference:
    """Turn a plan into a conference, figures and deadlines; a second time changes nothing.

    follows: open the next one; the one that was used is read from then on, never written.
    waits: a new one is not open to its units before somebody opens it.
    With `replace` it takes the place of a plan loaded by mistake. Raises Refused, nothing written,
    for another commune's plan or where something rests on the one that stands.
    """
    place = Place(unit_id=None, commune_id=commune.pk, city_id=commune.city_id)
    demand(by, Permission.PLAN_EDIT, place=place)
    if plan.commune != commune.code:
        raise Refused(
            f"Kế hoạch này của xã mang mã {plan.commune}, không phải của {commune.name}"
            f" ({commune.code}). Hãy chọn đúng tệp."
        )
    _demand_papers(plan)
    facts: dict[str, Any] = {key: plan.conference[key] for key in OF_A_CONFERENCE}
    facts |= {"plan_file": plan_file, "document": plan.document}
    facts[ASKS_CONSENTS] = plan.conference.get(ASKS_CONSENTS, True)
    facts[LEADERS_CHOOSE] = " ".join(plan.conference.get(LEADERS_CHOOSE, ()))
    lock(commune)  # two who open the next one at once: the second finds the first one's
    standing = _standing(commune, term=facts["term"], replace=replace)
    demand_next(commune, standing, prefix=facts["code_prefix"], follows=follows)
    seats = next(int(figure.value) for figure in plan.figures if figure.kind == FigureKind.CAP)
    conference = standing or Conference.objects.create(
        commune=commune, seats_limit=seats, waits=waits, **facts
    )
    hold(conference)
    before = conference.document if standing else ""
    if standing:
        lock_all(commune.units.all())  # before the first word of the history: accounts.locks.ORDER
        _replace(standing, plan, facts, by=by, at=at)
    number = keep_edition(conference, plan, plan_file=plan_file, by=by, at=at)
    bring(conference, plan, by=by, at=at)
    if number:
        audit.record(
            by=by,
            at=at,
            action="load_plan",
            target="conference",
            target_code=facts["code_prefix"],
            commune_code=commune.code,
            before=before,
            after=plan.document,
            note=f"bản thứ {number}" if number > 1 else "",
        )
    return conference


def bring(conference: Conference, plan: Plan, *, by: User, at: datetime) -> None:
    """Make the rows say what the plan says, and let those follow that are reckoned of them.

    Called by whoever changed the plan, while the conference and its units are held.
    """
    told = load_figures(conference, plan.figures)
    days = reckoned(plan.deadlines, starts_at=conference.starts_at)
    told += load_deadlines(conference, days)
    told += end_outgrown(conference)
    for path in gathered().follow_a_plan:  # before the history: whoever sends locks its rows first
        import_string(path)(conference, at=at)
    tell(conference, told, by=by, at=at)


def _demand_papers(plan: Plan) -> None:
    """A deadline that no paper can settle would stay open for ever."""
    known = gathered().behind
    if strange := [one for one in plan.deadlines if one.paper and one.paper not in known]:
        kinds = ", ".join(sorted(known))
        raise Refused(
            *(NO_PAPER.format(key=one.key, paper=one.paper, known=kinds) for one in strange)
        )


def _standing(commune: Commune, *, term: str, replace: bool) -> Conference | None:
    """The conference this plan is about: of the same term, or the one loaded by mistake."""
    same = Conference.objects.filter(commune=commune, term=term).first()
    newest = Conference.objects.of_commune(commune.pk).first()
    if same or newest is None or (rests_on(newest) and not replace):
        return same
    if not replace:
        raise Refused(
            f"{commune.name} đã nạp kế hoạch giai đoạn {newest.term}, chưa dùng đến. Nếu đó là"
            " kế hoạch nạp nhầm, hãy thêm --replace."
        )
    return newest


def _replace(
    conference: Conference, plan: Plan, facts: Mapping[str, Any], *, by: User, at: datetime
) -> None:
    """Write what the plan says of the conference anew; rows it says nothing of any more go.

    Not where something rests on the conference and on what the code acts on by them.
    """
    changed = {key: value for key, value in facts.items() if getattr(conference, key) != value}
    figures = {figure.key for figure in plan.figures}
    no_figures = [row for row in conference.figures.all() if row.key not in figures]
    says = {row.key: (row.settles, row.paper) for row in plan.deadlines}
    days = list(conference.deadlines.asked())
    no_days = [row for row in days if row.key not in says]
    otherwise = (
        bool({"term", "code_prefix"} & set(changed))
        or any(row.acts for row in no_figures)
        or any(row.settles in ONE_EACH for row in no_days)
        or any(says.get(row.key, here) != here for row in days if (here := _acts(row)))
    )
    if otherwise and rests_on(conference):
        raise Refused(RESTS)
    _drop_figures(conference, no_figures, by=by, at=at)
    drop_deadlines(conference, no_days, by=by, at=at)
    for key, value in changed.items():
        setattr(conference, key, value)
    if changed:
        Conference.objects.filter(pk=conference.pk).update(**changed)


def _acts(row: Deadline) -> tuple[str, str]:
    return row.settles, row.paper


def _drop_figures(
    conference: Conference, gone: Iterable[PlanFigure], *, by: User, at: datetime
) -> None:
    for row in gone:
        row.delete()
        audit.record(
            by=by,
            at=at,
            action="drop_figure",
            target="figure",
            target_code=row.key,
            commune_code=conference.commune.code,
            before=row.value,
            note=cited(row),
        )


def rests_on(conference: Conference) -> bool:
    """Whether anything but the plan's own rows points to a conference, or a duty was answered."""
    if DeadlineMark.objects.filter(deadline__conference=conference).answered().exists():
        return True
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: conference}).exists()
        for relation in Conference._meta.related_objects
        if relation.related_model not in (PlanEdition, PlanFigure, Deadline)
    )
