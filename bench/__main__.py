"""Runs every figure once and prints it; the only entry point of script/bench."""

import argparse
import json
import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "honoree_conf.settings_test")
django.setup()

from bench import figures  # noqa: E402  Django first

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--json", type=Path, help="also write the figures to this file")
parser.add_argument("--only", choices=figures.PARTS, help="measure one part alone")
arguments = parser.parse_args()
found = figures.run((arguments.only,) if arguments.only else figures.PARTS)
width = max((len(figure["name"]) for figure in found), default=0)
for figure in found:
    goal = f"   mục tiêu {figure['goal']}" if figure["goal"] else ""
    print(f"{figure['name']:<{width}}  {figure['value']:>8}  {figure['unit']}{goal}")
if arguments.json:
    arguments.json.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
