"""The lower bound: a signed-in Django page of 50 rows × 8 columns with a crispy filter form."""

from typing import Any

from crispy_forms.utils import render_crispy_form
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from honoree_conf.urls import urlpatterns as real

ROWS = 50
PAGE = """{% extends "base.html" %}
{% block main %}{{ form }}<table class="table rows"><tbody>{% for row in rows %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}
</tbody></table>{% endblock %}"""


class Filter(forms.Form):
    name = forms.CharField(required=False)
    state = forms.ChoiceField(choices=[(n, f"Trạng thái {n}") for n in range(7)], required=False)
    unit = forms.ChoiceField(choices=[(n, f"Thôn {n}") for n in range(30)], required=False)
    field = forms.ChoiceField(choices=[(n, f"Lĩnh vực {n}") for n in range(12)], required=False)


def listing(request: HttpRequest) -> HttpResponse:
    """One query, fifty rows, one form."""
    from nominations.models import Nomination

    columns = (
        "code",
        "full_name",
        "kind",
        "state",
        "position",
        "birth_year",
        "field",
        "unit__name",
    )
    rows: Any = list(Nomination.objects.values_list(*columns)[:ROWS])
    template = engines["django"].from_string(PAGE)
    form = render_crispy_form(Filter(request.GET or None))
    return HttpResponse(template.render({"rows": rows, "form": form}, request))


def plain(request: HttpRequest) -> HttpResponse:
    """The same page without form and rows."""
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"rows": [], "form": ""}, request))


urlpatterns = [path("bench/list/", listing), path("bench/plain/", plain), *real]
