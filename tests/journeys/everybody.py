"""The demo, walked by everybody in it: its people, nobody, and who holds a slip."""

import io
from random import Random

from django.db.models import Count
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.enums import Permission, Role
from conferences import actions as conference_actions
from conferences import jobs
from honoree_conf.demo.load import Loader
from nominations.actions import evidence, interests
from nominations.models import Nomination, ReviewMeeting
from nominations.querysets import MAX_FILES
from reports import actions as report_actions
from reports.actions import issuing
from reports.models import ReportFile
from tests import lots, make, papers
from tests.journeys.crawler import Numbered, Visit, crawl, numbered, visit
from tests.journeys.weights import pictures_of
from tests.sheets.staged import staged

NOBODY, BY_SLIP, AT_THE_SLIP = "nobody", "by slip", "at the slip"
RELATED = "a related clerk"
TOKEN = "phieu-cua-ban-thu-khong-phai-that-12345678"
SIGN_OUT, RECEIPT = "/tai-khoan/dang-xuat/", "/ho-so/{}/bien-nhan/"  # nothing leads here by a link
FILTERED = (  # what a person types into the filters: the numbers on top of a list follow it
    "/ho-so/?tim=nguyen&loai=individual",
    "/ho-so/?linh-vuc=agriculture",
    "/dai-bieu/?tim=nguyen",
    "/dai-bieu/?don-vi=thon-mo-doan",
)


def some_papers(loader: Loader) -> None:
    """One that is ready, one issued with its scan, one that waits, and a slip for a unit."""
    for kind, format_ in (("role_models", "xlsx"), ("awards", "xlsx"), ("role_models", "pdf")):
        paper = report_actions.ask_for(
            loader.conference,
            kind=kind,
            format=format_,
            reason="Trình lãnh đạo ký",
            by=loader.office,
            at=make.AT,
        )
        if format_ == "xlsx":
            assert jobs.run(paper.job_id)
        if kind == "awards":
            given = {"number": "32/BC-UBND", "issued_on": make.AT.date(), "at": make.AT}
            given |= {"scan": papers.PDF, "by": loader.office}
            issuing.issue(ReportFile.objects.get(pk=paper.pk), **given)
    staged(conference=loader.conference, by=loader.office)
    slip = {loader.units["thon-mo-doan"]: TOKEN}
    conference_actions.issue_links(
        conference=loader.conference, tokens=slip, by=loader.office, at=make.AT
    )


def more_people(loader: Loader) -> None:
    """The roles the demo has nobody for, so that every role walks."""
    missing = set(Role) - {person.role for person in loader.users.values()}
    loader.users |= {role: make.user(role=role, full_name="Người Thử") for role in sorted(missing)}


def photo(seed: int) -> bytes:
    """As hard to pack as one of a yard or a meeting: coarse and fine in like parts."""
    chance, size = Random(seed), (1024, 768)
    whole = Image.new("RGB", size, "#777")
    for side in (4, 16, 64, 256):
        grain = Image.frombytes("RGB", (side, side), chance.randbytes(3 * side * side))
        whole = Image.blend(whole, grain.resize(size, Image.Resampling.BICUBIC), 0.3)
    out = io.BytesIO()
    whole.save(out, "JPEG")
    return out.getvalue()


def all_the_pictures_there_may_be() -> None:
    """Every dossier and every approval's minutes as full as they get."""
    first = Nomination.objects.order_by("pk")[0]
    first.evidence.all().delete()
    taken = [
        evidence.keep(first, kind="photo", name=f"{n}.jpg", content=photo(n), at=make.AT)
        for n in range(MAX_FILES)
    ]
    same = ("file", "name", "media_type", "size", "sha256", "added_at")
    same = [{key: getattr(one, key) for key in same} for one in taken]
    for nomination in Nomination.objects.exclude(pk=first.pk).annotate(has=Count("evidence")):
        for one in same[nomination.has :]:
            nomination.evidence.create(kind="photo", **one)
    for meeting in ReviewMeeting.objects.filter(kind="approval").annotate(has=Count("files")):
        for one in same[meeting.has :]:
            meeting.files.create(**one)


def unseen_pictures(client: Client, who: str, mine: list[Visit]) -> list[Visit]:
    """What a browser fetches of these pages that the crawl had its fill of."""
    known = {one.address for one in mine}
    shown = {address for one in mine for address in pictures_of(one)}
    return [visit(client, who, address) for address in sorted(shown - known)]


def related_clerk(loader: Loader) -> list[Visit]:
    """Of the office, and related: what another goes on with, page by page."""
    one = Nomination.objects.filter(state="submitted", integrity="unchecked").order_by("pk")[0]
    clerk = make.user(role=Role.CULTURE_OFFICE, full_name="Người Thân", unit=loader.office.unit)
    interests.declare(one, is_related=True, by=clerk, at=make.AT)
    client = Client()
    client.force_login(clerk)
    pages = ("detail", "check", "checklist", "correct", "interest")
    there = [reverse(f"nominations:{name}", args=[one.code]) for name in pages]
    there.append(reverse("nominations:many") + "?viec=verify")
    mine = [visit(client, RELATED, address) for address in there]
    return mine + unseen_pictures(client, RELATED, mine)


def everybody(loader: Loader, counted: list[Numbered]) -> list[Visit]:
    """The crawls of all the demo's people, of nobody, and of who holds a slip."""
    slip = f"/hoi-nghi/phieu/{TOKEN}/"
    sent = Nomination.objects.exclude(submitted_at=None).first()
    by_code = reverse("nominations:receipt_public", args=[sent.code, sent.receipt_token])
    found = crawl(Client(), NOBODY, "/", by_code) + crawl(Client(), AT_THE_SLIP, slip)
    by_slip = Client()
    by_slip.post(slip)
    found += crawl(by_slip, BY_SLIP, "/")
    for name, person in loader.users.items():
        client = Client()
        client.force_login(person)
        sent = Nomination.objects.within_reach(person, Permission.NOMINATION_WRITE)
        receipts = [
            RECEIPT.format(nomination.code) for nomination in sent.exclude(submitted_at=None)[:1]
        ]
        mine = crawl(client, name, "/", SIGN_OUT, *receipts)
        drawn = lots.some(FILTERED, of=f"lists of {name}")
        lists = [visit(client, name, one) for one in drawn]
        seen = [one for one in mine + lists if one.html and one.status == 200]
        counted += numbered(client, seen)
        found += mine + unseen_pictures(client, name, mine)
    return found + related_clerk(loader)
