"""T8, awards by form, category and year, after form 0603.N/BNV-TĐKT."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict, Unpack

from accounts.names import alike, fold
from conferences.facts import about
from conferences.models import Conference
from reports.enums import AwardCategory
from reports.figures.parts import Column, Group, Kind, Paper, Row, Table, as_of_words, two_digits
from reports.models import AwardCount

# "Trong đó: doanh nghiệp" is counted in "Tập thể" already.
INSIDE_ANOTHER = frozenset({AwardCategory.ENTERPRISE})

# The forms in the order of the Law on emulation and commendation, art. 9; titles come after them.
FORMS = (
    "huan chuong", "huy chuong", "danh hieu vinh du", "giai thuong", "ky niem chuong", "bang khen",
    "giay khen",
)  # fmt: skip

# As tables shorten who gives an award; folded.
SHORT = {
    "ubnd": "uy ban nhan dan", "ct": "chu tich", "tp": "thanh pho", "bch": "ban chap hanh",
    "mttq": "mat tran to quoc", "tw": "trung uong", "dtn": "doan thanh nien",
    "ldld": "lien doan lao dong", "lhpn": "lien hiep phu nu", "ubmttq": "uy ban mat tran to quoc",
}  # fmt: skip


# With what the words for who gives an award begin; folded, i and y alike.
GIVERS = tuple(
    f"{alike(word)} "
    for word in (
        "cap", "chu tich", "uy ban", "thu tuong", "chinh phu", "bo", "trung uong", "ban", "hoi",
        "tinh", "thanh pho", "huyen", "xa", "giam doc", "so", "lien doan", "mat tran", "dang uy",
        "cong an", "doan", "thanh uy", "tinh uy", "huyen uy", "quan uy", "thuong truc", "bi thu",
        "tong", "cuc", "chi cuc", "truong", "van phong", "nha nuoc", "quoc hoi", "vien", "toa an",
    )
)  # fmt: skip


class Line(TypedDict):
    """What names a line of T8."""

    year: int
    form: str
    category: str
    authority: str


def form_order(form: str) -> tuple[int, str]:
    """A key that sorts forms from the highest down, others by name."""
    name = fold(form)
    place = next((n for n, start in enumerate(FORMS) if name.startswith(start)), len(FORMS))
    return place, name


def same_award(form: str, authority: str, *, own: Sequence[str]) -> str:
    """One key for one award, however it is written: "Giấy khen của Chủ tịch UBND xã", "Giấy khen
    (Chủ tịch UBND xã)", and "Giấy khen" with who gives it in a column of its own.

    own: see own_names.
    """
    said, by = _plain(form, own), _plain(authority, own)
    return said if said.endswith(f" {by}") or not by else f"{said} {by}"


def may_be_one(one: tuple[int, str, str], other: tuple[int, str, str]) -> bool:
    """Whether two keys of `same_line` may count the same awards: who gives it is said in one alone,
    or as a level ("Cấp xã") in one and as an office in the other.
    """
    if one == other or (one[0], one[2]) != (other[0], other[2]):
        return False
    pairs = ((one[1], other[1]), (other[1], one[1]))
    return any(_is_without_giver(said, by) or _is_level_of(said, by) for said, by in pairs)


def _is_without_giver(said: str, by: str) -> bool:
    rest = by.removeprefix(f"{said} ")
    return rest != by and f"{rest} ".startswith(GIVERS)


def _is_level_of(said: str, by: str) -> bool:
    form, level, of = said.partition(" cap ")
    return bool(level) and by.startswith(f"{form} ") and by.endswith(f" {of}")


def same_line(
    *, year: int, form: str, category: str, authority: str, own: Sequence[str]
) -> tuple[int, str, str]:
    """What no two lines of T8 share."""
    return year, same_award(form, authority, own=own), category


def own_names(conference: Conference) -> tuple[str, str]:
    """What the commune and its city are called in full; in the commune's own table "xã Đại Sơn",
    "xã Đại Sơn, thành phố Hải Phòng" say no more than "xã".
    """
    commune = conference.commune
    return commune.name, commune.city.name


def perhaps_counted(
    conference: Conference, *, besides: AwardCount | None, **line: Unpack[Line]
) -> str:
    """As what the same awards perhaps stand in T8 already, where that is another line than before.

    besides: the line that is changed.
    """
    own = own_names(conference)
    mine = same_line(**line, own=own)
    others = conference.award_counts.filter(year=line["year"], category=line["category"])
    found = {_titled(one): one for one in others if may_be_one(mine, _line_of(one, own))}
    if besides is not None and _line_of(besides, own) == mine:
        return ""
    return next((words for words, one in found.items() if one != besides), "")


def _line_of(row: AwardCount, own: Sequence[str]) -> tuple[int, str, str]:
    said = {"form": row.form, "category": row.category, "authority": row.authority}
    return same_line(year=row.year, **said, own=own)


def _plain(text: str, own: Sequence[str]) -> str:
    """Its words alone: no marks, signs, brackets, no "của"; short words in full, i and y alike."""
    said = f" {_words(text)} "
    sorts = []
    for mine in map(_words, own):
        sorts.append("thanh pho" if mine.startswith("thanh pho ") else mine.partition(" ")[0])
        said = said.replace(f" {mine} ", f" {sorts[-1]} ")
    return said.replace(f" {' '.join(sorts)} ", f" {sorts[0]} ").strip()


def _words(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold(text))
    return alike(" ".join(SHORT.get(word, word) for word in words if word != "cua"))


def award_counts(conference: Conference) -> list[AwardCount]:
    """Every count the office entered, as T8 orders them."""
    rows = list(conference.award_counts.all())  # each knows its conference
    places = {value: place for place, value in enumerate(AwardCategory.values)}
    rows.sort(
        key=lambda row: (
            form_order(row.form),
            fold(row.authority),
            row.year,
            places[row.category],
        )
    )
    return rows


def years_of(review_period: str, rows: Sequence[AwardCount]) -> list[int]:
    """The years reviewed ("2020-2025"), and any other year somebody entered."""
    ends = [int(end) for end in review_period.split("-") if end.strip().isdigit()]
    years = set(range(ends[0], ends[-1] + 1)) if ends else set()
    return sorted(years | {row.year for row in rows})


def counted(rows: Sequence[AwardCount]) -> int:
    """How many awards in all; enterprises are among the collectives."""
    return sum(row.count for row in rows if row.category not in INSIDE_ANOTHER)


def counted_of(rows: Sequence[AwardCount], *categories: AwardCategory) -> int:
    return sum(row.count for row in rows if row.category in categories)


def awards_table(rows: Sequence[AwardCount], review_period: str) -> Table:
    """T8: a block an award, however its lines write it, a line a category, a column a year."""
    years = years_of(review_period, rows)
    room = max(12, min(15, 80 // max(len(years), 1)))
    columns = (
        Column(title="STT", mm=10, kind=Kind.COUNT),
        Column(title="Đối tượng khen thưởng", mm=165 - 10 - 15 - room * len(years)),
        *(Column(title=str(year), mm=room, kind=Kind.COUNT) for year in years),
        Column(title="Cộng", mm=15, kind=Kind.COUNT),
    )
    forms: dict[str, list[AwardCount]] = defaultdict(list)
    for row in rows:
        own = own_names(row.conference)
        forms[same_award(row.form, row.authority, own=own)].append(row)
    groups = [Group(title=_titled(one[0]), rows=_block(one, years)) for one in forms.values()]
    if rows:
        groups.append(Group(title="TỔNG SỐ CÁC HÌNH THỨC", rows=_block(rows, years)))
    return Table(
        sheet="Khen thưởng",
        title=f"TỔNG HỢP KẾT QUẢ KHEN THƯỞNG GIAI ĐOẠN {review_period}",
        columns=columns,
        groups=tuple(groups),
    )


def _titled(row: AwardCount) -> str:
    return f"{row.form} ({row.authority})" if row.authority else row.form


def _block(rows: Sequence[AwardCount], years: Sequence[int]) -> tuple[Row, ...]:
    lines, number = [], 0
    for category in AwardCategory:
        own = [row for row in rows if row.category == category]
        if not own:
            continue
        detail = category in INSIDE_ANOTHER
        number += not detail
        lines.append(
            Row(
                cells=(
                    None if detail else number,
                    str(category.label),
                    *(sum(row.count for row in own if row.year == year) or None for year in years),
                    sum(row.count for row in own),
                ),
                is_detail=detail,
            )
        )
    total = tuple(counted([row for row in rows if row.year == year]) or None for year in years)
    lines.append(Row(cells=(None, "Cộng", *total, counted(rows)), is_sum=True))
    return tuple(lines)


def awards(conference: Conference, as_of: datetime) -> Paper:
    """Bảng tổng hợp khen thưởng (T8)."""
    fact = about(conference)
    rows = award_counts(conference)
    table = awards_table(rows, fact.review_period)
    return Paper(
        about=fact,
        as_of=as_of,
        heading="BẢNG TỔNG HỢP",
        subject=("Kết quả khen thưởng", f"giai đoạn {fact.review_period}"),
        basis=as_of_words(as_of, "số lượt khen thưởng xã đã thống kê"),
        encloses="Báo cáo|BC-UBND",
        tables=(Table(sheet=table.sheet, title="", columns=table.columns, groups=table.groups),),
        closing=f"Bảng này có {two_digits(counted(rows))} lượt khen thưởng./.",
    )
