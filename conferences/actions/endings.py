"""The end of a role on its day: the account is one that left, whoever counts the people here."""

from datetime import datetime

from accounts.enums import Role
from accounts.locks import in_one_go
from accounts.models import User
from conferences.actions.people import note_account, sign_out
from conferences.jobs import holding_up_no_other

HAND = User(username="runner", role=Role.TECHNICIAN)


def end_roles(*, at: datetime) -> None:
    """Let everybody leave whose role is over. Until then `User.works` keeps them out already."""
    over = User.people.over(at).order_by("pk").values_list("pk", flat=True)
    for pk in list(over):
        with holding_up_no_other(f"the role of account {pk} could not be ended"):
            _end(pk, at=at)


@in_one_go
def _end(pk: int, *, at: datetime) -> None:
    person = User.people.over(at).select_for_update(no_key=True, of=("self",)).filter(pk=pk).first()
    if person is None:  # another runner, or somebody just gave it another end
        return
    User.objects.filter(pk=pk).update(is_active=False)
    sign_out(person)
    note_account("end_role", person, by=HAND, at=at)
