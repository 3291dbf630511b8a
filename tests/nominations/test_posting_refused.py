"""Whoever refused to be told of publicly is posted by nobody's default, and waits with a word."""

import pytest
from bs4 import BeautifulSoup

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import posting
from nominations.models import Nomination, Posted
from tests import make
from tests.kept import consent_of, plan_posts
from tests.nominations.test_posting import AT, NOT_POSTED, conference, in_the_way, voted

pytestmark = pytest.mark.django_db
OURS = "/ho-so/niem-yet/"
REFUSED = (
    "Hồ sơ chưa được niêm yết vì người được giới thiệu không đồng ý công khai. Hãy chờ Phòng Văn "
    "hóa - Xã hội quyết định ở trang “Niêm yết công khai”, hoặc lãnh đạo xã ghi ý kiến ở trang "
    "“Họp xét duyệt”."
)


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: AT)
    plan_posts(5)


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


def three() -> list[Nomination]:
    """One said yes, one no, one nothing."""
    yes, no, unsaid = (voted(full_name=f"Vũ Thị {n}") for n in ("An", "Bình", "Cúc"))
    consent_of(yes)
    consent_of(no, agrees=False)
    return [yes, no, unsaid]


def up() -> list[str]:
    return sorted(Posted.objects.values_list("nomination__full_name", flat=True))


def put_up(office, **chosen) -> int:
    return posting.post(conference(), **chosen, by=office, at=AT)


def test_who_refused_is_not_put_up_and_waits_with_a_word(office):
    _, no, unsaid = three()
    assert in_the_way(no, AT) == [REFUSED]
    assert put_up(office) == 2
    assert up() == ["Vũ Thị An", "Vũ Thị Cúc"]
    assert in_the_way(no, AT) == [REFUSED]
    assert "đang được niêm yết" in in_the_way(unsaid, AT)[0]
    with pytest.raises(Refused, match=r"Chưa chọn hồ sơ nào để niêm yết\. Hãy chọn"):
        put_up(office)
    with pytest.raises(Refused, match="Chưa chọn hồ sơ nào"):
        put_up(office, chosen=[no.code])  # ticked before the no was noted
    assert up() == ["Vũ Thị An", "Vũ Thị Cúc"]
    assert AuditEvent.objects.get(action="open_posting").after == (
        "2 hồ sơ, đến hết ngày 21/8/2025"
    )


def test_the_office_puts_one_up_in_spite_of_it_by_a_tick_of_its_own(office):
    _, no, _ = three()
    assert put_up(office, chosen=[], in_spite=[no.code]) == 1
    assert up() == ["Vũ Thị Bình"]
    assert "đang được niêm yết" in in_the_way(no, AT)[0]
    assert AuditEvent.objects.get(action="open_posting").after == (
        "1 hồ sơ, gồm 1 người không đồng ý công khai, đến hết ngày 21/8/2025"
    )


def test_who_is_not_chosen_waits_and_nobody_is_told_to_have_refused(office):
    yes, _, unsaid = three()
    assert put_up(office, chosen=[yes.code]) == 1
    assert up() == ["Vũ Thị An"]
    assert in_the_way(unsaid, AT) == [NOT_POSTED]


def test_a_later_word_holds_and_a_yes_that_was_taken_back_is_a_no(office):
    back, again = voted(full_name="Vũ Thị An"), voted(full_name="Vũ Thị Bình")
    consent_of(
        back, withdrawn_at=AT, withdrawn_on=AT.date(), withdrawn_channel="paper",
        withdrawn_by=office,
    )  # fmt: skip
    consent_of(again, agrees=False)
    consent_of(again)
    consent_of(voted(full_name="Vũ Thị Cúc"), agrees=False, purpose="photo")
    consent_of(voted(full_name="Vũ Thị Dung"), agrees=False, person="Ai Khác")
    assert put_up(office) == 3
    assert up() == ["Vũ Thị Bình", "Vũ Thị Cúc", "Vũ Thị Dung"]


def test_the_page_names_each_with_what_they_said_and_ticks_all_but_those_who_refused(
    office, sign_in
):
    yes, no, unsaid = three()
    client = sign_in(office)

    main = BeautifulSoup(client.get(OURS).content, "html.parser").main

    told = {
        box.input["value"]: (
            " ".join(box.text.split()),
            box.input["name"],
            "checked" in box.input.attrs,
        )
        for box in main.select("label.form-check")
    }
    unit = yes.unit.name
    assert told == {
        yes.code: (f"Vũ Thị An, {unit} – đồng ý công khai", "chon", True),
        no.code: (f"Vũ Thị Bình, {no.unit.name}", "van-niem-yet", False),
        unsaid.code: (f"Vũ Thị Cúc, {unsaid.unit.name}", "chon", True),
    }
    once = "Dòng không ghi đồng ý: chưa có ý kiến, chỉ niêm yết họ tên, đơn vị, loại."
    assert " ".join(main.text.split()).count(once) == 1
    refused = main.find(id="khong-dong-y")
    assert refused.legend.text == "Người được giới thiệu không đồng ý công khai"
    assert [box["value"] for box in refused("input")] == [no.code]

    client.post(OURS, {"chon": [yes.code], "van-niem-yet": [no.code]})
    assert up() == ["Vũ Thị An", "Vũ Thị Bình"]
    main = BeautifulSoup(client.get(OURS).content, "html.parser").main
    assert [box["value"] for box in main.select("label input")] == [unsaid.code]
    assert main.find(id="khong-dong-y") is None
    consent_of(unsaid)
    main = BeautifulSoup(client.get(OURS).content, "html.parser").main
    assert main.find(id="chua-co-y-kien") is None
