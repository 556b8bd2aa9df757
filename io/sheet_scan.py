"""A part of an Excel file read as a stream, to see how large it claims to be and whether it is harmless."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from paiban.text import _

MAX_ROW = 200_000
MAX_COLUMN = 702  # ZZ
MAX_AREA = 4_000_000  # a reader fills the whole rectangle, so its area counts, not the cells in it
MAX_DEPTH = 200

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")


class HostileSheet(Exception):
    """The part would harm whoever reads it; the message completes "it is built in a way that …"."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """A cell that a reading library shows as empty: an error value, or a formula that was never calculated.

    ``part`` is the sheet's part inside the file.
    """

    part: str
    cell: str
    is_error: bool


class SheetScan:
    """Follows one part through its blocks; a part that is no sheet is only checked to be plain XML."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.faulty: list[Faulty] = []
        self._row = self._column = self._last_row = self._last_column = self._depth = 0
        self._cell = ""
        self._is_formula = self._has_value = self._is_in_value = self._is_error = False
        self._tail = b""
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data

    def feed(self, block: bytes) -> None:
        """Read on; raises ``HostileSheet``, or ``ValueError`` for what is not XML."""
        try:
            self._parser.Parse(block, False)
        except expat.ExpatError as error:
            raise ValueError("not XML") from error

    def feed_media(self, block: bytes) -> None:
        """Read on in a picture or the like, which must not hide a sheet."""
        if b"sheetData" in self._tail + block:
            raise HostileSheet(_("it hides a sheet in a picture"))
        self._tail = block[-16:]

    def close(self) -> None:
        """See that the part ends where it should."""
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise ValueError("not XML") from error

    def _doctype(self, *_details: object) -> None:
        raise HostileSheet(_("it declares entities of its own"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise HostileSheet(_("its parts are nested without end"))
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
        elif tag == "f":
            self._is_formula = True
        elif tag == "v":
            self._is_in_value = True

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        place = _REFERENCE.match(attributes.get("r", ""))
        if place:
            self._column, self._row = _column_number(place[1]), int(place[2])
        self._last_row, self._last_column = (
            max(self._last_row, self._row),
            max(self._last_column, self._column),
        )
        if self._last_row > MAX_ROW or self._last_column > MAX_COLUMN:
            raise HostileSheet(_("a cell lies beyond row 200,000 or column ZZ"))
        if self._last_row * self._last_column > MAX_AREA:
            raise HostileSheet(_("its sheet is millions of cells large"))
        self._cell = attributes.get("r", "")
        self._is_formula = False
        self._is_error = attributes.get("t") == "e"
        self._has_value = attributes.get("t") == "str"  # a formula that gave the empty text

    def _end(self, name: str) -> None:
        self._depth -= 1
        tag = name.rpartition(":")[2]
        if tag == "v":
            self._is_in_value = False
        elif tag == "c" and (self._is_error or (self._is_formula and not self._has_value)):
            self.faulty.append(Faulty(self.part, self._cell, self._is_error))

    def _data(self, _text: str) -> None:
        if self._is_in_value:
            self._has_value = True


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
