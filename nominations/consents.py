"""The words a nominee agrees to, a purpose each, and who has to agree for a child (plain Python).

Reviewing and deciding are the commune's duty and wait for no consent (read in copies of Law
91/2025/QH15, art. 19: to be compared with its text); making public does. What was shown is kept
with the answer, so these words may change: each change is a new version.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nominations.enums import ConsentPurpose, NominationKind

# Read in a copy of the law only (art. 24): below it a guardian answers.
OF_AGE = 16
WHOSE = {
    NominationKind.INDIVIDUAL: "của tôi",
    NominationKind.COLLECTIVE: "của tập thể và của tôi (người đại diện)",
    NominationKind.HOUSEHOLD: "của hộ gia đình và của tôi (người đại diện)",
}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What is asked for one purpose. text: with {commune}, {conference}, {whose} still to say."""

    purpose: ConsentPurpose
    version: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The same as one nominee was shown it."""

    purpose: ConsentPurpose
    version: int
    text: str

    @property
    def label(self) -> str:
        return str(self.purpose.label)

    @property
    def sha256(self) -> str:
        return checksum(self.text)


WORDINGS = (
    Wording(
        purpose=ConsentPurpose.KEEP,
        version=1,
        text="Tôi đã được báo {commune} giữ những thông tin nào {whose} trong hồ sơ giới thiệu "
        "của {conference}, và đồng ý để xã giữ hồ sơ này.",
    ),
    Wording(
        purpose=ConsentPurpose.PAPERS,
        version=1,
        text="Tôi đồng ý để họ tên, năm sinh, nơi ở hoặc nơi công tác và thành tích {whose} có "
        "trong danh sách, báo cáo in cho {conference} và gửi thành phố.",
    ),
    Wording(
        purpose=ConsentPurpose.POSTING,
        version=1,
        text="Tôi đồng ý để {commune} nêu công khai họ tên, đơn vị giới thiệu và thành tích "
        "{whose} trên cổng thông tin, loa truyền thanh, bảng tin của xã.",
    ),
    Wording(
        purpose=ConsentPurpose.PHOTO,
        version=1,
        text="Tôi đồng ý để {commune} nêu công khai ảnh {whose} trên cổng thông tin, bảng tin "
        "của xã.",
    ),
)


def checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def shown(kind: str, *, commune: str, conference: str) -> tuple[Shown, ...]:
    """All that is asked about a dossier of that kind, in order."""
    said: Mapping[str, str] = {
        "commune": commune, "conference": conference, "whose": WHOSE[NominationKind(kind)],
    }  # fmt: skip
    return tuple(
        Shown(purpose=one.purpose, version=one.version, text=one.text.format(**said))
        for one in WORDINGS
    )


def needs_guardian(birth_year: int | None, *, on: date) -> bool:
    """Whether a guardian answers: who is, or by the year alone may still be, under 16.

    Only the year of birth is known: who turns 16 that year may do so after that day.
    """
    return birth_year is not None and on.year - birth_year <= OF_AGE
