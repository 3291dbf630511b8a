"""Reading in a process of its own: the same facts, and an end to a paper made to be slow."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from conferences.reading import Kind, Unreadable, apart, limits, read, read_apart, text_of
from tests import make
from tests.addresses import OFFICE
from tests.conferences.reading.test_plans import PLANS

PAGE, LOADED = "/hoi-nghi/doc-ke-hoach/", "/hoi-nghi/ke-hoach/dua-vao/"
STOPPED = (
    "Kế hoạch này đọc quá lâu nên phần mềm đã dừng. "
    "Hãy chỉ gửi phần Kế hoạch, bỏ phụ lục và danh sách kèm theo."
)


def slow():
    """As long as the page takes: each line is a deadline, which is compared with all the others."""
    lines = (f"- gửi {at} trước ngày {at % 28 + 1}/8/2030" for at in range(1, 1_250))
    return "Số: 12/KH-UBND\nTân An, ngày 10 tháng 7 năm 2030\nKẾ HOẠCH\n" + "\n".join(lines)


@pytest.fixture
def one_second(monkeypatch):
    monkeypatch.setattr(limits, "READ_WORK", 1)


@pytest.fixture
def office(laid):
    client = Client()
    client.force_login(make.user(role=OFFICE))
    return client


@pytest.fixture
def elsewhere(monkeypatch):
    """Nothing is read in this process, whose other threads would wait."""

    def not_here(*_, **__):
        raise AssertionError("read in this process")

    monkeypatch.setattr(apart, "read", not_here)


@pytest.mark.parametrize("path", PLANS[::7], ids=lambda path: path.stem)
@pytest.mark.parametrize("today", [None, date(2025, 8, 20)])
def test_the_same_is_read(path, today, elsewhere):
    text = text_of(path.read_bytes())

    assert read_apart(text, today=today) == read(text, today=today)


def test_a_paper_that_takes_too_long_is_stopped(one_second):
    with pytest.raises(Unreadable, match=re.escape(STOPPED)):
        read_apart(text_of(slow().encode()))


def test_a_paper_that_takes_too_long_on_the_wall_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "READ_TIMEOUT", 0.01)

    with pytest.raises(Unreadable, match=re.escape(STOPPED)):
        read_apart(text_of("Số: 1/KH-UBND".encode()))


def test_a_paper_that_takes_too_much_memory_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "READ_MEMORY", 2**20)

    with pytest.raises(Unreadable, match=re.escape(STOPPED)):
        read_apart(text_of(slow().encode()))


def test_a_reader_that_falls_says_so(monkeypatch):
    monkeypatch.setattr(apart, "_MODULE", "conferences.reading.nothing")

    with pytest.raises(RuntimeError, match="No module named"):
        read_apart(text_of("Số: 1/KH-UBND".encode()))


@pytest.mark.django_db
def test_the_sentence_stands_by_the_box_with_what_was_pasted(office, one_second, elsewhere):
    text = slow()

    answer = office.post(PAGE, {"text": text})

    assert 38_000 < len(text) <= 40_000
    assert answer.status_code == 422
    assert STOPPED in answer.content.decode()
    assert answer.context["form"].errors == {"text": [STOPPED]}
    assert answer.context["form"]["text"].value() == text


@pytest.mark.django_db
def test_the_sentence_stands_by_the_file(office, one_second, elsewhere, tmp_path):
    file = tmp_path / "ke-hoach.txt"
    file.write_text(slow())

    with file.open("rb") as sent:
        answer = office.post(PAGE, {"file": sent})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"file": [STOPPED]}


@pytest.mark.django_db
def test_what_was_ticked_is_read_with_the_same_limits(office, one_second, elsewhere):
    picked = {"text": slow(), "paper": "text", "take": ["1"]}

    answer = office.post(PAGE, picked)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"text": [STOPPED]}

    answer = office.post(LOADED, {**picked, "doc": "1"}, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert STOPPED in answer.content.decode()


def test_the_command_stops_too(one_second, elsewhere, tmp_path):
    file = tmp_path / "ke-hoach.txt"
    file.write_text(slow())

    for more in ((), ("--toml",)):
        with pytest.raises(CommandError, match=re.escape(STOPPED)):
            call_command("read_plan", str(file), *more, stdout=StringIO())


def test_a_day_that_is_over_is_asked_as_before(elsewhere):
    text = text_of(slow()[:200].encode())

    (first, *_) = read_apart(text, today=date(2030, 8, 2)).of(Kind.DEADLINE)
    assert first.value == "2030-08-02"
    assert "Ngày này đã qua." not in first.notes
    (first, *_) = read_apart(text, today=date(2030, 8, 3)).of(Kind.DEADLINE)
    assert first.notes[-1] == "Ngày này đã qua."
