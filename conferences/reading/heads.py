"""Reads what a plan's first page says of itself: number, day, issuer, title, edition, periods."""

import re
from datetime import date

from accounts.names import title_case
from conferences.reading.blocks import Block
from conferences.reading.days import days_in
from conferences.reading.facts import Paper
from conferences.reading.letters import plain
from conferences.reading.values import Kind

_HEAD = 25  # blocks, within which the title stands
_IS_PLAN = re.compile(r"k[a-z] ho[a-z]ch")
_NUMBER = re.compile(r"(?<![a-z])so\s*:?\s*(\d{1,4}[a-z]?)\s*/\s*(kh\s*-\s*[a-zđ\-]+)")
_NUMBER_OLD = re.compile(r"(?<![a-z])so\s*:?\s*(\d{1,4}\s*-\s*kh\s*/\s*[a-zđ]+)")
_LAST_YEAR = re.compile(r"n[a-z]m 20\d\d$|;|:|th[a-z]{1,3}c hi[a-z]n k")
_PREAMBLE = re.compile(
    r"(?:can cu|th[a-z]{1,3} hi[a-z]n|de |nham|danh gia|ghi nhan|phat huy"
    r"|nhan dip|trien khai|tiep tuc|hoi dong thi)"
)
_WITH_TITLE = re.compile(
    r"k[a-z] ho[a-z]ch\s*[:\-–]?\s+(?:(?:v/v|ve viec|ve)\s|t[a-z] ch[a-z]{1,3}c\s)"
)
_ABOUT = re.compile(
    r"\s*(?:k[a-z] ho[a-z]ch\s*[:\-–]?\s+)?(?:(?:v/v|ve viec|ve)\s+)?(?:trien khai\s+)?"
    r"(?:t[a-z] ch[a-z]{1,3}c\s+)?"
)
_EDITION = re.compile(r"l[a-z]n th[a-z]{0,3}\s+([ivxl]{1,5}|\d{1,2}|nhat|hai|ba|tu|nam)(?![a-z])")
_YEARS = r"(20\d\d)\s*[-–—]\s*(20\d\d)"
_TERM = re.compile(
    r"(?:,?\s*(?:\(|\(?(?:trong\s+)?giai doan\s+|\(?nhiem ky\s+)"
    rf"|,\s*(?=[^()]*\)\s*$)){_YEARS}\)?\s*$"
)
_PERIOD = re.compile(rf"(?:giai doan|0?5 n[a-z]m|nhiem ky)\s*\(?{_YEARS}")
_PHASE = re.compile(
    r"(?:0?5 n[a-z]m|phong trao)\s(?:(?!(?<![a-z])(?:va|den)\s)[^.;:\d()]){0,60}"
    rf"\(\s*{_YEARS}\s*\)"
)
_AHEAD = re.compile(rf"(?:giai doan|0?5 n[a-z]m(?: toi)?)\s*\(?{_YEARS}")
_LOOKS_AHEAD = re.compile(r"(?:phuong huong|nhiem vu|phat dong)[^.;:]{0,80}$")
_LOOKS_BACK = re.compile(r"tong k[a-z]t|nhin lai|danh gia|ket qua|panh gia|banh gia")
_OURS = re.compile(r"th[a-z] dua|di[a-z]n h[a-z]nh|khen thuong|tuyen duong")
_OF_OTHERS = re.compile(r"dang bo|dai hoi dang|nghi quyet|giam ngheo|nong thon moi|ke hoach so")
_PLACE = re.compile(r"(xa|phuong|dac khu|thi tran)\s+")
# Whose paper it is where the commune stands only above: the name, and how the house writes it.
_BODIES = (
    (re.compile(r"hoi dong thi dua\s*[-–,]?\s*khen thuong"), "Hội đồng Thi đua - Khen thưởng"),
    (re.compile(r"ban to chuc (?:hoi nghi|hn)(?![a-z])"), "Ban Tổ chức Hội nghị"),
    (re.compile(r"ban to chuc (?:dai hoi|dh)(?![a-z])"), "Ban Tổ chức Đại hội"),
    (re.compile(r"ban to chuc\s*(?:$|\|)"), "Ban Tổ chức"),
    (re.compile(r"ban chi dao"), "Ban Chỉ đạo"),
)
NOT_SAID = "Đọc từ phần đầu văn bản, hãy xem lại tên."
ODD_NUMBER = "Số, ký hiệu viết không theo lối thường, hãy xem lại."
ODD_TITLE = "Tên ghi toàn chữ hoa, quá dài, có năm hoặc lần thứ, hãy xem lại."
LONGEST_TITLE = 200
NOT_IN_TITLE = "Tên Hội nghị không ghi giai đoạn này, hãy xem lại."
OTHER_PERIOD = "Câu không nói đây là giai đoạn tổng kết."


def read_head(paper: Paper) -> None:
    """Note all of it, and keep the day of issue for years that are not written."""
    head, title = _parted(paper.blocks)
    for block in head:
        _number(paper, block)
    for block in head:
        _issued(paper, block)
    name = _title(paper, title)
    _issuer(paper, head, name)
    _period(paper, title)
    if not paper.has(Kind.TERM):
        _term(paper)


def _parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks above the word that names the paper, and those of the title below it."""
    for at, block in enumerate(blocks[:_HEAD]):
        if _IS_PLAN.fullmatch(block.plain.strip(" .|")):
            below = blocks[at + 1 : at + 6]
            lines: list[Block] = []
            for one in below:
                if one.mark or (lines and _PREAMBLE.match(one.plain)) or one.text.endswith(":"):
                    break
                if lines and _is_apart(lines[-1], one):
                    break
                lines.append(one)
            return blocks[:at], tuple(lines)
        if _WITH_TITLE.match(block.plain) and not block.mark and block.text[:8].isupper():
            return blocks[:at], _title_from(blocks, at)
    return blocks[:8], ()


def _title_from(blocks: tuple[Block, ...], at: int) -> tuple[Block, ...]:
    """The lines of a title that begins on the line of the paper's own name."""
    lines = [blocks[at]]
    for block in blocks[at + 1 : at + 6]:
        apart = block.mark or _PREAMBLE.match(block.plain) or block.text.endswith(":")
        if apart or not block.text.isupper() or _is_apart(lines[-1], block):
            break
        lines.append(block)
    return (*lines,)


def _is_apart(before: Block, block: Block) -> bool:
    """Whether lines lie between them, more than a blank one."""
    return block.starts[0][1] - before.starts[-1][1] > 2


def _number(paper: Paper, block: Block) -> None:
    usual = _NUMBER.search(block.plain)
    found = usual or _NUMBER_OLD.search(block.plain)
    if found and not paper.has(Kind.NUMBER):
        since, until = found.start(1), found.end()
        said = re.sub(r"\s", "", block.text[since:until]).rstrip("-")
        notes = () if usual else (ODD_NUMBER,)
        paper.add(block, since, until, kind=Kind.NUMBER, value=said, notes=notes)


def _issued(paper: Paper, block: Block) -> None:
    for day in days_in(block.plain, issued=None):
        if day.bound == "on" and day.day and not day.notes and not paper.issued:
            before = block.plain[: day.since]
            notes = () if re.search(r"[a-z],\s*$", before) else (NOT_SAID,)
            paper.issued = date.fromisoformat(day.value[:10])
            paper.add(
                block, day.since, day.until, kind=Kind.ISSUED, value=day.value[:10], notes=notes
            )


def _title(paper: Paper, lines: tuple[Block, ...]) -> str:
    """Its name without "Tổ chức", edition and term; each is a fact of its own."""
    if not lines:
        return ""
    first = lines[0]
    text = " ".join(block.text.strip() for block in lines)
    block = Block(
        text=text,
        starts=tuple(_starts(lines)),
        mark="",
        told="",
        body=0,
        source="",
    )
    begin = found.end() if (found := _ABOUT.match(first.plain)) else 0
    end = len(text.rstrip(" ."))
    if term := _TERM.search(block.plain[:end]):
        past = paper.issued and int(term[2]) <= paper.issued.year
        paper.add(
            block,
            term.start(1),
            term.end(2),
            kind=Kind.PERIOD if past else Kind.TERM,
            value=f"{term[1]}-{term[2]}",
        )
        end = term.start()
    edition = _EDITION.search(block.plain[:end])
    if edition and not block.text[edition.end() : end].strip(" ,"):
        since, until = edition.span()
        paper.add(block, since, until, kind=Kind.EDITION, value=text[since:until])
        end = since
    name = text[begin:end].strip(' ,-–“”"(')
    if name:
        odd = name.isupper() or len(name) > LONGEST_TITLE or _LAST_YEAR.search(plain(name))
        notes = (ODD_TITLE,) if _within(paper, block, begin, begin + len(name)) or odd else ()
        paper.add(block, begin, begin + len(name), kind=Kind.TITLE, value=name, notes=notes)
    return name


def _within(paper: Paper, block: Block, begin: int, end: int) -> bool:
    """Note the edition and the years that stand within the name, before more words of it."""
    edition = _EDITION.search(block.plain, begin, end)
    if edition and not paper.has(Kind.EDITION):
        since, until = edition.span()
        paper.add(block, since, until, kind=Kind.EDITION, value=block.text[since:until])
    years = _AHEAD.search(block.plain, begin, end)
    if years and paper.issued and not paper.has(Kind.TERM) and not paper.has(Kind.PERIOD):
        past = int(years[2]) <= paper.issued.year
        kind = Kind.PERIOD if past else Kind.TERM
        value = f"{years[1]}-{years[2]}"
        paper.add(block, years.start(1), years.end(2), kind=kind, value=value)
    return bool(edition or years)


def _starts(lines: tuple[Block, ...]) -> list[tuple[int, int, int]]:
    found, offset = [], 0
    for block in lines:
        found += [(offset + at, line, there) for at, line, there in block.starts]
        offset += len(block.text.strip()) + 1
    return found


def _issuer(paper: Paper, head: tuple[Block, ...], title: str) -> None:
    """The commune whose paper it is, as the head names it and the body writes it."""
    for block in head:
        for found in _PLACE.finditer(block.plain):
            before = block.plain[: found.start()]
            if before.strip() and not re.search(r"(?:u[y6]? ban nhan dan|ubnd|\|)\s*$", before):
                continue
            rest = re.split(r"\||C[OỘ]NG H|[ĐDP][OỘ]c |Doc |Poc ", block.text[found.end() :])[0]
            rest = re.split(r"\s{2,}", rest.strip())[0]
            rest = " ".join(_large(rest.split()))
            kind = block.text[found.start() : found.end()].strip().lower()
            if not rest:
                continue
            name = f"{kind} {title_case(rest)}"
            written = _as_written(paper, name, title)
            council, body = _body(head)
            end = found.end() + len(rest)
            number = next((plain(one.value) for one in paper.facts if one.kind is Kind.NUMBER), "")
            told = written and (council or not number or "ubnd" in number)
            notes = () if told else (NOT_SAID,)
            paper.add(
                council or block,
                0 if council else found.start(),
                len(council.text) if council else end,
                kind=Kind.ISSUER,
                value=f"{body} {written or name}",
                notes=notes,
            )
            return


def _body(head: tuple[Block, ...]) -> tuple[Block | None, str]:
    """Which body of the commune the head names, and where; else the committee."""
    for name, said in _BODIES:
        for block in head:
            if name.search(block.plain) and block.text[:5].isupper():
                return block, said
    return None, "UBND"


def _large(words: list[str]) -> list[str]:
    """The words of a name written all large, up to the first that is not."""
    kept = []
    for word in words:
        if not (word.isupper() or word[:1].isdigit()):
            break
        kept.append(word)
    return kept


def _as_written(paper: Paper, name: str, title: str) -> str:
    """The same name as the title, or else the body, writes it in small letters."""
    for text in (title, *(block.text for block in paper.blocks)):
        at = plain(text).find(plain(name))
        if at >= 0 and not text[at : at + len(name)].isupper():
            return text[at : at + len(name)]
    return ""


def _period(paper: Paper, title: tuple[Block, ...]) -> None:
    """The years looked back on: where a sentence says so; else the first that is not the term."""
    term = next((fact.value for fact in paper.facts if fact.kind is Kind.TERM), "")
    if paper.has(Kind.PERIOD):
        return  # the title says it
    others = []
    for block in paper.blocks:
        for found in (*_PERIOD.finditer(block.plain), *_PHASE.finditer(block.plain)):
            value = f"{found[1]}-{found[2]}"
            begin, _ = block.sentence(*found.span())
            if value == term:
                continue
            if _LOOKS_BACK.search(block.plain[begin : found.start()]):
                said = block.plain[begin : block.sentence(*found.span())[1]]
                ours = _OURS.search(said) and not _OF_OTHERS.search(said)
                since, until = found.start(1), found.end(2)
                notes = () if ours else (OTHER_PERIOD,)
                paper.add(block, since, until, kind=Kind.PERIOD, value=value, notes=notes)
                return
            others.append((block, found, value))
    for block, found, value in others[:1]:
        paper.add(
            block,
            found.start(1),
            found.end(2),
            kind=Kind.PERIOD,
            value=value,
            notes=(OTHER_PERIOD,),
        )


def _term(paper: Paper) -> None:
    """The years to come, where a sentence and not the title says them: the first, and asked."""
    for block in paper.blocks:
        for found in _AHEAD.finditer(block.plain):
            begin, end = block.sentence(*found.span())
            ours = _LOOKS_AHEAD.search(block.plain[begin : found.start()])
            past = not paper.issued or int(found[1]) < paper.issued.year
            if past or not ours or _OF_OTHERS.search(block.plain[begin:end]):
                continue
            value = f"{found[1]}-{found[2]}"
            span = found.start(1), found.end(2)
            paper.add(block, *span, kind=Kind.TERM, value=value, notes=(NOT_IN_TITLE,))
            return
