"""The rows of previous awards follow the text that says them, whoever wrote it."""

from importlib import import_module

import pytest
from django.apps import apps

from accounts.enums import Role
from nominations.actions import corrections, drafts
from nominations.models import Nomination, PreviousAward
from tests import make
from tests.sheets.pages import bring_in, undo, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TWO = "Giấy khen UBND xã 2022; Bằng khen UBND TP năm 2023 (số 12/QĐ-UBND)"
ROWS = [
    (1, "Giấy khen UBND xã 2022", "Giấy khen UBND xã", "commune", "", 2022),
    (2, "Bằng khen UBND TP năm 2023 (số 12/QĐ-UBND)", "Bằng khen UBND TP", "province",
     "12/QĐ-UBND", 2023),
]  # fmt: skip


def rows(nomination):
    found = PreviousAward.objects.filter(nomination=nomination, removed_at=None).order_by("place")
    return list(found.values_list("place", "said", "form", "level", "number", "year"))


def write(nomination, awards, by):
    mine = make.fresh(nomination)
    drafts.edit(mine, changes={"awards": awards}, version=mine.version, by=by, at=make.AT)


def test_what_the_unit_writes_is_read_into_rows_and_stands_as_it_was_written():
    by = make.user(role=Role.VILLAGE_HEAD)
    draft = make.nomination(unit=by.unit, awards="")
    write(draft, TWO, by)
    assert rows(draft) == ROWS
    draft.refresh_from_db()
    assert (draft.awards, draft.first_year, draft.last_year) == (TWO, 2022, 2023)

    write(draft, "Gia đình văn hóa", by)
    assert rows(draft) == [(1, "Gia đình văn hóa", "Gia đình văn hóa", "", "", None)]
    write(draft, "", by)
    assert rows(draft) == []


def test_what_an_office_corrects_is_read_too():
    sent = make.nomination(state="submitted", awards="Giấy khen năm 2021")
    other = make.nomination(state="submitted", awards="Bằng khen năm 2020")
    by = make.user(role=Role.CULTURE_OFFICE)
    for one in (sent, other):
        mine = make.fresh(one)
        corrections.correct(
            mine, changes={"awards": f"{mine.awards}; Huy hiệu"}, reason="Thiếu", by=by, at=make.AT
        )
    assert [row[2] for row in rows(sent)] == ["Giấy khen", "Huy hiệu"]
    assert [row[2] for row in rows(other)] == ["Bằng khen", "Huy hiệu"]


def test_another_particular_leaves_the_rows_alone():
    by = make.user(role=Role.VILLAGE_HEAD)
    draft = make.nomination(unit=by.unit, awards="Giấy khen năm 2021")
    PreviousAward.objects.create(nomination=draft, place=1, said="Giấy khen năm 2021", form="Xưa")
    mine = make.fresh(draft)
    drafts.edit(mine, changes={"position": "Thợ"}, version=mine.version, by=by, at=make.AT)
    assert [row[2] for row in rows(draft)] == ["Xưa"]


def test_a_table_brings_rows_along_and_its_undo_takes_them_away(sign_in):
    make.unit()
    make.conference()
    desk = make.unit(name="Phòng Văn hóa - Xã hội", kind="office")
    office = sign_in(make.user(role=Role.CULTURE_OFFICE, unit=desk))
    head = ["Họ và tên", "Năm sinh", "Giới tính", "Đơn vị giới thiệu", "Đã khen thưởng"]
    lines = [["An Văn Một", 1970, "Nam", "Thôn Mỗ Đoạn", TWO],
             ["Bùi Thị Hai", 1971, "Nữ", "Thôn Mỗ Đoạn", ""]]  # fmt: skip
    sheet = upload(office, workbook(head, *lines), slug="ho-so")
    bring_in(office, sheet)
    one, other = Nomination.objects.order_by("code")
    assert (one.awards, rows(one), rows(other)) == (TWO, ROWS, [])

    undo(office, sheet)
    assert not Nomination.objects.exists()
    assert not PreviousAward.objects.exists()


def test_the_migration_keeps_each_line_as_it_was_said_and_the_text_stands():
    old = make.nomination(awards=f"{TWO}\n\n Huy hiệu  ")
    many = make.nomination(awards="\n".join(f"Giấy khen {number}" for number in range(1, 23)))
    bare = make.nomination(awards="")
    migration = import_module("nominations.migrations.0046_award_lines")
    migration.lines_as_rows(apps, None)

    assert rows(old) == [(1, TWO, TWO, "", "", None), (2, "Huy hiệu", "Huy hiệu", "", "", None)]
    assert rows(many)[19][1] == "Giấy khen 20; Giấy khen 21; Giấy khen 22"
    assert (len(rows(many)), rows(bare)) == (20, [])
    old.refresh_from_db()
    assert old.awards == f"{TWO}\n\n Huy hiệu  "
