"""One conference of a commune follows another: what is asked before, what is held."""

from accounts.locks import lock_all
from accounts.models import Commune
from accounts.problems import Refused
from conferences.models import Conference
from conferences.workflow import hold

NOT_NEXT = (
    "Xã đang dùng Hội nghị {edition}, giai đoạn {term}. Hãy giữ giai đoạn ấy, hoặc bấm “Mở Hội nghị"
    " lần sau”."
)
SAME_PREFIX = "Chữ đầu {} đã dùng cho mã hồ sơ của Hội nghị khác. Hãy chọn chữ đầu khác."


def demand_next(
    commune: Commune, standing: Conference | None, *, prefix: str, follows: bool
) -> None:
    """Refuse a conference beside one that is used, unless it is said to be the next; and a head of
    codes that names dossiers of another already.

    Holds the one it follows, and its units: whoever sends meanwhile is in it or is told.
    """
    others = Conference.objects.of_commune(commune.pk).exclude(pk=standing.pk if standing else 0)
    if others.filter(code_prefix=prefix).exists():
        raise Refused(SAME_PREFIX.format(prefix))
    newest = others.first()
    if standing is None and newest:
        if not follows:
            raise Refused(NOT_NEXT.format(edition=newest.edition, term=newest.term))
        hold(newest)
        lock_all(commune.units.all())
