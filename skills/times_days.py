"""Days as people write them: 周一三五, 周一至周五, 双休日, 4/3以后, 11.25-11.27, Mon-Fri, from 4/3."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from paiban.skills.times_words import (
    DAY_GROUPS,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    WEEKDAY_ALIASES,
    WEEKDAYS,
    alternatives,
)
from paiban.values.horizon import Horizon

FAR = timedelta(days=31)  # further from the plan, "8.30" is taken for a clock time and asked about
DayKind = Literal["weekday", "group", "every", "date", "english"]


@dataclass(frozen=True)
class Days:
    """Which days are meant, as indices of the horizon from -1 (the night before) to one past the last."""

    indices: frozenset[int]
    kind: DayKind


_FLAGS = re.IGNORECASE | re.ASCII  # the letter İ is no i
_GROUPS = {word: days for days, words in DAY_GROUPS.items() for word in words}
_GROUP = re.compile(alternatives(_GROUPS), _FLAGS)

_WEEK = r"(?:每个?|逢)?(?:周|星期|礼拜)"
_RUN = r"(?:[一二三四五六日](?:(?!一整天|一天)[一二三四五六日]){0,6}(?![点时十])|天|[1-7](?![0-9:点时十]))"
_TO = r"\s*(?:-|~|—|–|至|到)\s*"
_MORE = rf"(?:{_TO}(?:{_WEEK})?{_RUN}|[、/]\s*{_RUN}(?![月号/.]))"
_WEEKDAYS = re.compile(rf"{_WEEK}{_RUN}{_MORE}*|(?:一三五|二四六)(?![点时十日])")
_PARTS = re.compile(rf"({_TO})?(?:{_WEEK})?({_RUN})")

_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?(?![a-z])\.?"
_ENGLISH = re.compile(rf"({_NAME})(?:\s*(?:-|~|–|to|through|till)\s*({_NAME}))?", _FLAGS)

_MONTHS = "|".join(ENGLISH_MONTHS)


def _date(suffix: str) -> str:
    return (
        rf"(?:(?P<year{suffix}>20[0-9]{{2}})(?P<gap{suffix}>[-/.年]))?(?:"
        rf"(?P<month{suffix}>[0-9]{{1,2}})(?P<mark{suffix}>(?(gap{suffix})[-/.月]|[/.月]))(?P<day{suffix}>[0-9]{{1,2}})"
        rf"(?:日|号(?!楼)|(?![0-9:点时]))"
        rf"|(?P<name{suffix}>{_MONTHS})[a-z]*\.?\s+(?P<named{suffix}>[0-9]{{1,2}})(?![0-9:])"
        rf"|(?P<lone{suffix}>[0-9]{{1,2}})(?:日|号(?!楼)))"
    )


_DATES = re.compile(
    rf"(?P<before>before\s+|until\s+|till\s+)?(?P<after>after\s+)?(?P<since>from\s+|since\s+|从|自)?{_date('1')}"
    rf"(?:{_TO}(?:{_date('2')}))?"
    r"(?:\s*(?P<onwards>以后|之后|起|开始|后(?!天|半)|onwards?(?![a-z]))|\s*(?P<earlier>以前|之前|前(?!天)))?",
    _FLAGS,
)

_DATE = re.compile(_date("1"), _FLAGS)


def match_days(text: str, position: int, horizon: Horizon) -> tuple[int, Days] | None:
    """Return where the days named at a position end, and which they are; ``None`` if there are none."""
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Horizon], Days | None]], ...] = (
        (_DATES, _dates),
        (_WEEKDAYS, _weekdays),
        (_ENGLISH, _english),
        (_GROUP, _group),
    )
    for pattern, read in readers:
        found = pattern.match(text, position)
        days = read(found, horizon) if found else None
        if found and days:
            return found.end(), days
    return None


def match_date(text: str, position: int, horizon: Horizon) -> tuple[int, date] | None:
    """Return where the one date at a position ends, and the date; ``None`` if there is none."""
    found = _DATE.match(text, position)
    day = _read_date(found, "1", horizon, None) if found else None
    return (found.end(), day) if found and day else None


def match_weekday(text: str) -> tuple[int, int] | None:
    """Return where the one weekday at the beginning ends, and the weekday, Monday being 0."""
    found = re.match(rf"{_WEEK}([一二三四五六日天])(?![一二三四五六日])", text) or re.match(
        _NAME, text, _FLAGS
    )
    if not found:
        return None
    if found.lastindex is None:
        return found.end(), ENGLISH_WEEKDAYS.index(found[0][:3].lower())
    return found.end(), WEEKDAYS.index(WEEKDAY_ALIASES.get(found[1], found[1]))


def nearest_date(month: int, day: int, horizon: Horizon) -> date | None:
    """Return the date of that month and day which lies nearest to the first planned day."""
    found = [_valid(horizon.first.year + offset, month, day) for offset in (-1, 0, 1)]
    return min((day for day in found if day), key=lambda day: abs(day - horizon.first), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_weekdays(weekdays: frozenset[int], horizon: Horizon, kind: DayKind) -> Days:
    return Days(_indices(horizon, lambda day: day.weekday() in weekdays), kind)


def _indices(horizon: Horizon, is_meant: Callable[[date], bool]) -> frozenset[int]:
    return frozenset(
        index for index in range(-1, horizon.day_count + 1) if is_meant(horizon.first + timedelta(days=index))
    )


def _group(found: re.Match[str], horizon: Horizon) -> Days:
    weekdays = _GROUPS[re.sub(r"\s+", " ", found[0].lower())]
    return _on_weekdays(weekdays, horizon, "every" if len(weekdays) == 7 else "group")


def _english(found: re.Match[str], horizon: Horizon) -> Days:
    first, last = (ENGLISH_WEEKDAYS.index(name[:3].lower()) if name else None for name in found.groups())
    assert first is not None
    return _on_weekdays(_through(first, first if last is None else last), horizon, "english")


def _through(first: int, last: int) -> frozenset[int]:
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))


def _weekdays(found: re.Match[str], horizon: Horizon) -> Days | None:
    """Return the weekdays of 周一三五 or 周一至周五; a run out of order (周六一天) is not one."""
    meant: set[int] = set()
    last = 0
    for is_range, run in _PARTS.findall(found[0]):
        marks = [WEEKDAYS.index(WEEKDAY_ALIASES.get(mark, mark)) for mark in run]
        if marks != sorted(set(marks)):
            return None
        meant |= _through(last, marks[0]) if is_range else set()
        meant.update(marks)
        last = marks[-1]
    return _on_weekdays(frozenset(meant), horizon, "weekday")


def _dates(found: re.Match[str], horizon: Horizon) -> Days | None:
    first = _read_date(found, "1", horizon, None)
    is_range = any(found[name + "2"] for name in ("month", "named", "lone"))
    last = _read_date(found, "2", horizon, first) if is_range else first
    is_upward = bool(found["onwards"] or found["since"] or found["after"])
    is_downward = bool(found["earlier"] or found["before"])
    if first is None or last is None or last < first or (is_upward and is_downward):
        return None
    if is_range:
        if found["after"] or is_downward or found["onwards"]:
            return None
        return Days(_indices(horizon, lambda day: first <= day <= last), "date")
    if found["after"]:
        return Days(_indices(horizon, lambda day: first < day), "date")
    if is_upward:
        return Days(_indices(horizon, lambda day: first <= day), "date")
    if is_downward:
        return Days(_indices(horizon, lambda day: day < first), "date")
    return Days(_indices(horizon, lambda day: day == first), "date")


def _read_date(found: re.Match[str], suffix: str, horizon: Horizon, before: date | None) -> date | None:
    if found["lone" + suffix]:
        return _day_of_month(int(found["lone" + suffix]), horizon, before)
    name = found["name" + suffix]
    month = ENGLISH_MONTHS.index(name.lower()) + 1 if name else int(found["month" + suffix])
    number = int(found["named" + suffix] if name else found["day" + suffix])
    if found["year" + suffix]:
        return _valid(int(found["year" + suffix]), month, number)
    day = nearest_date(month, number, horizon)
    is_dotted = found["mark" + suffix] == "."
    if day and is_dotted and not horizon.first - FAR <= day <= horizon.last + FAR:
        return None
    return day


def _day_of_month(number: int, horizon: Horizon, before: date | None) -> date | None:
    """Return the one day with this number in the planned days, or in the month of the date before it."""
    if before:
        return _valid(before.year, before.month, number)
    days = [horizon.date_of(index) for index in range(horizon.day_count)]
    found = [day for day in days if day.day == number]
    return found[0] if len(found) == 1 else _valid(horizon.first.year, horizon.first.month, number)
