"""What every fork has loaded, without settings; the module asked for is the third argument."""

import importlib
import sys

import django.core.management
import django.db.models

from honoree_conf import environment
from nominations.files import heic, pdf
from serving import keeper, plainly
from tests.alone import command, table

LOADED = (
    command, django.core.management, django.db.models, environment, heic, keeper, pdf, plainly,
    table,
)  # fmt: skip


def main() -> int:
    return importlib.import_module(sys.argv.pop(3)).main()
