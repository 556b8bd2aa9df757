"""Stretches of the day as people write them: 8:00-12:00, 下午两点到五点, 晚7点半以后, 6-10pm."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paiban.skills.times_words import DAY, HOUR_PREFIXES, NIGHT_END, WINDOWS, Shift, alternatives


@dataclass(frozen=True)
class Clocks:
    """Minutes past midnight of a day; ``is_open`` for "from then on", which a no extends over the night."""

    start: int
    end: int
    is_open: bool = False


@dataclass(frozen=True)
class _Clock:
    hour: int
    minute: int
    shift: Shift | None
    is_next_day: bool
    is_spoken: bool
    is_plain: bool
    is_padded: bool


_WORDS = {word: window for window in WINDOWS for word in window.words}
_SHIFTS: dict[str, Shift] = {**{word: window.shift for word, window in _WORDS.items()}, **HOUR_PREFIXES}
_DIGITS = {
    "零": 0,
    "〇": 0,
    "两": 2,
    **{mark: value for value, mark in enumerate("一二三四五六七八九", start=1)},
}
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0, "": 0}
LONGEST_NIGHT = 14 * 60  # 20:00-8:00 is a night; 14:00-9:00 is more likely a slip of the pen
_NUMBER = r"(?:[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})"
_DASH = r"\s*(?:[-~—–―〜−]{1,2}|至|到|to(?![a-z])|until(?![a-z])|till(?![a-z]))\s*"
_END = r"(?![0-9:月日号]|\.[0-9]|/[0-9]{1,2}(?![0-9:点时])|\s*(?:am|pm)(?![a-z]))"


def _clock(suffix: str) -> str:
    return (
        rf"(?:(?P<next{suffix}>次日|第二天|翌日|next\s+day)\s*)?"
        rf"(?:(?P<part{suffix}>{alternatives(_SHIFTS)})\s*[(:]?\s*)?"
        rf"(?P<hour{suffix}>{_NUMBER})"
        rf"(?::(?P<minute{suffix}>[0-5][0-9])"
        rf"|(?P<unit{suffix}>点钟|点|时(?!间|段))"
        rf"(?P<spoken{suffix}>半|整|一刻|三刻|[0-5][0-9]分?(?![0-9:点])|{_NUMBER}分)?)?"
        rf"(?:\s*(?P<half{suffix}>am|pm)(?![a-z]))?"
    )


_FLAGS = re.IGNORECASE | re.ASCII  # the letter İ is no i
_RANGE = re.compile(rf"(?:从|自|from\s+|between\s+)?{_clock('1')}{_DASH}{_clock('2')}{_END}", _FLAGS)
_AFTER = re.compile(
    rf"从?{_clock('1')}\s*(?:以后|之后|过后|后(?!天|半)|起|开始|onwards?(?![a-z])|or\s+later)"
    rf"|(?:after|from|since)\s+{_clock('2')}{_END}",
    _FLAGS,
)
_BEFORE = re.compile(
    rf"{_clock('1')}\s*(?:以前|之前|前(?!天)|为止)|(?:before|until|till)\s+{_clock('2')}{_END}", _FLAGS
)
_MOMENT = re.compile(rf"{_clock('1')}{_END}", _FLAGS)
# A window before an hour that could not be read with it (上午14:00) is no window either.
_WINDOW = re.compile(rf"(?:{alternatives(_WORDS)})(?!\s*[(:]?\s*{_NUMBER}(?::[0-9]|点|时(?!间|段)))", _FLAGS)


def match_clocks(text: str, position: int) -> tuple[int, Clocks] | None:
    """Return where the stretch of the day at a position ends, and its minutes; ``None`` if there is none."""
    for pattern, read in ((_RANGE, _range), (_AFTER, _after), (_BEFORE, _before)):
        found = pattern.match(text, position)
        clocks = read(found) if found else None
        if found and clocks:
            return found.end(), clocks
    found = _WINDOW.match(text, position)
    if not found:
        return None
    window = _WORDS[re.sub(r"\s+", " ", found[0].lower())]
    return found.end(), Clocks(window.start, window.end)


def match_moment(text: str) -> int | None:
    """Return the minutes past midnight of a text that is one clock time and nothing else."""
    found = _MOMENT.fullmatch(text)
    clock = _read(found, "1") if found else None
    return None if clock is None or clock.is_plain else _minutes(clock, clock.shift)


def _range(found: re.Match[str]) -> Clocks | None:
    first, last = _read(found, "1"), _read(found, "2")
    if first is None or last is None or (first.is_plain and last.is_plain and first.shift is None):
        return None
    if first.shift is None and found["half2"]:
        is_same_half = first.hour % 12 < last.hour % 12
        return _stretch(first, last, "morning" if (last.shift == "morning") == is_same_half else "afternoon")
    if _is_small(first) and (last.shift is not None or last.hour <= 7):
        return None
    return _stretch(first, last, first.shift)


def _stretch(first: _Clock, last: _Clock, shift: Shift | None) -> Clocks | None:
    """Return the stretch between two clock times, or ``None`` where morning and evening could be confused."""
    start = _minutes(first, shift)
    end = _minutes(last, last.shift or (None if last.is_next_day or last.hour > 12 else shift))
    if start is None or end is None:
        return None
    if last.is_next_day:
        end = end % DAY + DAY
    if start < end:
        return Clocks(start, end)
    if start < 13 * 60 and not last.is_padded:
        return None
    morning = DAY + (end % DAY if last.shift else last.hour % 24 * 60 + last.minute)
    is_night = start < morning and (last.is_padded or morning - start <= LONGEST_NIGHT)
    return Clocks(start, morning) if is_night else None


def _is_small(clock: _Clock) -> bool:
    """Say whether an hour such as 三点 could be in the morning as well as in the afternoon."""
    return clock.is_spoken and clock.shift in (None, "none") and 1 <= clock.hour <= 6


def _after(found: re.Match[str]) -> Clocks | None:
    start = _lone(found)
    if not start:
        return None
    end = DAY if start < DAY else NIGHT_END
    return Clocks(start, end, is_open=True) if start < end else None


def _before(found: re.Match[str]) -> Clocks | None:
    end = _lone(found)
    return Clocks(0, end) if end else None


def _lone(found: re.Match[str]) -> int | None:
    """Return the one clock time of a match; one that could be morning or evening is not understood."""
    clock = _read(found, "1" if found["hour1"] else "2")
    if clock is None or (clock.is_plain and clock.shift is None):
        return None
    return None if _is_small(clock) else _minutes(clock, clock.shift)


def _read(found: re.Match[str], suffix: str) -> _Clock | None:
    hour = _number(found["hour" + suffix])
    minute = _minute(found, suffix)
    if hour is None or minute is None or hour > 24 or minute > 59 or hour * 60 + minute > DAY:
        return None
    part, half = found["part" + suffix], found["half" + suffix]
    shift = _SHIFTS[re.sub(r"\s+", " ", part.lower())] if part else None
    if half:
        shift = "morning" if half.lower() == "am" else "afternoon"
        if half.lower() == "am" and hour == 12:
            hour = 0
    if part == "凌晨" and hour == 12:
        hour = 0
    return _Clock(
        hour,
        minute,
        shift,
        is_next_day=bool(found["next" + suffix]),
        is_spoken=bool(found["unit" + suffix]),
        is_plain=not (found["minute" + suffix] or found["unit" + suffix] or half),
        is_padded=bool(found["minute" + suffix]) and found["hour" + suffix].startswith("0"),
    )


def _minute(found: re.Match[str], suffix: str) -> int | None:
    spoken = found["spoken" + suffix] or ""
    if found["minute" + suffix]:
        return int(found["minute" + suffix])
    return _QUARTERS[spoken] if spoken in _QUARTERS else _number(spoken.removesuffix("分"))


def _number(text: str) -> int | None:
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" not in text:
        return _DIGITS.get(text)
    tens, _, ones = text.partition("十")
    high, low = _DIGITS.get(tens, None if tens else 1), _DIGITS.get(ones, None if ones else 0)
    return None if high is None or low is None else high * 10 + low


def _minutes(clock: _Clock, shift: Shift | None) -> int | None:
    """Return the minutes past midnight of an hour said after 上午, 下午, 晚上 …; ``None`` if they clash."""
    hour = clock.hour
    if shift == "morning" and hour > 12:
        return None
    if shift == "noon":
        hour = hour + 12 if hour <= 2 else hour
        if not 10 <= hour <= 14:
            return None
    if shift == "afternoon":
        hour = hour + 12 if 1 <= hour < 12 else hour
    if shift == "evening":
        hour = hour + 12 if 5 <= hour < 12 else hour + 24 if hour < 5 else 24 if hour == 12 else hour
    if shift == "night":
        hour = hour + 12 if 8 <= hour < 12 else hour + 24 if hour < 8 else 24 if hour == 12 else hour
    return hour * 60 + clock.minute
