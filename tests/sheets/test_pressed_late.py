"""A preview pressed in a window that is older than what became of the table elsewhere."""

import pytest

from accounts.enums import Role
from delegates.models import Delegate
from sheets.models import SheetImport
from tests import make
from tests.nominations.phone import text_of
from tests.sheets.pages import at, bring_in, sends, undo
from tests.sheets.staged import staged

pytestmark = pytest.mark.django_db
IMPORTED = (
    "Bảng này đã được nhập lúc 08:00 ngày 16/8/2025: 2 dòng. Lần bấm vừa rồi không đổi gì. Hãy xem "
    "kết quả dưới đây."
)
UNDONE = (
    "Bảng này đã được nhập rồi hoàn tác lúc 08:00 ngày 16/8/2025. Lần bấm vừa rồi không đổi gì. "
    "Hãy xem kết quả dưới đây; muốn nhập lại thì gửi lại bảng."
)
RUNNING = (
    "Bảng này đang được nhập, do một cửa sổ khác hoặc người khác bấm. Lần bấm vừa rồi không đổi gì."
)
PRESSES = {
    "keeps a cell": ("mend", {}),
    "brings in": ("mend", {"viec": "nhap"}),
    "turns a page": ("mend", {"den": "?trang=2"}),
    "reads again": ("read_again", {"muc": "columns"}),
    "gives it up": ("drop", {}),
}


@pytest.fixture
def office(sign_in, monkeypatch):
    monkeypatch.setattr("accounts.web.moment", lambda: make.AT)
    return sign_in(role=Role.CULTURE_OFFICE)


@pytest.fixture
def sheet():
    return staged()


@pytest.mark.parametrize("press", PRESSES)
@pytest.mark.parametrize("became", ["imported", "undone"])
def test_every_press_says_what_became_of_it_and_leads_there(press, became, office, sheet):
    """“Somebody handled this” above a page of results read as if the press had done it."""
    route, more = PRESSES[press]
    old = sends(sheet) | more
    bring_in(office, sheet)
    if became == "undone":
        undo(office, sheet)
    guests = Delegate.objects.count()

    answer = office.post(at(route, sheet), old, follow=True)

    words = " ".join(text_of(answer).split())
    assert ({"imported": IMPORTED, "undone": UNDONE}[became] in words, "Vừa có người" in words) == (
        True, False,
    )  # fmt: skip
    assert answer.redirect_chain == [(at("show", sheet), 302)]
    assert Delegate.objects.count() == guests == (2 if became == "imported" else 0)
    assert SheetImport.objects.get().state == became


def test_what_was_undone_leads_on_to_sending_it_again(office, sheet):
    bring_in(office, sheet)
    before = text_of(office.get(at("show", sheet)))
    undo(office, sheet)

    after = text_of(office.get(at("show", sheet)))

    assert ["Gửi lại bảng" in " ".join(words.split()) for words in (before, after)] == [False, True]
    assert 'href="/nhap-bang/khach-moi/"' in after


def test_an_undo_pressed_twice_says_when_it_was_undone(office, sheet):
    bring_in(office, sheet)
    seen = office.get(at("undo", sheet)).context["seen"]
    undo(office, sheet)

    answer = office.post(at("undo", sheet), {"o-lai": seen}, follow=True)

    assert UNDONE in " ".join(text_of(answer).split())


def test_while_a_worker_brings_it_in_a_press_says_to_wait(office, sheet, monkeypatch):
    monkeypatch.setattr("sheets.views.AT_ONCE", 1)
    monkeypatch.setattr("sheets.views.ring", lambda job: None)
    old = sends(sheet)
    office.post(at("mend", sheet), old | {"viec": "nhap"})

    answer = office.post(at("mend", sheet), old, follow=True)

    assert RUNNING in " ".join(text_of(answer).split())
