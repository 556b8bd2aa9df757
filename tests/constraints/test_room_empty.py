"""While a place is emptied nobody else has duty there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.room_empty import RoomEmpty
from paiban.constraints.rule import Weight
from paiban.values.problem import Problem, Shift
from tests.builders import need, person, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said

SPRAY = need("spray", place="office", empties=True)
AT_NOON = shift("spray", 12, 12.5)


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [(10, 14, False), (8, 12, True), (12.5, 16, True), (8, 12.25, False), (12.25, 14, False)],
)
def test_nobody_is_there_meanwhile(start: float, end: float, fits: bool) -> None:
    duty = shift("desk", start, end)
    case = problem(["Mei"], [AT_NOON, duty], [SPRAY, need("desk", place="office")])
    found = said(case, RoomEmpty(), roster(("Mei", duty.id)))
    expected = f"Mei has duty at desk while its place has to be empty, {start:g}-{end:g}"
    assert found == ([] if fits else [expected])


@pytest.mark.parametrize(
    ("known", "standby"),
    [
        ({"place": "hall"}, False),
        ({"place": ""}, False),
        ({"place": "office", "online": True}, False),
        ({"place": "office"}, True),
        ({"place": "office", "empties": True}, False),
    ],
)
def test_elsewhere_at_home_and_emptying_as_well_are_fine(known: dict[str, Any], standby: bool) -> None:
    duty = shift("other", 10, 14, is_standby=standby)
    case = problem(["Mei"], [AT_NOON, duty], [SPRAY, need("other", **known)])
    assert not check(case, [RoomEmpty()], roster(("Mei", duty.id), ("Mei", AT_NOON.id)))


def test_a_need_without_a_place_empties_none() -> None:
    nowhere = need("spray", place="", empties=True)
    case = problem(["Mei"], [AT_NOON, shift("desk", 10, 14)], [nowhere, need("desk", place="")])
    assert not check(case, [RoomEmpty()], roster(("Mei", "desk@10-14")))


places = st.sampled_from(["", "office", "hall"])


@st.composite
def roomed(draw: st.DrawFn) -> Problem:
    shifts: list[Shift] = draw(shift_lists(needs=("spray", "desk", "gate")))
    needs = [
        need(
            name,
            place=draw(places),
            empties=draw(st.booleans()),
            online=draw(st.sampled_from([False, False, True])),
        )
        for name in ("spray", "desk", "gate")
    ]
    return problem([person("Mei"), person("Li")], shifts, needs)


@given(data=st.data(), case=roomed())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    shut = {
        (case.need[item.need].place, hour)
        for item in case.shifts
        if case.need[item.need].empties and case.need[item.need].place
        for hour in range(item.start // 60, item.end // 60)
    }
    wrong = 0
    for _name, duty in taken.cells:
        item = case.shift[duty]
        place = case.need[item.need]
        hours = {(place.place, hour) for hour in range(item.start // 60, item.end // 60)}
        wrong += not place.empties and not place.online and bool(hours & shut)
    assert len(check(case, [RoomEmpty()], taken)) == wrong


@pytest.mark.parametrize("weight", ["hard", 7])
@given(data=st.data(), case=roomed())
def test_obeys_the_law(data: st.DataObject, case: Problem, weight: Weight) -> None:
    assert_law(case, RoomEmpty(weight=weight), data.draw(rosters(case)))
