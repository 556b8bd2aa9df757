"""Changes by hand stay whatever the rules say; all else is arranged around them, and the last word counts."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.available import Available
from paiban.constraints.by_hand import ByHand
from paiban.constraints.coverage import Coverage
from paiban.constraints.min_rest import MinRest
from paiban.constraints.no_overlap import NoOverlap
from paiban.constraints.only_repair import OnlyRepair
from paiban.constraints.pinned import Pinned
from paiban.constraints.stay_close import StayClose
from paiban.scheduler.edits import Edit, edited, edits_between, settled, with_edits
from paiban.scheduler.replan import Dropout, came_back, repair, with_dropouts
from paiban.scheduler.search import SolveSettings
from paiban.scheduler.solve import solve
from paiban.values.problem import PinKind, Problem
from paiban.values.roster import Assignment, Result
from tests.builders import need, person, problem, shift

RULES = (Available(), ByHand(), Coverage(), MinRest(), NoOverlap(), OnlyRepair(), Pinned(), StayClose())
GATE = [shift("gate", 8, 12), shift("gate", 12, 16)]
NAMES = ("Mei", "Li", "Wang")


def duty(volunteer: str, start: int, end: int, where: str = "gate") -> Assignment:
    return Assignment(volunteer=volunteer, need=where, role="guard", start=start * 60, end=end * 60)


def into(volunteer: str, start: int, end: int, where: str = "gate") -> Edit:
    return Edit(duty=duty(volunteer, start, end, where))


def out(volunteer: str, start: int, end: int, where: str = "gate") -> Edit:
    return Edit(duty=duty(volunteer, start, end, where), there=False)


def mended(case: Problem, standing: Sequence[Assignment], *edits: Edit) -> list[tuple[str, int, int]]:
    """Who is where after the repair around the edits."""
    result = solved(case, standing, *edits)
    assert result.roster is not None
    job = repair(with_edits(case, edits), standing, now=0, dropouts=(), edits=edits)
    return [(row.volunteer, row.start // 60, row.end // 60) for row in job.problem.assignments(result.roster)]


def solved(case: Problem, standing: Sequence[Assignment], *edits: Edit) -> Result:
    job = repair(with_edits(case, edits), standing, now=0, dropouts=(), edits=edits)
    return solve(job.problem, RULES, SolveSettings(steps=4, workers=1, seconds=5))


def test_a_name_written_over_another_stays_and_the_other_is_free() -> None:
    standing = [duty("Mei", 8, 12), duty("Wang", 12, 16)]
    found = mended(problem(NAMES, GATE), standing, out("Mei", 8, 12), into("Li", 8, 12))
    assert found == [("Li", 8, 12), ("Wang", 12, 16)]


def test_what_is_emptied_is_filled_with_somebody_else() -> None:
    found = mended(problem(("Mei", "Li"), GATE[:1]), [duty("Mei", 8, 12)], out("Mei", 8, 12))
    assert found == [("Li", 8, 12)]


def test_hours_that_no_shift_has_stay_as_written() -> None:
    standing = [duty("Mei", 8, 12), duty("Wang", 12, 16)]
    found = mended(problem(NAMES, GATE), standing, out("Mei", 8, 12), into("Li", 9, 11))
    assert ("Li", 9, 11) in found
    assert not any(name == "Mei" and start < 12 for name, start, _end in found)


def test_a_rule_that_an_edit_breaks_is_reported_and_does_not_stop_the_repair() -> None:
    case = problem([person("Mei"), person("Li", available=((720, 1440),))], GATE)
    result = solved(case, [duty("Mei", 8, 12)], out("Mei", 8, 12), into("Li", 8, 12))
    assert [(one.rule, one.about.volunteer) for one in result.findings if one.hard] == [("available", "Li")]


def test_whoever_is_moved_by_hand_gives_up_what_does_not_fit_any_more() -> None:
    desk = shift("desk", 8, 12)
    case = problem(NAMES, [GATE[0], desk], [need("gate"), need("desk")])
    standing = [duty("Mei", 8, 12), duty("Li", 8, 12, "desk")]
    found = mended(case, standing, out("Mei", 8, 12), into("Li", 8, 12))
    assert found.count(("Li", 8, 12)) == 1
    assert len(found) == 2  # the desk has somebody again


def test_a_second_person_written_beside_the_first_is_no_new_duty_of_the_repair() -> None:
    case = problem(NAMES, GATE[:1], [need("gate", needed=1, wanted=1)])
    assert mended(case, [duty("Mei", 8, 12)], into("Li", 8, 12)) == [("Li", 8, 12), ("Mei", 8, 12)]


def test_a_shortened_duty_keeps_its_person_for_the_rest() -> None:
    posed = with_edits(problem(NAMES, GATE), [out("Mei", 8, 12), into("Mei", 8, 10)])
    assert [(pin.kind, pin.start, pin.end) for pin in posed.pins] == [(PinKind.NEVER, 600, 720)]


def test_edits_of_other_days_people_and_needs_are_left_out() -> None:
    case = problem(NAMES, GATE)
    gone = [into("Zhao", 8, 12), into("Mei", 8, 12, "tent"), into("Mei", 800, 804), out("Mei", -8, -4)]
    assert with_edits(case, gone) == case


def test_whoever_drops_out_afterwards_is_not_held_by_the_hand() -> None:
    posed = with_edits(problem(NAMES, GATE), [into("Mei", 8, 12)])
    assert len(posed.by_hand) == 1
    assert len(with_dropouts(posed, [Dropout(volunteer="Mei", start=0, end=600)]).by_hand) == 0


def test_a_dropout_who_is_written_in_again_is_back_for_that_time() -> None:
    gone = Dropout(volunteer="Mei", start=0, end=1440)
    back = came_back([gone], [duty("Mei", 8, 12)])
    assert [(row.start, row.end) for row in back] == [(0, 480), (720, 1440)]


def test_the_last_word_on_a_seat_counts() -> None:
    assert settled([into("Mei", 8, 12), out("Mei", 8, 12)]) == (out("Mei", 8, 12),)
    assert settled([out("Mei", 8, 12), into("Mei", 9, 11)]) == (into("Mei", 9, 11),)
    assert settled([into("Mei", 8, 12), into("Li", 8, 12)]) == (into("Mei", 8, 12), into("Li", 8, 12))


duties = st.builds(
    duty, st.sampled_from(NAMES), st.integers(8, 11), st.integers(12, 15), st.sampled_from(["gate", "desk"])
)


@given(before=st.sets(duties, max_size=5), after=st.sets(duties, max_size=5))
def test_the_edits_between_two_rosters_say_how_they_differ(
    before: set[Assignment], after: set[Assignment]
) -> None:
    found = edits_between(before, after)
    assert {edit.duty for edit in found if edit.there} == after - before
    assert {edit.duty for edit in found if not edit.there} == before - after
    assert after - before <= set(edited(before, found))
