"""Finds the buildings that the coordinator names on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paiban.text import _
from paiban.values.errors import InputError, Mistake
from paiban.values.people import Building


def find_buildings(buildings: Iterable[Building], typed: Sequence[str], option: str) -> tuple[str, ...]:
    """Return the numbers of the buildings that were typed; ``InputError`` names those that are not there."""
    from paiban.io.reading import building_key

    known = {building_key(building.number): building.number for building in buildings}
    unknown = [text for text in typed if building_key(text) not in known]
    if unknown:
        remedy = _("Choose one of: {choices}").format(choices=", ".join(known.values()))
        what = _("There is no building “{name}”.")
        raise InputError([Mistake(option, what.format(name=text), remedy) for text in unknown])
    return tuple(dict.fromkeys(known[building_key(text)] for text in typed))
