"""The public actions of what a unit says beside a dossier, and of what the public says of it."""

import uuid

from accounts.enums import Permission
from nominations.actions import drafts, reviews
from nominations.actions.names_first import NameEntry
from nominations.awards import Award
from tests import make
from tests.kept import consent_of, cut_short, objection, objection_file, posting, posts, setback

P = Permission
KEEPS = (P.NOMINATION_APPROVE, P.NOMINATION_VERIFY)


def _of_another_unit():
    """Nobody answers what is said of a dossier of their own unit."""
    return make.nomination(state="verified", unit=make.unit(name="Thôn Đằng Xa"))


def _refused(one):
    """Whoever stands on the public page and refuses to."""
    posts(one.conference)
    posting(one)
    consent_of(one, agrees=False)
    return one


def refusing(one):
    """Whoever refuses to be named publicly, and stands nowhere."""
    posts(one.conference)
    consent_of(one, agrees=False)
    return one


def _a_line(full_name: str = "Lê Thị Mới") -> NameEntry:
    votes = drafts.VotesEntry(agree=3)
    return NameEntry(kind="individual", full_name=full_name, birth_year=None, votes=votes)


OF_UNITS = {
    "nominations.actions.award_rows.write_row": (
        P.NOMINATION_WRITE, lambda w: {"nomination": w.draft, "row": Award(form="Giấy khen")},
    ),
    "nominations.actions.award_rows.remove_row": (
        P.NOMINATION_WRITE,
        lambda w: {"nomination": w.draft, "place": 1, "said": w.draft.awards},
    ),
    "nominations.actions.award_rows.restore_row": (
        P.NOMINATION_WRITE, lambda w: {"nomination": w.draft},
    ),
    "nominations.actions.setbacks.report": (
        P.NOMINATION_WRITE, lambda w: {"nomination": w.sent, "kind": "declined"},
    ),
    "nominations.actions.setbacks.answer": (
        KEEPS, lambda w: {"setback": setback(w.sent), "words": "Đã rõ"},
    ),
    "nominations.actions.setbacks.stop": (
        KEEPS, lambda w: {"setback": setback(w.sent)},
    ),
    "nominations.actions.setbacks.take_back": (
        P.NOMINATION_WRITE, lambda w: {"setback": setback(w.sent)},
    ),
    "nominations.actions.setbacks.know": (P.NOMINATION_WRITE, lambda w: {"nomination": w.sent}),
    "nominations.actions.asked_figures.ask_figures": (
        P.NOMINATION_WRITE,
        lambda w: {
            "held": w.sent.ballots.get().meeting, "figures": {"invited": 60, "present": 55},
        },
    ),
    "nominations.actions.names_first.hold_review": (
        P.NOMINATION_WRITE,
        lambda w: {
            "conference": w.conference, "unit": w.unit,
            "entry": reviews.MeetingEntry(held_on=make.AT.date(), invited=9, present=9),
        },
    ),
    "nominations.actions.names_first.take_down": (
        P.NOMINATION_WRITE,
        lambda w: {
            "meeting": w.sent.ballots.get().meeting, "entry": _a_line(), "form_key": uuid.uuid4(),
        },
    ),
    "nominations.actions.names_first.share_minutes": (
        P.NOMINATION_WRITE, lambda w: {"meeting": w.sent.ballots.get().meeting},
    ),
    "nominations.actions.names_first.count_in": (
        P.NOMINATION_WRITE,
        lambda w: {
            "nomination": w.draft, "meeting": make.meeting(unit=w.unit, held_on=make.AT.date()),
            "entry": _a_line(w.draft.full_name),
        },
    ),
    "nominations.actions.captions.write_caption": (
        P.NOMINATION_WRITE, lambda w: {"evidence": w.file, "caption": "Đầm rươi"},
    ),
    "nominations.actions.captions.put_at": (
        P.NOMINATION_WRITE, lambda w: {"evidence": w.file, "place": 1},
    ),
    "nominations.actions.posting.post": (
        P.POSTING_HANDLE, lambda w: {"conference": posts(w.conference)},
    ),
    "nominations.actions.posting.end": (
        P.POSTING_HANDLE, lambda w: {"posting": posting(w.verified), "reason": "Dời sớm"},
    ),
    "nominations.actions.posting.let_count": (
        P.NOMINATION_APPROVE, lambda w: {"posting": cut_short(w.verified), "word": "Đã đủ"},
    ),
    "nominations.actions.unposted.let_unposted": (
        P.NOMINATION_APPROVE, lambda w: {"nomination": refusing(w.verified), "word": "Đã rõ"},
    ),
    "nominations.actions.taken_off.take_off": (
        P.POSTING_HANDLE, lambda w: {"nomination": _refused(w.verified)},
    ),
    "nominations.actions.taken_off.keep_up": (
        P.POSTING_HANDLE, lambda w: {"nomination": _refused(w.verified)},
    ),
    "nominations.actions.objections.answer": (
        P.POSTING_HANDLE,
        lambda w: {
            "objection": objection(_of_another_unit()), "conclusion": "unfounded",
            "reason": "Đã hỏi thôn",
        },
    ),
    "nominations.actions.objections.read": (
        P.POSTING_HANDLE, lambda w: {"objection": objection(_of_another_unit())},
    ),
    "nominations.actions.objections.open_file": (
        P.POSTING_HANDLE, lambda w: {"file": objection_file(objection(_of_another_unit()))},
    ),
}  # fmt: skip
