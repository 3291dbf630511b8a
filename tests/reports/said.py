"""What every paper of `commune` says in common, written by hand: letterhead, notes, T7 and T8."""

NAME = "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn"
FULL = "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I (2025-2030)"
CONGRESS = "Đại hội Thi đua yêu nước thành phố Hải Phòng lần thứ I (2025-2030)"
HEAD = [
    "ỦY BAN NHÂN DÂN", "XÃ ĐẠI SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
]  # fmt: skip
NUMBER = "Số: …/BC-UBND"
DAY = "Đại Sơn, ngày … tháng … năm 2025"
WITH_LETTER = (
    "(Kèm theo Công văn số …/UBND-VHXH ngày … tháng … năm 2025 / của Ủy ban nhân dân xã Đại Sơn)"
)
WITH_REPORT = (
    "(Kèm theo Báo cáo số …/BC-UBND ngày … tháng … năm 2025 / của Ủy ban nhân dân xã Đại Sơn)"
)
SIGNED = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
SENT_TO = [
    "Nơi nhận:", "- Như trên;", "- UBND thành phố;", "- Sở Nội vụ thành phố;",
    "- Ban Thi đua - Khen thưởng thành phố;", "- BTV Đảng ủy xã;", "- TT HĐND xã;",
    "- Lãnh đạo UBND xã;", "- Lãnh đạo UBMTTQVN xã;", "- Lưu: VT, VHXH.",
]  # fmt: skip
ADDRESSED = (
    "Kính gửi: Hội đồng Thi đua - Khen thưởng thành phố Hải Phòng"
    " / (qua Ban Thi đua - Khen thưởng thành phố)."
)
MANDATE = (
    "Thực hiện Kế hoạch ban hành theo Quyết định số 3194/QĐ-UBND ngày 08/8/2025 của UBND thành phố"
    " Hải Phòng về tổ chức Hội nghị điển hình tiên tiến cấp xã, các cơ quan, đơn vị thuộc thành phố"
    " tiến tới Đại hội Thi đua yêu nước thành phố Hải Phòng lần thứ I (2025-2030), Ủy ban nhân dân"
    " xã Đại Sơn"
)
REPORTS_REST_ON = (
    "Số liệu đến 08:00 ngày 16/8/2025: điển hình tiên tiến là hồ sơ đã duyệt, đại biểu là người đã"
    " xác nhận dự, khen thưởng là số lượt xã đã thống kê."
)
DOTS = ["………………………………………………………………………………………"] * 2


def notes(title, people=None):
    """The last sheet of a workbook; of papers that list nobody, no number of people."""
    return [
        ("Văn bản", f"{title} (VB0001)"),
        ("Hội nghị", f"{NAME} lần thứ I"),
        ("Người lập", "Bà Hạnh, Phòng Văn hóa - Xã hội"),
        ("Yêu cầu lúc", "08:00 ngày 16/8/2025"),
        ("Số liệu đến", "08:00 ngày 16/8/2025"),
        ("Dùng để", "Thử"),
        *([("Số người", people)] if people is not None else []),
        ("Mốc nhật ký", None),
    ]


# --- T7: nine confirmed, of whom four are role models; six women, of whom two role models ---------

ALL, MODELS = "trên tổng số đại biểu", "trên số điển hình tiên tiến"
DIRECT = "Trực tiếp sản xuất, công tác, học tập, chiến đấu"
OTHERS = "Khách mời và lãnh đạo các cấp, các ngành"
PARTS = "I. Theo nhóm đại biểu"
MINDED = "II. Nội dung Kế hoạch yêu cầu chú trọng"
FIELDS = "III. Điển hình tiên tiến theo lĩnh vực (% số điển hình)"
SECTORS = "IV. Điển hình tiên tiến theo thành phần kinh tế (% số điển hình)"
FORMER = "V. Điển hình tiên tiến theo địa phương trước sắp xếp (% số điển hình)"
UNITS = "VI. Điển hình tiên tiến theo đơn vị giới thiệu (% số điển hình)"
T7_TITLE = "CƠ CẤU ĐẠI BIỂU DỰ HỘI NGHỊ"
T7_HEADS = ("STT", "Nội dung", "Số lượng (người)", "Tỷ lệ", "Ghi chú")
T7_PAGE = [
    T7_HEADS,
    (f"{PARTS} ↔5",),
    ("", "Tổng số đại biểu đã xác nhận dự", "9", "100%", "Kế hoạch: tối đa 150"),
    ("1", "Điển hình tiên tiến", "4", "44,4%", "Kế hoạch: khoảng 70%"),
    ("", "Đại diện tập thể", "1", "25%", MODELS),
    ("", "Đại diện hộ gia đình", "1", "25%", MODELS),
    ("", "Cá nhân", "2", "50%", MODELS),
    ("2", OTHERS, "5", "55,6%", "Kế hoạch: khoảng 30%"),
    ("", "Khách mời", "2", "22,2%", ALL),
    ("", "Lãnh đạo các cấp, các ngành", "3", "33,3%", ALL),
    (f"{MINDED} ↔5",),
    ("1", "Đại biểu nữ", "6", "66,7%", ALL),
    ("2", "Điển hình là nữ", "2", "50%", MODELS),
    ("3", DIRECT, "3", "75%", MODELS),
    (f"{FIELDS} ↔5",),
    ("1", "Nông nghiệp, xây dựng nông thôn mới", "2", "50%", ""),
    ("2", "Thương mại, dịch vụ", "1", "25%", ""),
    ("3", "Giáo dục và đào tạo", "1", "25%", ""),
    (f"{SECTORS} ↔5",),
    ("1", "Kinh tế nhà nước", "1", "25%", ""),
    ("2", "Kinh tế tập thể, hợp tác xã", "2", "50%", ""),
    ("3", "Không áp dụng", "1", "25%", ""),
    (f"{FORMER} ↔5",),
    ("1", "Đại Sơn", "2", "50%", ""),
    ("2", "Hưng Đạo", "1", "25%", ""),
    ("3", "Cơ quan, đơn vị chung của xã", "1", "25%", ""),
    (f"{UNITS} ↔5",),
    ("1", "Thôn Ô Mễ", "1", "25%", ""),
    ("2", "Thôn Mỗ Đoạn", "2", "50%", ""),
    ("3", "Trường THCS Đại Sơn", "1", "25%", ""),
]
T7_SHEET = [
    ("Nhóm", *T7_HEADS),
    (PARTS, None, "Tổng số đại biểu đã xác nhận dự", 9, 1, "Kế hoạch: tối đa 150"),
    (PARTS, 1, "Điển hình tiên tiến", 4, 4 / 9, "Kế hoạch: khoảng 70%"),
    (PARTS, None, "Đại diện tập thể", 1, 0.25, MODELS),
    (PARTS, None, "Đại diện hộ gia đình", 1, 0.25, MODELS),
    (PARTS, None, "Cá nhân", 2, 0.5, MODELS),
    (PARTS, 2, OTHERS, 5, 5 / 9, "Kế hoạch: khoảng 30%"),
    (PARTS, None, "Khách mời", 2, 2 / 9, ALL),
    (PARTS, None, "Lãnh đạo các cấp, các ngành", 3, 3 / 9, ALL),
    (MINDED, 1, "Đại biểu nữ", 6, 6 / 9, ALL),
    (MINDED, 2, "Điển hình là nữ", 2, 0.5, MODELS),
    (MINDED, 3, DIRECT, 3, 0.75, MODELS),
    (FIELDS, 1, "Nông nghiệp, xây dựng nông thôn mới", 2, 0.5, None),
    (FIELDS, 2, "Thương mại, dịch vụ", 1, 0.25, None),
    (FIELDS, 3, "Giáo dục và đào tạo", 1, 0.25, None),
    (SECTORS, 1, "Kinh tế nhà nước", 1, 0.25, None),
    (SECTORS, 2, "Kinh tế tập thể, hợp tác xã", 2, 0.5, None),
    (SECTORS, 3, "Không áp dụng", 1, 0.25, None),
    (FORMER, 1, "Đại Sơn", 2, 0.5, None),
    (FORMER, 2, "Hưng Đạo", 1, 0.25, None),
    (FORMER, 3, "Cơ quan, đơn vị chung của xã", 1, 0.25, None),
    (UNITS, 1, "Thôn Ô Mễ", 1, 0.25, None),
    (UNITS, 2, "Thôn Mỗ Đoạn", 2, 0.5, None),
    (UNITS, 3, "Trường THCS Đại Sơn", 1, 0.25, None),
]

# --- T8: 1.215 awards; the enterprise is one of the two collectives -------------------------------

T8_TITLE = "TỔNG HỢP KẾT QUẢ KHEN THƯỞNG GIAI ĐOẠN 2020-2025"
T8_HEADS = (
    "STT", "Đối tượng khen thưởng", "2020", "2021", "2022", "2023", "2024", "2025", "Cộng",
)  # fmt: skip
PERSON = "Cá nhân: người trực tiếp lao động, sản xuất, công tác"
CITY, COMMUNE = "Bằng khen (Chủ tịch UBND thành phố)", "Giấy khen (Chủ tịch UBND xã)"
WHOLE = "TỔNG SỐ CÁC HÌNH THỨC"
T8_PAGE = [
    T8_HEADS,
    (f"{CITY} ↔9",),
    ("1", PERSON, "", "", "", "", "1", "", "1"),
    ("", "Cộng", "", "", "", "", "1", "", "1"),
    (f"{COMMUNE} ↔9",),
    ("1", "Tập thể", "", "2", "", "", "", "", "2"),
    ("", "Trong đó: doanh nghiệp", "", "1", "", "", "", "", "1"),
    ("2", "Hộ gia đình", "", "", "3", "", "", "", "3"),
    ("3", "Cá nhân: lãnh đạo, quản lý", "", "", "", "4", "", "", "4"),
    ("4", "Cá nhân: doanh nhân", "", "", "", "", "5", "", "5"),
    ("5", PERSON, "", "", "", "1.200", "", "", "1.200"),
    ("", "Cộng", "", "2", "3", "1.204", "5", "", "1.214"),
    (f"{WHOLE} ↔9",),
    ("1", "Tập thể", "", "2", "", "", "", "", "2"),
    ("", "Trong đó: doanh nghiệp", "", "1", "", "", "", "", "1"),
    ("2", "Hộ gia đình", "", "", "3", "", "", "", "3"),
    ("3", "Cá nhân: lãnh đạo, quản lý", "", "", "", "4", "", "", "4"),
    ("4", "Cá nhân: doanh nhân", "", "", "", "", "5", "", "5"),
    ("5", PERSON, "", "", "", "1.200", "1", "", "1.201"),
    ("", "Cộng", "", "2", "3", "1.204", "6", "", "1.215"),
]
_ = None
T8_SHEET = [
    ("Nhóm", *T8_HEADS),
    (CITY, 1, PERSON, _, _, _, _, 1, _, 1),
    (CITY, _, "Cộng", _, _, _, _, 1, _, 1),
    (COMMUNE, 1, "Tập thể", _, 2, _, _, _, _, 2),
    (COMMUNE, _, "Trong đó: doanh nghiệp", _, 1, _, _, _, _, 1),
    (COMMUNE, 2, "Hộ gia đình", _, _, 3, _, _, _, 3),
    (COMMUNE, 3, "Cá nhân: lãnh đạo, quản lý", _, _, _, 4, _, _, 4),
    (COMMUNE, 4, "Cá nhân: doanh nhân", _, _, _, _, 5, _, 5),
    (COMMUNE, 5, PERSON, _, _, _, 1200, _, _, 1200),
    (COMMUNE, _, "Cộng", _, 2, 3, 1204, 5, _, 1214),
    (WHOLE, 1, "Tập thể", _, 2, _, _, _, _, 2),
    (WHOLE, _, "Trong đó: doanh nghiệp", _, 1, _, _, _, _, 1),
    (WHOLE, 2, "Hộ gia đình", _, _, 3, _, _, _, 3),
    (WHOLE, 3, "Cá nhân: lãnh đạo, quản lý", _, _, _, 4, _, _, 4),
    (WHOLE, 4, "Cá nhân: doanh nhân", _, _, _, _, 5, _, 5),
    (WHOLE, 5, PERSON, _, _, _, 1200, 1, _, 1201),
    (WHOLE, _, "Cộng", _, 2, 3, 1204, 6, _, 1215),
]
