"""Counts of awards out of a foreign table: a line of T8 a row."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.urls import reverse

from accounts.enums import Permission
from accounts.names import clean, fold
from accounts.telling import dotted
from conferences.models import Conference
from reports.actions import importing
from reports.enums import AwardCategory
from reports.figures.awards import INSIDE_ANOTHER, may_be_one, own_names, same_line
from reports.forms import FIRST_YEAR, LAST_YEAR
from reports.models import AwardCount
from sheets import fields as readers
from sheets.reading import Cell, Field, Read
from sheets.reading.columns import LONGEST
from sheets.targets import Doubt, Row, Target, Told

Line = tuple[int, str, str]  # what same_line makes of one
Named = defaultdict[tuple[int, str], list[tuple[Line, str]]]  # lines as they are called
MOST = 100_000
CATEGORIES = [(one.value, str(one.label)) for one in AwardCategory]
ALSO = [
    ("doanh nghiệp", "enterprise"), ("gia đình", "household"), ("hộ", "household"),
    ("lãnh đạo", "leader"), ("lãnh đạo, quản lý", "leader"), ("doanh nhân", "entrepreneur"),
    ("người trực tiếp", "direct"), ("trực tiếp", "direct"), ("cá nhân trực tiếp", "direct"),
    ("người trực tiếp lao động, sản xuất, công tác", "direct"), ("tap the", "collective"),
]  # fmt: skip
# Whom a heading calls without saying which category they are of.
PEOPLE = (
    "cá nhân", "khác", "cán bộ", "công chức", "viên chức", "đảng viên", "hội viên", "đoàn viên",
    "giáo viên", "học sinh", "nhân dân", "quần chúng", "đại biểu", "nông dân", "công nhân",
    "người lao động", "người dân", "người có công", "người cao tuổi", "lao động trực tiếp",
    "nhân viên", "xã viên", "học viên", "sinh viên", "quân nhân", "thanh niên", "phụ nữ",
    "cựu chiến binh",
)  # fmt: skip
# What a heading of a giver begins with that is no level of its own.
GIVERS = ("cấp khác", "khác", "bộ", "ngành", "cơ quan khác", "nơi khác", "đảng ủy", "huyện ủy",
          "thành ủy", "tỉnh ủy")  # fmt: skip
ALREADY = "Bảng khen thưởng đã có dòng này{}. Hãy sửa ở bảng khen thưởng, không nhập lại."
WRITTEN, STANDS, HERE_IS, SAME = (
    ", ghi là “{}”",
    ", số lượng {}",
    "; bảng này ghi {}",
    ", cùng là {}",
)
ONE_GIVER = (
    "Nơi khác ghi “Chủ tịch {}”, là cùng một cấp khen. Hãy ghi như vậy để không thành hai cấp, "
    "hoặc đánh dấu để giữ “{}”."
)
PERHAPS = "Có thể là “{}” ở {}, nên bị tính hai lần. Hãy xem lại trước khi nhập."
THERE, HERE = "bảng khen thưởng", "dòng khác của bảng này"
# A title's year; that of a day is the day's. Where a period is named, no one year is.
YEAR = re.compile(r"\bnăm ((?:19|20)[0-9]{2})\b", re.IGNORECASE)
DAY = re.compile(r"tháng\W{0,60}(?:[0-9][0-9. …]{0,60})?năm\s*[0-9]+", re.IGNORECASE)
PERIOD = re.compile(
    r"giai đoạn|\b(?:đến|tới) nay\b|nhiệm kỳ|năm học"
    r"|\b(?:19|20)[0-9]{2}\s*(?:[-–—,/]|và|đến|tới)\s*(?:năm )?[0-9]"
    r"|\b(?:từ|trước|sau|đến|tới|qua)\s(?:[^\W\d]+\s){0,3}(?:19|20)[0-9]{2}\b",
    re.IGNORECASE,
)
OF_COLUMN = re.compile(r"(?:\bnăm\s+|(?<![\w/.-]))(?:19|20)[0-9]{2}(?![\w/-])", re.IGNORECASE)
TWICE = "Bảng ghi dòng này {} lần. Hãy cộng lại thành một dòng."


def fields(conference: Conference, at: datetime) -> tuple[Field, ...]:
    """The columns of T8, a line each year, form, authority and category."""
    return (
        Field(
            key="form",
            label="Danh hiệu thi đua, hình thức khen thưởng",
            words=("hình thức khen thưởng", "hình thức", "danh hiệu", "danh hiệu thi đua",
                   "danh hiệu, hình thức"),
            read=readers.words(100),
            required=True,
            example="Giấy khen (ví dụ)",
            from_group=False,
        ),
        Field(
            key="year",
            label="Năm",
            words=("năm", "năm khen thưởng", "năm khen"),
            read=_read_year,
            required=True,
            from_group=True,
            opens=("nam",),
            from_above=True,
            headings=("năm", "từ năm", "các năm", "trong năm", "đến năm", "trước năm", "sau năm",
                      "giai đoạn", "nhiệm kỳ"),
            in_title=_year_in,
            across="count",
            head=_year_of_column,
            example="2023",
        ),
        Field(
            key="category",
            label="Đối tượng",
            words=("đối tượng", "đối tượng khen thưởng", "phân loại đối tượng"),
            read=readers.one_of(CATEGORIES, also=ALSO),
            required=True,
            choices=tuple(label for _, label in CATEGORIES),
            example="Tập thể",
            from_group=True,
            across="count",
            headings=PEOPLE,
            inside=tuple(INSIDE_ANOTHER),
        ),
        Field(
            key="authority",
            label="Cấp khen thưởng",
            words=("cấp khen", "cấp khen thưởng", "cấp quyết định"),
            read=readers.words(100),
            example="Chủ tịch UBND xã",
            from_group=True,
            headings=GIVERS,
            across="count",
            opens=("cap", "trung uong", "tw", "chu tich", "ct", "ubnd", "uy ban nhan dan",
                   "thu tuong", "bo truong"),
        ),
        Field(
            key="count",
            label="Số lượng",
            words=("số lượng", "số lượt", "tổng số"),
            read=readers.whole(least=1, most=MOST),
            required=True,
            counting=("số lượng", "số lượt", "số", "sl", "được khen", "được khen thưởng"),
            example="12",
            adds=True,
        ),
    )  # fmt: skip


def _read_year(cell: Cell) -> Read:
    """A year, also where "Năm" stands before it, as over the lines of a year."""
    bare = cell._replace(text=re.sub(r"^năm\s+", "", cell.text, flags=re.IGNORECASE))
    return readers.year(oldest=FIRST_YEAR, latest=LAST_YEAR)(bare)


@lru_cache(maxsize=4096)
def _year_in(title: str) -> str:
    """The one year that a title is of; none beside a period, "từ năm", "đến nay"."""
    plain = DAY.sub(" ", title)
    found = set() if PERIOD.search(plain) else {*YEAR.findall(plain)}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def _year_of_column(heading: str) -> str:
    """The one year that a column is headed by: "Năm 2023", "2023", "Tập thể năm 2023"."""
    if len(heading) > LONGEST:
        return ""
    found = [] if PERIOD.search(heading) or DAY.search(heading) else [*OF_COLUMN.finditer(heading)]
    return found[0][0] if len(found) == 1 else ""


def check(conference: Conference, rows: Sequence[Row]) -> Mapping[int, Sequence[Doubt]]:
    """Lines that stand there already, or twice in the table: T8 has each once."""
    own = own_names(conference)
    lines = conference.award_counts.values(*importing.ONCE, "count")
    stands = {same_line(**_once_of(line), own=own): line for line in lines}
    there = {key: _called(line) for key, line in stands.items()}
    whole = {row.place: row.values for row in rows if _is_whole(row.values)}
    keys = {place: _once(values, own) for place, values in whole.items()}
    times = Counter(keys.values())
    stand = _by_year(there.items())
    beside = _by_year((key, _called(whole[place])) for place, key in keys.items())
    found: dict[int, list[Doubt]] = {}
    givers = {fold(values["authority"] or "") for values in (*whole.values(), *lines)}
    for place, key in keys.items():
        if key in there:
            found[place] = [Doubt(text=_already(stands[key], whole[place]), asks=False)]
        elif times[key] > 1:
            found[place] = [Doubt(text=TWICE.format(times[key]), asks=False)]
        elif told := _perhaps(key, stand, beside):
            found[place] = [Doubt(field="form", text=told, by_hand=True)]
        if asked := _by_its_head(whole[place], givers):
            found.setdefault(place, []).append(Doubt(field="authority", text=asked, by_hand=True))
    return found


def _by_its_head(values: Mapping[str, Any], givers: Collection[str]) -> str:
    """Where one giver is written in two ways: of "Bằng khen" the head of a committee is it."""
    giver = clean(values["authority"] or "")
    of_head = fold(values["form"]).startswith(("bang khen", "giay khen"))
    if not of_head or f"chu tich {fold(giver)}" not in givers or not giver:
        return ""
    return ONE_GIVER.format(giver, giver)


def _already(line: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """How a line stands there: as what it is written, if otherwise, and how many it counts."""
    called, here = _called(line), values["count"]
    written = WRITTEN.format(called) if fold(called) != fold(_called(values)) else ""
    if here == line["count"]:
        return ALREADY.format(written + SAME.format(dotted(here)))
    counts = STANDS.format(dotted(line["count"])) + (HERE_IS.format(dotted(here)) if here else "")
    return ALREADY.format(written + counts)


def _by_year(lines: Iterable[tuple[Line, str]]) -> Named:
    """Few lines share a year and a category; only these are laid beside each other."""
    found: Named = defaultdict(list)
    for key, called in lines:
        found[key[0], key[2]].append((key, called))
    return found


def _perhaps(key: Line, there: Named, here: Named) -> str:
    """Which other line may count the same awards, its giver said or not."""
    for others, where in ((there, THERE), (here, HERE)):
        for other, called in others[key[0], key[2]]:
            if may_be_one(key, other):
                return PERHAPS.format(called, where)
    return ""


def _is_whole(values: Mapping[str, Any]) -> bool:
    return None not in (values["year"], values["form"], values["category"])


def _called(values: Mapping[str, Any]) -> str:
    """As it is written, with who gives it in brackets."""
    form, authority = (clean(values.get(key) or "") for key in ("form", "authority"))
    return f"{form} ({authority})" if authority else form


def _once_of(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: line[name] for name in importing.ONCE}


def _once(values: Mapping[str, Any], own: Sequence[str]) -> Line:
    said = {name: values.get(name) or "" for name in ("form", "category", "authority")}
    return same_line(year=values["year"], own=own, **said)


def tell(conference: Conference, codes: Sequence[str]) -> Mapping[str, Told]:
    there = reverse("reports:awards")
    return {
        str(line.pk): Told(words=f"{line}", address=there)
        for line in AwardCount.objects.filter(conference=conference, pk__in=codes)
    }


AWARDS = Target(
    key="awards",
    slug="khen-thuong",
    title="Số lượng khen thưởng",
    noun="số lượng khen thưởng",
    means="Mỗi dòng thành một dòng của bảng tổng hợp kết quả khen thưởng.",
    permission=Permission.REPORT_EDIT,
    back="reports:awards",
    fields=fields,
    check=check,
    write=lambda conference, rows, by, at: importing.count_many(
        conference=conference, rows=[row.values for row in rows], by=by
    ),
    stays=lambda conference, made: importing.what_stays(
        conference, [(one.code, one.seal) for one in made]
    ),
    take_back=lambda conference, made, by, at: importing.uncount_many(
        conference=conference, made=[(one.code, one.seal) for one in made], by=by
    ),
    tell=tell,
)
