"""Reads what a plan lists: programme, offices with tasks; and the venue."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from conferences.reading.blocks import SENTENCE, Block, level
from conferences.reading.facts import Paper
from conferences.reading.letters import plain
from conferences.reading.recipients import RECIPIENTS
from conferences.reading.values import Kind

_VENUE = re.compile(r"(?:[dpb]ia di[a-z]m|noi to chuc)[^:|.;]{0,40}:\s*(?:tai\s+)?(?=\S)")
_VENUE_BELOW = re.compile(r"[\W\d]*(?:[dpb]ia di[a-z]m|noi to chuc)[^:|.;]{0,20}:?\s*")
_AT = re.compile(r"(?:^|[,;\s])tai\s+(?=\S)")
_NO_VENUE = re.compile(r"nhan ho so|nop ho so|dang ky|tap trung|lien he|don tiep")
_PROGRAMME = re.compile(
    r"ch[a-z]{1,3}ng tr[a-z]nh(?!\s*(?:cong tac|hanh dong|muc tieu|van nghe|so|phat trien))"
    r"|n[a-z]i dung (?:[a-z]+ )?(?:h[a-z]i ngh|[dpb][a-z]i h[a-z]i)"
    r"|tr[a-z]nh tu (?:(?:to chuc|tien hanh|dien ra|cua) )?(?:buoi )?(?:hoi nghi|dai hoi|le)"
    r"(?!\s+(?:binh|xet|hop|lay|o |tai |cac |cap|thon|ban|to dan|khu|cu tri|truc tuyen|chi bo))"
)
_TASKS = re.compile(
    r"t[a-z] ch[a-z]{1,3}c th[a-z]{1,3}c hi[a-z]n|phan cong|trach nhiem thuc hien"
    r"|to chuc trien khai|nhiem vu cua cac"
    r"|trach nhiem cua (?:cac )?(?:co quan|don vi|phong|to chuc)"
)
_OFFICE = re.compile(
    r"(?:giao\s+|[dpb]e nghi\s+|yeu cau\s+|moi\s+)?(?P<name>(?:cac\s+)?(?:phong|v[a-z]n phong|ubnd"
    r"|u[yby] ban|uy ban|trung t[a-z]m|cong an|ban(?! hanh)|hoi(?! nghi)"
    r"|doan|tram|truong|thon|to dan pho"
    r"|khu dan cu|khu pho|ap|lang|don|don vi|co quan|thanh vien|bi thu|mat tran|ubmttq|mttq|hdnd"
    r"|dang uy|chi bo|lien doan|hoi dong|thuong truc|dai|bo phan|to giup viec|tieu ban|chi huy"
    r"|ban chi huy|cong doan|htx|hop tac xa|quy|kho bac|xa doan|quan su|cong chuc|chu tich"
    r"|pho chu tich|truong thon|dia phuong|doanh nghiep)\b)"
)
_VERB = re.compile(
    r"(?P<who>.*?)(?:\s+(?:chu tri|co trach nhiem|phoi hop|tham muu|chiu trach|la (?:co quan"
    r"|dau moi|don vi)|can cu|chuan bi|(?<!cac )(?<!ban )to chuc|xay dung|bao dam|dam bao"
    r"|theo doi|thuc hien|huong dan|tuyen truyen|bo tri|binh xet|lua chon|gioi thieu|giam sat"
    r"|ra soat|(?<!hoi dong )(?<!to )tham dinh|(?<!ban )chi dao|(?<!ban )van dong|tham gia"
    r"|cap phat|trien khai|phan cong|tiep nhan)\b"
    r"|\s*[:(.]|,\s*(?:chu tri|phoi hop)|$)"
)
_WHOLE = re.compile(r"(?P<who>[^(]*)")  # a heading that is a name and nothing else
_CLEAR = re.compile(r"\s*(?:[:(]|,?\s*chu tri|co trach nhiem|phoi hop|tham muu|chiu trach)")
# How an office begins where its marks stand: "Bàn ghế", "Đón tiếp" and "Lẵng hoa" are none.
_SPELT = re.compile(
    r"(?:các |cac )?(?:phòng|văn phòng|ubnd|[uủ]y ban|uỷ ban|trung tâm|công an|ban|hội|đoàn|trạm"
    r"|trường|trưởng|thôn|tổ|khu|ấp|làng|đồn|đơn vị|cơ quan|thành viên|bí thư|mặt trận|ubmttq|mttq"
    r"|hđnd|đảng|chi bộ|liên đoàn|thường trực|đài|bộ phận|tiểu ban|chỉ huy|công|htx|hợp tác|quỹ"
    r"|kho bạc|xã đoàn|quân sự|chủ tịch|phó|địa phương|doanh nghiệp)(?!\w)"
)
_NO_NAME = re.compile(
    r"(?:cac )?(?:van phong pham|hoi truong|truong hop|phong (?:trao|chay|chong|anh|khi)|ban (?:dem"
    r"|ngay|ghe|tin|ve|sac)|don vi nao|quy (?:thoi gian|khen|thuong)|hoi (?:y|hop|dien|thi|truong)"
    r"|doan xe|dai (?:bieu|hoi)|to (?:chuc|roi|gap)|cong (?:tac|viec|chung)|khu (?:vuc|de)"
    r"|ban (?:giao|than)|don (?:tiep|khach)|doan ket|truong ban)(?![a-z])"
)
_NO_ITEM = re.compile(
    r"(?:thoi gian|dia diem|thanh phan|kinh phi|ghi chu|luu y|trang phuc|trang tri|chuan bi"
    r"|phan cong|xay dung|du thao|giao(?! luu)|moc thoi gian|so luong|yeu cau|hinh thuc|noi dung"
    r"|chu tri|in an|maket|khanh tiet)(?![a-z])"
)
_PREPARED = re.compile(r"xay dung|chuan bi|tham muu|du thao|du kien|mau|duyet")
_LABEL = re.compile(
    r"(?:[dpb]ia di[a-z]m|noi) ?(?:to chuc)?(?: (?:hoi nghi|dai hoi))?\s*:\s*(?:tai )?"
)
_HOUR = re.compile(r"(?:\d{1,2}\s*(?:gio|h|g|:)\s*(?:\d{2})?\s*(?:phut)?\s*[-–]?\s*){1,2}[:.,]\s*")
_HELD_AT = re.compile(
    r"(?:h[a-z]i ngh[a-z]|dai hoi)[^.;]{0,60}(?:to chuc|khai mac|dien ra)"
    r"[^.;]{0,120}?\stai\s+(?=\S)"
)
_TIMES = re.compile(r"thoi gian|gio|stt|tt")
_CONTENT = re.compile(r"noi dung|cong viec|chuong trinh")
_FEWEST = 2  # of a list; one alone is a sentence
LONGEST_NAME = 120
NESTED = "Chương trình có nhiều cấp, hãy xem cấp nào là nội dung."
NO_PROGRAMME = "Đề mục không ghi “Chương trình”."
NOT_LISTED = "Đọc trong một đoạn văn, không phải trong danh sách."
IN_A_SENTENCE = "Không rõ tên dừng ở chữ nào, hãy xem lại."
NO_OFFICE = "Không rõ đây là cơ quan, đơn vị hay việc, hãy xem lại."
NO_ITEM = "Không rõ dòng này có là một nội dung không."
NOT_ONE = "Câu không nói rõ đây là nơi tổ chức Hội nghị."
UNLABELLED = "Đọc sau chữ “tại”, hãy xem lại."


def office_in(told: Block | str, *, ending: re.Pattern[str] = _VERB) -> str:
    """The office or village that a text begins with; nothing where it begins otherwise."""
    text = told.words if isinstance(told, Block) else told
    if isinstance(told, Block) and _is_name(text):
        ending = _WHOLE
    found = _OFFICE.match(plain(text))
    if not found:
        return ""
    end = ending.match(plain(text), found.start("name"))
    if not end:
        return ""
    name = text[found.start("name") : end.end("who")].strip(" ,;:.-")
    return name if len(name) <= LONGEST_NAME else ""


def _is_name(text: str) -> bool:
    """Whether a heading has no sentence of its own behind the name."""
    return ":" not in text and not text.rstrip().endswith((".", ";", ",")) and len(text) < 90


def read_lists(paper: Paper) -> None:
    """Note all of them."""
    for at, block in enumerate(paper.blocks):
        _venue(paper, block, paper.blocks[at + 1 : at + 2])
    _programme(paper)
    _offices(paper)


# --- The venue -----------------------------------------------------------------------------------


def _venue(paper: Paper, block: Block, below: Sequence[Block]) -> None:
    if block.cells:
        return
    found = _VENUE.search(block.plain)
    label = block.plain[found.start() - 40 if found and found.start() > 40 else 0 :][:60]
    if found and not _NO_VENUE.search(found[0]) and "|" not in found[0]:
        since = found.end()
        notes: tuple[str, ...] = ()
        if not _LABEL.fullmatch(found[0]):
            notes = (NOT_ONE,)
        both = re.search(r"thoi gian,? (?:va )?$", block.plain[: found.start()])
        if both or not _starts_place(block, found.start()):
            at = _AT.search(block.plain, since)
            if not at:
                return
            since, notes = at.end(), (*notes, UNLABELLED)
        _add_venue(paper, block, since, notes)
    elif (held := _HELD_AT.search(block.plain)) and not found:
        _add_venue(paper, block, held.end(), (UNLABELLED,))
    elif _VENUE_BELOW.fullmatch(block.plain) and below and not below[0].is_heading and label:
        _add_venue(paper, below[0], below[0].body, ())


def _starts_place(block: Block, at: int) -> bool:
    """Whether the label stands where one does: at the beginning, or behind ";" or "."."""
    return not block.plain[block.body : at].strip() or block.plain[:at].rstrip()[-1:] in ";.,"


def _add_venue(paper: Paper, block: Block, since: int, notes: tuple[str, ...]) -> None:
    ends = [found.start() for found in SENTENCE.finditer(block.text) if found.start() > since]
    until = ends[0] if ends else len(block.text)
    value = block.text[since:until].strip(" .;,")
    if value:
        until = since + len(value)
        paper.add(block, since, until, kind=Kind.VENUE, value=value, notes=notes)


# --- Lists below a heading -----------------------------------------------------------------------


def _below(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """What stands below a heading, up to the next one that is as high."""
    heading = blocks[at]
    for end in range(at + 1, len(blocks)):
        block = blocks[end]
        ends = block.mark and level(block) <= level(heading) if heading.mark else False
        if ends or RECIPIENTS.match(block.plain) or _is_title(block, heading):
            return blocks[at + 1 : end]
    return blocks[at + 1 :]


def _is_title(block: Block, heading: Block) -> bool:
    """A heading all in large letters below one that is so too."""
    return (
        not block.cells
        and block.words.isupper()
        and heading.words.isupper()
        and bool(re.search(r"[^\W\d]{3}", block.words))
    )


def _listed(below: Sequence[Block]) -> list[Block]:
    """Those that are marked as the first of them is."""
    first = next((block for block in below if block.mark), None)
    return [block for block in below if first and block.mark == first.mark]


def _items(below: Sequence[Block]) -> list[Block]:
    """Those listed; where most of them only head others, these others."""
    tops = _listed(below)
    heads = [
        block
        for block, behind in pairwise(below)
        if block in tops and behind.mark and level(behind) > level(block)
    ]
    if not tops or 2 * len(heads) < len(tops):
        return tops
    return [block for block in below if block.mark and level(block) > level(tops[0])]


def _programme(paper: Paper) -> None:
    for at, heading in enumerate(paper.blocks):
        if heading.cells or not _is_programme(heading):
            continue
        below = _below(paper.blocks, at)
        if any(not one.cells and _is_programme(one) for one in below):
            continue  # a heading within the section is nearer
        items = list(_rows(below)) or [(block, block.body) for block in _items(below)]
        if len(items) < _FEWEST:
            continue
        named = re.search(r"tr[a-z]nh", heading.plain) and not _PREPARED.search(heading.plain)
        notes = () if named else (NO_PROGRAMME,)
        if len(items) < len([block for block in below if block.mark and not block.cells]):
            notes = (*notes, NESTED)
        for block, since in items:
            hour = _HOUR.match(block.plain, since)
            since = hour.end() if hour else since
            text = block.text[since:].split("|")[0].strip().rstrip(" .;,")
            if text:
                until = since + len(text)
                odd = _NO_ITEM.match(plain(text)) or (":" in text and office_in(text))
                asked = (*notes, NO_ITEM) if odd else notes
                paper.add(block, since, until, kind=Kind.ITEM, value=text, notes=asked)
        return


def _is_programme(block: Block) -> bool:
    head = block.plain[block.body :].split(":")[0]
    return block.is_heading and len(head) < 80 and _PROGRAMME.search(head) is not None


def _rows(below: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Of a table below: each row's own words, and where they begin."""
    column = -1
    for block in below:
        if not block.cells:
            if column >= 0:
                return
            continue
        offsets = [0, *(found.end() + 1 for found in re.finditer(r"\|", block.text))]
        if column < 0:
            heads = block.plain.split("|")
            fits = [n for n, cell in enumerate(heads) if _CONTENT.match(cell.strip())]
            timed = any(_TIMES.match(cell.strip()) for cell in heads)
            if len(fits) != 1 or not timed:
                return
            column = fits[0]
        elif column < len(block.cells) and block.cells[column]:
            yield block, offsets[column]


def _offices(paper: Paper) -> None:
    for at, heading in enumerate(paper.blocks):
        words = heading.plain[heading.body :]
        if heading.cells or not heading.is_heading or not _TASKS.match(words):
            continue
        below = _below(paper.blocks, at)
        marked = _listed(below)
        tabled = any(block.cells for block in below)
        for block in marked or (() if tabled else below):
            name = office_in(block)
            if not name:
                continue
            since = block.text.find(name)
            notes = () if marked else (NOT_LISTED,)
            clear = _is_name(block.words) or _CLEAR.match(block.plain, since + len(name))
            if not clear:
                notes = (*notes, IN_A_SENTENCE)
            if not _SPELT.match(name.lower()) or _NO_NAME.match(plain(name)):
                notes = (*notes, NO_OFFICE)
            value = name[0].upper() + name[1:]
            paper.add(block, since, since + len(name), kind=Kind.OFFICE, value=value, notes=notes)
        return
