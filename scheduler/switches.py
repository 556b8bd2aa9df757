"""Which tasks of the catalogue are on: as the coordinator switched them, else as the situation asks."""

from __future__ import annotations

from paiban.scheduler.catalogue import Default, Line, NeedSheet
from paiban.values.compound import Compound
from paiban.values.spans import within


def is_on(compound: Compound, line: Line, sheet: NeedSheet | None = None) -> bool:
    """Say whether a line, or one of its needs, is on."""
    if line.id in compound.tasks:
        return compound.tasks[line.id]
    return _is_asked(compound, (sheet.default if sheet else None) or line.default)


def is_bare(compound: Compound) -> bool:
    """Say whether the coordinator left it all to the catalogue: she typed no needs and switched nothing."""
    return not compound.needs and not compound.tasks


def _is_asked(compound: Compound, default: Default) -> bool:
    match default:
        case Default.BARE:
            return is_bare(compound)
        case Default.SEALED:
            whole = [(0, compound.horizon.minutes)]
            return any(within(building.sealed, whole) for building in compound.buildings)
        case Default.CALENDAR:
            return bool(compound.occasions)
        case Default.HOUSEHOLD:
            return bool(compound.households)
        case Default.OFF:
            return False
