"""What a plan's paper may be, and the sentences that say what is wrong with one."""

LARGEST = 20 * 2**20  # bytes as sent: pictures of a letterhead are inside
WORDS = 12 * 2**20  # bytes of the part of a Word file that holds its words, unpacked
RATIO = 200  # unpacked to packed; Word's own XML has 10 to 40
SLACK = 2**20  # bytes below which a ratio says nothing
ENTRIES = 2_000  # parts of a Word file; pictures are parts
DEEPEST = 200  # elements within elements
PAGES = 400
LINES = 20_000
CHARACTERS = 1_500_000
LINE = 10_000  # characters of one line: a paragraph of Word is one
FEWEST = 20  # letters a page, on average, below which a PDF is pictures

WORK, TIMEOUT, MEMORY = 30, 120, 768 * 2**20  # of the child: seconds, seconds on the wall, bytes

# The same of the child that reads the lines: a plan takes a tenth of a second, the worst paste ten.
READ_WORK, READ_TIMEOUT, READ_MEMORY = 20, 90, 768 * 2**20

# Exit codes of the child.
BROKEN, LOCKED, TOO_LARGE, NO_WORDS, TOO_MANY_PAGES, DECLARED, NOT_WORD = range(3, 10)

_PASTE = "hoặc chép chữ của Kế hoạch rồi dán vào ô dán."
SENTENCES = {
    BROKEN: f"Tệp bị hỏng. Hãy mở tệp, lưu lại rồi gửi lại, {_PASTE}",
    LOCKED: "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
    TOO_LARGE: "Tệp quá lớn hoặc khi mở ra quá lớn. Hãy chép phần chữ của Kế hoạch vào ô dán.",
    NO_WORDS: f"Tệp PDF chỉ có ảnh quét, không có chữ. Hãy gửi bản Word, {_PASTE}",
    TOO_MANY_PAGES: (
        f"Tệp có hơn {PAGES} trang. Hãy gửi riêng phần Kế hoạch, không kèm tài liệu khác."
    ),
    DECLARED: "Tệp Word có phần khai báo lạ. Hãy chép chữ của Kế hoạch vào ô dán.",
    NOT_WORD: "Đây là tệp nén, không phải tệp Word. Hãy giải nén rồi gửi tệp Word bên trong.",
}
TOO_SLOW = (
    "Kế hoạch này đọc quá lâu nên phần mềm đã dừng. "
    "Hãy chỉ gửi phần Kế hoạch, bỏ phụ lục và danh sách kèm theo."
)
LONG_LINE = "Có dòng dài hơn 10.000 ký tự, kể cả dấu cách. Hãy xuống dòng ở mỗi đoạn rồi gửi lại."
OLD_WORD = (
    "Đây là tệp Word cũ (.doc) hoặc tệp có mật khẩu. "
    "Hãy mở bằng Word, lưu lại thành .docx không mật khẩu rồi gửi lại."
)
PICTURE = f"Đây là ảnh. Hãy gửi bản Word hoặc PDF có chữ, {_PASTE}"
RTF = "Đây là tệp RTF. Hãy mở bằng Word, lưu lại thành .docx rồi gửi lại."
NO_TEXT = f"Tệp này không phải là văn bản. Hãy gửi tệp Word (.docx), PDF có chữ, {_PASTE}"
EMPTY = "Không có chữ nào. Hãy chọn tệp khác hoặc dán chữ của Kế hoạch."
