"""Every form of the site as data: where it is, who fills it in, what is typed."""

from nominations.enums import NominationKind
from tests import make
from tests.forms_of_offices import DESK, LEADER, OFFICE, VILLAGE, Case
from tests.forms_of_people import PEOPLE


def step(kind: str, slug: str, wrong: str, **typed: str) -> Case:
    address = f"/ho-so/{{{kind}}}/buoc/{slug}/" + ("?hop={meeting}" if slug == "phieu" else "")
    name = f"step {kind} {slug}"
    return Case(name=name, address=address, role=VILLAGE, box=wrong, typed=typed, wrong=wrong)


PERSON, GROUP, HOME = NominationKind.INDIVIDUAL, NominationKind.COLLECTIVE, NominationKind.HOUSEHOLD
OLD = {"old": make.PASSWORD}
CASES = [
    Case(
        name="sign in",
        address="/tai-khoan/dang-nhap/",
        role=None,
        box="login",
        typed={"login": "0912 000 001"},
        wrong="password",
    ),
    Case(
        name="new password",
        address="/tai-khoan/ca-nhan/",
        role=OFFICE,
        box="new",
        typed={},
        secret=OLD | {"new": "123"},
        wrong="new",
    ),
    Case(
        name="kind",
        address="/ho-so/moi/",
        role=VILLAGE,
        box="kind",
        typed={},
        secret={"kind": "hội"},
        wrong="kind",
    ),
    Case(
        name="paper of a unit",
        address="/ho-so/moi/",
        role=OFFICE,
        box="unit",
        typed={"unit": ""},
        secret={"kind": "individual"},
        wrong="unit",
    ),
    Case(
        name="a foreign table",
        address="/nhap-bang/khach-moi/",
        role=OFFICE,
        box="text",
        typed={"text": "Nguyễn Văn An\r\n" * 5001},
        wrong="text",
    ),
    Case(
        name="another kind",
        address="/ho-so/{individual}/buoc/loai/",
        role=VILLAGE,
        box="kind",
        typed={},
        secret={"kind": "hội"},
        wrong="kind",
        empty="message",
    ),
    step(PERSON, "ai", "birth_year", full_name="Đặng Thị Én", birth_year="56", gender="female"),
    step(PERSON, "viec", "address", position="Nông dân", address="Thôn 😀", ethnicity="Kinh"),
    step(PERSON, "linh-vuc", "field", field="", sector="state", direct_worker="True"),
    step(PERSON, "thanh-tich", "achievement", achievement="Nuôi cá " * 400, awards="Giấy khen"),
    Case(
        name="a report of a nominee",
        address="/ho-so/{submitted}/bao/",
        role=VILLAGE,
        box="words",
        typed={"words": "Ngày 17/8"},
        wrong="kind",
    ),
    Case(
        name="a previous award",
        address="/ho-so/{individual}/khen-thuong/",
        role=VILLAGE,
        box="form",
        typed={"form": "Giấy khen", "level": "commune", "number": "5/QĐ-UBND", "year": "22"},
        wrong="year",
    ),
    step(PERSON, "hop", "held_on", held_on="30/2/2025", invited="50", present="42"),
    step(PERSON, "hop", "present", held_on="15/8/2025", invited="40", present="0"),
    step(PERSON, "phieu", "agree", agree="bốn mươi", disagree="1", abstain="0"),
    step(PERSON, "phieu", "disagree", agree="40", disagree="-1", abstain="0"),
    step(
        GROUP,
        "ai",
        "representative",
        full_name="Chi hội Phụ nữ",
        representative="",
        **{"representative_position": "Chi hội trưởng"},
    ),
    step(GROUP, "dai-dien", "birth_year", birth_year="2090", gender="male", ethnicity="Tày"),
    step(GROUP, "viec", "address", address="x" * 161),
    step(HOME, "ai", "full_name", full_name="Hộ ông A 😀", representative="Lê Văn A"),
    Case(
        name="correction of a meeting",
        address="/ho-so/cuoc-hop/{approval}/sua/",
        role=LEADER,
        box="present",
        typed={"invited": "40", "present": "42", "reason": "Ghi nhầm"},
        wrong="present",
    ),
    Case(
        name="hours of the minutes",
        address="/ho-so/cuoc-hop/{meeting}/bien-ban-hop/gio-noi-hop/",
        role=VILLAGE,
        box="ends_at",
        typed={"starts_at": "19:30", "ends_at": "tối", "venue": "Nhà văn hóa"},
        wrong="ends_at",
        empty="message",
    ),
    Case(
        name="people of the minutes",
        address="/ho-so/cuoc-hop/{meeting}/bien-ban-hop/nguoi-du/",
        role=VILLAGE,
        box="chair",
        typed={"chair": "A" * 101, "secretary": "Đỗ Thị Lan", "attended": "Các hộ"},
        wrong="chair",
        empty="message",
    ),
    Case(
        name="what was heard",
        address="/ho-so/cuoc-hop/{meeting}/bien-ban-hop/y-kien/",
        role=VILLAGE,
        box="objections",
        typed={"method": "hands", "objections": "ý kiến " * 200},
        wrong="objections",
        empty="message",
    ),
    Case(
        name="what a file shows",
        address="/ho-so/tep/{photo}/chu-thich/",
        role=VILLAGE,
        box="caption",
        typed={"caption": "Đầm rươi " * 14},
        wrong="caption",
        empty="message",
    ),
    Case(
        name="the meeting of the minutes",
        address="/ho-so/theo-bien-ban/",
        role=VILLAGE,
        box="held_on",
        typed={"held_on": "30/2/2025", "invited": "50", "present": "42"},
        wrong="held_on",
    ),
    Case(
        name="a name of the minutes",
        address="/ho-so/theo-bien-ban/{meeting}/",
        role=VILLAGE,
        box="full_name",
        typed={"full_name": "Vũ Thị Thơm", "birth_year": "56", "agree": "40"},
        wrong="birth_year",
    ),
    Case(
        name="nobody put forward",
        address="/ho-so/khong-gioi-thieu/",
        role=OFFICE,
        box="present",
        typed={"unit": "", "held_on": "15/8/2025", "invited": "50", "present": "42"},
        wrong="unit",
    ),
    Case(
        name="list to keep",
        address="/ho-so/muc-xem/luu/",
        role=OFFICE,
        box="name",
        typed={"name": "x" * 61},
        wrong="name",
    ),
    Case(
        name="list kept",
        address="/ho-so/muc-xem/{view}/",
        role=OFFICE,
        box="name",
        typed={"name": "x" * 61},
        wrong="name",
    ),
    Case(
        name="minutes",
        address="/ho-so/cuoc-hop/{approval}/bien-ban/",
        role=LEADER,
        box="number",
        typed={"number": "5" * 41},
        wrong="number",
    ),
    *PEOPLE,
    *DESK,
]
# Forms of ticks or files alone: nothing typed to keep; sent empty they say so in a message.
TICKS = {
    "/ho-so/{individual}/tep/": "Hãy chọn ảnh hoặc tệp PDF trước khi bấm gửi.",
    "/ho-so/nhieu/?viec=verify": "Hãy chọn ít nhất một hồ sơ.",
    "/dai-bieu/xac-nhan/": "Hãy chọn ít nhất một đại biểu.",
    "/hoi-nghi/don-vi/phieu.pdf": "Hãy chọn ít nhất một đơn vị.",
    "/hoi-nghi/don-vi/thu-hoi/": "Hãy chọn ít nhất một đơn vị.",
}
