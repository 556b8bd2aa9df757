"""Generates the needs that follow from the situation: today, a guard post for every sealed building."""

from __future__ import annotations

import re

from paiban.text import _, in_language
from paiban.values.compound import Compound
from paiban.values.needs import Need, Post, Role, Tier, Zone
from paiban.values.people import Building, HealthLimit
from paiban.values.spans import within

PPE_TRAINING = "ppe"
_WORD_BUILDING = re.compile("(号楼|号|栋|幢|楼|#)$")  # the sentence has a word of its own for it


def needs_of(compound: Compound) -> tuple[Need, ...]:
    """Return the needs that were typed in, followed by those that the sealed buildings bring.

    A typed need wins over a generated one of the same id, so that the coordinator can change any of them.
    """
    typed = {need.id for need in compound.needs}
    generated = (guard_post(compound, building) for building in compound.buildings if building.sealed)
    return (*compound.needs, *(need for need in generated if need.times and need.id not in typed))


def guard_post(compound: Compound, building: Building) -> Post:
    """Return the round-the-clock post at a sealed building: one person needed, two wanted, in a suit.

    Training is asked for only where trainings are recorded at all: a workbook without that column must
    still give a roster.
    """
    is_recorded = any(person.trainings for person in compound.volunteers)
    # Names are part of stored rosters: they follow the compound's language, not that of the moment.
    with in_language(compound.site.language):
        label = _WORD_BUILDING.sub("", building.number) or building.number
        name, role = _("Guard at sealed building {building}").format(building=label), _("guard")
    guard = Role(
        name=role,
        needed=1,
        wanted=2,
        trainings=frozenset({PPE_TRAINING}) if is_recorded else frozenset(),
        min_age=18,
    )
    return Post(
        id=f"sealed-{building.number}",
        name=name,
        tier=Tier.P0,
        times=within(building.sealed, [(0, compound.horizon.minutes)]),
        roles=(guard,),
        place=building.number,
        zone=Zone.CONTAMINATED,
        ppe=2,
        strains=frozenset({HealthLimit.NO_SUIT, HealthLimit.NO_OUTDOOR}),
        tags=frozenset({"sealed", "封控楼"}),
        generated=True,
    )
