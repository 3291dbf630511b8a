"""Reads what people type: counts, phones, days, years, names, texts (plain).

One reader for each kind of thing. What cannot be read raises Refused, whose text says what is
wrong and what to do; nothing is guessed that could also mean something else.
"""

import re
import unicodedata
from bisect import bisect_right
from datetime import date, datetime, time
from fractions import Fraction

from accounts.letters import ON_PAPER, VIETNAMESE
from accounts.names import clean, clean_lines, is_plain
from accounts.problems import Refused

LONGEST_COUNT = 12  # digits
OLDEST = 1900  # nobody honoured was born before
MARKS = 4  # on one letter, at most: Vietnamese has two
NAMED = 5  # signs named in one sentence
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# What Word and phones put before the lines of a list; its Symbol and Wingdings are private signs.
_BULLETS = "\ue000-\uf8ff•●▪■◦○□➢✓✔✅➤►▶❖✦★☆·\u2043∙‣➜➔☑"
_BULLET = re.compile(rf"^[ \t]*[{_BULLETS}]\ufe0f?[ \t]*(?=\S)", re.MULTILINE)
_STARTS = tuple(first for first, _ in ON_PAPER)


# --- Counts --------------------------------------------------------------------------------------


def count(typed: str) -> int:
    """A whole number; the dot, or a space, groups thousands: 1.200 is one thousand two hundred."""
    text = clean(typed)
    if re.fullmatch(r"[0-9]+", text):
        if len(text) > LONGEST_COUNT:
            raise Refused("Số quá lớn. Hãy xem lại.")
        return int(text)
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\1[0-9]{3}){0,2}", text):
        return int(re.sub(r"[. ]", "", text))
    if re.fullmatch(rf"[-{DASHES}] ?[0-9.]+", text):
        raise Refused("Số không được nhỏ hơn 0. Hãy nhập từ 0 trở lên.")
    if re.fullmatch(r"[0-9]+,[0-9]+", text):
        raise Refused("Ô này nhận số nguyên, không có phần lẻ. Hãy nhập lại, ví dụ 85.")
    if re.fullmatch(r"[0-9. ]+", text):
        raise Refused("Dấu chấm chỉ ngăn từng ba chữ số. Hãy nhập lại, ví dụ 85 hoặc 1.200.")
    wrong = re.search(r"[^0-9. ]", text)
    if wrong and re.search(r"[0-9]", text):
        raise Refused(f"Trong số có “{wrong[0]}”. Hãy nhập bằng chữ số, ví dụ 85.")
    raise Refused("Hãy nhập bằng chữ số, ví dụ 85.")


PARTS = "Hãy nhập phần trăm, ví dụ 60 hoặc 66,7, hoặc phân số như 2/3."


def share(typed: str) -> Fraction:
    """A part of a whole: 70, 70%, 66,7%, 2/3."""
    text = clean(typed).removesuffix("%").strip()
    if found := re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", text):
        over, below = int(found[1]), int(found[2])
    elif found := re.fullmatch(r"([0-9]{1,3})(?:,([0-9]))?", text):
        over, below = int(f"{found[1]}{found[2] or 0}"), 1000
    else:
        raise Refused(f"Chưa đọc được tỷ lệ này. {PARTS}")
    if not below or over > below:
        raise Refused("Tỷ lệ phải từ 0 đến 100%. Hãy xem lại.")
    return Fraction(over, below)


# --- Phones --------------------------------------------------------------------------------------

# Eleven-digit mobile prefixes until 2018, and what became of them.
_NEW_PREFIX = {
    **{f"16{n}": f"3{n}" for n in range(2, 10)},
    **{"120": "70", "121": "79", "122": "77", "126": "76", "128": "78"},
    **{"123": "83", "124": "84", "125": "85", "127": "81", "129": "82"},
    **{"186": "56", "188": "58", "199": "59"},
}
PHONE = "Hãy nhập đủ số điện thoại, ví dụ 0912 000 001."


def phone(typed: str) -> str:
    """A Vietnamese number as it is stored, in E.164: 0912.000.001 is +84912000001."""
    bare = re.sub(rf"[\s.()'‘’`/{DASHES}-]", "", clean(typed).lower().removeprefix("tel:"))
    if wrong := re.search(r"[^0-9+]", bare):
        raise Refused(f"Số điện thoại có “{wrong[0]}”. {PHONE}")
    found = re.fullmatch(r"(?:(?:\+|00)?84)?0?([1-9][0-9]+)", bare)
    national = found[1] if found else ""
    if not found or not bare.startswith(("+", "0", "84")):
        national = bare  # nine digits without the 0 before them
    elif len(bare) == 9 and bare[0] != "0":
        national = bare  # 84x xxx xxx: the mobile 084, not the country
    if len(national) == 10 and national[:3] in _NEW_PREFIX:
        national = _NEW_PREFIX[national[:3]] + national[3:]
    if not re.fullmatch(r"[35789][0-9]{8}|2[0-9]{9}", national):
        raise Refused(f"Số điện thoại thiếu hoặc thừa chữ số. {PHONE}")
    return f"+84{national}"


# --- Days and years ------------------------------------------------------------------------------

DAY = "Hãy nhập ngày trước, tháng sau, ví dụ {}."
FIRST_YEAR, LAST_YEAR = 2000, 2100


def day(typed: str, *, year: int) -> date:
    """A day, day first: 17/8, 17.8.25, 17082025, ngày 17 tháng 8; without a year, `year`."""
    hint = DAY.format(f"17/8/{year}")
    text = re.sub(r"ngày|tháng|năm", " ", clean(typed).lower())
    numbers = re.findall(r"[0-9]+", text)
    if re.search(rf"[^0-9\s/.,{DASHES}-]", text) or not 1 <= len(numbers) <= 3:
        raise Refused(f"Chưa đọc được ngày này. {hint}")
    if len(numbers) == 1 and len(numbers[0]) == 8:
        numbers = [numbers[0][:2], numbers[0][2:4], numbers[0][4:]]
    if len(numbers[0]) == 4 and len(numbers) == 3:
        numbers.reverse()  # 2025-08-17, as machines write it
    if len(numbers) < 2 or any(len(number) > 4 for number in numbers):
        raise Refused(f"Ngày chưa đủ. {hint}")
    of_month, month = int(numbers[0]), int(numbers[1])
    if len(numbers) == 3:
        year = int(numbers[2]) + (2000 if len(numbers[2]) == 2 else 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"Không rõ năm nào. {hint}")
    if not 1 <= month <= 12:
        raise Refused(f"Không có tháng {month}. {hint}")
    return _of_month(of_month, month, year)


def _of_month(of_month: int, month: int, year: int) -> date:
    try:
        return date(year, month, of_month)
    except ValueError as wrong:
        of_year = f" năm {year}" if (of_month, month) == (29, 2) else ""
        words = f"Tháng {month}{of_year} không có ngày {of_month}. Hãy xem lại ngày."
        raise Refused(words) from wrong


CLOCK = r"(?<![0-9])([0-9]{1,2}) ?(?::|giờ|h|g) ?([0-9]{2}(?![0-9/.-]))?(?: ?phút)?"
HOUR = "Hãy nhập giờ, ví dụ 19:30."


def hour(typed: str) -> time:
    """An hour of the day: 19:30, 19h30, 19 giờ 30 phút, 7h, 7 giờ tối."""
    found = re.fullmatch(f"{CLOCK}(?: ?(sáng|chiều|tối))?", clean(typed).lower())
    if not found:
        raise Refused(f"Chưa đọc được giờ này. {HOUR}")
    is_later = found[3] in ("chiều", "tối") and 1 <= int(found[1]) <= 11
    return _of_day(str(int(found[1]) + 12) if is_later else found[1], found[2], HOUR)


def _of_day(hour: str, minute: str | None, hint: str) -> time:
    hours, minutes = int(hour), int(minute or 0)
    if hours > 23 or minutes > 59:
        raise Refused(f"Không có giờ {hours:02}:{minutes:02}. {hint}")
    return time(hours, minutes)


def moment(typed: str, *, year: int) -> datetime:
    """An hour and a day, either first, as people here write them: 8h30 17/8, 17/8/2025 08:00."""
    hint = f"Hãy nhập giờ và ngày, ví dụ 08:00 ngày 22/8/{year}."
    text = re.sub(r"(?<=[0-9])t(?=[0-9])", " ", clean(typed).lower())  # as machines write it
    found = re.findall(CLOCK, text)
    rest = re.sub(CLOCK, " ", text)
    if len(found) != 1 or not re.search(r"[0-9]", rest):
        raise Refused(hint)
    of_day = _of_day(found[0][0], found[0][1], hint)
    try:
        return datetime.combine(day(rest, year=year), of_day)
    except Refused as refusal:
        raise Refused(f"{str(refusal).partition('. ')[0]}. {hint}") from refusal


def birth_year(typed: str, *, latest: int) -> int:
    """A year of birth, also out of a whole date: 12/3/1956, 1956-03-12, 1956 (Bính Thân)."""
    text = clean(typed)
    found = re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)
    if len(found) != 1:
        raise Refused("Năm sinh phải có 4 chữ số. Hãy ghi đủ, ví dụ 1956.")
    return _between(int(found[0]), OLDEST, latest, "Năm sinh")


def year(typed: str, *, oldest: int, latest: int) -> int:
    """Four digits and nothing else."""
    text = clean(typed)
    if not re.fullmatch(r"[0-9]{4}", text):
        raise Refused(f"Năm phải có 4 chữ số. Hãy ghi đủ, ví dụ {min(latest, 2023)}.")
    return _between(int(text), oldest, latest, "Năm")


def _between(found: int, oldest: int, latest: int, what: str) -> int:
    if not oldest <= found <= latest:
        raise Refused(f"{what} phải từ {oldest} đến {latest}. Hãy xem lại.")
    return found


# --- Names and texts -----------------------------------------------------------------------------


def line(typed: str) -> str:
    """One line, clean, of signs that a paper can print."""
    return _printable(clean(typed))


def lines(typed: str) -> str:
    """Several lines, clean and printable; Word's signs before the lines of a list become "- "."""
    return _printable(clean_lines(_BULLET.sub("- ", typed.replace("\r\n", "\n"))))


def _printable(text: str) -> str:
    if is_plain(text):
        return text
    marks = 0
    for char in unicodedata.normalize("NFD", text):
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > MARKS:
            raise Refused("Có quá nhiều dấu trên một chữ. Hãy gõ lại chữ đó.")
    strange = list(dict.fromkeys(_named(char) for char in text if not on_paper(char)))
    if strange:
        named = ", ".join(strange[:NAMED]) + (", …" if len(strange) > NAMED else "")
        raise Refused(f"Giấy in không có ký hiệu {named}. Hãy bỏ hoặc viết bằng chữ.")
    return text


def _named(char: str) -> str:
    return "riêng của Word" if unicodedata.category(char) == "Co" else char


def on_paper(char: str) -> bool:
    """Whether the papers' font has this sign; asked of a table, no font is opened."""
    code = ord(char)
    place = bisect_right(_STARTS, code) - 1
    return place >= 0 and code <= ON_PAPER[place][1]


def doubts(name: str) -> list[str]:
    """What a person should look at again in a name; unusual names are real, nobody is refused."""
    letters = [char for char in unicodedata.normalize("NFC", name) if char.isalpha()]
    latin = [char for char in letters if "LATIN" in unicodedata.name(char, "")]
    odd = dict.fromkeys(char for char in latin if char.lower() not in VIETNAMESE)
    other = dict.fromkeys(char for char in letters if char not in latin)
    said = []
    if odd:
        said.append(f"có chữ không phải tiếng Việt: {', '.join(odd)} (gõ nhầm bảng mã VNI?)")
    if other:
        said.append(f"có chữ cái ngoài bảng chữ Việt: {', '.join(other)}")
    return said
