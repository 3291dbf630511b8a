"""Where the office answers what the public says, and what others are told of it: not by whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from accounts.models import AuditEvent
from nominations.models import ObjectionAnswer, Posted
from tests import make
from tests.kept import objection, objection_file, plan_posts, said_of
from tests.nominations.objecting import candidate
from tests.nominations.test_posted_pages import read, text

pytestmark = pytest.mark.django_db
LIST = "/ho-so/phan-anh/"
WORDS, WHO, PHONE = "Ông ấy lấn đất của làng.", "Bùi Văn Dân", "0912 000 999"
SAID = {"conclusion": "unfounded", "reason": "Đã xác minh với thôn."}


@pytest.fixture(autouse=True)
def _at(monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)


@pytest.fixture
def one():
    return candidate()


@pytest.fixture
def office(sign_in):
    return sign_in(make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Chuyên"))


def page_of(it) -> str:
    return f"{LIST}{it.pk}/"


def test_it_is_listed_read_and_answered(one, office):
    it = objection(one)

    assert f"{it.code}: về Nguyễn Thị Sáu Thôn Mỗ Đoạn" in text(read(LIST, office))
    shown = text(read(page_of(it), office))
    for words in (WORDS, WHO, PHONE, "Nguyễn Thị Sáu"):
        assert words in shown
    assert AuditEvent.objects.filter(action="read_objection").count() == 1

    done = office.post(page_of(it), SAID, follow=True)

    assert f"Đã ghi trả lời ý kiến {it.code}." in text(done)
    assert "Không có cơ sở Đã xác minh với thôn. Phạm Thị Chuyên, 08:00 ngày 16/8/2025" in text(
        done
    )
    assert "Không có cơ sở" in text(read(LIST, office))


def test_it_is_narrowed_by_state_and_turned(one, office):
    answered, waits = objection(one, text="Một"), objection(text="Hai")
    said_of(answered)

    assert answered.code in text(read(f"{LIST}?trang-thai=da-tra-loi", office))
    assert waits.code not in text(read(f"{LIST}?trang-thai=da-tra-loi", office))
    assert waits.code in text(read(f"{LIST}?trang-thai=mo", office))
    assert answered.code not in text(read(f"{LIST}?trang-thai=mo", office))
    assert "2 ý kiến" in text(read(f"{LIST}?trang-thai=la", office))
    for _ in range(30):
        objection(of=waits.posting)
    assert text(read(LIST, office)).count("về danh sách") == 30
    assert text(read(f"{LIST}?trang=2", office)).count("về") >= 2


def test_an_answer_without_grounds_says_so_and_keeps_what_was_typed(one, office):
    it = objection(one)

    sent = office.post(page_of(it), {"conclusion": "founded", "reason": ""})

    assert sent.status_code == 422
    assert "Hãy ghi căn cứ của kết luận." in text(sent)
    assert sent.context["form"]["conclusion"].value() == "founded"


def test_of_two_who_answer_one_is_told_and_may_go_on(one, office):
    it = objection(one)
    seen = read(page_of(it), office).context["last"]
    first = said_of(it)

    sent = office.post(page_of(it), SAID | {"conclusion": "founded", "last": seen or ""})

    assert sent.status_code == 409
    assert "Chỗ này vừa được sửa ở một trang khác" in text(sent)
    assert f'name="last" value="{first.pk}"' in sent.content.decode()
    again = office.post(page_of(it), SAID | {"conclusion": "founded", "last": first.pk})
    assert again.status_code == 302
    shown = text(read(page_of(it), office))
    assert shown.index("Có cơ sở") < shown.index("Không có cơ sở (đã sửa sau đó)")


def test_a_strangers_file_is_only_handed_down(one, office):
    it = objection(one)
    file = objection_file(it, b"%PDF-1.4", name='a"; <b>.pdf', carries="script")

    page = read(page_of(it), office)
    assert "Tải về: a&quot;; &lt;b&gt;.pdf" in page.content.decode()
    assert "Tệp PDF này có mã lệnh." in text(page)
    taken = read(f"{LIST}tep/{file.pk}/", office)

    assert b"".join(taken.streaming_content) == b"%PDF-1.4"
    wanted = f'attachment; filename="{it.code}-{file.pk}.pdf"'
    assert taken["Content-Disposition"] == wanted
    assert taken["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert taken["Cache-Control"] == "private, no-store"


def test_a_picture_is_handed_down_too(one, office):
    file = objection_file(objection(one), b"\xff\xd8", media_type="image/jpeg")

    taken = read(f"{LIST}tep/{file.pk}/", office)
    assert taken["Content-Disposition"].startswith("attachment;")
    b"".join(taken.streaming_content)


def test_a_spoilt_file_is_not_handed_down(one, office):
    file = objection_file(objection(one), sha256="0" * 64)

    assert read(f"{LIST}tep/{file.pk}/", office).status_code == 409


@pytest.mark.parametrize("word", ["", "Đồng ý"])
def test_whoever_is_related_finds_nothing(one, sign_in, word):
    """Under the leadership's word too, as long as a colleague can answer."""
    make.user(role=Role.CULTURE_OFFICE)
    who = make.user(role=Role.CULTURE_OFFICE)
    it = objection(one)
    file = objection_file(it)
    make.interest(one, user=who, word=word)
    client = sign_in(who)

    assert read(page_of(it), client).status_code == 404
    assert read(f"{LIST}tep/{file.pk}/", client).status_code == 404
    assert it.code not in text(read(LIST, client))
    assert client.post(page_of(it), SAID).status_code == 404
    assert ObjectionAnswer.objects.count() == 0


def test_where_nobody_is_posted_there_is_no_page(one, office):
    it = objection(one)
    plan_posts(0)

    assert read(LIST, office).status_code == 404
    assert read(page_of(it), office).status_code == 404
    assert "Ý kiến phản ánh" not in text(read(f"/ho-so/{one.code}/", office))


@pytest.mark.parametrize("role", [Role.CULTURE_OFFICE, Role.LEADERSHIP, Role.COUNCIL_OFFICE])
def test_the_dossier_says_how_many_and_how_answered_never_by_whom(one, sign_in, role):
    client, there = sign_in(role=role), f"/ho-so/{one.code}/"
    assert "Ý kiến phản ánh Có" not in text(read(there, client))
    first, _second = objection(one), objection(one)

    assert "Có 2 ý kiến phản ánh, chưa trả lời." in text(read(there, client))
    said_of(first)
    page = read(there, client)

    assert "Có 2 ý kiến phản ánh, 1 chưa trả lời." in text(page)
    assert f"{first.code}: không có cơ sở" in text(page)
    for hidden in (WHO, PHONE):
        assert hidden not in page.content.decode()
    # Whoever approves reads what it is about, once it is answered.
    assert (WORDS in page.content.decode()) is (role == Role.LEADERSHIP)
    assert ("Mở mục “Ý kiến phản ánh”" in text(page)) is (role == Role.CULTURE_OFFICE)


def test_all_answered_is_said(one, office):
    said_of(objection(one))

    told = text(read(f"/ho-so/{one.code}/", office))
    assert "Có 1 ý kiến phản ánh, đã trả lời." in told


def test_a_unit_sees_nothing_of_it(one, sign_in):
    it = objection(one)
    said_of(it)
    client = sign_in(make.user(unit=one.unit))

    for url in (f"/ho-so/{one.code}/", f"/ho-so/{one.code}/lich-su/", "/ho-so/", "/"):
        page = read(url, client).content.decode()
        assert it.code not in page
        assert "phản ánh" not in page.lower()


def test_the_number_at_home_is_the_rows_behind_its_link(one, sign_in):
    who = make.user(role=Role.CULTURE_OFFICE)
    client = sign_in(who)
    assert "chưa trả lời" not in text(read("/", client))
    said_of(objection(one))
    objection(one)
    objection()
    related = make.nomination(state="verified")
    make.interest(related, user=who)
    objection(related)

    home = read("/", client).content.decode()

    assert f'href="{LIST}?trang-thai=mo"' in home
    assert "2 ý kiến phản ánh chưa trả lời" in " ".join(home.split())
    assert text(read(f"{LIST}?trang-thai=mo", client)).startswith(
        'id="noi-dung" class="page" tabindex="-1"> Niêm yết công khai Ý kiến phản ánh 2 ý kiến '
        "do ông, bà trả lời"
    )
    leader = text(read("/", sign_in(role=Role.LEADERSHIP)))
    assert "ý kiến phản ánh chưa trả lời" not in leader  # none of them is its own to answer


def test_the_meeting_tells_and_the_button_is_closed(one, sign_in):
    objection(one)
    Posted.objects.update(until_at=make.AT)
    leader = sign_in(role=Role.LEADERSHIP)
    words = "Hồ sơ còn 1 ý kiến phản ánh chưa trả lời."

    assert words in text(read("/ho-so/hop-xet-duyet/", leader))
    assert words in text(read(f"/ho-so/{one.code}/", leader))


@pytest.mark.parametrize("number", [2, 25])
def test_a_list_asks_the_same_of_two_and_of_many(one, office, number):
    for _ in range(number):
        said_of(objection(one))
    office.get(LIST)

    with CaptureQueriesContext(connection) as queries:
        read(LIST, office)

    assert len(queries) == 4  # who asks, with the conference; how many; the rows; others'
