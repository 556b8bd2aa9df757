"""Who has which of the alike duties: dealt evenly, mended by exchanges, and counted exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.cells import Cells
from paiban.constraints.checking import check, cost_of
from paiban.constraints.coverage import Coverage
from paiban.constraints.limit import Limit, at_least
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.rule import HARD, Rule, Weight
from paiban.constraints.together import Together
from paiban.scheduler.dealing import Dealing
from paiban.scheduler.facts import fixed_roster
from paiban.scheduler.statement import Statement
from paiban.scheduler.stating import state_classes
from paiban.values.needs import Post, Role
from paiban.values.people import Sex, Volunteer
from paiban.values.problem import IntArray, Problem
from paiban.values.roster import About, Roster
from tests.builders import need, person, problem, roster, shift
from tests.scheduler.classes import crowds, rule_sets, seeds, some_choice

NAMES = ("Mei", "Li", "Wang", "Zhao")
MEI_AND_ZHAO: list[str | Volunteer] = [person("Mei", together=frozenset({"Zhao"})), *NAMES[1:]]
RULES = (NoOverlap(), Coverage())


def rounds(
    people: Sequence[str | Volunteer], *names: str, needed: int, starts: Sequence[int] = (8,)
) -> Problem:
    """Rounds of four hours that only their names tell apart, at each of these hours."""
    shifts = [shift(f"{name}{start}", start, start + 4) for start in starts for name in names]
    return problem(people, shifts, [need(item.need, needed=needed, wanted=needed) for item in shifts])


def stated(case: Problem, rules: Sequence[Rule] = RULES) -> tuple[Statement, Dealing]:
    statement = state_classes(case, rules)
    return statement, Dealing(statement)


def everybody(statement: Statement) -> IntArray:
    return np.ones(len(statement.cells), dtype=np.int64)


def dealt(statement: Statement, dealing: Dealing) -> Roster:
    """The roster in which everybody has everything they can."""
    chosen = everybody(statement) > 0
    return statement.roster(dealing.deal(chosen, np.zeros_like(everybody(statement))).taken)


def places(taken: Roster) -> list[int]:
    """How many people each duty has, fewest first."""
    return sorted(Counter(duty for _, duty in taken.cells).values())


@pytest.mark.parametrize(("people", "even"), [(2, [1, 1]), (3, [1, 2]), (4, [2, 2])])
def test_people_are_dealt_evenly(people: int, even: list[int]) -> None:
    statement, dealing = stated(rounds(NAMES[:people], "north", "south", needed=2))
    assert len(statement.cells) == people
    assert places(dealt(statement, dealing)) == even


def test_needs_whose_people_belong_together_are_no_class() -> None:
    statement, _ = stated(rounds(MEI_AND_ZHAO, "north", "south", needed=2), (*RULES, Together()))
    assert set(statement.table.lots.tolist()) == {1}


class AWoman(Rule):
    """Every round has a woman; without one it costs five, once."""

    term: ClassVar = "a woman"
    sentence: ClassVar = "Every round has a woman."
    says: ClassVar = "{need}"
    weight: Weight = 5

    def limits(self, problem: Problem, cells: Cells) -> Iterator[Limit]:
        is_woman = np.array([person.sex is Sex.FEMALE for person in problem.volunteers])
        for stretch in problem.stretches:
            ids = cells.at(stretch.shifts)
            women = ids[cells.volunteer_mask(ids, is_woman)]
            wanted = at_least(1, women, About(need=stretch.need))
            yield replace(wanted, once=True)


def test_exchanges_find_the_deal_in_which_every_round_has_a_woman() -> None:
    """Those who come keep their rounds at first, all women at one of them."""
    people = [person(name, sex=Sex.FEMALE) for name in ("Mei", "Li")]
    people += [person(name, sex=Sex.MALE) for name in ("Chen", "Wang", "Zhao")]
    case, rules = rounds(people, "north", "south", needed=2), (*RULES, AWoman())
    statement, dealing = stated(case, rules)
    women_north = roster(
        ("Mei", "north8@8-12"), ("Li", "north8@8-12"), ("Chen", "south8@8-12"), ("Wang", "south8@8-12")
    )
    before = statement.taken(women_north)
    assert dealing.count(before).cost == 5
    found = dealing.deal(everybody(statement) > 0, before)
    assert found.cost == cost_of(check(case, rules, statement.roster(found.taken))) == 0


def test_what_did_not_change_keeps_its_duty() -> None:
    statement, dealing = stated(rounds(("Mei", "Li"), "north", "south", needed=1, starts=(8, 32)))
    before = statement.taken(roster(("Mei", "south8@8-12"), ("Li", "north8@8-12"), ("Mei", "south32@32-36")))
    after = statement.roster(dealing.deal(everybody(statement) > 0, before).taken)
    assert {("Mei", "south8@8-12"), ("Li", "north8@8-12")} < after.cells
    assert places(after) == [1, 1, 1, 1]


def test_a_choice_that_stays_whole_stays_dealt_as_it_was() -> None:
    statement, dealing = stated(rounds(("Mei", "Li"), "north", "south", needed=1))
    before = statement.taken(roster(("Mei", "south8@8-12"), ("Li", "north8@8-12")))
    assert dealing.deal(before > 0, before).taken.tolist() == before.tolist()


def test_without_alike_duties_nothing_is_to_be_dealt() -> None:
    statement, dealing = stated(problem(["Mei"], [shift("gate", 8, 12), shift("gate", 32, 36)]))
    chosen = np.array([True, False])
    assert dealing.deal(chosen, everybody(statement)).taken.tolist() == [1, 0]


BOTH_AT_ONE = roster(("Mei", "north8@8-12"), ("Li", "north8@8-12"))
ONE_EACH = roster(("Mei", "north8@8-12"), ("Li", "south8@8-12"))


@pytest.mark.parametrize(("taken", "cost"), [(BOTH_AT_ONE, 4 * 400), (ONE_EACH, 0)])
def test_each_duty_costs_what_it_lacks_though_the_sum_lacks_nothing(taken: Roster, cost: int) -> None:
    statement, dealing = stated(rounds(("Mei", "Li"), "north", "south", needed=1))
    assert statement.table.cost(statement.taken(taken)) == 0
    assert dealing.count(statement.taken(taken)).cost == cost


@pytest.mark.parametrize(("taken", "is_feasible"), [(BOTH_AT_ONE, False), (ONE_EACH, True)])
def test_each_duty_must_have_what_it_must_though_the_sum_has_it(taken: Roster, is_feasible: bool) -> None:
    rules = (NoOverlap(), Coverage(weight=HARD))
    statement, dealing = stated(rounds(("Mei", "Li"), "north", "south", needed=1), rules)
    assert statement.table.is_feasible(statement.taken(taken))
    assert dealing.count(statement.taken(taken)).is_feasible == is_feasible


def test_alike_needs_that_nobody_can_serve_break_their_limits_and_nothing_else() -> None:
    posts = [
        Post(id=name, name=name, times=((480, 720),), roles=(Role(name="guard"),)) for name in ("one", "two")
    ]
    case = problem(["Mei"], [shift("gate", 8, 12)], posts)
    statement, dealing = stated(case, (NoOverlap(), Coverage(weight=HARD)))
    found = dealing.deal(everybody(statement) > 0, np.zeros(1, dtype=np.int64))
    assert (found.taken.tolist(), found.is_feasible) == ([1], False)


def test_alike_needs_that_are_left_by_all_break_their_limits_and_nothing_else() -> None:
    rules = (NoOverlap(), Coverage(weight=HARD))
    statement, dealing = stated(rounds(("Mei", "Li"), "north", "south", needed=1), rules)
    found = dealing.deal(np.zeros(2, dtype=np.bool_), statement.taken(ONE_EACH))
    assert (found.taken.tolist(), found.is_feasible) == ([0, 0], False)


@given(case=crowds(), rules=rule_sets(), seed=seeds)
def test_a_dealt_roster_costs_and_breaks_what_the_checker_finds(
    case: Problem, rules: tuple[Rule, ...], seed: int
) -> None:
    statement, dealing = stated(case, rules)
    chosen = some_choice(statement, seed)
    found = dealing.deal(chosen, np.zeros(len(chosen), dtype=np.int64))
    dealt_roster = statement.roster(found.taken)
    findings = check(case, rules, dealt_roster)
    if not fixed_roster(case).cells:
        assert found.is_feasible == (not any(finding.hard for finding in findings))
    if found.is_feasible:
        assert found.cost == cost_of(findings)
    assert statement.taken(dealt_roster).tolist() == found.taken.tolist()
    assert found.values.tolist() == statement.table.values(found.taken).tolist()


@given(case=crowds(), rules=rule_sets(), seed=seeds, data=st.data())
def test_no_deal_is_cheaper_than_what_the_sums_promise(
    case: Problem, rules: tuple[Rule, ...], seed: int, data: st.DataObject
) -> None:
    statement, dealing = stated(case, rules)
    sizes = statement.alike.sizes[statement.cells.shifts]
    chosen = some_choice(statement, seed)
    places = np.random.default_rng(data.draw(seeds)).integers(1, sizes + 1)
    at_random = dealing.count(np.where(chosen, places, 0))
    for found in (at_random, dealing.deal(chosen, np.zeros_like(at_random.taken))):
        if found.is_feasible:
            assert statement.table.is_feasible(found.taken)
            assert statement.table.cost(found.taken) <= found.cost


@given(case=crowds(), rules=rule_sets(), first=seeds, second=seeds)
def test_dealing_takes_the_chosen_cells_and_no_others_and_keeps_what_did_not_change(
    case: Problem, rules: tuple[Rule, ...], first: int, second: int
) -> None:
    statement, dealing = stated(case, rules)
    chosen = some_choice(statement, second)
    before = dealing.deal(some_choice(statement, first), np.zeros(len(chosen), dtype=np.int64)).taken
    after = dealing.deal(chosen, before).taken
    assert ((after > 0) == chosen).all()
    assert (after <= statement.alike.sizes[statement.cells.shifts]).all()
    needs = np.array([case.shifts[index].need for index in statement.cells.shifts.tolist()])
    changed = set(needs[chosen != (before > 0)].tolist())
    kept = np.array([name not in changed for name in needs.tolist()], dtype=np.bool_)
    assert after[kept].tolist() == before[kept].tolist()
