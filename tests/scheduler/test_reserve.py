"""People are kept in reserve where a hole would hurt most, and are called before anybody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.coverage import Coverage
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.only_repair import OnlyRepair
from paiban.constraints.stay_close import StayClose
from paiban.scheduler.expand import problem_of
from paiban.scheduler.present import Present
from paiban.scheduler.replan import Dropout, repair
from paiban.scheduler.reserve import reserve_need, reserve_size
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.scheduler.stress import Stress
from paiban.scheduler.whom_to_call import whom_to_call
from paiban.values.calls import Ease
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.needs import RESERVE, Need, OnCall, Post, Role, Tier
from paiban.values.past import Past
from paiban.values.people import Site, Volunteer
from paiban.values.problem import Problem
from paiban.values.roster import Gap
from tests.builders import need, person, problem, roster, shift

GATE, HOME = shift("gate", 8, 12), shift(RESERVE, 6, 12, is_standby=True)
RULES = (Coverage(), NoOverlap(), OnlyRepair(), StayClose())


def post(people: int, *spans: tuple[int, int], tier: Tier = Tier.P0) -> Post:
    role = Role(name="guard", needed=people, wanted=people)
    return Post(id="gate", name="gate", tier=tier, times=spans, roles=(role,))


def compound(*needs: Need, percent: int = 95, people: int = 30) -> Compound:
    return Compound(
        site=Site(name="test", language="en", reserve_percent=percent),
        horizon=Horizon(date(2022, 4, 1), date(2022, 4, 1)),
        volunteers=tuple(Volunteer(id=f"p{number}", name=f"p{number}") for number in range(people)),
        needs=needs,
        tasks={"4.5": False, "10.1": False, "G4": False, "S13": False},
    )


def waiting(case: Compound, past: dict[str, Past] | None = None) -> dict[tuple[int, int], int]:
    """How many people the reserve has in each six hours."""
    made = reserve_need(case, case.needs, past or {})
    found: dict[tuple[int, int], int] = {}
    for role in made.roles if made else ():
        for start, end in role.times:
            found[start // 60, end // 60] = found.get((start // 60, end // 60), 0) + 1
    return found


@pytest.mark.parametrize(
    ("seats", "chance", "percent", "size"),
    [
        (0, 0.05, 95, 0),
        (1, 0.05, 95, 0),
        (1, 0.05, 96, 1),
        (2, 0.05, 95, 1),
        (14, 0.05, 95, 2),
        (14, 0.5, 99, 11),
    ],
)
def test_enough_wait_for_those_who_stay_away(seats: int, chance: float, percent: int, size: int) -> None:
    assert reserve_size(seats, chance, percent) == size


@given(st.integers(0, 40), st.floats(0, 1), st.integers(1, 99))
def test_nobody_waits_for_nobody_and_more_certainty_takes_more_people(
    seats: int, chance: float, percent: int
) -> None:
    size = reserve_size(seats, chance, percent)
    assert 0 <= size <= min(seats, 12)
    assert size <= reserve_size(seats, chance, 99)


def test_there_are_most_where_most_stand() -> None:
    busy = post(8, (0, 360), (720, 1080))
    assert waiting(compound(busy)) == {(0, 6): 2, (12, 18): 2}
    assert waiting(compound(post(2, (0, 720)))) == {(0, 6): 1, (6, 12): 1}


def test_without_the_wish_or_without_urgent_seats_nobody_waits() -> None:
    assert waiting(compound(post(8, (0, 1440)), percent=0)) == {}
    assert waiting(compound(post(8, (0, 1440), tier=Tier.P1))) == {}
    at_home = OnCall(
        id="call", name="call", tier=Tier.P0, times=((0, 1440),), roles=(Role(name="r", needed=9, wanted=9),)
    )
    assert waiting(compound(at_home)) == {}


def test_where_people_often_stay_away_more_wait() -> None:
    case = compound(post(8, (0, 360)))
    unreliable = {person.id: Past(no_show=300) for person in case.volunteers}
    assert waiting(case, unreliable)[0, 6] > waiting(case)[0, 6]


def test_the_reserve_is_a_need_of_the_problem_that_asks_for_nobody_at_any_price() -> None:
    posed = problem_of(compound(post(8, (0, 360))))
    assert [role.needed for role in posed.need[RESERVE].roles] == [0, 0]
    assert posed.reserve.sum() == 2


def guarded(*free: str) -> Problem:
    """Mei stands at the gate, Li waits at home; others are free."""
    needs = [need("gate", tier=Tier.P0), need(RESERVE, needed=0, tags=frozenset({RESERVE}))]
    return problem(["Mei", "Li", *free], [GATE, HOME], needs)


def test_whoever_is_in_reserve_is_called_and_costs_nothing_that_others_do_not() -> None:
    case = guarded("Wang")
    standing = case.assignments(roster(("Mei", GATE.id), ("Li", HOME.id)))
    job = repair(case, standing, now=0, dropouts=[Dropout(volunteer="Mei", start=0, end=5000)])
    result = solve(job.problem, RULES, SolveSettings(steps=3, workers=1, seconds=5))
    assert result.roster == roster(("Li", GATE.id))
    assert not [
        one
        for one in check(job.problem, [StayClose()], roster(("Li", GATE.id)))
        if one.about.volunteer == "Li"
    ]


def test_the_list_of_whom_to_call_begins_with_the_reserve() -> None:
    case = guarded("Wang")
    present = Present.of(case, RULES, roster(("Li", HOME.id)))
    gap = Gap(need="gate", role="guard", start=480, end=720, needed=1, wanted=1, assigned=0)
    calls = whom_to_call(present, gap, None)
    assert [(call.volunteer, call.ease) for call in calls][:2] == [("Li", Ease.RESERVE), ("Mei", Ease.FREE)]


def test_a_dropout_is_covered_by_the_reserve() -> None:
    case = guarded()
    stress = Stress(case, (Coverage(), NoOverlap()), roster(("Mei", GATE.id), ("Li", HOME.id)))
    assert stress.without(["Mei"]).holds
    busy = replace(case, needs=(case.needs[0], replace(case.needs[1], tags=frozenset())))
    assert (
        not Stress(busy, (Coverage(), NoOverlap()), roster(("Mei", GATE.id), ("Li", HOME.id)))
        .without(["Mei"])
        .holds
    )


def test_somebody_of_another_age_does_not_wait() -> None:
    posed = problem_of(compound(post(8, (0, 360))))
    assert {(role.min_age, role.max_age) for role in posed.need[RESERVE].roles} == {(18, 64)}
    assert person("Mei").age is None


def test_whoever_waits_is_rested_enough_to_be_called() -> None:
    """Standby at home needs no rest; the reserve does, for it may have to stand at the gate."""
    posed = problem_of(compound(post(8, (0, 360))))
    waiting_shifts = [shift for shift in posed.shifts if shift.need == RESERVE]
    assert {shift.is_standby for shift in waiting_shifts} == {False}
    assert {shift.points for shift in waiting_shifts} == {27}  # six night hours are 90 points on duty
