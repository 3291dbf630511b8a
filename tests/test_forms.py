"""Every form of the site, sent empty and with one slip: said on top and at the box (U10, U11)."""

import re

import pytest
from django.test import Client

from accounts.enums import Role
from agenda import actions as agenda_actions
from nominations.enums import NominationKind
from nominations.models import Nomination, Posting
from tests import make
from tests.forms import CASES, OFFICE, TICKS, VILLAGE
from tests.kept import consent_of, objection, plan_posts, posting, saved_view
from tests.notices.rows import reminder
from tests.pages import ENGLISH, Element, Page

pytestmark = pytest.mark.django_db
HEADINGS = ("Có lỗi cần sửa", "Chưa ghi gì, có lỗi cần sửa", "Chưa làm được")
LONGEST = 15  # words of one sentence (U11)


@pytest.fixture(scope="module")
def world(laid) -> dict[str, str]:
    """One row of everything a form is about, all of one village."""
    unit = make.unit()
    conference = make.conference()
    found = {}
    for kind in NominationKind:
        found[kind.value] = make.nomination(kind=kind, unit=unit, complete=False).code
    for state in ("submitted", "verified", "approved"):
        found[state] = make.nomination(state=state, unit=unit).code
    sent = Nomination.objects.get(code=found["submitted"])
    found["photo"] = str(make.nomination(unit=unit).evidence.get().pk)
    found["person"] = str(make.user(role=Role.DOOR).pk)
    found["consent"] = str(consent_of(sent).pk)
    twice = [
        make.nomination(
            state="submitted", unit=unit, full_name="Vũ Thị Đôi", position=work, address=work
        )
        for work in ("Thợ may", "Nông dân")
    ]
    found["double"], found["twin"] = (one.code for one in twice)
    found["delegate"] = str(make.delegate(conference=conference).pk)
    found["meeting"] = str(make.meeting(unit=unit).pk)
    found["view"] = str(saved_view().pk)
    found["approval"] = str(make.meeting(unit=unit, kind="approval").pk)
    plan_posts(5)  # stood for its days, and the page is open still: tests know the real clock
    posted = posting(Nomination.objects.get(code=found["verified"]))
    posted.rows.update(until_at=make.AT)
    Posting.objects.update(closes_at=make.AT.replace(year=2100))
    found["objection"] = str(objection(Nomination.objects.get(code=found["double"]), of=posted).pk)
    office = make.user(role=OFFICE)
    agenda_actions.set_up(conference=conference, by=office, at=make.AT)
    mark = unit.deadline_marks.get(deadline__key="list_approved")
    found["unit"] = unit.slug
    found["mark"] = str(mark.pk)
    found["reminder"] = str(reminder(unit).pk)
    found["paper"] = str(make.paper(by=office).pk)
    found["issued"] = str(make.paper(by=office, state="issued").pk)
    found["item"] = str(conference.agenda.first().pk)
    return found


def client_of(role: Role | None) -> Client:
    client = Client()
    if role:
        client.force_login(make.user(role=role, unit=make.unit() if role == VILLAGE else None))
    return client


def filled(text: str, world: dict[str, str]) -> str:
    return text.format(**world)


def form_of(page: Page, box: str) -> Element:
    (form,) = [
        form
        for form in page.all("form")
        if form.attrs.get("method") == "post" and box in names_in(form)
    ]
    return form


def names_in(form: Element) -> set[str]:
    return {e.attrs.get("name", "") for e in form.all("input", "select", "textarea")}


def shown(form: Element, name: str) -> list[str]:
    """What stands in the boxes of that name: typed, chosen or ticked."""
    found = []
    for box in form.all("input", "select", "textarea"):
        if box.attrs.get("name") != name:
            continue
        if box.tag == "textarea":
            found.append("".join(str(child) for child in box.children).strip())
        elif box.tag == "select":
            found += [o.attrs["value"] for o in box.all("option") if "selected" in o.attrs]
        elif box.attrs.get("type") not in ("radio", "checkbox") or "checked" in box.attrs:
            found.append(box.attrs.get("value", ""))
    return found


def send(client: Client, address: str, box: str, typed: dict[str, str]):
    """As a browser does: the hidden boxes as they came, the others as typed or empty."""
    form = form_of(Page(client.get(address).content.decode()), box)
    hidden = [e for e in form.all("input") if e.attrs.get("type") == "hidden"]
    ticks = [e for e in form.all("input") if e.attrs.get("type") in ("radio", "checkbox")]
    ticked = [e for e in ticks if "checked" in e.attrs]
    data = {e.attrs["name"]: e.attrs.get("value", "") for e in hidden}
    data |= {e.attrs["name"]: e.attrs.get("value", "on") for e in ticked}
    empty = names_in(form) - {e.attrs.get("name", "") for e in hidden + ticks} - {""}
    return client.post(form.attrs.get("action") or address, data | dict.fromkeys(empty, "") | typed)


def said_at(page: Page, box: Element) -> list[str]:
    """The words tied to a box: its own, or those of the group it stands in."""
    group = box.inside("fieldset")
    tied = box.attrs.get("aria-describedby", "") + " "
    tied += group.attrs.get("aria-describedby", "") if group else ""
    return [page.by_id[name].words() for name in tied.split()]


def check_words(text: str) -> None:
    for sentence in re.split(r"[.!?:;] ", text):
        assert len(sentence.split()) <= LONGEST, sentence
    assert [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word in ENGLISH] == []


def check_refusal(page: Page) -> list[Element]:
    """Title, summary on top, a link per error, the same words at its box; the boxes refused."""
    assert page.title.startswith("Lỗi: ")
    summary = page.by_id["error-summary"]
    assert summary.all("h2")[0].words() in HEADINGS
    assert (summary.attrs["role"], summary.attrs["tabindex"]) == ("alert", "-1")
    assert "data-focus" in summary.attrs  # the script moves the focus here
    order = list(page.root.walk())
    refused = []
    for line in summary.all("li"):
        check_words(line.words())
        (link,) = line.all("a")
        box = page.by_id[link.attrs["href"].removeprefix("#")]
        assert box in page.controls()
        assert order.index(summary) < order.index(box)
        assert box.attrs.get("aria-invalid") == "true"
        told = said_at(page, box)
        assert [words for words in told if link.words() in words or link.words().endswith(words)]
        refused.append(box)
    assert refused
    return refused


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sent_empty_it_says_what_is_missing(case, world):
    """U10, U11."""
    client = client_of(case.role)

    answer = send(client, filled(case.address, world), case.box, {})

    if case.empty == "message":
        assert answer.status_code == 302
        page = Page(client.get(answer.url).content.decode())
        assert page.by_id["messages"].words()
        return
    assert answer.status_code in (200, 409, 422)
    check_refusal(Page(answer.content.decode()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_with_one_slip_everything_typed_is_still_there(case, world):
    """U10: but for passwords, and for choices that nobody offered."""
    client = client_of(case.role)
    typed = {filled(key, world): filled(value, world) for key, value in case.typed.items()}

    answer = send(client, filled(case.address, world), case.box, typed | case.secret)

    assert answer.status_code in (200, 409, 422)
    page = Page(answer.content.decode())
    refused = check_refusal(page)
    assert {box.attrs["name"] for box in refused} == {filled(case.wrong, world)}
    form = form_of(page, case.box)
    for name, value in typed.items():
        assert [text.strip() for text in shown(form, name)] == [value.strip()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_without_its_hidden_boxes_it_does_not_break(case, world):
    """A form cut off on the way is refused like any other."""
    answer = client_of(case.role).post(filled(case.address, world), {})

    assert answer.status_code in (200, 302, 409, 422)


@pytest.mark.parametrize("address", TICKS)
def test_without_a_tick_or_a_file_a_message_says_so(address, world):
    client, words = client_of(VILLAGE if "tep" in address else OFFICE), TICKS[address]

    answer = client.post(filled(address, world), {"kind": "minutes"})

    assert answer.status_code == 302
    page = Page(client.get(answer.url).content.decode())
    assert page.by_id["messages"].words() == words
    check_words(words)


def test_nobody_ticked_to_take_in_is_said_at_the_ticks(world):
    """U10: the first tick is where the link leads."""
    client = client_of(OFFICE)

    answer = client.post("/dai-bieu/dua-vao/", {})

    (box,) = check_refusal(Page(answer.content.decode()))
    assert box.attrs["value"] == world["approved"]
