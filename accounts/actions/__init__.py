"""Every write of accounts: signing in, a commune's first rows."""

from accounts.actions.openings import Opening, open_commune
from accounts.actions.sign_in import change_password, check_sign_in, normal_login

__all__ = ["Opening", "change_password", "check_sign_in", "normal_login", "open_commune"]
