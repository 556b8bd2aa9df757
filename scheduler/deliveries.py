"""The routes that a compound's buildings, households and calendar ask for, as needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from paiban.scheduler.goods import parcels, supplies, supplies_to_doors
from paiban.scheduler.home_visits import dog_walks, head_counts, verifications
from paiban.scheduler.trip_needs import Ground
from paiban.text import in_language
from paiban.values.compound import Compound
from paiban.values.needs import Need
from paiban.values.problem import Unserved

LINES = frozenset({"2.1", "4.4", "4.5", "5.1", "5.3", "9.1", "9.3", "11.1", "R5a", "R5b"})


@dataclass(frozen=True, kw_only=True)
class Deliveries:
    """The needs with their stops, and the stops that no trip serves."""

    needs: tuple[Need, ...] = ()
    unserved: tuple[Unserved, ...] = ()


def deliveries(compound: Compound, lines: Collection[str]) -> Deliveries:
    """Return what the switched-on lines of the catalogue ask for; others than ``LINES`` ask for nothing here.

    A stop that is left behind every day is said once.
    """
    needs: list[Need] = []
    unserved: dict[Unserved, None] = {}
    # Names are part of stored rosters: they follow the compound's language, not that of the moment.
    with in_language(compound.site.language):
        for item in _asked(Ground(compound), frozenset(lines)):
            if isinstance(item, Unserved):
                unserved[item] = None
            else:
                needs.append(item)
    return Deliveries(needs=tuple(needs), unserved=tuple(unserved))


def _asked(ground: Ground, lines: frozenset[str]) -> Iterator[Need | Unserved]:
    if not lines.isdisjoint({"4.4", "4.5"}):
        yield from parcels(ground, lines)
    if "5.1" in lines:
        yield from supplies(ground)
    # The same bags to the same doors, listed under two lines.
    for line in sorted(lines & {"5.3", "9.3"})[-1:]:
        yield from supplies_to_doors(ground, line)
    if "2.1" in lines:
        yield from head_counts(ground)
    if "9.1" in lines:
        yield from verifications(ground)
    if "11.1" in lines:
        yield from dog_walks(ground)
