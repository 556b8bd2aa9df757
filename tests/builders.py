"""Small problems for tests: a handful of people, a handful of shifts, times in hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from paiban.scheduler.stretches import stretches_of
from paiban.values.horizon import Horizon
from paiban.values.needs import Need, Role, Round
from paiban.values.people import Building, Kind, Site, Volunteer
from paiban.values.problem import Pin, Problem, Shift
from paiban.values.roster import Roster

FIRST_DAY = date(2022, 4, 1)


def horizon(days: int = 3) -> Horizon:
    return Horizon(FIRST_DAY, date(2022, 4, days))


def person(name: str, /, **known: Any) -> Volunteer:
    """A volunteer who is always available; the name is the id."""
    return Volunteer(**{"id": name, "name": name, "available": ((0, 30 * 1440),), **known})


def need(name: str, /, *, role: str = "guard", needed: int = 1, wanted: int = 1, **known: Any) -> Round:
    """A need with one role; role fields go to the role, all others (gear and zone, too) to the need."""
    of_role = Role.__dataclass_fields__.keys() - {"name", "times", "ppe", "zone"}
    for_role = {key: known.pop(key) for key in list(known) if key in of_role}
    duty = Role(name=role, needed=needed, wanted=wanted, **for_role)
    return Round(**{"id": name, "name": name, "roles": (duty,), **known})


def shift(need_id: str, start: float, end: float, *, role: str = "guard", **known: Any) -> Shift:
    """A shift of a need, from hour ``start`` to hour ``end`` of the horizon; its id is ``need@start-end``."""
    ident = f"{need_id}@{start:g}-{end:g}" if role == "guard" else f"{need_id}/{role}@{start:g}-{end:g}"
    first, last = round(start * 60), round(end * 60)
    return Shift(**{"id": ident, "need": need_id, "role": role, "start": first, "end": last,
                    "points": (last - first) // 6, **known})  # fmt: skip


def problem(
    people: Iterable[Volunteer | str],
    shifts: Sequence[Shift],
    needs: Iterable[Need] = (),
    *,
    days: int = 3,
    pins: Sequence[Pin] = (),
    buildings: Sequence[Building] = (),
    **known: Any,
) -> Problem:
    """A problem of these people and shifts; needs not given are made with one guard needed and wanted."""
    given = {item.id: item for item in needs}
    wanted = dict.fromkeys(item.need for item in shifts)
    all_needs = [given.pop(name) if name in given else need(name) for name in wanted] + list(given.values())
    bare = Problem(
        site=Site(name="test"),
        horizon=horizon(days),
        volunteers=tuple(person(item) if isinstance(item, str) else item for item in people),
        needs=tuple(all_needs),
        shifts=tuple(shifts),
        pins=tuple(pins),
        buildings=tuple(buildings),
        **known,
    )
    return replace(bare, stretches=stretches_of(bare))


def roster(*cells: tuple[str, str]) -> Roster:
    return Roster.of(cells)


def rosters(case: Problem) -> st.SearchStrategy[Roster]:
    """Any roster at all over a problem, sensible or not."""
    cells = [(someone.id, duty.id) for someone in case.volunteers for duty in case.shifts]
    return st.sets(st.sampled_from(cells), max_size=12).map(Roster.of) if cells else st.just(Roster())


@st.composite
def shift_lists(draw: st.DrawFn, needs: Sequence[str] = ("gate", "desk"), most: int = 6) -> list[Shift]:
    """Shifts of some needs on a two-hour grid over two days, with different lengths, overlapping freely."""
    found = {}
    for _ in range(draw(st.integers(1, most))):
        start = draw(st.integers(0, 20)) * 2
        item = shift(draw(st.sampled_from(list(needs))), start, start + draw(st.sampled_from([2, 4, 6, 8])))
        found[item.id] = item
    return list(found.values())


GUARD, VOLUNTEER, STAFF = Kind.GUARD, Kind.VOLUNTEER, Kind.STAFF
