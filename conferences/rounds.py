"""What nobody presses and time alone brings: each app names its own, the runner asks them in turn.

`settings.BY_THE_CLOCK` lists them. Each looks at the rows for what is due by now and is called
again and again, by any number of runners: whoever comes second finds nothing left to do.
"""

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.web import moment
from conferences import jobs

EVERY = 20.0  # seconds between two rounds; what they bring is a matter of days


def go_round() -> None:
    """Ask each once; one that fails holds up no other. Raises `jobs.AWAY` without a database."""
    at = moment()
    for name in settings.BY_THE_CLOCK:
        failed = f"{name} failed; it is asked again in {EVERY:.0f} seconds"
        with jobs.holding_up_no_other(failed):
            import_string(name)(at=at)
