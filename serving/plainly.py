"""Says what is wrong with a setting or the database in one sentence, instead of a traceback."""

import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError

from serving import dotenv

NO_TABLES = ("no such table", "no such column", "does not exist")


def run(main: Callable[[], None]) -> None:
    """Run a command line; ends the process with 1 and a sentence where a technician can mend it.

    `--traceback` shows the whole, as it does for every command of Django.
    """
    try:
        dotenv.load()
        main()
    except (dotenv.Unreadable, ImproperlyConfigured, DatabaseError, InterfaceError) as trouble:
        if "--traceback" in sys.argv:
            raise
        sys.stderr.write(f"Honoree: {sentence(trouble)}\n")
        sys.exit(1)


def sentence(trouble: Exception) -> str:
    if not isinstance(trouble, DatabaseError | InterfaceError):
        return str(trouble)
    said = next(iter(str(trouble).splitlines()), "")
    if any(words in said for words in NO_TABLES):
        return f"Cơ sở dữ liệu {database()} chưa có đủ bảng. Hãy chạy: manage.py migrate"
    return (
        f"Cơ sở dữ liệu {database()} không dùng được ({said})."
        " Hãy kiểm tra DATABASE_URL và DATA_DIR."
    )


def database() -> str:
    """Which database this is, without its password."""
    found = settings.DATABASES["default"]
    if found["ENGINE"].endswith("sqlite3"):
        return str(found["NAME"])
    return f"postgres://{found['HOST'] or 'localhost'}:{found['PORT'] or 5432}/{found['NAME']}"
