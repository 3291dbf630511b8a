"""Every write of accounts: signing in, a commune's first rows."""

from accounts.actions.openings import Opening, first_password, open_commune
from accounts.actions.sign_in import (
    TooManyFromHere,
    came_in,
    change_password,
    check_sign_in,
    confirm_password,
    count_guess,
    end_other_sessions,
    normal_login,
)

__all__ = [
    "Opening",
    "TooManyFromHere",
    "came_in",
    "change_password",
    "check_sign_in",
    "confirm_password",
    "count_guess",
    "end_other_sessions",
    "first_password",
    "normal_login",
    "open_commune",
]
