"""Which needs name a household or lead to its door: what stays in the office, whatever it is called."""

from __future__ import annotations

from paiban.values.needs import Need, Pair

_AT_HOMES = frozenset({"5.3", "8.2", "9.1", "9.2", "9.3"})  # always at particular homes
_OF_CASES = frozenset(
    {"6.1", "6.2", "6.3", "6.4", "7.2"}
)  # of cases: to be on call for one gives nobody away


def is_restricted(need: Need) -> bool:
    """Say whether a need names a household, or says where the people it is for live."""
    is_somewhere = bool(need.stops or need.building)
    return isinstance(need, Pair) or need.line in _AT_HOMES or (need.line in _OF_CASES and is_somewhere)


def leads_to_homes(line: str) -> bool:
    """Say whether the places that a line of the catalogue comes to are homes of people in need."""
    return line in _AT_HOMES | _OF_CASES
