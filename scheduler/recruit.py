"""The smallest set of extra people who fill the gaps, with a proof that fewer do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from paiban.constraints.cells import Cells
from paiban.constraints.rule import Rule
from paiban.scheduler.acting import with_shift
from paiban.scheduler.expand import make_shift
from paiban.scheduler.explain import shortages
from paiban.scheduler.facts import accept
from paiban.scheduler.fewest import Crowd, Fewest, fewest, fullest
from paiban.scheduler.filled import Filled
from paiban.scheduler.handover import cut
from paiban.scheduler.nearest import shifts_in
from paiban.scheduler.present import Present
from paiban.scheduler.profiles import Profile, profiles_of, recruit
from paiban.scheduler.restrict import restrict
from paiban.scheduler.start import greedy_start
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import candidates, seats, state
from paiban.scheduler.table import Table
from paiban.values.needs import Post
from paiban.values.people import Kind, Volunteer
from paiban.values.problem import BoolArray, IntArray, Problem
from paiban.values.recruits import Recruit, Recruits
from paiban.values.roster import Gap, Roster

DAY_MINUTES = 360  # what a volunteer stands at most: nobody who is only just found is asked for more

Pool = tuple[tuple[Volunteer, Profile], ...]


def recruits(present: Present, *, wanted: bool = False, day_minutes: int = DAY_MINUTES) -> Recruits:
    """Return the fewest people who fill the gaps in the needed (or wanted) seats beside those who serve.

    Everybody keeps their duties. The recruits come whenever they are asked and have had every training; all
    hard rules hold for them and the others together. What nobody could fill under these stays unfilled.
    """
    now = present.problem.now or 0
    gaps = [
        gap
        for gap, _shifts in shortages(present.problem, present.roster)
        if (gap.short if wanted else gap.missing) and now < gap.end
    ]
    if not gaps:
        return Recruits(people=(), at_least=0)
    problem = _with_gap_shifts(present.problem, gaps, day_minutes)
    asked = profiles_of(problem, gaps)
    rules = (*(rule for rule in present.rules if rule.is_hard), Filled(wanted=wanted))
    most = {profile: _most(problem, rows, wanted=wanted) for profile, rows in asked.items()}
    search = _Search.of(problem, rules, gaps, most, day_minutes)
    found = fullest(search.table, search.greedy())
    empty = search.table.cost(found)
    # No better choice has more people in all, so none has more of any kind.
    enough = len(np.unique(search.table.owner[found > 0]))
    fewer = {profile: min(count, enough) for profile, count in most.items()}
    search = _Search.of(problem, rules, gaps, fewer, day_minutes)
    start = search.greedy()
    return search.recruits(fewest(search.table, search.crowd, start, search.minutes, empty), wanted)


def _with_gap_shifts(problem: Problem, gaps: Iterable[Gap], day_minutes: int) -> Problem:
    """Return the problem with shifts cut to the gaps of posts: a recruit is asked for no more than that."""
    for gap in gaps:
        need, role = problem.need[gap.need], problem.role[gap.need, gap.role]
        if isinstance(need, Post):
            for span in cut((gap.start, gap.end), day_minutes, problem.horizon):
                shift = make_shift(need, role, span, frozenset(Kind), problem.horizon)
                if shift.id not in problem.shift:
                    problem = with_shift(problem, shift)
    return problem


def _most(problem: Problem, gaps: Iterable[Gap], *, wanted: bool) -> int:
    """Return how many people fill these gaps for sure: one for each seat and stretch."""
    return sum(
        (stretch.wanted if wanted else stretch.needed) - gap.assigned
        for gap in gaps
        for stretch in problem.stretches
        if (stretch.need, stretch.role) == (gap.need, gap.role)
        and gap.start <= stretch.start
        and stretch.end <= gap.end
    )


@dataclass(frozen=True)
class _Search:
    """A pool of recruits beside everybody who serves; ``table`` is over the recruits' cells alone."""

    problem: Problem
    statement: Statement
    free: BoolArray
    pool: Pool
    table: Table

    @staticmethod
    def of(
        problem: Problem,
        rules: tuple[Rule, ...],
        gaps: Iterable[Gap],
        counts: Mapping[Profile, int],
        day_minutes: int,
    ) -> _Search:
        pool = tuple(_pool(problem, counts, day_minutes))
        people = tuple(person for person, _profile in pool)
        wider = replace(problem, volunteers=(*problem.volunteers, *people))
        offered = np.zeros((len(wider.volunteers), len(wider.shifts)), dtype=np.bool_)
        offered[len(problem.volunteers) :, sorted({one for gap in gaps for one in shifts_in(wider, gap)})] = (
            True
        )
        standing = problem.base or Roster()
        mask = seats(wider, standing) | (offered & candidates(wider, rules))
        statement = state(wider, rules, Cells.of_mask(wider, mask))
        taken = np.minimum(1, statement.taken(standing))
        free: BoolArray = statement.cells.volunteers >= len(problem.volunteers)
        table = restrict(accept(statement.table, taken), taken, free)
        return _Search(wider, statement, free, pool, table)

    @property
    def crowd(self) -> Crowd:
        kinds = {profile: number for number, profile in enumerate(dict.fromkeys(row[1] for row in self.pool))}
        return Crowd(
            of_cell=self.table.owner - (len(self.problem.volunteers) - len(self.pool)),
            kind=np.array([kinds[profile] for _person, profile in self.pool], dtype=np.int64),
            is_special=np.array([profile.is_special for _person, profile in self.pool], dtype=np.bool_),
        )

    @property
    def minutes(self) -> IntArray:
        """How long the duty of each cell is."""
        shifts = self.statement.cells.shifts[self.free]
        return self.problem.ends[shifts] - self.problem.starts[shifts]

    def greedy(self) -> IntArray:
        """Return a choice of cells that asks one recruit after another."""
        return greedy_start(replace(self.table, costs=1 + self.table.owner - self.table.owner.min(initial=0)))

    def recruits(self, found: Fewest, wanted: bool) -> Recruits:
        taken = np.minimum(1, self.statement.taken(self.problem.base or Roster()))
        taken[self.free] = found.taken
        roster = self.statement.roster(taken)
        rows = self.problem.assignments(roster)
        people = (
            Recruit(
                kind=profile.kind,
                must=profile.must,
                one_of=profile.one_of,
                trainings=self._trainings(roster, person),
                duties=tuple(row for row in rows if row.volunteer == person.id),
            )
            for person, profile in self.pool
        )
        unfilled = (gap for gap, _shifts in shortages(self.problem, roster))
        return Recruits(
            people=tuple(person for person in people if person.duties),
            at_least=found.at_least,
            unfilled=tuple(gap for gap in unfilled if (gap.short if wanted else gap.missing)),
        )

    def _trainings(self, roster: Roster, person: Volunteer) -> frozenset[str]:
        duties = (self.problem.shift[shift] for name, shift in roster.cells if name == person.id)
        return frozenset().union(*(self.problem.role[duty.need, duty.role].trainings for duty in duties))


def _pool(
    problem: Problem, counts: Mapping[Profile, int], day_minutes: int
) -> Iterator[tuple[Volunteer, Profile]]:
    trainings = frozenset().union(*(role.trainings for role in problem.role.values()))
    free = (problem.now or 0, max(problem.horizon.minutes, int(problem.ends.max(initial=0))))
    for number, (profile, count) in enumerate(counts.items()):
        for place in range(count):
            ident = f"recruit-{number}-{place}"
            yield recruit(problem, profile, ident, trainings, free, day_minutes), profile
