"""What the pages of an import show: its lines as they were read, its columns, what it made."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404

from accounts.enums import Reach
from accounts.paging import PAGE, turned
from accounts.permissions import reach
from accounts.request import Request
from accounts.web import asked, row_id
from sheets.actions import Mended
from sheets.actions.importing import STEPS
from sheets.actions.judging import changed_words
from sheets.figures import fields_of
from sheets.figures.said import first_of, said_for_all
from sheets.figures.told import A_PAGE
from sheets.models import SheetImport, SheetRow
from sheets.querysets import ASKED, OF_A_TAB
from sheets.reading import Cell, Field
from sheets.targets import Target, targets
from sheets.web import along, groups, one_reason
from sheets.web import lines as lines_of

PER_PAGE = A_PAGE
SHOWN, EDITED = "ket-qua", "sua"  # keys of the address: which verdict, which line is open
WRITE = "ghi"  # sent by a button that writes what is offered for a box: line, field, text
TURN = "den"  # sent by the tabs and the pager: the address's query they lead to
OF_ADDRESS = {
    "dung": "good",
    "da-xem": "seen",
    "can-xem": "ask",
    "phai-sua": "mend",
    "de-lai": "left",
}
IGNORE = ("", "Không nhập cột này")


def my_targets(request: Request) -> list[Target]:
    """What this person may bring a table into."""
    mine = targets().values()
    return [one for one in mine if reach(request.user, one.permission) is not Reach.NOWHERE]


def target_at(request: Request, slug: str) -> Target:
    """The target an address names: unknown is 404, without the right for it 403."""
    for target in targets().values():
        if target.slug == slug:
            if target not in my_targets(request):
                raise PermissionDenied
            return target
    raise Http404


def my_import(request: Request, pk: int) -> SheetImport:
    mine = SheetImport.objects.open_to(request.user).with_places()
    return get_object_or_404(mine, pk=pk)


def kept_query(text: str) -> QueryDict:
    """Of an address only what says where in the preview one is."""
    wanted, kept = QueryDict(text.removeprefix("?")), QueryDict(mutable=True)
    for key in (SHOWN, PAGE):
        if value := wanted.get(key):
            kept[key] = value
    return kept


def mended_from(sent: QueryDict, sheet: SheetImport) -> Mended:
    """What a page of the preview sent: boxes `o-<place>-<field>`, ticks `dong`, lines `co`."""
    cells = {}
    for name, text in sent.items():
        kind, _, rest = name.partition("-")
        place, _, key = rest.partition("-")
        if kind == "o" and key:
            cells[row_id(place), key] = str(text)
    began, seals = _began_from(sent)
    if WRITE in sent:
        place, _, rest = str(sent[WRITE]).partition("-")
        key, _, text = rest.partition("-")
        cells[row_id(place), key], seals[row_id(place), key] = text, ""
    return Mended(
        cells=cells,
        began=began,
        seals=seals,
        shown=frozenset(row_id(one.partition(" ")[0]) for one in sent.getlist("co")),
        ticked=frozenset(map(row_id, sent.getlist("dong"))),
        all_asked="chon-het" in sent,
        judged=row_id(sent.get("lan", "0")),
        rest=_rest_from(sent.get("con-lai", "")),
        right=sent.get("dung-ca", ""),
        doubted=sent.get("bo-ca", ""),
        split=row_id(sent.get("tach", "")) if "tach" in sent else None,
        said=groups.said_from(sent, sheet),
        turns=TURN in sent,
        brings=sent.get("viec") == "nhap",
    )


def _began_from(sent: QueryDict) -> tuple[dict[int, bool], dict[tuple[int, str], str]]:
    """What `co` says its line began with: whether it was ticked, what each of its boxes showed."""
    began, seals = {}, {}
    for place, ticked, *boxes in (one.split(" ") for one in sent.getlist("co") if " " in one):
        began[row_id(place)] = ticked == "1"
        for box in boxes:
            key, _, seal = box.partition(":")
            seals[row_id(place), key] = seal
    return began, seals


def _rest_from(sent: str) -> tuple[int, str] | None:
    place, _, key = sent.partition("-")
    return (row_id(place), key) if key else None


def numbers(sheet: SheetImport) -> dict[str, int]:
    """How many lines of each verdict, how many are to come in; one query."""
    return sheet.rows.aggregate(
        total=Count("pk"),
        **{tab: Count("pk", filter=lines) for tab, lines in OF_A_TAB.items()},
        chosen=Count("pk", filter=Q(ticked=True)),
        news=Count("pk", filter=Q(news=True)),
        askable=Count("pk", filter=ASKED & Q(ticked=False, by_hand=False)),
        by_hand=Count("pk", filter=ASKED & Q(ticked=False, by_hand=True)),
    )


def preview(
    request: Request, sheet: SheetImport, wanted: QueryDict | None = None
) -> dict[str, Any]:
    """The lines of one page, the numbers of all, the columns and what is asked of them.

    wanted: where in it, if the request's own address does not say so.
    """
    wanted = asked(request) if wanted is None else wanted
    slug = wanted.get(SHOWN, "")
    rows = sheet.rows.with_verdict(OF_ADDRESS.get(slug, "")).order_by(
        "-news", "table", "number", "part"
    )
    page = turned(rows, wanted, per_page=A_PAGE)
    fields = fields_of(sheet, request.at)
    count, alike = numbers(sheet), one_reason.boxes(sheet, fields)
    opened, back = wanted.get(EDITED, ""), kept_query(wanted.urlencode()).urlencode()
    shown = [one for one in fields if _is_told(sheet, one, list(page))]
    lines = [
        lines_of.opened(sheet, row, fields, across=len(shown), close=f"?{back}#dong-{row.place}")
        if opened == str(row.place)
        else lines_of.closed(sheet, row, shown, takers=fields)
        for row in page
    ]
    speaks = groups.box_tables(sheet)
    tables = [
        _table(sheet, number, fields) for number, first in enumerate(speaks) if first == number
    ]
    return {
        "sheet": sheet,
        "fields": shown,
        "lines": lines,
        "page_obj": page,
        "count": count,
        **alike,
        "by_hand": count["by_hand"] - alike["presumed"].waiting,
        "comes_along": along.foretold(sheet, request.at),
        "elsewhere": count["chosen"] - len([line for line in lines if line.row.ticked]),
        "changed": changed_words(count["news"]),
        "shown": slug if slug in OF_ADDRESS else "",
        "tabs": _tabs(count),
        "tables": tables,
        "not_read": _not_read(tables),
        "taken": _taken(tables, fields),
        "columns_open": any(
            box["problem"] or (alike["presumed"].waiting and not one["heading"])
            for one in tables
            for box in one["lacking"]
        ),
        "groups": [one for one in groups.boxes(sheet, fields) if one["boxes"]],
        "proposals": groups.proposals(sheet, fields, tables),
        "words": groups.words(sheet, fields),
        "before": sheet.same_before(),
        "is_behind": sheet.is_behind(),
        "back": back,
    }


def _is_told(sheet: SheetImport, field: Field, rows: Sequence[SheetRow]) -> bool:
    """Whether a field has a column on the page: no room for one that nobody says anything of."""
    if field.required or any(
        field.key in table["columns"][: table["real"]] for table in sheet.tables
    ):
        return True
    told = (row.reasons.get(field.key) or row.values.get(field.key) for row in rows)
    return any(one not in (None, "") for one in told)


def _tabs(count: Mapping[str, int]) -> list[tuple[str, str, int]]:
    return [
        ("", "Tất cả", count["total"]),
        ("dung", "Đúng", count["good"]),
        ("da-xem", "Đã xem", count["seen"]),
        ("can-xem", "Cần xem", count["ask"]),
        ("phai-sua", "Phải sửa", count["mend"]),
        ("de-lai", "Để lại", count["left"]),
    ]


def _table(sheet: SheetImport, number: int, fields: Sequence[Field]) -> dict[str, Any]:
    """A table's columns, each with a box that says what it is taken for in all its parts."""
    table, mended = sheet.tables[number], sheet.mended
    first = first_of(table["heading"])
    offered = [IGNORE, *((one.key, one.label) for one in fields)]
    silent = {text.split(":")[0] for text in table["left_out"]}
    columns = [
        {"name": f"cot-{number}", "title": title, "key": key or "", "silent": title in silent}
        for title, key in zip(table["titles"], groups.taken_for(sheet, number), strict=False)
    ]
    lacking = [
        {
            "key": one.key,
            "name": f"moi-{number}-{one.key}",
            "label": one.label,
            "choices": one.choices,
            "said": (said := said_for_all(mended, table["sheet"], first, one.key)),
            "problem": one.read(Cell(said)).problem if said else None,
        }
        for one in fields
        if one.key in table["columns"][table["real"] :]
    ]
    unread = [
        one["title"] for one in columns if not one["key"] and one["title"] in table["unknown"]
    ]
    return {
        **table, "number": number, "sheet": groups.name_of(table),
        "boxes": columns, "offered": offered, "lacking": lacking, "unread": unread,
    }  # fmt: skip


def _taken(tables: Sequence[Mapping[str, Any]], fields: Sequence[Field]) -> list[str]:
    """What the columns of all tables are taken for, in the order of a form."""
    keys = {box["key"] for table in tables for box in table["boxes"]}
    return [one.label for one in fields if one.key in keys]


def _not_read(tables: Sequence[Mapping[str, Any]]) -> list[tuple[Sequence[str], Sequence[str]]]:
    """What is left out and which columns are not read; parts of one table say so once."""
    told = dict.fromkeys((tuple(one["left_out"]), tuple(one["unread"])) for one in tables)
    return [one for one in told if any(one)]


def running(sheet: SheetImport) -> dict[str, Any]:
    """How far the worker is."""
    job = sheet.job
    done = min(job.progress, len(STEPS) - 1) if job else 0
    return {"sheet": sheet, "doing": STEPS[done], "done": done, "steps": len(STEPS)}
