"""What the programme tells the house: words of its history, its place in the menu."""

from accounts.enums import Permission
from accounts.gathering import Declaration, Link

DECLARED = Declaration(
    words={
        "set_up_agenda": "Lập chương trình theo kế hoạch",
        "add_agenda_item": "Thêm nội dung vào chương trình",
        "edit_agenda_item": "Sửa nội dung trong chương trình",
        "shift_agenda_item": "Đổi thứ tự chương trình",
        "remove_agenda_item": "Bỏ nội dung khỏi chương trình",
        "set_start": "Đặt giờ bắt đầu Hội nghị",
    },
    changes=("set_start", "shift_agenda_item", "add_agenda_item", "remove_agenda_item"),
    looks=("agenda.facts.begins_in_time",),
    links=(
        Link(
            place=400,
            label="Chương trình",
            route="agenda:programme",
            within="/chuong-trinh/",
            permission=Permission.AGENDA_VIEW,
        ),
    ),
)
