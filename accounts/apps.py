"""The app's name and label."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Tài khoản và đơn vị"

    def ready(self) -> None:
        # When somebody came in is written by actions.came_in, of the hour the house has.
        user_logged_in.disconnect(dispatch_uid="update_last_login")
