"""Reads how many delegates each place sends, and how many a group of them has."""

import re

from conferences.reading.blocks import Block
from conferences.reading.facts import Paper
from conferences.reading.phrases import (
    A_RANGE,
    BEHIND,
    BOTH_KINDS,
    HARD,
    MORE_BEHIND,
    NO_DELEGATES,
    OF_A_GROUP,
    OTHERS,
    PEOPLE,
    PERSONS,
    PLACE,
    SOFT,
    SOFT_SAID,
)
from conferences.reading.values import Kind

_SENT = r"chon cu|(?<!dan )cu|gioi thieu|de cu|bau chon|bau|binh xet|lua chon|chon"
_EACH = re.compile(
    rf"(?<![a-z])(?P<each>(?:moi|rieng)\s(?:[a-z](?:(?!\s(?:{HARD}|{SOFT})\s)[^.;:|\d]){{0,60}}?))\s*"
    rf"(?:duoc\s+)?(?:(?:{_SENT}|moi|co)(?![a-z]))?\s*"
    rf"(?:{HARD}|(?P<soft>{SOFT}))?\s*:?\s*"
    rf"(?P<count>\d{{1,3}})(?:\s*(?:den|-|–)\s*(?P<high>\d{{1,3}}))?\s*(?P<people>{PEOPLE})"
)
_TOLD_EACH = re.compile(r"mỗi|moi|riêng|rieng")
_PLAIN_EACH = re.compile(rf"(?:(?:moi|rieng)\s+(?:cac |mot )?{PLACE}(?![a-z])[a-z\s,/–-]*)+")
_SHADED = re.compile(
    r"(?<![a-z])(?:binh quan|trung binh|gan|hon|duoi|tren|khong|them|bot|giam|tang|chua|da|truoc"
    r"|du bi|du phong|thieu|con|tung|luan phien|cach)(?![a-z])"
)
_BEFORE = re.compile(rf"[;:|]|\d\s*{PEOPLE}[\s,]*")
_PER_PLACE = re.compile(
    rf"(?P<whose>[^:;.|\d]{{3,80}}):\s*(?P<count>\d{{1,3}})\s*{PEOPLE}\s*/\s*(?:mot |1 )?"
    rf"(?P<place>{PLACE})(?![a-z])"
)
_LISTED = re.compile(
    rf"(?P<whose>[^:|]{{3,80}}):\s*(?:(?:{HARD}|{SOFT})\s+)?(?P<count>\d{{1,3}})\s*{PEOPLE}"
)
_OF_ALL = re.compile(
    r"s[o86][a-z]? l[a-z]{2,4}ng|tong so|tong cong|quy mo|so dai bieu|tham du|chinh thuc"
)
_GROUP = (
    r"(?:(?:cac |nhung )?(?:dien hinh|khach moi|lanh dao|du khuyet|duong nhien"
    r"|(?<!phu )nu(?![a-z])))"
)
_GROUP_BEHIND = re.compile(
    rf"(?P<count>\d{{1,4}})\s*(?:{PEOPLE}\s+(?:la|thuoc)\s+|(?!dai bieu){PEOPLE}\s+|(?=dai bieu\s))"
    rf"(?P<whose>(?:dai bieu )?{_GROUP}(?:(?!\s(?:va|cung)\s+\d)[^;.()\d|]){{0,80}})"
)
_GROUP_BEFORE = re.compile(
    rf"(?P<whose>(?:dai bieu )?(?:la )?{_GROUP}[^,;:.()\d|]{{0,40}}?)"
    rf"\s*(?:la|co|gom|khoang)?\s*:?\s*(?P<count>\d{{1,4}})\s*{PEOPLE}(?!\s+(?:la|thuoc)\s)"
)
# "02 đại biểu/thôn", "02 đại biểu mỗi thôn": the place behind the number.
_PLACE_BEHIND = re.compile(
    rf"(?<![\d.,])(?P<count>\d{{1,3}})\s*(?P<people>{PEOPLE})(?:\s*/\s*(?:mot |1 |moi )?"
    rf"|\s+(?:cho |tai |o )?(?P<each>moi)\s+)(?P<whose>(?!phong){PLACE}(?:\s[a-z]+){{0,3}}?)"
    r"(?=\s*(?:[,;.)]|$|va\s))"
)
# "20 thôn x 03 đại biểu"
_TIMES = re.compile(
    rf"(?<![\d/.,])(?P<whose>\d{{1,3}} {PLACE}(?![a-z])[a-z ]{{0,30}}?)\s*[x×*]\s*"
    rf"(?P<count>\d{{1,3}})\s*(?P<people>{PEOPLE})"
)
_NO_SEATS = re.compile(r"dong\s*/|ho tro|phong nghi|suat an|cho ngoi")
# A place by its name, that sends so many or has so many in a list of who sends how many.
_NAME = (
    rf"(?:cac )?(?:{PLACE}|don|dai|cong an|bch|chqs|quan su|lien doan|trung tam|ubnd|uy ban"
    r"|ubmttq|mttq|mat tran|dang uy|van phong|cang|nha may|nghiep doan|chi nhanh|cong ty|ho)"
)
_FROM = r"(?:(?<=[:;,(.] )|(?<=[:;,(])|(?<=\bva )|(?:^|(?<=[-–+*] )))"
_SENDS = re.compile(
    rf"{_FROM}(?P<whose>{_NAME} [^,;:.()|]{{1,50}}?)\s+(?:{_SENT})\s+(?:{HARD}\s+)?"
    rf"(?P<count>\d{{1,3}})\s*(?P<people>{PEOPLE})"
)
_SHARED_OUT = re.compile(
    r"(?:[\W\d]|[a-z]\))*(?:phan bo|phan chia|giao chi tieu)(?:[\s,]|cu the|dai bieu|so luong"
    r"|chi tieu|dien hinh|tien tien|cho|cac|don vi|thon|nhu sau|tham du|du|hoi nghi"
    r"|chinh thuc|ve|theo|so)*:?"
)
_NAMED = re.compile(
    rf"{_FROM}(?P<whose>{_NAME}(?![a-z])(?:[a-z -]{{0,50}}?(?=\s+\d)"
    rf"|[a-z0-9 -]{{0,50}}?(?=\s*[:(]|\s+(?<!dan )cu\s)))\s*(?:[:(]|cu\s)?\s*"
    rf"(?P<count>\d{{1,3}})(?![\d/.])\s*(?P<people>{PEOPLE})?(?=\s*(?:[,;.)]|$|va\s))"
)
_PARTS = re.compile(r"(?<![a-z])(?:trong do|bao gom|gom|chia ra)(?: co)?(?![a-z])\s*:?\s*")
_PART = re.compile(rf"(?<![\d/.,])(?P<count>\d{{1,3}})\s*(?P<people>{PEOPLE})(?![a-z])")
_LEADS = re.compile(r"[\s,;:)]*(?:(?:va|la|co|thuoc|cac|nhung|dai bieu)\s+)*")
_STOP = re.compile(r"\.(?:\s|$)")  # a semicolon parts groups here, not sentences
_AWARDED = re.compile(r"khen(?![a-z])|tien thuong")
_KIND = re.compile(
    r"(?:ngu dan|nong dan|diem dan|cong nhan|can bo|cong chuc|vien chuc|nguoi|chien si|giao vien"
    r"|nhan vien|hoc sinh|sinh vien|thanh nien|phu nu|nu|doan vien|hoi vien|cuu chien binh|gia lang"
    r"|truong (?:thon|ban|ap|khu|xom)|bi thu|nghe nhan|chuc sac|chuc viec|doanh nhan|tieu thuong"
    r"|chu (?:ho|tau|co so|doanh|trang|nhiem)|ho (?:gia|kinh|san|nong)|me viet nam|thuong binh"
    r"|benh binh|dai dien|ca nhan|tap the|lao dong|xa vien|luc luong|llvt|bo doi|cong an|dan quan"
    r"|y bac si|y te|giao duc|dong bao|dan toc|kieu bao|nguyen lanh dao|dang vien|khoi)(?![a-z])"
)
LONGEST_PART = 80  # signs of a group's name
A_NAMED_PLACE = "Số này của một nơi nêu tên, hãy xem lại."
FARTHEST = 120  # signs before "mỗi nơi" that name the places
NOT_A_PLACE = "Không rõ mỗi nơi nào, hãy xem lại cả câu."


def read_seats(paper: Paper, block: Block) -> None:
    """Note every seat and every group a paragraph names."""
    taken: list[tuple[int, int]] = []
    for found in _PER_PLACE.finditer(block.plain, block.body):
        span = found.span("whose")
        clear = found["place"] in ("don vi", "co quan", "noi") or found["place"] in found["whose"]
        notes = () if clear and not _SHADED.search(found["whose"]) else (NOT_A_PLACE,)
        _noted(paper, block, found, span, notes)
        taken.append(found.span())
    for found in _PLACE_BEHIND.finditer(block.plain, block.body):
        if not _crosses(found, taken) and _is_each_place(block, found):
            _noted(paper, block, found, found.span("whose"), (*_asked(block, found), NOT_A_PLACE))
            taken.append(found.span())
    for found in _TIMES.finditer(block.plain, block.body):
        _noted(paper, block, found, found.span("whose"), (*_asked(block, found), NOT_A_PLACE))
        taken.append(found.span())
    taken += _of_each(paper, block, taken)
    _of_names(paper, block, taken)
    listed = _LISTED.match(block.plain, block.body) if block.mark else None
    if listed and _is_group(listed["whose"]) and not _crosses(listed, taken):
        _noted(paper, block, listed, listed.span("whose"), (OF_A_GROUP,), kind=Kind.GROUP)
        taken.append(listed.span())
    taken += [all_of_them.span() for all_of_them in BOTH_KINDS.finditer(block.plain, block.body)]
    for rule in (_GROUP_BEHIND, _GROUP_BEFORE):
        for found in rule.finditer(block.plain, block.body):
            if not _crosses(found, taken):
                span = _whose(block, found)
                _noted(paper, block, found, span, (OF_A_GROUP,), kind=Kind.GROUP)
                taken.append(found.span())
    _of_parts(paper, block, taken)


def _of_parts(paper: Paper, block: Block, taken: list[tuple[int, int]]) -> None:
    """Of "65 người, trong đó ngư dân, chủ tàu cá 20 người; giáo viên 10 người" each part.

    The words stand before each number, or behind each, as they do with the first of them.
    """
    for lead in _PARTS.finditer(block.plain, block.body):
        begin, _ = block.sentence(lead.start(), lead.end())
        end = stop.start() if (stop := _STOP.search(block.plain, lead.end())) else len(block.text)
        if _AWARDED.search(block.plain[begin:end]):
            continue
        counts = [*_PART.finditer(block.plain, lead.end(), end)]
        if not counts:
            continue
        before = counts[0].start() > lead.end()
        ends = [lead.end(), *(one.end() for one in counts)]
        for at, found in enumerate(counts):
            upto = counts[at + 1].start() if at + 1 < len(counts) else end
            since, until = (ends[at], found.start()) if before else (found.end(), upto)
            if not before and (sign := re.search(r"[;:.()]|,(?=\s*$)", block.plain[since:until])):
                until = since + sign.start()
            if leads := _LEADS.match(block.plain, since, until):
                since = leads.end()
            until = since + len(block.plain[since:until].rstrip(" ,;:("))
            free = not any(one < max(until, found.end()) and since < to for one, to in taken)
            if free and until - since <= LONGEST_PART and _KIND.match(block.plain, since, until):
                _noted(paper, block, found, (since, until), (OF_A_GROUP,), kind=Kind.GROUP)


def _is_each_place(block: Block, found: re.Match[str]) -> bool:
    """Whether "mỗi bản" stands there, and neither "mời", "bàn" nor what money is paid for."""
    begin, end = block.sentence(*found.span())
    said = block.text[found.start() : found.end()].lower()
    spelt = not found["each"] or "mỗi" in said
    return spelt and "bàn" not in said and not _NO_SEATS.search(block.plain[begin:end])


def _of_names(paper: Paper, block: Block, taken: list[tuple[int, int]]) -> None:
    """The seats of places by their names: always asked."""
    shared = _SHARED_OUT.match(block.plain, block.body)
    below = [head for head in paper.heads(block)[:1] if _SHARED_OUT.fullmatch(head)]
    rules = [_SENDS]
    if below or (shared and shared[0].endswith(":")):
        rules.append(_NAMED)
    every = (found for rule in rules for found in rule.finditer(block.plain, block.body))
    for found in sorted(every, key=lambda one: one.start()):
        told = BEHIND.match(block.plain, found.end()) or found.re is _NAMED
        if told and not _crosses(found, taken) and not _SHADED.search(found["whose"]):
            asked = (*_asked(block, found), A_NAMED_PLACE)
            _noted(paper, block, found, found.span("whose"), asked)
            taken.append(found.span())


def _whose(block: Block, found: re.Match[str]) -> tuple[int, int]:
    """The words of a group; of "Trong 80 đại biểu điển hình, nông dân" those up to the comma."""
    since, until = found.span("whose")
    comma = block.plain.find(",", since, until)
    inside = re.search(r"(?<![a-z])trong (?:so |tong so )?$", block.plain[: found.start()])
    return since, comma if inside and comma > 0 else until


def _is_group(whose: str) -> bool:
    each = "moi " in whose.replace("khach moi", "")
    return not each and not _OF_ALL.search(whose)


def _crosses(found: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(found.start() < until and since < found.end() for since, until in taken)


def _of_each(paper: Paper, block: Block, others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    last = block.body
    for found in _EACH.finditer(block.plain, block.body):
        said = block.text[found.start() : found.start() + 8].lower()
        if said.startswith("mỗi bàn"):
            continue
        if not _TOLD_EACH.match(said) or _crosses(found, others):
            continue  # "khách mời", "nông thôn mới"
        begin, _ = block.sentence(found.start(), found.end())
        since = max(begin, last)
        ends = [one.end() for one in _BEFORE.finditer(block.plain, since, found.start())]
        since = max([since, *ends])
        far = found.start() - since > FARTHEST
        since = found.start() if far else since
        notes = _asked(block, found)
        if far or not _names_places(block.plain[since : found.start()], found["each"]):
            notes = (*notes, NOT_A_PLACE)
        _noted(paper, block, found, (since, found.end("each")), notes)
        last = found.end()
        taken.append((since, found.end()))
    return taken


def _names_places(before: str, each: str) -> bool:
    """Whether it is said plainly which places: "mỗi thôn", "Trạm Y tế mỗi đơn vị"."""
    plainly = _PLAIN_EACH.fullmatch(each.strip()) is not None
    return plainly and not _SHADED.search(f"{before} {each}")


def _asked(block: Block, found: re.Match[str]) -> tuple[str, ...]:
    notes: tuple[str, ...] = (NO_DELEGATES,) if found["people"] in PERSONS else ()
    if found.groupdict().get("high"):
        notes = (*notes, A_RANGE)
    if found.groupdict().get("soft"):
        notes = (*notes, SOFT_SAID.format(block.text[slice(*found.span("soft"))].lower()))
    return notes if BEHIND.match(block.plain, found.end()) else (*notes, MORE_BEHIND)


def _noted(
    paper: Paper,
    block: Block,
    found: re.Match[str],
    span: tuple[int, int],
    notes: tuple[str, ...],
    *,
    kind: Kind = Kind.SEATS,
) -> None:
    since, until = span
    if mark := re.match(r"[\s,;(\-–+]*(?:va\s+)?(?:[a-z]\)\s*)?", block.plain[since:until]):
        since += mark.end()
    whose = block.text[since:until].strip(" ,(")
    whose = re.sub(r"\s+(?:và|va)$", "", whose)
    begin, end = block.sentence(since, found.end())
    if not whose or OTHERS.search(block.plain[begin:end]):
        return
    high = found.groupdict().get("high")
    paper.add(
        block,
        min(since, found.start()),
        found.end(),
        kind=kind,
        value=str(int(high or found["count"])),
        about=whose,
        notes=notes,
    )
