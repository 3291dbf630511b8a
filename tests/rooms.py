"""The apps there are, read from the folders: a list by hand forgets the next one."""

from pathlib import Path

from django.conf import settings

BASE = Path(settings.BASE_DIR)
APPS = tuple(sorted(path.parent.name for path in BASE.glob("*/declared.py")))
WITH_ACTIONS = tuple(app for app in APPS if list(BASE.glob(f"{app}/actions*")))
