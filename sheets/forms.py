"""What a person sends to be read: a file, or a block copied out of another program."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.fields import Files, Typed, mark
from accounts.forms import bare_helper
from sheets.reading import Book, Unreadable, read, read_paste
from sheets.targets import BROUGHT

MOST_BYTES = 10 * 1024 * 1024
NEITHER = "Hãy chọn một tệp, hoặc dán bảng vào ô này."
BOTH = "Hãy chọn tệp hoặc dán bảng, không cả hai."
TOO_LARGE = "Tệp lớn hơn 10 MB. Hãy chia bảng thành nhiều tệp nhỏ hơn."
PASTED = "Bảng dán"


class ImportBox(forms.RegexField):
    """Of a list's filter: the import whose rows alone are shown, by its code."""

    def __init__(self) -> None:
        super().__init__(
            r"\ANB[0-9]{4,9}\Z",
            label="Nhập từ bảng",
            required=False,
            widget=forms.HiddenInput,
            error_messages={"invalid": "Hãy mở danh sách từ trang của bảng đã nhập."},
        )

    @classmethod
    def code_in(cls, asked: Mapping[str, str]) -> str:
        """The import an address asks for, where a list has no filter of its own."""
        try:
            return str(cls().clean(asked.get(BROUGHT, "")))
        except forms.ValidationError:
            return ""


class Block(forms.CharField):
    """Text as it came, its tabs and breaks too: the reader makes cells of them."""

    widget = forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "data-paste": "html"})


class SheetForm(forms.Form):
    """One of two boxes; `book` is what was read, `digest` tells the same bytes again."""

    file = forms.FileField(
        label="Tệp Excel",
        required=False,
        allow_empty_file=True,  # the reader says in words that a file is empty
        help_text="Nhận .xlsx, .xls, .ods, .csv, tối đa 10 MB. Không nhận tệp có mật khẩu.",
        error_messages={"invalid": "Tệp không gửi được. Hãy chọn lại."},
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,.xls,.ods,.csv,.tsv,.txt,.html,.xlsm,.docx,.doc"}
        ),
    )
    text = Block(
        label="Hoặc dán bảng",
        required=False,
        strip=False,
        help_text="Bôi đen bảng trong Excel, Word hoặc tin nhắn Zalo, sao chép rồi dán vào đây.",
    )
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    use_required_attribute = False
    helper = bare_helper()
    book: Book
    digest: str
    source: str

    def __init__(self, typed: Typed = None, files: Files = None) -> None:
        super().__init__(typed, files)
        self.fields["html"].widget.attrs["data-pasted"] = "html"
        for name in ("file", "text"):
            mark(self.fields[name], optional_words="chọn tệp hoặc dán")

    def clean(self) -> dict[str, Any]:
        """Read what was sent; what is wrong with it is said beside the box it came by."""
        sent = super().clean() or {}
        file, text = sent.get("file"), sent.get("text", "").strip("\r\n")
        if file and text.strip():
            self.add_error("text", BOTH)
        elif file:
            self._read_file(file)
        elif text.strip():
            self._read_text(text, sent.get("html", ""))
        elif "file" not in self.errors:
            self.add_error("text", NEITHER)
        return sent

    def _read_file(self, file: Any) -> None:
        if file.size > MOST_BYTES:
            self.add_error("file", TOO_LARGE)
            return
        data = file.read()
        try:
            self.book = read(data, file.name)
        except Unreadable as unreadable:
            self.add_error("file", unreadable.text)
        self.digest, self.source = hashlib.sha256(data).hexdigest(), file.name

    def _read_text(self, text: str, html: str) -> None:
        try:
            self.book = read_paste(text, html)
        except Unreadable as unreadable:
            self.add_error("text", unreadable.text)
        self.digest, self.source = hashlib.sha256(text.encode()).hexdigest(), PASTED
