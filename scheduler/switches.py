"""Which tasks of the catalogue are on: as the coordinator switched them, else as the situation asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from paiban.scheduler.catalogue import Default, Line, NeedSheet, load_catalogue
from paiban.values.compound import Compound
from paiban.values.spans import within


def is_on(compound: Compound, line: Line, sheet: NeedSheet | None = None) -> bool:
    """Say whether a line, or one of its needs, is on."""
    if line.id in compound.tasks:
        return compound.tasks[line.id]
    return _is_asked(compound, (sheet.default if sheet else None) or line.default)


def switched(compound: Compound, lines: Mapping[str, bool]) -> Compound:
    """Return the compound with some lines switched; all others stay as on or off as they are."""
    usual = (line.id for line in load_catalogue().lines if line.default is Default.BARE)
    tasks = dict.fromkeys(usual, True) if is_bare(compound) else compound.tasks
    return replace(compound, tasks={**tasks, **lines}) if lines else compound


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
