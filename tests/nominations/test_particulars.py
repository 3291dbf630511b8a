"""The table of particulars: what is added to it is asked, kept, told; what is forgotten is loud."""

import re

import pytest
from django.conf import settings

from nominations.enums import Field, Gender, NominationKind
from nominations.forms.fields import BOXES
from nominations.forms.steps import PageForm
from nominations.models import Nomination
from nominations.particulars import (
    DEMANDED,
    NAMES,
    PARTICULARS,
    Reader,
    Seen,
    not_of,
    of,
    on_page,
    page_with,
)
from nominations.reading import DossierValue
from nominations.web.walk import FLOWS
from reports.figures import lists, profiles
from reports.figures.telling import names_of
from tests import make
from tests.reading import texts

# What the system keeps of a dossier for itself: nobody types it on the unit's pages.
ITS_OWN = {
    "id", "conference", "unit", "code", "state", "kind", "name_fold", "name_sort",
    "representative_fold", "first_year", "last_year", "integrity", "duplicate_verdict",
    "duplicate_answer", "doubles_judged", "reply", "on_roll", "form_key", "version",
    "created_at", "updated_at",
    "submitted_at", "first_sent_at", "amend_until", "entered_by", "decided_at",
    "was_taken_back", "sent_by", "kept_as", "claimed_at", "asked_for",
    "stopped_as", "stopped_for", "stopped_words", "opened_again_at",
}  # fmt: skip
KINDS = list(NominationKind)
TEXTS = {Reader.LINE, Reader.NAME, Reader.TITLE, Reader.LINES}
EVERY = [(kind, row) for kind in KINDS for row in of(kind)]
ROWS = pytest.mark.parametrize(("kind", "row"), EVERY, ids=lambda one: getattr(one, "name", one))


# --- Nothing is forgotten ------------------------------------------------------------------------


def test_every_column_of_a_dossier_is_a_particular_or_the_systems_own():
    columns = {field.name for field in Nomination._meta.concrete_fields}

    assert columns - ITS_OWN == set(NAMES)


def test_the_table_holds_each_particular_once_a_kind():
    asked = [(kind, row.name) for kind, row in EVERY]

    assert len(asked) == len(set(asked))


@ROWS
def test_a_particular_fits_its_column(kind, row):
    """As long as the column, nullable where nothing said is None, choices alike."""
    column = Nomination._meta.get_field(row.name)

    assert column.blank, "a draft may lack anything"
    assert column.null is not row.is_text
    assert column.max_length in (None, row.longest) or row.choices
    assert bool(row.longest) is (row.reader in TEXTS)
    if column.choices:
        assert list(row.choices) == list(column.choices)
    assert all(len(value) <= column.max_length for value, _ in row.choices)


@ROWS
def test_a_particular_is_asked_on_a_page_of_its_kind_within_a_persons_patience(kind, row):
    """U1: its page exists and asks at most three things."""
    assert [step.form for step in FLOWS[kind] if step.slug == row.page] == [PageForm]
    assert len(on_page(kind, row.page)) <= 3


def test_no_page_of_boxes_is_without_any():
    empty = [
        (kind, step.slug)
        for kind in KINDS
        for step in FLOWS[kind]
        if step.form is PageForm and not on_page(kind, step.slug)
    ]

    assert empty == []


@ROWS
def test_what_has_to_be_said_is_asked_for_in_words_everywhere(kind, row):
    """A sentence at the box, words in the list of what is missing; else words for nothing said."""
    assert bool(row.demand) is bool(row.lacks) is not bool(row.empty)
    assert not row.demand or re.fullmatch(r"Hãy [^.]+\.", row.demand)
    assert row.lacks[:1].islower() or not row.lacks
    assert not row.lacks or row.name in DossierValue.__annotations__, "the rules look at it"


def test_every_reader_has_its_box():
    assert set(BOXES) == set(Reader)


@ROWS
def test_only_long_text_is_kept_on_the_phone(kind, row):
    """A5: nothing that tells who a person is lies on a phone that is lent about."""
    assert not row.kept or row.reader is Reader.LINES


def test_where_a_person_lives_and_her_people_wait_on_no_phone():
    """Issue 10: typed again once the line is back; phone and identity numbers are never asked."""
    again = {(kind, row.name) for kind, row in EVERY if row.again}

    assert again == {(kind, name) for kind in KINDS for name in ("address", "ethnicity")}


def test_the_city_alone_is_told_of_ethnicity():
    """Of every kind that is asked for it: a group's representative is a person too."""
    hidden = {(kind, row.name) for kind in KINDS for row in of(kind) if row.seen is Seen.CITY}

    assert hidden == {(kind, "ethnicity") for kind in KINDS}


# --- Papers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_papers_show_of_each_kind_what_the_table_says_they_show(kind):
    """A column without a row, and a row that forgot its column, are both told here."""
    shown = names_of(lists.MODELS[kind]) | names_of(profiles.TELLINGS)

    assert {row.name for row in of(kind)} & shown == {row.name for row in of(kind) if row.on_paper}


@pytest.mark.parametrize("name", sorted({row.name for row in PARTICULARS if not row.on_paper}))
def test_no_paper_shows(name):
    """Its ids list them; what the structure of the roll counts (T7) is told of no person."""
    anywhere = names_of(profiles.TELLINGS).union(*(names_of(one) for one in lists.MODELS.values()))

    assert name not in anywhere


def test_papers_name_only_particulars_there_are():
    named = names_of(profiles.TELLINGS).union(*(names_of(one) for one in lists.MODELS.values()))

    assert named - set(NAMES) == set()


# --- The questions of the table, against values written by hand ----------------------------------


@pytest.mark.parametrize(
    ("kind", "dropped"),
    [
        ("individual", {"representative": "", "representative_position": ""}),
        ("collective", {"position": ""}),
        ("household", {"position": ""}),
    ],
)
def test_what_another_kind_said_is_dropped_when_a_dossier_is_sent(kind, dropped):
    assert not_of(kind) == dropped


def test_the_pages_of_a_person_and_of_a_group_ask_in_this_order():
    pages = {
        kind: [(slug, [row.name for row in on_page(kind, slug)]) for slug in ("ai", "dai-dien")]
        for kind in ("individual", "household")
    }

    assert pages == {
        "individual": [("ai", ["full_name", "birth_year", "gender"]), ("dai-dien", [])],
        "household": [
            ("ai", ["full_name", "representative", "representative_position"]),
            ("dai-dien", ["birth_year", "gender", "ethnicity"]),
        ],
    }


@pytest.mark.parametrize(
    ("kind", "name", "page"),
    [
        ("individual", "gender", "ai"),
        ("household", "gender", "dai-dien"),
        ("collective", "address", "viec"),
        ("individual", "representative", ""),
        ("individual", "votes", ""),
    ],
)
def test_the_page_that_mends_a_particular_is_its_kinds(kind, name, page):
    assert page_with(kind, name) == page


def test_what_the_rules_look_at():
    assert DEMANDED == (
        "full_name", "representative", "birth_year", "gender", "address", "field",
        "direct_worker", "achievement",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("full_name", "Đặng Thị Én", "Đặng Thị Én"),
        ("birth_year", 1956, "1956"),
        ("birth_year", None, ""),
        ("gender", Gender.MALE, "Nam"),
        ("field", Field.DEFENCE, "Quốc phòng"),
        ("field", "", ""),
        ("sector", "", "Không ghi"),
        ("direct_worker", True, "Có"),
        ("direct_worker", False, "Không"),
        ("direct_worker", None, ""),
        ("awards", "", "Không ghi"),
    ],
)
def test_a_value_is_told_in_the_tables_words(name, value, words):
    (row,) = [row for row in of("individual") if row.name == name]

    assert row.words(value) == words


def test_a_list_that_is_read_in_leaves_out_what_each_person_says_of_themselves():
    assert {row.name for row in PARTICULARS if not row.imported} == {"ethnicity"}


@pytest.mark.django_db
def test_the_columns_of_the_list_are_called_as_the_table_calls_them(sign_in):
    """Issue 8, line 1: their heads were written a second time."""
    make.nomination(state="submitted")

    page = sign_in().get("/ho-so/").content.decode()

    heads = texts(page, "thead th")
    asked = {row.name: row.label for row in of("individual")}
    named = [head for head in heads if head in asked.values()]
    assert named == [asked["birth_year"], asked["gender"], asked["field"]]
    source = (settings.BASE_DIR / "templates/nominations/list.html").read_text()
    assert [label for label in asked.values() if f">{label}<" in source] == []
