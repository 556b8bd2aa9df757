"""``paiban call``: whom to call for an empty seat, or for somebody's duties, and why them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.cli.exit_codes import DONE, SHORT
from paiban.cli.outputs import write_json
from paiban.cli.people import find_people
from paiban.cli.standing import open_standing
from paiban.text import _
from paiban.values.errors import InputError, Mistake

if TYPE_CHECKING:
    from paiban.io.audience import Audience
    from paiban.scheduler.mend import Mender
    from paiban.scheduler.present import Present
    from paiban.values.calls import Call
    from paiban.values.roster import Gap

MOST_CALLS = 8


@dataclass(frozen=True, kw_only=True)
class CallWish:
    """What the coordinator typed: one gap by its number, a person whose duties others take, or nothing."""

    gap: int | None
    person: str | None
    audience: str
    seconds: float


def tell_calls(path: Path, language: str | None, wish: CallWish, json_file: Path | None) -> int:
    """Say whom to call; return the exit code."""
    from paiban.cli.explain import audience_of, chosen

    audience = audience_of(wish.audience)
    standing = open_standing(path, language)
    gaps = standing.gaps()
    if wish.person is not None:
        cases = list(_of_person(standing.present, wish.person))
    elif wish.gap is not None:
        cases = [(standing.present, gaps[chosen(wish.gap, gaps) - 1])]
    else:
        cases = [(standing.present, gap) for gap in gaps]
    if not cases:
        screen.say(_("Every needed seat is filled.") if wish.person is None else _("There is no duty ahead."))
    write_json(tell_cases(cases, audience, wish.seconds), json_file)
    return SHORT if cases and wish.person is None else DONE


def _of_person(present: Present, typed: str) -> Iterator[tuple[Present, Gap]]:
    """Yield each duty ahead of somebody as the gap it would leave."""
    from paiban.scheduler.whom_to_call import without_duty

    found = find_people(present.problem.volunteers, [typed], "--person")
    if len(found) != 1:
        remedy = _("Run it once for each of them.")
        raise InputError([Mistake("--person", _("One person at a time."), remedy)])
    own = [present.problem.shift[shift] for name, shift in present.roster.cells if name == found[0].id]
    for shift in sorted(own, key=lambda shift: (shift.start, shift.id)):
        if shift.start >= (present.problem.now or 0):
            yield without_duty(present, found[0].id, shift.id)


def tell_cases(
    cases: Sequence[tuple[Present, Gap]], audience: Audience, seconds: float
) -> list[dict[str, Any]]:
    """Print whom to call for each gap; who would have to be moved is looked for while there is time."""
    from paiban.scheduler.mend import Mender
    from paiban.scheduler.whom_to_call import whom_to_call

    until = time.monotonic() + seconds
    rows = []
    with Mender() as mender:
        for number, (present, gap) in enumerate(cases, start=1):
            asked: Mender | None = mender if time.monotonic() < until else None
            calls = whom_to_call(present, gap, asked)
            rows.append(_tell(number, present, gap, calls, audience))
    return rows


def _tell(
    number: int, present: Present, gap: Gap, calls: Sequence[Call], audience: Audience
) -> dict[str, Any]:
    from paiban.cli.explained import place_row, times_row
    from paiban.io.call_words import call_words, reasons
    from paiban.io.wording import when

    problem, roster = present.problem, present.roster
    need, moment = problem.need[gap.need], problem.horizon.moment
    screen.say(f"{number}. P{need.tier} {need.name} {gap.role} {when(moment(gap.start), moment(gap.end))}")
    if not calls:
        screen.say("   " + _("Nobody can come: see paiban explain, or paiban recruit."))
    for call in calls[:MOST_CALLS]:
        screen.say("   · " + call_words(call, gap, problem, roster, audience))
    return {
        **place_row(gap, problem),
        "calls": [
            {
                "volunteer": call.volunteer,
                "name": problem.volunteer[call.volunteer].name,
                **times_row(call.start, call.end, problem),
                "ease": call.ease.name.lower(),
                "reasons": list(reasons(call, gap, problem, roster)),
                "cost": call.cost,
                "opens_minutes": call.opens,
            }
            for call in calls
        ],
    }
