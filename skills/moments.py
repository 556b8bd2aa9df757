"""One moment as somebody types it: 20:00, 今晚8点, 明天8点, 4/2 20:00, 周三20点, 2022-04-02T20:00+08:00."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from paiban.skills.times_clocks import match_moment
from paiban.skills.times_days import match_date, match_weekday
from paiban.values.horizon import Horizon

_RELATIVE_DAYS = {
    "前天": -2, "昨天": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_SHORT = {
    "昨晚": "昨天晚上", "今早": "今天早上", "今晚": "今天晚上", "明早": "明天早上", "明晚": "明天晚上",
    "last night": "yesterday 晚上", "tonight": "today 晚上",
}  # fmt: skip
_NOW = ("现在", "now")
_RELATIVE = re.compile("|".join(sorted(_RELATIVE_DAYS, key=len, reverse=True)), re.IGNORECASE | re.ASCII)
_TRAILING_DAY = re.compile(r"(.+?)\s+(today|tonight|tomorrow|yesterday)", re.IGNORECASE | re.ASCII)
_ISO = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(?:Z|[+-][0-9:]+)?", re.IGNORECASE | re.ASCII)


def read_moment(text: str, horizon: Horizon, now: datetime | None = None) -> int | None:
    """Return the minute of the horizon that a text means, or ``None`` if it is not understood.

    A clock time alone is the next such time from ``now`` on, or on the first day if ``now`` is not given;
    a day alone is its midnight. "Today" is the day of ``now``.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.lower() in _NOW:
        return None if now is None else horizon.minute_at(now)
    if _ISO.fullmatch(plain):
        return _iso(plain, horizon)
    trailing = _TRAILING_DAY.fullmatch(plain)
    if trailing:
        plain = f"{trailing[2]} {trailing[1]}"
    for short, long in _SHORT.items():
        if plain.lower().startswith(short):
            plain = long + plain[len(short) :]
    today = horizon.first if now is None else horizon.moment(horizon.minute_at(now)).date()
    position, day = _day(plain, horizon, today)
    rest = plain[position:].strip(" ,)(").removeprefix("的").removeprefix("at ")
    clock = match_moment(rest)
    if day is not None:
        return horizon.minute(day, clock or 0) if clock is not None or not rest else None
    if clock is None:
        return None
    minute = horizon.minute(today, clock)
    is_past = now is not None and minute < horizon.minute_at(now)
    return horizon.minute(today + timedelta(days=1), clock) if is_past else minute


def _iso(text: str, horizon: Horizon) -> int | None:
    try:
        return horizon.minute_at(datetime.fromisoformat(text.upper()))
    except (ValueError, OverflowError):
        return None


def _day(text: str, horizon: Horizon, today: date) -> tuple[int, date | None]:
    """Return the day named at the beginning, and where its words end."""
    relative = _RELATIVE.match(text)
    if relative:
        return relative.end(), today + timedelta(days=_RELATIVE_DAYS[relative[0].lower()])
    dated = match_date(text, 0, horizon)
    if dated:
        return dated
    weekday = match_weekday(text)
    if weekday:
        return weekday[0], today + timedelta(days=(weekday[1] - today.weekday()) % 7)
    return 0, None
