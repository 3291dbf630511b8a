"""A table that waits, for tests that are about something else."""

import hashlib

from accounts.enums import Role
from sheets import actions
from sheets.reading import read_paste
from sheets.targets import targets
from tests import make

OF_A_TARGET = ("sheets:begin", "sheets:template")
OF_AN_IMPORT = [f"sheets:{name}" for name in ("show", "mend", "read_again", "undo", "drop")]
SHEETS = ["sheets:list", *OF_A_TARGET, *OF_AN_IMPORT]


def named_in(page, sheet):
    """What the address of a page names, for tests that walk all of them."""
    if f"sheets:{page}" in OF_A_TARGET:
        return {"slug": "khach-moi"}
    return sheet if f"sheets:{page}" in OF_AN_IMPORT else {}


def staged(*rows, target="guests", conference=None, by=None):
    """A table that waits to be looked at; two guests where nothing else is said."""
    of = conference or make.conference()
    rows = rows or (
        ("Họ và tên", "Giới tính", "Cơ quan, đơn vị"),
        ("Nguyễn Văn An", "Nam", "Sở Nội vụ"),
        ("Trần Thị Bình", "Nữ", "Sở Y tế"),
    )
    text = "\n".join("\t".join(row) for row in rows)
    return actions.stage(
        of,
        target=targets()[target],
        book=read_paste(text),
        source="Bảng dán",
        digest=hashlib.sha256(text.encode()).hexdigest(),
        by=by or make.user(role=Role.CULTURE_OFFICE, commune=of.commune),
        at=make.AT,
    )
