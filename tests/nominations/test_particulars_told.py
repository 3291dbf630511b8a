"""A particular from its box to every page, fact and paper that tells it, for each kind."""

import re

import pytest

from nominations.enums import NominationKind
from nominations.facts import approved_rows
from nominations.models import Nomination
from nominations.particulars import NAMES, Reader, Seen, of, on_page
from nominations.web.walk import FLOWS
from tests import make
from tests.nominations.phone import text_of
from tests.pages import seen

pytestmark = pytest.mark.django_db
EVERY = [(kind, row) for kind in NominationKind for row in of(kind)]
ROWS = pytest.mark.parametrize(("kind", "row"), EVERY, ids=lambda one: getattr(one, "name", one))
TYPED = {  # what a person types into a box of each reader, and what is told of it then
    Reader.LINE: ("Làng gốm Chu Đậu", "Làng gốm Chu Đậu"),
    Reader.NAME: ("Đặng Thị Én", "Đặng Thị Én"),
    Reader.TITLE: ("Tổ dệt chiếu", "Tổ dệt chiếu"),
    Reader.LINES: ("Nuôi rươi.\nGiúp 14 hộ.", "Nuôi rươi.\nGiúp 14 hộ."),
    Reader.BIRTH_YEAR: ("3/12/1956", "1956"),
    Reader.YES_NO: ("False", "Không"),
}


def typed_for(row) -> tuple[str, str]:
    """The last of its choices, or what its reader takes."""
    return row.choices[-1] if row.choices else TYPED[row.reader]


@ROWS
def test_facts_tell_a_particular_in_words_unless_it_is_the_citys(kind, row):
    typed, words = typed_for(row)
    stored = {Reader.BIRTH_YEAR: 1956, Reader.YES_NO: False}.get(row.reader, typed)
    make.nomination(kind=kind, state="approved", **{row.name: stored})

    (told,) = approved_rows(make.conference())

    assert told.told[row.name] == ("" if row.seen is Seen.CITY else words)
    assert set(told.told) == set(NAMES), "every name is there, so no paper asks for one in vain"


@ROWS
def test_a_particular_typed_is_kept_and_told_wherever_a_dossier_is_read(kind, row, village):
    """Box, summary, receipt, panel: of a person, a collective and a household alike."""
    typed, words = typed_for(row)
    dossier = make.nomination(kind=kind, unit=village.unit)
    others = {one.name: str(getattr(dossier, one.name) or "") for one in on_page(kind, row.page)}
    url = f"/ho-so/{dossier.code}/buoc/{row.page}/?ve=gui"

    box = village.get(url).context["form"][row.name]
    answer = village.post(url, seen(village, url) | others | {row.name: typed})
    checked = village.get(answer.url)
    Nomination.objects.update(state="submitted", submitted_at=make.AT)
    receipt = village.get(f"/ho-so/{dossier.code}/bien-nhan/")
    panel = village.get(f"/ho-so/{dossier.code}/")

    assert (box.label, box.help_text) == (row.question, row.help)
    assert (row.label, words, row.page) in answers_of(checked)
    hidden = "Đã ghi (chỉ dùng trong danh sách gửi thành phố)"
    told = hidden if row.seen is Seen.CITY else words
    assert (row.label, told, row.page) in answers_of(receipt)
    in_panel = (row.label, words, row.page) in answers_of(panel)
    assert in_panel is (row.seen is Seen.ALL and row.name != "full_name")
    assert row.name != "full_name" or f'<h1 class="mb-0">{words}</h1>' in text_of(panel)


def answers_of(response) -> list[tuple[str, str, str]]:
    return [(row.label, row.value, row.slug) for row in response.context["answers"]]


@ROWS
def test_a_particular_left_empty_is_refused_or_told_as_nothing(kind, row, village):
    dossier = make.nomination(kind=kind, unit=village.unit)
    others = {one.name: str(getattr(dossier, one.name) or "") for one in on_page(kind, row.page)}
    url = f"/ho-so/{dossier.code}/buoc/{row.page}/?ve=gui"

    answer = village.post(url, seen(village, url) | others | {row.name: ""})

    if row.demand:
        if row.later:
            assert answer.url == f"/ho-so/{dossier.code}/gui/"
        else:
            assert answer.context["form"].errors[row.name] == [row.demand]
        Nomination.objects.update(**{row.name: row.nothing})
        missing = village.get(f"/ho-so/{dossier.code}/gui/").context["missing"]
        said = [(problem.text, page) for problem, page in missing]
        assert (f"Còn thiếu {row.lacks}. Hãy bổ sung.", row.page) in said
    else:
        assert (row.label, row.empty, row.page) in answers_of(village.get(answer.url))


@pytest.mark.parametrize("kind", list(NominationKind))
def test_the_page_of_long_text_alone_is_held_by_the_phone(kind, village):
    dossier = make.nomination(kind=kind, unit=village.unit)
    held = {
        step.slug: set(re.findall(r'name="(\w+)"[^>]* data-kept', text_of(page)))
        for step in FLOWS[kind]
        if (page := village.get(f"/ho-so/{dossier.code}/buoc/{step.slug}/"))
        and f'data-draft="{dossier.code}"' in text_of(page)
    }

    assert held == {"thanh-tich": {"achievement", "awards"}}
