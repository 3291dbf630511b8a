"""The audit: append-only, chained, complete, without personal data (P1)."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from accounts import audit
from accounts.models import AuditEvent, AuditHead
from tests import make

pytestmark = pytest.mark.django_db
CODE = "11086"
TABLE = "accounts_auditevent"


@pytest.fixture
def by():
    return make.user(
        role="culture_office", unit=make.unit(name="Phòng Văn hóa - Xã hội", kind="office"),
        username="vhxh", full_name="Nguyễn Thị Hạnh", phone="+84912345678",
    )  # fmt: skip


def happen(by, *notes, commune_code=CODE):
    return [
        audit.record(
            by=by, at=make.AT, action="approve", target="nomination", target_code="HN25-0042",
            commune_code=commune_code, before="verified", after="approved", note=note,
        )
        for note in notes
    ]  # fmt: skip


def run_sql(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def as_the_owner():
    """What somebody who owns the database can do: switch the triggers off."""
    if connection.vendor == "postgresql":
        run_sql(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
    else:
        run_sql("DROP TRIGGER audit_no_update")
        run_sql("DROP TRIGGER audit_no_delete")


def verify():
    out = io.StringIO()
    try:
        call_command("verify_audit", stdout=out)
    except CommandError as broken:
        return [*out.getvalue().splitlines(), str(broken)]
    return out.getvalue().splitlines()


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
    if sql.startswith("TRUNCATE") and connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    happen(by, "một", "hai")

    with pytest.raises(DatabaseError, match="never"), transaction.atomic():
        run_sql(sql)

    assert list(AuditEvent.objects.order_by("pk").values_list("note", flat=True)) == ["một", "hai"]


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

    assert lines[0] == f"11086: nguyên vẹn, 2 sự kiện, mã cuối {last.hash}"
    assert [line.split(",")[0] for line in lines] == ["11086: nguyên vẹn", "11087: nguyên vẹn"]


def test_nothing_recorded_is_nothing_broken():
    assert verify() == []


CHANGED, UNLINKED = "nội dung đã bị sửa", "mất liên kết với sự kiện trước"
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


def test_a_tampered_commune_does_not_hide_behind_a_whole_one(by):
    happen(by, "một")
    theirs = happen(by, "hai", commune_code="11087")[0].pk
    as_the_owner()

    run_sql(f"UPDATE {TABLE} SET note = 'khác' WHERE id = %s", theirs)  # noqa: S608  our own words

    assert [line.split(":")[0] for line in verify()[:2]] == ["11086", "11087"]
    assert verify()[1:] == [
        f"11087: sự kiện {theirs}: {CHANGED}", "Nhật ký không còn nguyên vẹn.",
    ]  # fmt: skip
