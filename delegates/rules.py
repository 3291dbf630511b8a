"""The delegate quotas: section II.4 of the plan, sentence by sentence.

Plain Python. Nothing here touches the database, the clock or a request; callers bring the seats and
the plan's figures, and get back every problem at once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from accounts.names import sort_key
from accounts.problems import Measure, Problem, Weight
from accounts.telling import percent
from conferences.enums import FigureKind, Subject
from conferences.plan import Figure, the_figure
from delegates.enums import UNWRITTEN, DelegateGroup
from nominations.enums import Field, Gender, NominationKind, Sector

MODELS = (("group", str(DelegateGroup.ROLE_MODEL)),)  # of whom most counts are
WOMEN = "Đại biểu nữ"  # among everybody; the other single counts are among role models
UNKNOWN = "Chưa ghi"
NOT_SAID = "Không ghi trong hồ sơ"  # nobody is asked to say it
OF_THE_WHOLE = "Cơ quan, đơn vị chung của xã"  # these never belonged to one former commune


@dataclass(frozen=True, kw_only=True)
class Seat:
    """One delegate as the rules see them: no name, so that no rule can leak a person.

    number: so many who are alike in all of it, where they were counted without being read.
    """

    is_role_model: bool
    is_woman: bool
    sex_unknown: bool = False  # a guest's list need not say it; then neither a woman nor a man
    group: str = ""
    direct_worker: bool = False
    kind: str = ""
    field: str = ""
    sector: str = ""
    former_commune: str = ""
    unit: str = ""
    number: int = 1


@dataclass(frozen=True, kw_only=True)
class DelegatePlan:
    """The two numbers of II.4."""

    capacity: Figure
    role_model_share: Figure
    women: Figure | None = None


def plan_from(figures: Mapping[str, Figure]) -> DelegatePlan:
    """The plan's numbers of II.4 out of all its figures."""
    known = figures.values()
    capacity = the_figure(known, FigureKind.CAP)
    share = the_figure(known, FigureKind.SHARE, Subject.ROLE_MODELS)
    if capacity is None or share is None:  # no plan is loaded without them
        raise LookupError(list(figures))
    women = the_figure(known, FigureKind.MINIMUM, Subject.WOMEN)
    return DelegatePlan(capacity=capacity, role_model_share=share, women=women)


def heads(seats: Iterable[Seat]) -> int:
    """How many people they are."""
    return sum(seat.number for seat in seats)


def role_models(seats: Iterable[Seat]) -> list[Seat]:
    return [seat for seat in seats if seat.is_role_model]


# --- Rules ---------------------------------------------------------------------------------------


def role_model_share(seats: Sequence[Seat], plan: DelegatePlan) -> Iterator[Problem]:
    """II.4.1  Role models are about the planned share; guests and leaders are the rest.

    "About" (khoảng) is read as the figure's leeway. A warning: the plan leaves room.
    """
    models, everybody = heads(role_models(seats)), heads(seats)
    figure = plan.role_model_share
    if not everybody:
        return
    share = Fraction(models, everybody)
    if abs(share - figure.value) > figure.leeway:
        low, high = figure.value - figure.leeway, figure.value + figure.leeway
        yield Problem(
            rule=figure.rule,
            source=figure.sentence,
            text=(
                f"Điển hình tiên tiến: {models}/{everybody} = {percent(share)},"
                f" ngoài khoảng {percent(low)} đến {percent(high)}."
            ),
            weight=Weight.WARNS,
        )


def capacity(seats: Sequence[Seat], plan: DelegatePlan) -> Iterator[Problem]:
    """II.4.2  The conference has no more delegates than the plan's maximum."""
    if (everybody := heads(seats)) > plan.capacity.value:
        yield Problem(
            rule=plan.capacity.rule,
            source=plan.capacity.sentence,
            text=(
                f"Đại biểu: {everybody}/{plan.capacity.value}, quá mức tối đa."
                " Hãy đưa bớt người ra khỏi danh sách."
            ),
        )


def least_women(seats: Sequence[Seat], plan: DelegatePlan) -> Iterator[Problem]:
    """II.4.1  Women are minded; a plan may name their minimum, a share of everybody or so many.

    A warning: "phấn đấu tối thiểu" is for whoever puts people forward, and takes nobody's seat.
    Of seats that were read: those counted for the strip do not say whose they are.
    """
    everybody, figure = heads(seats), plan.women
    if figure is None or not everybody:
        return
    count = heads(seat for seat in seats if seat.is_woman)
    there = Fraction(count) if figure.value >= 1 else Fraction(count, everybody)
    if there < figure.value:
        share = "" if figure.value >= 1 else f"/{everybody} = {percent(there)}"
        yield Problem(
            rule=figure.rule,
            source=figure.sentence,
            text=f"Đại biểu nữ: {count}{share}, chưa đạt {figure.words}.",
            weight=Weight.WARNS,
        )


def no_seat_left(plan: DelegatePlan) -> Problem:
    """II.4.2  Nobody is confirmed once the last seat is gone: what the guard of "confirm" says."""
    return Problem(
        rule=plan.capacity.rule,
        source=plan.capacity.sentence,
        text=f"Đã đủ {plan.capacity.value} đại biểu, không xác nhận thêm được."
        " Muốn thêm, hãy ghi báo vắng hoặc đưa một người ra khỏi danh sách.",
    )


def place_order(name: str) -> list[str]:
    """A key that sorts names of places word by word, Đ after D: Bình Lãng, Đại Sơn, Hưng Đạo."""
    return [sort_key(word) for word in name.split()]


# --- Measures: minded, never judged --------------------------------------------------------------


def women(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  Women are to be minded; the plan names no number, so none is judged."""
    yield _of_women(WOMEN, seats)


def women_role_models(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  Women are to be minded, so they are counted among the role models alone too."""
    yield _of_women("Điển hình là nữ", role_models(seats), among=MODELS)


def _of_women(
    label: str, seats: Sequence[Seat], *, among: tuple[tuple[str, str], ...] = ()
) -> Measure:
    """Whose sex is not written is counted apart, never as a man."""
    return Measure(
        rule="II.4.1",
        label=label,
        count=heads(seat for seat in seats if seat.is_woman),
        out_of=heads(seats),
        unknown=heads(seat for seat in seats if seat.sex_unknown),
        among=among,
        own=(("gender", str(Gender.FEMALE)),),
    )


def direct_workers(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  Role models who produce, work, study or fight themselves are to be minded."""
    models = role_models(seats)
    count = heads(seat for seat in models if seat.direct_worker)
    yield Measure(
        rule="II.4.1",
        label="Trực tiếp sản xuất, công tác, học tập, chiến đấu",
        count=count,
        out_of=heads(models),
        among=MODELS,
        own=(("direct", "1"),),
    )


def groups(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  Role models, guests and leaders make up the conference; each is counted."""
    counts, everybody = _counted("group", seats), heads(seats)
    for value, label in DelegateGroup.choices:
        yield Measure(
            rule="II.4.1",
            label=label,
            count=counts[value],
            out_of=everybody,
            group="group",
            own=(("group", str(value)),),
        )


def kinds(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  Role models are persons and representatives of collectives and households."""
    return _by("kind", seats, NominationKind.choices)


def fields(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  Role models are balanced among fields and trades."""
    return _by("field", seats, Field.choices)


def sectors(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  The sectors of the economy are to be minded."""
    return _by("sector", seats, Sector.choices, unknown=NOT_SAID)


def former_communes(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  The localities before the merger are represented; in Vietnamese order."""
    found = list(_by("former_commune", seats, unknown=OF_THE_WHOLE))
    found.sort(key=lambda measure: (measure.label == OF_THE_WHOLE, place_order(measure.label)))
    yield from found


def units(seats: Sequence[Seat]) -> Iterator[Measure]:
    """II.4.1  Villages, agencies and units are represented."""
    return _by("unit", seats)


def _counted(attribute: str, seats: Iterable[Seat]) -> Counter[str]:
    """How many people have each value, in the order the values come."""
    counts: Counter[str] = Counter()
    for seat in seats:
        counts[getattr(seat, attribute)] += seat.number
    return counts


def _by(
    attribute: str,
    seats: Sequence[Seat],
    choices: Iterable[tuple[str, str]] = (),
    *,
    unknown: str = UNKNOWN,
) -> Iterator[Measure]:
    """One measure per value among role models, noughts of a closed list included.

    An open list (units) is ordered as its seats come.
    """
    models = role_models(seats)
    counts, everybody = _counted(attribute, models), heads(models)
    labels = dict(choices) or {value: value for value in counts if value}
    if counts[""]:
        labels[""] = unknown
    for value, label in labels.items():
        yield Measure(
            rule="II.4.1",
            label=label,
            count=counts[value],
            out_of=everybody,
            group=attribute,
            among=MODELS,
            own=((attribute, str(value) or UNWRITTEN),),
        )


RULES: tuple[Callable[[Sequence[Seat], DelegatePlan], Iterator[Problem]], ...] = (
    role_model_share,
    capacity,
)  # in the order of the plan
MEASURES: tuple[Callable[[Sequence[Seat]], Iterator[Measure]], ...] = (
    women,
    women_role_models,
    direct_workers,
    groups,
    kinds,
    fields,
    sectors,
    former_communes,
    units,
)


def problems(seats: Sequence[Seat], plan: DelegatePlan) -> list[Problem]:
    """Every problem at once, so that nobody mends one only to meet the next."""
    return [problem for rule in RULES for problem in rule(seats, plan)]


def measures(seats: Sequence[Seat]) -> list[Measure]:
    """Every count the plan asks to mind, in the order of the plan."""
    return [measure for count in MEASURES for measure in count(seats)]


def missing(seats: Sequence[Seat], wanted: Iterable[str], *, attribute: str) -> list[str]:
    """Which of the wanted units or former communes no role model comes from."""
    present = {getattr(seat, attribute) for seat in seats if seat.is_role_model}
    return [name for name in dict.fromkeys(wanted) if name and name not in present]
