"""What the desk's pages say: true in the log, named, and of the people it is said of."""

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from nominations.actions import decisions
from nominations.models import Ballot, ReviewMeeting
from nominations.web.hints import how_known
from reports.enums import PaperState
from tests import make
from tests.pages import Page
from tests.reading import plain

pytestmark = pytest.mark.django_db


def said(nomination):
    events = AuditEvent.objects.filter(action="check", target_code=nomination.code).order_by("pk")
    return [event.note for event in events]


def test_an_answer_that_was_emptied_is_not_noted_as_written(at):
    """9: both answers were emptied and the log said that one was written."""
    one = make.nomination(state="submitted", full_name="Trần Thị Là")
    other = make.nomination(state="submitted", full_name="Trần Thị Là")
    by = make.user(role=Role.CULTURE_OFFICE)
    known = {"integrity": "clear", "duplicate_verdict": "different", "by": by, "at": at}

    decisions.record_check(one, duplicate_answer="Khác thôn", votes_reason="Đã hỏi", **known)
    decisions.record_check(one, **known)

    assert said(one) == [
        f"khả năng trùng: không phải một người (với {other.code}); "
        "đã ghi: căn cứ kết luận trùng; phiếu bình xét: Đã hỏi",
        "đã bỏ: căn cứ kết luận trùng; phiếu bình xét: bỏ lý do",
    ]


def test_of_a_dossier_typed_in_the_office_sees_the_double_it_is_asked_about(sign_in):
    """16: it was asked to look at another dossier and shown none: the list at home is empty."""
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", kind="office"))
    typed = make.nomination(
        state="submitted", full_name="Hà Thị Sen", birth_year=1985, entered_by=office.unit
    )
    far = make.unit(name="Thôn Liêu Xá")
    other = make.nomination(state="submitted", full_name="Hà Thị Sen", birth_year=1985, unit=far)
    client = sign_in(office)

    for one, twin in ((typed, other), (other, typed)):
        page = client.get(f"/ho-so/{one.code}/")
        assert page.context["doubles"] == [twin]
        assert [duty.field for duty in page.context["problems"]] == ["duplicate_verdict"]
        assert "Hãy bấm “So hai hồ sơ” rồi trả lời." in plain(page)


def test_how_one_knows_is_exemplified_by_what_differs():
    """21: every pair has the same year, and the example said that it differs."""
    one = make.nomination(full_name="Hà Thị Sen", address="Xóm Đông")
    near = make.nomination(full_name="Hà Thị Sen", address="Xóm Tây")
    far = make.nomination(
        full_name="Hà Thị Sen", unit=make.unit(name="Thôn Liêu Xá"), birth_year=1971, gender="male",
        address="Xóm Đông",
    )  # fmt: skip
    asked = "đã hỏi trưởng thôn, cơ quan giới thiệu."

    assert how_known(one, []) == ""
    assert how_known(one, [near]) == f"Ví dụ: khác nơi ở, {asked}"
    assert how_known(one, [far]) == (
        f"Ví dụ: khác đơn vị giới thiệu, khác năm sinh, khác giới tính, {asked}"
    )
    assert how_known(one, [near, far]) == f"Ví dụ: {asked}"


def test_the_page_of_the_check_shows_that_example(sign_in):
    one = make.nomination(state="submitted", full_name="Hà Thị Sen")
    make.nomination(state="submitted", full_name="Hà Thị Sen", gender="male")

    page = plain(sign_in().get(f"/ho-so/{one.code}/tham-dinh/"))

    assert "Ví dụ: khác giới tính, đã hỏi trưởng thôn, cơ quan giới thiệu." in page


def test_the_list_gives_a_collective_no_year_and_gender(sign_in):
    """28: “Năm sinh 1951, Nam” of a group; they are of who stands for it."""
    make.nomination(state="submitted", kind="collective", birth_year=1951, gender="male")
    client = sign_in()

    group = plain(client.get("/ho-so/"))
    make.nomination(state="submitted", birth_year=1952, gender="male")
    both = plain(client.get("/ho-so/"))

    assert "đại diện: Trần Thị Đại Diện" in group
    assert [" 1951 " in both, " 1952 " in both] == [False, True]
    assert both.count(" Nam ") == group.count(" Nam ") + 1


def test_the_results_name_the_unit_and_what_went_against_the_vote(sign_in):
    """29: namesakes without their units, and “Vẫn duyệt” as green as any other."""
    leaders = make.unit(name="Văn phòng", kind="office")
    far = make.unit(name="Thôn Liêu Xá")
    one = make.nomination(state="verified", full_name="Vũ Thị Na")
    two = make.nomination(state="verified", full_name="Vũ Thị Na", birth_year=1940, unit=far)
    typed = {
        "held_on": "16/8/2025", "chair": "Đỗ Quang Minh", "invited": "14", "present": "14",
        "chon": [one.code, two.code], f"{one.code}-agree": "14", f"{two.code}-agree": "6",
        f"{two.code}-disagree": "8", f"{two.code}-result": "approve",
        f"{two.code}-reason": "Cả xã biết",
    }  # fmt: skip

    page = sign_in(make.user(role=Role.LEADERSHIP, unit=leaders)).post(
        "/ho-so/hop-xet-duyet/", typed, follow=True
    )

    words = plain(page)
    votes = "Số phiếu: 14 đồng ý, 0 không đồng ý, 0 không có ý kiến"
    assert f"{one.code} Thôn Mỗ Đoạn Đã duyệt {votes} Vũ Thị Na" in words
    assert f"{two.code} Thôn Liêu Xá Đã duyệt Vẫn duyệt Lý do: Cả xã biết" in words


def test_the_first_page_marks_what_is_odd_of_those_that_wait(sign_in):
    """24: the list said it, and the first page did not."""
    odd = make.nomination(state="submitted", full_name="Lê Thị Một", integrity="pending")
    make.nomination(state="submitted", full_name="Lê Thị Hai", submitted_at=make.AT)
    Ballot.objects.filter(nomination=odd).update(agree=20)
    ReviewMeeting.objects.update(present=45)

    queue = sign_in().get("/").context["home"].queues[0]

    assert {row.full_name: row.tags for row in queue.rows} == {
        "Lê Thị Một": ("Kỷ luật, đơn thư", "Số phiếu"),
        "Lê Thị Hai": ("Số phiếu",),
    }


SIGNED = {"scan": "x.pdf", "scan_sha256": "0" * 64, "scan_type": "application/pdf"}
OFFICIAL = "Văn bản chính thức là bản đã ký: số 33/DS-UBND, ngày 16/8/2025."
UNSIGNED = "Số 33/DS-UBND, ngày 16/8/2025. Chưa kèm bản đã ký."
BLANK = "Tệp do hệ thống lập có trước khi ký nên để trống chỗ ghi số, ngày"


@pytest.mark.parametrize(
    ("scan", "words", "ways"),
    [
        (SIGNED, f"{OFFICIAL} {BLANK}.", ["Tải bản đã ký", "Tải tệp do hệ thống lập"]),
        (
            {},
            f"{UNSIGNED} {BLANK}; cần bản có chữ ký, dấu thì hỏi xã.",
            ["Tải tệp do hệ thống lập"],
        ),
    ],
)
def test_the_city_is_told_which_file_is_the_signed_one(scan, words, ways, sign_in):
    """20: “Tải văn bản” of an issued paper gave one without number and date."""
    paper = make.paper(state=PaperState.SENT, number="33/DS-UBND", **scan)

    page = plain(sign_in(role=Role.CITY_BOARD).get(f"/van-ban/{paper.pk}/"))

    assert words in page
    assert [way for way in (*ways, "Tải văn bản") if f" {way} " in page] == ways


def test_nobody_is_told_of_a_signed_file_before_it_is_issued(sign_in):
    paper = make.paper()

    page = plain(sign_in().get(f"/van-ban/{paper.pk}/"))

    assert "Tải văn bản" in page
    assert "bản đã ký" not in page


# --- Once on a page -------------------------------------------------------------------------------


@pytest.fixture
def doubtful():
    """A dossier that may be a double, with 20 of 42 in favour."""
    one = make.nomination(state="submitted", full_name="Hà Thị Sen")
    make.nomination(state="submitted", full_name="Hà Thị Sen")
    Ballot.objects.filter(nomination=one).update(agree=20, disagree=22, abstain=0)
    return one


def looks(client, nomination):
    return [look.field for look in client.get(f"/ho-so/{nomination.code}/").context["looks"]]


def test_what_is_a_duty_is_not_said_again_as_something_to_look_at(doubtful, sign_in):
    """22: the same warning stood three and four times."""
    page = sign_in().get(f"/ho-so/{doubtful.code}/")

    assert [duty.field for duty in page.context["problems"]] == [
        "duplicate_verdict", "votes_reason"
    ]  # fmt: skip
    assert page.context["looks"] == []
    words = plain(page)
    assert words.count("Có thể trùng người với hồ sơ khác.") == 1
    assert words.count("20 trên 42 người có mặt đồng ý") == 1
    assert "Xem 2 điều cần làm trước" in words


def test_what_was_answered_is_nothing_to_look_at_for_who_answered(doubtful, sign_in, at):
    by = make.user(role=Role.CULTURE_OFFICE)
    decisions.record_check(
        doubtful, integrity="clear", duplicate_verdict="different", duplicate_answer="Khác xóm",
        votes_reason="Cả thôn biết", by=by, at=at,
    )  # fmt: skip

    assert looks(sign_in(by), doubtful) == []
    # Who decides reads it all the same.
    assert looks(sign_in(role=Role.LEADERSHIP), doubtful) == ["duplicate_answer", "votes"]


def test_the_check_leads_to_where_a_pair_is_answered(sign_in):
    """Its warning named the button one stood on already."""
    office = make.user(role=Role.CULTURE_OFFICE, unit=make.unit(name="Phòng", kind="office"))
    one, other = (
        make.nomination(state="submitted", full_name="Hà Thị Sen", birth_year=1985, unit=unit)
        for unit in (make.unit(name="Thôn Một"), make.unit(name="Thôn Hai"))
    )

    page = Page(sign_in(office).get(f"/ho-so/{one.code}/tham-dinh/").content.decode())

    links = {link.words(): link.attrs["href"] for link in page.one("main").all("a")}
    assert links["So hai hồ sơ"] == f"/ho-so/{one.code}/so-voi/{other.code}/"
