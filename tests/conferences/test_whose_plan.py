"""Whose a plan is, from where it comes, and instead of which it is loaded (issue 7, E26)."""

import io
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from conferences import actions
from conferences.models import Conference, DeadlineMark
from conferences.plan import read
from conferences.plans import path_of
from tests import make
from tests.conferences.test_load_plan import NAME, PLAN, by, everything, happened, load

pytestmark = pytest.mark.django_db
__all__ = ["by"]  # a fixture

OTHER_TERM = replace(
    PLAN,
    document="Kế hoạch số 9/KH-UBND",
    conference=PLAN.conference | {"term": "2030-2035", "code_prefix": "HN30"},
    figures=PLAN.figures[:1],
    deadlines=PLAN.deadlines[:2],
)


def in_words(refused):
    return str(refused.value)


def load_instead(by, at, plan):
    return actions.load_plan(
        plan, plan_file=NAME, commune=make.commune(), by=by, at=at, replace=True
    )  # fmt: skip


def test_a_plan_of_another_commune_is_refused(at):
    other = make.commune(code="11119", name="xã Khác", place="Khác")
    by = make.user(role=Role.CULTURE_OFFICE, commune=other)

    with pytest.raises(Refused) as refused:
        actions.load_plan(PLAN, plan_file=NAME, commune=other, by=by, at=at)

    assert in_words(refused) == (
        "Kế hoạch này của xã mang mã 11086, không phải của xã Khác (11119). Hãy chọn đúng tệp."
    )
    assert Conference.objects.count() == AuditEvent.objects.count() == 0


def test_a_plan_loaded_by_mistake_is_asked_about_and_then_replaced(by, at):
    wrong = load(by, at, OTHER_TERM)
    with pytest.raises(Refused) as refused:
        load(by, at)
    assert in_words(refused) == (
        "xã Đại Sơn đã nạp kế hoạch giai đoạn 2030-2035, chưa dùng đến. Nếu đó là kế hoạch nạp"
        " nhầm, hãy thêm --replace."
    )

    load_instead(by, at, PLAN)

    conference = Conference.objects.get()
    assert (conference.pk, conference.term, conference.code_prefix, conference.document) == (
        wrong.pk, "2025-2030", "HN25", PLAN.document,
    )  # fmt: skip
    assert conference.figures.count() == len(PLAN.figures)
    assert conference.deadlines.count() == len(PLAN.deadlines)
    assert ("load_plan", "HN25", OTHER_TERM.document, PLAN.document) in happened()


def test_what_the_new_plan_does_not_have_goes(by, at):
    load(by, at)

    load_instead(by, at, OTHER_TERM)

    conference = Conference.objects.get()
    assert list(conference.figures.values_list("key", flat=True)) == ["capacity"]
    assert conference.deadlines.count() == 2


def with_a_dossier(conference):
    make.nomination(conference=conference)


def with_a_duty_met(conference):
    mark = DeadlineMark(deadline=conference.deadlines.first(), unit=make.unit(), met_at=make.AT)
    mark.save()


@pytest.mark.parametrize("rests", [with_a_dossier, with_a_duty_met])
def test_a_plan_on_which_something_rests_is_not_replaced(by, at, rests):
    rests(load(by, at))
    before = everything()
    changed = replace(PLAN, conference=PLAN.conference | {"code_prefix": "HN99"})

    for plan in (changed, replace(PLAN, deadlines=PLAN.deadlines[:1])):
        with pytest.raises(Refused) as refused:
            load_instead(by, at, plan)

        assert in_words(refused) == (
            "Đã có hồ sơ, đại biểu, chương trình, phiếu hoặc văn bản dựa trên kế hoạch đang dùng,"
            " nên không thay được nữa. Hãy chỉ sửa con số và hạn trong tệp kế hoạch ấy."
        )
    assert everything() == before


def test_the_next_term_is_a_conference_of_its_own_once_the_first_was_used(by, at):
    make.nomination(conference=load(by, at))
    with pytest.raises(Refused, match="Xã đang dùng Hội nghị lần thứ I, giai đoạn 2025-2030"):
        load(by, at, OTHER_TERM)
    assert Conference.objects.count() == 1

    load(by, at, OTHER_TERM, follows=True)

    assert list(Conference.objects.order_by("pk").values_list("term", flat=True)) == [
        "2025-2030", "2030-2035",
    ]  # fmt: skip


def test_a_name_put_right_is_put_right(by, at):
    """A second loading left the conference's own words as they were."""
    load(by, at)
    make.nomination(conference=Conference.objects.get())

    load(by, at, replace(PLAN, conference=PLAN.conference | {"venue": "Nhà Văn hóa thôn Nam"}))

    assert Conference.objects.get().venue == "Nhà Văn hóa thôn Nam"
    assert happened()[-1] == ("load_plan", "HN25", PLAN.document, PLAN.document)


def test_a_plan_file_from_anywhere_is_loaded_and_found_again(by, tmp_path, settings, monkeypatch):
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    (tmp_path / "cua-xa.toml").write_bytes(b"\xef\xbb\xbf" + path_of(NAME).read_bytes())
    monkeypatch.chdir(tmp_path)

    call_command("load_plan", "cua-xa.toml", commune="11086", by="vhxh", stdout=io.StringIO())
    (tmp_path / "cua-xa.toml").unlink()

    kept = Conference.objects.get().plan_file
    assert kept.startswith("cua-xa-")
    assert read(path_of(kept)) == PLAN


def test_the_command_says_where_it_writes_and_what_is_wrong_with_a_file(by, tmp_path):
    out, file = io.StringIO(), tmp_path / "sai.toml"
    file.write_text("document = 1")

    with pytest.raises(CommandError) as refused:
        call_command("load_plan", str(file), commune="11086", by="vhxh", stdout=out)

    words = in_words(refused)
    assert words.startswith(f"Tệp kế hoạch {file}: document phải là chữ trong dấu nháy.; Thiếu")
    assert "Thiếu mục deadline.; Thiếu mục programme." in words  # and so on: all of it at once
    assert out.getvalue().startswith("Ghi vào ")


def test_the_command_refuses_another_communes_plan_in_words():
    other = make.commune(code="11119", name="xã Khác", place="Khác")
    make.user(role=Role.CULTURE_OFFICE, commune=other, username="khac")

    with pytest.raises(CommandError, match="không phải của xã Khác"):
        call_command("load_plan", NAME, commune="11119", by="khac", stdout=io.StringIO())
