"""A conference, its plan, access links, sessions and waiting jobs."""

from conferences.models.access import AccessLink, EntryCode, Session
from conferences.models.jobs import Job
from conferences.models.plans import Conference, Deadline, DeadlineMark, PlanEdition, PlanFigure

__all__ = [
    "AccessLink", "Conference", "Deadline", "DeadlineMark", "EntryCode", "Job",
    "PlanEdition", "PlanFigure", "Session",
]  # fmt: skip
