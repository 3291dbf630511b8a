"""A plan's edition altered past the software is never read as if good, and takes only its pages."""

import io
import logging
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.enums import Role
from accounts.problems import Damaged
from conferences import actions, jobs, plans
from conferences.facts import about, plan_of
from conferences.models import Conference, Job
from conferences.plan import as_text, read
from conferences.plans import DAMAGED, path_of
from tests import make
from tests.addresses import ANYONE, TABLE
from tests.pages import Page
from tests.reading import text

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PLAN = read(path_of("2025-dai-son"))
OTHER = as_text(replace(PLAN, recipients=("Ai đó;",)))
ALTERED = "đã bị sửa ngoài phần mềm"


@pytest.fixture
def held(monkeypatch):
    """Loaded, and read by no process yet."""
    make.unit()
    conference = make.conference()
    monkeypatch.setattr(plans, "KNOWN", {})
    return conference


def load(by):
    return actions.load_plan(PLAN, plan_file="x", commune=make.commune(), by=by, at=make.AT)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (OTHER, ALTERED),
        ("{}", ALTERED),
        ("không phải JSON", ALTERED),
        ("", ALTERED),
    ],
)
def test_an_altered_edition_is_not_read_and_the_log_says_which(held, caplog, words, why):
    held.editions.update(text=words)

    for _ in range(2), range(2):
        with pytest.raises(Damaged) as damaged:
            plan_of(Conference.objects.get())

    assert str(damaged.value) == DAMAGED
    said = f"plan of conference {held.pk}, edition 1: {why}"
    assert [one.getMessage() for one in caplog.records if one.name == "conferences.plans"] == [
        said, said,
    ]  # fmt: skip
    assert {one.levelno for one in caplog.records} == {logging.ERROR}
    assert plans.KNOWN == {}


@pytest.mark.parametrize("words", ["{", "[" * 3000, "[]", '"x"', "1", "null", '{"document": 1}'])
def test_what_is_kept_so_and_cannot_be_read_is_damaged_too(held, caplog, words):
    """By an older software, say: its sum is its own."""
    held.editions.update(text=words)
    Conference.objects.update(plan_sum=plans.sum_of(words))

    with pytest.raises(Damaged):
        plan_of(Conference.objects.get())

    assert "edition 1: không đọc được: " in caplog.text


def test_a_conference_without_any_edition_is_damaged(held, caplog):
    held.editions.all().delete()

    with pytest.raises(Damaged):
        plan_of(held)

    assert f"plan of conference {held.pk}, edition 0: không có bản nào" in caplog.text


PAGES = {  # those that rest on the plan's text
    Role.CULTURE_OFFICE: {
        "conferences:plan",
        "conferences:plan_items",
        "agenda:programme",
        "agenda:edit",
        "reports:summary",
        "home:owes",
    },
    Role.COUNCIL_OFFICE: {
        "conferences:plan",
        "agenda:programme",
        "agenda:edit",
        "home:owes",
    },
    Role.VILLAGE_HEAD: {"conferences:plan", "agenda:programme"},
}


@pytest.mark.parametrize("role", sorted(PAGES))
def test_it_takes_the_pages_that_rest_on_it_and_no_other(held, role):
    held.editions.update(text=OTHER)
    client = Client(raise_request_exception=False)
    unit = held.commune.units.get() if role == Role.VILLAGE_HEAD else None
    client.force_login(make.user(role=role, commune=held.commune, unit=unit))
    answers = {}
    for name, roles in TABLE.items():
        if roles != ANYONE and role in roles:
            try:
                answers[name] = client.get(reverse(name))
            except NoReverseMatch:
                continue  # of one row

    damaged = {name for name, answer in answers.items() if answer.status_code == 503}
    assert damaged == PAGES[role]
    assert [name for name, answer in answers.items() if answer.status_code == 500] == []
    assert answers["conferences:deadlines"].status_code == 200
    page = Page(text(answers["conferences:plan"]))
    assert page.one("h1").words() == "Trang này chưa mở được"
    assert DAMAGED in page.one("main").words()


def test_a_paper_that_needs_it_says_so_and_is_not_tried_again(held, settings):
    held.editions.update(text=OTHER)
    settings.JOB_HANDLERS = {"about": f"{__name__}.ask"}
    job = jobs.wish(kind="about", key="about", payload={})

    jobs.run(job.pk)

    assert Job.objects.values_list("state", "error").get() == ("failed", DAMAGED)


def ask(*, payload, progress):
    about(Conference.objects.get())


def test_loading_the_plan_again_mends_it(held):
    """Also where the altered text says just what the file says, in other signs."""
    by = make.user(role=Role.CULTURE_OFFICE, commune=held.commune)
    for number, words in enumerate((OTHER, "{", f" {as_text(PLAN)}"), start=2):
        held.editions.filter(number=number - 1).update(text=words)

        load(by)

        assert held.editions.count() == number
        assert plan_of(Conference.objects.get()) == PLAN
        plans.KNOWN.clear()


def told():
    out = io.StringIO()
    try:
        call_command("verify_plans", stdout=out)
    except CommandError as wrong:
        return [*out.getvalue().splitlines(), str(wrong)]
    return out.getvalue().splitlines()


def test_the_command_names_each_edition_and_what_is_wrong_with_it(held):
    by = make.user(role=Role.CULTURE_OFFICE, commune=held.commune)
    assert told() == ["11086 2025-2030, bản 1: nguyên vẹn"]
    held.editions.update(text="{")
    ended = "Có bản kế hoạch bị hỏng. Hãy nạp lại kế hoạch bằng load_plan, từ tệp gốc."
    assert told() == [f"11086 2025-2030, bản 1: {ALTERED}", ended]

    load(by)

    assert told() == [
        "11086 2025-2030, bản 1: không đọc được: Toàn văn kế hoạch sai cú pháp. (đã có bản sau"
        " thay)",
        "11086 2025-2030, bản 2: nguyên vẹn",
    ]
    held.editions.all().delete()
    assert told() == ["11086 2025-2030: không có bản nào", ended]
