"""Templates as they are read: how a source is broken into lines is for its writers, no phone."""

import re

from django.template.base import Origin
from django.template.engine import Engine
from django.template.loaders import app_directories, cached, filesystem

END_OF_LINE = re.compile(r"\s*\n\s*")
# Elements that begin and end a line of their own: no browser draws the space beside their tags.
BLOCKS = """
aside body dd div dl dt footer form h1 h2 h3 head header html li link main meta nav ol option p
section caption select summary table tbody td th thead title tr ul
"""
ATTRIBUTES = r"(?: (?:{%.*?%}|{{.*?}}|[^<>{])*)?"
EDGE = re.compile(rf" ?(</?(?:{'|'.join(BLOCKS.split())}){ATTRIBUTES}>) ?")


class OneLine(filesystem.Loader):
    """A browser takes a line's end and the indentation after it for one space; so is it sent."""

    def get_contents(self, origin: Origin) -> str:
        """The template in one line; while debugging as it was written, for the lines of errors."""
        written = super().get_contents(origin)
        if self.engine.debug:
            return written
        return EDGE.sub(r"\1", END_OF_LINE.sub(" ", written)).strip()


class Loader(cached.Loader):
    """Ours, then those of libraries; each is read and parsed once."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, [])
        self.loaders = [OneLine(engine), app_directories.Loader(engine)]
