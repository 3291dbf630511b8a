"""A village head at the phone, for the tests of the phone's pages."""

import pytest

from tests import make


@pytest.fixture
def village(sign_in):
    unit = make.unit()
    make.conference()
    client = sign_in(make.user(unit=unit))
    client.unit = unit
    return client
