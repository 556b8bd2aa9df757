"""The needs that carry things along buildings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from paiban.values.compound import Compound
from paiban.values.needs import Need
from paiban.values.problem import Unserved


@dataclass(frozen=True, kw_only=True)
class Deliveries:
    """The needs of the deliveries, and the stops that none of them can serve."""

    needs: tuple[Need, ...] = ()
    unserved: tuple[Unserved, ...] = ()


def deliveries(compound: Compound, lines: Collection[str]) -> Deliveries:
    """Return the deliveries of these lines: none yet."""
    return Deliveries()
