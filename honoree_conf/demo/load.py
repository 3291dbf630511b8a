"""Turns the demo's files into rows: units, people, dossiers, the roll, papers.

Rows are written in their final state and their history is told to the audit at plausible times, so
that every dossier of the demo shows the way it came.
"""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from accounts.actions import Opening, open_commune
from accounts.enums import Role
from accounts.models import Commune, Unit, User
from accounts.problems import fingerprint
from agenda import actions as agenda_actions
from conferences import actions as conference_actions
from conferences.calendar import HANOI
from conferences.enums import JobState
from conferences.models import Conference, Job
from conferences.plan import read
from conferences.plans import path_of
from delegates import actions as delegate_actions
from delegates.enums import DelegateGroup
from delegates.models import Delegate
from honoree_conf.demo import desk
from honoree_conf.demo.dossiers import Dossiers
from nominations.enums import NominationState
from nominations.models import Nomination
from reports import actions as report_actions
from reports.actions import issuing
from reports.enums import AwardCategory, ReportFormat, ReportKind
from reports.models import AwardCount, ReportFile, SummaryText

HERE = Path(__file__).parent
PLAN = "2025-dai-son"
PASSWORD = settings.DEMO_PASSWORD
STARTED = datetime(2025, 8, 14, 14, 0, tzinfo=HANOI)  # the afternoon the plan was signed
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
        school = next(raw["slug"] for raw in self.data["unit"] if raw["kind"] == "school")
        open_commune(
            Opening(
                city={"code": "31", "name": "thành phố Hải Phòng"},
                commune={
                    "code": "11086",
                    "name": "xã Đại Sơn",
                    "place": "Đại Sơn",
                    "phone": "0220 000 0128",
                },
                units=self.data["unit"],
                people=[
                    {
                        "username": username,
                        "phone": phone,
                        "full_name": full_name,
                        "role": role,
                        "unit": school if role == Role.UNIT_NOMINATOR else slug,
                    }
                    for username, phone, full_name, role, slug in PEOPLE
                ],
            ),
            new_password=lambda: PASSWORD,
            at=STARTED,
            is_demo=True,
        )
        self.commune = Commune.objects.get()
        self.units = {unit.slug: unit for unit in self.commune.units.all()}
        self.users = {user.username: user for user in User.objects.all()}
        self.office, self.leader = self.users["vhxh"], self.users["lanhdao"]
        self.conference = conference_actions.load_plan(
            read(path_of(PLAN)), plan_file=PLAN, commune=self.commune, by=self.office, at=STARTED
        )
        # The plan went to the city on the day it was signed.
        reported = self.conference.deadlines.get(key="plan_reported")
        reported.marks.filter(unit=self.units["phong-vhxh"]).update(met_at=STARTED)
        conference_actions.issue_links(  # every unit got its slip; their secrets are not kept
            conference=self.conference,
            tokens={unit: conference_actions.new_token() for unit in self.units.values()},
            by=self.office,
            at=STARTED,
        )
        made = Dossiers(
            conference=self.conference, units=self.units, users=self.users, started=STARTED
        ).load(self.data["nomination"])
        self._roll(made)
        desk.work(self.conference, office=self.office, at=STARTED + timedelta(days=1, hours=4))
        self._programme()
        self._papers()
        self._sent_paper()
        return self.conference

    def _roll(self, made: list[Nomination]) -> None:
        at = STARTED + timedelta(days=1, hours=3)
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
            seen=fingerprint({"starts_at": self.conference.starts_at}),
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

    def _sent_paper(self) -> None:
        """One paper the city has: built now, its file real, issued and sent the evening before."""
        at = STARTED + timedelta(days=1, hours=2)
        paper = report_actions.ask_for(
            self.conference,
            kind=ReportKind.ROLE_MODELS,
            format=ReportFormat.PDF,
            reason="Báo cáo thành phố",
            by=self.office,
            at=at,
        )
        settle = report_actions.build(
            payload={"report_id": paper.pk}, progress=lambda done, of: None
        )
        settle(at)
        done = {"progress": report_actions.STEPS, "progress_of": report_actions.STEPS}
        Job.objects.filter(paper=paper).update(
            state=JobState.DONE, attempts=1, finished_at=at, **done
        )
        paper = ReportFile.objects.with_names().get(pk=paper.pk)
        issuing.present(paper, by=self.office, at=at + timedelta(minutes=10))
        issuing.issue(
            paper,
            number="31/DS-UBND",
            issued_on=at.date(),
            by=self.users["vanphong"],
            at=at + timedelta(minutes=40),
        )
        issuing.send(paper, by=self.office, at=at + timedelta(hours=1))
