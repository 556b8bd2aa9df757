"""People who do not exist yet: one for each combination of skills that a gap asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paiban.values.needs import Role
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import Problem
from paiban.values.roster import Gap
from paiban.values.spans import Span

ADULT = 30


@dataclass(frozen=True, order=True)
class Profile:
    """What somebody brings along: ``must`` all together, of ``one_of`` any; nothing if they help anywhere."""

    kind: Kind
    must: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()

    @property
    def is_special(self) -> bool:
        return bool(self.must or self.one_of) or self.kind is not Kind.VOLUNTEER

    @staticmethod
    def of(role: Role) -> Profile:
        """Return the plainest profile that a role admits."""
        kind = Kind.VOLUNTEER if Kind.VOLUNTEER in role.kinds else min(role.kinds)
        one_of = frozenset() if role.skills & role.must else role.skills
        return Profile(kind, tuple(sorted(role.must)), tuple(sorted(one_of)))


def profiles_of(problem: Problem, gaps: Iterable[Gap]) -> Mapping[Profile, tuple[Gap, ...]]:
    """Return the profiles that some gaps ask for, each with its gaps."""
    found: dict[Profile, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(Profile.of(problem.role[gap.need, gap.role]), []).append(gap)
    return {profile: tuple(rows) for profile, rows in sorted(found.items())}


def recruit(
    problem: Problem, profile: Profile, ident: str, trainings: frozenset[str], free: Span, day_minutes: int
) -> Volunteer:
    """Return a recruit of a profile who comes whenever they are asked, within so many minutes a day."""
    return Volunteer(
        id=ident,
        name=ident,
        kind=profile.kind,
        age=ADULT,
        skills=frozenset(profile.must + profile.one_of[:1]),
        trainings=trainings,
        available=(free,),
        day_minutes=day_minutes,
        agrees=frozenset(need.consent for need in problem.needs if need.consent),
    )
