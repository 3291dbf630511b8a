"""Imports that meet: the line cut in the middle, two offices with one file."""

import pytest
from django.db import OperationalError
from django.test import Client

from accounts.enums import Role
from accounts.problems import Refused
from conferences import jobs
from delegates import actions as delegate_actions
from delegates.models import Delegate
from sheets import actions
from sheets.models import SheetImport, SheetMade, SheetRow
from tests import make, needs
from tests.racing import at_once, without_audit_triggers
from tests.sheets.pages import at, sends
from tests.sheets.staged import staged

OTHER = (
    "{} dòng đã khác lúc ông, bà xem nên chưa nhập dòng nào. "
    "Hãy xem lại các dòng ấy ở đầu bảng rồi bấm “Nhập các dòng đã chọn”."
)
IMPORTED = (
    "Bảng này đã được nhập lúc 08:00 ngày 16/8/2025: 2 dòng. Lần bấm vừa rồi không đổi gì. Hãy xem "
    "kết quả dưới đây."
)
HEAD = ("Họ và tên", "Giới tính", "Cơ quan, đơn vị")


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


def many(count):
    return [HEAD, *((f"Nguyễn Văn {n:04d}".replace("0", "O").translate(LETTERS), "Nam", "Sở Nội vụ")
                    for n in range(count))]  # fmt: skip


LETTERS = str.maketrans("123456789", "ABCDEGHIK")


def fresh(sheet):
    return SheetImport.objects.with_places().get(pk=sheet.pk)


@pytest.mark.django_db(transaction=True)
def test_the_line_cut_while_two_thousand_rows_are_stored_stores_none(monkeypatch):
    """Half of them are in the table when the database goes away; then a worker brings in all."""
    council = make.user(role=Role.COUNCIL_OFFICE)
    sheet = staged(*many(2000), by=council)
    job_id = actions.ask_for(fresh(sheet), by=council)
    write = delegate_actions.importing.Delegate.objects.bulk_create

    def cut(rows, **how):
        write(list(rows)[:1000], **how)
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as patch:
        patch.setattr(type(Delegate.objects), "bulk_create", lambda self, rows, **how: cut(rows))
        assert jobs.run(job_id) is False
    after = (Delegate.objects.count(), SheetMade.objects.count(), fresh(sheet).state)
    waiting = SheetRow.objects.ticked().count()
    jobs.Job.objects.filter(pk=job_id).update(state="waiting", lease_until=None)
    assert jobs.run(job_id) is True

    assert (after, waiting) == ((0, 0, "previewed"), 2000)
    assert (Delegate.objects.count(), SheetMade.objects.count()) == (2000, 2000)
    assert (fresh(sheet).state, fresh(sheet).made_count) == ("imported", 2000)


@pytest.mark.django_db(transaction=True)
def test_a_worker_asked_twice_brings_in_once():
    council = make.user(role=Role.COUNCIL_OFFICE)
    sheet = staged(by=council)

    first, second = (actions.ask_for(fresh(sheet), by=council) for _ in range(2))
    done = [jobs.run(first), jobs.run(second)]

    assert (first == second, done, Delegate.objects.count()) == (True, [True, False], 2)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_meets_a_changed_line_stores_none_and_the_preview_waits_again(client):
    council = make.user(role=Role.COUNCIL_OFFICE)
    sheet = staged(by=council)
    job_id = actions.ask_for(fresh(sheet), by=council)
    make.delegate(full_name="Nguyễn Văn An")

    assert jobs.run(job_id) is True

    waits = fresh(sheet)
    news = SheetRow.objects.order_by("place").values_list("verdict", "ticked", "news")
    assert (waits.state, waits.is_running, waits.job.state) == ("previewed", False, "done")
    assert list(news) == [("ask", False, True), ("good", True, False)]
    assert Delegate.objects.count() == 1
    client.force_login(council)
    assert OTHER.format(1) in client.get(at("show", sheet)).content.decode()


def answers(verb, sheets, *, by):
    """What each of several people at once is told: nothing, or why not."""

    def one(number):
        try:
            verb(fresh(sheets[number]), by=by[number], at=make.AT)
        except Refused as refused:
            return [problem.text for problem in refused.problems]
        return None

    return at_once(one, list(range(len(sheets))), workers=len(sheets))


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_offices_with_one_file_in_one_second_bring_it_in_once():
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    for _ in range(5):
        Delegate.objects.all().delete()
        people = [make.user(role=role) for role in (Role.COUNCIL_OFFICE, Role.CULTURE_OFFICE)]
        sheets = [staged(by=person) for person in people]

        told = answers(actions.import_rows, sheets, by=people)

        assert sorted(told, key=str) == sorted([None, [OTHER.format(2)]], key=str)
        assert Delegate.objects.count() == 2


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_pages_of_one_file_pressed_at_once_bring_it_in_once_and_leave_nobody_out_unseen():
    """The whole press, as the page sends it: the other page comes back with both lines first."""
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    for _ in range(5):
        Delegate.objects.all().delete()
        people = [make.user(role=role) for role in (Role.COUNCIL_OFFICE, Role.CULTURE_OFFICE)]
        sheets = [staged(by=person) for person in people]
        states, news = pressed(people, sheets)

        assert sorted(states) == ["imported", "previewed"]
        assert (sorted(news), Delegate.objects.count()) == ([0, 2], 2)


def pressed(people, sheets, *, beside=None):
    """State and lines that are news of each import after all press "Nhập" in one second."""
    pages = []
    for person, sheet in zip(people, sheets, strict=True):
        page = Client()
        page.force_login(person)
        pages.append((page, at("mend", sheet), sends(sheet) | {"viec": "nhap"}))

    def one(press):
        if callable(press):
            return press()
        page, address, sent = press
        return page.post(address, sent).status_code

    presses = [*pages, *([beside] if beside else [])]
    at_once(one, presses, workers=len(presses))
    return (
        [fresh(sheet).state for sheet in sheets],
        [sheet.rows.filter(news=True).count() for sheet in sheets],
    )


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_namesake_who_comes_in_the_second_of_the_press_leaves_nobody_out_unseen():
    """Both are in, or none of the table and the namesake is news: never the rest of it alone."""
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    for _ in range(5):
        Delegate.objects.all().delete()
        council = make.user(role=Role.COUNCIL_OFFICE)
        sheet = staged(by=council)
        conference = sheet.conference
        row = {"full_name": "Nguyễn Văn An", "gender": "male"}

        def namesake(conference=conference, council=council, row=row):
            delegate_actions.add_many(conference=conference, rows=[row], by=council, at=make.AT)

        states, news = pressed([council], [sheet], beside=namesake)

        told = (states, news, Delegate.objects.count())
        assert told in [(["imported"], [0], 3), (["previewed"], [1], 1)]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_preview_brought_in_by_two_people_at_once_comes_in_once():
    needs.postgresql(because="SQLite lets one writer in at a time; there is nothing to race")
    people = [make.user(role=role) for role in (Role.COUNCIL_OFFICE, Role.CULTURE_OFFICE)]
    sheet = staged(by=people[0])

    told = answers(actions.import_rows, [sheet, sheet], by=people)

    assert sorted(told, key=str) == sorted([None, [IMPORTED]], key=str)
    assert Delegate.objects.count() == 2
