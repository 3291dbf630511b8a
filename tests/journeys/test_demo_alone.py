"""The demo conference is never loaded beside real data."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Commune
from tests import make

pytestmark = pytest.mark.django_db


def test_real_data_is_never_mixed_with_the_demo():
    make.commune()

    with pytest.raises(CommandError, match="dữ liệu thật"):
        call_command("demo")

    assert Commune.objects.count() == 1
