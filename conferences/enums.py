"""The conference's closed lists: deadlines, figures, states of a job."""

from django.db.models import TextChoices


class DeadlineKey(TextChoices):
    """The four "trước ngày" of section VI."""

    PLAN_REPORTED = "plan_reported", "Hoàn thiện kế hoạch, báo cáo thành phố"
    LIST_APPROVED = "list_approved", "Tổng hợp, duyệt danh sách điển hình tiên tiến"
    CONFERENCE_HELD = "conference_held", "Tổ chức Hội nghị"
    RESULTS_REPORTED = "results_reported", "Báo cáo kết quả về thành phố"


# Told of something done: nobody notes them before the conference itself.
AFTER_THE_EVENT = frozenset({DeadlineKey.CONFERENCE_HELD, DeadlineKey.RESULTS_REPORTED})


class FigureKey(TextChoices):
    CAPACITY = "capacity", "Số đại biểu tối đa"
    ROLE_MODEL_SHARE = "role_model_share", "Tỷ lệ đại biểu điển hình tiên tiến"
    VOTES_IN_FAVOUR = "votes_in_favour", "Tỷ lệ người có mặt đồng ý phải vượt quá"
    REMIND_DAYS = "remind_days", "Số ngày nhắc trước hạn"
    POSTING_DAYS = "posting_days", "Số ngày niêm yết công khai"


# Counted in days, so that one of them is no whole of anything.
IN_DAYS = frozenset({FigureKey.REMIND_DAYS, FigureKey.POSTING_DAYS})
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
