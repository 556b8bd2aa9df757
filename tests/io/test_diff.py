"""Who gains and who loses what, counted against the plain sets."""

import pytest
from hypothesis import given

from paiban.io.diff import difference, opened_gaps
from paiban.values.plan import Plan, PlanGap
from tests.io.plans import at, duty, gap, need, plan, plans, someone

PEOPLE = [someone(1, "Mei"), someone(2, "Li")]
GATE = need("gate", "Gate")


def test_a_changed_origin_is_no_change() -> None:
    before = plan(PEOPLE, [GATE], [duty("p1", "gate", 8, 12)])
    after = plan(PEOPLE, [GATE], [duty("p1", "gate", 8, 12, origin="kept")])
    assert difference(before, after).affected == 0


def test_a_swap_affects_two_people() -> None:
    before = plan(PEOPLE, [GATE], [duty("p1", "gate", 8, 12)])
    after = plan(PEOPLE, [GATE], [duty("p2", "gate", 8, 12)])
    found = difference(before, after)
    assert [(row.volunteer, len(row.lost), len(row.gained)) for row in found.people] == [
        ("p1", 1, 0),
        ("p2", 0, 1),
    ]
    assert (found.lost, found.gained) == (before.assignments, after.assignments)


@given(plans())
def test_what_is_lost_one_way_is_gained_the_other_way(after: Plan) -> None:
    before = after.model_copy(update={"assignments": after.assignments[::2]})
    there, back = difference(before, after), difference(after, before)
    assert there.lost == back.gained == ()
    assert set(there.gained) == set(back.lost) == set(after.assignments[1::2])
    assert there.affected == len({row.volunteer for row in after.assignments[1::2]})


def test_a_gap_is_opened_only_where_more_people_are_missing_than_before() -> None:
    before = plan(PEOPLE, [GATE], gaps=(gap("gate", 10, 12),))
    after = plan(PEOPLE, [GATE], gaps=(gap("gate", 8, 14, missing=2, short=2),))
    found = opened_gaps(before, after, at(9))
    assert [(row.start, row.end, row.missing) for row in found] == [
        (at(9), at(10), 2),
        (at(10), at(12), 1),
        (at(12), at(14), 2),
    ]


@pytest.mark.parametrize(
    "after",
    [
        gap("gate", 8, 12),  # as before
        gap("gate", 9, 11),  # shorter
        gap("gate", 6, 7),  # past
        gap("gate", 16, 20, missing=0),  # only wanted, not needed
    ],
)
def test_no_gap_is_opened_where_as_few_are_missing(after: PlanGap) -> None:
    before = plan(PEOPLE, [GATE], gaps=(gap("gate", 8, 12),))
    assert opened_gaps(before, plan(PEOPLE, [GATE], gaps=(after,)), at(7)) == ()


@given(plans(), plans())
def test_gaps_that_a_change_opens_lie_within_those_of_the_plan_after_it(before: Plan, after: Plan) -> None:
    found = opened_gaps(before, after, at(12))
    assert all(
        any(_is_within(row, gap) and at(12) <= row.start < row.end and row.missing > 0 for gap in after.gaps)
        for row in found
    )
    assert opened_gaps(after, after, at(0)) == ()


def _is_within(row: PlanGap, gap: PlanGap) -> bool:
    return row.need == gap.need and gap.start <= row.start and row.end <= gap.end
