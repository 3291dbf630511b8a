"""What a nominee agrees to: who, when, to which words, how it was said; and withdrawn."""

import hashlib
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Role
from accounts.models import AuditEvent
from accounts.problems import Overtaken, Refused, fingerprint
from nominations.actions import consents, decisions
from nominations.models import Change, Consent, Nomination
from tests import make
from tests.kept import consent_of
from tests.make import fresh

DAY = date(2025, 8, 15)
HELD = "Hội nghị tuyên dương điển hình tiên tiến xã Đại Sơn lần thứ I"
KEEP = (
    "Tôi đã được báo xã Đại Sơn giữ những thông tin nào của tôi trong hồ sơ giới thiệu của "
    f"{HELD}, và đồng ý để xã giữ hồ sơ này."
)
PHOTO = "Tôi đồng ý để xã Đại Sơn nêu công khai ảnh của tôi trên cổng thông tin, bảng tin của xã."


def noted(one, by, *, at=make.AT, seen=None, **said):
    how = {"channel": "paper", "agreed_on": DAY, "guardian": "", "relation": ""}
    answers = {key: value for key, value in said.items() if key.startswith("answer_")}
    how |= {key: value for key, value in said.items() if key not in answers}
    return consents.note_consents(fresh(one), answers=answers, **how, seen=seen, by=by, at=at)


def withdrawn(consent, by, *, at=make.AT, channel="phone", on=DAY):
    found = Consent.objects.select_related("nomination__unit__commune").get(pk=consent.pk)
    consents.withdraw(found, channel=channel, withdrawn_on=on, by=by, at=at)


def told(one):
    stands = consents.answers_of(fresh(one))
    return {purpose: consents.words_of(answer) for purpose, answer in stands.items()}


def said(refused):
    return [(problem.field, problem.text) for problem in refused.value.problems]


@pytest.fixture
def office(db):
    return make.user(role=Role.CULTURE_OFFICE, full_name="Phạm Thị Phòng")


def test_who_when_which_words_and_how_are_kept(office):
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm", birth_year=1970)

    assert noted(one, office, answer_keep="yes", answer_photo="no", channel="meeting") == 2

    kept = {row.purpose: row for row in Consent.objects.all()}
    assert sorted(kept) == ["keep", "photo"]
    for purpose, agrees, text in (("keep", True, KEEP), ("photo", False, PHOTO)):
        row = kept[purpose]
        assert (row.agrees, row.person, row.channel, row.agreed_on, row.text, row.version) == (
            agrees, "Vũ Thị Thơm", "meeting", DAY, text, 1,
        )  # fmt: skip
        assert row.sha256 == hashlib.sha256(text.encode()).hexdigest()
        assert (row.by, row.role, row.unit, row.at) == (office, "culture_office", "", make.AT)
        assert row.is_as_shown
    assert told(one) == {
        "keep": "Đồng ý (Nói tại cuộc họp của thôn, đơn vị, ngày 15/8/2025)",
        "photo": "Không đồng ý (Nói tại cuộc họp của thôn, đơn vị, ngày 15/8/2025)",
    }


def test_words_that_were_changed_in_the_database_are_found(office):
    row = consent_of(make.nomination(state="submitted"))
    Consent.objects.update(text="Tôi không đồng ý.")

    row.refresh_from_db()
    assert not row.is_as_shown


def test_its_unit_notes_too_and_nobody_else_does(office):
    one = make.nomination(state="submitted")
    head = make.user(unit=one.unit)

    assert noted(one, head, answer_keep="yes") == 1
    for other in (
        make.user(role=Role.LEADERSHIP),
        make.user(role=Role.COUNCIL_OFFICE),
        make.user(unit=make.unit(name="Thôn Liêu Xá")),
    ):
        with pytest.raises(Refused):
            noted(one, other, answer_photo="yes")
    assert list(Consent.objects.values_list("purpose", "unit")) == [("keep", "Thôn Mỗ Đoạn")]


def test_the_history_has_the_answer_and_the_chain_only_what_was_asked(office):
    one = make.nomination(state="submitted")
    noted(one, office, answer_keep="yes", answer_posting="no")
    withdrawn(Consent.objects.get(purpose="keep"), office, on=DAY + timedelta(days=1))

    rows = Change.objects.order_by("pk").values_list(
        "field", "label", "before", "after", "is_inner"
    )
    paper = "Ký trên giấy, ngày 15/8/2025"
    about = "Ý kiến người được giới thiệu"
    assert list(rows) == [
        ("consent_keep", f"{about}: Giữ hồ sơ", "", f"Đồng ý ({paper})", False),
        ("consent_posting", f"{about}: Nêu công khai thành tích", "", f"Không đồng ý ({paper})",
         False),
        ("consent_keep", f"{about}: Giữ hồ sơ", f"Đồng ý ({paper})",
         "Đã rút lại (Nói qua điện thoại, ngày 16/8/2025)", False),
    ]  # fmt: skip
    events = AuditEvent.objects.filter(target="nomination").order_by("pk")
    assert list(events.values_list("action", "note", "before", "after")) == [
        ("note_consents", "keep, posting", "", ""),
        ("withdraw_consent", "keep", "", ""),
    ]


def test_of_a_draft_no_history_is_kept_and_the_answer_is(office):
    one = make.nomination(state="draft")

    assert noted(one, make.user(unit=one.unit), answer_keep="yes") == 1
    assert (Change.objects.count(), Consent.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("how", "wrong"),
    [
        ({"channel": "zalo"},
         [("channel", "Hãy chọn người được giới thiệu trả lời bằng cách nào.")]),
        ({"agreed_on": date(2025, 8, 17)},
         [("agreed_on", "Ngày trả lời không thể sau hôm nay. Hãy nhập lại ngày.")]),
        ({"guardian": "Vũ Văn Bố"},
         [("relation", "Hãy ghi quan hệ của người giám hộ với người được giới thiệu.")]),
        ({"relation": "bố"},
         [("guardian", "Hãy ghi họ tên người giám hộ, hoặc để trống cả hai mục.")]),
    ],
)  # fmt: skip
def test_an_answer_that_is_not_whole_is_refused(office, how, wrong):
    one = make.nomination(state="submitted")

    with pytest.raises(Refused) as refused:
        noted(one, office, answer_keep="yes", **how)

    assert said(refused) == wrong
    assert not Consent.objects.exists()


def test_for_a_child_its_guardian_answers(office):
    one = make.nomination(state="submitted", birth_year=2012)

    with pytest.raises(Refused) as refused:
        noted(one, office, answer_posting="yes", relation="mẹ")
    assert said(refused) == [
        ("guardian", "Người trả lời chưa đủ hoặc có thể chưa đủ 16 tuổi. "
         "Hãy ghi họ tên cha, mẹ hoặc người giám hộ."),
    ]  # fmt: skip
    noted(one, office, answer_posting="yes", guardian=" Vũ Thị  Mẹ ", relation="mẹ")

    assert told(one) == {"posting": "Đồng ý (Ký trên giấy, ngày 15/8/2025; mẹ: Vũ Thị Mẹ)"}


def test_a_dossier_without_a_name_has_nobody_to_answer(office):
    one = make.nomination(kind="collective", state="draft", representative="")

    with pytest.raises(Refused) as refused:
        noted(one, make.user(unit=one.unit), answer_keep="yes")
    assert said(refused) == [
        ("", "Hồ sơ chưa ghi tên người trả lời. Hãy ghi họ tên trong hồ sơ trước.")
    ]


def test_tapped_twice_is_noted_once(office):
    one = make.nomination(state="submitted")
    seen = fingerprint(consents.stands_of(one, {}))

    assert [noted(one, office, seen=seen, answer_keep="yes") for _ in "12"] == [1, 0]
    assert Consent.objects.count() == 1


def test_of_two_who_note_at_once_the_second_is_told(office):
    one = make.nomination(state="submitted")
    seen = fingerprint(consents.stands_of(one, {}))
    noted(one, office, answer_keep="no")

    with pytest.raises(Overtaken):
        noted(one, office, seen=seen, answer_keep="yes")


def test_a_no_may_become_a_yes_and_a_yes_is_withdrawn(office):
    one = make.nomination(state="submitted")
    noted(one, office, answer_keep="no")
    assert noted(one, office, answer_keep="yes") == 1

    with pytest.raises(Refused) as refused:
        noted(one, office, answer_keep="no")

    assert said(refused) == [
        ("answer_keep", "Đã ghi đồng ý từ trước. Muốn đổi, hãy bấm “Rút lại”.")
    ]
    assert told(one) == {"keep": "Đồng ý (Ký trên giấy, ngày 15/8/2025)"}


def test_withdrawn_it_holds_no_more_and_can_be_given_again(office):
    one = make.nomination(state="submitted")
    noted(one, office, answer_photo="yes")
    first = Consent.objects.get()
    later = make.AT + timedelta(hours=1)

    withdrawn(first, office, at=later)
    withdrawn(first, office, at=later + timedelta(hours=1), channel="paper")  # tapped twice

    first.refresh_from_db()
    assert (first.holds, first.agrees, first.text) == (False, True, PHOTO)
    assert (first.withdrawn_on, first.withdrawn_channel) == (DAY, "phone")
    assert (first.withdrawn_by, first.withdrawn_at) == (office, later)
    assert told(one) == {"photo": "Đã rút lại (Nói qua điện thoại, ngày 15/8/2025)"}
    assert noted(one, office, answer_photo="yes") == 1
    assert [row.holds for row in Consent.objects.order_by("pk")] == [False, True]


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (date(2025, 8, 17), "Ngày trả lời không thể sau hôm nay. Hãy nhập lại ngày."),
        (date(2025, 8, 14), "Ngày rút lại trước ngày đồng ý (15/8/2025). Hãy nhập lại ngày."),
    ],
)
def test_nobody_withdraws_tomorrow_or_before_agreeing(office, on, text):
    consent = consent_of(make.nomination(state="submitted"))

    with pytest.raises(Refused) as refused:
        withdrawn(consent, office, on=on)
    assert said(refused) == [("withdrawn_on", text)]


def test_only_the_answer_that_stands_is_withdrawn(office):
    one = make.nomination(state="submitted")
    refusal = consent_of(one, agrees=False)
    old = consent_of(make.nomination(state="submitted", full_name="Vũ Thị Thơm"), person="Ai Đó")

    for other in (refusal, old):
        with pytest.raises(Refused) as refused:
            withdrawn(other, office)
        assert said(refused) == [("", "Ý kiến này không còn là đồng ý. Hãy xem lại.")]


def test_another_person_s_answer_is_not_hers(office):
    """A dossier written of somebody else since knows no answer; the old one stays readable."""
    one = make.nomination(state="submitted", full_name="Vũ Thị Thơm")
    noted(one, office, answer_keep="yes")

    Nomination.objects.update(full_name="Vũ Thị Hoa", name_fold="vu thi hoa")

    assert told(one) == {}
    assert Consent.objects.get().person == "Vũ Thị Thơm"


def test_of_a_group_the_representative_answers(office):
    one = make.nomination(state="submitted", kind="collective", representative="Trần Thị Đại")
    noted(one, office, answer_keep="yes")
    assert sorted(told(one)) == ["keep"]

    Nomination.objects.filter(pk=one.pk).update(representative_fold="le van khac")
    assert told(one) == {}


def test_no_answer_stops_a_dossier(office, at):
    one = make.nomination(state="submitted")
    noted(one, office, answer_keep="no", answer_papers="no", answer_posting="no", answer_photo="no")

    decisions.move(fresh(one), "verify", by=office, at=at)
    assert fresh(one).state == "verified"


@pytest.mark.parametrize(
    "fields",
    [
        {"purpose": "khac"}, {"channel": "zalo"}, {"guardian": "Vũ Văn Bố"}, {"relation": "bố"},
        {"withdrawn_on": DAY}, {"withdrawn_at": make.AT}, {"withdrawn_channel": "phone"},
    ],
)  # fmt: skip
def test_the_database_refuses_half_an_answer(office, fields):
    one = make.nomination(state="submitted")

    with pytest.raises(IntegrityError), transaction.atomic():
        consent_of(one, **fields)
