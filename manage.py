#!/usr/bin/env python
"""Django's entry point: .env is read first, and what is set wrongly is said in a sentence."""

import os
import sys

from django.core.management import execute_from_command_line

from serving import plainly


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "honoree_conf.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    plainly.run(main)
