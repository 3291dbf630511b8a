"""The app's name and label."""

from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "sheets"
    verbose_name = "Bảng từ nơi khác"
