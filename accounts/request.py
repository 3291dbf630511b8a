"""Says what a request carries once our middleware has seen it."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class AnyRequest(HttpRequest):
    """Anybody's, the anonymous too."""

    at: datetime  # when it came, the same for all that it does (accounts.web)
    htmx: HtmxDetails


class Request(AnyRequest):
    """Of somebody signed in: no other reaches a view that is not open to all (accounts.web)."""

    user: User
