"""The closed lists of a nomination, with their Vietnamese labels."""

from django.db.models import TextChoices


class NominationState(TextChoices):
    DRAFT = "draft", "Nháp"
    SUBMITTED = "submitted", "Chờ thẩm định"
    RETURNED = "returned", "Cần bổ sung"
    VERIFIED = "verified", "Đã thẩm định"
    APPROVED = "approved", "Đã duyệt"
    REJECTED = "rejected", "Không duyệt"
    ANNULLED = "annulled", "Đã hủy"
    CLOSED = "closed", "Đóng vì trùng"  # one person's other dossier goes on
    STOPPED = "stopped", "Đã dừng xét"  # and goes on as it stood, if somebody says so


# The unit may still write; afterwards a dossier only moves.
EDITABLE = frozenset({NominationState.DRAFT, NominationState.RETURNED})
# It stands sent: its unit has done its part, whatever becomes of the dossier.
STANDS_SENT = frozenset(NominationState) - EDITABLE
# How a list is asked for those but what was stopped, and what it then says: one meaning of "đã
# gửi" everywhere a number says it. What is stopped is told apart.
STANDING = ("standing", "Đã gửi, không tính hồ sơ đang bổ sung, dừng xét")
STANDS_ON = STANDS_SENT - {NominationState.STOPPED}


class HowFar(TextChoices):
    """How far a unit is with one thing the plan asks of it; computed, never stored."""

    NOT_BEGUN = "not_begun", "Chưa bắt đầu"
    WRITING = "writing", "Đang soạn"
    RETURNED = "returned", "Cần bổ sung"
    PARTIAL = "partial", "Gửi chưa đủ"
    OPEN = "not_noted", "Chưa xong"  # somebody notes it when it is done
    MET = "met", "Đã xong"
    MET_LATE = "met_late", "Xong muộn"
    NOBODY = "nobody", "Không giới thiệu ai"
    NOTHING = "nothing", "Không phải làm"


class NominationKind(TextChoices):
    INDIVIDUAL = "individual", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


class PageState(TextChoices):
    """How one page of a dossier stands to its writer."""

    DONE = "page_done", "Xong"
    LACKS = "page_lacks", "Còn thiếu"
    OPEN = "page_open", "Chưa bắt đầu"


class VotingMethod(TextChoices):
    """How a review meeting voted; the plan names none."""

    HANDS = "hands", "Biểu quyết giơ tay"
    SECRET = "secret", "Bỏ phiếu kín"


class Gender(TextChoices):
    FEMALE = "female", "Nữ"
    MALE = "male", "Nam"


class Field(TextChoices):
    """No official list exists for this event; twelve proposed."""

    AGRICULTURE = "agriculture", "Nông nghiệp, xây dựng nông thôn mới"
    INDUSTRY = "industry", "Công nghiệp, tiểu thủ công nghiệp, xây dựng"
    TRADE = "trade", "Thương mại, dịch vụ"
    CULTURE = "culture", "Văn hóa, thể thao, du lịch"
    EDUCATION = "education", "Giáo dục và đào tạo"
    HEALTH = "health", "Y tế, chăm sóc sức khỏe"
    DEFENCE = "defence", "Quốc phòng"
    SECURITY = "security", "An ninh, trật tự"
    GOVERNMENT = "government", "Xây dựng Đảng, hệ thống chính trị, cải cách hành chính"
    FRONT = "front", "Mặt trận, đoàn thể, khối đại đoàn kết"
    WELFARE = "welfare", "An sinh xã hội, nhân đạo, từ thiện"
    ENVIRONMENT = "environment", "Môi trường, tài nguyên"


class Sector(TextChoices):
    STATE = "state", "Kinh tế nhà nước"
    COLLECTIVE = "collective", "Kinh tế tập thể, hợp tác xã"
    PRIVATE_ENTERPRISE = "private_enterprise", "Kinh tế tư nhân (công ty, doanh nghiệp)"
    HOUSEHOLD_BUSINESS = "household_business", "Hộ kinh doanh, kinh tế cá thể"
    FOREIGN = "foreign", "Kinh tế có vốn đầu tư nước ngoài"
    NONE = "none", "Không áp dụng"


class Integrity(TextChoices):
    """Decree 152/2025 art. 4: nobody under discipline, inspection or a pending complaint."""

    UNCHECKED = "unchecked", "Chưa kiểm tra"
    CLEAR = "clear", "Không có kỷ luật, đơn thư đang xem xét"
    PENDING = (
        "pending",
        "Đang xem xét kỷ luật; đang bị điều tra, thanh tra, kiểm tra vì có dấu hiệu vi phạm; "
        "hoặc đơn thư, báo chí nêu đang xác minh",
    )


class Found(TextChoices):
    """What the office found of one item of its checklist; nothing where it has not looked."""

    CLEAR = "clear", "Không vướng"
    RAISED = "raised", "Có điều cần nêu"


class DoubleVerdict(TextChoices):
    """What the office found of a possible double."""

    DIFFERENT = "different", "Không phải một người"
    SAME = "same", "Cùng một người"


# What is said of a dossier's possible double, by what the office found.
DOUBLE_WORDS = {
    "": "Có thể trùng người với hồ sơ khác.",
    DoubleVerdict.DIFFERENT: "Có thể trùng người với hồ sơ khác; Phòng kết luận là hai người.",
    DoubleVerdict.SAME: "Cùng một người với hồ sơ khác: chỉ một hồ sơ được đi tiếp.",
}


# What a list has room for of `rules.to_look_at`, by its field; the sentence stands on the page.
LOOKS = {
    "integrity": "Kỷ luật, đơn thư",
    "unchecked": "Chưa kiểm tra lại",
    "duplicate_answer": "Có thể trùng",
    "same_person": "Cùng một người",
    "votes": "Số phiếu",
    "approval": "Số phiếu",
    "achievement": "Ngoài giai đoạn",
    "verifier": "Người thẩm định có liên quan",
    "approver": "Người duyệt có liên quan",
    "word": "Chờ ý kiến lãnh đạo",
}
ANOTHER_VERIFIES = "Hãy để người khác thẩm định lại, hoặc lãnh đạo ghi ý kiến ở mục “Có liên quan”."
# Of them, what is said where somebody who judges is related to the nominee.
APART_LOOKS = {
    "verifier": "Người thẩm định đã ghi có liên quan.",
    "approver": "Người duyệt đã ghi có liên quan sau khi duyệt.",
    "word": "Người làm có liên quan, xã không còn ai khác: chờ lãnh đạo xã ghi ý kiến.",
}

LET_VERIFY = "Người thẩm định đã ghi có liên quan; lãnh đạo xã đã có ý kiến."  # under its word


# Which of them a list can be asked for; "on" is all, as addresses said when there was no other.
LOOKED_FOR = (
    ("on", "Bất kỳ điều gì"),
    ("integrity", "Kỷ luật, đơn thư"),
    ("unchecked", "Chưa kiểm tra lại"),
    ("doubles", "Có thể trùng, cùng một người"),
    ("votes", "Số phiếu"),
    ("achievement", "Ngoài giai đoạn"),
    ("verifier", "Người thẩm định có liên quan"),
    ("approver", "Người duyệt có liên quan"),
    ("word", "Chờ ý kiến lãnh đạo"),
    ("allowed", "Lãnh đạo đã đồng ý cho làm tiếp"),
    ("again", "Đã duyệt, cần xem lại"),
    ("objections", "Ý kiến phản ánh chưa trả lời"),
)
ALONE = frozenset({"allowed", "objections"})  # of `LOOKED_FOR`, what no look of a row says
OF_POSTING = frozenset({"objections"})  # of `LOOKED_FOR`, what only a plan with posting has
# What was or is late of a dossier, as a list is asked for it.
LATENESS = (
    ("any", "Bất kỳ việc nào"),
    ("sent", "Gửi muộn"),
    ("back", "Quá hạn bổ sung"),
    ("decided", "Duyệt muộn"),
)


# Of `LOOKED_FOR`, what is not for a unit: it may be the one complained of, or a relative.
INNER_LOOKS = frozenset({"integrity", "unchecked", "allowed", "again", *OF_POSTING, *APART_LOOKS})
# Nobody comes to these without a clear check: one that is not made here was made and fell.
CLEARED = frozenset({NominationState.VERIFIED, NominationState.APPROVED})
# Refused, annulled, one too many, stopped: nobody is put forward by it any more.
DEAD = frozenset(
    {
        NominationState.REJECTED,
        NominationState.ANNULLED,
        NominationState.CLOSED,
        NominationState.STOPPED,
    }
)
# What can be stopped, each to go on as just that.
STOPPED_FROM = (
    NominationState.SUBMITTED,
    NominationState.RETURNED,
    NominationState.VERIFIED,
    NominationState.APPROVED,
)
# Which looks a decision has answered, for good.
SETTLED: dict[str, frozenset[str]] = {
    NominationState.APPROVED: frozenset({"achievement"}),
    **dict.fromkeys(DEAD, frozenset(LOOKS)),
}


class MeetingKind(TextChoices):
    UNIT_REVIEW = "unit_review", "Họp bình xét"
    APPROVAL = "approval", "Họp xét duyệt"


class EvidenceKind(TextChoices):
    PHOTO = "photo", "Ảnh"
    MINUTES = "minutes", "Biên bản họp bình xét"
    OTHER = "other", "Giấy tờ khác"


class AwardLevel(TextChoices):
    """Who gave an award somebody has already; the district is gone since the merger."""

    UNIT = "unit", "cấp cơ quan, đơn vị"
    COMMUNE = "commune", "cấp xã"
    DISTRICT = "district", "cấp huyện trước đây"
    PROVINCE = "province", "cấp tỉnh, thành phố"
    MINISTRY = "ministry", "cấp bộ, ngành, đoàn thể trung ương"
    STATE = "state", "cấp Nhà nước"


class SetbackKind(TextChoices):
    """What a unit reports of whoever it put forward, after sending; an office decides on it."""

    DIED = "died", "Người được giới thiệu đã mất"
    DECLINED = "declined", "Người được giới thiệu không nhận"
    DISCIPLINE = "discipline", "Người được giới thiệu đang bị xem xét kỷ luật"


class StopReason(TextChoices):
    """Why a dossier is not looked at any further."""

    DIED = "died", "Từ trần"
    WITHDREW = "withdrew", "Người được giới thiệu rút"
    DISCIPLINE = "discipline", "Đang bị xem xét kỷ luật"
    OTHER = "other", "Lý do khác"


# What an office decides on by what a unit reported.
STOPPED_BY = {
    SetbackKind.DIED: StopReason.DIED,
    SetbackKind.DECLINED: StopReason.WITHDREW,
    SetbackKind.DISCIPLINE: StopReason.DISCIPLINE,
}


class ConsentPurpose(TextChoices):
    """What a nominee is asked to agree to, each apart from the others; nothing is agreed to by
    saying nothing."""

    KEEP = "keep", "Giữ hồ sơ"
    PAPERS = "papers", "Tên trong danh sách, báo cáo"
    POSTING = "posting", "Nêu công khai thành tích"
    PHOTO = "photo", "Nêu công khai ảnh"


class Conclusion(TextChoices):
    """What the office found of an objection."""

    FOUNDED = "founded", "Có cơ sở"
    PARTLY = "partly", "Có cơ sở một phần"
    UNFOUNDED = "unfounded", "Không có cơ sở"
    ELSEWHERE = "elsewhere", "Không thuộc phạm vi xét tuyên dương"


class ConsentChannel(TextChoices):
    """How somebody said so."""

    PAPER = "paper", "Ký trên giấy"
    MEETING = "meeting", "Nói tại cuộc họp của thôn, đơn vị"
    PHONE = "phone", "Nói qua điện thoại"


class Carried(TextChoices):
    """What a PDF carries besides its pages."""

    SCRIPT = "script", "mã lệnh"
    ATTACHMENT = "attachment", "tệp đính kèm"
    BOTH = "both", "mã lệnh và tệp đính kèm"


# The 54 peoples of the statistical list, in its order.
ETHNICITIES = (
    "Kinh", "Tày", "Thái", "Hoa", "Khơ-me", "Mường", "Nùng", "Hmông", "Dao", "Gia-rai", "Ngái",
    "Ê-đê", "Ba-na", "Xơ-đăng", "Sán Chay", "Cơ-ho", "Chăm", "Sán Dìu", "Hrê", "Mnông", "Ra-glai",
    "Xtiêng", "Bru-Vân Kiều", "Thổ", "Giáy", "Cơ-tu", "Gié-Triêng", "Mạ", "Khơ-mú", "Co", "Ta-ôi",
    "Chơ-ro", "Kháng", "Xinh-mun", "Hà Nhì", "Chu-ru", "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ",
    "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao", "Cống", "Bố Y", "Si La", "Pu Péo", "Brâu",
    "Ơ Đu", "Rơ-măm",
)  # fmt: skip
