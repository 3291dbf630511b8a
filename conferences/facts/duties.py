"""One deadline with everybody who owes it, as a frozen value that pages count and name."""

from dataclasses import dataclass
from datetime import datetime

from accounts.gathering import Behind
from conferences.enums import Settling, Standing


@dataclass(frozen=True, kw_only=True)
class DutyFact:
    """One unit under one deadline."""

    mark_id: int
    unit_id: int
    unit: str
    kind: str
    met_at: datetime | None
    standing: Standing
    due_at: datetime  # this unit's: the plan's, or the day the office gave it
    before_words: str
    extended: bool
    extension_reason: str
    sends_nobody: bool  # it met it by saying that it puts nobody forward
    gathers: bool  # an office that gathers dossiers and leads to the decision, and sends none

    @property
    def anchor(self) -> str:
        """Where its row stands on the board's page."""
        return f"viec-{self.mark_id}"


@dataclass(frozen=True, kw_only=True)
class DeadlineFact:
    """One deadline with everybody who owes it; `due_at` is the first instant too late."""

    key: str
    title: str
    due_at: datetime
    source: str
    rule: str  # what its sentence stands in: that paragraph, or the paper that ordered it since
    sentence: str
    reading: str
    held_words: str  # of the conference's own row: when the programme has it begin
    too_early: str  # why it cannot be noted as done yet
    before_words: str
    left_words: str
    days_left: int
    is_over: bool
    last_words: str  # the last day that counts, where the plan's words do not say it
    settles: str
    paper: str  # the kind of paper whose dispatch settles it
    after_conference: bool  # nobody can note it before that began
    is_owed: bool  # by anybody; of the others a unit knows nothing
    is_met: bool  # by all who owe it
    duties: tuple[DutyFact, ...]
    still_asked: bool = True  # else the plan has it no longer, and nobody owes it
    dropped: tuple[DutyFact, ...] = ()  # answered by units of which the plan asks it no longer
    behind: tuple[Behind, ...] = ()  # what was sent to meet it, where `with_behind` asked

    @property
    def anchor(self) -> str:
        """Where it stands on the board's page."""
        return f"han-{self.key}"

    @property
    def left_short(self) -> str:
        """Còn 3 ngày: `left_words` without its day."""
        return self.left_words.partition(" – ")[0]

    @property
    def met(self) -> int:
        return sum(duty.met_at is not None for duty in self.duties)

    @property
    def senders(self) -> tuple[DutyFact, ...]:
        """Whoever owes it; where units send and an office gathers, those that send."""
        return tuple(duty for duty in self.duties if not duty.gathers)

    @property
    def done(self) -> tuple[DutyFact, ...]:
        """Who sent somebody; who says that there is nobody is told apart."""
        return tuple(duty for duty in self.senders if duty.met_at and not duty.sends_nobody)

    @property
    def nobody(self) -> tuple[DutyFact, ...]:
        """Who answered that it puts nobody forward: not among those that are waited for."""
        return tuple(duty for duty in self.senders if duty.sends_nobody)

    @property
    def beside_words(self) -> str:
        """; 2 đơn vị không giới thiệu ai; tổng hợp, trình duyệt chưa xong."""
        nobody = f"; {len(self.nobody)} đơn vị không giới thiệu ai" if self.nobody else ""
        return nobody + self.gathered_words

    @property
    def open(self) -> tuple[DutyFact, ...]:
        return tuple(duty for duty in self.senders if duty.met_at is None)

    @property
    def gathered_words(self) -> str:
        """Whether whoever gathers is done: told apart, else one more is open than sends nothing."""
        gather = [duty for duty in self.duties if duty.gathers]
        if not gather:
            return ""
        is_done = all(duty.met_at for duty in gather)
        return f"; tổng hợp, trình duyệt {'đã' if is_done else 'chưa'} xong"

    @property
    def share_words(self) -> str:
        """27/30 đơn vị gửi xong; tổng hợp, trình duyệt chưa xong. Nothing where one owes."""
        if len(self.duties) < 2:
            return ""
        whose = "đơn vị gửi" if self.gathered_words else "đơn vị"
        return f"{len(self.done)}/{len(self.senders)} {whose} xong{self.beside_words}"

    @property
    def of_dossiers(self) -> bool:
        """Whether units meet it by sending dossiers."""
        return self.settles == Settling.DOSSIERS_SENT
