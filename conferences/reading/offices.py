"""Reads the offices a plan lists with their tasks, and with which one a text begins."""

import re

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.letters import plain
from conferences.reading.sections import below, listed
from conferences.reading.values import Kind

_TASKS = re.compile(
    r"t[a-z] ch[a-z]{1,3}c th[a-z]{1,3}c hi[a-z]n|phan cong|trach nhiem thuc hien"
    r"|to chuc trien khai|trien khai thuc hien|giao nhiem vu|nhiem vu (?:cua )?cac|nhiem vu cu the"
    r"|trach nhiem cua (?:cac )?(?:co quan|don vi|phong|to chuc)"
)
_TASKS_TOO = re.compile(r"(?:va|,) (?:phan cong|to chuc thuc hien|trach nhiem thuc hien)[^.;:]*$")
_OFFICE = re.compile(
    r"(?:giao\s+(?:cho\s+)?|phan cong\s+|[dpb]e nghi\s+|yeu cau\s+|moi\s+)?"
    r"(?P<name>(?:cac\s+)?(?:phong|xom|ban(?! hanh)|buon|bon|soc|phum|khom|khoi|hat|chi cuc"
    r"|toa an|vien kiem sat|bao hiem|thue|p(?=\.)|v[a-z]n phong|vp|ubnd|ub|bch|tt|ca(?= (?:xa"
    r"|phuong|dac))"
    r"|thu truong|hieu truong|ke toan|nha truong|cong ty|nghiep doan|lien minh|ngan hang|buu dien"
    r"|u[yby] ban|uy ban|trung t[a-z]m|cong an|ban(?! hanh)|hoi(?! nghi)"
    r"|doan|tram|truong|thon|to dan pho|tdp|kdc"
    r"|khu dan cu|khu pho|ap|lang|don|don vi|co quan|thanh vien|bi thu|mat tran"
    r"|(?:ub)?mttq(?:vn)?|hdnd"
    r"|dang uy|chi bo|lien doan|hoi dong|thuong truc|dai|bo phan|to giup viec|tieu ban|chi huy"
    r"|ban chi huy|cong doan|htx|hop tac xa|quy|kho bac|xa doan|quan su|cong chuc|chu tich"
    r"|pho chu tich|truong thon|dia phuong|doanh nghiep|lanh dao|can bo|nguoi dung dau"
    r"|to chuc(?= (?:chinh tri|xa hoi|hoi|dang|doan))"
    r"|co so(?= (?:giao duc|san xuat|kinh doanh|ton))"
    r"|cap uy|dang bo|doi(?! (?:ngu|tuong|moi|voi))|cum|luc luong|chi (?:hoi|doan)|thu vien"
    r"|to(?= (?:thu ky|cong nghe|cong tac|bao ve|truyen thong|tu quan|tuyen truyen|hau can|le tan"
    r"|noi dung|van dong|tiep tan))|(?:pho )?chanh van phong|dong chi|dien luc|vien thong"
    r"|nha (?:van hoa|truyen thong)|trang (?:thong tin|dien tu|tt)|doanh trai|giao xu)\b)"
)
_VERB = re.compile(
    r"(?P<who>.*?)(?:\s+(?:chu tri|co trach nhiem|phoi hop|tham muu|chiu trach|la (?:co quan"
    r"|dau moi|don vi)|can cu|chuan bi|(?<!cac )(?<!(?<!cac )(?<!, )ban )to chuc|xay dung|bao dam"
    r"|dam bao"
    r"|theo doi|thuc hien|huong dan|tuyen truyen|bo tri|binh xet|lua chon|gioi thieu|giam sat"
    r"|ra soat|(?<!hoi dong )(?<!to )tham dinh|(?<!ban )chi dao|(?<!ban )van dong|tham gia"
    r"|cap phat|trien khai|phan cong|tiep nhan|quan tam|nghiem tuc|niem yet|trang tri|phu trach"
    r"|(?<!cong )lap|in (?:an|giay|tai)|(?:thanh )?quyet toan|phat (?:song|hanh|dong)|gui|nop"
    r"|chi tra"
    r"|cu (?:can bo|nguoi|dai|luc luong|\d)|(?<!dich vu )tong hop|bao cao|cung cap|dang ky"
    r"|hoan (?:thanh|thien)"
    r"|(?<!ban )(?<!tan )don tiep|ban hanh|tham dinh du toan|(?<!tong )hop (?!tac)|viet bai)"
    r"(?![a-z])"
    r"|\s*[:(]|\s*(?<!\bp)\.|,\s*(?:chu tri|phoi hop)|$)"
)
_WHOLE = re.compile(r"(?P<who>[^(]*)")  # a heading that is a name and nothing else
_CLEAR = re.compile(r"\s*(?:[:(]|,?\s*chu tri|co trach nhiem|phoi hop|tham muu|chiu trach)")
# How an office begins where its marks stand: "Bàn ghế", "Đón tiếp" and "Lẵng hoa" are none.
_SPELT = re.compile(
    r"(?:các |cac )?(?:xóm|bản|buôn|bon|sóc|phum|khóm|khối|hạt|chi cục|tòa án|viện|bảo hiểm|thuế"
    r"|phòng|p\.|vp|bch|tt|ub|thủ trưởng|hiệu trưởng|kế toán|nhà trường|văn phòng"
    r"|ubnd|[uủ]y ban|uỷ ban|trung tâm|công an|ban|hội|đoàn|trạm"
    r"|trường|trưởng|thôn|tổ|khu|ấp|làng|đồn|đơn vị|cơ quan|thành viên|bí thư|mặt trận"
    r"|(?:ub)?mttq(?:vn)?"
    r"|hđnd|đảng|chi bộ|liên đoàn|thường trực|đài|bộ phận|tiểu ban|chỉ huy|công|htx|hợp tác|quỹ"
    r"|kho bạc|xã đoàn|quân sự|chủ tịch|phó|địa phương|doanh nghiệp)(?!\w)"
)
_NO_NAME = re.compile(
    r"(?:cac )?(?:van phong pham|hoi truong|truong hop|phong (?:trao|chay|chong|anh|khi)|ban (?:dem"
    r"|ngay|ghe|tin|ve|sac)|don vi nao|quy (?:thoi gian|khen|thuong)|hoi (?:y|hop|dien|thi|truong)"
    r"|doan xe|dai (?:bieu|hoi)|to (?:chuc|roi|gap)|cong (?:tac|viec|chung)|khu (?:vuc|de)"
    r"|ban (?:giao|than)|don (?:tiep|khach)|doan ket|truong ban)(?![a-z])"
)
_PARTS = re.compile(r"[.;]\s+")
LONGEST_NAME = 120
NOT_LISTED = "Đọc trong một đoạn văn, không phải trong danh sách."
IN_A_SENTENCE = "Không rõ tên dừng ở chữ nào, hãy xem lại."
NO_OFFICE = "Không rõ đây là cơ quan, đơn vị hay việc, hãy xem lại."


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


def read_offices(paper: Paper) -> None:
    """Note those of the first section that gives tasks to any."""
    for at, heading in enumerate(paper.blocks):
        words = heading.plain[heading.body :]
        if heading.cells or not heading.is_heading:
            continue
        if not _TASKS.match(words) and not _TASKS_TOO.search(words):
            continue
        under = below(paper.blocks, at)
        marked = listed(under)
        tabled = any(block.cells for block in under)
        if marked:
            found = [_of_listed(paper, block) for block in marked]
        else:
            found = [_of_told(paper, block) for block in (() if tabled else under)]
        if any(found):
            return


def _of_listed(paper: Paper, block: Block) -> bool:
    name = office_in(block)
    if name:
        since = block.text.find(name)
        _noted(paper, block, since, name, whole=_is_name(block.words), notes=())
    return bool(name)


def _of_told(paper: Paper, block: Block) -> bool:
    """Those of a paragraph: one a sentence, or a part between semicolons."""
    found = False
    begins = [0, *(one.end() for one in _PARTS.finditer(block.text))]
    for since, until in zip(begins, [*begins[1:], len(block.text)], strict=True):
        if name := office_in(block.text[since:until]):
            at = block.text.find(name, since)
            _noted(paper, block, at, name, whole=False, notes=(NOT_LISTED,))
            found = True
    return found


def _noted(
    paper: Paper, block: Block, since: int, name: str, *, whole: bool, notes: tuple[str, ...]
) -> None:
    if not whole and not _CLEAR.match(block.plain, since + len(name)):
        notes = (*notes, IN_A_SENTENCE)
    if not _SPELT.match(name.lower()) or _NO_NAME.match(plain(name)):
        notes = (*notes, NO_OFFICE)
    value = name[0].upper() + name[1:]
    paper.add(block, since, since + len(name), kind=Kind.OFFICE, value=value, notes=notes)
