"""Reopening and annulling somebody on the roll: said before a reason is written, with the way."""

import pytest

from accounts.enums import Role
from delegates.enums import DelegateGroup
from tests import make

pytestmark = pytest.mark.django_db
ON_ROLL = (
    "Đang có trong danh sách đại biểu. Hãy gọi Văn phòng HĐND và UBND hoặc Phòng Văn hóa - Xã hội "
    "(0220 000 0128) để đưa ra khỏi danh sách trước."
)


@pytest.mark.parametrize(("name", "label"), [("reopen", "Mở lại"), ("annul", "Hủy kết quả duyệt")])
def test_the_page_says_what_stands_in_the_way_and_asks_for_no_reason(name, label, sign_in):
    one = make.nomination(state="approved", on_roll=True)
    seat = make.delegate(group=DelegateGroup.ROLE_MODEL, nomination=one, full_name="Lê Thị Ghế")
    chairman = sign_in(make.user(role=Role.LEADERSHIP))
    way = f'<a href="/dai-bieu/{seat.pk}/">Mở trang đại biểu Lê Thị Ghế</a>'

    urls = (f"/ho-so/{one.code}/viec/{name}/", f"/ho-so/{one.code}/")
    page, dossier = (" ".join(chairman.get(url).content.decode().split()) for url in urls)

    assert f"{ON_ROLL} {way}" in page
    assert f"disabled>{label}</button>" in page
    assert "<textarea" not in page
    assert f"{ON_ROLL} {way}" in dossier


@pytest.mark.parametrize("name", ["reopen", "annul"])
def test_who_is_not_on_the_roll_is_asked_for_the_reason(name, sign_in):
    one = make.nomination(state="approved")

    page = sign_in(make.user(role=Role.LEADERSHIP)).get(f"/ho-so/{one.code}/viec/{name}/")

    assert "<textarea" in page.content.decode()
    assert "Mở trang đại biểu" not in page.content.decode()


def test_a_reason_written_meanwhile_is_not_lost(sign_in):
    """Somebody put them on the roll while the page lay open."""
    one = make.nomination(state="approved", on_roll=True)
    make.delegate(group=DelegateGroup.ROLE_MODEL, nomination=one)
    chairman = sign_in(make.user(role=Role.LEADERSHIP))

    page = chairman.post(f"/ho-so/{one.code}/viec/annul/", {"note": "Theo QĐ 12"}).content.decode()

    assert ON_ROLL in page
    assert ">Theo QĐ 12</textarea>" in page
