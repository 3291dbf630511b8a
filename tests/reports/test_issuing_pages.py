"""The pages where a paper is issued and sent, and what the city sees of it (A6)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.enums import Role
from reports.enums import PaperState
from reports.models import ReportFile
from tests import make
from tests.papers import PDF
from tests.reading import text, texts

pytestmark = pytest.mark.django_db
S = PaperState


@pytest.fixture
def office(sign_in):
    make.conference()
    return sign_in(make.user(role=Role.CULTURE_OFFICE, full_name="Nguyễn Thị Hạnh"))


def at(paper, name="file", *more):
    return reverse(f"reports:{name}", args=[paper.pk, *more])


BUILT = "Tải tệp do hệ thống lập"  # once it has a number, the signed one is the paper


def stands(paper):
    return ReportFile.objects.get(pk=paper.pk)


def said(client, paper):
    return [str(message) for message in client.get(at(paper)).context["messages"]]


def buttons(client, paper):
    """What the page offers, in words, the way back left out."""
    found = texts(text(client.get(at(paper))), "main a.btn, main button.btn")
    return [one for one in found if one != "Về danh sách văn bản"]


@pytest.mark.parametrize(
    ("state", "tag", "offered"),
    [
        (S.WORKING, "Bản làm việc", ["Tải văn bản", "Trình ký văn bản", "Ghi đã ban hành…"]),
        (S.TO_SIGN, "Đang trình ký", ["Tải văn bản", "Ghi đã ban hành…", "Rút khỏi trình ký"]),
        (S.ISSUED, "Đã ban hành", [BUILT, "Gửi thành phố…", "Bỏ ghi ban hành…"]),
        (S.SENT, "Đã gửi thành phố", [BUILT]),
        (S.REPLACED, "Đã được thay thế", [BUILT]),
    ],
)
def test_the_page_says_where_a_paper_stands_and_what_can_be_done(office, state, tag, offered):
    paper = make.paper(state=state)

    assert buttons(office, paper) == offered
    assert f"</svg>{tag}</span>" in text(office.get(at(paper)))
    assert f"</svg>{tag}</span>" in text(office.get(reverse("reports:list")))


def test_the_whole_way_over_the_pages(office, sign_in):
    """Presented, issued with a scan, sent after a question; the city takes both files."""
    paper = make.paper()
    city = sign_in(role=Role.CITY_BOARD)
    assert city.get(at(paper)).status_code == 404

    office.post(at(paper, "move", "present_paper"))
    assert said(office, paper) == ["Đã trình ký. Lãnh đạo xem và tải được văn bản này."]
    upload = SimpleUploadedFile("ky.pdf", PDF, "application/pdf")
    office.post(
        at(paper, "issue"), {"number": "45/BC-UBND", "issued_on": "16/8/2025", "scan": upload}
    )
    assert said(office, paper) == ["Đã ghi ban hành: số 45/BC-UBND."]
    asking = text(office.get(at(paper, "move", "send_paper")))
    assert "Gửi rồi thì không rút lại và không sửa được." in asking
    assert (stands(paper).state, city.get(at(paper)).status_code) == (S.ISSUED, 404)
    office.post(at(paper, "move", "send_paper"))

    assert said(office, paper) == ["Đã gửi thành phố. Thành phố xem và tải được văn bản này."]
    for name, content in (("download", b"PK"), ("scan", PDF)):
        answer = city.get(at(paper, name))
        assert b"".join(answer.streaming_content) == content
        assert answer["Content-Disposition"].startswith('attachment; filename="danh-sach-')


@pytest.mark.parametrize("state", [S.WORKING, S.TO_SIGN, S.ISSUED])
def test_the_city_sees_nothing_before_it_is_sent(sign_in, state):
    """A6: neither list, nor page, nor file, nor scan, nor first page."""
    paper = make.paper(state=state, scan="x.pdf", scan_sha256="0" * 64)
    city = sign_in(role=Role.CITY_BOARD)

    pages = [city.get(at(paper, name)).status_code for name in ("file", "download", "scan")]
    assert pages == [404, 404, 404]
    first = text(city.get("/", follow=True))
    assert ("Chưa có văn bản nào" in first, paper.code in first) == (True, False)


def test_the_city_sees_the_old_paper_as_replaced(sign_in):
    old = make.paper(state=S.REPLACED)
    new = make.paper(state=S.SENT, replaces=old)
    city = sign_in(role=Role.CITY_BOARD)

    listed = text(city.get(reverse("reports:list")))
    assert texts(listed, "span.code-s") == [new.code, old.code]
    assert f"Thay cho số {old.number}" in listed
    page = text(city.get(at(old)))
    assert "Văn bản này đã được thay thế." in page
    assert f'<a href="{at(new)}">văn bản số {new.number} ngày 16/8/2025</a>' in page
    assert f"Văn bản số {old.number} ngày 16/8/2025</a>" in text(city.get(at(new)))


def test_whom_a_new_paper_replaces_is_asked_and_not_guessed(office):
    """With one of its kind at the city, an answer is needed; without, nobody is asked."""
    assert "Văn bản này thay cho" not in text(office.get(at(make.paper(), "issue")))
    old, new = make.paper(state=S.SENT), make.paper()
    typed = {"number": "46/BC-UBND", "issued_on": "16/8/2025"}

    page = office.post(at(new, "issue"), typed)
    assert page.status_code == 422
    assert text(page).count("Hãy chọn văn bản được thay, hoặc “Không thay”.") == 2
    assert 'value="46/BC-UBND"' in text(page)
    office.post(at(new, "issue"), typed | {"replaces": str(old.pk)})

    assert stands(new).replaces == old


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"number": ""}, "Hãy ghi số, ký hiệu của văn bản, ví dụ 45/BC-UBND."),
        ({"number": "45/BC ☎"}, "Giấy in không có ký hiệu ☎. Hãy bỏ hoặc viết bằng chữ."),
        ({"issued_on": ""}, "Hãy ghi ngày ban hành dạng ngày/tháng/năm, ví dụ 16/8/2025."),
        ({"issued_on": "31/9"}, "Tháng 9 không có ngày 31. Hãy xem lại ngày."),
        ({"issued_on": "31/8"}, "Ngày ban hành chưa tới. Hãy xem lại ngày ghi trên văn bản."),
        ({"issued_on": "17/8/2025"}, "Ngày ban hành chưa tới. Hãy xem lại ngày ghi trên văn bản."),
        (
            {"scan": SimpleUploadedFile("a.pdf", b"x")},
            "Tệp này không phải ảnh hay PDF. Hãy chọn ảnh JPG, PNG hoặc tệp PDF.",
        ),
    ],
)
def test_what_is_wrong_is_said_above_and_beside_its_field(office, typed, words):
    paper = make.paper()

    page = office.post(
        at(paper, "issue"), {"number": "45/BC-UBND", "issued_on": "16/8/2025"} | typed
    )

    assert (page.status_code, text(page).count(words)) == (422, 2)
    assert stands(paper).state == S.WORKING


@pytest.mark.parametrize("typed", ["16/8", "16.8.25", "ngày 16 tháng 8 năm 2025"])
def test_the_day_of_issuing_is_read_as_it_stands_on_the_paper(office, typed):
    paper = make.paper()

    office.post(at(paper, "issue"), {"number": "45/BC-UBND", "issued_on": typed})

    assert stands(paper).issued_on == make.AT.date()


def test_bringing_back_asks_for_its_reason_and_keeps_what_was_typed(office):
    paper = make.paper(state=S.ISSUED)

    page = office.post(at(paper, "move", "unissue_paper"), {"note": " "})
    assert (page.status_code, text(page).count("Hãy ghi lý do.")) == (422, 2)
    page = office.post(at(paper, "move", "unissue_paper"), {"note": "x" * 1001})
    assert "x" * 1001 in text(page)
    office.post(at(paper, "move", "unissue_paper"), {"note": "nhầm số"})

    assert stands(paper).state == S.WORKING


def test_a_step_that_is_over_leads_back_with_a_sentence(office):
    paper = make.paper(state=S.SENT)

    for where in (at(paper, "issue"), at(paper, "move", "send_paper")):
        answer = office.get(where)
        assert (answer.status_code, answer.url) == (302, at(paper))
        assert said(office, paper)[0].startswith("Vừa có người khác xử lý việc này.")
    assert office.post(at(paper, "move", "send_paper")).status_code == 422
    assert office.get(at(paper, "move", "khac")).status_code == 404


def test_without_the_right_to_the_column_the_page_says_why(sign_in):
    """Council office and leadership see that there is such a paper, not what is in it."""
    paper = make.paper(kind="profiles", scan="x.pdf", scan_sha256="0" * 64)
    make.conference()

    for role in (Role.COUNCIL_OFFICE, Role.LEADERSHIP):
        client = sign_in(role=role)
        assert buttons(client, paper) == []
        assert "Văn bản này có cột Dân tộc." in text(client.get(at(paper)))
        assert at(paper, "download") not in text(client.get(reverse("reports:list")))
        assert client.get(at(paper, "download")).status_code == 403
        assert client.get(at(paper, "scan")).status_code == 403
    assert sign_in(role=Role.COUNCIL_OFFICE).get(at(paper, "issue")).status_code == 403
    assert sign_in(role=Role.COUNCIL_OFFICE).post(
        at(paper, "move", "send_paper")
    ).status_code == 403  # fmt: skip
    ReportFile.objects.filter(pk=paper.pk).update(state=S.TO_SIGN, presented_at=make.AT)
    assert sign_in(role=Role.LEADERSHIP).get(at(paper, "download")).status_code == 200


@pytest.mark.parametrize(
    ("role", "state", "words"),
    [
        (Role.CULTURE_OFFICE, S.SENT, "Hãy báo kỹ thuật viên khôi phục tệp từ bản sao lưu."),
        (Role.CITY_BOARD, S.SENT, "Hãy gọi xã đã gửi văn bản này."),
        (Role.CULTURE_OFFICE, S.WORKING, "Hãy lập lại văn bản này."),
    ],
)
def test_a_lost_file_tells_each_what_they_can_do(sign_in, settings, role, state, words):
    paper = make.paper(state=state)
    (settings.REPORT_ROOT / paper.file).unlink()
    client = sign_in(role=role)

    assert client.get(at(paper, "download")).status_code == 302
    assert said(client, paper) == [f"Tệp không còn trên máy chủ. {words}"]


def test_a_spoilt_paper_is_not_sent_and_the_page_says_why(office, settings):
    paper = make.paper(state=S.ISSUED)
    (settings.REPORT_ROOT / paper.file).write_bytes(b"khac")

    page = office.post(at(paper, "move", "send_paper"))

    assert (page.status_code, stands(paper).state) == (422, S.ISSUED)
    assert "(mã kiểm tra đã khác), nên không đưa ra." in text(page)


def test_a_number_in_use_is_a_question_on_the_page(office):
    """Asked beside its own tick, which nobody sees before; what was typed stays."""
    make.paper(state=S.ISSUED, number="45/BC-UBND")
    paper, tick = make.paper(), "Hai văn bản kèm nhau, cùng một số"
    typed = {"number": "45/BC-UBND", "issued_on": "16/8/2025"}
    assert tick not in text(office.get(at(paper, "issue")))

    page = office.post(at(paper, "issue"), typed)

    assert (page.status_code, text(page).count("Số 45/BC-UBND đã ghi cho")) == (422, 2)
    assert (tick in text(page), 'value="45/BC-UBND"' in text(page)) == (True, True)
    office.post(at(paper, "issue"), typed | {"shares_number": "on"})
    assert stands(paper).state == S.ISSUED


@pytest.mark.parametrize(
    ("state", "pages", "then"),
    [
        ("to_sign", ("file", "issue"), "trình ký, ban hành, gửi."),
        ("issued", ("file", "send_paper"), "trình ký, ban hành, gửi."),
        ("sent", ("file",), "có cần ban hành văn bản thay không."),
    ],
)
def test_file_issue_and_send_name_whom_a_complaint_is_looked_into_of(state, pages, then, office):
    """Issue 7, line 6: only the page that builds it said so, and by code alone."""
    make.nomination(
        state="approved", integrity="pending", full_name="Vũ Thị Thơm", code="HN25-0048"
    )
    numbered = {"number": "45/DS-UBND", "issued_on": make.AT.date()} if state != "to_sign" else {}
    paper = make.paper(kind="role_models", format="pdf", state=state, **numbered)

    found = [
        text(office.get(at(paper, "move", name) if name == "send_paper" else at(paper, name)))
        for name in pages
    ]

    link = '<a href="/ho-so/HN25-0048/">HN25-0048</a>'
    said = f"1 hồ sơ đã duyệt đang có đơn thư, kỷ luật chưa kết luận:</b> Vũ Thị Thơm ({link})."
    assert [(said in page, then in page) for page in found] == [(True, True)] * len(pages)
