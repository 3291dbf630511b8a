"""A unit sees on its first page and its dossier that it is posted, until when and where."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from nominations.models import Nomination, Posted, Posting
from tests import kept, make

pytestmark = pytest.mark.django_db
THERE = "http://testserver/niem-yet/11086/"
UNTIL = "Ai cũng đọc được, không cần tài khoản, đến hết ngày 20/8/2025."


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


@pytest.fixture
def unit():
    return make.unit()


def named(unit, *names, **fields):
    fields = {"state": "verified"} | fields
    return [make.nomination(unit=unit, full_name=f"Vũ Thị {n}", **fields) for n in names]


def up(*dossiers):
    """Closes at the end of the twentieth."""
    kept.plan_posts(4)
    made = kept.posting(*dossiers, days=4)
    over = make.AT.replace(day=21, hour=0)
    Posting.objects.filter(pk=made.pk).update(closes_at=over)
    Posted.objects.filter(posting=made).update(until_at=over)
    return made


def part(client, url):
    """Its words, what is copied, where it leads, whether it can be copied."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    note = page.find(id="dang-niem-yet")
    if note is None:
        return None
    whole = note.find_parent(id="niem-yet")
    assert page.find("script", src=lambda src: src and "forward" in src)
    assert note.find(attrs={"data-copy": "dia-chi-niem-yet"})
    links = [a["href"] for a in whole("a")]
    return " ".join(whole.get_text(" ").split()), note.input["value"], links


REST = "Địa chỉ trang niêm yết Mở trang niêm yết Sao chép địa chỉ"


def test_at_home_it_names_them_and_at_the_dossier_it_says_so(unit, sign_in):
    one, two, _ = named(unit, "Bình", "An", "Chờ")
    up(one, two, *named(make.unit(name="Thôn Khác"), "Ngoài"))
    client = sign_in(make.user(unit=unit))

    assert part(client, "/") == (
        "Đang niêm yết công khai 2 hồ sơ của đơn vị. Vũ Thị An Vũ Thị Bình " + f"{UNTIL} {REST}",
        THERE, [f"/ho-so/{two.code}/", f"/ho-so/{one.code}/", THERE],
    )  # fmt: skip
    told = (f"Đang niêm yết công khai {UNTIL} {REST}", THERE, [THERE])
    assert part(client, f"/ho-so/{one.code}/") == told
    assert part(client, f"/ho-so/{Nomination.objects.get(full_name='Vũ Thị Chờ').code}/") is None


def test_ten_are_named_and_how_many_more(unit, sign_in):
    up(*named(unit, *(f"{n:02d}" for n in range(12))))
    words, _, links = part(sign_in(make.user(unit=unit)), "/")
    assert "Đang niêm yết công khai 12 hồ sơ" in words
    assert " Còn 2 hồ sơ nữa ở trang niêm yết." in words
    assert len(links) == 11


def test_once_it_is_over_taken_down_or_ended_nothing_is_said(unit, sign_in, monkeypatch):
    (one,) = named(unit, "An")
    made = up(one)
    client, url = sign_in(make.user(unit=unit)), f"/ho-so/{one.code}/"

    def both():
        return [part(client, there) is not None for there in ("/", url)]

    monkeypatch.setattr("accounts.web.moment", lambda: made.opened_at + timedelta(seconds=1))
    assert both() == [True, True]
    for at, said in ((20, True), (21, False)):
        over = make.AT.replace(day=at, hour=0)
        monkeypatch.setattr("accounts.web.moment", lambda over=over: over)
        assert both() == [said, said]
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    Posted.objects.update(taken_down_at=make.AT)
    assert both() == [False, False]
    Posted.objects.update(taken_down_at=None)
    Nomination.objects.update(state="approved")
    assert both() == [True, True]
    Nomination.objects.update(state="returned")
    assert both() == [False, False]
    Nomination.objects.update(state="verified")
    Posting.objects.update(ended_at=make.AT, ended_by=made.opened_by, end_reason="Mất điện")
    assert both() == [False, False]
    Posting.objects.update(ended_at=None, ended_by=None, end_reason="")
    kept.plan_posts(0)
    assert both() == [False, False]


def test_who_objected_is_told_to_no_unit(unit, sign_in):
    (one,) = named(unit, "An")
    kept.objection(one, of=up(one))
    client = sign_in(make.user(unit=unit))
    for url in ("/", f"/ho-so/{one.code}/"):
        said = client.get(url).content.decode()
        assert "Bùi Văn Dân" not in said
        assert "PA-" not in said


def test_the_office_has_its_own_page_of_it(unit, sign_in):
    (one,) = named(unit, "An")
    up(one)
    assert part(sign_in(role=Role.CULTURE_OFFICE), f"/ho-so/{one.code}/") is None


@pytest.mark.parametrize("number", [1, 9])
def test_it_is_one_query_each_and_none_where_the_plan_posts_nobody(
    number, unit, sign_in, django_assert_num_queries
):
    rows = named(unit, *(f"{n:02d}" for n in range(number)))
    client = sign_in(make.user(unit=unit))
    make.conference()
    client.get("/")
    with django_assert_num_queries(6):
        client.get("/")
    up(*rows)  # one of them that stand there, one of them that do no more
    with django_assert_num_queries(8):
        client.get("/")
