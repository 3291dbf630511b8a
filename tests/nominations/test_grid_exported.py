"""A long grid leaves as a file a worker builds: whole, for who asked, for a day."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from accounts.enums import Role
from accounts.models import AuditEvent, User
from accounts.problems import Refused
from accounts.storage import Stored
from conferences import jobs
from conferences.models import Job
from nominations.actions import exporting
from nominations.models import GridExport, Nomination
from nominations.web.grid import Grid
from tests import make
from tests.pages import Page
from tests.racing import at_once, without_audit_triggers

ASKS = "trang-thai=submitted&xep=-ma&cot=ten,ma,gioi-tinh"


@pytest.fixture(autouse=True, scope="module")
def _emptied_afterwards(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), without_audit_triggers():
        yield


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch):
    monkeypatch.setattr("nominations.web.exported.AT_ONCE", 2)
    monkeypatch.setattr("nominations.web.grid.AT_ONCE", 2)
    monkeypatch.setattr("nominations.web.grid.PART", 2)
    monkeypatch.setattr("nominations.web.exported.PART", 2)


@pytest.fixture
def five(db):
    for number in range(5):
        make.nomination(code=f"HN25-{number}", full_name=f"Lê {'EDCBA'[number]}", state="submitted")
    make.nomination(code="HN25-9", full_name="Lê Z", state="verified")


@pytest.fixture
def office(db):
    return make.user(role=Role.CULTURE_OFFICE)


def built(client) -> GridExport:
    """Asked for by the page, built by a worker."""
    answer = client.post(f"/ho-so/bang/?{ASKS}")
    export = GridExport.objects.get()
    assert answer.headers["Location"] == f"/ho-so/bang/{export.pk}/"
    jobs.run(export.job.pk)
    return GridExport.objects.get(pk=export.pk)


def sheets_of(data: bytes) -> dict[str, list[list]]:
    book = load_workbook(BytesIO(data))
    return {one.title: [list(row) for row in one.iter_rows(values_only=True)] for one in book}


def taken(client, export) -> bytes:
    answer = client.get(f"/ho-so/bang/{export.pk}/tep/")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_a_long_list_is_asked_for_built_and_taken(five, office, sign_in):
    client = sign_in(office)
    page = Page(client.get("/ho-so/").content.decode())
    links = [one.attrs["href"] for one in page.all("a") if "/bang" in one.attrs["href"]]
    asked = client.get(f"/ho-so/bang/?{ASKS}")

    assert links == ["/ho-so/bang/?"]  # not the file itself: a browser would save the page
    assert client.get(f"/ho-so/bang.xlsx?{ASKS}").headers["Location"].startswith("/ho-so/bang/?")
    assert "5, không bỏ bớt hồ sơ nào" in Page(asked.content.decode()).root.words()
    assert not GridExport.objects.exists()  # to look writes nothing
    export = built(client)
    found = sheets_of(taken(client, export))

    assert (export.rows, export.wanted, export.left_meanwhile) == (5, 5, 0)
    assert list(found) == ["Hồ sơ", "Về bảng này"]
    assert found["Hồ sơ"][0][0] == "Hồ sơ giới thiệu, xã Đại Sơn: 5 hồ sơ"
    assert found["Hồ sơ"][1][0] == "Lọc theo: Trạng thái: Chờ thẩm định. Xếp theo: mã, giảm dần"
    assert found["Hồ sơ"][3:] == [
        ["TT", "Tên", "Mã", "Giới tính"],
        *(
            [5 - number, f"Lê {'EDCBA'[number]}", f"HN25-{number}", "Nữ"]
            for number in (4, 3, 2, 1, 0)
        ),
    ]
    about = dict(found["Về bảng này"])
    assert about["Số hồ sơ trong bảng"] == 5
    assert about["Cột"] == "Tên, Mã, Giới tính"
    assert about["Đủ hay thiếu"] == "Bảng có mọi hồ sơ theo điều kiện lọc, không bỏ bớt hồ sơ nào."


def test_every_taking_is_recorded_without_what_was_looked_for(five, office, sign_in):
    client = sign_in(office)
    export = built(client)
    assert not AuditEvent.objects.filter(action="export_grid").exists()

    taken(client, export)
    taken(client, export)

    notes = AuditEvent.objects.filter(action="export_grid").values_list("actor", "note")
    told = "5 hồ sơ; cột: Tên, Mã, Giới tính; lọc theo: Trạng thái"
    assert list(notes) == [(office.username, told)] * 2


def test_what_left_the_list_meanwhile_is_said_by_page_and_file(five, office, sign_in, monkeypatch):
    """Never cut without a word: a row that went between two parts is counted."""
    client, rows = sign_in(office), Grid.rows

    def and_one_goes(self, page):
        Nomination.objects.filter(code="HN25-1").delete()
        return rows(self, page)

    monkeypatch.setattr(Grid, "rows", and_one_goes)
    export = built(client)
    found = sheets_of(taken(client, export))
    page = Page(client.get(f"/ho-so/bang/{export.pk}/").content.decode()).root.words()

    assert (export.rows, export.left_meanwhile, len(found["Hồ sơ"])) == (4, 1, 4 + 4)
    assert [row[0] for row in found["Hồ sơ"][4:]] == [1, 2, 3, 4]
    assert dict(found["Về bảng này"])["Đủ hay thiếu"] == (
        "1 hồ sơ đã rời danh sách trong lúc lập tệp nên không có trong bảng."
    )
    assert "4 (lúc yêu cầu có 5; số còn lại đã rời danh sách trước khi lập)" in page


def test_more_than_a_workbook_takes_is_refused_with_the_words(five, office, sign_in, monkeypatch):
    monkeypatch.setattr("nominations.actions.exporting.MOST", 3)
    client = sign_in(office)

    answer = client.post("/ho-so/bang/")

    words = "Danh sách có nhiều hơn 3 hồ sơ. Hãy lọc bớt rồi tải lại."
    assert words in Page(answer.content.decode()).root.words()
    assert not GridExport.objects.exists()


def test_two_presses_are_one_file_and_tomorrow_another(five, office):
    first, second, other, later = (
        exporting.ask_for(make.conference(), asks=asks, wanted=5, by=office, at=at)
        for asks, at in (
            (ASKS, make.AT), (ASKS, make.AT + timedelta(seconds=59)), ("", make.AT),
            (ASKS, make.AT + timedelta(minutes=2)),
        )
    )  # fmt: skip

    assert (first.pk == second.pk, first.pk == other.pk, first.pk == later.pk) == (
        True, False, False,
    )  # fmt: skip
    assert Job.objects.filter(kind="grid_export").count() == 3


def test_after_a_failure_a_press_asks_anew(five, office):
    first = exporting.ask_for(make.conference(), asks="", wanted=5, by=office, at=make.AT)
    Job.objects.filter(pk=first.job.pk).update(state="failed")

    second = exporting.ask_for(make.conference(), asks="", wanted=5, by=office, at=make.AT)

    assert first.pk != second.pk


@pytest.mark.django_db(transaction=True)
def test_two_presses_in_the_same_moment_are_one_job():
    """Raced with threads: the conference's row lets the second see the first."""
    make.conference()
    office = make.user(role=Role.CULTURE_OFFICE).pk

    def press(_):
        by = User.objects.select_related("unit", "commune").get(pk=office)
        return exporting.ask_for(make.conference(), asks=ASKS, wanted=9, by=by, at=make.AT).pk

    found = at_once(press, [1, 2, 3, 4], workers=4)

    assert (len(set(found)), Job.objects.filter(kind="grid_export").count()) == (1, 1)


def test_a_killed_worker_leaves_one_whole_file(five, office, sign_in, monkeypatch):
    """D4: killed after the file was laid down, before it was said: the next one takes its place."""
    client = sign_in(office)
    client.post(f"/ho-so/bang/?{ASKS}")
    export = GridExport.objects.get()

    class Killed(BaseException):
        """What no code of ours may catch."""

    keep_built = exporting.keep_built

    def kill(*args, **kwargs):
        keep_built(*args, **kwargs)
        raise Killed

    monkeypatch.setattr(exporting, "keep_built", kill)
    with pytest.raises(Killed):
        jobs.run(export.job.pk)
    monkeypatch.setattr(exporting, "keep_built", keep_built)
    left = Stored(key=GridExport.objects.get().file)
    assert (left.exists(), client.get(f"/ho-so/bang/{export.pk}/tep/").status_code) == (True, 404)
    assert "Đang ghi" in Page(client.get(f"/ho-so/bang/{export.pk}/").content.decode()).root.words()

    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    jobs.run(export.job.pk)

    assert (left.exists(), len(sheets_of(taken(client, export))["Hồ sơ"])) == (False, 9)


@pytest.mark.parametrize("lost", [{"role": Role.LEADERSHIP}, {"role": Role.COUNCIL_OFFICE}])
def test_who_lost_the_right_between_asking_and_building_is_told(lost, five, office, sign_in):
    client = sign_in(office)
    client.post(f"/ho-so/bang/?{ASKS}")
    export = GridExport.objects.get()
    User.objects.filter(pk=office.pk).update(**lost)

    jobs.run(export.job.pk)

    job, export = Job.objects.get(pk=export.job.pk), GridExport.objects.get()
    assert (job.state, export.file, job.failures) == ("failed", "", 1)
    assert job.error in (
        "Tài khoản này chưa được giao việc này. Nếu cần, hãy gọi Phòng Văn hóa - Xã hội.",
        "Quyền của tài khoản đã khác lúc yêu cầu nên không đưa ra tệp này. "
        "Hãy tải lại từ danh sách.",
    )


@pytest.mark.parametrize(("role", "status"), [(Role.LEADERSHIP, 403), (Role.COUNCIL_OFFICE, 403)])
def test_who_lost_the_right_between_building_and_taking_takes_nothing(
    role, status, five, office, sign_in
):
    client = sign_in(office)
    export = built(client)
    User.objects.filter(pk=office.pk).update(role=role)

    assert client.get(f"/ho-so/bang/{export.pk}/tep/").status_code == status
    assert not AuditEvent.objects.filter(action="export_grid").exists()


def test_another_of_the_office_finds_no_such_file(five, office, sign_in):
    export = built(sign_in(office))
    other = sign_in(make.user(role=Role.CULTURE_OFFICE))

    for there in ("", "tep/"):
        assert other.get(f"/ho-so/bang/{export.pk}/{there}").status_code == 404
    with pytest.raises(Refused, match="do người khác yêu cầu"):
        exporting.hand_out_file(export, by=make.user(role=Role.CULTURE_OFFICE), at=make.AT)


def test_after_a_day_file_and_row_are_gone(five, office, sign_in):
    client = sign_in(office)
    export = built(client)
    forget = Job.objects.get(kind="grid_forget")
    assert forget.lease_until > timezone.now() + timedelta(hours=23)

    GridExport.objects.update(asked_at=make.AT - timedelta(hours=24))
    assert client.get(f"/ho-so/bang/{export.pk}/").status_code == 404  # not even if nobody swept
    Job.objects.update(lease_until=None)
    jobs.run(forget.pk)

    assert (Stored(key=export.file).exists(), GridExport.objects.count()) == (False, 0)


def test_bytes_that_are_not_those_that_were_built_are_not_handed_out(five, office, sign_in):
    client = sign_in(office)
    export = built(client)
    Stored(key=export.file).write_bytes(b"PK")

    answer = client.get(f"/ho-so/bang/{export.pk}/tep/", follow=True)

    assert "Tệp không còn nguyên trên máy chủ" in Page(answer.content.decode()).root.words()
    assert list(AuditEvent.objects.values_list("action", flat=True).order_by("-pk")[:1]) == [
        "spoilt_grid"
    ]


def test_only_what_who_asked_may_see_is_in_it(five, office, sign_in):
    """Z3: drafts and another commune's are in no file, a worker has no wider eyes."""
    make.nomination(code="HN25-N", full_name="Nháp", state="draft")
    other = make.unit(name="Thôn Xa", of=make.commune(code="11087", name="xã Khác", place="Khác"))
    make.nomination(code="HN25-X", full_name="Xa", unit=other, state="submitted")
    client = sign_in(office)
    client.post("/ho-so/bang/?cot=ma")
    export = GridExport.objects.get()
    jobs.run(export.job.pk)

    codes = [row[2] for row in sheets_of(taken(client, export))["Hồ sơ"][4:]]

    assert sorted(codes) == ["HN25-0", "HN25-1", "HN25-2", "HN25-3", "HN25-4", "HN25-9"]
