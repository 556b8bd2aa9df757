"""Nobody has a duty that would hurt their health.

Why
    Many who offer help are old, ill or pregnant. They should not have to explain themselves at the gate: the
    reason is never shown outside the office.

Example
    Mei is spared nights: a shift from 18:00 to 22:30 is fine, one until 23:00 (an hour of night) is not.

Whoever is chronically ill is spared suits, nights and the contaminated side; whoever is pregnant is also
spared lifting and chemicals.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from paiban.constraints.rule import HARD, Rule, Weight, shifts_where
from paiban.text import N_
from paiban.values.needs import FULL_SUIT, Zone
from paiban.values.people import HealthLimit, Volunteer
from paiban.values.problem import BoolArray, Problem, Shift

_IMPLIED = {
    HealthLimit.CHRONIC: frozenset({HealthLimit.NO_SUIT, HealthLimit.NO_NIGHT}),
    HealthLimit.PREGNANT: frozenset(
        {HealthLimit.NO_SUIT, HealthLimit.NO_NIGHT, HealthLimit.NO_LIFTING, HealthLimit.NO_CHEMICALS}
    ),
}


class HealthLimits(Rule):
    term: ClassVar = N_("Health")
    sentence: ClassVar = N_("Nobody has a duty that would hurt their health.")
    says: ClassVar = N_("{volunteer} should be spared {need} for reasons of health, {when}")
    keeps_out: ClassVar = N_("should be spared this for reasons of health")
    is_private: ClassVar = True

    weight: Weight = HARD

    def barred(self, problem: Problem, person: Volunteer) -> BoolArray | None:
        if not person.health and not person.online_only:
            return None
        is_remote_only = person.online_only or HealthLimit.REMOTE_ONLY in person.health
        spared = person.health.union(*(_IMPLIED.get(limit, ()) for limit in person.health))

        def hurts(strain: _Strain) -> bool:
            return bool(strain.limits & spared) or (is_remote_only and not strain.is_online)

        return shifts_where(problem, _strain, hurts)


class _Strain(NamedTuple):
    limits: frozenset[HealthLimit]
    is_online: bool


def _strain(problem: Problem, shift: Shift) -> _Strain:
    need = problem.need[shift.need]
    limits = set(need.strains)
    if problem.is_night(shift):
        limits.add(HealthLimit.NO_NIGHT)
    if problem.gear(shift) >= FULL_SUIT:
        limits.add(HealthLimit.NO_SUIT)
    if problem.zone(shift) is Zone.CONTAMINATED:
        limits |= _IMPLIED.keys()
    return _Strain(frozenset(limits), need.online)
