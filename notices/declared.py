"""What reminders tell the house: their words of the history, how their states look."""

from accounts.gathering import Declaration

DECLARED = Declaration(
    words={
        "choose_reminders": "Chọn lần nhắc việc",
        "edit_reminder": "Sửa lời nhắc",
        "hold_reminder": "Giữ lại lời nhắc",
        "release_reminder": "Cho gửi lời nhắc",
        "send_reminder": "Gửi lời nhắc ngay",
        "set_mail_address": "Đặt thư điện tử của đơn vị",
        "send_mail_again": "Gửi lại thư nhắc",
        "note_zalo": "Ghi đã nhắc qua Zalo",
    },
    looks=("notices.facts.reminders_ahead",),
    follow_a_plan=("notices.actions.clock.follow_a_plan",),
    tags={
        "planned": ("quiet", "clock"),
        "held": ("returned", "hourglass-split"),
        "gone": ("approved", "check-lg"),
        "posting": ("quiet", "clock"),
        "sending": ("submitted", "arrow-clockwise"),
        "posted": ("approved", "check-lg"),
        "bounced": ("late", "exclamation-triangle-fill"),
        "unclear": ("due", "question-circle"),
        "needless": ("quiet", "check-lg"),
    },
)
