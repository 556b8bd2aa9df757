"""The days and clock times of duties: ``4/2-4/5`` with ``08:00-10:00; 22:00-06:00``, read and written.

Each piece stays a duty of its own, also where two of them touch.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from paiban.skills.times import read_times
from paiban.values.horizon import DAY_MINUTES, Horizon
from paiban.values.spans import Span, Spans

_PIECES = re.compile(r"[、,，;；\n]+")
_TO = r"\s*(?:-|–|—|~|至|到|to)\s*"


def _date_pattern(which: str) -> str:
    separator = rf"(?:[/.月]|(?(year{which})-|(?!)))"  # 4-5 may mean two days of a month: only with a year
    return (
        rf"(?:(?P<year{which}>\d{{4}})\s*[-/.年]\s*)?(?P<month{which}>\d{{1,2}})\s*{separator}"
        rf"\s*(?P<day{which}>\d{{1,2}})\s*[日号]?"
    )


def _clock_pattern(which: str) -> str:
    return (
        rf"(?P<hour{which}>\d{{1,2}})\s*(?::(?P<minute{which}>\d{{2}})(?::00)?"
        rf"|[点时](?:(?P<spoken{which}>\d{{1,2}})分?|(?P<half{which}>半))?)"
    )


_DAYS = re.compile(rf"{_date_pattern('1')}(?:{_TO}(?:{_date_pattern('2')}|(?P<only>\d{{1,2}})\s*[日号]?))?")
_DUTY = re.compile(
    rf"(?:{_date_pattern('1')}\s+)?{_clock_pattern('1')}{_TO}(?:{_date_pattern('2')}\s+)?{_clock_pattern('2')}"
)
_ALL_DAY = {"全天", "整天", "24小时", "全日", "allday", "24h", "24hours", "roundtheclock"}
_EVERY_DAY = {"每天", "每日", "天天", "everyday", "daily"}


@dataclass(frozen=True)
class DutyTimes:
    """The duties found, the words not understood, and the named days that are not planned."""

    spans: Spans = ()
    unread: tuple[str, ...] = ()
    outside: tuple[date, ...] = ()


def year_of(month: int, of_month: int, horizon: Horizon) -> int:
    """Return the year of a day written without one: among the planned days if it can, else nearest."""
    candidates = []
    for year in {horizon.first.year - 1, horizon.first.year, horizon.last.year, horizon.last.year + 1}:
        try:
            on = date(year, month, of_month)
        except ValueError:
            continue
        inside = horizon.first <= on <= horizon.last
        candidates.append((not inside, abs((on - horizon.first).days), year))
    return min(candidates)[2] if candidates else horizon.first.year


def read_duties(days: str, clocks: str, horizon: Horizon) -> DutyTimes:
    """Return the duties of some days and clock times; no days means every day."""
    chosen, unread, outside = _read_days(days, horizon)
    spans: list[Span] = []
    for piece in _pieces(clocks):
        found = _read_piece(piece, chosen, horizon)
        if found is None:
            unread.append(piece)
        else:
            spans += found
    return DutyTimes(tuple(sorted(set(spans))), tuple(unread), tuple(outside))


def _pieces(text: str) -> list[str]:
    pieces = (piece.strip() for piece in _PIECES.split(unicodedata.normalize("NFKC", text)))
    return [piece for piece in pieces if piece]


def _word(text: str) -> str:
    return text.replace(" ", "").casefold()


def _read_days(text: str, horizon: Horizon) -> tuple[list[date], list[str], list[date]]:
    every = [horizon.date_of(index) for index in range(horizon.day_count)]
    if not text.strip():
        return every, [], []
    chosen: set[date] = set()
    unread, outside = [], []
    for piece in _pieces(text):
        found = every if _word(piece) in _EVERY_DAY else _named_days(piece, horizon)
        if found is None:
            found = _worded_days(piece, horizon)
        if found is None:
            unread.append(piece)
            continue
        if not chosen.issuperset(found) and not set(found) & set(every):
            outside += found[:1]
        chosen.update(set(found) & set(every))
    return sorted(chosen), unread, outside


def _named_days(piece: str, horizon: Horizon) -> list[date] | None:
    match = _DAYS.fullmatch(piece)
    if match is None:
        return None
    try:
        first = last = _date(match, "1", horizon)
        if match["only"]:
            last = first.replace(day=int(match["only"]))
        elif match["day2"]:
            last = _date(match, "2", horizon)
    except ValueError:
        return None
    if last < first or (last - first).days > 1000:
        return None
    return [first + timedelta(days=index) for index in range((last - first).days + 1)]


def _date(match: re.Match[str], which: str, horizon: Horizon) -> date:
    year, month, day = match[f"year{which}"], int(match[f"month{which}"]), int(match[f"day{which}"])
    return date(int(year) if year else year_of(month, day, horizon), month, day)


def _worded_days(piece: str, horizon: Horizon) -> list[date] | None:
    reading = read_times(piece, horizon)
    ends = {moment for span in horizon.days for moment in span}
    if reading.unread or not reading.spans or any(not set(span) <= ends for span in reading.spans):
        return None
    return [
        horizon.date_of(index)
        for index, (start, end) in enumerate(horizon.days)
        if any(low <= start and end <= high for low, high in reading.spans)
    ]


def _read_piece(piece: str, days: Sequence[date], horizon: Horizon) -> list[Span] | None:
    if _word(piece) in _ALL_DAY:
        return [horizon.day_span(day) for day in days]
    match = _DUTY.fullmatch(piece)
    if match is None:
        return _read_words(piece, days, horizon)
    start, end = _clock(match, "1"), _clock(match, "2")
    if start is None or end is None or start == DAY_MINUTES:
        return None
    if not match["day1"]:
        return None if match["day2"] else [_span(day, start, end, horizon) for day in days]
    try:
        first = _date(match, "1", horizon)
        if not match["day2"]:
            return [_span(first, start, end, horizon)]
        span = (horizon.minute(first, start), horizon.minute(_date(match, "2", horizon), end))
    except ValueError:
        return None
    return [span] if span[0] < span[1] else None


def _clock(match: re.Match[str], which: str) -> int | None:
    minute = int(match[f"minute{which}"] or match[f"spoken{which}"] or (30 if match[f"half{which}"] else 0))
    clock = int(match[f"hour{which}"]) * 60 + minute
    return clock if minute < 60 and clock <= DAY_MINUTES else None


def _span(day: date, start: int, end: int, horizon: Horizon) -> Span:
    return horizon.minute(day, start), horizon.minute(day, end if start < end else end + DAY_MINUTES)


def _read_words(piece: str, days: Sequence[date], horizon: Horizon) -> list[Span] | None:
    reading = read_times(piece, horizon)
    if reading.unread or not reading.spans:
        return None
    return [span for span in reading.spans if horizon.moment(span[0]).date() in set(days)]


def write_duties(spans: Iterable[Span], horizon: Horizon) -> tuple[str, str]:
    """Return the days and clock times that read back to these duties."""
    spans = tuple(spans)
    by_day: dict[date, list[str]] = {}
    for start, end in spans:
        if end - start > DAY_MINUTES:
            return "", _dated(spans, horizon)
        by_day.setdefault(horizon.moment(start).date(), []).append(_clocks(start, end, horizon))
    planned = [horizon.date_of(index) for index in range(horizon.day_count)]
    patterns = {tuple(clocks) for clocks in by_day.values()}
    if len(patterns) != 1 or not set(by_day) <= set(planned):
        return "", _dated(spans, horizon)
    days = "" if len(by_day) == len(planned) else _days(sorted(by_day), horizon)
    return days, "; ".join(patterns.pop())


def _clocks(start: int, end: int, horizon: Horizon) -> str:
    until = horizon.clock(end)
    return f"{horizon.clock(start)}-{'24:00' if until == '00:00' else until}"


def _dated(spans: Spans, horizon: Horizon) -> str:
    return "; ".join(
        f"{horizon.moment(start):%Y-%m-%d %H:%M}-{horizon.moment(end):%Y-%m-%d %H:%M}" for start, end in spans
    )


def _days(days: Sequence[date], horizon: Horizon) -> str:
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    shown = [[_day(run[0], horizon)] + [_day(day, horizon) for day in run[1:][-1:]] for run in runs]
    return ", ".join("-".join(run) for run in shown)


def _day(day: date, horizon: Horizon) -> str:
    is_plain = horizon.first.year == horizon.last.year
    return f"{day.month}/{day.day}" if is_plain else f"{day:%Y/%m/%d}"
