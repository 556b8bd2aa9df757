"""Where things stand on a day sheet: what the writer leaves and the reader looks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from paiban.io.sheet_style import display_width
from paiban.io.wording import missing_words, welcome_words
from paiban.text import LANGUAGES, in_language

MARKER = "paiban.roster/1"
TIMES_ROW, TITLE_ROW, HINT_ROW, HEAD_ROW, FIRST_ROW = 1, 2, 3, 4, 5
KEY_COLUMN, NEED_COLUMN, ROLE_COLUMN, FIRST_COLUMN = 1, 2, 3, 4
NARROWEST, WIDEST = 8, 26

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which plan a roster workbook shows, in which language and for whom it was written."""

    revision: int | None
    language: str
    audience: str

    @property
    def text(self) -> str:
        """What a hidden cell of every day sheet says of it."""
        return f"{self.revision or ''}/{self.language}/{self.audience}"

    @staticmethod
    def read(text: str) -> Origin | None:
        """Return what such a cell says; ``None`` if it says something else."""
        found = re.fullmatch(r"([1-9][0-9]{0,8}|)/([a-z]+)/([a-z]+)", text)
        if found is None or found[2] not in LANGUAGES:
            return None
        return Origin(int(found[1]) if found[1] else None, found[2], found[3])


def key_text(need: str, role: str) -> str:
    """Return what the hidden first column says of a row."""
    return f"{need}|{role}"


def times_text(start: datetime, end: datetime) -> str:
    """Return what the hidden first row says of a column."""
    return f"{start.isoformat()}/{end.isoformat()}"


def read_times(text: str) -> Stretch | None:
    """Return the stretch that a column stands for; ``None`` if the text is something else."""
    start, slash, end = text.partition("/")
    try:
        found = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return None
    return found if slash and found[0].tzinfo and found[1].tzinfo else None


def without_marks(text: str) -> str:
    """Return a cell's text without the marks of gaps, in any language."""
    return _marks().sub(" ", text).strip()


@cache
def _marks() -> re.Pattern[str]:
    patterns = []
    for language in LANGUAGES:
        with in_language(language):
            patterns += [re.escape(words(0)).replace("0", r"\d+") for words in (missing_words, welcome_words)]
    return re.compile("|".join(patterns))


def column_widths(count: int, blocks: list[tuple[int, int, str]]) -> list[float]:
    """Return widths such that each text fits over its columns (first, last), within bounds."""
    widths = [float(NARROWEST)] * count
    for first, last, text in sorted(blocks, key=lambda block: block[1] - block[0]):
        span = last - first + 1
        lacking = min(display_width(text) + 2, WIDEST * span) - sum(widths[first : last + 1])
        if lacking > 0:
            for column in range(first, last + 1):
                widths[column] += lacking / span
    return widths
