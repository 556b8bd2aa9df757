"""``paiban explain``: why seats are empty and what would fill them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.cli.exit_codes import DONE, SHORT
from paiban.cli.explained import gap_row, way_row
from paiban.cli.outputs import write_json
from paiban.cli.standing import Standing, open_standing
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.audience import Audience
    from paiban.values.explained import Near, WayOut
    from paiban.values.roster import Gap

MOST_NEAR, MOST_WAYS = 10, 3


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the coordinator typed: one gap, all of them together, a person and perhaps a day, or nothing."""

    gap: int | None
    together: bool
    person: str | None
    day: str | None
    audience: str
    seconds: float


def explain_folder(path: Path, language: str | None, asked: Question, json_file: Path | None) -> int:
    """Answer a question about the roster in force; return the exit code."""
    audience = audience_of(asked.audience)
    if asked.person is not None:
        from paiban.cli.why import PersonWish, explain_person

        wish = PersonWish(name=asked.person, day=asked.day, audience=audience)
        return explain_person(open_standing(path, language), wish, json_file)
    return _explain_gaps(open_standing(path, language), asked, audience, json_file)


def _explain_gaps(standing: Standing, asked: Question, audience: Audience, json_file: Path | None) -> int:
    """Say why needed seats are empty and what would fill them."""
    gaps = standing.gaps()
    rows: Any = []
    if not gaps:
        screen.say(_("Every needed seat is filled."))
    elif asked.together:
        rows = _tell_together(standing, gaps)
    elif asked.gap is None:
        rows = _tell_all(standing, gaps, audience, asked.seconds)
    else:
        rows = [_tell_one(standing, gaps, chosen(asked.gap, gaps), audience)]
    write_json(rows, json_file)
    return SHORT if gaps else DONE


def audience_of(name: str) -> Audience:
    """Return who will read it; ``InputError`` for those who may not know what keeps people out."""
    from paiban.io.audience import Audience

    readers = {audience.value: audience for audience in (Audience.OFFICE, Audience.LEAD)}
    if name not in readers:
        what = _("Who could come and what keeps them out is not for the audience “{name}”.").format(name=name)
        remedy = _("Choose one of: {choices}").format(choices=", ".join(readers))
        raise InputError([Mistake("--audience", what, remedy)])
    return readers[name]


def chosen(number: int, gaps: Sequence[Gap]) -> int:
    """Return the number of a gap that was typed; ``InputError`` if there is none."""
    if not 1 <= number <= len(gaps):
        what = _("There is no gap {number}; there are {count}.").format(number=number, count=len(gaps))
        raise InputError([Mistake("--gap", what, _("See them with: paiban explain"))])
    return number


def _tell_all(
    standing: Standing, gaps: Sequence[Gap], audience: Audience, seconds: float
) -> list[dict[str, Any]]:
    """Print every gap; look for ways out of one after another until the time is over."""
    until = time.monotonic() + seconds
    screen.say(_("{count} gaps in needed seats:").format(count=len(gaps)))
    rows = []
    for number, gap in enumerate(gaps, start=1):
        _tell_gap(standing, number, gap, audience)
        near, ways = _solved(standing, gap) if time.monotonic() < until else ((), None)
        _tell_ways(standing, [gap], (ways or ())[:MOST_WAYS])
        rows.append(gap_row(standing, number, gap, near[:MOST_NEAR], ways, audience))
    if any(row["ways_out"] is None for row in rows):
        screen.say(_("What would fill one of the others: paiban explain --gap NUMBER"))
    return rows


def _tell_one(standing: Standing, gaps: Sequence[Gap], number: int, audience: Audience) -> dict[str, Any]:
    """Print one gap with those who come nearest, each with all that keeps them out, and the ways out."""
    from paiban.io.near_words import near_words

    gap = gaps[number - 1]
    _tell_gap(standing, number, gap, audience)
    near, ways = _solved(standing, gap)
    screen.say(_("Who comes nearest:"))
    present = standing.present
    for item in near[:MOST_NEAR]:
        screen.say("  · " + near_words(item, present.problem, present.rules, audience))
    if not ways:
        screen.say(_("Nothing that was tried would fill it."))
    _tell_ways(standing, [gap], ways)
    return gap_row(standing, number, gap, near, ways, audience)


def _tell_together(standing: Standing, gaps: Sequence[Gap]) -> list[dict[str, Any]]:
    """Print what would fill most of all gaps at once."""
    from paiban.scheduler.nearest import nearest
    from paiban.scheduler.ways_out import ways_out_of_all

    present = standing.present
    screen.say(_("{count} gaps in needed seats:").format(count=len(gaps)))
    near = {gap: nearest(present.problem, present.rules, present.roster, gap) for gap in gaps}
    ways = ways_out_of_all(present, near)
    if not ways:
        screen.say(_("Nothing that was tried would fill it."))
    _tell_ways(standing, gaps, ways)
    return [way_row(way, present.problem) for way in ways]


def _solved(standing: Standing, gap: Gap) -> tuple[tuple[Near, ...], tuple[WayOut, ...]]:
    from paiban.scheduler.nearest import nearest
    from paiban.scheduler.ways_out import ways_out

    present = standing.present
    near = nearest(present.problem, present.rules, present.roster, gap)
    return near, ways_out(present, gap, near)


def _tell_gap(standing: Standing, number: int, gap: Gap, audience: Audience) -> None:
    from paiban.io.near_words import shown_reasons
    from paiban.io.wording import missing_words, reason_words, when

    problem = standing.present.problem
    need, moment = problem.need[gap.need], problem.horizon.moment
    span = when(moment(gap.start), moment(gap.end))
    screen.say(f"{number}. P{need.tier} {need.name} {gap.role} {span} {missing_words(gap.missing)}")
    reasons = _("; ").join(reason_words(rule, count) for rule, count in shown_reasons(gap.reasons, audience))
    screen.say("   " + reasons)


def _tell_ways(standing: Standing, gaps: Sequence[Gap], ways: Sequence[WayOut]) -> None:
    from paiban.io.action_words import effect_words, way_words

    problem = standing.present.problem
    for way in ways:
        screen.say("   → " + way_words(way, problem))
        screen.say("     " + effect_words(way, gaps, problem))
