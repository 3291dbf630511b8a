"""A page opens on a connection of which Django has found out nothing yet, as in each new thread."""

import sys
from importlib import import_module
from inspect import getattr_static

import pytest
from django.db import connection
from django.utils.functional import cached_property

from accounts.enums import Role
from accounts.querysets.questions import Question
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PAGES = {
    "/ho-so/": Role.CULTURE_OFFICE,
    "/ho-so/?tim=mau": Role.CULTURE_OFFICE,
    "/ho-so/nhieu/": Role.CULTURE_OFFICE,
    "/ho-so/HN25-0001/": Role.CULTURE_OFFICE,
    "/ho-so/hop-xet-duyet/": Role.LEADERSHIP,
    "/dai-bieu/": Role.COUNCIL_OFFICE,
    "/dai-bieu/dua-vao/": Role.COUNCIL_OFFICE,
    "/": Role.CULTURE_OFFICE,
}


@pytest.fixture
def nothing_known():
    """As another thread's connection begins; and no statement was put together before."""
    import_module("honoree_conf.urls")
    asked = {one for module in list(sys.modules.values()) for one in vars(module).values()
             if isinstance(one, Question)}  # fmt: skip
    assert len(asked) > 9, "of every app"
    for one in asked:
        one._kept.cache_clear()
    features = connection.features
    known = {
        name: value
        for name, value in vars(features).items()
        if isinstance(getattr_static(type(features), name, None), cached_property)
    }
    for name in known:
        del vars(features)[name]
    yield
    vars(features).update(known)


@pytest.mark.parametrize(("page", "role"), PAGES.items(), ids=PAGES)
def test_the_first_request_of_a_thread_is_answered(page, role, sign_in, nothing_known):
    make.nomination(state="submitted", code="HN25-0001")
    make.nomination(state="verified")
    make.delegate()

    assert sign_in(role=role).get(page).status_code == 200
