"""Foreign tables: bytes or a paste become lines of cells, columns found, rows judged (plain).

`read` and `read_paste` know files and no column; `find` and `judge` know columns and no file.
"""

from sheets.reading.bodies import calls_a_house as calls_a_house
from sheets.reading.bodies import is_collective as is_collective
from sheets.reading.books import read as read
from sheets.reading.crossing import sheet_of as sheet_of
from sheets.reading.finding import find as find
from sheets.reading.judging import judge as judge
from sheets.reading.old_codes import convert as convert
from sheets.reading.pastes import read_paste as read_paste
from sheets.reading.posts import OUT_OF_NAME as OUT_OF_NAME
from sheets.reading.posts import OUT_OF_POSITION as OUT_OF_POSITION
from sheets.reading.posts import alone as alone
from sheets.reading.posts import before_name as before_name
from sheets.reading.posts import behind_name_of as behind_name_of
from sheets.reading.posts import parted as parted
from sheets.reading.secrets import STAYS_OUT as STAYS_OUT
from sheets.reading.secrets import without as without
from sheets.reading.values import Book as Book
from sheets.reading.values import Cell as Cell
from sheets.reading.values import Field as Field
from sheets.reading.values import Found as Found
from sheets.reading.values import Judged as Judged
from sheets.reading.values import Line as Line
from sheets.reading.values import Read as Read
from sheets.reading.values import Sheet as Sheet
from sheets.reading.values import Unreadable as Unreadable
