"""The audit: append-only, chained, complete, without personal data (P1)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from accounts import audit
from accounts.models import AuditEvent, AuditHead
from tests import make, needs
from tests.accounts.chain import (
    CHANGED,
    CODE,
    TABLE,
    UNLINKED,
    as_the_owner,
    clerk,
    happen,
    run_sql,
    verify,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return clerk()


def test_an_event_holds_who_what_when_and_the_hash_before_it(by):
    first, second = happen(by, "họp ngày 15/8", "")

    row = AuditEvent.objects.values().get(pk=first.pk)
    digest = row.pop("hash")
    assert row == {
        "id": first.pk,
        "at": make.AT,
        "actor": "vhxh",
        "role": "culture_office",
        "unit": "Phòng Văn hóa - Xã hội",
        "commune_code": CODE,
        "action": "approve",
        "target": "nomination",
        "target_code": "HN25-0042",
        "before": "verified",
        "after": "approved",
        "note": "họp ngày 15/8",
        "previous_hash": "",
    }
    assert len(digest) == 64
    assert second.previous_hash == digest
    assert AuditHead.objects.get(commune_code=CODE).last_hash == second.hash


def test_an_event_holds_nothing_personal_of_who_did_it(by):
    event = happen(by, "")[0]

    told = " ".join(str(value) for value in AuditEvent.objects.values().get(pk=event.pk).values())

    assert "vhxh" in told
    assert [word for word in ("Hạnh", "912345678", by.password) if word in told] == []


def test_long_words_are_cut_to_what_the_row_holds(by):
    event = audit.record(
        by=by, at=make.AT, action="set_figure", target="figure", target_code="capacity",
        commune_code=CODE, before="a" * 500, after="b" * 500, note="c" * 5000,
    )  # fmt: skip

    assert (len(event.before), len(event.after), len(event.note)) == (200, 200, 1000)
    assert list(audit.broken_links(CODE)) == []


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE {TABLE} SET note = 'khác'",  # noqa: S608  our own words
        f"DELETE FROM {TABLE}",  # noqa: S608  our own words
        pytest.param(f"TRUNCATE {TABLE}", marks=pytest.mark.postgres),
    ],
)
def test_the_database_refuses_to_change_history(by, sql):
    """P1: whoever writes SQL, the trigger answers."""
    if sql.startswith("TRUNCATE"):
        needs.postgresql(because="SQLite has no TRUNCATE")
    happen(by, "một", "hai")

    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        run_sql(sql)

    assert list(AuditEvent.objects.order_by("pk").values_list("note", flat=True)) == ["một", "hai"]


REPLACING = """
    INSERT{how} INTO accounts_auditevent
    (id, at, actor, role, unit, commune_code, action, target, target_code, before, after, note,
     previous_hash, hash)
    SELECT id, at, actor, role, unit, commune_code, action, target, target_code, before, after,
     'khác', previous_hash, hash FROM accounts_auditevent {which}
"""
HOWS = {
    "sqlite": [
        {"how": " OR REPLACE", "which": ""},
        {"how": "", "which": "WHERE 1 ON CONFLICT (id) DO UPDATE SET note = excluded.note"},
    ],
    "postgresql": [
        {"how": "", "which": "ON CONFLICT (id) DO UPDATE SET note = excluded.note"},
    ],
}


def test_no_insertion_takes_the_place_of_an_event(by):
    """C20: REPLACE deletes what is in its way without asking the triggers of DELETE."""
    happen(by, "một", "hai")

    for words in HOWS[connection.vendor]:
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            run_sql(REPLACING.format(**words))

    assert list(AuditEvent.objects.order_by("pk").values_list("note", flat=True)) == ["một", "hai"]
    assert verify()[0].startswith("11086: nguyên vẹn")


def test_the_models_cannot_change_history_either(by):
    """P1."""
    event = happen(by, "một")[0]
    event.note = "khác"

    for change in (event.save, event.delete, AuditEvent.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

    assert AuditEvent.objects.get().note == "một"


def test_a_whole_chain_is_said_to_be_whole_with_its_last_hash(by):
    last = happen(by, "một", "hai")[-1]
    happen(by, "xã khác", commune_code="11087")

    lines = verify()

    assert lines[0] == f"11086: nguyên vẹn, 2 sự kiện, 0 mốc, mã cuối {last.hash}"
    assert [line.split(",")[0] for line in lines] == ["11086: nguyên vẹn", "11087: nguyên vẹn"]


def test_nothing_recorded_is_nothing_broken():
    assert verify() == []


TAMPERINGS = {
    "changed": ("UPDATE {t} SET note = 'khác' WHERE id = {b}", "{b}", CHANGED),
    "another person": ("UPDATE {t} SET actor = 'khac' WHERE id = {b}", "{b}", CHANGED),
    "another day": ("UPDATE {t} SET at = '2025-08-01 00:00:00+00' WHERE id = {b}", "{b}", CHANGED),
    "taken out": ("DELETE FROM {t} WHERE id = {b}", "{c}", UNLINKED),
    "first taken out": ("DELETE FROM {t} WHERE id = {a}", "{b}", UNLINKED),
    "inserted": (
        "INSERT INTO {t} (at, actor, role, unit, commune_code, action, target, target_code,"
        " before, after, note, previous_hash, hash) SELECT at, actor, role, unit, commune_code,"
        " action, target, target_code, before, after, 'chèn', hash, hash FROM {t} WHERE id = {c}",
        "{d}",
        CHANGED,
    ),
}


@pytest.mark.parametrize("what", sorted(TAMPERINGS))
def test_verify_names_the_first_row_that_does_not_hold(by, what):
    """P1: with the triggers off, the chain still tells."""
    a, b, c = (event.pk for event in happen(by, "một", "hai", "ba"))
    sql, row, trouble = TAMPERINGS[what]
    names = {"t": TABLE, "a": a, "b": b, "c": c}
    as_the_owner()

    run_sql(sql.format(**names))

    newest = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]
    expected = f"11086: sự kiện {row.format(**names, d=newest)}: {trouble}"
    assert verify() == [expected, "Nhật ký không còn nguyên vẹn."]


def test_two_rows_that_changed_places_are_noticed(by):
    """P1."""
    _, b, c = (event.pk for event in happen(by, "một", "hai", "ba"))
    as_the_owner()

    for old, new in ((b, -b), (c, b), (-b, c)):
        run_sql(f"UPDATE {TABLE} SET id = %s WHERE id = %s", new, old)  # noqa: S608  our own words

    assert verify()[0] == f"11086: sự kiện {b}: {UNLINKED}"


def test_a_missing_end_is_noticed(by):
    """P1: also when everything is gone."""
    last = happen(by, "một", "hai")[-1].pk
    as_the_owner()

    run_sql(f"DELETE FROM {TABLE} WHERE id = %s", last)  # noqa: S608  our own words
    assert verify()[0] == "11086: cuối nhật ký: thiếu sự kiện"

    run_sql(f"DELETE FROM {TABLE}")  # noqa: S608  our own words
    assert verify()[0] == "11086: cuối nhật ký: thiếu sự kiện"


def test_a_head_that_is_gone_is_noticed(by):
    """Without it nobody could say whether the end is still there."""
    happen(by, "một", "hai")

    AuditHead.objects.all().delete()

    assert verify()[0] == "11086: cuối nhật ký: thiếu sự kiện"


def test_once_a_day_is_not_before_a_day_is_over(by):
    same = {
        "by": by, "action": "approve", "target": "nomination", "target_code": "HN25-0042",
        "commune_code": "11086", "note": "tệp 1",
    }  # fmt: skip
    day, tick = timedelta(days=1), timedelta(microseconds=1)

    told = [
        audit.record_once_a_day(at=make.AT + later, **same | changes) is not None
        for later, changes in [
            (timedelta(), {}),
            (tick, {}),
            (tick, {"note": "tệp 2"}),
            (tick, {"target_code": "HN25-0043"}),
            (day - tick, {}),
            (day, {}),
            (day + tick, {}),
        ]
    ]

    assert told == [True, False, True, True, False, True, False]


def test_a_tampered_commune_does_not_hide_behind_a_whole_one(by):
    happen(by, "một")
    theirs = happen(by, "hai", commune_code="11087")[0].pk
    as_the_owner()

    run_sql(f"UPDATE {TABLE} SET note = 'khác' WHERE id = %s", theirs)  # noqa: S608  our own words

    assert [line.split(":")[0] for line in verify()[:2]] == ["11086", "11087"]
    assert verify()[1:] == [
        f"11087: sự kiện {theirs}: {CHANGED}", "Nhật ký không còn nguyên vẹn.",
    ]  # fmt: skip
