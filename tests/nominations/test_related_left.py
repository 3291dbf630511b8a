"""What is left to another: whoever is related is told who goes on, and finds no button for it."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from tests import make
from tests.nominations.related import alone, office, related

pytestmark = pytest.mark.django_db
__all__ = ["alone", "office"]  # fixtures


@pytest.mark.parametrize("others", [True, False])
def test_whoever_has_no_button_is_told_who_goes_on(others, alone, sign_in):
    """At the dossier and in the page for many: no sentence names a button that is gone."""
    make.user(role=Role.CULTURE_OFFICE, is_active=others)
    one = make.nomination(state="submitted", integrity="unchecked")
    client, there = sign_in(alone), reverse("nominations:detail", args=[one.code])
    told = "Chưa ghi kết quả kiểm tra kỷ luật, đơn thư. {} bấm “Ghi kết quả kiểm tra”."
    shown = [problem.text for problem in client.get(there).context["problems"]]
    assert shown[0] == told.format("Hãy")

    related(one, alone)

    goes_on = {
        True: "Hãy để người khác được giao việc này",
        False: "Hãy chờ lãnh đạo xã ghi ý kiến ở mục “Có liên quan”; khi đó mới",
    }[others]
    left = [problem.text for problem in client.get(there).context["problems"]]
    assert left == [told.format(goes_on)], "why stands beside, once for all moves"
    (row,) = client.get(reverse("nominations:many") + "?viec=verify").context["rows"]
    assert [problem.text for problem in row.problems][1:] == left
    assert row.is_kept
