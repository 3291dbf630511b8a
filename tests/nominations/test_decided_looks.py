"""“Cần xem” lets go of what a decision has answered, for everybody who reads the list."""

import pytest

from accounts.enums import Role
from nominations.models import Ballot
from tests import make
from tests.nominations.phone import text_of
from tests.pages import Page

pytestmark = pytest.mark.django_db
OLD = "Từ năm 2009 nuôi cá lồng"
YEARS, VOTES = "Ngoài giai đoạn", "Số phiếu"
READERS = [Role.CULTURE_OFFICE, Role.COUNCIL_OFFICE, Role.LEADERSHIP, Role.VILLAGE_HEAD]


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize(
    ("state", "tags", "votes"),
    [
        ("submitted", [VOTES, YEARS], "lost"),
        ("verified", [VOTES, YEARS], "lost"),
        ("approved", [], ""),
        ("rejected", [], "lost"),
        ("annulled", [], "lost"),
    ],
)
def test_what_was_decided_is_looked_at_no_more(state, tags, votes, role, sign_in):
    one = make.nomination(state=state, achievement=OLD)
    if votes:
        Ballot.objects.filter(nomination=one).update(agree=5, disagree=37, abstain=0)
    home = role == Role.VILLAGE_HEAD
    unit = one.unit if home else make.unit(name="Văn phòng", kind="office")
    client = sign_in(make.user(role=role, unit=unit))

    rows = client.get("/ho-so/").context["rows"]
    looked_for = client.get("/ho-so/", {"can-xem": "on"}).context["rows"]
    page = Page(text_of(client.get(f"/ho-so/{one.code}/")))

    assert [sorted(row.tags) for row in rows] == [sorted(tags)]
    assert [row.nomination.code for row in looked_for] == ([one.code] if tags else [])
    assert ("can-xem" in page.by_id) == bool(tags)
