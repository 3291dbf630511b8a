"""How a template is broken into lines reaches no phone, and no word is glued to another."""

from pathlib import Path

import pytest
from django.template.engine import Engine


def read(written: str, folder, *, debug: bool = False) -> str:
    (folder / "a.html").write_text(written)
    loaders = ["honoree_conf.templates.Loader"]
    engine = Engine(dirs=[folder], loaders=loaders, debug=debug)
    loader = engine.template_loaders[0].loaders[0]
    (origin,) = loader.get_template_sources("a.html")
    return loader.get_contents(origin)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<b>một</b>\n   <i>hai</i>\n", "<b>một</b> <i>hai</i>"),  # a space a reader sees
        ("một\n\n\thai", "một hai"),
        ("một  hai", "một  hai"),  # inside a line nothing moves
        ("<ul>\n  <li>\n    một\n  </li>\n</ul>\n", "<ul><li>một</li></ul>"),
        ('<p class="a">\n  một\n</p>\n<p>hai</p>', '<p class="a">một</p><p>hai</p>'),
        (
            '<td{% if one %} class="a"{% endif %}>\n  x\n</td>',
            '<td{% if one %} class="a"{% endif %}> x</td>',
        ),
        ('<li class="{{ one }}">\n  một', '<li class="{{ one }}">một'),
        ("<label>\n  một\n</label> hai", "<label> một </label> hai"),  # it stands within a line
        ("{# lời #}\n<p>\n  một", "{# lời #}<p>một"),
    ],
)
def test_a_template_is_one_line_without_the_spaces_nobody_sees(written, sent, tmp_path):

    assert read(written, tmp_path) == sent


def test_while_debugging_a_template_keeps_its_lines(tmp_path):
    """An error names the line of the file."""
    written = "<p>\n  một\n</p>\n"

    assert read(written, tmp_path, debug=True) == written


def test_a_template_is_read_once(tmp_path):
    (tmp_path / "a.html").write_text("một\n")
    engine = Engine(dirs=[tmp_path], loaders=["honoree_conf.templates.Loader"])
    first = engine.get_template("a.html")
    (tmp_path / "a.html").write_text("hai\n")

    assert engine.get_template("a.html") is first
    assert engine.get_template("a.html").source == "một"


def test_a_librarys_template_stays_as_it_was_written():
    loader = Engine(loaders=["honoree_conf.templates.Loader"]).template_loaders[0]
    found = loader.loaders[1].get_template_sources("bootstrap5/field.html")
    (theirs,) = [one for one in found if Path(one.name).exists()]

    assert loader.get_contents(theirs) == Path(theirs.name).read_text()
