"""A dossier corrected after it was verified: its check is made again, and everybody is told so."""

import itertools
from dataclasses import replace

import pytest

from accounts.enums import Role
from nominations import rules
from nominations.enums import Integrity, NominationState
from nominations.models import Nomination
from nominations.querysets.found_by import CHECK_FELL
from tests import make
from tests.nominations.phone import text_of
from tests.nominations.test_corrections import typed
from tests.nominations.test_rules import WHOLE
from tests.pages import seen

pytestmark = pytest.mark.django_db
SAYS = (
    "Đã sửa tên, năm sinh sau khi kiểm tra kỷ luật, đơn thư. Phòng Văn hóa - Xã hội cần kiểm tra "
    "lại."
)


@pytest.fixture
def fell():
    return make.nomination(state="verified", full_name="Trần Văn Thới", integrity="unchecked")


@pytest.mark.parametrize("state", ["submitted", "verified"])
def test_who_corrects_a_name_reads_that_the_check_is_made_again(state, sign_in):
    one = make.nomination(state=state, full_name="Trần Văn Thơi")
    office, url = sign_in(role=Role.CULTURE_OFFICE), f"/ho-so/{one.code}/sua-loi/"

    page = office.post(url, typed(one, full_name="Trần Văn Thới") | seen(office, url), follow=True)

    says = [str(message) for message in page.context["messages"]]
    assert says[1:] == [
        "Kết quả kiểm tra cũ không còn dùng được vì đã sửa tên, năm sinh hoặc người đại diện. "
        "Phòng Văn hóa - Xã hội cần kiểm tra lại hồ sơ này."
    ]
    assert f'href="/ho-so/{one.code}/tham-dinh/"' in page.content.decode()


def test_an_address_put_right_asks_for_no_check(sign_in):
    one = make.nomination(state="verified")
    office, url = sign_in(role=Role.CULTURE_OFFICE), f"/ho-so/{one.code}/sua-loi/"

    page = office.post(url, typed(one, address="Thôn Mỗ Đoạn") | seen(office, url), follow=True)

    assert len(page.context["messages"]) == 1


def test_the_list_marks_it_and_finds_it(fell, sign_in):
    make.nomination(state="submitted", full_name="Chưa Tới Lượt", integrity="unchecked")
    make.nomination(state="verified", full_name="Đã Kiểm Tra")
    office = sign_in(role=Role.CULTURE_OFFICE)

    found = [office.get("/ho-so/", {"can-xem": looks}) for looks in ("on", "unchecked")]
    dossier = office.get(f"/ho-so/{fell.code}/")

    told = [[(row.nomination.code, row.tags) for row in page.context["rows"]] for page in found]
    assert told == [[(fell.code, ["Chưa kiểm tra lại"])]] * 2
    assert [problem.text for problem in dossier.context["looks"]] == [SAYS]
    assert "Kiểm tra lại" in text_of(dossier)


def test_the_unit_is_not_asked_to_look_at_it(fell, sign_in):
    page = sign_in(make.user(unit=fell.unit)).get("/ho-so/", {"can-xem": "unchecked"})

    assert [row.tags for row in page.context["rows"]] == [[]]
    assert "Chưa kiểm tra lại" not in page.content.decode()


def test_the_chairman_reads_whose_the_next_step_is(fell, sign_in):
    leader = sign_in(role=Role.LEADERSHIP)
    page = text_of(leader.get(f"/ho-so/{fell.code}/"))

    assert f"{SAYS} Hãy chờ." in page
    assert "Hãy bấm “Ghi kết quả kiểm tra”" not in page
    (queue,) = leader.get("/").context["home"].queues
    assert [row.tags for row in queue.rows] == [("Chưa kiểm tra lại",)]


def test_the_home_of_who_checks_counts_it(fell, sign_in):
    make.nomination(state="approved", integrity="unchecked")
    make.nomination(state="submitted", integrity="unchecked")
    office = sign_in(role=Role.CULTURE_OFFICE).get("/")

    assert "Xem 2 hồ sơ cần kiểm tra lại" in text_of(office)
    assert 'href="/ho-so/?can-xem=unchecked"' in office.content.decode()
    leader = sign_in(make.user(role=Role.LEADERSHIP, unit=make.unit(name="Văn phòng"))).get("/")
    assert leader.context["home"].check_fell == 0


def test_the_database_finds_what_the_rule_says():
    for state, integrity in itertools.product(NominationState.values, Integrity.values):
        make.nomination(state=state, integrity=integrity)

    by_row = {one.pk for one in Nomination.objects.all() if one.check_fell}

    assert set(Nomination.objects.filter(CHECK_FELL).values_list("pk", flat=True)) == by_row
    assert len(by_row) == 2
    asks = {"majority": None, "period": None, "doubled": (), "complaints": True}
    found = Nomination.objects.to_look_at(**asks, only="unchecked")
    assert set(found.values_list("pk", flat=True)) == by_row
    one = replace(WHOLE, integrity="unchecked", check_fell=True)
    assert [look.field for look in rules.to_look_at(one)] == ["unchecked"]
    assert list(rules.second_look(one)) == []
