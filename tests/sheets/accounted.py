"""Tables as people send them, and by hand what becomes of each of their lines with each target.

A word a line, top to bottom: t stands above the heading, h is of it, g comes in, a is asked, l is
left out and says why, _ is empty; several letters: of several numbers on the line each its own. A
lone dash: refused as a whole, since nothing in it is a heading of that target.
"""

from pathlib import Path

FILES = Path(__file__).parent / "files"
NO = "-"


def _file(name):
    return (FILES / name).read_text()


# name: the table ("|" between its cells); dossiers, guests, units, awards
TABLES = {
    # --- Layouts of this trade ---
    "received": (
        "STT|Tên gọi|Tên tập thể/cá nhân/hộ gia đình|Chức vụ|Đơn vị|Phân loại khen thưởng\n"
        "1|Ông|Đỗ Minh|Bí thư|Thôn Đông|CANHAN\n2||Hội Phụ nữ||Thôn Đông|TAPTHE\n"
        "3||Hộ ông Lê Tư||Thôn Đông|HOGIADINH",
        "h g g g", "h a a a", "h a a a", NO,
    ),
    "persons": (
        "DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN\n\n"
        "STT|Họ và tên|Giới tính|Ngày sinh|Chức vụ|Tên đơn vị\n"
        "1|Đỗ Minh|Nam|1/2/1970|Bí thư|Thôn Đông\n2|Lê Hoa|Nữ|1968||Thôn Mỗ Đoạn",
        "t _ h g g", "t _ h g g", "t _ h g g", NO,
    ),
    "collectives": (
        "STT|Tên tập thể|Đơn vị\n(1)|(2)|(3)\n1|Hội Phụ nữ thôn Đông|Thôn Đông\n"
        "2|Câu lạc bộ dưỡng sinh|Thôn Mỗ Đoạn",
        "h l a a", "h l a a", "h l a a", NO,
    ),
    "awards": (
        "TT|Hình thức khen thưởng|Năm|Đối tượng|Cấp khen|Số lượng\n"
        "1|Giấy khen|2023|Tập thể|Xã|12\n2|Bằng khen|2024|Hộ gia đình|Tỉnh|4\n|Tổng cộng||||16",
        NO, NO, NO, "h g g l",
    ),
    "award columns": (
        "Hình thức|Năm|Cấp khen|Số lượng tập thể|Số lượng hộ\n"
        "Giấy khen|2023|Xã|3|12\nBằng khen|2024|Tỉnh|1|",
        NO, NO, NO, "h gg g",
    ),
    "award persons": (
        "Hình thức|Năm|Cấp khen|Số lượng tập thể|Số lượng cá nhân\nGiấy khen|2023|Xã|3|12",
        NO, NO, NO, "h ag",
    ),
    "award years": (
        "Hình thức|Đối tượng|Cấp khen|Năm 2022|Năm 2023\nGiấy khen|Tập thể|Xã|3|12\n"
        "Bằng khen|Hộ|Tỉnh|0|2",
        NO, NO, NO, "h gg g",
    ),
    "award givers": (
        "Hình thức|Năm|Đối tượng|Số lượng\nI. Cấp xã\nGiấy khen|2023|Tập thể|3\n"
        "II. Cấp tỉnh\nBằng khen|2023|Tập thể|1",
        NO, NO, NO, "h l g l g",
    ),
    "award lacks": (
        "Hình thức|Năm|Đối tượng|Cấp khen|Số lượng\nGiấy khen||Tập thể|Xã|3\n"
        "Giấy khen|2023|Ai đó|Xã|3\nGiấy khen|2023|Tập thể|Xã|ba",
        NO, NO, NO, "h a a a",
    ),
    "units": (
        "STT|Tên đơn vị|Loại|Trưởng thôn|Điện thoại\n1|Thôn Bắc|Thôn|Đỗ Minh|0912000099\n"
        "2|Hội Nông dân|Đoàn thể|Lê Hoa|\n3|Trạm bơm||Vũ An|",
        "h a a a", "a a a a", "h g g a", NO,
    ),
    "units and numbers": (
        "TT|Tên đơn vị|Trưởng thôn|Số lượng tập thể|Số lượng cá nhân\n1|Thôn Bắc|Lê An|3|12",
        "h a", "a a", "h g", "h aa",
    ),
    # --- Guests ---
    "guests": (
        "STT|Họ và tên|Giới tính|Năm sinh|Chức vụ|Cơ quan, đơn vị\n"
        "1|Đỗ Minh|Nam|1970|Giám đốc|Sở Y tế\n2|Lê Hoa|Nữ|1968|Chủ tịch|Hội Nông dân",
        "h a a", "h g g", "h a g", NO,
    ),
    "guests grouped": (
        "STT|Họ và tên|Chức vụ\nI|Sở Y tế\n1|Đỗ Minh|Giám đốc\nII|Sở Nội vụ\n1|Lê Hoa|Phó Giám đốc",
        "h l a l a", "h l a l a", NO, NO,
    ),
    "guests of a village": (
        "Họ và tên|Chức vụ|Thôn\nĐỗ Minh|Trưởng thôn|Thôn Đông\nLê Hoa|Hội viên|Thôn Mỗ Đoạn",
        "h g g", "h g g", "h g g", NO,
    ),
    "guests without names": (
        "Họ và tên|Chức vụ|Cơ quan\nĐại diện lãnh đạo||Sở Y tế\n|Giám đốc|Sở Nội vụ\n"
        "Đỗ Minh và Lê Hoa||Sở Y tế",
        "h a a a", "h a a a", NO, NO,
    ),
    "guests absent": (
        "Họ và tên|Cơ quan|Ghi chú\nĐỗ Minh|Sở Y tế|vắng\nLê Hoa|Sở Y tế|\nDự phòng\n"
        "Vũ An|Sở Nội vụ|",
        "h a a l a", "h a g l a", NO, NO,
    ),
    # --- Names and sexes ---
    "name in two": (
        "STT|Họ đệm|Tên|Năm sinh|Thôn\n1|Đỗ|Minh|1970|Thôn Đông\n2|Lê Ngọc|Hoa|1968|Mỗ Đoạn",
        "h g g", "h g g", "h g a", NO,
    ),
    "name in two below a group": (
        "STT|Họ và tên||Thôn\n|Họ đệm|Tên|\n1|Đỗ|Minh|Thôn Đông\n2|Lê|Hoa|Thôn Mỗ Đoạn",
        "h h g g", "h h g g", "h h g g", NO,
    ),
    "one heading over two": (
        "Họ và tên||Thôn\nĐỗ|Minh|Thôn Đông\nLê|Hoa|Thôn Mỗ Đoạn",
        "h g g", "h g g", "h g g", NO,
    ),
    "years below each sex": (
        "TT|Họ và tên|Nam|Nữ|Thôn\n1|Đỗ Minh|1970||Thôn Đông\n2|Lê Hoa||1968|Mỗ Đoạn\n"
        "3|Vũ An|1950|1951|Nghi Khê\n|Tổng cộng|2|2|",
        "h g g a l", "h g g a l", "h g a a l", NO,
    ),
    "crosses below each sex": (
        "TT|Họ và tên|Nam|Nữ|Năm sinh|Thôn\n1|Đỗ Minh|x||1970|Thôn Đông\n2|Lê Hoa||x|1968|Mỗ Đoạn",
        "h g g", "h g g", "h g a", NO,
    ),
    "electoral list": (
        "TT|Họ và tên|Năm sinh||Thôn\n||Nam|Nữ|\n1|Đỗ Minh|1970||Thôn Đông\n2|Lê Hoa||1968|Mỗ Đoạn",
        "h h g g", "h h g g", "h h g a", NO,
    ),
    # --- Lines that are none ---
    "signed": (
        "Họ và tên|Thôn\nĐỗ Minh|Thôn Đông\nDanh sách có 01 người\nNgày 5 tháng 8 năm 2025\n"
        "NGƯỜI LẬP\nLê Hoa",
        "h g l l l l", "h g l l l l", "h g l l l l", NO,
    ),
    "headed again": (
        "Họ và tên|Thôn\nĐỗ Minh|Thôn Đông\nHọ và tên|Thôn\nLê Hoa|Mỗ Đoạn\n\nGhi chú: đủ",
        "h g l g l l", "h g l g l l", "h g l a l l", NO,
    ),
    "numbered columns": (
        "TT|Họ và tên|Thôn\nA|B|C\n1|Đỗ Minh|Thôn Đông\n2||",
        "h l g l", "h l g l", "h l g l", NO,
    ),
    "left empty": (
        "Họ và tên|Thôn\nĐỗ Minh|Thôn Đông\n(chưa có)|Mỗ Đoạn\n...|\nLê Hoa|",
        "h g a l a", "h g a l a", "h g a l a", NO,
    ),
    "as above": (
        "Họ và tên|Thôn\nĐỗ Minh|Thôn Đông\nLê Hoa|nt\nVũ An|như trên",
        "h g a a", "h g a a", "h a a a", NO,
    ),
    "two alike": (
        "Họ và tên|Thôn\nĐỗ Minh|Thôn Đông\nĐỗ Minh|Thôn Đông",
        "h a a", "h a a", "h a a", NO,
    ),
    "unknown village": (
        "Họ và tên|Thôn\nĐỗ Minh|Thôn Xa\nLê Hoa|Thôn Đông",
        "h a g", "h g g", "h g g", NO,
    ),
    "villages head": (
        "TT|Họ và tên|Năm sinh\nThôn Đông\n1|Đỗ Minh|1970\n2|Lê Hoa|1968\nThôn Mỗ Đoạn\n"
        "1|Vũ An|1960",
        "h l g g l g", "h l a a l a", NO, NO,
    ),
    "title names the village": (
        "DANH SÁCH GIỚI THIỆU CỦA THÔN ĐÔNG\nTT|Họ và tên|Năm sinh\n1|Đỗ Minh|1970\n2|Lê Hoa|1968",
        "t h a a", "t h a a", NO, NO,
    ),
    "two tables": (
        "Họ và tên|Thôn\nĐỗ Minh|Thôn Đông\n\nTT|Họ và tên|Năm sinh|Thôn\n1|Lê Hoa|1968|Mỗ Đoạn",
        "h g l h g", "h g l h g", "h g l h a", NO,
    ),
    "forbidden numbers": (
        "Họ và tên|Số CCCD|Điện thoại|Thôn\nĐỗ Minh|031070001234|0912000001|Thôn Đông",
        "h g", "h g", "h g", NO,
    ),
    "small letters": (
        "Họ và tên|Thôn\nđỗ minh|Thôn Đông\nLÊ HOA|Mỗ Đoạn",
        "h a g", "h a g", "h a a", NO,
    ),
    "bad years": (
        "Họ và tên|Năm sinh|Thôn\nĐỗ Minh|70|Thôn Đông\nLê Hoa|2090|Mỗ Đoạn\nVũ An|1960|Nghi Khê",
        "h a a g", "h a a g", "h g a a", NO,
    ),
    "a broken formula": (
        "Họ và tên|Thôn\nĐỗ Minh|#REF!\n#N/A|Thôn Đông",
        "h a a", "h a a", "h a a", NO,
    ),
    # --- Messages ---
    "message numbered": (
        _file("paste-zalo-flat.txt").replace("Nguyễn Văn A", "Đỗ Minh"),
        "g g a a", "a a a a", NO, NO,
    ),
    "message of villages": (
        _file("paste-zalo.txt"),
        "l l a g a l l g a l", "l l a a a l l a a l", NO, NO,
    ),
    "message of guests": (
        _file("paste-zalo-guests.txt"), "l a a a a a l", "l a a a a a l", NO, NO,
    ),
    "message of manners": (
        _file("paste-zalo-manners.txt"), "l a a a a a l", "l a a a a a l", NO, NO,
    ),
    "message without commas": (
        "Bà Lê Hoa 1965 nông dân thôn Mỗ Đoạn trồng rau\nÔng Đỗ Minh SN 1970 thôn Đông",
        "a g", "a a", NO, NO,
    ),
    "message with years and villages": (
        "Bà Lê Hoa, 1965\nÔng Đỗ Minh, sinh năm 1970, thôn Đông\nCảm ơn ạ",
        "a g l", "a a l", NO, NO,
    ),
    "message of deeds": (
        "Thôn Đông: Bà Lê Hoa: trồng 2 ha rau sạch\nThôn Mỗ Đoạn: Ông Đỗ Minh: hiến 200 m2 đất",
        "g g", NO, NO, NO,
    ),
    "only talk": ("Chào chị, em gửi sau nhé\nCảm ơn chị", NO, NO, NO, NO),
    "no table": ("a|b\n1|2", NO, NO, NO, NO),
    "paste of tabs": (_file("paste-tabs.txt").replace("\t", "|"), "h g g", "h a a", "h g a", NO),
}  # fmt: skip
ORDER = ("dossiers", "guests", "units", "awards")
