"""A conference in bulk, for tests of growth: one village that has everything, nineteen more."""

import hashlib
import uuid
from datetime import timedelta

from accounts import audit
from accounts.enums import Role
from accounts.models import Unit, User
from accounts.names import fold, sort_key
from agenda import actions as agenda_actions
from agenda.models import AgendaItem
from conferences.enums import JobState
from conferences.models import AccessLink, Conference, Job
from delegates.enums import DelegateGroup, DelegateState
from delegates.models import CityMandate, Delegate
from nominations.enums import (
    EvidenceKind,
    Field,
    Integrity,
    MeetingKind,
    NominationKind,
    NominationState,
    Sector,
)
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from reports.enums import AwardCategory, ReportKind
from reports.models import AwardCount, ReportFile
from tests import make
from tests.sheets.staged import staged

FAMILIES = "Nguyễn Trần Lê Phạm Vũ Bùi Đỗ Hoàng Đặng Ngô"
MIDDLES = "Văn Thị Đức Minh Thu Quang Ngọc Hữu Thanh Xuân"
GIVENS = "An Bình Chi Dũng Hà Lan Mai Nam Phúc Sơn"
UNITS = 20
PAPER = "van-ban.xlsx"  # below REPORT_ROOT; whoever opens it makes it, with these bytes
PAPER_BYTES, PHOTO_BYTES = b"PK", b"JPEG"
# One that is closed stands for another: a crowd of them would be a crowd of pairs. One that is
# stopped is listed as one refused is.
OUT = {NominationState.CLOSED, NominationState.STOPPED}
STATES = [state for state in NominationState if state not in OUT]


def first_of(number: int) -> int:
    """One in ten is the same person as the one before."""
    return number - (number % 10 == 9)


def born(number: int) -> int:
    """Who share a name a thousand dossiers apart are other people: as many doubles at each size."""
    return 1950 + (first_of(number) + 7 * (number // 1000)) % 40


def name(number: int) -> str:
    """A thousand names, one in ten of them twice."""
    number = first_of(number)
    parts = (FAMILIES, number % 10), (MIDDLES, number // 10 % 10), (GIVENS, number // 100 % 10)
    return " ".join(words.split()[place] for words, place in parts)


class Crowd:
    """The rows so far; `grow` adds more of each kind of dossier, delegate, event and paper."""

    def __init__(self) -> None:
        self.units = [make.unit(name=f"Thôn Số {number}") for number in range(1, UNITS + 1)]
        self.conference: Conference = make.conference()
        self.office: User = make.user(role=Role.CULTURE_OFFICE)
        self.head: User = make.user(unit=self.units[0])
        self.meetings = {unit.pk: make.meeting(unit=unit) for unit in self.units}
        self.approval = make.meeting(unit=self.units[0], kind=MeetingKind.APPROVAL)
        sealed = hashlib.sha256(PHOTO_BYTES).hexdigest()
        make.minutes(of=self.approval, sha256=sealed)
        self.nominations: list[Nomination] = []
        agenda_actions.set_up(conference=self.conference, by=self.office, at=make.AT)
        self.sheet = staged(conference=self.conference, by=self.office)

    def grow(self, *, to: int) -> None:
        """Dossiers up to that many, every state alike, and what comes with them."""
        old = len(self.nominations)
        numbers = range(old, to)
        fresh = Nomination.objects.bulk_create(self._nomination(n) for n in numbers)
        self.nominations += fresh
        Ballot.objects.bulk_create(
            Ballot(meeting=meeting, nomination=one, agree=30 + one.pk % 10, disagree=1)
            for one in fresh
            for meeting in self._meetings_of(one)
        )
        Evidence.objects.bulk_create(
            self._evidence(one, kind) for one in fresh for kind in ("minutes", "photo")
        )
        self._delegates(fresh)
        for one in fresh:
            self._event("submit", "nomination", one.code, by=self.head)
        self._papers(numbers)
        self._slips(numbers)
        AwardCount.objects.bulk_create(
            AwardCount(
                conference=self.conference,
                year=2020 + number % 5,
                form=f"Giấy khen {number // 5}",
                category=AwardCategory.values[number % 6],
                count=number + 1,
            )
            for number in numbers[::7]
        )
        AgendaItem.objects.bulk_create(
            AgendaItem(
                conference=self.conference, number=100 + number, title=name(number), minutes=5
            )
            for number in numbers[::50]
        )

    def unit_of(self, number: int) -> Unit:
        """The first village has one in every state; then all have their turn, each time another
        first: or whose turn is ninth would have all who share a name, and its page nobody else.
        """
        turn = number + number // UNITS
        return self.units[0 if number < 2 * len(STATES) else turn % UNITS]

    def _nomination(self, number: int) -> Nomination:
        state, kind = STATES[number % len(STATES)], NominationKind.values[number % 3]
        sent = None if state == NominationState.DRAFT else make.AT - timedelta(hours=9)
        return Nomination(
            conference=self.conference,
            unit=self.unit_of(number),
            code=f"HN25-{number:04d}",
            state=state,
            kind=kind,
            full_name=name(number),
            name_fold=fold(name(number)),
            name_sort=sort_key(name(number)),
            gender=("female", "male")[number % 2],
            birth_year=born(number),
            position="Nông dân",
            address="Thôn Mỗ Đoạn, xã Đại Sơn",
            representative="" if kind == NominationKind.INDIVIDUAL else name(number + 3),
            field=Field.values[number % len(Field)],
            sector=Sector.values[number % len(Sector)],
            direct_worker=number % 3 > 0,
            achievement="Chuyển 2 ha đất trũng sang nuôi cá, giúp 12 hộ cùng làm.",
            integrity=Integrity.CLEAR,
            on_roll=state == NominationState.APPROVED and number % 2 == 0,
            form_key=uuid.uuid4(),
            created_at=make.AT - timedelta(days=1),
            updated_at=make.AT - timedelta(days=1),
            submitted_at=sent,
        )

    def _meetings_of(self, one: Nomination) -> list[ReviewMeeting]:
        decided = one.state in (NominationState.APPROVED, NominationState.ANNULLED)
        return [self.meetings[one.unit_id], *([self.approval] if decided else [])]

    def _evidence(self, one: Nomination, kind: str) -> Evidence:
        return Evidence(
            nomination=one,
            kind=EvidenceKind(kind),
            file=f"{one.code}-{kind}.jpg",
            name=f"{kind}.jpg",
            media_type="image/jpeg",
            size=1000,
            sha256=hashlib.sha256(PHOTO_BYTES).hexdigest(),
            added_at=make.AT,
        )

    def _delegates(self, fresh: list[Nomination]) -> None:
        """Half of the approved and a guest or leader for every fourth dossier, in all states."""
        seated = [one for one in fresh if one.on_roll]
        states, groups = DelegateState.values, (DelegateGroup.GUEST, DelegateGroup.LEADER)
        made = [self._delegate(one, DelegateGroup.ROLE_MODEL, "confirmed") for one in seated]
        made += [
            self._delegate(one, groups[place % 2], states[place % len(states)])
            for place, one in enumerate(fresh[::3])
        ]
        made = Delegate.objects.bulk_create(made)
        models = [one for one in made if one.group == DelegateGroup.ROLE_MODEL]
        CityMandate.objects.bulk_create(
            CityMandate(delegate=one, given_at=make.AT) for one in models[::2]
        )
        for one in made:
            self._event("confirm", "delegate", one.code)

    def _delegate(self, one: Nomination, group: DelegateGroup, state: str) -> Delegate:
        is_model = group == DelegateGroup.ROLE_MODEL
        full_name = one.person if is_model else name(one.pk + 500)
        return Delegate(
            conference=self.conference,
            group=group,
            state=state,
            nomination=one if is_model else None,
            unit=one.unit if is_model else None,
            full_name=full_name,
            name_fold=fold(full_name),
            name_sort=sort_key(full_name),
            gender=one.gender,
            organisation="" if is_model else "UBND xã Đại Sơn",
            kind=one.kind if is_model else "",
            field=one.field if is_model else "",
            sector=one.sector if is_model else "",
            created_at=make.AT,
        )

    def _event(self, action: str, target: str, code: str, *, by: User | None = None) -> None:
        audit.record(
            by=by or self.office,
            at=make.AT,
            action=action,
            target=target,
            target_code=code,
            commune_code=self.conference.commune.code,
        )

    def _papers(self, numbers: range) -> None:
        """Every fifth is ready; one of each kind is enough for the few."""
        sealed = hashlib.sha256(PAPER_BYTES).hexdigest()
        jobs = Job.objects.bulk_create(
            Job(
                kind="report",
                key=f"crowd:{number}",
                state=JobState.DONE if number % 5 == 0 else JobState.WAITING,
                created_at=make.AT,
            )
            for number in numbers[::2]
        )
        ReportFile.objects.bulk_create(
            ReportFile(
                conference=self.conference,
                kind=ReportKind.values[place % len(ReportKind)],
                format="xlsx",
                reason="Trình lãnh đạo ký",
                asked_by=self.office,
                asked_at=make.AT,
                as_of=make.AT,
                job=job,
                file=PAPER if job.state == JobState.DONE else "",
                sha256=sealed if job.state == JobState.DONE else "",
                built_at=make.AT if job.state == JobState.DONE else None,
                scan=PAPER if job.state == JobState.DONE else "",
                scan_sha256=sealed if job.state == JobState.DONE else "",
            )
            for place, job in enumerate(jobs)
        )

    def _slips(self, numbers: range) -> None:
        AccessLink.objects.bulk_create(
            AccessLink(
                conference=self.conference,
                unit=self.units[number % UNITS],
                user=self.office,
                token_hash=f"{number:064d}",
                made_at=make.AT,
                expires_at=make.AT + timedelta(days=3),
                revoked_at=make.AT,
            )
            for number in numbers
        )
