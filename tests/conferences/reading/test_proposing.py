"""What was read as a plan file: sure facts are values, the rest asks, nothing is made up."""

import tomllib
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts.problems import Refused
from conferences.plan import read as read_file
from conferences.reading import as_toml, read, text_of

BASE = Path(settings.BASE_DIR)
MATERIAL = BASE / "tests/material/plans"
PLANS = sorted(MATERIAL.glob("*.txt"))
OURS = tomllib.loads((BASE / "conferences/plans/2025-dai-son.toml").read_text())


def proposed(name):
    return tomllib.loads(as_toml(read(text_of((MATERIAL / f"{name}.txt").read_bytes()))))


def printed(*args):
    out = StringIO()
    call_command("read_plan", *args, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("path", PLANS, ids=[path.stem for path in PLANS])
def test_every_proposal_is_a_file_that_asks_before_it_can_be_loaded(path, tmp_path):
    file = tmp_path / "plan.toml"
    file.write_text(as_toml(read(text_of(path.read_bytes()))))

    with pytest.raises(Refused, match=r"^Thiếu mục"):
        read_file(file)


def test_the_clean_paper_gives_what_we_wrote_by_hand():
    found = proposed("28-dai-son")

    known = ("name", "edition", "term", "review_period", "venue")
    assert found["document"] == OURS["document"]
    assert found["sections"] == OURS["sections"]
    assert found["conference"] == {key: OURS["conference"][key] for key in known}
    assert found["figure"]["capacity"] == OURS["figure"]["capacity"]
    share = found["figure"]["role_model_share"]
    assert (share["value"], share["source"]) == ("7/10", "II.4.1")
    assert OURS["figure"]["role_model_share"]["sentence"] in share["sentence"]
    assert {
        key: (one["before"], one["source"])
        for key, one in found["deadline"].items()
        if key in OURS["deadline"]
    } == {key: (one["before"], one["source"]) for key, one in OURS["deadline"].items()}
    assert [one["title"] for one in found["programme"]["items"]] == [
        one["title"] for one in OURS["programme"]["items"]
    ]
    assert found["programme"]["source"] == "III.1"


def test_a_bad_reading_gives_no_value_at_all():
    found = proposed("28-dai-son.ocr")

    assert found == {
        "sections": ["I", "II", "III", "V", "VI"],
        "recipients": [],
        "conference": {},
        "programme": {
            "source": "III.1",
            "sentence": "Tuyén bd 1y do, gidi thiéu dai biéu.",
            "items": [],
        },
        "summary": {"parts": []},
    }


def test_a_silent_paper_is_asked_and_not_filled_in():
    text = as_toml(read(text_of((MATERIAL / "00-binh-minh.txt").read_bytes())))

    asked = [line for line in text.splitlines() if "?" in line or "Kế hoạch không ghi" in line]
    assert asked == [
        "# document = ?  Số, ngày, nơi ban hành:",
        "#   Số, ký hiệu = ?  Kế hoạch không ghi. Số, ký hiệu.",
        "#   Ngày ban hành = ?  Kế hoạch không ghi. Ngày ban hành.",
        "# commune = ?  Kế hoạch không ghi. Mã đơn vị hành chính của xã.",
        "# review_period = ?  Kế hoạch không ghi. Giai đoạn tổng kết.",
        "# venue = ?  Kế hoạch không ghi. Địa điểm.",
        "# code_prefix = ?  Kế hoạch không ghi. "
        "Chữ đầu của mã hồ sơ, tối đa 8 ký tự, kể cả dấu cách.",
        "# [figure.capacity]  Kế hoạch không ghi. Số đại biểu tối đa.",
        "# [figure.role_model_share]  Kế hoạch không ghi. Tỷ lệ đại biểu.",
        "# [deadline.list_approved]  Kế hoạch không ghi. Hạn.",
        "# source = ?  Kế hoạch không ghi. Chương trình.",
        "# source = ?  Mục nêu các phần của báo cáo tổng kết.",
        "# sentence = ?",
    ]


def test_two_caps_are_both_shown_and_neither_is_taken():
    text = as_toml(read(text_of((MATERIAL / "31-phu-thinh.txt").read_bytes())))

    assert '# value = "150"' in text.splitlines()
    assert '# value = "130"' in text.splitlines()
    assert "figure" not in tomllib.loads(text)
    assert tomllib.loads(text)["deadline"] == {
        "list_approved": {
            "title": "UBND xã duyệt danh sách đại biểu",
            "before": date(2026, 7, 15),
            "source": "III.2",
            "sentence": "UBND xã duyệt danh sách đại biểu trước ngày 15/7/2026.",
        }
    }


def test_words_with_quotes_and_slashes_stay_as_they_are():
    paper = 'KẾ HOẠCH\n\nĐịa điểm: Nhà văn hóa "Hòa \\ Bình".\n'

    assert tomllib.loads(as_toml(read(text_of(paper.encode()))))["conference"]["venue"] == (
        'Nhà văn hóa "Hòa \\ Bình"'
    )


# --- The command ---------------------------------------------------------------------------------


def test_the_command_prints_every_fact_with_its_sentence_and_its_line():
    told = printed(str(MATERIAL / "31-phu-thinh.txt")).splitlines()

    at = told.index("Số đại biểu tối đa:")
    assert told[at : at + 8] == [
        "Số đại biểu tối đa:",
        "  [cần xem] 150",
        "      “Số lượng đại biểu: tối đa 150 đại biểu.” (mục II.1, dòng 15)",
        "      Mâu thuẫn số 1.",
        "      Trong văn bản có câu khác nói khác, hãy chọn một.",
        "  [cần xem] 130",
        "      “Tổng số: không quá 130 đại biểu.” (mục V, dòng 30)",
        "      Mâu thuẫn số 1.",
    ]
    assert "Giai đoạn tới: không thấy trong văn bản" in told


def test_the_command_says_that_a_reading_is_bad():
    told = printed(str(MATERIAL / "28-dai-son.ocr.txt")).splitlines()

    assert told[0] == ("Văn bản đọc không rõ dấu: không có điều gì chắc, hãy so lại từng điều.")
    assert "      Có thể là: Hội nghị tuyên dương điển hình tiên tiến xã Pai Son" in told


def test_the_command_writes_the_plan_file():
    path = MATERIAL / "45-tan-lap.txt"

    assert printed("--toml", str(path)) == as_toml(read(text_of(path.read_bytes())))


def test_the_command_says_what_is_wrong_with_a_file(tmp_path):
    empty = tmp_path / "trong.txt"
    empty.write_text("")

    with pytest.raises(CommandError, match=r"^Không có chữ nào"):
        printed(str(empty))
    with pytest.raises(CommandError, match=r"^Không đọc được tệp .*khong-co.txt"):
        printed(str(tmp_path / "khong-co.txt"))


def test_a_deadline_with_a_day_has_the_key_before_one_without():
    text = (
        "Số: 12/KH-UBND\nTân An, ngày 10 tháng 7 năm 2025\nKẾ HOẠCH\nTổ chức Hội nghị xã Tân An\n"
        "V. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Báo cáo kết quả ngay sau Hội nghị.\n"
        "- Báo cáo kết quả tổ chức Hội nghị về Sở Nội vụ trước ngày 20/8/2025."
    )
    lines = as_toml(read(text_of(text.encode()))).splitlines()
    at = lines.index("[deadline.results_reported]")
    assert lines[at + 2] == "before = 2025-08-20"
    assert "# [deadline.deadline_1]" in lines
