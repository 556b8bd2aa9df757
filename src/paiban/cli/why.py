"""``paiban explain --person``: why somebody has their duties, and none of those that nobody has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paiban.cli import screen
from paiban.cli.days import planned_day
from paiban.cli.exit_codes import DONE
from paiban.cli.explained import duty_row, near_row, place_row
from paiban.cli.outputs import write_json
from paiban.cli.people import find_people
from paiban.cli.standing import Standing
from paiban.text import _

if TYPE_CHECKING:
    from datetime import date

    from paiban.io.audience import Audience
    from paiban.values.explained import Duty
    from paiban.values.people import Volunteer

MOST_OTHERS, MOST_ELSEWHERE = 5, 8


@dataclass(frozen=True, kw_only=True)
class PersonWish:
    """Whose duties are asked about, of which day (in words; all without), and who will read it."""

    name: str
    day: str | None
    audience: Audience


def explain_person(standing: Standing, wish: PersonWish, json_file: Path | None) -> int:
    """Say why somebody has their duties, who could take over, and why not another; return the exit code."""
    from paiban.scheduler.mend import Mender
    from paiban.scheduler.why import why

    present = standing.present
    (person,) = find_people(present.problem.volunteers, [wish.name], "--person")[:1]
    day = None if wish.day is None else planned_day(wish.day, standing.plan)
    rows = []
    with Mender() as mender:
        for shift in _duties(standing, person, day):
            duty = why(present, person.id, shift, mender)
            _tell_duty(standing, duty, wish.audience)
            rows.append(duty_row(standing, duty, duty.others[:MOST_OTHERS], wish.audience))
    if not rows:
        screen.say(_("{name} has no duty then.").format(name=person.name))
    empty = _tell_elsewhere(standing, person, day, wish.audience)
    write_json({"duties": rows, "elsewhere": empty}, json_file)
    return DONE


def _duties(standing: Standing, person: Volunteer, day: date | None) -> list[str]:
    problem = standing.present.problem
    own = (problem.shift[shift] for name, shift in standing.present.roster.cells if name == person.id)
    return [
        shift.id
        for shift in sorted(own, key=lambda shift: (shift.start, shift.id))
        if day in (None, problem.horizon.moment(shift.start).date())
    ]


def _tell_duty(standing: Standing, duty: Duty, audience: Audience) -> None:
    from paiban.io.near_words import near_words
    from paiban.io.reading import joined
    from paiban.io.wording import message, when

    problem, rules = standing.present.problem, standing.present.rules
    shift, moment = problem.shift[duty.shift], problem.horizon.moment
    need = problem.need[shift.need].name
    screen.say(f"{when(moment(shift.start), moment(shift.end))}  {need} {shift.role}")
    for finding in duty.lost:
        mark = _("MUST") if finding.hard else _("costs {cost}").format(cost=finding.cost)
        screen.say("  " + _("without them: [{mark}] {words}").format(
            mark=mark, words=message(finding, problem, rules)
        ))  # fmt: skip
    screen.say("  " + _("in all the roster would cost {cost}").format(cost=f"{duty.cost:+d}"))
    names = joined(problem.volunteer[name].name for name in duty.instead)
    screen.say(
        "  "
        + _("if others step in, {cost}: {names}").format(cost=f"{duty.mended:+d}", names=names or _("nobody"))
    )
    for item in duty.others[:MOST_OTHERS]:
        screen.say("  · " + near_words(item, problem, rules, audience))


def _tell_elsewhere(
    standing: Standing, person: Volunteer, day: date | None, audience: Audience
) -> list[dict[str, Any]]:
    """Print for empty seats why this person is not there."""
    from paiban.io.near_words import near_words
    from paiban.scheduler.why import elsewhere

    present = standing.present
    problem, moment = present.problem, present.problem.horizon.moment
    gaps = [gap for gap in standing.gaps() if day in (None, moment(gap.start).date())]
    found = elsewhere(present, person.id, gaps)
    if found:
        screen.say(_("Empty seats, and why {name} is not there:").format(name=person.name))
    for gap, near in found[:MOST_ELSEWHERE]:
        screen.say(
            f"  · {problem.need[gap.need].name} {gap.role}: "
            + near_words(near, problem, present.rules, audience)
        )
    return [{**place_row(gap, problem), **near_row(standing, near, audience)} for gap, near in found]
