"""Whoever goes back and presses again what is done is told that it was himself."""

import pytest

from accounts.enums import Role
from nominations.models import Nomination
from tests import make
from tests.nominations.test_many import FASTER, URL, boxes

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


OTHER = (
    "Vừa có người khác xử lý việc này. Phòng Văn hóa - Xã hội, lúc 08:00 ngày 16/8/2025: "
    "nay là “Đã thẩm định”. Hãy xem lại rồi làm tiếp."
)
OWN = "Việc này ông, bà đã làm lúc 08:00 ngày 16/8/2025 (“{}”). Hãy tải lại trang để xem."


def test_who_presses_again_after_going_back_is_told_it_was_himself(office, sign_in):
    """It said that somebody else had just dealt with it."""
    one = make.nomination(state="submitted", full_name="Cao Thị Ba")
    mine, theirs = sign_in(office), sign_in(role=Role.CULTURE_OFFICE)
    press = {"viec": "verify", "dong-y": "1", "chon": [one.code]}
    first = mine.post(URL, press, follow=True)
    undo = {"viec": "verify", "chon": [value for value, _ in boxes(first)]}

    def problems(client, address, form):
        (one,) = client.post(address, form, follow=True).context["outcomes"]
        return [problem.text for problem in one.problems]

    assert problems(mine, URL, press) == [OWN.format("Thẩm định xong")]
    assert problems(theirs, URL, press) == [OTHER]
    page = mine.post(f"/ho-so/{one.code}/viec/verify/")
    assert (page.status_code, OWN.format("Thẩm định xong") in page.content.decode()) == (422, True)
    assert problems(mine, f"{URL}hoan-tac/", undo) == []
    (back,) = problems(mine, f"{URL}hoan-tac/", undo)
    assert back.startswith("Việc này ông, bà đã làm lúc 08:00 ngày 16/8/2025 (“")
    assert problems(theirs, f"{URL}hoan-tac/", undo) == [
        "Hồ sơ nay là “Chờ thẩm định”. Hãy mở hồ sơ để xem."
    ]
    assert problems(theirs, URL, press) == []
    assert problems(mine, URL, press) == [OTHER], "a colleague did it again since"
    Nomination.objects.filter(code=one.code).update(state="approved")
    assert problems(theirs, URL, press) == [FASTER], "it went on since"
