"""The pages of reminders."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.request import Request
from accounts.web import signed_in
from notices.actions import reading
from notices.forms import ReadForm


@signed_in(because="mỗi người ghi đã xem lời nhắc được gửi")
@require_POST
def read(request: Request) -> HttpResponse:
    """Note that a person has read what their first page shows; what came since stays."""
    form = ReadForm(request.POST)
    if form.is_valid():
        reading.read_until(request.user, until=min(form.cleaned_data["until"], request.at))
    return redirect("home:home")
