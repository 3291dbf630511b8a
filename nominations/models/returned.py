"""What an office said of a dossier, what it asks for of one that came back, and until when."""

from django.db import models

ASKED_LENGTH = 400


class Returned(models.Model):
    """The last word on a dossier and what it is about."""

    reply = models.CharField("ý kiến", max_length=1000, blank=True)  # the last; see the audit
    # Names of `particulars.topics`, parted by spaces; empty: all of it is open to its unit.
    asked_for = models.CharField("mục cần bổ sung", max_length=ASKED_LENGTH, blank=True)
    # Said when it was returned; the first instant too late to send it again.
    amend_until = models.DateTimeField("hạn bổ sung", null=True, blank=True)

    # By an office, after it was decided or stopped; empty once its unit has said that it knows.
    opened_again_at = models.DateTimeField("mở lại lúc", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def asked(self) -> tuple[str, ...]:
        """The boxes an office asked for, in the order of the pages; none where it named none."""
        return tuple(self.asked_for.split())
