"""Who gains and who loses what, counted against the plain sets."""

from hypothesis import given

from paiban.io.diff import difference
from paiban.values.plan import Plan
from tests.io.plans import duty, need, plan, plans, someone

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
