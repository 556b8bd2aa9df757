"""Problems in which many needs are alike and many people can serve them, and random choices over them."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from paiban.constraints.registry import default_rules
from paiban.constraints.rule import Rule
from paiban.scheduler.statement import Statement
from paiban.values.needs import Need
from paiban.values.people import Sex, Volunteer
from paiban.values.problem import BoolArray, Pin, PinKind, Problem
from paiban.values.roster import Roster
from tests.builders import need, person, problem, shift
from tests.constraints.rich import with_copies

NAMES = ("Mei", "Li", "Wang", "Zhao", "Chen")
HOURS = ((8, 12), (10, 14), (14, 18), (32, 36))
MAY_BE_HARD = ("coverage", "crowding", "together", "good-rest", "second-person")

friends = st.frozensets(st.sampled_from(NAMES), max_size=1)
seldom = st.sampled_from([False, False, False, True])
seeds = st.integers(0, 10_000)


@st.composite
def volunteers(draw: st.DrawFn, name: str) -> Volunteer:
    """Somebody who can do most things, with friends, wishes and limits of their own."""
    known: dict[str, Any] = {key: draw(friends) for key in ("together", "apart") if draw(seldom)}
    return person(
        name,
        sex=draw(st.sampled_from(Sex)),
        skills=draw(st.frozensets(st.just("doctor"), max_size=1)),
        first_timer=draw(seldom),
        total_minutes=draw(st.sampled_from([None, 480])),
        likes=draw(st.frozensets(st.sampled_from(["gate", "calm"]), max_size=1)),
        **known,
    )


@st.composite
def needs(draw: st.DrawFn, name: str) -> Need:
    needed = draw(st.integers(0, 2))
    return need(
        name,
        needed=needed,
        wanted=needed + draw(st.integers(0, 1)),
        skills=frozenset({"doctor"} if draw(seldom) else ()),
        prefers=draw(st.sampled_from(Sex)) if draw(seldom) else None,
        helpful=frozenset({"driver"}) if draw(seldom) else frozenset(),
        tags=frozenset({"calm"} if draw(seldom) else ()),
    )


@st.composite
def crowds(draw: st.DrawFn, *, most_people: int = 5) -> Problem:
    """Up to three needs with one to three further ones like each, for a handful of people."""
    people = [draw(volunteers(name)) for name in NAMES[: draw(st.integers(2, most_people))]]
    own = [draw(needs(name)) for name in ("gate", "desk", "lift")[: draw(st.integers(1, 3))]]
    hours = {item.id: draw(st.sets(st.sampled_from(HOURS), min_size=1, max_size=2)) for item in own}
    shifts = [shift(name, *span) for name, spans in hours.items() for span in sorted(spans)]
    known: dict[str, Any] = {}
    if draw(seldom):
        known["base"] = Roster.of({(draw(st.sampled_from(NAMES[:2])), draw(st.sampled_from(shifts)).id)})
    if draw(seldom):
        name, kind = draw(st.sampled_from(NAMES[:2])), draw(st.sampled_from(PinKind))
        known["pins"] = [Pin(volunteer=name, kind=kind, need="gate", start=480, end=720)]
    return with_copies(
        problem(people, shifts, own, **known), {item.id: draw(st.integers(1, 3)) for item in own}
    )


@st.composite
def rule_sets(draw: st.DrawFn) -> tuple[Rule, ...]:
    """Every rule that is on by default, some of the soft ones as hard."""
    hard = draw(st.sets(st.sampled_from(MAY_BE_HARD), max_size=2))
    return tuple(
        type(rule).model_validate({"weight": "hard"}) if rule.name in hard else rule
        for rule in default_rules()
    )


def some_choice(statement: Statement, seed: int) -> BoolArray:
    """Return cells taken one by one in a random order, each if no upper limit is against it."""
    table, draw = statement.table, np.random.default_rng(seed)
    taken = np.zeros(table.cell_count, dtype=np.int64)
    cells = draw.permutation(table.cell_count)
    for cell in cells[: draw.integers(0, len(cells) + 1)]:
        taken[cell] = 1
        if (table.values(taken) > table.high).any():
            taken[cell] = 0
    return taken > 0
