"""What conferences tell the house: words of plan, deadlines, slips; states; pages."""

from accounts.enums import Permission
from accounts.gathering import Declaration, Link, Names

# Before the plan's own names of its days and numbers, where units' slugs are too.
OF_A_DEADLINE, OF_A_FIGURE = "deadline/", "figure/"
OF_THE_PLAN = {
    "venue": "Địa điểm Hội nghị", "seats": "Số người mỗi đơn vị giới thiệu",
    "deadline": "Việc theo hạn", "figure": "Con số của kế hoạch",
}  # fmt: skip


def _figure(code: str, units: Names) -> str:
    return units.get(OF_A_FIGURE + code, "Con số của kế hoạch")


def _deadline(code: str, units: Names) -> str:
    key, _, unit = code.partition("/")
    name = units.get(unit, unit)
    return ": ".join(filter(None, [units.get(OF_A_DEADLINE + key, "Việc theo hạn"), name]))


def _part(code: str, units: Names) -> str:
    """One thing of the plan, as an edition names it."""
    return units.get(code, OF_THE_PLAN.get(code.partition("/")[0], "Kế hoạch"))


def _unit(code: str, units: Names) -> str:
    return units.get(code, code)


DECLARED = Declaration(
    words={
        "load_plan": "Nạp kế hoạch",
        "edit_plan": "Sửa kế hoạch theo văn bản",
        "open_conference": "Mở Hội nghị cho các đơn vị",
        "close_conference": "Thu lại, chưa mở Hội nghị",
        "add_unit": "Thêm đơn vị",
        "rename_unit": "Đổi tên đơn vị",
        "edit_commune": "Sửa khai báo xã",
        "set_figure": "Đặt con số của kế hoạch",
        "set_deadline": "Đổi hạn của kế hoạch",
        "drop_figure": "Bỏ con số kế hoạch không còn nêu",
        "drop_deadline": "Bỏ hạn kế hoạch không còn nêu",
        "meet_deadline": "Ghi nhận xong việc",
        "unmeet_deadline": "Bỏ ghi nhận xong việc",
        "extend_deadline": "Cho đơn vị thêm ngày",
        "issue_links": "Lập phiếu QR",
        "revoke_links": "Thu hồi phiếu QR",
        "enter_by_link": "Vào bằng phiếu",
        "issue_code": "Lập mã vào qua điện thoại",
        "end_devices": "Đóng máy của đơn vị",
        "edit_account": "Sửa tài khoản",
        "leave_account": "Cho nghỉ",
        "end_role": "Hết hạn vai trò",
        "return_account": "Cho dùng lại",
        "reset_password": "Cấp mật khẩu mới",
        "sign_out_account": "Đăng xuất giúp ở mọi máy",
    },
    changes=("edit_account", "rename_unit", "set_figure", "set_deadline", "extend_deadline",
             "drop_figure", "drop_deadline", "edit_plan"),
    codes={"figure": _figure, "deadline": _deadline, "unit": _unit, "plan": _part},
    tags={
        "pending": ("quiet", "clock"),
        "soon": ("due", "clock"),
        "last_day": ("due", "clock"),
        "overdue": ("late", "exclamation-octagon-fill"),
        "met": ("approved", "check-lg"),
        "met_late": ("returned", "check-lg"),
        "nobody": ("quiet", "check-lg"),
        "waiting": ("quiet", "hourglass-split"),
        "running": ("submitted", "arrow-clockwise"),
        "done": ("approved", "check-lg"),
        "failed": ("late", "exclamation-triangle-fill"),
    },
    looks=("conferences.facts.hanging.other_days", "conferences.facts.hanging.standings"),
    links=(
        Link(place=500, label="Tiến độ", route="conferences:deadlines", within="/tien-do/",
             permission=Permission.DEADLINE_VIEW),
        Link(place=700, label="Kế hoạch", route="conferences:plan", within="/ke-hoach/",
             permission=Permission.PLAN_VIEW),
        Link(place=800, label="Đơn vị", route="conferences:units", within="/don-vi/",
             permission=Permission.UNIT_MANAGE),
        Link(place=900, label="Nhật ký", route="conferences:audit", within="/nhat-ky/",
             permission=Permission.AUDIT_VIEW),
    ),
)  # fmt: skip
