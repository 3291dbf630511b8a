"""The apps there are, read from the folders: a list by hand forgets the next one."""

from pathlib import Path

from django.conf import settings

BASE = Path(settings.BASE_DIR)
APPS = tuple(sorted(path.parent.name for path in BASE.glob("*/declared.py")))
# Where files of ours lie; what is installed or written while it runs is none of them.
FOLDERS = sorted(
    path.name
    for path in BASE.iterdir()
    if path.is_dir() and path.name != "data" and not path.name.startswith(".")
)
WITH_ACTIONS = tuple(app for app in APPS if list(BASE.glob(f"{app}/actions*")))
