"""HTML drawn by Python is escaped as Django's own `format_html` escapes it."""

from django.utils.functional import lazystr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.enums import Role
from accounts.templatetags.drawing import drawn, drawn_all


class Shown:
    """Says itself how it is drawn, as a box of a form does."""

    def __html__(self) -> str:
        return "<i>ô</i>"


CELLS = (
    "<b>'a' & \"b\"</b>", SafeString("<b>ours</b>"), Shown(), 1950, None, Role.CULTURE_OFFICE,
    lazystr("<lazy>"), lazystr(SafeString("<u>lazy</u>")), "{}", "", "'", '"', "<", ">", "&",
)  # fmt: skip


def test_every_kind_of_cell_is_drawn_as_django_draws_it():
    line = "<p>{}</p>" * len(CELLS)

    assert drawn(line, *CELLS) == format_html(line, *CELLS)
    assert isinstance(drawn(line, *CELLS), SafeString)


def test_many_rows_are_the_same_line_again():
    rows = [(cell, "&") for cell in CELLS]

    assert drawn_all("{}{}\n", rows) == format_html_join("", "{}{}\n", rows)
    assert drawn_all("{}", []) == ""
