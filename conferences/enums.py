"""The conference's closed lists: what settles a deadline, figures, states of a job."""

from django.db.models import TextChoices


class Settling(TextChoices):
    """What settles a deadline: the app that knows says when, or somebody notes it by hand."""

    DOSSIERS_SENT = "dossiers_sent", "Đơn vị gửi hồ sơ"
    LIST_APPROVED = "list_approved", "Duyệt danh sách"  # noted by hand; late approvals are told
    CONFERENCE_HELD = "conference_held", "Tổ chức Hội nghị"  # noted by hand, not before it began
    PAPER_DISPATCHED = "paper_dispatched", "Gửi văn bản"
    BY_HAND = "by_hand", "Ghi nhận khi xong"


# The code acts on exactly one of each; of the others a plan has as many as it likes.
ONE_EACH = frozenset({Settling.DOSSIERS_SENT, Settling.LIST_APPROVED, Settling.CONFERENCE_HELD})


class Wording(TextChoices):
    """The ways a plan says a day."""

    BEFORE = "before", "trước ngày"
    AT_LATEST = "at_latest", "chậm nhất"
    RANGE = "range", "từ ngày … đến ngày …"
    ON = "on", "đúng ngày"
    IN_MONTH = "in_month", "trong tháng"
    RELATIVE = "relative", "sau một việc khác"


class FigureKind(TextChoices):
    """What a number of a plan is; its key is the plan's own name for it."""

    CAP = "cap", "Số đại biểu tối đa"  # exactly one: no delegate is confirmed beyond it
    SHARE = "share", "Tỷ lệ"
    MINIMUM = "minimum", "Tối thiểu"
    PER_UNIT = "per_unit", "Số người mỗi đơn vị"
    DAYS = "days", "Số ngày"
    VOTES = "votes", "Tỷ lệ người có mặt đồng ý phải vượt quá"  # at most one


# Counts, so that one of them is no whole of anything.
COUNTED = frozenset({FigureKind.CAP, FigureKind.PER_UNIT, FigureKind.DAYS})


class Subject(TextChoices):
    """What a number is about, where the code acts on it."""

    ROLE_MODELS = "role_models", "đại biểu điển hình tiên tiến"
    WOMEN = "women", "đại biểu nữ"
    POSTING = "posting", "niêm yết công khai"


MOST_POSTING_DAYS = 60


class Standing(TextChoices):
    """How one unit stands before one deadline; computed, never stored."""

    PENDING = "pending", "Còn thời gian"
    SOON = "soon", "Sắp đến hạn"
    LAST_DAY = "last_day", "Hôm nay là ngày cuối"
    OVERDUE = "overdue", "Quá hạn"
    MET = "met", "Đã xong"
    MET_LATE = "met_late", "Xong muộn"
    NOBODY = "nobody", "Không giới thiệu ai"


class JobState(TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang làm"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không làm được"
