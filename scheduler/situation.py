"""All needs of a compound: those typed in, those of its deliveries and those that the catalogue brings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paiban.scheduler.catalogue import load_catalogue
from paiban.scheduler.deliveries import deliveries
from paiban.scheduler.generate import catalogue_needs
from paiban.scheduler.rooms import with_rooms_empty
from paiban.scheduler.switches import is_on
from paiban.values.compound import Compound
from paiban.values.needs import Need
from paiban.values.problem import Unserved


@dataclass(frozen=True, kw_only=True)
class Situation:
    """Everything that must be manned, and what no delivery can serve."""

    needs: tuple[Need, ...]
    unserved: tuple[Unserved, ...] = ()


def needs_of(compound: Compound) -> tuple[Need, ...]:
    """Return the needs that were typed in, followed by those that the situation brings."""
    return situation_of(compound).needs


def situation_of(compound: Compound) -> Situation:
    """Return what a compound needs: a function of the compound alone, so unsealing takes everything back.

    A typed need wins over a generated one of the same id, so that the coordinator can change any of them.
    """
    brought = deliveries(compound, delivery_lines(compound))
    needs = {need.id: need for need in compound.needs}
    for need in brought.needs:
        needs.setdefault(need.id, need)
    for need in catalogue_needs(compound, tuple(needs.values())):
        needs.setdefault(need.id, need)
    titles = dict(load_catalogue().titles(compound.site.language))
    titled = tuple(replace(need, task=titles.get(need.line, "")) for need in needs.values())
    return Situation(needs=with_rooms_empty(titled), unserved=brought.unserved)


def delivery_lines(compound: Compound) -> tuple[str, ...]:
    """Return the lines that are on and whose needs are made as routes."""
    return tuple(line.id for line in load_catalogue().lines if line.deliveries and is_on(compound, line))
