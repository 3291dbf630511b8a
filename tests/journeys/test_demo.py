"""The demo conference, loaded once for all that is asked of it: whole, and the same again."""

from io import StringIO

import pytest
from django.core.management import call_command

from accounts.audit import broken_links
from accounts.models import AuditEvent, User
from conferences.models import Job
from delegates.models import Delegate
from nominations.enums import NominationKind, NominationState
from nominations.models import Ballot, Change, Comment, Consent, Nomination
from reports.models import ReportFile
from tests import make

pytestmark = pytest.mark.django_db


def counted() -> list[int]:
    models = (Nomination, AuditEvent, Delegate, ReportFile, Job)
    return [model.objects.count() for model in models]


def load() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module", autouse=True)
def loaded(laid):
    load()


def test_the_demo_shows_every_state_and_kind():
    states = set(Nomination.objects.values_list("state", flat=True))
    kinds = set(Nomination.objects.values_list("kind", flat=True))
    assert states == set(NominationState)
    assert kinds == set(NominationKind)
    assert Nomination.objects.count() == 71
    assert Delegate.objects.count() == 54
    assert list(broken_links("11086")) == []
    beyond = [one for one in Ballot.objects.select_related("meeting", "nomination")
              if one.cast > one.meeting.present]  # fmt: skip
    assert beyond == [], "nobody votes twice (II.4.1)"


def test_every_page_of_the_desk_has_something_to_show():
    closed = Nomination.objects.get(state="closed")
    assert (closed.full_name, closed.kept_as.full_name) == ("Đặng Văn Thuỷ", "Đặng Văn Thuỷ")
    assert closed.unit != closed.kept_as.unit
    assert list(Comment.objects.values_list("from_unit", flat=True).order_by("pk")) == [False, True]
    assert Change.objects.unknown().count() == 1  # a typing error, and its unit has yet to see it
    agreed = Consent.objects.order_by("pk").values_list("purpose", "agrees")
    assert list(agreed) == [
        ("keep", True), ("papers", True), ("posting", True), ("photo", False),
    ]  # fmt: skip


def test_the_demo_has_one_paper_the_city_may_open(sign_in, settings):
    """A6: a real built file, whole under its checksum, issued and sent before today."""
    paper = ReportFile.objects.get()
    assert (paper.state, paper.number, paper.sent_at < make.AT) == ("sent", "31/DS-UBND", True)
    assert paper.built_at < paper.issued_at < paper.sent_at
    city = sign_in(User.objects.get(username="thanhpho"))
    assert paper.code in city.get("/", follow=True).content.decode()
    answer = city.get(f"/van-ban/{paper.pk}/tai/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert [path.name for path in settings.REPORT_ROOT.iterdir()] == [paper.file]


def test_a_second_time_changes_nothing():
    before = counted()

    said = load()

    assert counted() == before
    assert "truongthon" in said
