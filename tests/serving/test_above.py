"""An address that only takes a form leads a browser to the page above it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from accounts.enums import Role
from honoree_conf.above import lead_to_the_page_above, page_above
from tests.addresses import TABLE
from tests.kept import plan_posts

PAGE = {"HTTP_ACCEPT": "text/html,application/xhtml+xml;q=0.9"}


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/ho-so/HN25-0001/tai-cho/", "/ho-so/HN25-0001/"),
        ("/chuong-trinh/muc/them/", "/chuong-trinh/"),
        ("/dai-bieu/xac-nhan/", "/dai-bieu/"),
        ("/nhap-bang/7/sua/", "/nhap-bang/7/"),
        ("/khong/co/gi/", "/"),
    ],
)
def test_the_nearest_page_above(path, above):
    assert page_above(path) == above


def test_only_who_wants_a_page_is_led_and_only_from_there():
    def asked(status, method="get", **headers):
        led = lead_to_the_page_above(lambda request: HttpResponse(status=status))
        answer = led(getattr(RequestFactory(), method)("/dai-bieu/xac-nhan/", **headers))
        return answer.status_code, answer.get("Location")

    assert asked(405, **PAGE) == (302, "/dai-bieu/")
    assert asked(405) == (405, None)
    assert asked(405, "post", **PAGE) == (405, None)
    assert asked(200, **PAGE) == (200, None)
    assert asked(404, **PAGE) == (404, None)


@pytest.mark.django_db
def test_every_address_without_a_row_that_takes_only_a_form_leads_to_a_page(sign_in):
    plan_posts()  # or there is no page of posting above its end
    office, led = sign_in(role=Role.CULTURE_OFFICE), []
    for name in sorted(TABLE):
        try:
            there = reverse(name)
        except NoReverseMatch:
            continue
        if office.get(there).status_code == 405:
            answer = office.get(there, follow=True, **PAGE)
            led.append(name)
            assert (name, answer.status_code) == (name, 200)
    assert len(led) > 3
