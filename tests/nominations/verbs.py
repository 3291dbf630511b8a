"""The public actions of nominations: the right each takes, and what it is called with."""

import uuid

from accounts.enums import Permission
from nominations.actions import approval, drafts, reviews
from nominations.actions.nobody import Held
from tests import make
from tests.kept import (
    consent_of,
    grid_export,
    nobody_said,
    own_item,
    saved_view,
)
from tests.nominations.verbs_of_units import OF_UNITS

P = Permission
TALKS = (P.NOMINATION_WRITE, P.NOMINATION_VERIFY)
KEEPS = (P.NOMINATION_APPROVE, P.NOMINATION_VERIFY)


def _pair(world, first: str, second: str):
    """Two dossiers that may be of one person, by the names the verb has for them."""
    alike = make.nomination(unit=world.unit, state="submitted", full_name=world.sent.full_name)
    return {first: world.sent, second: alike}


OF_DOSSIERS = {
    **OF_UNITS,
    "nominations.actions.arranging.save_view": (
        P.NOMINATION_VERIFY,
        lambda w: {
            "conference": w.conference, "name": "Nữ", "asks": "gioi-tinh=female", "is_shared": True,
        },
    ),
    "nominations.actions.arranging.change_view": (
        P.NOMINATION_VERIFY, lambda w: {"view": saved_view(), "name": "Khác", "is_shared": True},
    ),
    "nominations.actions.arranging.delete_view": (
        P.NOMINATION_VERIFY, lambda w: {"view": saved_view()},
    ),
    "nominations.actions.bulk.move_many": (
        P.NOMINATION_VERIFY,
        lambda w: {"nominations": [w.sent], "name": "return", "note": "Thiếu biên bản"},
    ),
    "nominations.actions.bulk.undo_many": (
        P.NOMINATION_VERIFY,
        lambda w: {"nominations": [w.sent], "name": "return", "before": {w.sent.code: "draft"}},
    ),
    "nominations.actions.answering.answer_many": (
        P.NOMINATION_VERIFY, lambda w: {"nominations": [w.sent], "items": ["once"]},
    ),
    "nominations.actions.answering.take_back_many": (
        P.NOMINATION_VERIFY,
        lambda w: {"nominations": [w.sent], "items": ["once"], "given_at": make.AT},
    ),
    "nominations.actions.exporting.hand_out": (
        P.REPORT_EXPORT,
        lambda w: {"conference": w.conference, "rows": 1, "columns": ["Mã hồ sơ"], "narrowed": []},
    ),
    "nominations.actions.exporting.ask_for": (
        P.REPORT_EXPORT, lambda w: {"conference": w.conference, "asks": "", "wanted": 3},
    ),
    "nominations.actions.exporting.hand_out_file": (
        P.REPORT_EXPORT, lambda w: {"export": grid_export()},
    ),
    "nominations.actions.approval.decide_many": (
        P.NOMINATION_APPROVE,
        lambda w: {
            "conference": w.conference, "votes": {w.verified.code: approval.Votes(agree=9)},
            "meeting": approval.Meeting(held_on=make.AT.date(), chair="A", invited=9, present=9),
        },
    ),
    "nominations.actions.interests.declare": (
        KEEPS, lambda w: {"nomination": w.sent, "is_related": True},
    ),
    "nominations.actions.interests.give_word": (
        P.NOMINATION_APPROVE,
        lambda w: {"nomination": w.sent, "of": make.interest(w.sent).user, "word": "Đồng ý"},
    ),
    "nominations.actions.interests.give_words": (
        P.NOMINATION_APPROVE,
        lambda w: {"nominations": [w.sent], "of": make.interest(w.sent).user, "word": "Đồng ý"},
    ),
    "nominations.actions.unit_minutes.write_minutes": (
        (P.NOMINATION_WRITE, P.NOMINATION_VERIFY),
        lambda w: {
            "meeting": w.sent.ballots.get().meeting, "changes": {"chair": "A"}, "reason": "Thiếu",
        },
    ),
    "nominations.actions.nobody.say_nobody": (
        P.NOMINATION_WRITE,
        lambda w: {
            "conference": w.conference, "unit": w.unit,
            "meeting": Held(held_on=make.AT.date(), invited=50, present=42),
        },
    ),
    "nominations.actions.nobody.unsay_nobody": (
        (P.NOMINATION_WRITE, P.NOMINATION_ENTER),
        lambda w: {"said": nobody_said(w.unit), "note": "Thôn gọi"},
    ),
    "nominations.actions.meetings.attach": (
        KEEPS, lambda w: {"meeting": w.approval, "name": "a.jpg", "content": b""},
    ),
    "nominations.actions.meetings.correct": (
        P.NOMINATION_APPROVE,  # of a unit's review it is NOMINATION_VERIFY: test_meetings.py
        lambda w: {"meeting": w.approval, "invited": 60, "present": 50, "reason": "Ghi nhầm"},
    ),
    "nominations.actions.meetings.number": (
        KEEPS, lambda w: {"meeting": w.approval, "number": "05/BB"},
    ),
    "nominations.actions.meetings.open_minutes": (P.NOMINATION_VIEW, lambda w: {"file": w.minutes}),
    "nominations.actions.comments.read": (TALKS, lambda w: {"nomination": w.sent, "last": 1}),
    "nominations.actions.comments.say": (
        TALKS, lambda w: {"nomination": w.sent, "text": "Ai?", "form_key": uuid.uuid4()},
    ),
    "nominations.actions.comments.settle": (
        TALKS, lambda w: {"first": make.comment(w.sent), "done": True},
    ),
    "nominations.actions.consents.note_consents": (
        TALKS,
        lambda w: {
            "nomination": w.sent, "answers": {"answer_keep": "yes"}, "channel": "paper",
            "agreed_on": make.AT.date(),
        },
    ),
    "nominations.actions.consents.withdraw": (
        TALKS,
        lambda w: {
            "consent": consent_of(w.sent), "channel": "phone", "withdrawn_on": make.AT.date(),
        },
    ),
    "nominations.actions.consents.withdraw_all": (
        TALKS,
        lambda w: {
            "nomination": w.sent, "channel": "phone", "withdrawn_on": make.AT.date(),
        },
    ),
    "nominations.actions.corrections.acknowledge": (
        P.NOMINATION_WRITE, lambda w: {"nomination": w.sent},
    ),
    "nominations.actions.corrections.correct": (
        P.NOMINATION_VERIFY,
        lambda w: {"nomination": w.sent, "changes": {"position": "Thợ"}, "reason": "Đánh nhầm"},
    ),
    "nominations.actions.inline.change_row": (
        P.NOMINATION_VERIFY,
        lambda w: {"nomination": w.sent, "changes": {"position": "Thợ"}, "reason": "Đánh nhầm"},
    ),
    "nominations.actions.decisions.move": (
        P.NOMINATION_VERIFY,
        lambda w: {"nomination": w.sent, "name": "return", "note": "Thiếu số liệu"},
    ),
    "nominations.actions.decisions.record_check": (
        P.NOMINATION_VERIFY,
        lambda w: {"nomination": w.sent, "integrity": "clear", "duplicate_answer": ""},
    ),
    "nominations.actions.checklist.note_findings": (
        P.NOMINATION_VERIFY, lambda w: {"nomination": w.sent, "boxes": {"found_once": "clear"}},
    ),
    "nominations.actions.own_items.add_item": (
        P.NOMINATION_VERIFY,
        lambda w: {
            "conference": w.conference, "label": "Quỹ", "asks": "Đã nộp?", "kinds": ["household"],
            "blocks": False,
        },
    ),
    "nominations.actions.own_items.end_item": (
        P.NOMINATION_VERIFY, lambda w: {"item": own_item()},
    ),
    "nominations.actions.doubles.tell_apart": (
        P.NOMINATION_VERIFY, lambda w: _pair(w, "one", "other") | {"ground": "Khác thôn"},
    ),
    "nominations.actions.doubles.keep_one": (
        P.NOMINATION_VERIFY, lambda w: _pair(w, "kept", "closed"),
    ),
    "nominations.actions.doubles.close_for": (
        P.NOMINATION_VERIFY, lambda w: _pair(w, "kept", "closed"),
    ),
    "nominations.actions.merging.merge": (
        P.NOMINATION_VERIFY, lambda w: _pair(w, "kept", "closed"),
    ),
    "nominations.actions.decisions.submit": (
        (P.NOMINATION_WRITE, P.NOMINATION_ENTER),  # the office meets the guard that asks for paper
        lambda w: {"nomination": w.draft},
    ),
    "nominations.actions.drafts.count_votes": (
        P.NOMINATION_WRITE,
        lambda w: {
            "nomination": w.draft, "meeting": make.meeting(unit=w.unit), "version": 1,
            "votes": drafts.VotesEntry(agree=9),
        },
    ),
    "nominations.actions.drafts.edit": (
        P.NOMINATION_WRITE,
        lambda w: {"nomination": w.draft, "changes": {"position": "Thợ"}, "version": 1},
    ),
    "nominations.actions.drafts.hold_meeting": (
        P.NOMINATION_WRITE,
        lambda w: {
            "nomination": w.draft,
            "entry": reviews.MeetingEntry(held_on=make.AT.date(), invited=9, present=9),
        },
    ),
    "nominations.actions.drafts.open_draft": (
        P.NOMINATION_WRITE,
        lambda w: {
            "conference": w.conference, "unit": w.unit, "kind": "individual",
            "form_key": uuid.uuid4(),
        },
    ),
    "nominations.actions.evidence.attach": (
        P.NOMINATION_WRITE,
        lambda w: {"nomination": w.draft, "kind": "photo", "name": "a.jpg", "content": b""},
    ),
    "nominations.actions.evidence.discard": (P.NOMINATION_WRITE, lambda w: {"nomination": w.draft}),
    "nominations.actions.evidence.keep": (
        P.NOMINATION_WRITE,
        lambda w: {"nomination": w.draft, "kind": "photo", "name": "a.jpg", "content": b""},
    ),
    "nominations.actions.evidence.open_file": (
        P.NOMINATION_VIEW, lambda w: {"evidence": w.sent_file},
    ),
    "nominations.actions.evidence.share": (
        P.NOMINATION_WRITE, lambda w: {"nomination": w.draft, "other": w.file},
    ),
    "nominations.actions.removal.remove": (P.NOMINATION_WRITE, lambda w: {"evidence": w.file}),
    "nominations.actions.removal.restore": (P.NOMINATION_WRITE, lambda w: {"removed": w.removed}),
}  # fmt: skip
