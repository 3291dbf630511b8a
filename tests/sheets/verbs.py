"""The verbs of imports, for tests/test_verbs.py: the right each takes, what it is called with."""

from accounts.enums import Permission as P  # noqa: N817  as that table calls it
from sheets.actions import Mended
from sheets.reading import read_paste
from sheets.targets import targets
from tests.sheets.staged import staged

VERBS = {
    "delegates.actions.importing.add_many": (
        P.DELEGATE_EDIT,
        lambda w: {
            "conference": w.conference, "rows": [{"full_name": "Đỗ Văn Khách", "gender": "male"}],
        },
    ),
    "delegates.actions.importing.take_back": (
        P.DELEGATE_EDIT, lambda w: {"conference": w.conference, "made": []},
    ),
    "nominations.actions.importing.open_many": (
        P.NOMINATION_ENTER,
        lambda w: {
            "conference": w.conference,
            "rows": [{"kind": "individual", "unit": w.unit.pk, "full_name": "Đỗ Văn Mới"}],
        },
    ),
    "nominations.actions.importing.throw_away_many": (
        P.NOMINATION_ENTER, lambda w: {"conference": w.conference, "made": []},
    ),
    "reports.actions.importing.count_many": (
        P.REPORT_EDIT, lambda w: {"conference": w.conference, "rows": []},
    ),
    "reports.actions.importing.uncount_many": (
        P.REPORT_EDIT, lambda w: {"conference": w.conference, "made": []},
    ),
    "conferences.actions.units.add_units": (
        P.UNIT_MANAGE,
        lambda w: {"conference": w.conference, "rows": [{"name": "Thôn Mới", "kind": "village"}]},
    ),
    "conferences.actions.units.remove_units": (
        P.UNIT_MANAGE, lambda w: {"conference": w.conference, "made": []},
    ),
    "conferences.actions.heads.add_heads": (
        P.UNIT_MANAGE,
        lambda w: {
            "conference": w.conference, "rows": [{"slug": w.unit.slug, "head": "Lê Văn Mới"}],
        },
    ),
    "conferences.actions.heads.remove_heads": (
        P.UNIT_MANAGE, lambda w: {"conference": w.conference, "made": []},
    ),
    "sheets.actions.importing.ask_for": (P.SHEET_IMPORT, lambda w: {"sheet": staged()}),
    "sheets.actions.importing.import_rows": (P.SHEET_IMPORT, lambda w: {"sheet": staged()}),
    "sheets.actions.importing.look_again": (P.SHEET_IMPORT, lambda w: {"sheet": staged()}),
    "sheets.actions.importing.undo": (P.SHEET_IMPORT, lambda w: {"sheet": staged()}),
    "sheets.actions.staging.demand_import": (
        P.SHEET_IMPORT, lambda w: {"conference": w.conference, "target": targets()["guests"]},
    ),
    "sheets.actions.staging.drop": (P.SHEET_IMPORT, lambda w: {"sheet": staged()}),
    "sheets.actions.staging.hold_waiting": (P.SHEET_IMPORT, lambda w: {"sheet": staged()}),
    "sheets.actions.staging.mend": (
        P.SHEET_IMPORT, lambda w: {"sheet": staged(), "mended": Mended()},
    ),
    "sheets.actions.staging.read_again": (P.SHEET_IMPORT, lambda w: {"sheet": staged()}),
    "sheets.actions.staging.stage": (
        P.SHEET_IMPORT,
        lambda w: {
            "conference": w.conference, "target": targets()["guests"], "source": "a.xlsx",
            "book": read_paste("Họ và tên\tCơ quan\nNguyễn Văn An\tSở Nội vụ"), "digest": "0",
        },
    ),
}  # fmt: skip
