"""Nominations: section II.4.1 of the plan and Decree 152/2025 article 4, sentence by sentence.

Pure Python. Nothing here touches the database, the clock or a request; callers bring the dossier
as a value and get back every problem at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.names import likely_same
from conferences.problems import Problem
from nominations.enums import Integrity, NominationKind

OPENLY = (
    "Đại biểu là điển hình tiên tiến cần được bình xét công khai, dân chủ "
    "từ thôn, các cơ quan, đơn vị."
)
CLEAN_RECORD = (
    "Chưa xét khen thưởng đối với cá nhân, tập thể đang trong thời gian xem xét kỷ luật, "
    "thanh tra, kiểm tra hoặc có đơn thư đang xác minh."
)


@dataclass(frozen=True, kw_only=True)
class BallotValue:
    """Votes of one meeting; people."""

    present: int
    agree: int
    disagree: int
    abstain: int

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.abstain


@dataclass(frozen=True, kw_only=True)
class DossierValue:
    """What the rules look at of one nomination."""

    kind: str
    full_name: str
    gender: str
    birth_year: int | None
    address: str
    field: str
    direct_worker: bool | None
    representative: str
    achievement: str
    review: BallotValue | None
    approval: BallotValue | None
    has_minutes: bool
    integrity: str
    possible_duplicates: int
    duplicate_answer: str


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """What is compared to find one person nominated twice."""

    pk: int
    full_name: str
    birth_year: int | None


def completeness(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  A dossier says who is put forward, for what, and whether at first hand."""
    alone = dossier.kind == NominationKind.INDIVIDUAL
    wanted = [
        ("full_name", dossier.full_name, "họ và tên" if alone else "tên tập thể hoặc hộ gia đình"),
        ("representative", alone or dossier.representative, "người đại diện"),
        ("gender", dossier.gender, "giới tính" if alone else "giới tính của người đại diện"),
        ("birth_year", dossier.birth_year, "năm sinh" if alone else "năm sinh của người đại diện"),
        ("address", dossier.address, "nơi ở hoặc nơi công tác"),
        ("field", dossier.field, "lĩnh vực"),
        ("direct_worker", dossier.direct_worker is not None, "mục trực tiếp sản xuất, công tác"),
        ("achievement", dossier.achievement, "tóm tắt thành tích"),
    ]
    for field, value, words in wanted:
        if not value:
            yield Problem(rule="II.4.1", text=f"Còn thiếu {words}.", field=field)


def review_meeting(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  The unit reviewed the person openly: votes are counted and minutes attached."""
    if dossier.review is None:
        yield Problem(
            rule="II.4.1",
            source=OPENLY,
            text="Còn thiếu số phiếu của cuộc họp bình xét.",
            field="ballot",
        )
    else:
        yield from votes(dossier.review)
    if not dossier.has_minutes:
        yield Problem(
            rule="II.4.1",
            source=OPENLY,
            text="Còn thiếu ảnh hoặc tệp biên bản họp.",
            field="minutes",
        )


def votes(ballot: BallotValue) -> Iterator[Problem]:
    """II.4.1  Nobody votes twice: the votes are no more than the people present."""
    if ballot.cast > ballot.present:
        yield Problem(
            rule="II.4.1",
            text=f"Tổng số phiếu {ballot.cast} nhiều hơn {ballot.present} người có mặt.",
            field="ballot",
        )


def clean_record(dossier: DossierValue) -> Iterator[Problem]:
    """NĐ 152/2025, Đ.4  Nobody under discipline, inspection or complaint is put forward."""
    if dossier.integrity == Integrity.PENDING:
        yield Problem(
            rule="NĐ 152/2025, Đ.4",
            text="Đang bị xem xét kỷ luật, thanh tra hoặc có đơn thư: chưa thẩm định được.",
            field="integrity",
        )
    elif dossier.integrity != Integrity.CLEAR:
        yield Problem(
            rule="NĐ 152/2025, Đ.4",
            text="Chưa ghi kết quả kiểm tra kỷ luật, đơn thư.",
            field="integrity",
        )


def duplicates(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  One person is honoured once: a likely double is answered before it is verified."""
    if dossier.possible_duplicates and not dossier.duplicate_answer:
        yield Problem(
            rule="II.4.1",
            text="Có thể trùng người với hồ sơ khác: hãy xem và ghi kết luận.",
            field="duplicate_answer",
        )


def approval(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  The collective leadership chooses: the approval meeting's votes are recorded."""
    if dossier.approval is None:
        yield Problem(
            rule="II.4.1",
            source="do tập thể lãnh đạo cấp ủy, chính quyền, đoàn thể xã lựa chọn",
            text="Chưa có phiếu của cuộc họp xét duyệt.",
            field="approval",
        )
    else:
        yield from votes(dossier.approval)


def may_be_same(one: Likeness, other: Likeness) -> bool:
    """II.4.1  Whether two dossiers may name one person: names alike, years at most one apart."""
    if one.pk == other.pk or not likely_same(one.full_name, other.full_name):
        return False
    years = (one.birth_year, other.birth_year)
    return None in years or abs(years[0] - years[1]) <= 1
