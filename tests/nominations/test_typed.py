"""Every row of tests/cases through a real form: kept as it is meant, or said beside its box."""

import pytest
from django.test import Client

from accounts.enums import Role
from delegates.models import Delegate
from nominations.enums import NominationKind
from nominations.models import Nomination, ReviewMeeting
from tests import make
from tests.accounts.test_reading import BROKEN, EIGHTY_MARKS
from tests.cases import rows
from tests.nominations.phone import begin, post, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("typed", "means", "_"), rows("counts"))
def test_counts_of_a_meeting(typed, means, _, village):
    nomination = begin(village)

    answer = post(village, nomination, "hop", invited=typed, present="1")

    kept = ReviewMeeting.objects.values_list("invited", flat=True)
    assert (answer.status_code, list(kept)) == (
        (302, [int(means)]) if means and int(means) < 10_000 else (422, [])
    )
    if not kept:
        assert answer.context["form"]["invited"].value() == typed
        assert answer.context["form"].errors["invited"]


@pytest.mark.parametrize(("typed", "means", "says"), rows("dates"))
def test_dates_of_a_meeting(typed, means, says, village, monkeypatch):
    """Where it may be typed by any phone: no pad of digits that lacks the stroke."""
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT.replace(day=18))
    nomination = begin(village)

    answer = post(village, nomination, "hop", held_on=typed)

    kept = [str(day) for day in ReviewMeeting.objects.values_list("held_on", flat=True)]
    assert kept == ([means] if means else [])
    if not means:
        form = answer.context["form"]
        assert form["held_on"].value() == typed
        assert says in form.errors["held_on"][0].lower()
        assert "inputmode" not in form.fields["held_on"].widget.attrs


@pytest.mark.parametrize(("typed", "means", "_"), rows("birth-years"))
@pytest.mark.parametrize("who", ["nominee", "guest"])
def test_birth_years_of_nominees_and_of_guests(typed, means, _, who, village, sign_in):
    """One reader for both."""
    if who == "nominee":
        post(village, begin(village), "ai", birth_year=typed)
        kept = Nomination.objects.get().birth_year
    else:
        make.conference()
        guest = {"full_name": "Lê Thị Khách", "organisation": "UBND xã", "rank": "1"}
        guest |= {"group": "guest", "gender": "female", "birth_year": typed}
        sign_in(role=Role.CULTURE_OFFICE).post("/dai-bieu/them/", guest)
        kept = Delegate.objects.values_list("birth_year", flat=True).first()

    assert kept == (int(means) if means else None)


KEPT = [
    "Nguyễn Văn An",
    "Trịnh Quốc Baûo",
    "Nguy\u0435\u0302\u0303n Văn A",
    "h'hen niê",
    "HTX DVNN BÌNH LÃNG",
    "Y Tuấn Hwing",
    "",
]


@pytest.mark.parametrize(("row", "kept"), [*zip(rows("names"), KEPT, strict=True)])
def test_names_of_nominees(row, kept, village):
    """Kept as typed but for what nobody sees; what looks odd is told before sending."""
    name = EIGHTY_MARKS if row[0].startswith("A +") else row[0]
    nomination = begin(village)

    answer = post(village, nomination, "ai", full_name=name)

    assert Nomination.objects.get().full_name == kept
    if not kept:
        assert "quá nhiều dấu trên một chữ" in answer.context["form"].errors["full_name"][0]
        return
    page = text_of(village.get(f"/ho-so/{nomination.code}/gui/"))
    assert (row[2] in page) if "chữ" in row[2] else (f"“{kept}”: " not in page)
    assert ("Đổi thành “H&#x27;Hen Niê”" in page) == (kept == "h'hen niê")


def test_a_collective_in_capitals_is_offered_nothing(village):
    """Its name has words that are no names: HTX, DVNN."""
    nomination = make.nomination(
        kind=NominationKind.COLLECTIVE, unit=village.unit, full_name="HTX DVNN BÌNH LÃNG"
    )

    assert "Đổi thành" not in text_of(village.get(f"/ho-so/{nomination.code}/gui/"))


TEXTS = ["- Trồng 3 ha", "- Trồng 3 ha", "- Trồng 3 ha", "- Đạt", "", "", "Đạt giải"]


@pytest.mark.parametrize(("row", "kept"), [*zip(rows("texts"), TEXTS, strict=True)])
def test_texts_of_an_achievement(row, kept, village):
    typed = BROKEN.encode(errors="ignore").decode() if "NUL" in row[0] else row[0]
    nomination = begin(village)

    answer = post(village, nomination, "thanh-tich", achievement=typed)

    assert Nomination.objects.get().achievement == kept
    if not kept:
        form = answer.context["form"]
        named = "🎉" if "🎉" in typed else "漢, 字"
        assert form["achievement"].value() == typed
        assert form.errors["achievement"] == [
            f"Giấy in không có ký hiệu {named}. Hãy bỏ hoặc viết bằng chữ."
        ]


@pytest.mark.parametrize(("typed", "means", "_"), rows("phones"))
def test_phones_at_the_sign_in(typed, means, _):
    """However the number is written, it is the same person's."""
    make.user(phone="+84912000001")
    make.user(phone="+84391234567")
    make.user(phone="+842203000001")

    answer = Client().post("/tai-khoan/dang-nhap/", {"login": typed, "password": make.PASSWORD})

    assert answer.status_code == (302 if means else 422)


@pytest.mark.parametrize("name", ["return", "reject"])
def test_the_reason_of_a_move_is_read_like_any_text(name, sign_in):
    """A sign no paper has is named, and what was typed stays."""
    role = Role.CULTURE_OFFICE if name == "return" else Role.LEADERSHIP
    nomination = make.nomination(state="submitted" if name == "return" else "verified")

    answer = sign_in(role=role).post(
        f"/ho-so/{nomination.code}/viec/{name}/", {"note": "Thiếu 🎉 biên bản"}
    )

    page = text_of(answer)
    assert "Giấy in không có ký hiệu 🎉. Hãy bỏ hoặc viết bằng chữ." in page
    assert "Thiếu 🎉 biên bản" in page
