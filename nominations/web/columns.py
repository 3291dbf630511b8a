"""The columns of the grid of dossiers: what each says of a row, and what sorts by it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from types import MappingProxyType

from django.db.models import (
    F,
)
from django.db.models.expressions import Combinable
from django.utils.text import slugify

from accounts.names import fold
from accounts.telling import percent
from conferences.calendar import vn_moment
from nominations.enums import Field, Gender, Integrity, NominationKind, NominationState, Sector
from nominations.particulars import PARTICULARS, Particular, Reader, Seen, label_of, named
from nominations.web.lists import BY_NAME, Row
from nominations.web.sorting import ALONE, Keys, at, by, number, rank, share, share_of_all, words_of

NAME, EVERY = "ten", "tat-ca"  # EVERY: an address that names them all is said in each row's links
STATES, KINDS = dict(NominationState.choices), dict(NominationKind.choices)
CHECKS = dict(Integrity.choices)
Said = str | float


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. slug: its name in the address. words: what it says of a row, on the page and in
    the workbook. sorts: what it is sorted by, before the name, for each way; nothing for the name.
    sorts_all: the same, where to join what many rows need is cheaper than to look it up for each.

    of: the particular it tells. inner: told only to whoever is told of complaints. long: a text of
    several lines.
    """

    slug: str
    label: str
    words: Callable[[Row], Said]
    sorts: Keys = lambda *, down: ()
    sorts_all: Keys | None = None
    of: str = ""
    inner: bool = False
    long: bool = False
    number: bool = False


@dataclass(frozen=True, kw_only=True)
class Order:
    """What the rows are sorted by. keys: as pages are found by them; none is ever empty."""

    column: Column
    down: bool

    @property
    def annotations(self) -> Mapping[str, Combinable]:
        return _sorting(self.column, down=self.down, of_all=False)

    @property
    def of_all(self) -> Mapping[str, Combinable]:
        return _sorting(self.column, down=self.down, of_all=True)

    @property
    def keys(self) -> tuple[str, ...]:
        """Names stay in their order below whatever sorts before them; alone they turn too."""
        sign = "-" if self.down else ""
        own = [f"{sign}{name}" for name in self.annotations]
        return (*own, *(BY_NAME if own else (f"{sign}{key}" for key in BY_NAME)))

    @property
    def told(self) -> str:
        label = self.column.label
        return f"{label[0].lower()}{label[1:]}, {'giảm' if self.down else 'tăng'} dần"

    @property
    def slug(self) -> str:
        """As the address says it; nothing for the order every list has."""
        return f"-{self.column.slug}" if self.down else self.column.slug


@cache
def _sorting(column: Column, *, down: bool, of_all: bool) -> Mapping[str, Combinable]:
    """Put together once for each way: a page asks for their names three times."""
    sorts = (column.sorts_all if of_all else None) or column.sorts
    named = {f"sort_{place}": key for place, key in enumerate(sorts(down=down))}
    return MappingProxyType(named)


def _name(row: Row) -> str:
    return row.nomination.full_name or "Chưa ghi tên"


def _votes(row: Row) -> str:
    """40/42 (95,2%): what it is sorted by stands there too."""
    if row.review is None:
        return ""
    agree, present = row.review.agree, row.review.meeting.present
    share = f" ({percent(Fraction(agree, present))})" if present else ""
    return f"{agree}/{present}{share}"


def _own(row: Row) -> Said:
    """Gender and year of a group are its representative's and stand with that, not here."""
    return row.nomination.birth_year or "" if row.is_person else ""


def _particular(name: str, row: Row) -> str:
    one = row.nomination
    told = named(one.kind, name)
    value = getattr(one, name)
    return told.words(value) if told.is_said(value) else ""


def _of_group(row: Row) -> Said:
    """The same year where it is a representative's: no column mixes the two."""
    return "" if row.is_person else row.nomination.birth_year or ""


def _moment(name: str, row: Row) -> str:
    at = getattr(row.nomination, name)
    return vn_moment(at) if at else ""


def _text(slug: str, name: str, *, label: str = "", long: bool = False) -> Column:
    words = partial(_particular, name)
    return Column(
        slug=slug,
        label=label or label_of(name),
        words=words,
        sorts=words_of(name),
        of=name,
        long=long,
    )


def of_the_table(row: Particular) -> Column:
    """A particular nobody wrote a column of, told and sorted by how it is typed."""
    if row.choices:
        sorts = rank(row.name, row.labels)
    elif row.reader is Reader.YES_NO:
        sorts = rank(row.name, (False, True))
    else:
        sorts = words_of(row.name) if row.is_text else number(row.name)
    return Column(
        slug=slugify(fold(row.label)), label=row.label, words=partial(_particular, row.name),
        sorts=sorts, of=row.name, long=row.reader is Reader.LINES,
    )  # fmt: skip


_WRITTEN = (
    Column(slug=NAME, label="Tên", words=_name, of="full_name"),
    Column(slug="ma", label="Mã", words=lambda row: row.nomination.code, sorts=by(F("code"))),
    Column(
        slug="nam-sinh", label=label_of("birth_year"), words=_own, number=True,
        sorts=number("birth_year", of=ALONE), of="birth_year",
    ),
    Column(
        slug="gioi-tinh", label=label_of("gender"),
        words=lambda row: _particular("gender", row) if row.is_person else "",
        sorts=rank("gender", Gender.values, of=ALONE), of="gender",
    ),
    Column(
        slug="loai", label="Loại", words=lambda row: KINDS[row.nomination.kind],
        sorts=rank("kind", NominationKind.values),
    ),
    Column(
        slug="don-vi", label="Đơn vị giới thiệu", words=lambda row: row.nomination.unit.name,
        sorts=by(F("unit__order"), F("unit__name_fold")),
    ),
    Column(
        slug="linh-vuc", label=label_of("field"), words=partial(_particular, "field"),
        sorts=rank("field", Field.values), of="field",
    ),
    Column(
        slug="phieu", label="Bình xét: đồng ý / có mặt (%)", number=True, sorts=share,
        sorts_all=share_of_all, words=_votes,
    ),
    Column(
        slug="trang-thai", label="Trạng thái", words=lambda row: "; ".join(row.stands),
        sorts=rank("state", NominationState.values),
    ),
    Column(slug="can-xem", label="Cần xem", words=lambda row: "; ".join(row.tags)),
    _text("dai-dien", "representative", label="Người đại diện"),
    Column(
        slug="nam-sinh-dai-dien", label="Năm sinh người đại diện", words=_of_group, number=True,
        sorts=number("birth_year", of=~ALONE),
    ),
    Column(
        slug="dia-phuong-cu", label="Địa phương trước sắp xếp",
        words=lambda row: row.nomination.unit.former_commune,
        sorts=words_of("unit__former_commune"),
    ),
    _text("chuc-vu", "position"),
    _text("dia-chi", "address"),
    Column(
        slug="thanh-phan", label=label_of("sector"), words=partial(_particular, "sector"),
        sorts=rank("sector", Sector.values), of="sector",
    ),
    Column(
        slug="truc-tiep", label=label_of("direct_worker"),
        words=partial(_particular, "direct_worker"),
        sorts=rank("direct_worker", (False, True)), of="direct_worker",
    ),
    _text("thanh-tich", "achievement", label="Tóm tắt thành tích", long=True),
    _text("khen-thuong", "awards", long=True),
    Column(
        slug="kiem-tra", label="Kiểm tra kỷ luật, đơn thư", inner=True,
        words=lambda row: CHECKS[row.nomination.integrity],
        sorts=rank("integrity", Integrity.values),
    ),
    Column(
        slug="gui", label="Gửi lúc", words=partial(_moment, "submitted_at"),
        sorts=at("submitted_at"),
    ),
    Column(
        slug="quyet-dinh", label="Quyết định lúc", words=partial(_moment, "decided_at"),
        sorts=at("decided_at"),
    ),
    Column(
        slug="y-kien", label="Ý kiến của Phòng, lãnh đạo", long=True,
        words=lambda row: row.nomination.reply, sorts=words_of("reply"),
    ),
)  # fmt: skip
_TOLD = frozenset(column.of for column in _WRITTEN)
_OTHERS = {r.name: r for r in PARTICULARS if r.seen is Seen.ALL and r.name not in _TOLD}
FROM_TABLE: Mapping[str, Column] = {
    column.slug: column for column in map(of_the_table, _OTHERS.values())
}
ALL: Mapping[str, Column] = {**{column.slug: column for column in _WRITTEN}, **FROM_TABLE}
BEGINNING = (
    NAME, "ma", "nam-sinh", "gioi-tinh", "loai", "don-vi", "linh-vuc", "phieu", "trang-thai",
    "can-xem",
)  # fmt: skip
UNSORTED = frozenset({"can-xem"})  # what a machine sees is known of the rows that are read alone


def told_to(*, complaints: bool) -> list[Column]:
    """Those a reader may have, in the house's order."""
    return [column for column in ALL.values() if complaints or not column.inner]


def shown(asked: str, *, complaints: bool) -> list[Column]:
    """The columns an address asks for, in its order, the name first; the usual ones where it asks
    for none that there is. All of them have a word of their own.
    """
    if asked == EVERY:
        return told_to(complaints=complaints)
    there = {column.slug: column for column in told_to(complaints=complaints)}
    known = dict.fromkeys(slug for slug in asked.split(",") if slug in there)
    return [there[slug] for slug in (dict.fromkeys((NAME, *known)) if known else BEGINNING)]


def in_address(columns: Iterable[Column]) -> str:
    """The same columns as an address says them; nothing for the usual ones."""
    slugs = tuple(column.slug for column in columns)
    if slugs == tuple(ALL):
        return EVERY
    return "" if slugs == BEGINNING else ",".join(slugs)


def sorted_by(asked: str, *, complaints: bool) -> Order:
    """What an address sorts by; names, where it says nothing that there is."""
    slug = asked.removeprefix("-")
    there = {column.slug for column in told_to(complaints=complaints)} - UNSORTED
    column = ALL[slug if slug in there else NAME]
    return Order(column=column, down=asked.startswith("-") and slug in there)


def choices_of_order(columns: Iterable[Column]) -> list[tuple[str, str]]:
    """As a box offers them: each column of the page, both ways."""
    return [
        (f"{sign}{column.slug}", f"{column.label}, {words}")
        for column in columns
        if column.slug not in UNSORTED
        for sign, words in (("", "tăng dần"), ("-", "giảm dần"))
    ]
