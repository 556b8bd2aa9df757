"""Readable time phrases become minutes of the horizon; what is not understood is handed back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from paiban.skills.times_clauses import Statement, understand
from paiban.skills.times_clocks import Clocks
from paiban.skills.times_scan import scan
from paiban.skills.times_words import DAY, NIGHT_END
from paiban.values.horizon import Horizon
from paiban.values.spans import Span, Spans, merged, within, without

EVENING = 18 * 60
WHOLE_DAY = (Clocks(0, DAY),)


@dataclass(frozen=True)
class TimesReading:
    """The minutes in which somebody is available, and the words that were not understood."""

    spans: Spans
    unread: tuple[str, ...]


def read_times(text: str, horizon: Horizon) -> TimesReading:
    """Return what a phrase such as "周一三五下午；周末全天，不值夜" offers.

    A span that begins in the horizon keeps its end behind it, at most a day, so that the last night counts.
    """
    plain = unicodedata.normalize("NFKC", text)
    found = understand(plain, scan(plain, horizon))
    offers = [statement for statement in found.statements if not statement.is_no]
    refusals = [statement for statement in found.statements if statement.is_no]
    if refusals and not offers and not found.is_offer_lost:
        offers = [Statement(None, (), is_no=False)]
    spans = without(_spans(offers, horizon), _spans(refusals, horizon))
    unread = tuple(plain[start:end].strip() for start, end in found.unread)
    return TimesReading(in_horizon(spans, horizon), unread)


def in_horizon(spans: Spans, horizon: Horizon) -> Spans:
    """Return the spans that begin in the horizon, cut a day behind its end."""
    limit = horizon.minute(horizon.last, 2 * DAY)
    return tuple(span for span in within(spans, [(0, limit)]) if span[0] < horizon.minutes)


def _spans(statements: Iterable[Statement], horizon: Horizon) -> Spans:
    return merged(span for statement in statements for span in _stretches(statement, horizon))


def _stretches(statement: Statement, horizon: Horizon) -> Iterable[Span]:
    days = range(-1, horizon.day_count + 1) if statement.days is None else sorted(statement.days)
    for index in days:
        day = horizon.date_of(index)
        for part in statement.clocks or WHOLE_DAY:
            is_all_night = statement.is_no and part.is_open and part.start >= EVENING
            end = max(part.end, NIGHT_END) if is_all_night else part.end
            yield horizon.minute(day, part.start), horizon.minute(day, end)
