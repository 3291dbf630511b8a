"""What of a dossier that came back its unit may write: what was asked for, and what it lacks."""

from accounts.problems import Problem, Refused
from nominations.enums import NominationState
from nominations.models import Nomination
from nominations.particulars import topics
from nominations.workflow.guards import complete

# What the rules call missing that is no particular.
TOPIC_OF = {"ballot": "review", "votes": "review", "minutes": "file", "choice": "file"}
CLOSED = (
    "Phòng Văn hóa - Xã hội chỉ đề nghị bổ sung: {}. Các mục khác giữ nguyên. Cần sửa mục khác, "
    "hãy gọi Phòng Văn hóa - Xã hội."
)


def named_by(nomination: Nomination) -> list[str]:
    """What was asked for, as people read it."""
    labels = topics(nomination.kind)
    return [labels[name] for name in nomination.asked if name in labels]


def closed_words(nomination: Nomination) -> str:
    return CLOSED.format(", ".join(named_by(nomination)).lower())


def open_topics(nomination: Nomination) -> frozenset[str] | None:
    """The boxes that are open while others are not; None where all are.

    What is missing is open too: else nobody could send it again.
    """
    if nomination.state != NominationState.RETURNED or not nomination.asked_for:
        return None
    lacking = (problem.field for problem in complete(nomination))
    return frozenset(nomination.asked).union(TOPIC_OF.get(name, name) for name in lacking)


def demand_open(nomination: Nomination, *names: str) -> None:
    """Raise Refused where one of these boxes is not open; asked under the dossier's row."""
    found = open_topics(nomination) if names else None
    if found is not None and (closed := [name for name in names if name not in found]):
        raise Refused(Problem(text=closed_words(nomination), field=closed[0]))
