"""The forms of offices and leadership as data, for tests/forms.py."""

from dataclasses import dataclass, field

from accounts.enums import Role

VILLAGE, OFFICE, LEADER = Role.VILLAGE_HEAD, Role.CULTURE_OFFICE, Role.LEADERSHIP


@dataclass(frozen=True, kw_only=True)
class Case:
    """One form: where it is, who fills it in, and what is typed with one slip in it."""

    name: str
    address: str  # what the world calls its row stands in braces
    role: Role | None
    box: str  # any box of the form, to find it on its page
    typed: dict[str, str]  # all of it must come back
    wrong: str  # the box that is refused
    secret: dict[str, str] = field(default_factory=dict)  # typed too, never shown again
    empty: str = "refused"  # or "message": a redirect that says so


DESK = [
    Case(
        name="objection to who is posted",
        address="/niem-yet/11086/phan-anh/",
        role=None,
        box="text",
        typed={"text": "Lấn đất của làng.", "objector": "Bùi Văn Dân", "contact": "x" * 201},
        wrong="contact",
    ),
    Case(
        name="answer to an objection",
        address="/ho-so/phan-anh/{objection}/",
        role=OFFICE,
        box="reason",
        typed={"conclusion": "founded", "reason": "Đã hỏi. " * 300},
        wrong="reason",
    ),
    Case(
        name="posting ended early",
        address="/ho-so/niem-yet/ket-thuc/",
        role=OFFICE,
        box="reason",
        typed={"reason": "Dời lên sớm. " * 30},
        wrong="reason",
    ),
    Case(
        name="two dossiers beside each other",
        address="/ho-so/{double}/so-voi/{twin}/",
        role=OFFICE,
        box="answer",
        typed={"answer": "different", "ground": ""},
        wrong="ground",
    ),
    Case(
        name="two dossiers become one",
        address="/ho-so/{double}/gop/{twin}/",
        role=OFFICE,
        box="di_position",
        typed={"di_address": "{twin}"},
        secret={"di_position": "không rõ"},
        wrong="di_position",
    ),
    Case(
        name="checklist",
        address="/ho-so/{submitted}/danh-muc/",
        role=OFFICE,
        box="note_once",
        typed={"found_once": "raised", "note_once": "Khen năm 2023. " * 30},
        wrong="note_once",
        empty="message",
    ),
    Case(
        name="what a nominee agrees to",
        address="/ho-so/{submitted}/dong-y/",
        role=OFFICE,
        box="agreed_on",
        typed={"answer_keep": "yes", "channel": "paper", "agreed_on": "30/2/2025"},
        wrong="agreed_on",
    ),
    Case(
        name="a consent withdrawn",
        address="/ho-so/{submitted}/dong-y/{consent}/rut-lai/",
        role=OFFICE,
        box="withdrawn_on",
        typed={"channel": "phone", "withdrawn_on": "30/2/2025"},
        wrong="withdrawn_on",
    ),
    Case(
        name="an item of the commune",
        address="/ho-so/danh-muc-rieng/",
        role=OFFICE,
        box="label",
        typed={"label": "Quỹ thôn", "asks": "Đã nộp đủ chưa? " * 30},
        wrong="asks",
    ),
    Case(
        name="check",
        address="/ho-so/{double}/tham-dinh/",
        role=OFFICE,
        box="integrity",
        typed={"duplicate_verdict": "different", "duplicate_answer": "Khác năm sinh"},
        secret={"integrity": "không rõ"},
        wrong="integrity",
        empty="message",
    ),
    Case(
        name="return a dossier",
        address="/ho-so/{submitted}/viec/return/",
        role=OFFICE,
        box="note",
        typed={"note": "Thiếu biên bản. " * 80, "until": "21/8/2025"},
        wrong="note",
    ),
    Case(
        name="return a dossier until a day that is too early",
        address="/ho-so/{submitted}/viec/return/",
        role=OFFICE,
        box="note",
        typed={"note": "Thiếu biên bản", "until": "18/8/2025"},
        wrong="until",
    ),
    Case(
        name="a typing error of a unit",
        address="/ho-so/{submitted}/sua-loi/",
        role=OFFICE,
        box="reason",
        typed={
            "full_name": "Nguyễn Hữu Ước",
            "birth_year": "1956",
            "address": "Thôn Mỗ Đoạn",
            "achievement": "Nuôi rươi.",
            "reason": "Đối chiếu biên bản họp. " * 20,
        },
        wrong="reason",
    ),
    Case(
        name="a word about a dossier",
        address="/ho-so/{submitted}/trao-doi/",
        role=OFFICE,
        box="text",
        typed={"text": "Năm sinh đúng chưa? " * 80},
        wrong="text",
    ),
    Case(
        name="another day for a unit",
        address="/hoi-nghi/tien-do/{mark}/gia-han/",
        role=OFFICE,
        box="reason",
        typed={"until": "19/8/2025", "reason": "Mất điện hai ngày"},
        wrong="until",
    ),
    Case(
        name="approval meeting",
        address="/ho-so/hop-xet-duyet/",
        role=LEADER,
        box="chair",
        typed={
            "held_on": "16/8/2025",
            "chair": "Đỗ Quang Minh",
            "invited": "15",
            "present": "14",
            "chon": "{verified}",
            "{verified}-agree": "15",
        },
        wrong="{verified}-agree",
    ),
    Case(
        name="approval meeting, votes against",
        address="/ho-so/hop-xet-duyet/",
        role=LEADER,
        box="chair",
        typed={
            "held_on": "16/8/2025",
            "chair": "Đỗ Quang Minh",
            "invited": "15",
            "present": "14",
            "chon": "{verified}",
            "{verified}-agree": "12",
            "{verified}-disagree": "hai",
        },
        wrong="{verified}-disagree",
    ),
    Case(
        name="guest",
        address="/dai-bieu/them/",
        role=OFFICE,
        box="full_name",
        typed={
            "group": "leader",
            "full_name": "Phạm Thị Khách",
            "gender": "female",
            "birth_year": "năm 68",
            "position": "Phó Chủ tịch",
            "organisation": "UBND xã",
            "rank": "3",
        },
        wrong="birth_year",
    ),
    Case(
        name="guest again",
        address="/dai-bieu/{delegate}/",
        role=OFFICE,
        box="full_name",
        typed={"full_name": "=Phạm Thị Khách", "organisation": "UBND xã", "rank": "3"},
        wrong="full_name",
    ),
    Case(
        name="withdraw a delegate",
        address="/dai-bieu/{delegate}/viec/withdraw/",
        role=OFFICE,
        box="note",
        typed={"note": "Ốm. " * 300},
        wrong="note",
    ),
    Case(
        name="start of the conference",
        address="/chuong-trinh/sua/",
        role=OFFICE,
        box="starts_at",
        typed={"starts_at": "sáng thứ Sáu"},
        wrong="starts_at",
        empty="message",
    ),
    Case(
        name="one more item",
        address="/chuong-trinh/sua/",
        role=OFFICE,
        box="title",
        typed={"title": "Văn nghệ", "minutes": "mươi", "presenter": "Đội văn nghệ", "note": "Ba"},
        wrong="minutes",
    ),
    Case(
        name="an item of the plan",
        address="/chuong-trinh/muc/{item}/",
        role=OFFICE,
        box="minutes",
        typed={"minutes": "481", "presenter": "Chủ tịch", "note": "Đứng dậy"},
        wrong="minutes",
    ),
    Case(
        name="ask for a paper",
        address="/van-ban/lap/role_models/",
        role=OFFICE,
        box="reason",
        typed={"format": "xlsx", "reason": "Trình ký " * 30},
        wrong="reason",
    ),
    Case(
        name="issue a paper",
        address="/van-ban/{paper}/ban-hanh/",
        role=OFFICE,
        box="number",
        typed={"number": "45/BC-UBND", "issued_on": "hôm qua"},
        wrong="issued_on",
    ),
    Case(
        name="take back a paper's number",
        address="/van-ban/{issued}/viec/unissue_paper/",
        role=OFFICE,
        box="note",
        typed={"note": "Nhầm số. " * 200},
        wrong="note",
    ),
    Case(
        name="a part of the summary",
        address="/van-ban/tong-ket/movements/",
        role=OFFICE,
        box="text",
        typed={"text": "Phong trào " * 2000},
        wrong="text",
        empty="message",
    ),
    Case(
        name="awards",
        address="/van-ban/khen-thuong/",
        role=OFFICE,
        box="count",
        typed={
            "year": "2023",
            "form": "Giấy khen",
            "category": "direct",
            "authority": "Chủ tịch UBND xã",
            "count": "0",
        },
        wrong="count",
    ),
]
