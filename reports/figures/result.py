"""The report on the conference: eight sections, dots where nothing is known."""

from datetime import datetime

from accounts.problems import Measure
from accounts.telling import in_sentence, percent
from conferences.calendar import HANOI, vn_long
from conferences.models import Conference
from delegates.facts import Part, SeatRow
from nominations.enums import Gender, NominationState
from reports.enums import ReportKind
from reports.figures.awards import counted
from reports.figures.official import (
    Known,
    addressee,
    basis,
    closing_words,
    known,
    rewarded_words,
)
from reports.figures.parts import Paper, Section, two_digits
from reports.rules import is_ahead

AHEAD = "Bản dự thảo lập trước Hội nghị"
TALKS = 3  # the plan's item "Báo cáo tham luận" (III.1)


def _prepared(data: Known) -> Section:
    sent = sum(count for state, count in data.states.items() if state != NominationState.DRAFT)
    units = len({unit for row in data.approved for unit in (row.unit, *row.also)})
    review = (
        "Việc bình xét điển hình tiên tiến được thực hiện công khai, dân chủ từ thôn, các cơ quan,"
        " đơn vị."
    )
    if sent:
        review += f" Các đơn vị đã gửi {two_digits(sent)} hồ sơ{_not_standing(data)}"
        if data.approved:
            review += (
                f"; qua thẩm định, xét duyệt đã chọn {two_digits(len(data.approved))} điển hình"
                f" tiên tiến của {two_digits(units)} đơn vị, gồm {data.kinds_words}"
            )
        review += "."
    return Section(
        heading="1. Công tác chuẩn bị",
        paragraphs=(
            f"{data.about.mandate}, Ủy ban nhân dân {data.about.commune_name} đã ban hành"
            f" {data.about.document}; giao nhiệm vụ cho các cơ quan, đơn vị và các thôn"
            " tổ chức thực hiện.",
            review,
        ),
    )


def _not_standing(data: Known) -> str:
    """Of what was sent: what its unit has back to amend, what was annulled and what was stopped."""
    told = (
        (NominationState.RETURNED, "đang trả lại để bổ sung"),
        (NominationState.ANNULLED, "đã hủy"),
        (NominationState.STOPPED, "đã dừng xét"),
    )
    parts = [
        f"{two_digits(data.states[state])} hồ sơ {words}"
        for state, words in told
        if data.states[state]
    ]
    return f" (trong đó {', '.join(parts)})" if parts else ""


def _held(data: Known) -> Section:
    starts_at = data.about.starts_at
    when = "Thời gian: ……………………………………"
    if starts_at:
        local = starts_at.astimezone(HANOI)
        clock = f"{local.hour:02d} giờ {local.minute:02d} phút"
        when = f"Thời gian: {clock}, {vn_long(local.date())}."
    return Section(
        heading="2. Thời gian, địa điểm, hình thức tổ chức",
        paragraphs=(when, f"Địa điểm: {data.about.venue}.", f"Hình thức: {data.about.form}."),
        lacks="" if starts_at else "thời gian",
    )


def _attended(data: Known) -> Section:
    board = data.board
    models, others = board.parts

    def words(of: Part | Measure) -> str:
        return f"{two_digits(of.count)} đại biểu ({percent(of.share)})"

    women = "; ".join(filter(None, (words(board.women), board.women.unknown_words)))

    paragraphs = [
        f"Số đại biểu đã xác nhận dự: {two_digits(board.taken)} (Kế hoạch: tối đa"
        f" {board.limit}); có mặt: …………"
    ]
    if board.taken:
        paragraphs.append(
            f"Trong số đã xác nhận dự: điển hình tiên tiến {words(models)}; khách mời và lãnh đạo"
            f" các cấp, các ngành {words(others)}; nữ {women}"
            " (chi tiết tại Phụ lục I)."
        )
    return Section(
        heading="3. Số lượng, cơ cấu đại biểu",
        paragraphs=tuple(paragraphs),
        lacks="số đại biểu có mặt",
    )


def _talks(data: Known) -> Section:
    talks = [item for item in data.programme if item.plan_number == TALKS]
    speakers = [item.presenter for item in talks if item.presenter]
    return Section(
        heading="4. Báo cáo tham luận",
        paragraphs=tuple(f"Người trình bày: {name}." for name in speakers),
        dots=not speakers,
        lacks="" if speakers else "người trình bày; nhập được ở Chương trình",
    )


def _honoured(data: Known) -> Section:
    """Whoever was honoured and could not come is honoured still."""
    paragraphs = []
    if data.approved:
        paragraphs.append(
            f"Hội nghị tuyên dương {two_digits(len(data.approved))} điển hình tiên tiến, gồm"
            f" {data.kinds_words}."
        )
    if counted(data.awards):
        paragraphs.append(f"{rewarded_words(data)} (chi tiết tại Phụ lục II).")
    return Section(
        heading="5. Tuyên dương, khen thưởng tại Hội nghị", paragraphs=tuple(paragraphs), dots=True
    )


def _city_words(seat: SeatRow) -> str:
    """Bà Nguyễn Thị Ánh, Tổ trưởng, thôn Mỗ Đoạn, đại diện Tổ rau an toàn."""
    form = {str(Gender.FEMALE): "Bà", str(Gender.MALE): "Ông"}.get(seat.gender, "Ông, bà")
    stands_for = f"đại diện {in_sentence(seat.stands_for)}" if seat.stands_for else ""
    facts = (seat.position, in_sentence(seat.organisation or seat.unit), stands_for)
    return ", ".join((f"{form} {seat.full_name}", *filter(None, facts)))


def _chosen(data: Known) -> Section:
    names = tuple(
        f"{number}. {_city_words(seat)}{';' if number < len(data.city) else '.'}"
        for number, seat in enumerate(data.city, start=1)
    )
    opening = (
        f"Hội nghị thông qua danh sách {two_digits(len(names))} đại biểu dự"
        f" {data.about.city_congress}:"
    )
    return Section(
        heading="7. Đại biểu được giới thiệu dự Đại hội cấp trên",
        paragraphs=(opening, *names) if names else (),
        dots=not names,
        lacks="" if names else "chọn được ở Đại biểu dự Đại hội thành phố",
    )


def result(conference: Conference, as_of: datetime) -> Paper:
    """Báo cáo kết quả Hội nghị: eight sections, what is not known left as dots."""
    data = known(conference)
    fact = data.about
    return Paper(
        about=fact,
        as_of=as_of,
        heading="BÁO CÁO",
        subject=("Kết quả tổ chức", fact.name, f"{fact.edition} ({fact.term})"),
        basis=basis(as_of),
        draft=AHEAD if is_ahead(ReportKind.RESULT, fact.starts_at, as_of) else "",
        addressee=addressee(fact),
        opening=(
            f"Thực hiện {fact.document}, Ủy ban nhân dân {fact.commune_name} báo cáo kết quả tổ"
            f" chức {fact.full_name} như sau:"
        ),
        sections=(
            _prepared(data),
            _held(data),
            _attended(data),
            _talks(data),
            _honoured(data),
            Section(heading="6. Công tác tuyên truyền", dots=True),
            _chosen(data),
            Section(heading="8. Đánh giá chung và kiến nghị, đề xuất", dots=True),
        ),
        tables=data.annexes,
        closing=closing_words(fact, "kết quả tổ chức Hội nghị", data.annexes),
        named=len(data.city),
    )
