"""How often one address may ask for what needs no account."""

from django.core.cache import cache

from accounts.devices import device_of
from accounts.request import AnyRequest


def too_many(request: AnyRequest, what: str, *, most: int, seconds: int) -> bool:
    """Whether this is one too many; counted here.

    Each process counts for itself: enough against a machine that tries.
    """
    key = f"{what}:{device_of(request).address}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > most
    except ValueError:  # ran out between the two lines: a new while
        return False
