"""What is known of a workbook while its rows are read: the planned days, the words, the buildings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from paiban.io.choices import folded
from paiban.io.fields import phrase, text
from paiban.io.report import Cell, Report
from paiban.skills.taxonomy import Taxonomy
from paiban.skills.times import read_times
from paiban.text import _, language
from paiban.values.horizon import Horizon
from paiban.values.spans import Spans

_BUILDING_WORDS = re.compile(r"^(第|building|bldg\.?|no\.?)|(号楼|栋楼|号|栋|幢|座|楼|#)$")


@dataclass(frozen=True)
class Reading:
    """Where mistakes go, and what the cells of one workbook refer to."""

    report: Report
    horizon: Horizon
    taxonomy: Taxonomy
    default_hours: Spans = ()
    buildings: Mapping[str, str] = field(default_factory=dict)

    def building(self, cell: Cell) -> str | None:
        """Return a building's number as its own sheet writes it; without such a sheet any number goes."""
        word = text(cell, self.report)
        if not word or not self.buildings:
            return word or None
        number = self.buildings.get(building_key(word))
        if number is None:
            self.report.mistake(
                cell,
                _("There is no building “{number}”.").format(number=word[:20]),
                suggestion(word, self.buildings.values())
                or _("Add it to the sheet of buildings, or correct the number."),
            )
        return number


def building_key(number: str) -> str:
    """Return a building's number so that 3, 3号楼 and Building 3 are equal."""
    return _BUILDING_WORDS.sub("", folded(number)) or folded(number)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean …?" with the known words nearest to one, or nothing."""
    near = get_close_matches(word, list(known), n=3, cutoff=0.5)
    return _("Did you mean {words}?").format(words=joined(near)) if near else ""


def joined(words: Iterable[str]) -> str:
    """Return words as one list in the language in force."""
    return ("、" if language() == "zh" else ", ").join(words)


def hours_of(cell: Cell, report: Report, horizon: Horizon) -> Spans:
    """Return the time that plain words describe; words not understood are quoted."""
    words = phrase(cell)
    reading = read_times(words, horizon)
    if reading.unread:
        report.mistake(
            cell,
            _("This time was not understood: {words}.").format(
                words=joined(f"“{word}”" for word in reading.unread)[:120]
            ),
            time_examples(),
        )
    return reading.spans


def time_examples() -> str:
    """Return examples of times that can be read."""
    return _("Write for example: every day 08:00-12:00; or Wed, Fri 14:00-18:00; or 4/2 08:00-20:00.")
