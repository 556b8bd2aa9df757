"""Understands tokens about times: which days go with which hours, and what is offered or refused.

Whatever could be meant in two ways is doubtful, and a doubtful segment is reported instead of read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from paiban.skills.times_clocks import Clocks
from paiban.skills.times_days import Days
from paiban.skills.times_scan import SEPARATORS, Sort, Token
from paiban.skills.times_words import DAY, DAY_HINTS


@dataclass(frozen=True)
class Statement:
    """Days (``None``: every day) and hours of them (none: the whole day) that are offered or refused."""

    days: frozenset[int] | None
    clocks: tuple[Clocks, ...]
    is_no: bool


@dataclass(frozen=True)
class Understanding:
    """What was stated, and the stretches of text that were not understood.

    ``is_offer_lost`` says that something unread looks like days, so that "everything but" would be a guess.
    """

    statements: tuple[Statement, ...]
    unread: tuple[tuple[int, int], ...]
    is_offer_lost: bool


@dataclass
class _Entry:
    days: frozenset[int] | None
    kind: str
    clocks: list[Clocks] = field(default_factory=list)
    segments: set[int] = field(default_factory=set)
    is_comma_list: bool = False
    is_from_context: bool = False
    is_doubtful: bool = False
    is_doubtful_offer: bool = False


@dataclass
class _Clause:
    entries: list[_Entry] = field(default_factory=list)
    refused_in: int | None = None
    is_refusal_said: bool = False
    rest_in: int | None = None

    @property
    def last(self) -> _Entry | None:
        return self.entries[-1] if self.entries else None

    @property
    def is_waiting(self) -> bool:
        """Say whether days were named that may still get their hours."""
        return bool(self.last and self.last.days is not None and not self.last.clocks)


def understand(text: str, tokens: Sequence[Token]) -> Understanding:
    """Return what the tokens state."""
    reader = _Reader(text)
    for token in tokens:
        reader.take(token)
    return reader.finish()


class _Reader:
    """Walks over the tokens; holds the clause that is open and the days that bare hours refer to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.segment = 0
        self.bounds: dict[int, tuple[int, int]] = {}
        self.joiner: Sort | None = None
        self.clause = _Clause()
        self.stated: list[tuple[Statement, set[int]]] = []
        self.doubts: set[int] = set()
        self.lone_refusals: set[int] = set()
        self.excepted_in: int | None = None
        self.context: frozenset[int] | None = None
        self.is_context_full = False
        self.is_context_doubtful = False
        self.is_offer_lost = False

    def take(self, token: Token) -> None:
        if token.sort in SEPARATORS:
            self._separate(token.sort)
            return
        start, _ = self.bounds.get(self.segment, (token.start, token.end))
        self.bounds[self.segment] = start, token.end
        if token.days:
            self._take_days(token.days)
        elif token.clocks:
            self._take_clocks(token.clocks)
        elif token.sort is not Sort.FILLER:
            self._take_word(token)
        if token.sort is not Sort.FILLER:
            self.joiner = None

    def finish(self) -> Understanding:
        self._close()
        self._spread_doubts()
        kept = [statement for statement, segments in self.stated if segments.isdisjoint(self.doubts)]
        if self.lone_refusals and not kept and not self.doubts:
            kept = [Statement(None, (), is_no=True)]
        elif self.lone_refusals:
            self.doubts |= self.lone_refusals
        unread = self._unread()
        if not kept and not unread and self.text.strip():
            unread = ((0, len(self.text)),)
        return Understanding(tuple(dict.fromkeys(kept)), unread, self.is_offer_lost)

    def _separate(self, sort: Sort) -> None:
        self.segment += 1
        self.joiner = sort
        is_list = sort in (Sort.LIST, Sort.AND)
        if not is_list and not (self.clause.is_waiting and sort is not Sort.BREAK):
            self._close()

    def _take_days(self, days: Days) -> None:
        last = self.clause.last
        if self.clause.rest_in is not None:
            self._doubt()
        if last is None or not self.clause.is_waiting:
            if self.joiner in (Sort.COMMA, Sort.BRACKET, Sort.BREAK):
                self._close()
            self._add(_Entry(days.indices, days.kind))
            return
        is_mixed = (last.kind == "date") != (days.kind == "date")
        is_comma = self.joiner is Sort.COMMA
        if is_mixed and self.joiner in (None, Sort.BRACKET):
            last.days = (last.days or frozenset()) & days.indices
            last.is_doubtful |= not last.days
        elif is_comma and (days.kind != last.kind or days.kind in ("group", "every")):
            self._close()
            self._add(_Entry(days.indices, days.kind))
            return
        else:
            last.days = (last.days or frozenset()) | days.indices
            last.is_comma_list |= is_comma and days.kind != "english"
        last.segments.add(self.segment)

    def _take_clocks(self, clocks: Clocks) -> None:
        if self.clause.rest_in is not None:
            self._doubt()
        if self.clause.refused_in is not None and self.clause.is_waiting and self.joiner is Sort.COMMA:
            self._close()
        last = self.clause.last
        if last is None:
            self._add(self._bare())
        elif self.clause.is_waiting and self.joiner is Sort.AND:
            self._add(_Entry(None, "every"))
        elif self.clause.is_waiting and self.joiner is Sort.LIST:
            last.is_doubtful = True
        entry = self.clause.entries[-1]
        entry.clocks.append(clocks)
        entry.segments.add(self.segment)

    def _bare(self) -> _Entry:
        """Return an entry for hours without days of their own: they go with the days said before."""
        is_doubtful = self.is_context_doubtful or (self.context is not None and self.is_context_full)
        days = None if self.clause.refused_in is not None else self.context
        return _Entry(days, "every", is_doubtful_offer=is_doubtful, is_from_context=True)

    def _take_word(self, token: Token) -> None:
        if token.sort is Sort.UNKNOWN:
            self._doubt()
            if any(hint in self.text[token.start : token.end].lower() for hint in DAY_HINTS):
                self.is_context_doubtful = self.is_offer_lost = True
        elif token.sort is Sort.EXCEPT:
            self._close()
            self.clause.refused_in = self.segment
        elif token.sort is Sort.REFUSE:
            if not self.clause.is_waiting:
                self._close()
            self.clause.refused_in = self.segment
        elif token.sort is Sort.OUTSIDE:
            self._take_outside()
        elif token.sort is Sort.REST:
            if self.clause.entries and self.clause.refused_in is None and self.joiner is None:
                self._doubt()
            self._close()
            self.clause.rest_in = self.segment
        else:
            self._take_verdict(token.sort)

    def _take_outside(self) -> None:
        if self.clause.refused_in is None or not self.clause.entries:
            self._doubt()
            return
        self.excepted_in = self.segment
        self._close()

    def _take_verdict(self, sort: Sort) -> None:
        is_no = sort is Sort.NO
        if self.clause.entries or self.clause.refused_in is not None:
            if self.clause.refused_in is not None:
                self.excepted_in = self.segment
                if is_no:
                    self._doubt()
            for entry in self.clause.entries:
                entry.segments.add(self.segment)
            self._close(is_no=is_no)
        elif self.clause.rest_in is not None:
            self.clause.rest_in = None
            if not is_no:
                self._state(_Entry(None, "every", segments={self.segment}), is_no=False)
        elif is_no:
            self.clause.refused_in = self.segment
            self.clause.is_refusal_said = True
        elif sort in (Sort.ALWAYS, Sort.ALL_FINE) and self.excepted_in != self.segment:
            self._take_always(sort)

    def _take_always(self, sort: Sort) -> None:
        if sort is Sort.ALL_FINE and any(not statement.is_no for statement, _ in self.stated):
            return
        if sort is Sort.ALL_FINE and self.is_context_doubtful:
            self._doubt()
        self._state(_Entry(None, "every", segments={self.segment}), is_no=False)

    def _add(self, entry: _Entry) -> None:
        entry.segments.add(self.segment)
        self.clause.entries.append(entry)

    def _doubt(self) -> None:
        self.doubts.add(self.segment)

    def _close(self, *, is_no: bool = False) -> None:
        """End the clause: its entries are refused if a no stands before or after them."""
        clause, self.clause = self.clause, _Clause()
        if clause.refused_in is not None and not clause.entries:
            (self.lone_refusals if clause.is_refusal_said else self.doubts).add(clause.refused_in)
        if clause.rest_in is not None:
            self.doubts.add(clause.rest_in)
        for entry in clause.entries:
            if clause.refused_in is not None:
                entry.segments.add(clause.refused_in)
            entry.is_doubtful |= entry.is_comma_list and (is_no or bool(entry.clocks))
            self._state(entry, is_no=is_no or clause.refused_in is not None)

    def _state(self, entry: _Entry, *, is_no: bool) -> None:
        segments = set(range(min(entry.segments), max(entry.segments) + 1))
        if entry.is_doubtful or (entry.is_doubtful_offer and not is_no):
            self.doubts |= segments
            self.is_offer_lost |= not is_no
        self.stated.append((Statement(entry.days, tuple(entry.clocks), is_no), segments))
        if is_no:
            self.is_context_doubtful |= (
                entry.days is not None and bool(entry.clocks) and not entry.is_from_context
            )
        elif not entry.is_from_context:
            self.context = entry.days
            self.is_context_doubtful = False
            is_whole = not entry.clocks or any(part.end - part.start >= DAY for part in entry.clocks)
            self.is_context_full = is_whole and entry.kind != "every"

    def _spread_doubts(self) -> None:
        """Make every segment doubtful that shares a statement with a doubtful one."""
        before = -1
        while before != len(self.doubts):
            before = len(self.doubts)
            for _, segments in self.stated:
                if not segments.isdisjoint(self.doubts):
                    self.doubts |= segments

    def _unread(self) -> tuple[tuple[int, int], ...]:
        joined = {index for _, segments in self.stated for index in segments if index + 1 in segments}
        found: list[tuple[int, int]] = []
        is_joined = False
        for segment in sorted(self.doubts & self.bounds.keys()):
            start, end = self.bounds[segment]
            found = [*found[:-1], (found[-1][0], end)] if is_joined and found else [*found, (start, end)]
            is_joined = segment in joined
        return tuple(found)
