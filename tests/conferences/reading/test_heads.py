"""The first lines of a plan: two columns however they were typed, number, day, name, venue."""

import pytest

from conferences.reading import Kind, Trust, read, text_of

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
REST = "\n\nKẾ HOẠCH\nTổ chức Hội nghị biểu dương xã Tân An\n\nUBND xã Tân An ban hành Kế hoạch:\n"


def values(head, kind, rest=REST):
    return [fact.value for fact in read(text_of(f"{head}{rest}".encode())).of(kind)]


@pytest.mark.parametrize(
    "head",
    [
        f"ỦY BAN NHÂN DÂN | {STATE}\nXÃ TÂN AN | {MOTTO}\n"
        "Số: 12/KH-UBND | Tân An, ngày 10 tháng 7 năm 2025",
        f"ỦY BAN NHÂN DÂN      {STATE}\nXÃ TÂN AN            {MOTTO}\n"
        "Số: 12/KH-UBND       Tân An, ngày 10 tháng 7 năm 2025",
        f"ỦY BAN NHÂN DÂN {STATE}\nXÃ TÂN AN {MOTTO}\n"
        "Số: 12/KH-UBND Tân An, ngày 10 tháng 7 năm 2025",
        f"{STATE}\n{MOTTO}\nỦY BAN NHÂN DÂN XÃ TÂN AN\nSố 12/KH-UBND\n"
        "Tân An, ngày 10 tháng 7 năm 2025",
        f"UBND TỈNH NINH BÌNH | {STATE}\nUBND XÃ TÂN AN | {MOTTO}\n"
        "Số: 12 /KH-UBND | Tân An, ngày 10/7/2025",
        f"TỈNH NINH BÌNH\nỦY BAN NHÂN DÂN XÃ TÂN AN\n{STATE}\n{MOTTO}\nSố: 12/KH - UBND\n"
        "Tân An, ngày 10 tháng 07 năm 2025",
        f"ỦY BAN NHÂN DÂN\nXÃ TÂN AN\n\nSố: 12/KH-UBND\n\n{STATE}\n{MOTTO}\n\n"
        "Tân An, ngày 10 tháng 7 năm 2025",
        f"UỶ BAN NHÂN DÂN | {STATE}\nXÃ TÂN AN | {MOTTO}\n_______ | __________\n"
        "Số: 12/KH-UBND | Tân An, ngày 10 tháng 7 năm 2025",
        f"ỦY BAN NHÂN DÂN XÃ TÂN AN\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\t{MOTTO}\n"
        "Số: 12/KH-UBND\tTân An, ngày 10 tháng 7 năm 2025",
        f"ỦY BAN NHÂN DÂN XÃ TÂN AN - {STATE}\nSố: 12/KH-UBND - Tân An, ngày 10 tháng 7 năm 2025",
    ],
)
def test_a_head_of_two_columns_however_it_was_typed(head):
    assert values(head, Kind.NUMBER) == ["12/KH-UBND"]
    assert values(head, Kind.ISSUED) == ["2025-07-10"]
    assert values(head, Kind.ISSUER) == ["UBND xã Tân An"]
    assert values(head, Kind.TITLE) == ["Hội nghị biểu dương xã Tân An"]


@pytest.mark.parametrize(
    ("body", "number", "said", "sure"),
    [
        ("BAN TỔ CHỨC HỘI NGHỊ", "KH-BTC", "Ban Tổ chức Hội nghị xã Tân An", True),
        ("BAN TỔ CHỨC ĐẠI HỘI", "KH-BTC", "Ban Tổ chức Đại hội xã Tân An", True),
        ("BAN CHỈ ĐẠO", "KH-BCĐ", "Ban Chỉ đạo xã Tân An", True),
        ("HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG", "KH-HĐTĐKT",
         "Hội đồng Thi đua - Khen thưởng xã Tân An", True),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "KH-VHXH", "UBND xã Tân An", False),
        ("ĐẢNG ỦY - HĐND", "KH-UBND", "UBND xã Tân An", True),
    ],
)  # fmt: skip
def test_whose_paper_it_is(body, number, said, sure):
    head = f"UBND XÃ TÂN AN | {STATE}\n{body} | {MOTTO}\nSố: 3/{number} | Tân An, ngày 10/7/2025"
    (issuer,) = read(text_of(f"{head}{REST}".encode())).of(Kind.ISSUER)
    assert (issuer.value, issuer.trust is Trust.SURE) == (said, sure)


@pytest.mark.parametrize(
    ("title", "name", "edition", "years"),
    [
        ("Tổ chức Hội nghị biểu dương xã Tân An lần thứ nhất, giai đoạn 2025-2030",
         "Hội nghị biểu dương xã Tân An", ["lần thứ nhất"], ["2025-2030"]),
        ("Tổ chức Hội nghị biểu dương xã Tân An (lần thứ I, 2025 - 2030)",
         "Hội nghị biểu dương xã Tân An", ["lần thứ I"], ["2025-2030"]),
        ("tổ chức Đại hội Thi đua yêu nước xã Tân An lần thứ I, nhiệm kỳ 2025-2030",
         "Đại hội Thi đua yêu nước xã Tân An", ["lần thứ I"], ["2025-2030"]),
        ("Về việc tổ chức Hội nghị biểu dương\nxã Tân An lần thứ II\n(2025-2030)",
         "Hội nghị biểu dương xã Tân An", ["lần thứ II"], ["2025-2030"]),
        ("Tổ chức “Hội nghị biểu dương xã Tân An” lần thứ 1 giai đoạn 2025 – 2030",
         "Hội nghị biểu dương xã Tân An", ["lần thứ 1"], ["2025-2030"]),
        ("Triển khai tổ chức Hội nghị biểu dương xã Tân An",
         "Hội nghị biểu dương xã Tân An", [], []),
    ],
)  # fmt: skip
def test_a_title_with_its_edition_and_its_years(title, name, edition, years):
    head = "Số: 12/KH-UBND\nTân An, ngày 10 tháng 7 năm 2025"
    rest = f"\n\nKẾ HOẠCH\n{title}\n\nThực hiện Công văn số 5/UBND;\nI. MỤC ĐÍCH\n"
    assert values(head, Kind.TITLE, rest) == [name]
    assert values(head, Kind.EDITION, rest) == edition
    assert values(head, Kind.TERM, rest) == years


def test_what_stands_within_a_name_is_found_and_the_name_asked():
    head = "Số: 12/KH-UBND\nTân An, ngày 10 tháng 7 năm 2025\nKẾ HOẠCH\n"
    name = "Hội nghị xã Tân An lần thứ I, giai đoạn 2025-2030 tiến tới Đại hội thành phố"
    reading = read(text_of(f"{head}Tổ chức {name}\n\nI. MỤC ĐÍCH".encode()))
    said = {one: [(f.value, f.trust is Trust.SURE) for f in reading.of(one)] for one in
            (Kind.TITLE, Kind.EDITION, Kind.TERM)}  # fmt: skip
    assert said == {
        Kind.TITLE: [(name, False)],
        Kind.EDITION: [("lần thứ I", True)],
        Kind.TERM: [("2025-2030", True)],
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3. THỜI GIAN, ĐỊA ĐIỂM\nHội nghị tiến hành lúc 08 giờ 00 ngày 29/8/2025, tại Hội trường "
         "UBND xã (số 215 đường Lê Lợi).", "Hội trường UBND xã (số 215 đường Lê Lợi)"),
        ("Hội nghị được tiến hành tại Nhà văn hóa thôn Đông.", "Nhà văn hóa thôn Đông"),
        ("II. THỜI GIAN, ĐỊA ĐIỂM\n- Ngày 29/8/2025, tại Nhà đa năng.", "Nhà đa năng"),
        ("II. THỜI GIAN VÀ ĐỊA ĐIỂM\n- Tại Nhà văn hóa xã.", "Nhà văn hóa xã"),
        ("1. Địa điểm:\n- Tại Nhà văn hóa xã.", "Nhà văn hóa xã"),
        ("1. THỜI GIAN\nNgày 29/8/2025, tại Nhà văn hóa xã.", "Nhà văn hóa xã"),
        ("2. Địa điểm tổ chức: tại Nhà văn hóa xã", "Nhà văn hóa xã"),
        ("2. Địa điểm tổ chức Hội nghị: Nhà văn hóa xã", "Nhà văn hóa xã"),
        ("b) Địa điểm (dự kiến): Nhà văn hóa xã", "Nhà văn hóa xã"),
        ("- Nơi tổ chức: Nhà văn hóa xã", "Nhà văn hóa xã"),
        ("- Địa điểm dự kiến: Nhà văn hóa xã", "Nhà văn hóa xã"),
        ("1. Thời gian, địa điểm: 8 giờ 00 ngày 29/8/2025 tại Nhà văn hóa xã", "Nhà văn hóa xã"),
        ("1. Thời gian, địa điểm: 8 giờ ngày 29/8/2025; Hội trường UBND xã", "Hội trường UBND xã"),
        ("1. Địa điểm:\n- Nhà văn hóa xã, thôn Đông.", "Nhà văn hóa xã, thôn Đông"),
        ("2. Địa điểm: Hội trường tầng 3 Trung tâm Văn hóa xã,\nsố 12 đường Lê Lợi, thôn Đông",
         "Hội trường tầng 3 Trung tâm Văn hóa xã, số 12 đường Lê Lợi, thôn Đông"),
    ],
)  # fmt: skip
def test_where_it_is_held(text, place):
    assert values("Số: 12/KH-UBND\nTân An, ngày 10 tháng 7 năm 2025", Kind.VENUE,
                  f"{REST}{text}\n") == [place]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "3. THỜI GIAN, ĐỊA ĐIỂM\nĐại biểu gửi xe tại sân vận động.",
        "3. THỜI GIAN, ĐỊA ĐIỂM\nĐón tiếp đại biểu từ 7 giờ tại cổng UBND xã.",
        "Hồ sơ nộp tại Phòng Văn hóa.",
        "Hội nghị thôn tổ chức tại nhà văn hóa các thôn.",
        "4. KINH PHÍ\nThanh toán tại Phòng Kinh tế.",
    ],
)
def test_another_place_is_none(text):
    assert values("Số: 12/KH-UBND\nTân An, ngày 10 tháng 7 năm 2025", Kind.VENUE,
                  f"{REST}{text}\n") == []  # fmt: skip
