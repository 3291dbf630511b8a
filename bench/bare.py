"""The lower bound: a signed-in Django page of 50 rows × 8 columns with a filter form, and no more.

Nothing of Honoree stands on it: its own document, no context processors, a form drawn by Django.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import Context, Engine
from django.urls import path

from accounts.web import open_to_all
from honoree_conf.urls import urlpatterns as real

ROWS = 50
COLUMNS = (
    "code", "full_name", "kind", "state", "position", "birth_year", "field", "unit__name",
)  # fmt: skip
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Danh sách</title></head>
<body><p>{{ who }}</p><form>{{ form }}<button>Lọc</button></form><table><tbody>{% for row in rows %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}
</tbody></table></body></html>"""
DOOR = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đăng nhập</title></head>
<body><form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="{{ token }}">
{{ form }}<button>Đăng nhập</button></form></body></html>"""


class Filter(forms.Form):
    name = forms.CharField(required=False)
    state = forms.ChoiceField(choices=[(n, f"Trạng thái {n}") for n in range(7)], required=False)
    unit = forms.ChoiceField(choices=[(n, f"Thôn {n}") for n in range(30)], required=False)
    field = forms.ChoiceField(choices=[(n, f"Lĩnh vực {n}") for n in range(12)], required=False)


class Door(forms.Form):
    login = forms.CharField()
    password = forms.CharField(widget=forms.PasswordInput)


def _drawn(page: str, **context: Any) -> HttpResponse:
    return HttpResponse(Engine.get_default().from_string(page).render(Context(context)))


def listing(request: HttpRequest) -> HttpResponse:
    """Who is signed in, one query, fifty rows, one form."""
    from nominations.models import Nomination

    rows: Any = list(Nomination.objects.order_by("pk").values_list(*COLUMNS)[:ROWS])
    return _drawn(PAGE, who=request.user.username, form=Filter(request.GET or None), rows=rows)


@open_to_all(because="so sánh")
def door(request: HttpRequest) -> HttpResponse:
    """A page to sign in, and nothing else."""
    return _drawn(DOOR, form=Door(), token=get_token(request))


urlpatterns = [path("bench/list/", listing), path("bench/door/", door), *real]
