"""Undos that meet: two at once, a confirmation, somebody writing, a dossier moving on."""

import pytest
from django.db import transaction
from django.test import Client

from accounts.enums import Role
from accounts.problems import Refused
from conferences.models import Conference
from delegates import actions as delegate_actions
from delegates.models import Delegate
from nominations.actions import drafts
from nominations.models import Nomination
from sheets import actions
from sheets.models import SheetMade
from tests import make, needs
from tests.racing import at_once, without_audit_triggers
from tests.sheets.pages import at
from tests.sheets.staged import staged
from tests.sheets.test_races import answers, fresh

UNDONE = (
    "Bảng này đã được nhập rồi hoàn tác lúc 08:00 ngày 16/8/2025. Lần bấm vừa rồi không đổi gì. "
    "Hãy xem kết quả dưới đây; muốn nhập lại thì gửi lại bảng."
)


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_undos_at_once_one_does_it_and_the_other_is_told():
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    for _ in range(5):
        people = [make.user(role=role) for role in (Role.COUNCIL_OFFICE, Role.CULTURE_OFFICE)]
        sheet = staged(by=people[0])
        actions.import_rows(fresh(sheet), by=people[0], at=make.AT)

        told = answers(actions.undo, [sheet, sheet], by=people)

        assert sorted(told, key=str) == sorted([None, [UNDONE]], key=str)
        assert (Delegate.objects.count(), fresh(sheet).kept_count) == (0, 0)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_undo_that_meets_a_confirmation_leaves_no_seat_without_its_person():
    """Either the person is confirmed and stays, or is gone and takes no seat."""
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    for _ in range(5):
        council = make.user(role=Role.COUNCIL_OFFICE)
        sheet = staged(by=council)
        actions.import_rows(fresh(sheet), by=council, at=make.AT)
        first = Delegate.objects.with_places().order_by("pk").first()

        def one(verb, sheet=sheet, first=first, council=council):
            try:
                if verb == "undo":
                    actions.undo(fresh(sheet), by=council, at=make.AT)
                else:
                    delegate_actions.move(first, "confirm", by=council, at=make.AT)
            except Refused:
                return False
            return True

        at_once(one, ["undo", "confirm"], workers=2)

        seats = Conference.objects.get().seats_taken
        assert Delegate.objects.filter(state="confirmed").count() == seats
        assert Delegate.objects.count() == seats
        with transaction.atomic():
            Conference.objects.update(seats_taken=0)
            Delegate.objects.all().delete()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_press_that_meets_a_confirmation_does_what_its_page_said_or_nothing():
    """Both go as the page said and nobody is confirmed; or one is, and the page comes again."""
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    for _ in range(8):
        council = make.user(role=Role.COUNCIL_OFFICE)
        sheet = staged(by=council)
        actions.import_rows(fresh(sheet), by=council, at=make.AT)
        first = Delegate.objects.with_places().order_by("pk").first()
        page = Client()
        page.force_login(council)
        sent = {"o-lai": page.get(at("undo", sheet)).context["seen"]}

        def one(verb, sheet=sheet, first=first, council=council, page=page, sent=sent):
            if verb == "undo":
                return page.post(at("undo", sheet), sent).url
            try:
                delegate_actions.move(first, "confirm", by=council, at=make.AT)
            except Refused:
                return False
            return True

        led, confirmed = at_once(one, ["undo", "confirm"], workers=2)

        told = (led, confirmed, Delegate.objects.count(), fresh(sheet).state)
        assert told in [
            (at("show", sheet), False, 0, "undone"),
            (at("undo", sheet), True, 2, "imported"),
        ]
        with transaction.atomic():
            Conference.objects.update(seats_taken=0)
            Delegate.objects.all().delete()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_press_that_meets_a_dossier_moving_on_throws_no_dossier_away_that_the_page_kept():
    """A draft is sent for its unit and verified while the undo is pressed: all drafts, or none."""
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    make.unit()
    office = make.user(role=Role.CULTURE_OFFICE, unit=desk)
    rows = (("Họ và tên", "Đơn vị giới thiệu"), *((f"Nguyễn Văn {name}", "Thôn Mỗ Đoạn")
                                                   for name in ("An", "Bình")))  # fmt: skip
    for _ in range(8):
        sheet = staged(*rows, target="dossiers", by=office)
        actions.import_rows(fresh(sheet), by=office, at=make.AT)
        pk = Nomination.objects.order_by("pk").values_list("pk", flat=True).last()
        page = Client()
        page.force_login(office)
        sent = {"o-lai": page.get(at("undo", sheet)).context["seen"]}

        def one(verb, sheet=sheet, pk=pk, page=page, sent=sent):
            if verb == "undo":
                return page.post(at("undo", sheet), sent).url
            # As the moves do it: the row is held, then its state and version are written.
            with transaction.atomic():
                held = Nomination.objects.select_for_update(no_key=True).filter(pk=pk)
                return bool(held.first() and held.update(state="verified", version=2))

        led, verified = at_once(one, ["undo", "verify"], workers=2)

        told = (led, verified, Nomination.objects.count(), fresh(sheet).state)
        assert told in [
            (at("show", sheet), False, 0, "undone"),
            (at("undo", sheet), True, 2, "imported"),
        ]
        Nomination.objects.all().delete()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_presses_of_one_page_one_undoes_and_the_other_is_told():
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    for _ in range(5):
        people = [make.user(role=role) for role in (Role.COUNCIL_OFFICE, Role.CULTURE_OFFICE)]
        sheet = staged(by=people[0])
        actions.import_rows(fresh(sheet), by=people[0], at=make.AT)
        pages = [Client(), Client()]
        for page, person in zip(pages, people, strict=True):
            page.force_login(person)
        seen = {page: page.get(at("undo", sheet)).context["seen"] for page in pages}

        def one(page, sheet=sheet, seen=seen):
            return page.post(at("undo", sheet), {"o-lai": seen[page]}).url

        led = at_once(one, pages, workers=2)

        assert sorted(led) == sorted([at("show", sheet), at("undo", sheet)])
        assert (Delegate.objects.count(), fresh(sheet).kept_count) == (0, 0)
        assert SheetMade.objects.filter(sheet=sheet, gone=True).count() == 2


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_undo_that_meets_somebody_writing_loses_no_word_of_theirs():
    """Either the draft stays with what was written, or it is gone and its writer was told."""
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    make.unit()
    office = make.user(role=Role.CULTURE_OFFICE, unit=desk)
    rows = (("Họ và tên", "Đơn vị giới thiệu"), *((f"Nguyễn Văn {name}", "Thôn Mỗ Đoạn")
                                                   for name in ("An", "Bình")))  # fmt: skip
    for _ in range(5):
        sheet = staged(*rows, target="dossiers", by=office)
        actions.import_rows(fresh(sheet), by=office, at=make.AT)
        draft = Nomination.objects.select_related("unit__commune").order_by("pk").last()

        def one(verb, sheet=sheet, draft=draft):
            try:
                if verb == "undo":
                    actions.undo(fresh(sheet), by=office, at=make.AT)
                else:
                    drafts.edit(
                        draft, changes={"position": "Thợ"}, version=1, by=office, at=make.AT
                    )
            except Refused:
                return False
            return True

        undone, written = at_once(one, ["undo", "write"], workers=2)

        there = list(Nomination.objects.values_list("position", flat=True))
        assert (undone, there) == (True, ["Thợ"] if written else [])
        Nomination.objects.all().delete()
