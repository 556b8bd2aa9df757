"""Days and moments in cells: real dates of the spreadsheet or typed ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from paiban.io.duty_times import year_of
from paiban.io.fields import phrase, shown
from paiban.io.report import Cell, Report
from paiban.text import _
from paiban.values.horizon import DAY_MINUTES, Horizon

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT = re.compile(r"(\d{1,2})\s*[/.月]\s*(\d{1,2})(?![\d/.])\s*[日号]?")
_MOMENT = re.compile(
    _DAY.pattern + r"(?:(?:[\sT]+|(?<=[日号])\s*)(\d{1,2})\s*(?:[:点时]\s*(\d{2})?)(?::00)?\s*分?)?"
)
_SEVERAL = re.compile(r"[、,，;；\n]+")


def day(cell: Cell, report: Report) -> date | None:
    """Return a calendar day."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    found = _DAY.fullmatch(phrase(cell)) or _COMPACT.fullmatch(phrase(cell))
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    if not cell.is_empty:
        what = _("“{text}” is no date.").format(text=shown(cell))
        report.mistake(cell, what, _("Write it like 2022-04-01."))
    return None


def moments(cell: Cell, report: Report, horizon: Horizon, *, is_end: bool = False) -> list[int]:
    """Return the moments of a cell as minutes; a date alone is its beginning, or its end."""
    if isinstance(cell.value, datetime):
        return [horizon.minute_at(cell.value)]
    words = [cell.value.isoformat()] if isinstance(cell.value, date) else _SEVERAL.split(phrase(cell))
    found = [_moment(word, cell, report, horizon, is_end) for word in words if word.strip()]
    return [minute for minute in found if minute is not None]


def _moment(word: str, cell: Cell, report: Report, horizon: Horizon, is_end: bool) -> int | None:
    raw = unicodedata.normalize("NFKC", word).strip()
    short = _SHORT.match(raw)
    if short:
        year = year_of(int(short[1]), int(short[2]), horizon)
        raw = f"{year}-{short[1]}-{short[2]} {raw[short.end() :]}".strip()
    found = _MOMENT.fullmatch(raw)
    try:
        if found:
            return _minute_of(found, horizon, is_end)
    except ValueError:
        pass
    report.mistake(
        cell,
        _("“{text}” is no date with a time.").format(text=word.strip()[:40]),
        _("Write it like 2022-04-02 08:00."),
    )
    return None


def _minute_of(found: re.Match[str], horizon: Horizon, is_end: bool) -> int:
    on = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return horizon.minute(on, DAY_MINUTES if is_end else 0)
    clock = int(found[4]) * 60 + int(found[5] or 0)
    if clock > DAY_MINUTES or int(found[5] or 0) > 59:
        raise ValueError(found[0])
    return horizon.minute(on, clock)


def moment_words(minutes: Sequence[int], horizon: Horizon, *, is_end: bool = False) -> str:
    """Return the text of a cell for these minutes; an end at midnight is written as the day before."""
    return "; ".join(_words(minute, horizon, is_end) for minute in minutes)


def _words(minute: int, horizon: Horizon, is_end: bool) -> str:
    moment = horizon.moment(minute)
    if moment.hour or moment.minute:
        return f"{moment:%Y-%m-%d %H:%M}"
    return (moment.date() - timedelta(days=1 if is_end else 0)).isoformat()
