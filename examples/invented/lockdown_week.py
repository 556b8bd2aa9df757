"""The lockdown week: 150 people, 24 buildings, four of them sealed sooner or later, two swab mornings."""

from __future__ import annotations

from datetime import date
from random import Random

from examples.invented.lockdown_needs import lockdown_needs
from examples.invented.lockdown_people import BUILDINGS, SEALED_AT_ONCE, SEALED_LATER, lockdown_people
from examples.invented.lockdown_standby import standby_needs
from examples.invented.needs import TYPED_TASKS
from examples.invented.timetable import at
from paiban.values.compound import Compound
from paiban.values.horizon import Horizon
from paiban.values.people import Building, Site
from paiban.values.problem import Pin, PinKind
from paiban.values.spans import Spans

SEED = 20220401


def lockdown_week() -> Compound:
    """Return the same invented compound at every call."""
    horizon = Horizon(date(2022, 4, 1), date(2022, 4, 7))
    volunteers = lockdown_people(horizon, SEED)
    ids = {person.name: person.id for person in volunteers}
    surgery, swab = at(horizon, 4, 13, 18), at(horizon, 2, 7, 11)
    return Compound(
        site=Site(name="安宁苑小区", suits={2: 56}),
        horizon=horizon,
        volunteers=volunteers,
        buildings=_buildings(horizon),
        needs=(*lockdown_needs(horizon), *standby_needs(horizon)),
        pins=(
            Pin(volunteer=ids["郑素琴"], kind=PinKind.MUST, need="swab-table", start=swab[0], end=swab[1]),
            Pin(volunteer=ids["马德胜"], kind=PinKind.MUST, need="gate", start=0, end=8 * 60),
            Pin(volunteer=ids["彭勇"], kind=PinKind.NEVER, need=None, start=surgery[0], end=surgery[1]),
        ),
        tasks=TYPED_TASKS,
    )


def _buildings(horizon: Horizon) -> tuple[Building, ...]:
    random = Random(SEED)
    later: Spans = ((at(horizon, 3, 18, 24)[0], horizon.minutes),)
    at_once: Spans = ((0, horizon.minutes),)
    sealed = {**dict.fromkeys(SEALED_AT_ONCE, at_once), SEALED_LATER: later}
    found = []
    for order, number in enumerate(BUILDINGS, start=1):
        households = random.choice((24, 28, 28, 36, 56))
        found.append(
            Building(
                number=number,
                households=households,
                residents=round(households * random.uniform(2.1, 2.9)),
                order=order,
                gate="南大门",
                sealed=sealed.get(number, ()),
                languages=frozenset({"sign-language"}) if number == "20" else frozenset(),
                vulnerable="502室 独居老人" if number == "18" else "",
            )
        )
    return tuple(found)
