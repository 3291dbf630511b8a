"""The workbook of the grid on paper and in programs that leave rows as high as the file says."""

from io import BytesIO

from openpyxl import load_workbook

from nominations.xlsx import GridBook

LONG = "Tập thể giáo viên tổ 4-5 Trường Tiểu học Đại Sơn (đại diện: Hà Thị Mỹ Duyên)"


def written(*rows):
    book = GridBook([("Tên", 90), ("Mã", 9), ("Năm sinh", 4)], told=["Hồ sơ", "Lọc", "Lập"])
    for row in rows:
        book.add(row)
    book.about([("Số hồ sơ", len(rows))])
    return load_workbook(BytesIO(book.whole()))


def test_a_row_is_as_high_as_its_longest_text_needs():
    """In LibreOffice whoever stands for a collective was cut off after the first line."""
    sheet = written(
        ["Vũ Thị An", "HN25-0001", 1970],
        [LONG, "HN25-0002", ""],
        [f"{LONG}, {LONG}", "HN25-0003", 1970],
        ["Vũ Thị Ba", "HN25-0004", 1970],
    )["Hồ sơ"]

    assert [sheet.row_dimensions[number].height for number in range(4, 9)] == [
        None, None, 30, 60, None,
    ]  # fmt: skip
    assert [cell.value for cell in sheet["A"]][4:6] == ["Vũ Thị An", LONG]


def test_the_columns_go_on_one_page_across_and_rows_on_as_many_as_they_need():
    """“Đơn vị giới thiệu” and all after it came out on another sheet than the names."""
    book = written([LONG, "HN25-0002", ""])

    assert [
        (one.sheet_properties.pageSetUpPr.fitToPage, one.page_setup.fitToWidth,
         one.page_setup.fitToHeight, one.page_setup.orientation)
        for one in book
    ] == [(True, 1, 0, "landscape")] * 2  # fmt: skip
