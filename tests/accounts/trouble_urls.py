"""The site's addresses and two that go wrong: a plain error, a database that is away."""

from django.db import OperationalError
from django.urls import path

from accounts.web import open_to_all
from honoree_conf.urls import handler400, handler500, urlpatterns

__all__ = ["handler400", "handler500", "urlpatterns"]


@open_to_all(because="thử lỗi")
def broken(request):
    raise RuntimeError("hỏng")


@open_to_all(because="thử lỗi")
def away(request):
    raise OperationalError("server closed the connection unexpectedly")


urlpatterns = [*urlpatterns, path("hong/", broken), path("mat-csdl/", away)]
