"""What the workbook says, before needs are generated and cut into shifts."""

from __future__ import annotations

from dataclasses import dataclass

from paiban.values.horizon import Horizon
from paiban.values.needs import Need
from paiban.values.people import Building, Site, Volunteer
from paiban.values.problem import Pin


@dataclass(frozen=True, kw_only=True)
class Compound:
    """The compound as the coordinator described it; ``needs`` are those she typed, not the generated ones."""

    site: Site
    horizon: Horizon
    volunteers: tuple[Volunteer, ...]
    buildings: tuple[Building, ...] = ()
    needs: tuple[Need, ...] = ()
    pins: tuple[Pin, ...] = ()
