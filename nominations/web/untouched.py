"""Which of the boxes a dossier came back for its unit has left as they were; it may send it so."""

from accounts.models import AuditEvent
from nominations.models import Change, Nomination
from nominations.particulars import topics
from nominations.querysets.changes import ChangeQuerySet
from nominations.workflow.changes import FILE, MINUTES, REVIEW

KEPT_AS = {"review": (REVIEW, MINUTES), "file": (FILE,)}  # of what is no particular


def untouched(nomination: Nomination) -> list[str]:
    """Their names, in the order of the pages; two queries of a dossier that came back for some.

    Changed and changed back is untouched; of what only the city is told, any change is one.
    """
    if not nomination.is_editable or not nomination.asked:
        return []
    log = AuditEvent.objects.of(target="nomination", target_code=nomination.code)
    log = log.filter(commune_code=nomination.commune_code, action__in=("return", "return_again"))
    returned = log.order_by("-pk").values_list("at", flat=True).first()
    if returned is None:
        return []
    touched = _touched(nomination, Change.objects.filter(at__gte=returned))
    labels = topics(nomination.kind)
    return [
        labels[name] for name in nomination.asked if touched.isdisjoint(KEPT_AS.get(name, (name,)))
    ]


def _touched(nomination: Nomination, since: ChangeQuerySet) -> set[str]:
    found = since.filter(nomination=nomination, is_correction=False).order_by("pk")
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    whatever = set()
    for field, before, after in found.values_list("field", "before", "after"):
        first.setdefault(field, before)
        last[field] = after
        if before == after or field in (FILE, REVIEW, MINUTES):
            whatever.add(field)
    return whatever | {field for field, before in first.items() if before != last[field]}
