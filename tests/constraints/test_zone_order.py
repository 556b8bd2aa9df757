"""Nobody goes on one day from where it is dirty to where it must stay clean."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paiban.constraints.checking import check
from paiban.constraints.zone_order import ZoneOrder
from paiban.values.needs import Handling, Role, Round, Zone
from paiban.values.problem import Problem, Shift
from tests.builders import need, problem, roster, rosters, shift, shift_lists
from tests.constraints.law import assert_law
from tests.constraints.words import said

NEEDS = [
    need("door", zone=Zone.CONTAMINATED),
    need("office", zone=Zone.CLEAN),
    need("street", zone=Zone.OUTER),
    need("shelf", zone=Zone.INNER),
    need("rubbish", handles=frozenset({Handling.WASTE})),
    need("meals", handles=frozenset({Handling.FOOD})),
    need("phone", zone=Zone.CLEAN, online=True),
    need("remote", zone=Zone.CONTAMINATED, online=True),
]


def breaks(first: Shift, second: Shift) -> bool:
    case = problem(["Mei"], [first, second], NEEDS)
    return bool(check(case, [ZoneOrder()], roster(("Mei", first.id), ("Mei", second.id))))


@pytest.mark.parametrize(("dirty", "clean"), [("door", "office"), ("rubbish", "meals")])
@pytest.mark.parametrize(
    ("end", "start", "is_broken"),
    [
        (12, 14, True),
        (12, 12, True),
        (12, 23, True),
        (12, 24, False),
        (12, 4, False),
        (26, 30, True),
        (24, 30, False),
    ],
)
def test_nothing_clean_starts_after_something_dirty_on_a_day(
    dirty: str, clean: str, end: int, start: int, is_broken: bool
) -> None:
    assert breaks(shift(dirty, end - 4, end), shift(clean, start, start + 2)) is is_broken


@pytest.mark.parametrize("one", ["street", "shelf"])
@pytest.mark.parametrize(
    ("start", "end", "other_start", "is_broken"),
    [(8, 12, 14, True), (8, 12, 10, True), (8, 12, 24, False), (22, 26, 30, True), (20, 24, 24, False)],
)
def test_outer_and_inner_never_come_on_one_day(
    one: str, start: int, end: int, other_start: int, is_broken: bool
) -> None:
    (other,) = {"street", "shelf"} - {one}
    assert breaks(shift(one, start, end), shift(other, other_start, other_start + 2)) is is_broken


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("door", "door"),
        ("office", "office"),
        ("door", "meals"),
        ("rubbish", "office"),
        ("door", "phone"),
        ("remote", "office"),
        ("street", "street"),
        ("door", "street"),
        ("desk", "office"),
    ],
)
def test_all_else_goes_together(first: str, second: str) -> None:
    assert not breaks(shift(first, 8, 12), shift(second, 14, 16))


def test_standby_at_home_is_in_no_zone() -> None:
    assert not breaks(shift("door", 4, 8, is_standby=True), shift("office", 14, 16))
    assert not breaks(shift("door", 4, 8), shift("office", 14, 16, is_standby=True))


def test_a_role_may_have_a_zone_of_its_own() -> None:
    roles = (Role(name="medic", zone=Zone.CONTAMINATED), Role(name="clerk"))
    swab = Round(id="swab", name="swab", zone=Zone.CLEAN, roles=roles)
    medic, clerk = shift("swab", 8, 10, role="medic"), shift("swab", 14, 16, role="clerk")
    case = problem(["Mei"], [medic, clerk], [swab])
    assert check(case, [ZoneOrder()], roster(("Mei", medic.id), ("Mei", clerk.id)))


def test_others_may_go_where_somebody_else_was() -> None:
    case = problem(["Mei", "Li"], [shift("door", 8, 12), shift("office", 14, 16)], NEEDS)
    assert not check(case, [ZoneOrder()], roster(("Mei", "door@8-12"), ("Li", "office@14-16")))


def test_says_whose_zones_do_not_go_together() -> None:
    case = problem(["Mei"], [shift("door", 8, 12), shift("office", 14, 16)], NEEDS)
    found = said(case, ZoneOrder(), roster(("Mei", "door@8-12"), ("Mei", "office@14-16")))
    assert found == ["Mei has duties on one day whose zones do not go together, 8-16"]


@st.composite
def zoned(draw: st.DrawFn) -> Problem:
    names = ("gate", "desk", "door")
    shifts: list[Shift] = draw(shift_lists(needs=names))
    known: list[dict[str, Any]] = [
        {
            "zone": draw(st.sampled_from(Zone)),
            "handles": draw(st.frozensets(st.sampled_from(Handling))),
            "online": draw(st.sampled_from([False, False, True])),
        }
        for _ in names
    ]
    return problem(
        ["Mei", "Li"], shifts, [need(name, **item) for name, item in zip(names, known, strict=True)]
    )


def days(item: Shift) -> set[int]:
    return {minute // 1440 for minute in range(item.start, item.end, 60)}


@given(data=st.data(), case=zoned())
def test_agrees_with_the_oracle(data: st.DataObject, case: Problem) -> None:
    taken = data.draw(rosters(case))
    duties = [
        (name, case.shift[duty], place)
        for name, duty in taken.cells
        if not (place := case.need[case.shift[duty].need]).online
    ]
    is_broken = False
    for one, first, place in duties:
        for two, second, other in duties:
            if one != two:
                continue
            is_after = first.end <= second.start and second.start // 1440 in days(first)
            is_broken |= is_after and (place.zone, other.zone) == ("contaminated", "clean")
            is_broken |= is_after and "waste" in place.handles and "food" in other.handles
            is_broken |= bool(days(first) & days(second)) and {place.zone, other.zone} == {"outer", "inner"}
    assert bool(check(case, [ZoneOrder()], taken)) is is_broken


@given(data=st.data(), case=zoned())
def test_obeys_the_law(data: st.DataObject, case: Problem) -> None:
    assert_law(case, ZoneOrder(), data.draw(rosters(case)))
