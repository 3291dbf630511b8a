"""Reads the offices a plan lists with their tasks; and the venue."""

import re
from collections.abc import Sequence

from conferences.reading.blocks import SENTENCE, Block
from conferences.reading.facts import Paper
from conferences.reading.letters import plain
from conferences.reading.phrases import BELOW_TIME, LEADS_TO_IT
from conferences.reading.sections import below, listed
from conferences.reading.values import Kind

_VENUE = re.compile(r"(?:[dpb]ia di[a-z]m|noi to chuc)[^:|.;]{0,40}:\s*(?:tai\s+)?(?=\S)")
_VENUE_BELOW = re.compile(r"[\W\d]*(?:[dpb]ia di[a-z]m|noi to chuc)[^:|.;]{0,20}:?\s*")
_AT = re.compile(r"(?:^|(?<=[,;\s]))tai\s+(?=\S)")
# Behind "Thời gian, địa điểm: … ;" a hall by its own name.
_HALL = re.compile(
    r";\s*(?=(?:hoi truong|nha (?:van|da|thi)|trung tam|tru so|san van dong)(?![a-z]))"
)
_NO_VENUE = re.compile(r"nhan ho so|nop ho so|dang ky|tap trung|lien he|don tiep")
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
_LABEL = re.compile(
    r"(?:[dpb]ia di[a-z]m|noi) ?(?:to chuc)?(?: (?:hoi nghi|dai hoi))?\s*:\s*(?:tai )?"
)
_HELD_AT = re.compile(
    r"(?:h[a-z]i ngh[a-z]|dai hoi)(?!\s(?:o |tai |cua )?(?:cac |tung |moi )?"
    r"(?:thon|to dan|khu |ban |chi bo|co so|tinh|thanh pho))"
    r"[^.;]{0,60}(?:to chuc|khai mac|dien ra|tien hanh)"
    r"[^.;]{0,120}?\stai\s+(?=\S)"
)
LONGEST_NAME = 120
NOT_LISTED = "Đọc trong một đoạn văn, không phải trong danh sách."
IN_A_SENTENCE = "Không rõ tên dừng ở chữ nào, hãy xem lại."
NO_OFFICE = "Không rõ đây là cơ quan, đơn vị hay việc, hãy xem lại."
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
    _offices(paper)


# --- The venue -----------------------------------------------------------------------------------


def _venue(paper: Paper, block: Block, behind: Sequence[Block]) -> None:
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
            at = _AT.search(block.plain, since) or _HALL.search(block.plain, since)
            if not at:
                return
            since, notes = at.end(), (*notes, UNLABELLED)
        _add_venue(paper, block, since, notes)
    elif (held := _HELD_AT.search(block.plain)) and not found:
        _add_venue(paper, block, held.end(), (UNLABELLED,))
    elif _VENUE_BELOW.fullmatch(block.plain) and behind and label and _is_told(behind[0]):
        _add_venue(paper, behind[0], behind[0].body, ())
    elif (at := _AT.search(block.plain, block.body)) and _is_below(paper, block, at.start()):
        _add_venue(paper, block, at.end(), (UNLABELLED,))


def _is_told(block: Block) -> bool:
    """Whether it says something and heads nothing."""
    return not block.cells and (block.mark in ("dash", "plus") or not block.is_heading)


def _is_below(paper: Paper, block: Block, until: int) -> bool:
    """Whether nothing but the event and its day stands before, below "Thời gian, địa điểm"."""
    heads = paper.heads(block)[:1]
    below_it = bool(heads) and BELOW_TIME.fullmatch(heads[0]) and "dia diem" in heads[0]
    return bool(below_it and LEADS_TO_IT.fullmatch(block.plain, block.body, until))


def _starts_place(block: Block, at: int) -> bool:
    """Whether the label stands where one does: at the beginning, or behind ";" or "."."""
    return not block.plain[block.body : at].strip() or block.plain[:at].rstrip()[-1:] in ";.,"


def _add_venue(paper: Paper, block: Block, since: int, notes: tuple[str, ...]) -> None:
    ends = [found.start() for found in SENTENCE.finditer(block.text) if found.start() > since]
    until = ends[0] if ends else len(block.text)
    if lead := re.match(r"tai\s+", block.plain[since:until]):
        since += lead.end()
    value = block.text[since:until].strip(" .;,")
    if value:
        until = since + len(value)
        paper.add(block, since, until, kind=Kind.VENUE, value=value, notes=notes)


# --- Offices ------------------------------------------------------------------------------------


def _offices(paper: Paper) -> None:
    for at, heading in enumerate(paper.blocks):
        words = heading.plain[heading.body :]
        if heading.cells or not heading.is_heading or not _TASKS.match(words):
            continue
        under = below(paper.blocks, at)
        marked = listed(under)
        tabled = any(block.cells for block in under)
        for block in marked or (() if tabled else under):
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
