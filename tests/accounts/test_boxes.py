"""A list's filter as Python draws it: what was asked stands in its boxes, and no text is markup."""

import pytest
from django.template import engines

from nominations.forms.office import FilterForm

pytestmark = pytest.mark.plain


def drawn(asked):
    form = FilterForm(asked, units=[(7, "Thôn <Một>"), (8, "Thôn Hai")])
    form.chosen()
    return engines["django"].from_string("{% load boxes %}{% boxes form %}").render({"form": form})


def test_what_was_asked_stands_in_the_boxes():
    page = drawn({"tim": 'a"b', "don-vi": "7", "can-xem": "on", "trang-thai": "draft"})

    assert (
        '<input type="text" name="tim" value="a&quot;b" id="id_tim" class="form-control">' in page
    )
    assert '<option value="7" selected>Thôn &lt;Một&gt;</option>' in page
    assert '<option value="8">Thôn Hai</option>' in page
    assert 'name="can-xem" class="form-check-input" checked id="id_can-xem">' in page
    assert '<input type="hidden" name="trang-thai" value="draft" id="id_trang-thai">' in page


def test_nothing_asked_is_everything():
    page = drawn(None)

    assert page.count('<option value="" selected>Tất cả</option>') == 3
    assert '<input type="text" name="tim" id="id_tim" class="form-control">' in page
    assert (" checked" in page, "field-error" in page) == (False, False)


def test_what_was_not_understood_is_said_beside_its_box():
    page = drawn({"don-vi": "99"})

    assert '<div id="div_id_don-vi" class="field field-error">' in page
    assert 'id="id_don-vi" aria-invalid="true" aria-describedby="id_don-vi_error">' in page
    assert '<p class="invalid-feedback" id="id_don-vi_error">' in page
