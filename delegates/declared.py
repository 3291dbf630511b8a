"""What delegates tell the house: words of their history, their states, their place in the menu."""

from accounts.enums import Permission
from accounts.gathering import Declaration, Link
from accounts.models import AuditEvent
from conferences.workflow import told_of
from delegates.workflow import MOVES

# What older events call the fields of a guest; the chain keeps them as they were written.
OLD_NAMES = {
    "full_name": "họ và tên",
    "gender": "giới tính",
    "birth_year": "năm sinh",
    "group": "nhóm",
    "position": "chức vụ, nghề nghiệp",
    "organisation": "cơ quan, đơn vị",
    "rank": "thứ tự giới thiệu",
}


def _fields(event: AuditEvent) -> str:
    return ", ".join(OLD_NAMES.get(name, name) for name in event.note.split(", "))


DECLARED = Declaration(
    words=told_of(MOVES)
    | {
        "take_in": "Đưa vào danh sách đại biểu",
        "add": "Thêm đại biểu",
        "edit": "Sửa đại biểu",
        "give_mandate": "Chọn dự Đại hội thành phố",
        "take_mandate": "Bỏ chọn dự Đại hội thành phố",
    },
    notes={"edit": _fields},
    imports=("delegates.imported.GUESTS",),
    looks=("delegates.facts.hanging.quotas",),
    tags={
        "proposed": ("draft", "circle"),
        "confirmed": ("approved", "check-circle-fill"),
        "withdrawn": ("withdrawn", "box-arrow-left"),
        "absent": ("returned", "person"),
    },
    links=(
        Link(
            place=300,
            label="Đại biểu",
            route="delegates:roll",
            within="/dai-bieu/",
            permission=Permission.DELEGATE_VIEW,
        ),
    ),
)
