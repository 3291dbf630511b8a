"""The only place that turns the demo's files into rows: units, people, dossiers, the roll, papers.

Rows are written in their final state and their history is told to the audit at plausible times, so
that every dossier of the demo shows the way it came.
"""

import io
import tomllib
import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from PIL import Image, ImageDraw, ImageFont

from accounts import audit
from accounts.enums import Role
from accounts.models import City, Commune, Unit, User
from accounts.names import fold, sort_key
from agenda import actions as agenda_actions
from conferences import actions as conference_actions
from conferences.calendar import HANOI
from conferences.enums import DeadlineKey
from conferences.models import Conference
from conferences.plan import read
from conferences.plans import path_of
from delegates import actions as delegate_actions
from delegates.enums import DelegateGroup
from delegates.models import Delegate
from nominations.actions import evidence
from nominations.enums import EvidenceKind, Integrity, MeetingKind, NominationState
from nominations.models import Ballot, Nomination, ReviewMeeting
from reports.enums import AwardCategory
from reports.models import AwardCount, SummaryText

HERE = Path(__file__).parent
PLAN = "2025-dai-son"
PASSWORD = "dai-son-2025"  # noqa: S105  the demo's, printed on every start
STARTED = datetime(2025, 8, 14, 14, 0, tzinfo=HANOI)  # the afternoon the plan was signed
PATHS = {  # how a dossier came to its state
    NominationState.DRAFT: (),
    NominationState.SUBMITTED: ("submit",),
    NominationState.RETURNED: ("submit", "return"),
    NominationState.VERIFIED: ("submit", "verify"),
    NominationState.APPROVED: ("submit", "verify", "approve"),
    NominationState.REJECTED: ("submit", "verify", "reject"),
    NominationState.ANNULLED: ("submit", "verify", "approve", "annul"),
}
TARGETS = {
    "submit": NominationState.SUBMITTED,
    "return": NominationState.RETURNED,
    "verify": NominationState.VERIFIED,
    "approve": NominationState.APPROVED,
    "reject": NominationState.REJECTED,
    "annul": NominationState.ANNULLED,
}
PEOPLE = (  # user name, phone, full name, role, unit
    ("truongthon", "+84912000001", "Vũ Đình Thiệp", Role.VILLAGE_HEAD, "thon-mo-doan"),
    ("truonghoc", "+84912000002", "Bùi Thị Lành", Role.UNIT_NOMINATOR, ""),
    ("vhxh", "+84912000003", "Nguyễn Thị Hạnh", Role.CULTURE_OFFICE, "phong-vhxh"),
    ("vanphong", "+84912000004", "Phạm Đức Khiêm", Role.COUNCIL_OFFICE, "van-phong"),
    ("trungtam", "+84912000005", "Đoàn Văn Nhạc", Role.CULTURE_CENTRE, "trung-tam-vh"),
    ("lanhdao", "+84912000006", "Đỗ Quang Minh", Role.LEADERSHIP, "van-phong"),
    ("thanhpho", "+84912000007", "Lê Thị Thu Ngân", Role.CITY_BOARD, ""),
)


class Loader:
    """Loads the demo once, in one transaction; keeps what later steps need of earlier ones."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = tomllib.loads((HERE / "people.toml").read_text("utf-8"))
        self.data |= tomllib.loads((HERE / "units.toml").read_text("utf-8"))
        self.users: dict[str, User] = {}
        self.units: dict[str, Unit] = {}

    @transaction.atomic
    def load(self) -> Conference:
        """Everything, or nothing."""
        city = City.objects.create(code="31", name="thành phố Hải Phòng")
        self.commune = Commune.objects.create(
            city=city,
            code="11086",
            name="xã Đại Sơn",
            place="Đại Sơn",
            phone="0220 000 0128",
            is_demo=True,
        )
        self._units()
        self._people(city)
        self.office, self.leader = self.users["vhxh"], self.users["lanhdao"]
        self.conference = conference_actions.load_plan(
            read(path_of(PLAN)), plan_file=PLAN, commune=self.commune, by=self.office, at=STARTED
        )
        conference_actions.meet(  # the plan went to the city on the day it was signed
            conference=self.conference,
            key=DeadlineKey.PLAN_REPORTED,
            unit=self.units["phong-vhxh"],
            at=STARTED,
        )
        made = self._nominations()
        self._roll(made)
        self._programme()
        self._papers()
        return self.conference

    def _units(self) -> None:
        for order, raw in enumerate(self.data["unit"], start=1):
            self.units[raw["slug"]] = Unit.objects.create(
                commune=self.commune,
                slug=raw["slug"],
                name=raw["name"],
                name_fold=fold(raw["name"]),
                kind=raw["kind"],
                former_commune=raw["former"],
                order=order,
            )

    def _people(self, city: City) -> None:
        password = make_password(PASSWORD)
        school = next(unit for unit in self.units.values() if unit.kind == "school")
        for username, phone, full_name, role, slug in PEOPLE:
            unit = school if role == Role.UNIT_NOMINATOR else self.units.get(slug)
            board = role == Role.CITY_BOARD
            self.users[username] = User.objects.create(
                username=username,
                phone=phone,
                full_name=full_name,
                role=role,
                unit=unit,
                commune=None if board else self.commune,
                city=city if board else None,
                password=password,
            )

    def _nominations(self) -> list[Nomination]:
        meetings = self._meetings()
        approval = ReviewMeeting.objects.create(
            conference=self.conference,
            unit=self.units["van-phong"],
            kind=MeetingKind.APPROVAL,
            held_on=(STARTED + timedelta(days=1)).date(),
            chair="Đỗ Quang Minh",
            invited=15,
            present=14,
        )
        made = []
        for number, raw in enumerate(self.data["nomination"], start=1):
            nomination = self._nomination(number, raw)
            if raw["agree"]:
                Ballot.objects.create(
                    meeting=meetings[raw["unit"]],
                    nomination=nomination,
                    agree=raw["agree"],
                    disagree=raw["disagree"],
                    abstain=raw["abstain"],
                )
            if "approve" in PATHS[NominationState(raw["state"])]:
                against = number % 3
                Ballot.objects.create(
                    meeting=approval, nomination=nomination, agree=14 - against, disagree=against
                )
            made.append(nomination)
        Conference.objects.filter(pk=self.conference.pk).update(next_number=len(made) + 1)
        self._evidence(made)
        return made

    def _meetings(self) -> dict[str, ReviewMeeting]:
        meetings: dict[str, ReviewMeeting] = {}
        for raw in self.data["nomination"]:
            if raw["unit"] not in meetings and raw["present"]:
                meetings[raw["unit"]] = ReviewMeeting.objects.create(
                    conference=self.conference,
                    unit=self.units[raw["unit"]],
                    kind=MeetingKind.UNIT_REVIEW,
                    held_on=STARTED.date(),
                    invited=raw["invited"],
                    present=raw["present"],
                )
        return meetings

    def _nomination(self, number: int, raw: dict[str, Any]) -> Nomination:
        state = NominationState(raw["state"])
        began = STARTED + timedelta(minutes=11 * number)
        unit = self.units[raw["unit"]]
        code = f"{self.conference.code_prefix}-{number:04d}"
        known = state not in (NominationState.DRAFT, NominationState.SUBMITTED)
        decided = "approve" in PATHS[state] or state == NominationState.REJECTED
        nomination = Nomination.objects.create(
            conference=self.conference,
            unit=unit,
            code=code,
            state=state,
            kind=raw["kind"],
            full_name=raw["full_name"],
            name_fold=fold(raw["full_name"]),
            name_sort=sort_key(raw["full_name"]),
            gender=raw["gender"],
            birth_year=raw["birth_year"] or None,
            ethnicity="Kinh",
            position=raw["position"],
            address=raw["address"],
            representative=raw.get("representative", ""),
            representative_position=raw.get("representative_position", ""),
            field=raw["field"],
            sector=raw["sector"],
            direct_worker=raw["direct_worker"],
            achievement=raw["achievement"],
            awards=raw["awards"],
            integrity=Integrity.CLEAR if known else Integrity.UNCHECKED,
            reply=raw["note"],
            form_key=uuid.uuid5(uuid.NAMESPACE_URL, f"honoree-demo-{code}"),
            created_at=began,
            updated_at=began,
            submitted_at=began + timedelta(hours=2) if PATHS[state] else None,
            decided_at=began + timedelta(hours=26) if decided else None,
        )
        self._history(nomination, began, raw["note"])
        return nomination

    def _history(self, nomination: Nomination, began: datetime, note: str) -> None:
        before, at = NominationState.DRAFT, began
        path = PATHS[NominationState(nomination.state)]
        village = User.objects.filter(unit=nomination.unit).first() or self.users["truongthon"]
        hands = {"submit": village, "return": self.office, "verify": self.office}
        for step in path:
            at += timedelta(hours=2)
            by = hands.get(step, self.leader)
            if step == "submit":
                conference_actions.meet(
                    conference=self.conference,
                    key=DeadlineKey.LIST_APPROVED,
                    unit=nomination.unit,
                    at=at,
                )
            audit.record(
                by=by,
                at=at,
                action=step,
                target="nomination",
                target_code=nomination.code,
                commune_code=self.commune.code,
                before=before,
                after=TARGETS[step],
                note=note if step in ("return", "reject", "annul") else "",
            )
            before = TARGETS[step]

    def _evidence(self, made: list[Nomination]) -> None:
        """One drawn page of "biên bản" for every dossier that was sent."""
        page = _drawn_minutes()
        for nomination in made:
            if PATHS[NominationState(nomination.state)]:
                evidence.keep(
                    nomination,
                    kind=EvidenceKind.MINUTES,
                    name="bien-ban-hop-thon.jpg",
                    content=page,
                    at=nomination.created_at,
                )

    def _roll(self, made: list[Nomination]) -> None:
        at = STARTED + timedelta(days=1, hours=20)
        council = self.users["vanphong"]
        approved = [n for n in made if n.state == NominationState.APPROVED]
        delegate_actions.take_in(
            conference=self.conference, codes=[n.code for n in approved[:24]], by=council, at=at
        )
        for raw in self.data["guest"]:
            delegate_actions.add(
                conference=self.conference,
                by=council,
                at=at,
                group=DelegateGroup(raw["group"]),
                full_name=raw["full_name"],
                gender=raw["gender"],
                birth_year=None,
                position=raw["position"],
                organisation=raw["organisation"],
                rank=raw["rank"],
            )
        on_roll = Delegate.objects.filter(conference=self.conference).order_by("pk")
        models = [d for d in on_roll if d.group == DelegateGroup.ROLE_MODEL][:20]
        others = [d for d in on_roll if d.group != DelegateGroup.ROLE_MODEL][:9]
        for delegate in models + others:
            delegate_actions.move(delegate, "confirm", by=council, at=at)

    def _programme(self) -> None:
        at = STARTED + timedelta(days=1)
        agenda_actions.set_up(conference=self.conference, by=self.office, at=at)
        agenda_actions.set_start(
            conference=self.conference,
            starts_at=datetime(2025, 8, 22, 8, 0, tzinfo=HANOI),
            by=self.office,
            at=at,
        )

    def _papers(self) -> None:
        categories = {
            "individual": AwardCategory.DIRECT,
            "collective": AwardCategory.COLLECTIVE,
            "household": AwardCategory.HOUSEHOLD,
        }
        for raw in self.data["award"]:
            AwardCount.objects.get_or_create(
                conference=self.conference,
                year=raw["year"],
                form=raw["form"],
                category=categories[raw["category"]],
                authority=raw["authority"],
                defaults={"count": raw["count"]},
            )
        texts = tomllib.loads((HERE / "summary.toml").read_text("utf-8"))["text"]
        for key, text in texts.items():
            SummaryText.objects.create(
                conference=self.conference,
                key=key,
                text=text.strip(),
                updated_at=STARTED + timedelta(days=1),
                updated_by=self.office.full_name,
            )


def _drawn_minutes() -> bytes:
    """A page that says what it is, as a JPEG: nobody's signature, nobody's handwriting."""
    page = Image.new("RGB", (900, 1200), "#fbf8f1")
    pen = ImageDraw.Draw(page)
    big = ImageFont.truetype(str(settings.BASE_DIR / "static/fonts/Tinos-Bold.ttf"), 44)
    small = ImageFont.truetype(str(settings.BASE_DIR / "static/fonts/Tinos-Regular.ttf"), 30)
    pen.text((450, 120), "BIÊN BẢN HỌP BÌNH XÉT", font=big, fill="#222", anchor="mm")
    pen.text(
        (450, 180),
        "(dữ liệu mẫu, không phải văn bản thật)",
        font=small,
        fill="#7d1420",
        anchor="mm",
    )
    for row in range(22):
        pen.line(
            (90, 270 + 38 * row, 810 - (row * 67) % 190, 270 + 38 * row), fill="#b8b0a0", width=3
        )
    out = io.BytesIO()
    page.save(out, "JPEG", quality=70)
    return out.getvalue()
