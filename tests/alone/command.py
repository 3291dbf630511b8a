"""A command line in an environment, both told as JSON: `command` and `environment`."""

import json
import os
import runpy
import sys

from conferences.child import obey


def main() -> int:
    obey(sys.argv)
    told = json.load(sys.stdin)
    os.environ.update(told["environment"])
    sys.argv = told["command"]
    if sys.argv[0] == "-m":
        runpy.run_module(sys.argv[1], run_name="__main__", alter_sys=True)
    else:
        runpy.run_path(sys.argv[0], run_name="__main__")
    return 0
