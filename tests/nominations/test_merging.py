"""“Gộp”: one person's two dossiers become one, each particular chosen, nothing reviewed mixed."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused, fingerprint
from accounts.storage import Stored
from nominations.actions import corrections, decisions, doubles, interests, merging
from nominations.models import Ballot, Change, Evidence, Nomination
from nominations.particulars import named, typed
from nominations.workflow.apart import ANOTHER
from tests import make
from tests.make import fresh

pytestmark = pytest.mark.django_db
ONE = {"full_name": "Vũ Thị Thơm", "birth_year": 1970, "position": "Nông dân"}
TWO = {"full_name": "Vũ Thị Thớm", "birth_year": 1971, "position": "Thợ may"}


@pytest.fixture
def office():
    return make.user(role=Role.CULTURE_OFFICE)


@pytest.fixture
def two():
    return (
        make.nomination(unit=make.unit(name="Thôn Một"), state="submitted", **ONE),
        make.nomination(unit=make.unit(name="Thôn Hai"), state="submitted", **TWO),
    )


def merge(kept, closed, by, **how):
    return merging.merge(fresh(kept), fresh(closed), by=by, at=make.AT, **how)


def why(deed):
    try:
        deed()
    except Refused as refused:
        return [problem.text for problem in refused.problems]
    return []


def photo(one, name="anh.jpg", content=b"ruong dong"):
    """A photo that lies on the disk, sealed."""
    key = f"{one.conference_id}/{one.code}/{name}"
    Stored(key=key).write_bytes(content)
    return Evidence.objects.create(
        nomination=one, kind="photo", file=key, name=name, media_type="image/jpeg",
        size=len(content), sha256=hashlib.sha256(content).hexdigest(), added_at=make.AT,
    )  # fmt: skip


def said(one):
    found = fresh(one)
    return (found.full_name, found.birth_year, found.position, found.state)


def test_what_is_chosen_goes_over_and_the_other_is_closed_with_its_link(two, office):
    kept, closed = two

    merge(kept, closed, office, take={"birth_year", "position"})

    assert said(kept) == ("Vũ Thị Thơm", 1971, "Thợ may", "submitted")
    assert said(closed) == ("Vũ Thị Thớm", 1971, "Thợ may", "closed")
    assert fresh(closed).kept_as == kept
    assert fresh(closed).reply == (
        f"Cùng một người với hồ sơ {kept.code} do Thôn Một giới thiệu. Hồ sơ đó được xét tiếp, có "
        "ghi tên cả hai đơn vị; hồ sơ này đóng lại. "
        "Đã lấy từ hồ sơ này sang: năm sinh, chức vụ, nghề nghiệp."
    )


def test_it_is_a_correction_old_and_new_kept_the_unit_told_the_check_made_anew(two, office):
    kept, closed = two
    head = make.user(unit=kept.unit)

    merge(kept, closed, office, take={"birth_year", "position"})

    told = Change.objects.filter(nomination=kept).unknown().order_by("field")
    assert [(c.label, c.before, c.after, c.reason) for c in told] == [
        ("Năm sinh", "1970", "1971", f"Gộp với hồ sơ {closed.code}, cùng một người."),
        ("Chức vụ, nghề nghiệp", "Nông dân", "Thợ may",
         f"Gộp với hồ sơ {closed.code}, cùng một người."),
    ]  # fmt: skip
    assert (fresh(kept).integrity, fresh(kept).version) == ("unchecked", 2)
    corrections.acknowledge(fresh(kept), by=head, at=make.AT)
    assert not Change.objects.filter(nomination=kept).unknown().exists()
    events = AuditEvent.objects.filter(actor=office.username).order_by("pk")
    assert [(e.action, e.target_code, "Thợ may" in e.note) for e in events] == [
        ("take_over", kept.code, False), ("close_double", closed.code, False),
    ]  # fmt: skip


def test_what_a_meeting_reviewed_is_never_mixed(two, office):
    kept, closed = two
    Nomination.objects.filter(pk=closed.pk).update(achievement="Dạy nghề", awards="Bằng khen")
    stood = {name: getattr(fresh(kept), name) for name in ("achievement", "awards", "gender")}
    votes = list(Ballot.objects.order_by("pk").values())

    offered = [row.name for row in merging.choices_of(fresh(kept), fresh(closed))]
    refused = [
        why(lambda n=name: merge(kept, closed, office, take={n})) for name in (*stood, "ethnicity")
    ]
    merge(kept, closed, office, take=set(offered))

    assert offered == ["full_name", "birth_year", "position"]
    assert all(refused)
    assert {name: getattr(fresh(kept), name) for name in stood} == stood
    assert list(Ballot.objects.order_by("pk").values()) == votes


def test_what_only_the_city_is_sent_is_not_offered(two, monkeypatch):
    """Nothing of it is typed today; a particular that will be stays with whoever answered it."""
    kept, closed = two
    Nomination.objects.filter(pk=closed.pk).update(ethnicity="Tày")
    rows = [*typed("individual"), named("individual", "ethnicity")]
    monkeypatch.setattr(merging, "typed", lambda kind: rows)

    offered = [row.name for row in merging.choices_of(fresh(kept), fresh(closed))]

    assert offered == ["full_name", "birth_year", "position"]


def test_an_empty_box_takes_nothing_away(two, office):
    kept, closed = two
    Nomination.objects.filter(pk=closed.pk).update(position="")

    assert "position" not in [r.name for r in merging.choices_of(fresh(kept), fresh(closed))]
    assert why(lambda: merge(kept, closed, office, take={"position"})) != []


def test_pictures_come_along_as_copies(two, office):
    kept, closed = two
    came, left = photo(closed), photo(closed, "khac.jpg", b"khac")
    photo(kept, "cung.jpg", b"cung")
    same = photo(closed, "cung-anh.jpg", b"cung")

    merge(kept, closed, office, files={came.pk, same.pk})

    names = sorted(kept.evidence.filter(kind="photo").values_list("name", flat=True))
    copy = kept.evidence.get(name="anh.jpg")
    assert names == ["anh.jpg", "cung.jpg"]
    assert copy.file != came.file
    assert Stored(key=copy.file).read_bytes() == b"ruong dong"
    assert set(closed.evidence.filter(kind="photo")) == {came, left, same}
    assert "Đã lấy từ hồ sơ này sang: 1 tệp." in fresh(closed).reply
    files = Change.objects.filter(nomination=kept, field="file")
    assert [(c.after, c.is_correction) for c in files] == [("anh.jpg", True)]


def laid_down(one):
    return sorted(path.name for path in _folder(one).iterdir())


def _folder(one):
    return Path(settings.MEDIA_ROOT) / f"{one.conference_id}/{one.code}"


@pytest.mark.parametrize("trouble", ["too many", "minutes", "spoilt", "stale", "later"])
def test_what_is_refused_leaves_neither_rows_nor_bytes(trouble, two, office, monkeypatch):
    kept, closed = two
    mine, theirs = photo(kept, "cung.jpg", b"cung"), photo(closed)
    files, how = {theirs.pk}, {}
    if trouble == "too many":
        for n in range(4):
            photo(kept, f"{n}.jpg", f"{n}".encode())
    if trouble == "minutes":  # whole on the disk: refused for what they are
        theirs = photo(closed, "bien-ban.jpg", b"bien ban")
        Evidence.objects.filter(pk=theirs.pk).update(kind="minutes")
        files = {theirs.pk}
    if trouble == "spoilt":
        Stored(key=theirs.file).write_bytes(b"other")
    if trouble == "stale":
        how = {"seen": fingerprint({"other": "thing"})}
    if trouble == "later":
        monkeypatch.setattr(merging, "close_for", lambda *a, **k: 1 / 0)
    stood = laid_down(kept)

    with pytest.raises((Refused, ZeroDivisionError)):
        merge(kept, closed, office, take={"position"}, files=files, **how)

    assert mine.file.split("/")[-1] in laid_down(kept)
    assert laid_down(kept) == stood
    assert (said(kept)[2:], said(closed)[2:]) == (
        ("Nông dân", "submitted"),
        ("Thợ may", "submitted"),
    )
    assert kept.evidence.count() == {"too many": 6}.get(trouble, 2)


def test_one_way_back_opens_the_other_again_and_keeps_what_came(two, office):
    kept, closed = two
    merge(kept, closed, office, take={"position"})

    decisions.move(fresh(closed), "open_double", by=office, at=make.AT)

    assert said(closed) == ("Vũ Thị Thớm", 1971, "Thợ may", "submitted")
    assert said(kept) == ("Vũ Thị Thơm", 1970, "Thợ may", "submitted")


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        ("returned", "submitted", "chỉ gộp vào hồ sơ đã gửi hoặc đã thẩm định"),
        ("approved", "submitted", "chỉ gộp vào hồ sơ đã gửi hoặc đã thẩm định"),
        ("submitted", "approved", "nên không đóng được"),
        ("submitted", "rejected", "nên không đóng được"),
    ],
)
def test_where_nothing_is_corrected_or_closed_nothing_is_merged(mine, theirs, words, two, office):
    kept, closed = two
    Nomination.objects.filter(pk=kept.pk).update(state=mine)
    Nomination.objects.filter(pk=closed.pk).update(state=theirs)

    refused = why(lambda: merge(kept, closed, office, take={"position"}))

    assert [words in text for text in refused] == [True]
    assert said(kept)[2] == "Nông dân"


def test_two_who_are_not_alike_are_not_merged(two, office):
    kept, closed = two
    Nomination.objects.filter(pk=closed.pk).update(birth_year=1990)

    assert why(lambda: merge(kept, closed, office)) == [doubles.NOT_A_PAIR]


@pytest.mark.parametrize("which", [0, 1])
def test_a_relative_of_either_merges_nothing(which, two, office):
    make.user(role=Role.CULTURE_OFFICE)
    interests.declare(fresh(two[which]), is_related=True, by=office, at=make.AT)

    assert ANOTHER in why(lambda: merge(*two, office, take={"position"}))
    assert said(two[1])[3] == "submitted"


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("name", ["position", "achievement"])
def test_what_was_changed_in_either_meanwhile_is_shown_first(which, name, two, office):
    seen = fingerprint(merging.merge_of(*map(fresh, two)))
    corrections.correct(
        fresh(two[which]), changes={name: "Thợ mộc"}, reason="Nhầm", by=office, at=make.AT
    )

    with pytest.raises(Overtaken):
        merge(*two, office, take={"birth_year"}, seen=seen)

    assert [said(one)[3] for one in two] == ["submitted", "submitted"]


def test_the_same_button_twice_is_one_merge(two, office):
    seen = fingerprint(merging.merge_of(*map(fresh, two)))

    for _ in range(2):
        merge(*two, office, take={"position"}, seen=seen)

    assert Change.objects.filter(nomination=two[0], is_correction=True).count() == 1
    assert AuditEvent.objects.filter(action="close_double").count() == 1


def test_a_third_that_was_told_apart_from_it_is_asked_about_anew(two, office):
    third = make.nomination(unit=make.unit(name="Thôn Ba"), state="submitted", **ONE)
    doubles.tell_apart(fresh(third), fresh(two[0]), ground="Khác thôn", by=office, at=make.AT)

    merge(*two, office, take={"birth_year"})

    assert fresh(third).duplicate_verdict == ""


def test_one_that_stands_for_another_is_not_merged_into_a_third(two, office):
    third = make.nomination(unit=make.unit(name="Thôn Ba"), state="submitted", **ONE)
    doubles.keep_one(fresh(two[0]), fresh(third), by=office, at=make.AT)

    told = f"Hồ sơ {two[0].code} đang đứng tên cả cho hồ sơ đã đóng {third.code}."
    stops = [one.text.split(". ")[0] + "." for one in merging.not_merged(two[1], two[0])]
    assert stops == [told]  # the page says so before anything is chosen
    assert why(lambda: merge(two[1], two[0], office)) != []
    assert why(lambda: merge(*two, office, take={"birth_year"})) == []
