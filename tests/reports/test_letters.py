"""The picture of every marked letter: against the font, and against what was looked at (O3)."""

import unicodedata
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings
from PIL import Image, ImageChops, ImageDraw, ImageFont

from conferences.pdf import render_pdf
from tests.reports import decree

BASE = settings.BASE_DIR / "static"
SEEN = Path(__file__).parent / "letters"  # pictures somebody looked at, letter by letter
SHEET = '<!doctype html><html lang="vi"><link rel="stylesheet" href="static:css/print.css">'
STYLES = {
    "Regular": "",
    "Bold": "font-weight:700",
    "Italic": "font-style:italic",
    "BoldItalic": "font-weight:700;font-style:italic",
}
TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def marked_letters() -> list[str]:
    """The 134 letters with a mark: vowels with tones, ă â ê ô ơ ư đ, both cases."""
    plain, shaped = "aeiouy", "ăâêôơư"
    small = [unicodedata.normalize("NFC", v + tone) for v in plain + shaped for tone in TONES]
    small += [*shaped, "đ"]
    return small + [letter.upper() for letter in small]


EM, CELL, ACROSS, ASIDE = 48, 80, 12, 12  # points
SCALE = 5  # pixels a point
FINER = 4  # the reference is drawn so much larger, so that hinting moves nothing


def _page_of_letters(letters, style):
    cells = "".join(
        f'<div style="position:absolute;left:{(n % ACROSS) * CELL}pt;top:{(n // ACROSS) * CELL}pt;'
        f'padding-left:{ASIDE}pt;font-size:{EM}pt;line-height:{CELL}pt">{letter}</div>'
        for n, letter in enumerate(letters)
    )
    size = f"<style>@page{{size:{ACROSS * CELL}pt {12 * CELL}pt;margin:0}}</style>"
    return f'{SHEET}{size}<body style="{style}">{cells}'


@cache
def paper_of(face):
    """All letters in a face, drawn once for both comparisons."""
    return render_pdf(_page_of_letters(marked_letters(), STYLES[face]), base=BASE)


def _ink(picture):
    """The text box: the smallest part that holds all ink, black on white."""
    flat = picture.convert("L").point(lambda level: 255 if level < 128 else 0)
    return flat.crop(flat.getbbox())


def _cells(data, count):
    page = pypdfium2.PdfDocument(data)[0]
    whole = page.render(scale=SCALE).to_pil()
    side = CELL * SCALE
    for n in range(count):
        left, top = (n % ACROSS) * side, (n // ACROSS) * side
        yield _ink(whole.crop((left, top, left + side, top + side)))


def _reference(letter, face):
    font = ImageFont.truetype(
        str(BASE / "fonts" / f"Tinos-{face}.ttf"),
        EM * SCALE * FINER,
        layout_engine=ImageFont.Layout.BASIC,
    )
    side = CELL * SCALE
    picture = Image.new("L", (side * FINER, side * FINER), 255)
    start = ASIDE * SCALE * FINER
    ImageDraw.Draw(picture).text((start, start), letter, font=font, fill=0)
    return _ink(picture.reduce(FINER))


def nearer(drawn, wanted, found):
    """Letters that are no further from another one's picture than from their own.

    What one of two has more ink than the other differs however they are laid on each other: most
    need not be laid at all.
    """
    ink = {id(box): box.histogram()[0] for boxes in (drawn, wanted) for box in boxes.values()}
    for one, box in drawn.items():
        for other, theirs in wanted.items():
            area = (max(box.width, theirs.width) + 2) * (max(box.height, theirs.height) + 2)
            may_be = one != other and abs(ink[id(box)] - ink[id(theirs)]) <= found[one] * area
            if may_be and difference(box, theirs) <= found[one]:
                yield one, other


def difference(one, other):
    """The part of the text box that differs by more than a pixel's breadth at an edge."""
    if abs(one.width - other.width) > 2 or abs(one.height - other.height) > 2:
        return 1.0
    best = 1.0
    for right in (-1, 0, 1):
        for down in (-1, 0, 1):
            size = (max(one.width, other.width) + 2, max(one.height, other.height) + 2)
            first, second = Image.new("L", size), Image.new("L", size)
            first.paste(one, (1, 1))
            second.paste(other, (1 + right, 1 + down))
            ink = ImageChops.difference(first, second).histogram()[255]
            best = min(best, ink / (size[0] * size[1]))
    return best


@pytest.mark.slow
@pytest.mark.parametrize("face", STYLES)
def test_every_marked_letter_is_drawn_as_the_font_has_it(face):
    """O3: text extraction cannot see a garbled letter, only the picture can."""
    letters = marked_letters()
    assert len(letters) == len(set(letters)) == 134

    drawn = dict(zip(letters, _cells(paper_of(face), len(letters)), strict=True))
    wanted = {letter: _reference(letter, face) for letter in letters}
    found = {one: difference(drawn[one], wanted[one]) for one in letters}
    assert {letter: share for letter, share in found.items() if round(share, 3) > 0.01} == {}
    # A small mark is little of a box: so each letter must also be nearest to itself of all 134.
    assert list(nearer(drawn, wanted, found)) == []


# --- Against the committed picture ---------------------------------------------------------------

COARSE = 2  # pixels a point: enough to see a dot below, small enough to keep


def picture(data):
    """The page in black and white, as it is kept."""
    page = pypdfium2.PdfDocument(data)[0]
    return page.render(scale=COARSE).to_pil().convert("L").point(lambda level: 255 * (level >= 128))


def boxes(drawn, seen, count):
    """The part that differs inside each letter's own text box, in the picture's order."""
    side = CELL * COARSE
    for n in range(count):
        left, top = (n % ACROSS) * side, (n // ACROSS) * side
        cell = (left, top, left + side, top + side)
        one, other = drawn.crop(cell), seen.crop(cell)
        box = ImageChops.darker(one, other).point(lambda level: 255 - level).getbbox()
        changed = ImageChops.difference(one, other).crop(box).histogram()[255]
        yield changed / ((box[2] - box[0]) * (box[3] - box[1]))


@pytest.mark.parametrize("face", STYLES)
def test_every_marked_letter_looks_as_it_did_when_it_was_looked_at(face):
    """O3: at most 1 % of any letter's box; only our own face is in the file."""
    letters, paper = marked_letters(), paper_of(face)
    seen = Image.open(SEEN / f"{face}.png").convert("L")

    drawn = picture(paper)

    assert drawn.size == seen.size
    found = dict(zip(letters, boxes(drawn, seen, len(letters)), strict=True))
    assert {letter: share for letter, share in found.items() if share > 0.01} == {}
    assert list(decree.fonts(paper)) == []


def test_the_comparison_sees_one_wrong_mark():
    """Negative control: a dot below that is missing is more than 1 % of its letter's box."""
    letters = marked_letters()
    place = letters.index("ạ")
    wrong = [*letters]
    wrong[place] = "a"
    seen = Image.open(SEEN / "Regular.png").convert("L")

    drawn = picture(render_pdf(_page_of_letters(wrong, ""), base=BASE))

    found = list(boxes(drawn, seen, len(letters)))
    assert [n for n, share in enumerate(found) if share > 0.01] == [place]


def test_the_nearest_letter_is_found_wherever_it_may_be():
    """Negative control: one drawn as another, whose own picture is further away."""
    own, other = _reference("ạ", "Regular"), _reference("á", "Regular")
    pictures = {"ạ": own, "á": other}

    assert list(nearer({"ạ": other}, pictures, {"ạ": difference(other, own)})) == [("ạ", "á")]
    assert list(nearer({"ạ": own}, pictures, {"ạ": difference(own, own)})) == []
