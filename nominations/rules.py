"""Nominations: section II.4.1 of the plan and Decree 152/2025 article 4, sentence by sentence.

Pure Python. Nothing here touches the database, the clock or a request; callers bring the dossier
as a value and get back every problem at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accounts.problems import Problem, Weight
from conferences.plan import Figure
from nominations.enums import ANOTHER_VERIFIES, APART_LOOKS, DOUBLE_WORDS, DoubleVerdict, Integrity
from nominations.particulars import of
from nominations.plan import outside
from nominations.reading import NO_GROUND, OF_DOUBLES, BallotValue, DossierValue

OPENLY = (
    "Đại biểu là điển hình tiên tiến cần được bình xét công khai, dân chủ từ thôn, các cơ quan, "
    "đơn vị."
)
ON_ROLL = (
    "Đang có trong danh sách đại biểu. Hãy gọi Văn phòng HĐND và UBND hoặc Phòng Văn hóa - Xã hội"
    "{} để đưa ra khỏi danh sách trước."
)
DECREE = "NĐ 152/2025, Đ.4"
NO_CHOICE = "Còn thiếu ảnh hoặc tệp văn bản lựa chọn của lãnh đạo. Hãy chụp văn bản."
CHECK_FELL = (
    "Đã sửa tên, năm sinh sau khi kiểm tra kỷ luật, đơn thư. "
    "Phòng Văn hóa - Xã hội cần kiểm tra lại."
)
MUST_SAY = {
    "votes_reason": "Hãy bấm “Ghi kết quả kiểm tra” rồi ghi lý do vẫn xét.",
    "approval": "Hãy bấm “Duyệt trong cuộc họp xét duyệt”, chọn “Vẫn duyệt” rồi ghi lý do.",
}


def completeness(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  A dossier says who is put forward, for what, and whether at first hand."""
    for row in of(dossier.kind):
        if row.lacks and not row.is_said(getattr(dossier, row.name)):
            text = f"Còn thiếu {row.lacks}. Hãy bổ sung."
            yield Problem(rule="II.4.1", text=text, field=row.name)


def review_meeting(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  The unit reviewed the person openly: votes are counted and minutes attached.

    Where the plan lets its leaders choose, their written choice stands for both.
    """
    if dossier.review is None and dossier.by_leaders:
        if not dossier.has_minutes:
            yield Problem(rule="II.4.1", text=NO_CHOICE, field="choice")
        return
    if dossier.review is None:
        yield Problem(
            rule="II.4.1",
            source=OPENLY,
            text="Còn thiếu số phiếu của cuộc họp bình xét. Hãy nhập kết quả bình xét.",
            field="ballot",
        )
    else:
        yield from votes(dossier.review)
    if not dossier.has_minutes:
        yield Problem(
            rule="II.4.1",
            source=OPENLY,
            text="Còn thiếu ảnh hoặc tệp biên bản họp. Hãy chụp biên bản.",
            field="minutes",
        )


def votes(ballot: BallotValue) -> Iterator[Problem]:
    """II.4.1  Nobody votes twice: the votes are no more than the people present."""
    if ballot.cast > ballot.present:
        yield Problem(
            rule="II.4.1",
            text=(
                f"Tổng số phiếu ({ballot.cast}) nhiều hơn số người có mặt ({ballot.present}). "
                "Hãy xem lại hai số này."
            ),
            field="votes",
        )


def majority(ballot: BallotValue, figure: Figure | None) -> Iterator[Problem]:
    """II.4.1  More than the plan's share of those present are in favour; the share is not enough.

    Of those present, not of the votes cast: a reading of ours, as the figure's note says. A
    warning; whoever goes on says why.
    """
    if figure is None or not ballot.present:
        return
    share = figure.value  # in whole numbers: exact, and a list asks it of every row
    if ballot.agree * share.denominator <= share.numerator * ballot.present:
        yield Problem(
            rule=figure.rule,
            source=figure.sentence,
            text=(
                f"Chỉ {ballot.agree} trên {ballot.present} người có mặt đồng ý, "
                f"chưa quá {figure.share_words}."
            ),
            weight=Weight.WARNS,
            field="votes",
        )


def whole_count(ballot: BallotValue) -> Iterator[Problem]:
    """II.4.1  The votes of all who were present are counted: what is short of them is said."""
    if (short := ballot.present - ballot.cast) > 0:
        yield Problem(
            rule="II.4.1",
            text=(
                f"Mới ghi {ballot.cast} phiếu của {ballot.present} người có mặt, còn thiếu {short}."
            ),
            weight=Weight.WARNS,
            field="votes",
        )


def odd_votes(ballot: BallotValue | None, figure: Figure | None) -> Iterator[Problem]:
    """II.4.1  Votes that ask for a second look: too few in favour, or not everybody counted."""
    if ballot:
        yield from majority(ballot, figure)
        yield from whole_count(ballot)


def reasoned(ballot: BallotValue | None, figure: Figure | None, *, field: str) -> Iterator[Problem]:
    """II.4.1  Whoever goes on with odd votes says why; what they say is kept and shown."""
    if ballot is None or ballot.reason:
        return
    for odd in odd_votes(ballot, figure):
        text = f"{odd.text} {MUST_SAY[field]}"
        yield Problem(rule=odd.rule, source=odd.source, text=text, field=field)


def in_period(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  The conference honours what was done in the plan's years: others are looked at."""
    if others := outside(dossier.years, dossier.period):
        words = ", ".join(str(year) for year in others)
        yield Problem(
            rule="II.4.1",
            text=f"Thành tích, khen thưởng có nêu năm {words}, ngoài giai đoạn {dossier.period}.",
            weight=Weight.WARNS,
            field="achievement",
        )


def to_look_at(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  All that a machine can see for people to judge: doubles, odd votes, other years.

    NĐ 152/2025, Đ.4  And first that a complaint or discipline is looked into: known before a vote.
    """
    if dossier.integrity == Integrity.PENDING:
        words = "Đang xem xét kỷ luật, đơn thư, chưa có kết luận."
        yield Problem(text=words, rule=DECREE, weight=Weight.WARNS, field="integrity")
    if dossier.check_fell:
        yield Problem(text=CHECK_FELL, rule=DECREE, weight=Weight.WARNS, field="unchecked")
    if dossier.possible_duplicates:
        here = dossier.duplicate_verdict
        same = here == DoubleVerdict.SAME or bool(dossier.same_there)
        there = same and here != DoubleVerdict.SAME
        words = DOUBLE_WORDS[DoubleVerdict.SAME if same else here]
        yield Problem(
            rule="II.4.1",
            text=words.replace(
                "hồ sơ khác", _named(dossier, dossier.same_there if there else dossier.alike)
            ),
            weight=Weight.WARNS,
            field="same_person" if same else "duplicate_answer",
        )
    held = ((dossier.review, "Bình xét", "votes"), (dossier.approval, "Xét duyệt", "approval"))
    for ballot, where, field in held:
        for odd in odd_votes(ballot, dossier.majority):
            yield Problem(
                rule=odd.rule,
                source=odd.source,
                text=f"{where}: {odd.text[0].lower()}{odd.text[1:]}",
                weight=Weight.WARNS,
                field=field,
            )
    yield from in_period(dossier)
    for name in dossier.apart:  # Z7
        yield Problem(text=APART_LOOKS[name], weight=Weight.WARNS, field=name)


def second_look(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  What an approved dossier is looked at again for: what came up after it was approved.

    NĐ 152/2025, Đ.4: a complaint. Z7: who judged it said since that they are related. And votes no
    longer above the plan's share by a correction, and nobody said why it stands all the same.
    """
    votes = dossier.approval
    lost = majority(votes, dossier.majority) if votes and not votes.reason else ()
    kept = replace(dossier, possible_duplicates=0, review=None, approval=None, period=None)
    yield from to_look_at(replace(kept, check_fell=False))  # told of with the verified
    yield from lost


def _named(dossier: DossierValue, codes: Sequence[str]) -> str:
    told = (f"{name} ({code})" if (name := dossier.known_as.get(code)) else code for code in codes)
    return f"hồ sơ {', '.join(told) or 'khác'}"


def asked_of_doubles(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  One person is honoured once: also of what was verified before its double came."""
    if dossier.possible_duplicates and not dossier.duplicate_verdict:
        yield Problem(
            rule="II.4.1",
            text=(
                f"Có thể trùng người với {_named(dossier, dossier.alike)}, chưa có kết luận. "
                "Hãy chờ Phòng Văn hóa - Xã hội bấm “So hai hồ sơ” rồi trả lời."
            ),
            field="duplicate_verdict",
        )


def clean_record(dossier: DossierValue) -> Iterator[Problem]:
    """NĐ 152/2025, Đ.4  Nobody under discipline, inspection or complaint is honoured meanwhile."""
    if dossier.integrity == Integrity.PENDING:
        yield Problem(
            rule="NĐ 152/2025, Đ.4",
            text=(
                "Đang có kỷ luật, điều tra, thanh tra, kiểm tra hoặc đơn thư, báo chí nêu "
                "chưa có kết luận: chưa xét khen thưởng. Hãy chờ kết luận."
            ),
            field="integrity",
        )
    elif dossier.check_fell:  # told to the leadership, who have no button for it
        yield Problem(rule=DECREE, text=f"{CHECK_FELL} Hãy chờ.", field="integrity")
    elif dossier.integrity != Integrity.CLEAR:
        yield Problem(
            rule="NĐ 152/2025, Đ.4",
            text="Chưa ghi kết quả kiểm tra kỷ luật, đơn thư. Hãy bấm “Ghi kết quả kiểm tra”.",
            field="integrity",
        )


def verified_by_another(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  Chosen fairly (Z7, ours): what a relative verified waits for another, or a word."""
    if "verifier" in dossier.apart:
        yield Problem(text=f"{APART_LOOKS['verifier']} {ANOTHER_VERIFIES}", field="verifier")


def unchecked(integrity: str) -> dict[str, str]:
    """NĐ 152/2025, Đ.4  What is left of the office's check when it was of somebody else.

    The check begins again, but for a complaint: that stands until the office says otherwise.
    """
    pending = integrity == Integrity.PENDING
    kept = Integrity.PENDING if pending else Integrity.UNCHECKED
    return {"integrity": kept} | dict.fromkeys(OF_DOUBLES, "")


def duplicates(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  One person is honoured once: a likely double is answered before it is verified.

    Two people are known by something that is said; one person goes on in one dossier only.
    """
    if not dossier.possible_duplicates:
        return
    if not dossier.duplicate_verdict:
        yield Problem(
            rule="II.4.1",
            text=("Có thể trùng người với hồ sơ khác. Hãy bấm “So hai hồ sơ” rồi trả lời."),
            field="duplicate_verdict",
        )
    elif dossier.duplicate_verdict == DoubleVerdict.DIFFERENT and not dossier.duplicate_answer:
        yield Problem(rule="II.4.1", text=NO_GROUND, field="duplicate_answer")
    yield from honoured_once(dossier)


def honoured_once(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  Of one person's dossiers one goes on: while another runs, this one does not.

    One that was returned, taken back, refused or annulled does not run. What was found at either
    of the two holds for both.
    """
    if same := dossier.same_person:
        yield Problem(
            rule="II.4.1",
            text=(
                f"Phòng đã kết luận cùng một người với {_named(dossier, same)}. Hãy để "
                "đơn vị rút lại hồ sơ thừa, hoặc đề nghị lãnh đạo xã bấm “Không duyệt” hồ sơ đó."
            ),
            field="duplicate_verdict",
        )


def approval(dossier: DossierValue) -> Iterator[Problem]:
    """II.4.1  The collective leadership chooses: the approval meeting's votes are recorded."""
    if dossier.approval is None:
        yield Problem(
            rule="II.4.1",
            source="do tập thể lãnh đạo cấp ủy, chính quyền, đoàn thể xã lựa chọn",
            text="Chưa có phiếu của cuộc họp xét duyệt. Hãy nhập kết quả xét duyệt.",
            field="approval",
        )
