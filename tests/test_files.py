"""The laws of what lies beside the code: vendored files, styles, lengths, settings, README."""

import hashlib
import re
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from tests.rooms import FOLDERS

ROOT = Path(settings.BASE_DIR)

# SHA-256 of each file as it came; a new version is looked at, then written down here.
SUMS = """\
static/fonts
c3852cf60b0e5a8f738fa75e96982944bc41af0e87739d61827dd0d62f76d4ae LICENSE-OFL.txt
971d6af5fcb3a0c05535a92a635fb63a86ea5eb935639c9b864be33f3bfaba80 Tinos-Bold.ttf
0cd67b90617a03a69a815e758d0649d00f2be48a0cb570615e94e8e5a13aae2e Tinos-BoldItalic.ttf
0f949a3fa0e23cd0ca94a0c4784bd8f9efb99c20070b9f73b5fd592b49c092ad Tinos-Italic.ttf
cf264a22292950ca1679b2ade07e9e6ecb26c649ab70975d0e113f979efa827a Tinos-Regular.ttf
static/vendor/bootstrap-5.3.9
bc0cd18d94c028f1c0b62ec9fdaddcb9921c1e07c29cf52dc7df8cca9daf2488 LICENSE
aa4ad62959ba91700870722e3f41e0beceed59f92e3e8b171cb7fcd61b93a694 bootstrap-subset.scss
956563069296283f7a618703ad256fab0f7fa317d1c6b725239cadfa7f38d549 bootstrap.min.css
static/vendor/htmx-2.0.10
ec6f339a9c13affac76a30f1126ea45b7a989d17ee6ddbcdad837b5a6d986017 LICENSE
71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de htmx.min.js
tests/browser/vendor
af175b9d96ee93c21a036152e1b905b0b95304d4ae8c2c921c7609100ba8df7e axe.LICENSE
4f8563870d0fca38bbc3e00b6f670cb7fa9f380ba9f26a7f7d1184a6b18b1653 axe.LICENSE-3RD-PARTY.txt
29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c axe.min.js
"""


def recorded() -> dict[str, str]:
    """Path to sum, out of folders and the lines below them."""
    found, folder = {}, ""
    for line in SUMS.splitlines():
        digest, _, name = line.partition(" ")
        if name:
            found[f"{folder}/{name}"] = digest
        else:
            folder = line
    return found


def test_vendored_files_are_the_ones_we_looked_at():
    folders = ("static/vendor", "static/fonts", "tests/browser/vendor")
    files = [path for folder in folders for path in ROOT.glob(f"{folder}/**/*") if path.is_file()]
    sums = {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }

    assert sums == recorded()


LONGEST = 300
KINDS = (".py", ".html", ".css", ".js")


def test_no_module_is_longer_than_a_person_reads_at_once():
    """What is vendored or made by Django is no module of ours."""
    ours = [
        path
        for folder in FOLDERS
        for path in (ROOT / folder).glob("**/*")
        if path.suffix in KINDS
        and not {"migrations", "vendor", "data"} & set(path.parts)
        and len(path.read_text().splitlines()) > LONGEST
    ]

    assert {path.relative_to(ROOT).as_posix() for path in ours} == set()


WIDEST = 120
WRITTEN = ("templates/**/*.html", "static/css/*.css", "static/js/*.js")
DRAWN = re.compile(r' d="')  # the path of a drawing has no place to break


def test_no_line_is_wider_than_a_screen():
    wide = [
        f"{path.relative_to(ROOT).as_posix()}:{number}"
        for pattern in WRITTEN
        for path in sorted(ROOT.glob(pattern))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > WIDEST and not DRAWN.search(line)
    ]

    assert wide == []


def test_every_setting_is_named_in_the_example():
    """What settings read by env.…(), and what is started with a default of its own."""
    read = set(
        re.findall(r'\benv\.\w+\(\s*"(\w+)"', (ROOT / "honoree_conf/settings.py").read_text())
    )
    read |= set(re.findall(r'\("([A-Z][A-Z0-9_]*)", ', (ROOT / "serving/__main__.py").read_text()))
    read |= set(
        re.findall(r'^WHERE = "(\w+)"', (ROOT / "serving/dotenv.py").read_text(), flags=re.M)
    )
    for script in ROOT.glob("script/*"):
        read |= set(re.findall(r"\${([A-Z][A-Z0-9_]*):?-", script.read_text()))
    example = (ROOT / ".env.example").read_text()

    assert {"DATABASE_URL", "PORT", "SECRET_KEY"} <= read  # both kinds are found
    assert read - set(re.findall(r"^#?([A-Z][A-Z0-9_]*)=", example, flags=re.MULTILINE)) == set()


def test_the_diagrams_of_the_readme_are_those_of_the_code():
    drawn = StringIO()
    call_command("draw_states", stdout=drawn)
    readme = (ROOT / "README.md").read_text()

    shown = readme.split("<!-- states -->")[1].split("<!-- /states -->")[0]
    assert shown.strip() == drawn.getvalue().strip()
