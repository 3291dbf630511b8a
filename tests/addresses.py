"""Every address of the site and the roles that may open it: the table of checks Z1 and Z2."""

from accounts.enums import Role
from tests.sheets.staged import SHEETS

VILLAGE, AGENCY, OFFICE, COUNCIL = (
    Role.VILLAGE_HEAD,
    Role.UNIT_NOMINATOR,
    Role.CULTURE_OFFICE,
    Role.COUNCIL_OFFICE,
)
CENTRE, LEADER, CITY, DOOR = Role.CULTURE_CENTRE, Role.LEADERSHIP, Role.CITY_BOARD, Role.DOOR
EVERYBODY = set(Role)
NOMINATORS = {VILLAGE, AGENCY}
WRITERS = {VILLAGE, AGENCY, OFFICE}  # the office: what units bring on paper
IN_COMMUNE = {VILLAGE, AGENCY, OFFICE, COUNCIL, CENTRE, LEADER}
ANYONE = "open to the anonymous"

TABLE = {
    "accounts:sign_in": ANYONE,
    "accounts:sign_out": EVERYBODY,
    "accounts:profile": EVERYBODY,
    "accounts:first_password": EVERYBODY,
    "accounts:end_sessions": EVERYBODY,
    "accounts:kept": EVERYBODY,
    "conferences:link": ANYONE,
    "nominations:receipt_public": ANYONE,
    "conferences:deadlines": IN_COMMUNE,
    "conferences:deadline_mark": {OFFICE, COUNCIL, CENTRE},
    "conferences:deadline_extend": {OFFICE},
    "conferences:plan": IN_COMMUNE,
    "conferences:units": {OFFICE},
    "conferences:unit_links": {OFFICE},
    "conferences:slips": {OFFICE},
    "conferences:audit": {OFFICE, LEADER},
    "nominations:list": IN_COMMUNE - {CENTRE},
    "nominations:detail": IN_COMMUNE - {CENTRE},
    "nominations:evidence_file": IN_COMMUNE - {CENTRE},
    "nominations:evidence_thumbs": IN_COMMUNE - {CENTRE},
    "nominations:meetings": IN_COMMUNE - {CENTRE},
    "nominations:meeting": IN_COMMUNE - {CENTRE},
    "nominations:meeting_correct": {LEADER},
    "nominations:minutes": IN_COMMUNE - {CENTRE},
    "nominations:minutes_file": IN_COMMUNE - {CENTRE},
    "nominations:minutes_thumbs": IN_COMMUNE - {CENTRE},
    "nominations:move": IN_COMMUNE - {CENTRE},
    "nominations:history": IN_COMMUNE - {CENTRE},
    "nominations:correct": {OFFICE},  # of what is approved the leadership: tests/nominations
    "nominations:acknowledge": NOMINATORS,
    "nominations:new": WRITERS,
    "nominations:kind": WRITERS,
    "nominations:step": WRITERS,
    "nominations:evidence": WRITERS,
    "nominations:send": WRITERS,
    "nominations:respell": WRITERS,
    "nominations:evidence_remove": WRITERS,
    "nominations:evidence_restore": WRITERS,
    "nominations:evidence_share": WRITERS,
    "nominations:resume": WRITERS,
    "nominations:discard": WRITERS,
    "nominations:receipt": WRITERS,
    "nominations:receipt_paper": WRITERS,
    "nominations:check": {OFFICE},
    "nominations:approval": {LEADER},
    "delegates:roll": {OFFICE, COUNCIL, LEADER, DOOR},
    "delegates:quota": {OFFICE, COUNCIL, LEADER, DOOR},
    "delegates:take_in": {OFFICE, COUNCIL},
    "delegates:new": {OFFICE, COUNCIL},
    "delegates:edit": {OFFICE, COUNCIL, LEADER, DOOR},  # to read; who writes: tests/delegates
    "delegates:move": {OFFICE, COUNCIL},
    "delegates:bulk": {OFFICE, COUNCIL},
    "delegates:mandates": {OFFICE, COUNCIL, LEADER, DOOR},
    "agenda:programme": IN_COMMUNE,
    "agenda:edit": {OFFICE, COUNCIL},
    "agenda:item": {OFFICE, COUNCIL},
    "agenda:shift": {OFFICE, COUNCIL},
    "agenda:add": {OFFICE, COUNCIL},
    "agenda:remove": {OFFICE, COUNCIL},
    "home:home": EVERYBODY,
    **{name: {OFFICE, COUNCIL} for name in SHEETS},
    "reports:list": {OFFICE, COUNCIL, LEADER, CITY},
    "reports:file": {OFFICE, COUNCIL, LEADER, CITY},
    "reports:download": {OFFICE, COUNCIL, LEADER, CITY},
    "reports:ask": {OFFICE, COUNCIL},
    "reports:retry": {OFFICE, COUNCIL},
    "reports:issue": {OFFICE, COUNCIL},
    "reports:move": {OFFICE, COUNCIL},
    "reports:scan": {OFFICE, COUNCIL, LEADER, CITY},
    "reports:summary": {OFFICE},
    "reports:part": {OFFICE},
    "reports:awards": {OFFICE},
}
