"""What would be if: more sealed buildings, fewer people, other tasks. Nothing of the real plan is touched."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from paiban.constraints.rule import Rule
from paiban.scheduler.expand import problem_of
from paiban.scheduler.explain import shortages
from paiban.scheduler.replan import Dropout, with_dropouts
from paiban.scheduler.supply import Supply, supply
from paiban.scheduler.switches import switched
from paiban.values.compound import Compound
from paiban.values.horizon import DAY_MINUTES
from paiban.values.needs import Tier
from paiban.values.past import Past
from paiban.values.people import Building, Volunteer
from paiban.values.problem import Problem
from paiban.values.roster import Roster
from paiban.values.spans import merged, without


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """What is imagined, from minute ``since`` on.

    ``sealed`` and ``unsealed`` are numbers of buildings, ``absent`` ids of people, ``fewer`` how many others
    stay away and ``more`` how many come who are like those who are there: both drawn by ``seed``. ``lines``
    switches lines of the catalogue on or off.
    """

    sealed: tuple[str, ...] = ()
    unsealed: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    fewer: int = 0
    more: int = 0
    lines: Mapping[str, bool] = field(default_factory=dict)
    since: int = 0
    seed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Contrast:
    """What is asked for and offered as it is, and as it would be; ``None`` where nothing asks for a skill."""

    before: Supply | None
    after: Supply | None

    @property
    def row(self) -> Supply:
        """One of the two, for the skill and the hours that they share."""
        found = self.after or self.before
        assert found is not None
        return found


def imagined(
    compound: Compound,
    what: WhatIf,
    dropouts: Iterable[Dropout] = (),
    past: Mapping[str, Past] | None = None,
) -> Problem:
    """Return the problem that the compound would pose; ``dropouts`` are absent already."""
    buildings = tuple(_building(building, what, compound.horizon.minutes) for building in compound.buildings)
    people = (*compound.volunteers, *_newcomers(compound, what))
    changed = switched(replace(compound, buildings=buildings, volunteers=people), what.lines)
    end = compound.horizon.minutes + DAY_MINUTES  # a night that runs past the last day as well
    absences = (Dropout(volunteer=ident, start=what.since, end=end) for ident in _absent(compound, what))
    return with_dropouts(problem_of(changed, past), [*dropouts, *absences])


def _building(building: Building, what: WhatIf, end: int) -> Building:
    sealed = building.sealed
    if building.number in what.unsealed:
        sealed = without(sealed, [(what.since, end)])
    if building.number in what.sealed:
        sealed = merged([*sealed, (what.since, end)])
    return replace(building, sealed=sealed)


def _absent(compound: Compound, what: WhatIf) -> list[str]:
    others = [person.id for person in compound.volunteers if person.id not in what.absent]
    drawn = random.Random(what.seed).sample(others, min(what.fewer, len(others)))
    return [*what.absent, *drawn]


def _newcomers(compound: Compound, what: WhatIf) -> list[Volunteer]:
    """Return people who can and offer what some do who are there, but know nobody."""
    if not compound.volunteers:
        return []
    known = {person.id for person in compound.volunteers}
    idents = (ident for number in range(what.more + len(known)) if (ident := f"more-{number}") not in known)
    models = random.Random(what.seed).choices(compound.volunteers, k=what.more)
    nobody: frozenset[str] = frozenset()
    return [
        replace(model, id=ident, name=ident, phone=None, together=nobody, apart=nobody, take_turns=nobody)
        for ident, model in zip(idents, models, strict=False)
    ]


def contrasts(before: Problem, after: Problem, rules: Iterable[Rule]) -> tuple[Contrast, ...]:
    """Return supply and demand of both, row by row."""
    rules = tuple(rules)
    old, new = ({(row.skill, row.hours): row for row in supply(case, rules)} for case in (before, after))
    return tuple(Contrast(before=old.get(key), after=new.get(key)) for key in dict.fromkeys([*old, *new]))


def missing_by_tier(problem: Problem, roster: Roster) -> Mapping[Tier, int]:
    """Return the person-minutes that are missing in needed seats, of every tier."""
    found: Counter[Tier] = Counter()
    for gap, _shifts in shortages(problem, roster):
        found[problem.need[gap.need].tier] += gap.missing * (gap.end - gap.start)
    return {tier: found[tier] for tier in Tier}
