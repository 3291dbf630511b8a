"""The indexes lists of dossiers walk, and the conditions some of them are made for."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Lower, Replace

# Dossiers that are not just one person more: nobody is named in them yet, or the office found them
# to be one person with another. Few, and counted by an index of their own.
NO_MORE_PEOPLE = (
    Q(duplicate_verdict="same") | Q(full_name="") | (Q(representative="") & ~Q(kind="individual"))
)
# Corrected after it was checked: few, and asked for by each office's first page.
CHECK_FELL = Q(integrity="unchecked", state__in=["approved", "verified"])
# Small letters already: said so that PostgreSQL does not look whole names up in the index made for
# parts of them, which takes forty times as long.
ALIKE = Lower(Replace("name_fold", Value("y"), Value("i")))
FOR_THE_ROLL = Q(state="approved", on_roll=False)
FOUND_BY = [
    models.Index(  # all that sorts, counts, hides and narrows a list: no row is looked at for it
        fields=[
            "conference",
            "state",
            "unit",
            "name_sort",
            "id",
            "entered_by",
            "field",
            "kind",
            "gender",
            "sector",
            "integrity",
        ],
        name="nomination_by_place",
    ),
    # What counts the dossiers of each state: a fraction of the one above, which all pages walk.
    models.Index(fields=["conference", "state", "unit"], name="nomination_by_state"),
    models.Index("conference", "state", "submitted_at", "id", name="nomination_waiting"),
    models.Index(fields=["conference", "name_sort", "id"], name="nomination_by_name"),
    models.Index("conference", ALIKE, name="nomination_alike"),
    models.Index(fields=["unit", "state", "id"], name="nomination_by_unit"),
    models.Index(  # few: of an index of all, nearly all of it nothing, SQLite reads every row
        fields=["kept_as"], condition=Q(kept_as__isnull=False), name="nomination_kept_as"
    ),
    models.Index("conference", condition=NO_MORE_PEOPLE, name="nomination_no_more_people"),
    models.Index("conference", condition=Q(integrity="pending"), name="nomination_pending"),
    models.Index("conference", condition=CHECK_FELL, name="nomination_check_fell"),
    models.Index(
        fields=["conference", "unit", "name_sort", "id", "integrity"],
        condition=FOR_THE_ROLL,
        name="nomination_for_the_roll",
    ),
    # Of those the few who would sit there by one of some names: `sitting_named`.
    models.Index(
        fields=["conference", "name_fold"], condition=FOR_THE_ROLL, name="nomination_sits_alone"
    ),
    models.Index(
        fields=["conference", "representative_fold"],
        condition=FOR_THE_ROLL,
        name="nomination_sits_for",
    ),
]
