"""Where buildings lie and which ways between them are shut, as words in cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from paiban.io.fields import parts, shown, text
from paiban.io.reading import Reading, building_key, joined, suggestion
from paiban.io.report import Cell, Report
from paiban.text import _

Passage = tuple[str, str]
Position = tuple[int, int]

_POSITION = re.compile(r"\(?\s*([+-]?\d{1,6})\s*[,;/、\s]\s*([+-]?\d{1,6})\s*\)?")
_TO = re.compile(r"[-–—~～至到]")


def read_position(cell: Cell, report: Report) -> Position | None:
    """Return the metres east and north of ``120,40``."""
    found = _POSITION.fullmatch(unicodedata.normalize("NFKC", text(cell, report)))
    if found:
        return int(found[1]), int(found[2])
    if not cell.is_empty:
        what = _("“{text}” is no position.").format(text=shown(cell))
        remedy = _("Set the cell's format to “Text” and write two numbers of metres, such as 120,40.")
        report.mistake(cell, what, remedy)
    return None


def position_words(position: Position | None) -> str:
    """Return the text that reads back to a position."""
    return "" if position is None else f"{position[0]},{position[1]}"


def read_passages(cell: Cell, reading: Reading) -> frozenset[Passage]:
    """Return the pairs of buildings or gates in ``3-4、7-8``, written as on their own sheets."""
    found = (_passage(word, cell, reading) for word in parts(cell, reading.report))
    return frozenset(passage for passage in found if passage is not None)


def _passage(word: str, cell: Cell, reading: Reading) -> Passage | None:
    halves = [(word[: sign.start()].strip(), word[sign.end() :].strip()) for sign in _TO.finditer(word)]
    full = [(one, other) for one, other in halves if one and other]
    known = reading.buildings
    if full and not known:
        return full[0]
    for one, other in full:  # a building's own number may hold a hyphen
        if building_key(one) in known and building_key(other) in known:
            return known[building_key(one)], known[building_key(other)]
    what = _("“{text}” does not name two buildings.").format(text=word[:30])
    strange = (half for half in (full[0] if full else ()) if building_key(half) not in known)
    near = " ".join(filter(None, (suggestion(half, known.values()) for half in strange)))
    reading.report.mistake(cell, what, near or _("Write for example 3-4, 7-8."))
    return None


def passage_words(passages: Iterable[Passage]) -> str:
    """Return the text that reads back to these passages."""
    return joined(f"{one}-{other}" for one, other in sorted(passages))
