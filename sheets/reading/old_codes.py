"""Vietnamese text in the code tables of before Unicode: TCVN3 (.VnTime) and VNI-Windows.

Such text looks like Western letters in odd places: "NguyÔn V¨n", "Nguyeãn Vaên". Many of those
letters are Vietnamese too, so a word alone proves little: a column is judged, and a person agrees.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sheets.reading.values import Book, Cell, Codes, Line, Lines, Sheet

_NEW = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
_TCVN3 = dict(
    zip(
        "µ¶·\u00b8¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ",
        (letter for letter in _NEW if letter not in "aeiouy"),
        strict=True,
    )
) | dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
_TCVN3["Đ"] = "é"  # their é is Ð, which our cleaning took for Đ

_TONES = dict(zip("øûõùï", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_VNI_ALONE = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}


def _vni() -> dict[str, str]:
    """Two signs for one letter, and the few that are one."""
    table = dict(_VNI_ALONE)
    for base, own in zip("aeouyôö", "aeouyơư", strict=True):
        table |= {base + sign: _with(own, tone) for sign, tone in _TONES.items()}
    for base, own in (("a", "â"), ("e", "ê"), ("o", "ô")):
        table[base + "â"] = own
        signs = zip("àåãáä", _TONES.values(), strict=True)
        table |= {base + sign: _with(own, tone) for sign, tone in signs}
    table["aê"] = "ă"
    table |= {"a" + s: _with("ă", t) for s, t in zip("èúüéë", _TONES.values(), strict=True)}
    return table | {old.upper(): new.upper() for old, new in table.items()}


def _with(letter: str, tone: str) -> str:
    return unicodedata.normalize("NFC", letter + tone)


_VNI = _vni()
_VNI_SIGN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
# Only today's letters: whoever has these is in no old table. Đ is not among them: see above.
_TODAY = re.compile(r"[ăđĩũơưĂĨŨƠƯẠ-ỹ]")
# What no right spelling has: a sign or a capital inside a small word; a marked vowel after a or e.
_LOOKS: dict[Codes, re.Pattern[str]] = {
    "tcvn3": re.compile(
        r"[A-Za-zà-ý][µ¶·\u00b8¹¨»¼½¾©ª«¬®\xad]|[a-zà-ý][ÆÇÈÉÊËÌÎÏÐĐÑÒÓÔÕÖ×ØÜÝÞß]"
        r"|[bcdghklmnpqrstvx][åçëïñ÷øûüþ]|(?<!\w)[®§][a-zà-ÿµ-¾]"
    ),
    "vni": re.compile(
        r"[ae][ùøûõïêéèúüëâáàåãä]|[AE][ÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ]|[ouyôö][øûïåä]|oâ|OÂ|[OUYÔÖ][ØÛÏÅÄ]"
        r"|(?<![^\W\d_])[ñÑ][a-yà-ÿA-Y]|[bcghklmnrstvx]ö"
    ),
}
ENOUGH = 2  # words; one may be a slip of the hand


def looks_old(texts: Iterable[str], *, enough: int = ENOUGH) -> Codes | None:
    """The old table in which most of these texts seem to be written; enough: words of it."""
    old = {"tcvn3": 0, "vni": 0}
    today = 0
    for text in texts:
        if text.isascii():
            continue
        if _TODAY.search(text):
            today += 1
            continue
        for codes, look in _LOOKS.items():
            old[codes] += sum(1 for word in text.split() if look.search(word))
    best: Codes = "vni" if old["vni"] > old["tcvn3"] else "tcvn3"
    return best if old[best] >= enough and old[best] > 2 * today else None


def guessed(book: Book) -> Book:
    """The book, which is looked at for an old table when somebody asks."""
    return replace(book, look=lambda: _of_book(book.sheets))


def _of_book(sheets: Sequence[Sheet]) -> Codes | None:
    for sheet in sheets:
        for column in _columns(sheet.lines):
            if codes := looks_old(column):
                return codes
    return None


def _columns(lines: Sequence[Line]) -> list[list[str]]:
    width = max((len(line.cells) for line in lines), default=0)
    columns: list[list[str]] = [[] for _ in range(width)]
    for line in lines:
        for column, cell in zip(columns, line.cells, strict=False):
            if not cell.text.isascii():
                column.append(cell.text)
    return columns


def convert(book: Book, codes: Codes) -> Book:
    """The book with the columns that need it read by that table; only after a person agreed."""
    sheets = tuple(_sheet(sheet, codes) for sheet in book.sheets)
    return replace(book, sheets=sheets, look=lambda: None)


def _sheet(sheet: Sheet, codes: Codes) -> Sheet:
    old = [looks_old(column, enough=1) == codes for column in _columns(sheet.lines)]

    def made() -> list[Line]:
        return [
            replace(
                line,
                cells=tuple(map(_cell, line.cells, old, [codes] * len(old))),
                said=_cell(Cell(line.said), any(old), codes).text,
            )
            for line in sheet.lines
        ]

    return replace(sheet, lines=Lines(made))


def _cell(cell: Cell, old: bool, codes: Codes) -> Cell:  # noqa: FBT001  mapped over three lists
    text = cell.text
    if text.isascii() or _TODAY.search(text):
        return cell
    if not old and not _LOOKS[codes].search(text):
        return cell
    return cell._replace(text=converted(text, codes))


def converted(text: str, codes: Codes) -> str:
    """One text read by the old table."""
    if codes == "vni":
        return _VNI_SIGN.sub(lambda found: _VNI[found[0]], text)
    return "".join(_TCVN3.get(char, char) for char in text)
