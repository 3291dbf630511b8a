"""The only place for the report on the conference: eight sections, dots where nothing is known."""

from datetime import datetime

from conferences.calendar import HANOI, vn_long
from conferences.models import Conference
from delegates.enums import DelegateGroup, DelegateState
from nominations.enums import Gender, NominationState
from reports.figures.awards import counted
from reports.figures.official import Known, addressee, closing_words, known
from reports.figures.parts import Paper, Section, percent, share, two_digits

TALKS = 3  # the plan's item "Báo cáo tham luận" (III.1)


def _prepared(data: Known) -> Section:
    sent = sum(count for state, count in data.states.items() if state != NominationState.DRAFT)
    units = len({row.unit for row in data.approved})
    return Section(
        heading="1. Công tác chuẩn bị",
        paragraphs=(
            f"{data.about.mandate}, Ủy ban nhân dân {data.about.commune_name} đã ban hành"
            f" {data.about.document}; giao nhiệm vụ cho các cơ quan, đơn vị và các thôn"
            " tổ chức thực hiện.",
            "Việc bình xét điển hình tiên tiến được thực hiện công khai, dân chủ từ thôn, các"
            f" cơ quan, đơn vị. Các đơn vị đã gửi {two_digits(sent)} hồ sơ; qua thẩm định, xét"
            f" duyệt đã chọn {two_digits(len(data.approved))} điển hình tiên tiến của"
            f" {two_digits(units)} đơn vị, gồm {data.kinds_words}.",
        ),
    )


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
    )


def _attended(data: Known) -> Section:
    total = len(data.seats)
    models = sum(seat.group == DelegateGroup.ROLE_MODEL for seat in data.seats)
    women = sum(seat.gender == Gender.FEMALE for seat in data.seats)
    confirmed = sum(seat.state == DelegateState.CONFIRMED for seat in data.seats)

    def counted_words(count: int) -> str:
        part = share(count, total)
        return f"{two_digits(count)} đại biểu" + (f" ({percent(part)})" if part is not None else "")

    return Section(
        heading="3. Số lượng, cơ cấu đại biểu",
        paragraphs=(
            f"Số đại biểu trong danh sách: {two_digits(total)}; đã xác nhận dự:"
            f" {two_digits(confirmed)}; có mặt: …………",
            f"Trong đó: điển hình tiên tiến {counted_words(models)}; khách mời và lãnh đạo các"
            f" cấp, các ngành {counted_words(total - models)}; nữ {counted_words(women)}"
            " (chi tiết tại Phụ lục I).",
        ),
    )


def _talks(data: Known) -> Section:
    talks = [item for item in data.programme if item.plan_number == TALKS]
    speakers = [item.presenter for item in talks if item.presenter]
    return Section(
        heading="4. Báo cáo tham luận",
        paragraphs=tuple(f"Người trình bày: {name}." for name in speakers),
        dots=not speakers,
    )


def _honoured(data: Known) -> Section:
    return Section(
        heading="5. Tuyên dương, khen thưởng tại Hội nghị",
        paragraphs=(
            f"Hội nghị tuyên dương {two_digits(len(data.approved))} điển hình tiên tiến, gồm"
            f" {data.kinds_words}.",
            "Kết quả khen thưởng giai đoạn"
            f" {data.about.review_period}: {two_digits(counted(data.awards))} lượt tập thể, hộ gia"
            " đình, cá nhân (chi tiết tại Phụ lục II).",
        ),
        dots=True,
    )


def _chosen(data: Known) -> Section:
    names = tuple(
        f"{number}. {'Bà' if seat.gender == 'female' else 'Ông'} {seat.full_name}"
        + "".join(f", {text}" for text in (seat.position, seat.organisation or seat.unit) if text)
        + (";" if number < len(data.city) else ".")
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
    )
