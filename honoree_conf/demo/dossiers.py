"""Loads the demo's dossiers: each with the history that led to its state."""

import io
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from accounts import audit
from accounts.models import Unit, User
from accounts.names import fold
from conferences.models import AccessLink, Conference
from conferences.workflow import Step
from nominations.actions import evidence
from nominations.actions.awards import keep_rows
from nominations.actions.written import year_span
from nominations.enums import EvidenceKind, Integrity, MeetingKind, NominationState
from nominations.models import Ballot, Nomination, ReviewMeeting
from nominations.particulars import name_key
from nominations.workflow import MOVES
from nominations.workflow.effects import settle

PATHS = {  # how a dossier came to its state
    NominationState.DRAFT: (),
    NominationState.SUBMITTED: ("submit",),
    NominationState.RETURNED: ("submit", "return"),
    NominationState.VERIFIED: ("submit", "verify"),
    NominationState.APPROVED: ("submit", "verify", "approve"),
    NominationState.REJECTED: ("submit", "verify", "reject"),
    NominationState.ANNULLED: ("submit", "verify", "approve", "annul"),
}


class Dossiers:
    """Writes rows and events as the app would have, at the times they would have happened."""

    def __init__(
        self,
        *,
        conference: Conference,
        units: dict[str, Unit],
        users: dict[str, User],
        started: datetime,
    ) -> None:
        self.conference, self.units, self.started = conference, units, started
        self.office, self.leader = users["vhxh"], users["lanhdao"]
        self.commune = conference.commune
        self.history: list[dict[str, Any]] = []

    def load(self, rows: list[dict[str, Any]]) -> list[Nomination]:
        """One dossier a row, in the order of the file."""
        meetings = self._meetings(rows)
        approval = ReviewMeeting.objects.create(
            conference=self.conference,
            unit=self.units["van-phong"],
            kind=MeetingKind.APPROVAL,
            held_on=(self.started + timedelta(days=1)).date(),
            chair="Đỗ Quang Minh",
            invited=15,
            present=14,
        )
        made = []
        for number, raw in enumerate(rows, start=1):
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
        keep_rows(*made)
        Conference.objects.filter(pk=self.conference.pk).update(next_number=len(made) + 1)
        for unit in {nomination.unit for nomination in made}:
            settle(conference=self.conference, unit=unit)
        for event in sorted(self.history, key=lambda event: event["at"]):
            audit.record(**event)
        self._evidence(made)
        return made

    def _meetings(self, rows: list[dict[str, Any]]) -> dict[str, ReviewMeeting]:
        meetings: dict[str, ReviewMeeting] = {}
        for raw in rows:
            if raw["unit"] not in meetings and raw["present"]:
                meetings[raw["unit"]] = ReviewMeeting.objects.create(
                    conference=self.conference,
                    unit=self.units[raw["unit"]],
                    kind=MeetingKind.UNIT_REVIEW,
                    held_on=self.started.date(),
                    invited=raw["invited"],
                    present=raw["present"],
                )
        return meetings

    def _nomination(self, number: int, raw: dict[str, Any]) -> Nomination:
        state = NominationState(raw["state"])
        moments = self._moments(number)
        began = moments["submit"] - timedelta(minutes=35)
        unit = self.units[raw["unit"]]
        code = f"{self.conference.code_prefix}-{number:04d}"
        known = state not in (NominationState.DRAFT, NominationState.SUBMITTED)
        nomination = Nomination(
            conference=self.conference,
            unit=unit,
            code=code,
            kind=raw["kind"],
            full_name=raw["full_name"],
            name_fold=fold(raw["full_name"]),
            name_sort=name_key(raw["kind"], raw["full_name"]),
            gender=raw["gender"],
            birth_year=raw["birth_year"] or None,
            ethnicity=raw.get("ethnicity", "Kinh"),
            position=raw["position"],
            address=raw["address"],
            representative=raw.get("representative", ""),
            representative_fold=fold(raw.get("representative", "")),
            representative_position=raw.get("representative_position", ""),
            field=raw["field"],
            sector=raw["sector"],
            direct_worker=raw["direct_worker"],
            achievement=raw["achievement"],
            awards=raw["awards"],
            **year_span(raw["achievement"], raw["awards"]),
            integrity=Integrity.CLEAR if known else Integrity.UNCHECKED,
            form_key=uuid.uuid5(uuid.NAMESPACE_URL, f"honoree-demo-{code}"),
            created_at=began,
            updated_at=began,
        )
        self._walk(nomination, PATHS[state], moments, raw["note"])
        nomination.save(force_insert=True)
        return nomination

    def _moments(self, number: int) -> dict[str, datetime]:
        """When each step of one dossier was taken: two working days after the plan was signed."""
        afternoon, morning = self.started, self.started + timedelta(hours=18)
        return {
            "submit": afternoon + timedelta(minutes=4 * number),
            "return": morning + timedelta(minutes=3 * number),
            "verify": morning + timedelta(minutes=3 * number),
            "approve": morning + timedelta(hours=7, minutes=number),
            "reject": morning + timedelta(hours=7, minutes=number),
            "annul": morning + timedelta(hours=9),
        }

    def _walk(
        self,
        nomination: Nomination,
        path: tuple[str, ...],
        moments: dict[str, datetime],
        note: str,
    ) -> None:
        """Step by step through the table of moves, as the app would; told to the log later.

        Later, when the steps of all dossiers can be put in order.
        """
        village = User.objects.get(unit=nomination.unit, is_slip=True)
        hands = {"submit": village, "return": self.office, "verify": self.office}
        for name in path:
            move, at, before = MOVES[name], moments[name], nomination.state
            if before not in move.sources:
                raise ValueError(f"{nomination.code}: no {name} from {before}")
            why = note if move.needs_note else ""
            by = hands.get(name, self.leader)
            step = Step(dossier=nomination, move=move, by=by, at=at, note=why)
            for field, value in {**move.columns_of(step), "state": move.target}.items():
                setattr(nomination, field, value)
            self.history.append(
                {
                    "by": by,
                    "at": at,
                    "action": name,
                    "target": "nomination",
                    "target_code": nomination.code,
                    "commune_code": self.commune.code,
                    "before": before,
                    "after": move.target,
                    "note": why,
                }
            )
            if name == path[0]:  # sent with the slip
                AccessLink.objects.filter(unit=nomination.unit).update(last_used_at=at)

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
