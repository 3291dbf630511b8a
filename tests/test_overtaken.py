"""R5, U30: two people edit one thing; the second is told, in every form and under real races."""

import importlib
from datetime import UTC, date, datetime

import pytest

from accounts.enums import Role
from accounts.forms import EditForm
from accounts.models import User
from accounts.problems import EDITED_MEANWHILE, Overtaken, demand_as_seen, fingerprint
from agenda import actions as agenda_actions
from agenda.models import AgendaItem
from conferences import actions as conference_actions
from conferences.calendar import HANOI
from conferences.models import Conference, DeadlineMark
from delegates import actions as delegate_actions
from delegates.models import Delegate
from nominations.actions import (
    arranging,
    award_rows,
    consents,
    corrections,
    decisions,
    doubles,
    drafts,
    meetings,
    reviews,
)
from nominations.awards import Award, read
from nominations.models import Nomination, ReviewMeeting, SavedView
from reports import actions as report_actions
from reports.models import AwardCount
from tests import make
from tests.conferences.ordered import two_papers
from tests.kept import saved_view
from tests.notices.rows import reworded
from tests.racing import at_once, without_audit_triggers
from tests.rooms import APPS, BASE


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def test_a_fingerprint_tells_boxes_and_values_apart():
    noon = datetime(2025, 8, 22, 12, 0, tzinfo=HANOI)
    different = [
        {}, {"a": ""}, {"a": "1"}, {"a": "2"}, {"b": "1"}, {"a": "1", "b": ""}, {"a": noon},
    ]  # fmt: skip

    assert len({fingerprint(one) for one in different}) == len(different)
    assert fingerprint({"a": None, "b": 1}) == fingerprint({"b": "1", "a": ""})
    assert fingerprint({"a": noon}) == fingerprint({"a": noon.astimezone(UTC)})


def test_only_who_saw_something_else_and_wants_something_else_is_overtaken():
    stands, before = {"text": "Hai"}, fingerprint({"text": "Một"})

    demand_as_seen(stands, seen=fingerprint(stands), wanted={"text": "Ba"})
    demand_as_seen(stands, seen=before, wanted={"text": "Hai"})  # the same button tapped twice
    with pytest.raises(Overtaken):
        demand_as_seen(stands, seen=before, wanted={})
    demand_as_seen(stands, seen=None, wanted={"text": "Ba"})  # no page was shown
    for seen in (before, ""):
        with pytest.raises(Overtaken) as overtaken:
            demand_as_seen(stands, seen=seen, wanted={"text": "Ba"})
        assert (overtaken.value.stands, overtaken.value.problems) == (stands, [EDITED_MEANWHILE])


def test_every_form_that_changes_what_stands_has_the_one_check():
    """What a page edits is named here: a form with stored values and no check is forgotten."""
    pages = [
        page
        for app in APPS
        for at in ("forms.py", "forms/*.py")
        for page in BASE.glob(f"{app}/{at}")
    ]
    for page in pages:
        importlib.import_module(".".join(page.relative_to(BASE).with_suffix("").parts))

    def below(form):
        return {form.__name__} | {name for one in form.__subclasses__() for name in below(one)}

    steps = {"EditForm", "OrderForm", "StepForm", "PlainForm", "UnitMinutesForm"}
    assert below(EditForm) - steps == {
        "AddressForm", "AwardForm", "ChangeKindForm", "CheckForm", "ChecklistForm", "CommuneForm",
        "ConsentForm", "CorrectionForm", "DeadlineForm", "ExtensionForm", "FigureForm",
        "FileCaptionForm", "GuestForm", "HeardForm", "HoursForm", "ItemForm", "MeetingForm",
        "MergeForm", "MinutesForm", "NobodyForm", "PageForm", "PairForm", "PartForm", "PeopleForm",
        "PersonForm", "PreviousAwardForm", "RowForm", "RulesForm", "SeatsForm", "StartForm",
        "TypingForm", "UnitForm", "VenueForm", "ViewForm", "VotesForm", "WordsForm"}  # fmt: skip


def clerk():
    return make.user(role=Role.CULTURE_OFFICE)


def _item():
    agenda_actions.set_up(conference=make.conference(), by=clerk(), at=make.AT)
    item = AgendaItem.objects.with_places().first()
    return item, item.stands, lambda n, how: agenda_actions.edit(
        AgendaItem.objects.with_places().get(pk=item.pk),
        minutes=20 + n, presenter="", note="", **how,
    )  # fmt: skip


def _start():
    conference = make.conference()
    return conference, {"starts_at": None}, lambda n, how: agenda_actions.set_start(
        conference=Conference.objects.get(), **how,
        starts_at=datetime(2025, 8, 22, 8 + n, tzinfo=HANOI),
    )  # fmt: skip


def _guest():
    guest = make.delegate(full_name="Nguyễn Văn Khách", organisation="Sở Nội vụ")
    return guest, guest.stands, lambda n, how: delegate_actions.edit(
        Delegate.objects.with_places().get(pk=guest.pk), **guest.stands | {"rank": 10 + n}, **how,
    )  # fmt: skip


def _line():
    values = {"year": 2023, "form": "Giấy khen", "category": "direct", "authority": ""}
    row = report_actions.count_awards(make.conference(), **values, count=5, by=clerk(), at=make.AT)
    return row, row.stands, lambda n, how: report_actions.count_awards(
        make.conference(), **values, count=10 + n, **how,
        instead_of=AwardCount.objects.get(pk=row.pk),
    )  # fmt: skip


def _part():
    conference = make.conference()
    return (
        conference,
        {"text": ""},
        lambda n, how: report_actions.write_part(conference, key="lessons", text=f"Bài {n}", **how),
    )


def _extension():
    unit = make.unit()
    make.conference()
    mark = DeadlineMark.objects.get(unit=unit, deadline__key="list_approved")
    return mark, mark.stands, lambda n, how: conference_actions.extend(
        DeadlineMark.objects.select_related("deadline", "unit__commune").get(pk=mark.pk),
        until=datetime(2025, 8, 22 + n, tzinfo=HANOI), reason="Bão", **how,
    )  # fmt: skip


def _meeting():
    make.nomination(state="verified")
    held = ReviewMeeting.objects.get()
    return held, meetings.figures_of(held), lambda n, how: meetings.correct(
        ReviewMeeting.objects.select_related("unit__commune").get(pk=held.pk),
        invited=60, present=50 + n, reason="Nhầm", **how,
    )  # fmt: skip


def _review():
    """A unit's own meeting while its dossier is a draft: two of the unit correct it."""
    one = make.nomination()
    held, head = ReviewMeeting.objects.get(), make.user(unit=one.unit)

    def write(n, how):
        entry = reviews.MeetingEntry(held_on=held.held_on, invited=60, present=50 + n)
        dossier, by = Nomination.objects.get(pk=one.pk), User.objects.get(pk=head.pk)
        drafts.hold_meeting(dossier, entry=entry, seen=how["seen"], at=make.AT, by=by)

    return held, reviews.entered(held), write


def _first_review():
    """Neither page showed a meeting: each of the two enters one, of another day."""
    one = make.nomination(complete=False)
    head = make.user(unit=one.unit)

    def write(n, how):
        entry = reviews.MeetingEntry(held_on=date(2025, 8, 10 + n), invited=60, present=50)
        dossier, by = Nomination.objects.get(pk=one.pk), User.objects.get(pk=head.pk)
        drafts.hold_meeting(dossier, entry=entry, seen=how["seen"], at=make.AT, by=by)

    return one, {}, write


def _check():
    one = make.nomination(state="submitted", integrity="unchecked")
    return (
        one,
        decisions.check_of(one, reasoned="", doubles=[]),
        lambda n, how: decisions.record_check(
            Nomination.objects.get(pk=one.pk), integrity=("clear", "pending")[n % 2], **how
        ),
    )


def _typing():
    one = make.nomination(state="submitted")
    return one, corrections.typed_of(one), lambda n, how: corrections.correct(
        Nomination.objects.select_related("unit__commune").get(pk=one.pk),
        changes={"position": f"Nghề {n}"}, reason="Đánh nhầm", **how,
    )  # fmt: skip


def _pair():
    """One of two says two people, the other says one: the answers stand against each other."""
    both = [make.nomination(state="submitted", full_name="Vũ Thị Thơm") for _ in "12"]
    read = Nomination.objects.select_related("unit__commune", "conference")

    def write(n, how):
        one, other = (read.get(pk=dossier.pk) for dossier in both)
        if n:
            doubles.keep_one(other, one, **how)
        else:
            doubles.tell_apart(one, other, ground="Khác thôn", **how)

    return both[0], doubles.pair_of(*both), write


def _both_kept():
    """One keeps the first, the other the second: never are both closed."""
    both = [make.nomination(state="submitted", full_name="Vũ Thị Thơm") for _ in "12"]
    read = Nomination.objects.select_related("unit__commune", "conference")

    def write(n, how):
        kept, closed = (read.get(pk=both[one].pk) for one in (n, 1 - n))
        doubles.keep_one(kept, closed, **how)

    return both[0], doubles.pair_of(*both), write


def _consents():
    one = make.nomination(state="submitted")
    return one, consents.stands_of(one, {}), lambda n, how: consents.note_consents(
        Nomination.objects.select_related("unit__commune", "conference").get(pk=one.pk),
        answers={"answer_photo": ("yes", "no")[n]}, channel="paper",
        agreed_on=make.AT.date(), **how,
    )  # fmt: skip


def _view():
    view = saved_view()
    return view, view.stands, lambda n, how: arranging.change_view(
        SavedView.objects.select_related("conference__commune").get(pk=view.pk),
        name=f"Tên {n}", is_shared=True, **how,
    )  # fmt: skip


def _award():
    one = make.nomination(awards="Giấy khen (2020)")
    head = make.user(unit=one.unit)

    def write(n, how):
        how |= {"by": User.objects.select_related("unit", "commune").get(pk=head.pk)}
        award_rows.write_row(make.fresh(one), row=Award(form="Cờ", year=2021 + n), place=1, **how)

    return one, award_rows.boxes_of(read("Giấy khen (2020)")), write


def _page():
    """A unit's page: its row's version claims what the page was compared with."""
    one = make.nomination()
    head = make.user(unit=one.unit)

    def write(n, how):
        how = {"at": how["at"], "version": one.version, "by": head}
        drafts.edit(Nomination.objects.get(pk=one.pk), changes={"position": f"Nghề {n}"}, **how)

    return one, {}, write


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "case",
    [
        _item, _start, _guest, _line, _part, _extension, _meeting, _review, _first_review, _check,
        _pair, _both_kept, _typing, _consents, _view, _page, _award, reworded, two_papers,
    ],
    ids=lambda case: case.__name__.strip("_"),
)  # fmt: skip
def test_of_two_who_save_at_once_one_is_told(case):
    """R5, with real threads: both saw the same page, each types something else."""
    _, stands, write = case()
    by, seen = User.objects.get(pk=clerk().pk), fingerprint(stands)

    def save(number):
        who = User.objects.select_related("unit", "commune").get(pk=by.pk)
        try:
            write(number, {"seen": seen, "by": who, "at": make.AT})
        except Overtaken:
            return "told"
        return "saved"

    assert sorted(at_once(save, [0, 1], workers=2)) == ["saved", "told"]
