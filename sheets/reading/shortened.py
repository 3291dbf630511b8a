"""Writes out what offices shorten in a body's name: "Hội CCB xã" is "Hội Cựu chiến binh xã"."""

import re
from collections.abc import Iterable

from accounts.names import fold

_LONG = {
    "ccb": "cuu chien binh", "lhpn": "lien hiep phu nu", "hlhpn": "hoi lien hiep phu nu",
    "nd": "nong dan", "mttq": "mat tran to quoc", "ubmttq": "uy ban mat tran to quoc",
    "tn": "thanh nien", "tncs": "thanh nien cong san", "hcm": "ho chi minh",
    "nct": "nguoi cao tuoi", "ctd": "chu thap do", "th": "tieu hoc", "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong", "mn": "mam non", "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan", "htx": "hop tac xa", "clb": "cau lac bo", "tdp": "to dan pho",
    "cty": "cong ty", "dntn": "doanh nghiep tu nhan", "bch": "ban chap hanh", "qs": "quan su",
}  # fmt: skip


def written_out(name: str) -> str:
    """By which two ways of writing one body are the same; whose it is, "xã", may be left out."""
    words = re.findall(r"\w+", fold(name))
    whole = " ".join(_LONG.get(word, word) for word in words)
    return re.sub(r"\b(\w+)(?: xa| viet nam)+$", r"\1", whole)


def same_as(name: str, others: Iterable[str]) -> str:
    """The first of them that is written otherwise and means the same body; "" for none."""
    meant = written_out(name)
    alike = (one for one in others if fold(one) != fold(name) and written_out(one) == meant)
    return next(alike, "")
