"""The only writer of what somebody was awarded before: its rows, and the text that says them.

A unit writes the text whole, or row by row; an office corrects the text. Rows follow the text, and
the text is told of the rows by one sentence each, so that they never disagree.
"""

from nominations.awards import pieces, read
from nominations.models import Nomination, PreviousAward


def keep_rows(*dossiers: Nomination) -> None:
    """Make the rows of these what their texts say; called where a text was just written."""
    PreviousAward.objects.filter(nomination__in=dossiers, removed_at=None).delete()
    PreviousAward.objects.bulk_create(row for one in dossiers for row in read_rows(one))


def keep_other(nomination: Nomination, stood: str) -> None:
    """After particulars were written: its rows, where its awards are other than what stood."""
    if nomination.awards != stood:
        keep_rows(nomination)


def read_rows(nomination: Nomination) -> list[PreviousAward]:
    """The rows its text says, not saved yet."""
    found = enumerate(pieces(nomination.awards), start=1)
    return [_row(nomination, place, said) for place, said in found]


def _row(nomination: Nomination, place: int, said: str) -> PreviousAward:
    row = read(said)
    return PreviousAward(
        nomination=nomination, place=place, said=said, form=row.form, level=row.level,
        number=row.number, year=row.year,
    )  # fmt: skip
