"""A plan's paper: bytes or a paste become lines with their place, lines become facts (plain).

`text_of` knows files and no fact; `read` knows lines and no file. Nothing here is taken over by
itself: each fact is a proposal with the sentence it stands in.
"""

from conferences.reading.apart import read_apart as read_apart
from conferences.reading.drafting import days_of as days_of
from conferences.reading.drafting import drafted as drafted
from conferences.reading.files import text_of as text_of
from conferences.reading.proposing import as_toml as as_toml
from conferences.reading.proposing import chosen as chosen
from conferences.reading.reader import read as read
from conferences.reading.said import said as said
from conferences.reading.values import Fact as Fact
from conferences.reading.values import Kind as Kind
from conferences.reading.values import Line as Line
from conferences.reading.values import Place as Place
from conferences.reading.values import Reading as Reading
from conferences.reading.values import Text as Text
from conferences.reading.values import Trust as Trust
from conferences.reading.values import Unreadable as Unreadable
