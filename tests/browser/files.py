"""The live server's files as in earnest: made once, kept by whoever has them (U8).

The test's own handler put the style sheet together for every page, and no browser could keep it.
"""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import Http404, HttpRequest, HttpResponse

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
KEPT = "max-age=31536000, public, immutable"  # what WhiteNoise says of a name with a hash


@contextmanager
def kept_as_in_earnest() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", _serve)
        yield


def _serve(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponse:
    name = handler.file_path(request.path)
    kind, _ = mimetypes.guess_type(name)
    answer = HttpResponse(_content(name), content_type=kind or "application/octet-stream")
    answer["Cache-Control"] = KEPT
    return answer


@cache
def _content(name: str) -> bytes:
    """Beside our own the one that looks at our pages: the policy takes no stranger's (S2)."""
    found = AXE if name == AXE.name else finders.find(name)
    if not found:
        raise Http404(name)
    return Path(found).read_bytes()
