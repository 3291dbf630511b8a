"""After the conference the first page leads with what is owed then, and promises nothing held."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from accounts.enums import Role
from conferences.calendar import HANOI
from conferences.models import Conference, DeadlineMark
from tests import make
from tests.pages import Page
from tests.reading import plain

pytestmark = pytest.mark.django_db
STARTS = datetime(2025, 8, 22, 8, tzinfo=HANOI)
LATER = datetime(2025, 9, 1, 9, tzinfo=HANOI)  # the report was due before 30/8
MORE_DAYS = "có thể cho đơn vị thêm ngày gửi"


@pytest.fixture
def office():
    """The one unit that reports the result; fifteen dossiers nobody verified."""
    unit = make.unit(name="Phòng Văn hóa - Xã hội", kind="office", slug="phong-vhxh")
    make.conference()
    Conference.objects.update(starts_at=STARTS)
    for _ in range(15):
        make.nomination(state="submitted", unit=make.unit())
    return make.user(role=Role.CULTURE_OFFICE, unit=unit)


@pytest.fixture
def clock(monkeypatch):
    return lambda at: monkeypatch.setattr("accounts.web.moment", lambda: at)


def owed(*keys):
    """All is noted but these."""
    DeadlineMark.objects.exclude(deadline__key__in=keys).update(met_at=STARTS)


@pytest.mark.parametrize(("at", "after"), [(STARTS - timedelta(minutes=1), 0), (STARTS, 1)])
def test_what_follows_the_conference_comes_first_once_it_began(at, after, office, sign_in, clock):
    clock(at)

    page = sign_in(office).get("/").content.decode()

    assert page.count('id="sau-hoi-nghi"') == after
    assert ("stat-act" in page) is not bool(after)
    assert (page.find("Sau Hội nghị</h2>") < page.find('class="stat-row')) is True


def test_the_overdue_report_is_named_and_leads_to_its_row(office, sign_in, clock):
    owed("results_reported")
    clock(LATER)
    client = sign_in(office)

    page = client.get("/")
    root = Page(page.content.decode())

    there = reverse("conferences:deadlines") + "#han-results_reported"
    links = [a.words() for a in root.root.all("a") if a.attrs["href"] == there]
    # The bar on top of every page, the sheet of what follows, the plan's progress.
    assert [words.partition(" trước")[0] for words in links] == [
        "Báo cáo kết quả về Ban Thi đua - Khen thưởng"
    ] * 3
    assert "Báo cáo kết quả về Ban Thi đua - Khen thưởng : hết thứ Sáu, ngày 29/8/2025" in plain(
        page
    )
    first = root.by_id["sau-hoi-nghi"]
    assert "Quá hạn 3 ngày" in first.words()
    assert [a.words() for a in first.all("a")][1:] == ["Lập Báo cáo kết quả Hội nghị"]
    assert "han-results_reported" in Page(client.get(there).content.decode()).by_id


def test_the_sent_draft_is_named_on_the_first_page(office, sign_in, clock):
    owed("results_reported")
    make.paper(kind="result", format="pdf", state="sent", number="45/BC-UBND")
    clock(LATER)

    found = Page(sign_in(office).get("/").content.decode()).by_id["sau-hoi-nghi"].words()

    assert "Mới gửi bản dự thảo Báo cáo kết quả Hội nghị, số 45/BC-UBND" in found


def test_with_all_noted_the_page_says_so_and_every_deadline_is_past(office, sign_in, clock):
    owed()
    clock(LATER)

    found = plain(sign_in(office).get("/"))

    assert "Mọi việc sau Hội nghị theo Kế hoạch đã ghi nhận xong." in found
    assert "Tất cả các hạn của kế hoạch đã qua" in found


@pytest.mark.parametrize(("at", "promised"), [(STARTS - timedelta(days=1), True), (STARTS, False)])
def test_a_unit_is_promised_no_more_days_for_a_conference_that_was_held(
    at, promised, office, sign_in, clock
):
    """On the first page, the page of a new dossier, and a draft's own pages."""
    unit = make.unit()
    draft = make.nomination(state="draft", unit=unit)
    client = sign_in(make.user(role=Role.VILLAGE_HEAD, unit=unit))
    clock(at)
    pages = ["/", "/ho-so/moi/", f"/ho-so/{draft.code}/", f"/ho-so/{draft.code}/gui/"]

    found = [plain(client.get(page)) for page in pages]

    assert [MORE_DAYS in page for page in found] == [promised] * 4
    assert ["Hội nghị đã diễn ra." in page for page in found] == [not promised] * 4


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.CULTURE_CENTRE, Role.DOOR])
def test_what_is_owed_after_is_the_same_to_everybody(role, office, sign_in, clock):
    clock(LATER)
    client = sign_in(role=role)
    done = "Mọi việc sau Hội nghị theo Kế hoạch đã ghi nhận xong."

    owed("results_reported")
    assert done not in plain(client.get("/"))
    part = Page(client.get("/").content.decode()).by_id["sau-hoi-nghi"]
    assert len(part.all("li")) == 1
    assert all(client.get(a.attrs["href"]).status_code == 200 for a in part.all("a"))

    owed()
    assert done in plain(client.get("/"))
