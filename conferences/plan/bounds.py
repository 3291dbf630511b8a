"""How long, how many, how far what a plan says may be: one table for its file and the columns."""

from collections.abc import Mapping
from datetime import date

TEXT = 5000  # signs of what has no column of its own: sentences, what a part demands
LONGEST: Mapping[str, int] = {  # signs, by the key of a file, which is the column's name too
    "key": 40,
    "commune": 8,
    "document": 200,
    "venue_document": 200,
    "name": 200,
    "edition": 40,
    "term": 20,
    "review_period": 20,
    "code_prefix": 8,
    "venue": 200,
    "title": 200,
    "heading": 200,
    "event": 200,
    "after": 40,
    "deadline": 40,
    "unit": 60,
    "units": 60,
    "kind": 10,
    "about": 20,
    "value": 20,
    "leeway": 20,
    "leeway_note": 200,
    "source": 20,
    "settles": 20,
    "paper": 20,
    "sections": 20,
    "recipients": 200,
}
MOST_ROWS: Mapping[str, int] = {  # of each list and each table
    "sections": 50,
    "recipients": 100,
    "figure": 100,
    "deadline": 200,
    "offices": 200,
    "tasks": 500,
    "items": 100,
    "parts": 50,
    "tables": 50,
    "leaders_choose": 20,
    "kinds": 20,
    "units": 1000,
}
MOST: Mapping[str, int] = {  # of numbers; none is more than a small column of a database holds
    "cap": 9999,
    "minimum": 9999,
    "per_unit": 999,
    "days": 366,
    "seats": 999,
    "minutes": 480,
}
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
BYTES = 1_000_000  # of a file
