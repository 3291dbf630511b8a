"""Whatever is sent to whatever address, by whoever may: never an answer of 500 or more (I6)."""

import itertools
import random
import re
from collections.abc import Iterable, Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from accounts.enums import Role
from agenda import actions as agenda_actions
from conferences import actions as conference_actions
from nominations.enums import NominationKind
from nominations.web.walk import FLOWS
from reports import actions as report_actions
from reports.models import AwardCount
from tests import fuzz, lots, make
from tests.addresses import ANYONE, TABLE
from tests.journeys.crawler import crawl, kind_of

pytestmark = pytest.mark.django_db
TOKEN = "phieu-de-thu-khong-phai-that-12345678"
NOBODY = "nobody"
PER_KIND = 3  # pages of each kind each person walks: with a fourth no form more is found
# A child process each; take no text.
DRAWN = {
    "nominations:receipt_paper", "nominations:nominee_sheet", "nominations:unit_minutes_paper",
    "nominations:blank_minutes", "nominations:blank_form", "conferences:slips",
}  # fmt: skip
# Who is asked first of several that may: every box × every text once is enough.
FIRST = [Role.VILLAGE_HEAD, Role.CULTURE_OFFICE, Role.LEADERSHIP, *Role]
# Each tenth, of every box, key and address another, so that all ten meet within a few pages; of
# each commit another, of either engine another: the engine is drawn too. `script/test whole` asks
# everything of both.
EACH = lots.TENTHS
_turns = itertools.count(lots.tenth())


def some_of(things: Iterable) -> Iterator:
    """Each `EACH`-th, every time beginning with the next."""
    return itertools.islice(things, next(_turns) % EACH, None, EACH)


@pytest.fixture(autouse=True)
def _the_log_speaks_vietnamese():
    """Not here: what is typed has words of the code in it."""


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """One of everything, walked once by everybody: clients, targets and keys; nothing stays."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("accounts.web.moment", lambda: make.AT)
        with transaction.atomic():
            clients, starts = world()
            targets, keys, addresses = {}, fuzz.keys_in_code(), []
            for who, client in clients.items():
                begun = ["/", *(start for start in starts if may_open(who, start))]
                for visit in crawl(client, who, *begun, per_kind=PER_KIND):
                    if visit.html and visit.status < 400:
                        found, more = fuzz.targets_on(who, visit.address, visit.page)
                        targets |= {target.kind: target for target in sorted(found, key=str)}
                        keys |= more
                        addresses.append((who, visit.route, visit.address.partition("?")[0]))
            # Of each page the first who may open it.
            pages = {route: (who, address) for who, route, address in reversed(addresses)}
            yield clients, targets, sorted(keys), pages
            transaction.set_rollback(True)


def may_open(who: str, address: str) -> bool:
    """What is closed has no boxes; tests/test_matrix.py asks it of everybody."""
    may = TABLE[kind_of(address)[0]]
    return may is ANYONE or who in may


def world() -> tuple[dict[str, Client], list[str]]:
    unit = make.unit()
    conference = make.conference()
    starts = ["/tai-khoan/dang-nhap/", "/tai-khoan/dang-xuat/", f"/hoi-nghi/phieu/{TOKEN}/"]
    for kind in NominationKind:
        code = make.nomination(kind=kind, unit=unit).code
        meeting = make.meeting(unit=unit)
        starts += [f"/ho-so/{code}/buoc/{s.slug}/?hop={meeting.pk}" for s in FLOWS[kind]]
        starts += [f"/ho-so/{code}/{last}/" for last in ("gui", "xoa", "bien-nhan", "viec/submit")]
    office = make.user(role=Role.CULTURE_OFFICE)
    for state in ("submitted", "submitted", "verified", "approved"):
        made = make.nomination(state=state, unit=unit, full_name="Vũ Thị Đôi")
        starts += [f"/ho-so/{made.code}/", f"/ho-so/{made.code}/tham-dinh/"]
        moves = ("return", "verify", "reject", "annul", "reopen")
        starts += [f"/ho-so/{made.code}/viec/{name}/" for name in moves]
    pk = make.delegate(conference=conference).pk
    starts += [f"/dai-bieu/{pk}/", *(f"/dai-bieu/{pk}/viec/{n}/" for n in ("withdraw", "absent"))]
    agenda_actions.set_up(conference=conference, by=office, at=make.AT)
    report_actions.ask_for(
        conference, kind="role_models", format="xlsx", reason="thử", by=office, at=make.AT
    )
    AwardCount.objects.create(
        conference=conference, year=2023, form="Giấy khen", category="direct", count=3
    )
    conference_actions.issue_links(
        conference=conference, tokens={unit: TOKEN}, by=office, at=make.AT
    )
    clients = {NOBODY: Client(raise_request_exception=False)}
    for role in FIRST[: len(Role) + 3]:
        if role in clients:
            continue
        clients[role] = Client(raise_request_exception=False)
        in_unit = role in (Role.VILLAGE_HEAD, Role.UNIT_NOMINATOR)
        clients[role].force_login(make.user(role=role, unit=unit if in_unit else None))
    return clients, starts


@pytest.fixture
def sent(site):
    """Send one thing and undo what it did; what was answered wrongly is kept."""
    clients, said = site[0], []

    def send(who: str, method: str, path: str, why: str, **how: object) -> None:
        how.setdefault("content_type", fuzz.FORM)
        cookies = clients[who].cookies.copy()
        with transaction.atomic():
            status = fuzz.ask(clients[who], method, path, **how)
            transaction.set_rollback(True)
        clients[who].cookies = cookies
        send.count += 1
        if status:
            said.append(f"{status} {who} {method} {path[:80]} {why}")

    send.count, send.said = 0, said
    return send


def of_one_each(targets: dict) -> list[fuzz.Target]:
    """Of the same form open to several, the first's; the others' are sent in one piece."""
    order = {who: place for place, who in reversed(list(enumerate([NOBODY, *FIRST])))}
    found = {}
    for kind, target in sorted(targets.items(), key=lambda one: order[one[0][0]]):
        found.setdefault(kind[1:], target)
    return list(found.values())


def test_every_box_with_every_text(site, sent):
    """One box wrong, the others right, so that what is wrong goes as far as it can."""
    for target in of_one_each(site[1]):
        boxes = dict(target.boxes)
        for box, name in some_of(itertools.product(boxes, fuzz.WORST)):
            body = fuzz.encoded(boxes | {box: fuzz.TEXTS[name]})
            sent(target.who, "POST", target.path, f"{box}={name}", data=body)

    assert (sent.said, sent.count > 1000 / EACH) == ([], True)


def test_every_form_of_everybody_with_every_box_wrong(site, sent):
    """All boxes at once, two of the same name too, and keys that nobody asks for."""
    luck = random.Random(28)
    for target in site[1].values():
        texts = list(fuzz.TEXTS.values())
        luck.shuffle(texts)
        boxes = {
            box: [texts[place % len(texts)], texts[(place + 9) % len(texts)]]
            for place, (box, _) in enumerate(target.boxes)
        }
        body = fuzz.encoded(boxes) + b"&%00=1&a%ed%a0%80=1&=1"
        sent(target.who, "POST", target.path, "all", data=body)

    assert (sent.said, sent.count > 100) == ([], True)


def test_every_key_of_every_address_with_every_text(site, sent):
    """All keys there are with one text; then alone each key that the page looks up.

    A key that no line of a page looks up is to it as if it were not sent, whatever it holds.
    """
    _, _, keys, pages = site
    everywhere, texts = set(), itertools.cycle(fuzz.WORST)
    for route, (who, address) in pages.items():
        if route in DRAWN:
            continue
        with fuzz.keys_looked_up() as found:
            sent(who, "GET", address, "nothing")
            for name in some_of(fuzz.WORST):
                query = fuzz.encoded(dict.fromkeys(keys, fuzz.TEXTS[name]))
                sent(who, "GET", address, name, query=query)
            alone = set()
            asked = everywhere if EACH > 1 else set()
            while waiting := found - alone - asked:  # a right key may lead the page to another
                key = min(waiting)
                alone.add(key)
                name = next(texts)
                query = fuzz.encoded({key: fuzz.TEXTS[name]})
                sent(who, "GET", address, f"{key}={name}", query=query)
        everywhere |= alone

    assert (sent.said, set(keys) - everywhere, sent.count > 900 / EACH) == ([], set(), True)


def test_every_piece_of_every_address_with_every_text(site, sent):
    for route, name_of_route in fuzz.routes(get_resolver()):
        may = TABLE[name_of_route]
        first = NOBODY if may is ANYONE else next(role for role in FIRST if role in may)
        for name, address in some_of(fuzz.broken_into(route)):
            for method in ("GET", "POST"):
                sent(first, method, address, name)

    assert (sent.said, sent.count > 700 / EACH) == ([], True)


PLACES = ["/", "/ho-so/", "/tai-khoan/dang-nhap/", "/hoi-nghi/don-vi/thu-hoi/", "/khong-co/"]


@pytest.mark.parametrize("who", [NOBODY, Role.CULTURE_OFFICE])
def test_every_header(site, sent, who):
    """Whole pages and parts, to read and to write; signed in, on fewer pages."""
    places = PLACES if who == NOBODY else PLACES[2:]
    parts = ({}, {"HX-Request": "true"})
    for header, texts in fuzz.HEADERS.items():
        for text in texts:
            ways = itertools.product(places, ("GET", "POST"), parts)
            for path, method, more in some_of(ways):
                headers = more | {header: text}
                sent(who, method, path, f"{header}: {text[:20]!r}", headers=headers)

    assert (sent.said, sent.count > 600 / EACH) == ([], True)


@pytest.mark.parametrize("checked", [True, False], ids=["token asked", "token not asked"])
def test_every_body(site, sent, checked):
    """Bodies that are no form, to addresses that take one, that take none, that are not there.

    Of all: each body at the first places; of the forms each gets a third, and each body a third.
    """
    clients, targets, *_ = site
    places = {(who, path) for who in (NOBODY, Role.CULTURE_OFFICE) for path in PLACES}
    if not checked:  # where the token is asked for, the body is read before any address is
        places |= {(target.who, target.path) for target in of_one_each(targets)}
    for who in {who for who, _ in places}:
        clients[who].handler.enforce_csrf_checks = checked
    beginning = lots.tenth()
    try:
        for place, (who, path) in enumerate(sorted(places)):
            some = EACH if path in PLACES else 3 * EACH
            for kind, body in fuzz.BODIES[(place + beginning) % some :: some]:
                sent(who, "POST", path, f"{kind} {body[:60]!r}", data=body, content_type=kind)
    finally:
        for client in clients.values():
            client.handler.enforce_csrf_checks = False

    assert (sent.said, sent.count > (100 if checked else 600) / EACH) == ([], True)


def test_every_name_of_a_file(site, sent):
    targets = of_one_each(site[1])
    (target,) = [target for target in targets if re.match(r"/ho-so/.*/tep/$", target.path)]
    picture = fuzz.picture()
    for name, text in fuzz.NAMES.items():
        body = fuzz.upload(text, picture)
        sent(target.who, "POST", target.path, name, data=body, content_type=fuzz.PART)

    assert (sent.said, sent.count) == ([], len(fuzz.NAMES))


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "ABC"])
def test_every_other_method(site, sent, method):
    for route, (who, address) in site[3].items():
        if route not in DRAWN:
            sent(who, method, address, method, data=b"\0", content_type="text/plain")

    assert (sent.said, sent.count > 30) == ([], True)
