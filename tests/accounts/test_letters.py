"""The table of what papers can print is that of the fonts we ship."""

import unicodedata

from django.conf import settings
from fontTools.ttLib import TTFont

from accounts.letters import ON_PAPER, VIETNAMESE
from accounts.reading import on_paper

UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs")


def test_the_table_is_what_all_four_styles_have():
    fonts = [TTFont(path) for path in sorted(settings.BASE_DIR.glob("static/fonts/Tinos-*.ttf"))]
    common = set.intersection(*(set(font.getBestCmap()) for font in fonts))
    seen = {code for code in common if unicodedata.category(chr(code)) not in UNSEEN}

    assert len(fonts) == 4
    listed = {code for first, last in ON_PAPER for code in range(first, last + 1)}
    assert listed == (seen - {0xFFFC, 0xFFFD}) | {ord("\n")}


def test_every_letter_of_vietnamese_can_be_printed_large_and_small():
    assert len(VIETNAMESE) == 17 + 4 + 12 * 6  # consonants; f j w z of names; vowels with tones
    assert all(on_paper(form) for letter in VIETNAMESE for form in (letter, letter.upper()))
    assert [on_paper(char) for char in "\u0000\u200b漢🎉"] == [False] * 4
