"""The office's page of the public posting, and what the leadership's meeting is told of it."""

import pytest

from accounts.enums import Role
from tests import make
from tests.kept import plan_posts
from tests.nominations.test_posted_pages import OURS, read, text, verified

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


def test_the_office_puts_them_up_and_ends_it(sign_in):
    plan_posts(5)
    one = verified()
    client = sign_in(role=Role.CULTURE_OFFICE)

    assert "Kế hoạch đặt 5 ngày niêm yết" in text(read(OURS, client))
    assert "Mở niêm yết các hồ sơ đã chọn" in text(read(OURS, client))
    assert "Chưa chọn hồ sơ nào để niêm yết." in text(client.post(OURS, follow=True))
    told = text(client.post(OURS, {"chon": [one.code]}, follow=True))
    assert "Đã niêm yết 1 hồ sơ." in told
    assert "Đang niêm yết 1 hồ sơ" in told
    assert "http://testserver/niem-yet/11086/" in told
    assert "Nguyễn Thị Sáu , Thôn Mỗ Đoạn – đến hết ngày 21/8/2025" in told
    assert "Không có hồ sơ đã thẩm định nào chờ niêm yết" in told
    assert "Không có hồ sơ đã thẩm định nào" in text(client.post(OURS, follow=True))

    refused = client.post(f"{OURS}ket-thuc/", {"reason": ""})
    assert refused.status_code == 422
    assert "Hãy ghi lý do kết thúc niêm yết sớm." in text(refused)
    ended = text(client.post(f"{OURS}ket-thuc/", {"reason": "Hội nghị sớm"}, follow=True))
    assert "Trang công khai không còn danh sách." in ended
    assert "kết thúc sớm 08:00 ngày 16/8/2025: Hội nghị sớm." in ended
    assert "Đợt niêm yết kết thúc sớm lúc 08:00 ngày 16/8/2025." in text(read())
    late = client.post(f"{OURS}ket-thuc/", {"reason": "Lần nữa"})
    assert late.status_code == 422
    assert "Lý do vừa ghi: Lần nữa" in text(late)


def test_where_the_plan_posts_nobody_there_is_no_page(sign_in):
    make.conference()
    client = sign_in(role=Role.CULTURE_OFFICE)

    assert read(OURS, client).status_code == 404
    assert client.post(OURS).status_code == 404
    assert client.post(f"{OURS}ket-thuc/", {"reason": "Sớm"}).status_code == 404
    assert "Niêm yết công khai" not in text(read("/ho-so/", client))

    plan_posts(5)
    assert "Niêm yết công khai" in text(read("/ho-so/", client))
    assert "Niêm yết công khai" not in text(read("/ho-so/", sign_in(role=Role.LEADERSHIP)))


def test_the_meetings_page_says_what_keeps_them(sign_in):
    plan_posts(5)
    verified()

    shown = text(read("/ho-so/hop-xet-duyet/", sign_in(role=Role.LEADERSHIP)))

    assert "Hồ sơ chưa được niêm yết công khai." in shown
