"""A file taken out of a dossier can be taken back until that is sent (B13)."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Refused
from nominations.actions import decisions, evidence, removal
from nominations.models import Evidence, RemovedFile
from nominations.querysets import MAX_FILES
from tests import disk, make
from tests.nominations.phone import text_of
from tests.nominations.test_files import kept_files, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(village):
    return make.nomination(unit=village.unit)


def photo(nomination, width=40):
    content = picture((width, 30))
    return evidence.keep(nomination, kind="photo", name="anh.jpg", content=content, at=make.AT)


def value(file):
    return {name: getattr(file, name) for name in removal.KEPT}


def test_a_photo_taken_away_is_taken_back_as_it_was(draft, village):
    kept = photo(draft)
    before = value(kept)
    village.post(f"/ho-so/tep/{kept.pk}/bo/")
    assert not draft.evidence.filter(kind="photo").exists()
    page = text_of(village.get(f"/ho-so/{draft.code}/buoc/tep/"))
    removed = RemovedFile.objects.get()
    assert f'action="/ho-so/tep/{removed.pk}/lay-lai/"' in page
    assert "Lấy lại được đến khi gửi hồ sơ." in page

    village.post(f"/ho-so/tep/{removed.pk}/lay-lai/")

    back = draft.evidence.get(kind="photo")
    assert value(back) == before
    assert disk.path_of(back).is_file()
    assert RemovedFile.objects.count() == 0
    assert village.get(f"/ho-so/tep/{back.pk}/").status_code == 200


def test_sending_forgets_what_was_taken_out_bytes_too(
    draft, village, django_capture_on_commit_callbacks
):
    by = make.user(unit=village.unit)
    stays, goes = photo(draft), photo(draft, width=50)
    removal.remove(goes, by=by, at=make.AT)
    assert len(kept_files()) == 2

    with django_capture_on_commit_callbacks(execute=True):
        decisions.submit(draft, by=by, at=make.AT)

    assert RemovedFile.objects.count() == 0
    assert kept_files() == [stays.file]


def test_throwing_the_draft_away_forgets_them_too(
    draft, village, django_capture_on_commit_callbacks
):
    by = make.user(unit=village.unit)
    photo(draft)
    removal.remove(photo(draft, width=50), by=by, at=make.AT)

    with django_capture_on_commit_callbacks(execute=True):
        evidence.discard(draft, by=by, at=make.AT)

    assert (RemovedFile.objects.count(), kept_files()) == (0, [])


def test_the_same_photo_sent_again_is_not_doubled_by_taking_back(draft, village):
    by = make.user(unit=village.unit)
    removed = removal.remove(photo(draft), by=by, at=make.AT)
    photo(draft)

    removal.restore(removed, by=by, at=make.AT)

    assert draft.evidence.filter(kind="photo").count() == 1
    assert RemovedFile.objects.count() == 0


def test_a_full_dossier_takes_none_back(draft, village):
    by = make.user(unit=village.unit)
    removed = removal.remove(photo(draft), by=by, at=make.AT)
    for width in range(50, 50 + MAX_FILES - 1):
        photo(draft, width=width)
    assert draft.evidence.count() == MAX_FILES

    with pytest.raises(Refused):
        removal.restore(removed, by=by, at=make.AT)

    assert draft.evidence.count() == MAX_FILES
    assert RemovedFile.objects.get() == removed


def test_only_the_last_few_taken_out_are_kept(draft, village, django_capture_on_commit_callbacks):
    by = make.user(unit=village.unit)
    with django_capture_on_commit_callbacks(execute=True):
        for width in range(40, 40 + MAX_FILES + 2):
            removal.remove(photo(draft, width=width), by=by, at=make.AT)

    assert (RemovedFile.objects.count(), len(kept_files())) == (MAX_FILES, MAX_FILES)


def test_taking_back_twice_is_once(draft, village):
    by = make.user(unit=village.unit)
    removed = removal.remove(photo(draft), by=by, at=make.AT)

    for _ in "12":
        removal.restore(removed, by=by, at=make.AT)

    assert Evidence.objects.filter(nomination=draft, kind="photo").count() == 1


def test_a_sent_dossier_takes_none_back_and_a_returned_one_says_so_in_the_log(draft, village):
    by = make.user(unit=village.unit)
    removed = removal.remove(photo(draft), by=by, at=make.AT)
    type(draft).objects.update(state="submitted")
    with pytest.raises(Refused):
        removal.restore(removed, by=by, at=make.AT)
    type(draft).objects.update(state="returned")
    draft.refresh_from_db()

    removal.restore(RemovedFile.objects.get(), by=by, at=make.AT)

    event = AuditEvent.objects.get(target="nomination")
    assert (event.action, event.note) == ("amend", "đã sửa: tệp")


def test_a_file_taken_out_of_a_returned_dossier_is_in_the_log(draft, village):
    """The office saw the dossier with it."""
    kept = photo(draft)
    type(draft).objects.update(state="returned")

    kept.nomination.refresh_from_db()
    removal.remove(kept, by=make.user(unit=village.unit), at=make.AT)

    event = AuditEvent.objects.get(target="nomination")
    assert (event.action, event.note) == ("amend", "đã sửa: tệp")


def test_a_neighbours_and_an_offices_hands_are_refused(draft, village, sign_in):
    removed = removal.remove(photo(draft), by=make.user(unit=village.unit), at=make.AT)
    neighbour = make.user(unit=make.unit(name="Thôn Liêu Xá"))

    for by in (neighbour, make.user(role=Role.CULTURE_OFFICE)):
        assert sign_in(by).post(f"/ho-so/tep/{removed.pk}/lay-lai/").status_code == 404
        with pytest.raises(Refused):
            removal.restore(removed, by=by, at=make.AT)
