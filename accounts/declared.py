"""What accounts tell the house: the words of their history."""

from accounts.gathering import Declaration

DECLARED = Declaration(
    words={
        "change_password": "Đổi mật khẩu",
        "end_sessions": "Đăng xuất các máy khác",
        "grant_role": "Cấp tài khoản",
    },
    changes=("grant_role",),
)
