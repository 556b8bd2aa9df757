"""Rooms that a round empties: nobody is to be at a post there meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paiban.values.needs import Need, Post, Role
from paiban.values.spans import Spans, without


def with_rooms_empty(needs: Sequence[Need]) -> tuple[Need, ...]:
    """Return the needs; posts are not to be covered while their place is emptied."""
    emptied: dict[str, Spans] = {}
    for need in needs:
        if need.empties and need.place:
            duties = tuple(span for role in need.roles for span in role.times or need.times)
            emptied[need.place] = emptied.get(need.place, ()) + duties
    return tuple(
        _without(need, emptied[need.place]) if isinstance(need, Post) and need.place in emptied else need
        for need in needs
    )


def _without(post: Post, holes: Spans) -> Post:
    roles = tuple(_role_without(role, holes) for role in post.roles)
    return replace(post, times=without(post.times, holes), roles=roles)


def _role_without(role: Role, holes: Spans) -> Role:
    return replace(role, times=without(role.times, holes))
