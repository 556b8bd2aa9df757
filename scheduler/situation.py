"""What follows from the situation: sealed buildings, the calendar and households bring needs of their own."""

from __future__ import annotations

from dataclasses import dataclass

from paiban.scheduler.cases import sealed_buildings
from paiban.scheduler.catalogue import Default, Line, load_catalogue
from paiban.scheduler.generate import needs_of_line
from paiban.text import in_language
from paiban.values.compound import Compound
from paiban.values.needs import Need
from paiban.values.problem import Unserved


@dataclass(frozen=True)
class Situation:
    """All needs of a compound, typed and generated, and the stops that no route can serve."""

    needs: tuple[Need, ...]
    unserved: tuple[Unserved, ...] = ()


def situation_of(compound: Compound) -> Situation:
    """Return the needs that were typed in, followed by those that the situation brings.

    A typed need wins over a generated one of the same id, so that the coordinator can change any of them.
    """
    typed = {need.id for need in compound.needs}
    # Names are part of stored rosters: they follow the compound's language, not that of the moment.
    with in_language(compound.site.language):
        made = [
            need
            for line in load_catalogue()
            if is_on(line, compound)
            for need in needs_of_line(line, compound)
        ]
    return Situation((*compound.needs, *(need for need in made if need.id not in typed)))


def is_on(line: Line, compound: Compound) -> bool:
    """Say whether a line of the catalogue is on: as switched, else as its default says.

    A compound in which nobody typed a need or switched a task is bare: it gets all that such a compound has.
    """
    if line.id in compound.tasks:
        return compound.tasks[line.id]
    if line.default is Default.BARE:
        return not compound.needs and not compound.tasks
    if line.default is Default.SEALED:
        return bool(sealed_buildings(compound))
    return line.default is not Default.OFF
