"""The page that reads a plan: paper and facts beside each other, a file of what was ticked."""

import re
import tomllib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conferences.reading import text_of
from tests import make
from tests.addresses import LEADER, OFFICE
from tests.conferences.reading.papers import docx, p

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("laid")]
ADDRESS = "/hoi-nghi/doc-ke-hoach/"
PAPER = (
    "UBND XÃ TÂN AN\nSố: 12/KH-UBND\nTân An, ngày 10 tháng 7 năm 2030\nKẾ HOẠCH\n"
    "Tổ chức Hội nghị xã Tân An\n\n1. Địa điểm: Nhà văn hóa xã.\n"
    "2. Tổng số đại biểu không quá 120 người.\n3. Tổng số đại biểu không quá 110 người.\n"
    "4. Trước ngày 20/8/2030, gửi danh sách.\n"
)


@pytest.fixture
def office():
    client = Client()
    client.force_login(make.user(role=OFFICE))
    return client


def shown(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def number_of(answer, value):
    """The number of the fact that shows this value."""
    return re.search(rf'for="lay-(\d+)"[^/]*</span> <b>{value}</b>', shown(answer))[1]


def test_a_paste_is_read_and_every_fact_leads_to_its_sentence(office):
    answer = office.post(ADDRESS, {"text": PAPER})
    page = shown(answer)
    numbers = re.findall(r'id="dieu-(\d+)"', page)

    assert answer.status_code == 200
    assert len(numbers) == 8
    for number in numbers:
        assert page.count(f'id="cau-{number}"') == page.count(f'href="#cau-{number}"') == 1
    assert "<mark>Nhà văn hóa xã</mark>" in page
    assert "Lần thứ: Kế hoạch không ghi, hãy hỏi nơi ban hành." in page


def test_what_contradicts_itself_stands_together_and_none_is_ticked(office):
    page = shown(office.post(ADDRESS, {"text": PAPER}))
    at = page.index("Các câu dưới đây nói khác nhau")
    both = page[at : page.index("</fieldset>", at)]

    assert re.findall(r"<b>(\d+)</b>", both) == ["120", "110"]
    assert "checked" not in both
    assert page.count("Các câu dưới đây nói khác nhau") == 1


def test_the_file_holds_what_was_ticked_alone(office):
    first = office.post(ADDRESS, {"text": PAPER})
    takes = [number_of(first, value) for value in ("Nhà văn hóa xã", "110")]
    answer = office.post(ADDRESS, {"text": PAPER.rstrip("\n"), "paper": "text", "take": takes})
    told = tomllib.loads(answer.content.decode())

    assert answer["Content-Disposition"] == 'attachment; filename="ke-hoach.toml"'
    assert told["conference"] == {"venue": "Nhà văn hóa xã"}
    assert told["figure"]["capacity"]["value"] == "110"
    assert "deadline" not in told


def test_a_word_file_is_read_and_gives_the_same_file(office):
    lines = PAPER.replace("&", "&amp;").splitlines()
    data = docx("".join(p(line) for line in lines if line))
    answer = office.post(ADDRESS, {"file": SimpleUploadedFile("a.docx", data)})
    whole = "\n".join(line.text for line in text_of(data).lines)
    taken = number_of(answer, "Nhà văn hóa xã")
    told = office.post(ADDRESS, {"text": whole, "paper": "docx", "take": [taken]})

    assert 'name="paper" value="docx"' in shown(answer)
    assert tomllib.loads(told.content.decode())["conference"] == {"venue": "Nhà văn hóa xã"}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Hãy chọn một tệp, hoặc dán chữ của Kế hoạch vào ô này."),
        ({"text": "chữ " * 2_501}, "Có dòng dài hơn 10.000 ký tự"),
        ({"text": "a b c d\n" * 5_001}, "Kế hoạch dài quá 40.000 ký tự"),
        ({"text": "chữ " * 30_001}, "Kế hoạch dài quá 40.000 ký tự"),  # before a line is read
        ({"text": "!!!"}, "Không có chữ nào."),
        ({"text": PAPER, "paper": "exe"}, "Văn bản gửi lại không đủ."),
    ],
)
def test_what_is_refused_comes_back(office, sent, said):
    answer = office.post(ADDRESS, sent)

    assert answer.status_code == 422
    assert said in shown(answer)
    assert shown(answer).count(sent.get("text", "")[:8].strip() or "<textarea") >= 1


def test_a_text_file_many_times_a_plan_is_not_read(office, monkeypatch):
    """A hundred and twenty thousand signs are looked at: forty of letters that come in three."""
    monkeypatch.setattr("conferences.reading.files._shown", lambda _: pytest.fail("was read"))

    answer = office.post(ADDRESS, {"file": SimpleUploadedFile("a.txt", b"a b c d\n" * 15_001)})

    assert answer.status_code == 422
    assert "Tệp quá lớn hoặc khi mở ra quá lớn." in shown(answer)


def test_a_file_and_a_paste_are_one_too_many(office):
    answer = office.post(ADDRESS, {"text": PAPER, "file": SimpleUploadedFile("a.txt", b"a b c")})

    assert answer.status_code == 422
    assert "Hãy chọn tệp hoặc dán chữ, không cả hai." in shown(answer)
    assert "Tổng số đại biểu không quá 110 người." in shown(answer)


def test_what_a_paper_says_is_no_markup(office):
    page = office.post(ADDRESS, {"text": "1. Địa điểm: Nhà <script>x</script> xã."}).content

    assert b"<script>x" not in page


def test_whoever_looks_after_units_finds_the_page_from_the_plan(office):
    make.conference()
    leader = Client()
    leader.force_login(make.user(role=LEADER))

    assert f'href="{ADDRESS}"' in office.get("/hoi-nghi/ke-hoach/").content.decode()
    assert f'href="{ADDRESS}"' not in leader.get("/hoi-nghi/ke-hoach/").content.decode()
    assert leader.get(ADDRESS).status_code == 403
