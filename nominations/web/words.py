"""What the page of all that wait for the leadership's word shows: each with who is set apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accounts.enums import Permission
from accounts.models import User
from accounts.paging import turned
from accounts.request import Request
from conferences.models import Conference
from nominations.enums import NominationState
from nominations.forms.interests import WordsForm
from nominations.models import Interest, Nomination
from nominations.querysets import NominationQuerySet
from nominations.querysets.related import DECIDES, HANDS, log_of, roles_with, said_of_any
from nominations.workflow.apart import deciders

CHOSEN = "chon"
A_PAGE = 50
VERIFY, APPROVE = Permission.NOMINATION_VERIFY, Permission.NOMINATION_APPROVE
KIN = "Có liên quan"
HAD = {VERIFY: "Đã nhập, bổ sung hoặc gửi", APPROVE: "Đã nhập, gửi, sửa hoặc thẩm định"}
People = Mapping[str, User]  # by account


@dataclass(frozen=True, kw_only=True)
class Waits:
    """One dossier that waits. who: why, and of whom: Có liên quan: Nguyễn Thị Hạnh."""

    nomination: Nomination
    who: tuple[str, ...]
    has_kin: bool

    @property
    def code(self) -> str:
        return self.nomination.code

    @property
    def is_of_many(self) -> bool:
        """Whether its word is of the office; of what is verified it is written at each."""
        return self.nomination.state == NominationState.SUBMITTED


def waiting(request: Request, conference: Conference) -> NominationQuerySet:
    """What waits for the leadership's word, the longest waiting first."""
    mine = Nomination.objects.within_reach(request.user, APPROVE).of(conference)
    found = mine.waiting_for_leadership().select_related("unit__commune")
    return found.order_by("submitted_at", "pk")


def officers(people: People) -> dict[str, User]:
    """Who verifies in the commune, by key: each is set apart from what waits to be verified."""
    roles = roles_with(VERIFY)
    return {str(one.pk): one for one in people.values() if one.role in roles}


def people_of(conference: Conference) -> People:
    """Who decides on dossiers of a commune."""
    return {one.username: one for one in deciders(conference.commune_id).order_by("pk")}


def words_form(request: Request, people: Mapping[str, User]) -> WordsForm:
    """The form for one word, over those that were ticked."""
    said = [(key, f"{one.full_name} ({one.get_role_display()})") for key, one in people.items()]
    sent = request.POST if request.method == "POST" else None
    chosen = request.POST.getlist(CHOSEN)[:A_PAGE]
    return WordsForm(sent, people=said, chosen=tuple(dict.fromkeys(chosen)))


def words_page(
    request: Request, conference: Conference, form: WordsForm, people: People
) -> dict[str, Any]:
    """What waits. Ticked until somebody unticks it is what each officer only had a hand in: that
    a relative goes on is agreed to by a tick of its own, and what is verified at each.
    """
    page = turned(waiting(request, conference).with_joined(), request.GET, per_page=A_PAGE)
    rows = rows_of(list(page), people)
    many = [row.code for row in rows if row.is_of_many]
    plain = [row.code for row in rows if row.is_of_many and not row.has_kin]
    return {
        "form": form,
        "page_obj": page,
        "rows": rows,
        "many": many,
        "ticked": form.chosen if form.is_bound else plain,
    }


def rows_of(found: Sequence[Nomination], people: People) -> list[Waits]:
    """Each with who is set apart from it, and why; two queries for all."""
    if not found:
        return []
    pks = {one.pk for one in found}
    said = Interest.objects.related().filter(said_of_any(pks)).select_related("user")
    kin: dict[int, dict[str, User]] = {}
    for one in said.select_related("nomination").order_by("pk"):
        at = one.nomination.kept_as_id or one.nomination_id
        kin.setdefault(at, {})[one.user.username] = one.user
    log = log_of(pks).filter(action__in=HANDS[APPROVE]).order_by("at", "pk")
    did: dict[str, list[tuple[str, str]]] = {}
    for code, action, actor in log.values_list("target_code", "action", "actor"):
        did.setdefault(code, []).append((action, actor))
    return [_row(one, kin.get(one.pk, {}), _log(one, did), people) for one in found]


def _log(one: Nomination, did: Mapping[str, list[tuple[str, str]]]) -> list[tuple[str, str]]:
    codes = (one.code, *(joined.code for joined in one.joined_rows))
    return [event for code in codes for event in did.get(code, ())]


def _row(one: Nomination, related: People, log: Sequence[tuple[str, str]], people: People) -> Waits:
    right = DECIDES[NominationState(one.state)]
    judges = {name: user for name, user in people.items() if user.role in roles_with(right)}
    verifiers = [actor for action, actor in log if action == "verify"][-1:]
    kin = {name: user for name, user in related.items() if name in judges or name in verifiers}
    acted = {actor for action, actor in log if action in HANDS[right]}
    had = {
        name: user
        for name, user in judges.items()
        if name not in kin and (name in acted or user.pk == one.sent_by_id)
    }
    # One of them is free: then it is only who verified that it waits for.
    named = had if judges.keys() <= kin.keys() | had.keys() else {}
    return Waits(nomination=one, who=tuple(_told(right, kin, named)), has_kin=bool(kin))


def _told(right: Permission, kin: People, had: People) -> Iterator[str]:
    for words, people in ((KIN, kin), (HAD[right], had)):
        if people:
            yield f"{words}: {', '.join(one.full_name for one in people.values())}"
