"""Problems in which every rule finds something to say: a bit of everything that people and needs can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from paiban.scheduler.stretches import stretches_of
from paiban.values.horizon import DAY_MINUTES
from paiban.values.needs import Handling, Home, Makeup, Need, OnCall, Pair, Post, Role, Round, Tier, Zone
from paiban.values.past import Past
from paiban.values.people import Building, HealthLimit, Kind, Sex, Site, Volunteer
from paiban.values.problem import Pin, PinKind, Problem, Shift
from paiban.values.roster import Roster
from paiban.values.spans import Spans, merged
from tests.builders import problem, rosters, shift

NAMES = ("Mei", "Li", "Wang")
NEEDS = ("gate", "desk")
ROLES = ("guard", "lead")

skills = st.frozensets(st.sampled_from(["doctor", "driver"]), max_size=1)
trainings = st.frozensets(st.sampled_from(["gear", "spray"]), max_size=1)
health = st.frozensets(st.sampled_from(HealthLimit), max_size=1)
words = st.frozensets(st.sampled_from([*NEEDS, "calm"]), max_size=1)
others = st.frozensets(st.sampled_from(NAMES), max_size=1)
kinds = st.sampled_from([frozenset(Kind), frozenset(Kind), frozenset({Kind.GUARD, Kind.STAFF})])
homes = st.sampled_from([None, "3", "4"])


@st.composite
def spans(draw: st.DrawFn) -> Spans:
    """One or two spans of 6 to 24 hours within two days."""
    starts = draw(st.lists(st.integers(0, 5), min_size=1, max_size=2))
    return merged((start * 480, start * 480 + draw(st.sampled_from([360, 720, 1440]))) for start in starts)


@st.composite
def people(draw: st.DrawFn, name: str) -> Volunteer:
    maybe_minutes = st.none() | st.sampled_from([120, 360])
    known: dict[str, Any] = {key: draw(others) for key in ("together", "apart", "take_turns")}
    return Volunteer(
        id=name,
        name=name,
        kind=draw(st.sampled_from(Kind)),
        sex=draw(st.none() | st.sampled_from(Sex)),
        age=draw(st.sampled_from([None, 16, 40, 70])),
        building=draw(homes),
        skills=draw(skills),
        trainings=draw(trainings),
        available=draw(st.just(((0, 4320),)) | spans()),
        day_minutes=draw(maybe_minutes),
        total_minutes=draw(maybe_minutes),
        health=draw(health),
        online_only=draw(st.sampled_from([False, False, True])),
        first_timer=draw(st.booleans()),
        likes=draw(words),
        avoids=draw(words),
        bubble=draw(st.sampled_from(["", "a", "b"])),
        agrees=draw(st.sampled_from([frozenset(), frozenset({"pets"})])),
        **known,
    )


@st.composite
def roles(draw: st.DrawFn, name: str) -> Role:
    needed = draw(st.integers(0, 2))
    return Role(
        name=name,
        needed=needed,
        wanted=needed + draw(st.integers(0, 1)),
        skills=draw(skills),
        must=draw(st.sampled_from([frozenset(), frozenset(), frozenset({"driver"})])),
        trainings=draw(trainings),
        kinds=draw(kinds),
        ppe=draw(st.none() | st.integers(0, 3)),
        zone=draw(st.none() | st.sampled_from(Zone)),
        learns=draw(st.sampled_from([False, False, True])),
        min_age=draw(st.sampled_from([None, None, 20])),
        max_age=draw(st.sampled_from([None, None, 60])),
        prefers=draw(st.none() | st.sampled_from(Sex)),
        helpful=draw(skills),
        helpful_trainings=draw(trainings),
        helpful_kinds=draw(st.sampled_from([frozenset(), frozenset(), frozenset({Kind.GUARD})])),
    )


@st.composite
def needs(draw: st.DrawFn, name: str) -> Need:
    known: dict[str, Any] = {
        "id": name,
        "name": name,
        "tier": draw(st.sampled_from(Tier)),
        "roles": tuple(draw(roles(role)) for role in ROLES),
        "building": draw(homes),
        "zone": draw(st.sampled_from(Zone)),
        "ppe": draw(st.integers(0, 3)),
        "online": draw(st.sampled_from([False, False, True])),
        "strains": draw(health),
        "tags": draw(st.sampled_from([frozenset(), frozenset({"calm"})])),
        **draw(company()),
    }
    made: type[Need] = draw(st.sampled_from([Post, Round, Pair, OnCall]))
    if made is OnCall:
        known["compatible"] = draw(words)
    return made(**known)


@st.composite
def company(draw: st.DrawFn) -> dict[str, Any]:
    """All that a need says of who serves in it together, and where."""
    rarely = st.sampled_from([False, False, True])
    crew = draw(st.sampled_from(["", "a", "b"]))
    return {
        "place": draw(st.sampled_from(["", "office", "office", "office"])),
        "makeup": draw(st.sampled_from([(), (), (Makeup(skills=frozenset({"doctor"})),)])),
        "mixed": draw(rarely),
        "one_role": draw(rarely),
        "continuity": draw(st.sampled_from([0, 0, 40])),
        "crew": crew,
        "crew_size": draw(st.integers(1, 2)) if crew else 0,
        "apart_from": draw(st.sampled_from([frozenset(), frozenset({"a"}), frozenset({"b"})])) - {crew},
        "consent": draw(st.sampled_from(["", "", "pets"])),
        "home": draw(st.none() | st.sampled_from(Home)),
        "handles": draw(st.frozensets(st.sampled_from(Handling), max_size=1)),
        "empties": draw(st.booleans()),
        "meeting": draw(st.booleans()),
        "teaches": draw(trainings) if draw(rarely) else frozenset(),
    }


@st.composite
def shifts(draw: st.DrawFn) -> list[Shift]:
    """Shifts of 2 to 14 hours within two days; many touch, overlap or lie at night, some come back daily."""
    found = {}
    for _ in range(draw(st.integers(2, 6))):
        start = draw(st.integers(0, 20)) * 2
        item = shift(
            draw(st.sampled_from(NEEDS)),
            start,
            start + draw(st.sampled_from([2, 4, 4, 6, 8, 14])),
            role=draw(st.sampled_from(ROLES)),
            kinds=draw(kinds),
            points=draw(st.integers(0, 200)),
            is_standby=draw(st.sampled_from([False, False, False, True])),
            lead=draw(st.sampled_from([0, 0, 15])),
        )
        found[item.id] = item
        if item.start < DAY_MINUTES and draw(st.booleans()):
            for day in (1, 2):
                found[f"{item.id} +{day}"] = later(item, day)
    return list(found.values())


def later(item: Shift, days: int) -> Shift:
    """The same shift so many days later."""
    minutes = days * DAY_MINUTES
    return replace(item, id=f"{item.id} +{days}", start=item.start + minutes, end=item.end + minutes)


@st.composite
def pins(draw: st.DrawFn) -> Pin:
    start = draw(st.integers(0, 40)) * 60
    return Pin(
        volunteer=draw(st.sampled_from(NAMES)),
        kind=draw(st.sampled_from(PinKind)),
        need=draw(st.sampled_from([*NEEDS, None])),
        start=start,
        end=start + draw(st.sampled_from([120, 600])),
        role=draw(st.sampled_from([None, None, *ROLES])),
    )


pasts = st.builds(
    Past,
    points=st.integers(0, 300),
    nights=st.integers(0, 3),
    busy_until=st.none() | st.integers(-600, 600),
    no_show=st.sampled_from([50, 50, 300]),
)


@st.composite
def rostered(draw: st.DrawFn) -> tuple[Problem, Roster]:
    """A problem with a bit of everything, and any roster over it; half of them stand on an earlier roster.

    Now and then everybody is everywhere: some rules need a crowd to find anything.
    """
    given_people = [draw(people(name)) for name in NAMES]
    given_shifts = draw(shifts())
    given_needs = [draw(needs(name)) for name in NEEDS]
    known: dict[str, Any] = {}
    rarely = st.sampled_from([False, False, True])
    if draw(st.booleans()):
        standing = rosters(problem(given_people, given_shifts, given_needs))
        known = {
            "base": draw(standing),
            "promised": draw(standing),
            "most_disturbed": draw(st.none() | st.integers(0, 2)),
        }
        known["now"] = draw(st.none() | st.integers(0, 40).map(lambda hour: hour * 60))
    case = problem(
        given_people,
        given_shifts,
        given_needs,
        pins=draw(st.lists(pins(), max_size=2)),
        by_hand=draw(rosters(problem(given_people, given_shifts)) if draw(rarely) else st.just(Roster())),
        past=draw(st.dictionaries(st.sampled_from(NAMES), pasts) if draw(rarely) else st.just({})),
        buildings=[Building(number=number, sealed=draw(spans() | st.just(()))) for number in "34"],
        **known,
    )
    visited = [item.id for item in case.needs if isinstance(item, Pair)]
    many: bool = draw(st.booleans())
    if visited and many:
        case = with_copies(case, dict.fromkeys(visited, 3))
    stock = draw(st.dictionaries(st.integers(1, 3), st.integers(0, 2), max_size=2))
    case = replace(case, site=Site(name="test", suits=stock))
    is_crowd = draw(st.sampled_from([False, False, False, True]))
    return case, draw(st.just(everywhere(case)) if is_crowd else rosters(case))


def everywhere(case: Problem) -> Roster:
    """The roster in which everybody has every duty."""
    return Roster.of((person.id, duty.id) for person in case.volunteers for duty in case.shifts)


def with_copies(case: Problem, copies: Mapping[str, int]) -> Problem:
    """Return a problem with so many more needs like each of these, of names that nobody speaks of."""
    more_needs, more_shifts = list(case.needs), list(case.shifts)
    for original, count in copies.items():
        known = sum(item.id.startswith(f"{original} ") for item in case.needs)
        for number in range(known, known + count):
            name = f"{original} {number}"
            more_needs.append(replace(case.need[original], id=name, name=name))
            more_shifts += [
                replace(item, id=f"{item.id} {number}", need=name)
                for item in case.shifts
                if item.need == original
            ]
    bare = replace(case, needs=tuple(more_needs), shifts=tuple(more_shifts))
    return replace(bare, stretches=stretches_of(bare))


@st.composite
def copied(draw: st.DrawFn) -> Problem:
    """A problem with a bit of everything in which some needs are alike."""
    case, _ = draw(rostered())
    return with_copies(case, {name: draw(st.integers(0, 3)) for name in NEEDS})
