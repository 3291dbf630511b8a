"""A target as an app above would declare it, and short ways to look at what was judged."""

from accounts import reading as typed
from accounts.names import fold
from accounts.problems import Refused
from sheets import reading
from sheets.reading import Cell, Field, Read

UNITS = {"mo doan": "thôn Mỗ Đoạn", "nghi khe": "thôn Nghi Khê", "hoi phu nu": "Hội Phụ nữ"}
KINDS = {
    "canhan": "person",
    "ca nhan": "person",
    "tapthe": "collective",
    "tap the": "collective",
    "hogiadinh": "household",
    "ho gia dinh": "household",
}
SEXES = {"nam": "male", "nu": "female"}


def plain(cell: Cell) -> Read:
    return Read(value=cell.text, text=cell.text)


def year(cell: Cell) -> Read:
    if not cell.text:
        return Read(value=None)
    try:
        return Read(value=typed.birth_year(cell.text, latest=2020), text=cell.text)
    except Refused as refusal:
        return Read(value=None, text=cell.text, problem=str(refusal))


def one_of(known, what):
    def read(cell: Cell) -> Read:
        bare = fold(cell.text).removeprefix("thon ").removeprefix("khen thuong ")
        if not bare or bare in known:
            return Read(value=known.get(bare), text=cell.text)
        return Read(value=None, problem=f"Không có {what} “{cell.text}”. Hãy chọn lại.")

    return read


NAME = Field(
    key="name",
    label="Họ và tên",
    words=("họ và tên", "họ tên", "tên tập thể/cá nhân/hộ gia đình", "tên đơn vị / tập thể"),
    read=plain,
    required=True,
    names=True,
)
YEAR = Field(key="year", label="Năm sinh", words=("ngày sinh", "sinh ngày", "nam sinh"), read=year)
SEX = Field(key="sex", label="Giới tính", words=("giới tính", "nam/nữ"), read=one_of(SEXES, "giới"))
UNIT = Field(
    key="unit",
    label="Đơn vị",
    words=("thôn", "đơn vị công tác", "địa chỉ", "nơi ở", "thôn, đơn vị"),
    read=one_of(UNITS, "đơn vị"),
    from_group=True,
)
KIND = Field(
    key="kind",
    label="Phân loại khen thưởng",
    words=("mã phân loại khen thưởng", "loại"),
    read=one_of(KINDS, "loại"),
    from_group=True,
)
OFFICE = Field(key="office", label="Chức vụ", words=("chức danh", "nghề nghiệp"), read=plain)
FIELDS = (NAME, YEAR, SEX, UNIT, KIND, OFFICE)


def judged(book, fields=FIELDS):
    found = reading.find(book, fields)
    rows = [row for table in found for row in reading.judge(table, fields)]
    assert [row.number for row in rows] == [line.number for t in found for line in t.lines]
    return rows


def told(book, fields=FIELDS):
    """Every line under a heading: its number, its verdict, then what it is or why it is none."""
    return [
        (row.number, "left", row.reasons[""])
        if row.verdict == "left"
        else (
            row.number,
            row.verdict,
            *(v for v in row.values.values() if v),
            *row.reasons.values(),
        )
        for row in judged(book, fields)
    ]
