"""Where tests read a page: a small tree of elements, and what is asked of it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from operator import itemgetter

CLOSED_AT_ONCE = """
area base br col embed hr img input link meta source track wbr path use rect line circle
"""
VOID = frozenset(CLOSED_AT_ONCE.split())
# What programs say, and no Vietnamese word without its marks ("to", "can", "in" are such).
INTERFACE_WORDS = """
add account action active all apply approved back cancel change choose clear click close code
comment confirm continue create date day default delete deny description detail details disabled
download draft edit email empty enabled enter error errors failed false field file filter first
from found help hide history home invalid item label last leave link list loading logout login
mandatory message missing month name new next none not null number ok open optional page password
please previous print profile refresh rejected remove report required reset results role save
search select send session settings show sign size sort state status submit submitted success
summary table this time title today total true type undefined undo unit unknown update upload user
username value view warning welcome year yes you your
"""
ENGLISH = frozenset(INTERFACE_WORDS.split())
UNSEEN = frozenset(("script", "style", "svg", "head", "template"))


def seen(client, url: str, *, form: str = "form") -> dict[str, str]:
    """The hidden box of an edit form: what stood when its page was made."""
    context = client.get(url).context
    return {"seen": context[form]["seen"].value() if context and form in context else ""}


class Element:
    """One element: its name, attributes, parent and children in order."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: "Element | None") -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Element | str] = []

    def walk(self) -> Iterator["Element"]:
        """This element and all below, in the order of the page."""
        waiting = [self]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += [child for child in reversed(here.children) if isinstance(child, Element)]

    def all(self, *tags: str) -> list["Element"]:
        return [found for found in self.walk() if found.tag in tags]

    def words(self) -> str:
        """The text a person reads, single spaces."""
        pieces: list[str] = []
        self._into(pieces)
        return " ".join("".join(pieces).split())

    def _into(self, pieces: list[str]) -> None:
        for child in self.children:
            if isinstance(child, str):
                pieces.append(child)
            elif child.tag not in UNSEEN:
                child._into(pieces)
                pieces.append(" ")

    def inside(self, tag: str) -> "Element | None":
        """The nearest element of that name around this one."""
        around = self.parent
        while around is not None and around.tag != tag:
            around = around.parent
        return around


class Page(HTMLParser):
    """A whole page; `faults` names what was closed wrongly."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self._here = Element("", {}, None)
        self.faults: list[str] = []
        self._elements = [self.root]  # in the order they begin, which is the page's
        self.feed(html)
        self.close()
        if self._here is not self.root:
            self.faults.append(f"<{self._here.tag}> is never closed")
        named = [found for found in self._elements if "id" in found.attrs]
        self.ids = [found.attrs["id"] for found in named]
        self.by_id = {found.attrs["id"]: found for found in named}
        self._by_tag: dict[str, list[tuple[int, Element]]] = {}  # a page is asked often
        for place, found in enumerate(self._elements):
            self._by_tag.setdefault(found.tag, []).append((place, found))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, {name: value or "" for name, value in attrs}, self._here)
        self._here.children.append(found)
        self._elements.append(found)
        if tag not in VOID:
            self._here = found

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._here = self._here.parent

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._here.tag != tag:
            self.faults.append(f"</{tag}> closes <{self._here.tag}>")
        if self._here.inside(tag) or self._here.tag == tag:
            while self._here.tag != tag:
                self._here = self._here.parent
            self._here = self._here.parent

    def handle_data(self, data: str) -> None:
        self._here.children.append(data)

    def all(self, *tags: str) -> list[Element]:
        found = [one for tag in set(tags) for one in self._by_tag.get(tag, ())]
        return [element for _, element in sorted(found, key=itemgetter(0))]

    def one(self, tag: str) -> Element:
        (found,) = self.all(tag)
        return found

    @property
    def title(self) -> str:
        return "".join(str(piece) for piece in self.one("title").children).strip()

    def words(self) -> str:
        return self.one("body").words()

    def controls(self) -> list[Element]:
        """Everything a person fills in."""
        quiet = ("hidden", "submit", "button")
        boxes = self.all("input", "select", "textarea")
        return [box for box in boxes if box.attrs.get("type") not in quiet]

    def label_of(self, box: Element) -> str:
        """What a screen reader says of a box; nothing, when it has nothing to say."""
        if said := box.attrs.get("aria-label", ""):
            return said
        names = box.attrs.get("aria-labelledby", "").split()
        told = [self.by_id[name].words() for name in names if name in self.by_id]
        mine = box.attrs.get("id")
        told += [one.words() for one in self.all("label") if mine and one.attrs.get("for") == mine]
        around = box.inside("label")
        return " ".join(told + ([around.words()] if around else []))
