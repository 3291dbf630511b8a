"""A row of the list opened as a form at its place: what the office may change, kept and told."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import inline
from nominations.models import Change, Interest, Nomination
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
SENT = {"state": "submitted", "integrity": "clear"}
FILTER = "loai=individual&xep=-ma"


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def desk(office, sign_in):
    return sign_in(office)


@pytest.fixture
def three():
    for number, name in enumerate(("Lê Thị An", "Lê Thị Bình", "Lê Thị Cúc"), start=1):
        make.nomination(code=f"HN25-{number}", full_name=name, birth_year=1956, **SENT)


def opened(client, code, asks=FILTER) -> Page:
    return Page(client.get(f"/ho-so/?{asks}&sua={code}").content.decode())


def boxes(page) -> dict[str, str]:
    """What the open row's boxes hold."""
    (row,) = [one for one in page.all("tr") if "row-open" in one.attrs.get("class", "")]
    found = {one.attrs["name"]: one.attrs.get("value", "") for one in row.all("input")}
    for box in row.all("select"):
        (chosen,) = [one for one in box.all("option") if "selected" in one.attrs]
        found[box.attrs["name"]] = chosen.attrs["value"]
    return {key: value for key, value in found.items() if key != "csrfmiddlewaretoken"}


def saved(client, code, asks=FILTER, **typed):
    sent = boxes(opened(client, code, asks)) | typed
    return client.post(f"/ho-so/{code}/tai-cho/?{asks}", sent)


def refused_words(answer) -> list[str]:
    return [str(one) for errors in answer.context["row_form"].errors.values() for one in errors]


def test_the_row_opens_where_it_stands_with_what_the_office_may_change(desk, three):
    page = opened(desk, "HN25-2")

    rows = [one.attrs["id"] for one in page.all("tr") if "id" in one.attrs]
    assert rows == ["HN25-3", "HN25-2", "HN25-1"]
    assert {key for key in boxes(page) if key != "seen"} == {
        "full_name", "birth_year", "position", "address", "integrity", "reason",
    }  # fmt: skip
    assert boxes(page)["full_name"] == "Lê Thị Bình"
    (away,) = [one for one in page.all("a") if "data-leave" in one.attrs]
    assert away.attrs["href"] == f"/ho-so/?{FILTER}#HN25-2"
    ticks = [one for one in page.all("input") if one.attrs.get("name") == "chon"]
    assert ticks == []  # one thing at a time


def test_each_row_has_its_way_in_and_the_filter_goes_along(desk, three):
    page = Page(desk.get(f"/ho-so/?{FILTER}&trang=1").content.decode())

    ways = [one.attrs["href"] for one in page.all("a") if "data-edit" in one.attrs]

    assert ways == [f"?{FILTER}&trang=1&sua=HN25-{n}#HN25-{n}" for n in (3, 2, 1)]


def test_a_text_is_put_right_with_a_reason_kept_and_told(desk, office, three):
    answer = saved(desk, "HN25-2", address="Thôn Liêu Xá", reason="Đối chiếu biên bản")

    one = Nomination.objects.get(code="HN25-2")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/ho-so/?{FILTER}#HN25-2")
    assert (one.address, one.integrity) == ("Thôn Liêu Xá", "clear")
    (change,) = Change.objects.filter(nomination=one)
    assert (change.label, change.after, change.reason, change.known_at) == (
        "Nơi ở hoặc nơi công tác", "Thôn Liêu Xá", "Đối chiếu biên bản", None,
    )  # fmt: skip
    events = AuditEvent.objects.filter(target="nomination").values_list("action", "actor")
    assert list(events) == [("correct_typing", office.username)]


def test_a_text_without_a_reason_is_refused_and_stands_as_typed(desk, three):
    answer = saved(desk, "HN25-2", address="Thôn Liêu Xá")

    page = Page(answer.content.decode())
    assert (answer.status_code, refused_words(answer)) == (422, ["Hãy ghi lý do sửa."])
    assert boxes(page)["address"] == "Thôn Liêu Xá"
    assert [one.attrs["id"] for one in page.all("tr") if "id" in one.attrs] == [
        "HN25-3", "HN25-2", "HN25-1",
    ]  # fmt: skip
    assert not Change.objects.exists()


def test_the_check_needs_no_reason_and_touches_no_text(desk, three):
    saved(desk, "HN25-1", integrity="pending")

    one = Nomination.objects.get(code="HN25-1")
    (event,) = AuditEvent.objects.filter(target="nomination")
    assert (one.integrity, one.findings.get().found) == ("pending", "raised")
    assert (event.action, event.before, event.after) == ("check", "clear", "pending")
    assert [change.is_inner for change in Change.objects.all()] == [True]


def test_of_another_name_the_old_check_falls_unless_it_is_made_anew(desk, three):
    reason = {"reason": "Đối chiếu biên bản"}
    saved(desk, "HN25-1", full_name="Lê Thị Ân", **reason)
    saved(desk, "HN25-2", full_name="Lê Thị Bính", integrity="pending", **reason)

    found = Nomination.objects.order_by("code").values_list("full_name", "integrity")
    assert list(found)[:2] == [("Lê Thị Ân", "unchecked"), ("Lê Thị Bính", "pending")]


def test_who_was_overtaken_finds_both_texts(desk, three):
    """R5: 409, what was typed is still there, what the other saved stands above."""
    sent = boxes(opened(desk, "HN25-2")) | {"address": "Thôn Liêu Xá", "reason": "Biên bản"}
    Nomination.objects.filter(code="HN25-2").update(address="Thôn Mới")

    answer = desk.post(f"/ho-so/HN25-2/tai-cho/?{FILTER}", sent)
    page = Page(answer.content.decode())

    assert answer.status_code == 409
    assert boxes(page)["address"] == "Thôn Liêu Xá"
    assert "bản vừa lưu: Thôn Mới" in " ".join(page.root.words().split())
    again = desk.post(f"/ho-so/HN25-2/tai-cho/?{FILTER}", boxes(page))
    assert (again.status_code, Nomination.objects.get(code="HN25-2").address) == (
        302, "Thôn Liêu Xá",
    )  # fmt: skip


def test_what_left_the_list_meanwhile_is_open_above_it(desk, three):
    Nomination.objects.filter(code="HN25-2").update(kind="collective", representative="Vũ A")

    page = opened(desk, "HN25-2")

    rows = [one.attrs["id"] for one in page.all("tr") if "id" in one.attrs]
    assert rows == ["HN25-2", "HN25-3", "HN25-1"]


def test_of_an_approved_one_the_office_changes_the_check_alone(desk, three):
    Nomination.objects.filter(code="HN25-2").update(state="approved")

    assert set(boxes(opened(desk, "HN25-2"))) == {"seen", "integrity"}


@pytest.mark.parametrize("state", ["draft", "rejected", "annulled"])
def test_what_is_not_the_offices_to_change_does_not_open(state, desk, three):
    Nomination.objects.filter(code="HN25-2").update(state=state)
    page = opened(desk, "HN25-2")

    assert [one for one in page.all("tr") if "row-open" in one.attrs.get("class", "")] == []
    answer = desk.post("/ho-so/HN25-2/tai-cho/", {"address": "Thôn Liêu Xá", "reason": "x"})
    assert answer.status_code in (403, 404)


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.COUNCIL_OFFICE])
def test_who_does_not_verify_opens_no_row(role, three, sign_in):
    client = sign_in(make.user(role=role))
    page = opened(client, "HN25-2")

    assert [one for one in page.all("a") if "data-edit" in one.attrs] == []
    assert [one for one in page.all("tr") if "row-open" in one.attrs.get("class", "")] == []
    assert client.post("/ho-so/HN25-2/tai-cho/", {}).status_code == 403


def test_who_is_related_changes_nothing_of_it(desk, office, three):
    """Z7: neither its texts nor its check, and all of it is taken back."""
    make.user(role=Role.CULTURE_OFFICE)
    one = Nomination.objects.get(code="HN25-2")
    Interest.objects.create(nomination=one, user=office, is_related=True, at=make.AT)

    for typed in ({"integrity": "pending"}, {"address": "Thôn Liêu Xá", "reason": "Biên bản"}):
        answer = saved(desk, "HN25-2", **typed)
        assert answer.status_code == 422
        assert "Ông, bà đã ghi có liên quan" in refused_words(answer)[0]
    fresh = Nomination.objects.get(code="HN25-2")
    assert (fresh.address, fresh.integrity) == (one.address, "clear")


def test_all_of_a_row_is_saved_or_nothing(office, three, monkeypatch):
    def broken(*args, **kwargs):
        raise Refused("hỏng")

    monkeypatch.setattr(inline, "note_integrity", broken)
    one = Nomination.objects.select_related("unit__commune", "conference").get(code="HN25-2")
    changes = {"address": "Thôn Liêu Xá"}

    with pytest.raises(Refused, match="hỏng"):
        inline.change_row(
            one, changes=changes, integrity="pending", reason="Biên bản", by=office, at=make.AT
        )

    fresh = Nomination.objects.get(code="HN25-2")
    assert (fresh.address == "Thôn Liêu Xá", fresh.integrity) == (False, "clear")


def test_a_long_text_is_no_text_of_a_row(office, three):
    one = Nomination.objects.select_related("unit__commune", "conference").get(code="HN25-2")

    with pytest.raises(KeyError):
        inline.change_row(one, changes={"achievement": "Khác"}, reason="x", by=office, at=make.AT)
