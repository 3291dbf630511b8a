"""Counts of awards out of a foreign table: a line of T8 a row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.enums import Permission
from accounts.names import clean, fold
from conferences.models import Conference
from reports.actions import importing
from reports.enums import AwardCategory
from reports.figures.awards import same_line
from reports.forms import FIRST_YEAR, LAST_YEAR
from reports.models import AwardCount
from sheets import fields as readers
from sheets.reading import Field
from sheets.targets import Doubt, Row, Target, Told

MOST = 100_000
CATEGORIES = [(one.value, str(one.label)) for one in AwardCategory]
ALSO = [
    ("doanh nghiệp", "enterprise"), ("gia đình", "household"), ("hộ", "household"),
    ("lãnh đạo", "leader"), ("lãnh đạo, quản lý", "leader"), ("doanh nhân", "entrepreneur"),
    ("người trực tiếp", "direct"), ("trực tiếp", "direct"), ("cá nhân trực tiếp", "direct"),
    ("người trực tiếp lao động, sản xuất, công tác", "direct"), ("tap the", "collective"),
]  # fmt: skip
ALREADY = "Bảng khen thưởng đã có dòng này. Hãy sửa ở bảng khen thưởng, không nhập lại."
ALREADY_AS = (
    "Bảng khen thưởng đã có dòng này, ghi là “{}”. Hãy sửa ở bảng khen thưởng, không nhập lại."
)
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
            read=readers.year(oldest=FIRST_YEAR, latest=LAST_YEAR),
            required=True,
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
            headings=("cá nhân", "khác"),
        ),
        Field(
            key="authority",
            label="Cấp khen thưởng",
            words=("cấp khen", "cấp khen thưởng", "cấp quyết định"),
            read=readers.words(100),
            example="Chủ tịch UBND xã",
        ),
        Field(
            key="count",
            label="Số lượng",
            words=("số lượng", "số lượt", "tổng số"),
            read=readers.whole(least=1, most=MOST),
            required=True,
            example="12",
        ),
    )  # fmt: skip


def check(conference: Conference, rows: Sequence[Row]) -> Mapping[int, Sequence[Doubt]]:
    """Lines that stand there already, or twice in the table: T8 has each once."""
    stand = conference.award_counts.values(*importing.ONCE)
    own = conference.commune.name
    there = {same_line(**line, own=own): _called(line) for line in stand}
    whole = {row.place: row.values for row in rows if _is_whole(row.values)}
    keys = {place: _once(values, own) for place, values in whole.items()}
    times = Counter(keys.values())
    found: dict[int, list[Doubt]] = {}
    for place, key in keys.items():
        if key in there:
            other = there[key] if fold(there[key]) != fold(_called(whole[place])) else ""
            text = ALREADY_AS.format(other) if other else ALREADY
            found[place] = [Doubt(text=text, asks=False)]
        elif times[key] > 1:
            found[place] = [Doubt(text=TWICE.format(times[key]), asks=False)]
    return found


def _is_whole(values: Mapping[str, Any]) -> bool:
    return None not in (values["year"], values["form"], values["category"])


def _called(values: Mapping[str, Any]) -> str:
    """As it is written, with who gives it in brackets."""
    form, authority = (clean(values.get(key) or "") for key in ("form", "authority"))
    return f"{form} ({authority})" if authority else form


def _once(values: Mapping[str, Any], own: str) -> tuple[Any, ...]:
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
