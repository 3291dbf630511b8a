"""Which lists of who is posted hang on a wall though their posting ended early."""

from collections.abc import Iterable

from accounts.problems import Problem
from nominations.facts.posted import ended_early
from reports.enums import ReportKind
from reports.models import ReportFile

POSTING_IS_OVER = Problem(
    text="Đợt niêm yết của danh sách này đã kết thúc sớm, nên không trình ký, ghi ban hành được"
    " nữa. Hãy gỡ các bản in đã dán; khi niêm yết lại, hãy lập văn bản mới."
)


def over(papers: Iterable[ReportFile]) -> frozenset[int]:
    """Lists to be put up whose posting ended early since, by their keys: they still hang there.

    No query where none of them is such a list.
    """
    lists = [one for one in papers if one.kind == ReportKind.POSTING and one.file]
    ended = ended_early({one.conference_id for one in lists}) if lists else []
    return frozenset(
        one.pk
        for one in lists
        if any(of == one.conference_id and since <= one.as_of < end for of, since, end in ended)
    )
