"""Minutes of the horizon become a readable phrase that reads back as exactly the same minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from paiban.skills.times_reading import in_horizon, read_times
from paiban.skills.times_words import DAY, ENGLISH_MONTHS, ENGLISH_WEEKDAYS, WEEKDAYS
from paiban.text import language
from paiban.values.horizon import Horizon
from paiban.values.spans import Span, Spans, merged

Pieces = tuple[Span, ...]  # of one day, in minutes past its midnight
NOON = 12 * 60  # a span that ends by the next noon is written as one night, not as two days
WEEK_DAYS = 7
YEARLESS_DAYS = 150  # in a longer horizon a month and a day do not tell the year

_WORDS = {
    "zh": {
        "always": "全天",
        "never": "没空",
        "daily": "每天",
        "whole": "全天",
        "next": "次日",
        "and": "、",
        "end": "；",
    },
    "en": {
        "always": "any time",
        "never": "no time",
        "daily": "daily",
        "whole": "all day",
        "next": "next day ",
        "and": " and ",
        "end": "; ",
    },
}


def write_times(spans: Iterable[Span], horizon: Horizon) -> str:
    """Return a phrase for the spans in the language in force; ``read_times`` gives the same spans again.

    What lies more than a day behind the horizon is left out, as ``read_times`` leaves it out.
    """
    wanted = in_horizon(merged(spans), horizon)
    by_day = _by_day(wanted, horizon)
    fixed = [_word("always"), _word("never"), *_daily(by_day)]
    is_beyond = max(by_day, default=0) >= horizon.day_count  # a date behind the plan would puzzle the reader
    is_pattern = horizon.day_count >= WEEK_DAYS + (not is_beyond)
    weekly = [_weekly(by_day, horizon)] if is_pattern else []
    for phrase in (*fixed, *weekly):
        if read_times(phrase, horizon).spans == wanted:
            return phrase
    return _phrase({_dates(days, horizon): pieces for pieces, days in _grouped(by_day).items()})


def _word(name: str) -> str:
    return _WORDS[language()][name]


def _by_day(spans: Spans, horizon: Horizon) -> dict[int, Pieces]:
    """Return each day's pieces; a night stays whole with the day it begins on."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        start, end = span
        while start < end:
            index = horizon.day_index(start)
            first, last = horizon.day_span(horizon.date_of(index))
            is_night = first < start and end <= horizon.minute(horizon.date_of(index), DAY + NOON)
            stop = end if is_night else min(end, last)
            found.setdefault(index, []).append((_clock(start, index, horizon), _clock(stop, index, horizon)))
            start = stop
    return {index: tuple(pieces) for index, pieces in found.items()}


def _clock(minute: int, index: int, horizon: Horizon) -> int:
    moment = horizon.moment(minute)
    return (moment.date() - horizon.date_of(index)).days * DAY + moment.hour * 60 + moment.minute


def _daily(by_day: Mapping[int, Pieces]) -> list[str]:
    usual = Counter(by_day.values()).most_common(1)
    return [_phrase({_word("daily"): pieces}) for pieces, _ in usual]


def _weekly(by_day: Mapping[int, Pieces], horizon: Horizon) -> str:
    """Return the pattern of the usual week; whether it fits is for the caller to try."""
    usual: dict[int, Counter[Pieces]] = {}
    for index in range(horizon.day_count):
        pieces = by_day.get(index, ())
        usual.setdefault(horizon.date_of(index).weekday(), Counter())[pieces] += 1
    week = {weekday: counter.most_common(1)[0][0] for weekday, counter in sorted(usual.items())}
    grouped = _grouped({weekday: pieces for weekday, pieces in week.items() if pieces})
    return _phrase({_weekdays(weekdays): pieces for pieces, weekdays in grouped.items()})


def _weekdays(weekdays: list[int]) -> str:
    if language() == "zh":
        return _word("and").join(_runs(weekdays, lambda weekday: f"周{WEEKDAYS[weekday]}", "至"))
    return _word("and").join(_runs(weekdays, lambda weekday: ENGLISH_WEEKDAYS[weekday].capitalize(), "-"))


def _dates(days: list[int], horizon: Horizon) -> str:
    def name(index: int) -> str:
        day = horizon.first + timedelta(days=index)
        if horizon.day_count > YEARLESS_DAYS:
            return f"{day.year}/{day.month}/{day.day}"
        if language() == "zh":
            return f"{day.month}/{day.day}"
        return f"{ENGLISH_MONTHS[day.month - 1].capitalize()} {day.day}"

    return _word("and").join(_runs(days, name, "-"))


def _runs(days: list[int], name: Callable[[int], str], through: str) -> list[str]:
    """Return the names of the days, three and more in a row as a range."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [
        part
        for run in runs
        for part in ([name(run[0]) + through + name(run[-1])] if len(run) > 2 else [name(day) for day in run])
    ]


def _grouped(by_day: Mapping[int, Pieces]) -> dict[Pieces, list[int]]:
    found: dict[Pieces, list[int]] = {}
    for day, pieces in sorted(by_day.items()):
        found.setdefault(pieces, []).append(day)
    return found


def _phrase(pieces_of: Mapping[str, Pieces]) -> str:
    return _word("end").join(f"{days} {_times(pieces)}" for days, pieces in pieces_of.items())


def _times(pieces: Pieces) -> str:
    return _word("and").join(_word("whole") if piece == (0, DAY) else _stretch(*piece) for piece in pieces)


def _stretch(start: int, end: int) -> str:
    later = end if end <= DAY else end - DAY
    return f"{_face(start)}-{_word('next') if end > DAY else ''}{_face(later)}"


def _face(clock: int) -> str:
    return f"{clock // 60:02d}:{clock % 60:02d}"
