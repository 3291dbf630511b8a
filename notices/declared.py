"""What reminders tell the house: their words of the history, how their states look."""

from accounts.gathering import Declaration

DECLARED = Declaration(
    words={
        "edit_reminder": "Sửa lời nhắc",
        "hold_reminder": "Giữ lại lời nhắc",
        "release_reminder": "Cho gửi lời nhắc",
        "send_reminder": "Gửi lời nhắc ngay",
        "note_zalo": "Ghi đã nhắc qua Zalo",
    },
    tags={
        "planned": ("quiet", "clock"),
        "held": ("returned", "hourglass-split"),
        "gone": ("approved", "check-lg"),
    },
)
