"""Who objected stands on one page and in one table: in nothing else that anybody reads or keeps."""

import io
import zipfile

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.enums import Role
from accounts.models import AuditEvent
from nominations.actions import objections as actions
from nominations.models import Nomination, Objection, ObjectionAnswer, Posted, Posting
from reports.catalogue import ENTRIES, collected
from tests import make
from tests.addresses import ANYONE, NOMINATORS, TABLE
from tests.kept import consent_of, cut_short, plan_posts, posting
from tests.nominations.objecting import at_that_hour, say
from tests.papers import PDF
from tests.test_matrix import arguments
from tests.test_matrix import world as everything  # noqa: F401  a fixture, asked for by its name

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("laid")]
SENT = {"objector": "Quách Văn Kín", "contact": "0987 111 222", "text": "Lấn thửa ruộng XQ17."}
FILE, GROUNDS = "don-cua-quach-kin.pdf", "Đã hỏi hộ liền kề ở xóm Bến."
SECRETS = (*SENT.values(), FILE, "Quách", "0987", "XQ17", "xóm Bến")
OWN = {"Objection", "ObjectionFile", "ObjectionAnswer"}


@pytest.fixture
def world(everything, monkeypatch):  # noqa: F811  the fixture of that name
    """One of every row; the dossier of it all is posted, somebody objected, the office answered."""
    found = everything
    at_that_hour(monkeypatch)
    plan_posts(5)
    one = Nomination.objects.select_related("unit").get(code=found["code"])
    Nomination.objects.filter(pk=one.pk).update(state="verified")
    posting(one)
    consent_of(one)
    client = Client()
    there = say(client, about=Posted.objects.get().pk, **SENT).url
    client.post(there, {"files": [SimpleUploadedFile(FILE, PDF)]})
    it, office = Objection.objects.get(), make.user(role=Role.CULTURE_OFFICE)
    actions.read(it, by=office, at=make.AT)
    actions.open_file(it.files.get(), by=office, at=make.AT)
    actions.answer(it, conclusion="partly", reason=GROUNDS, by=office, at=make.AT)
    return found


def said_in(text: str) -> list[str]:
    return [word for word in SECRETS if word in text]


def text_of(answer) -> str:
    """All that somebody reads in it, whatever it is."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("content-type", "")
    if kind == "application/pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return data.decode(errors="replace")


def url_of(name: str, world) -> str:
    """As the table's own test asks, but for what only a posting has."""
    it = Objection.objects.get()
    if name == "nominations:objection":
        return reverse(name, args=[it.pk])
    if name == "nominations:objection_file":
        return reverse(name, args=[it.files.get().pk])
    if name == "nominations:posting_word":
        return reverse(name, args=[Posting.objects.get().pk])
    return reverse(name, kwargs=arguments(name, world))


def person(role: str, world):
    """Of the nominee's own unit, where the role has one."""
    unit = Nomination.objects.get(code=world["code"]).unit
    return make.user(role=role, unit=unit if role in NOMINATORS else None)


LEFT_OUT = {"accounts:sign_out", "accounts:end_sessions"}  # the way out
# Whoever answers, where it is answered; whoever approves reads at the dossier what was said and on
# what ground it was answered, else she would decide blind: of who said it nothing.
WHERE = {
    Role.CULTURE_OFFICE: {"nominations:objection": set(SECRETS)},
    Role.LEADERSHIP: {"nominations:detail": {SENT["text"], "XQ17", "xóm Bến"}},
}


@pytest.mark.parametrize("role", sorted(Role))
def test_nobody_else_reads_who_objected_and_who_decides_alone_reads_what(role, world, sign_in):
    """Each page, export, paper and history, as the nominee's own unit and as everybody else."""
    client, found = sign_in(person(role, world)), {}
    for name in sorted(TABLE):
        if TABLE[name] is ANYONE or role not in TABLE[name] or name in LEFT_OUT:
            continue
        answer = client.get(url_of(name, world))
        found[name] = said_in(text_of(answer) + str(answer.headers))
    told = {name: set(words) for name, words in found.items() if words}
    told.pop("nominations:objection_file", None)
    assert told == WHERE.get(role, {})
    assert len(found) > 3


def test_nobody_without_an_account_reads_it(world):
    there = (name for name in sorted(TABLE) if TABLE[name] is ANYONE)
    found = {name: said_in(text_of(Client().get(url_of(name, world)))) for name in there}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_other_table_keeps_it(world):
    """Neither the log nor the jobs, what is held for later, mails, nor what a session holds."""
    kept = {}
    for model in apps.get_models():
        if model.__name__ not in OWN:
            rows = "\n".join(str(row) for row in model._default_manager.values())
            kept[model.__name__] = said_in(rows)
    assert {name: words for name, words in kept.items() if words} == {}
    assert AuditEvent.objects.filter(target="objection").count() == 2


def test_no_paper_tells_it(world):
    of = make.conference()
    for kind, entry in ENTRIES.items():
        paper = collected(kind, of, make.AT, format=entry.formats[0])
        assert said_in(repr(paper)) == [], kind


ROOM = [
    *(name for name in sorted(TABLE) if name.startswith("nominations:posting")),
    "nominations:objection", "nominations:objections", "nominations:objection_file",
    "nominations:unposted", "nominations:approval", "nominations:approval_drop",
]  # fmt: skip
POSTED = {
    "chon": "HN25-0001", "van-niem-yet": "HN25-0001", "ho-so": "HN25-0001", "reason": "Sớm",
    "word": "Đã đủ.", "conclusion": "founded", "giu": "1",
}  # fmt: skip


def test_what_is_posted_by_a_wrong_role_is_refused_and_writes_nothing(world, sign_in):
    """Each address of the room, with boxes that the right role's press would be taken with."""
    ended = cut_short(make.nomination(state="verified"))
    verified = make.nomination(state="verified")
    typed = POSTED | {"chon": verified.code, "van-niem-yet": verified.code, "ho-so": world["code"]}
    clients = {role: sign_in(person(role, world)) for role in Role}

    def stands():
        return [
            list(model.objects.order_by("pk").values())
            for model in (Posting, Posted, ObjectionAnswer, AuditEvent, Nomination)
        ]

    before, found = stands(), {}
    for name in ROOM:
        of_word = name == "nominations:posting_word"
        url = reverse(name, args=[ended.pk]) if of_word else url_of(name, world)
        for role in set(Role) - TABLE[name]:
            found[name, role] = clients[role].post(url, typed).status_code

    assert {key: status for key, status in found.items() if status != 403} == {}
    assert stands() == before
    assert len(found) > 6 * len(ROOM)
