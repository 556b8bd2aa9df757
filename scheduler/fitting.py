"""Candidate shifts cut to somebody's own hours, for those whose hours hold none of the evenly cut ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from paiban.scheduler.handover import DEFAULT_LENGTHS
from paiban.values.needs import Post, Role
from paiban.values.people import Kind, Volunteer
from paiban.values.spans import Span, within

SHORTEST_MINUTES = 120  # less is not worth a handover


def fitted_spans(
    post: Post,
    role: Role,
    volunteers: Iterable[Volunteer],
    cut: Mapping[Span, frozenset[Kind]],
    taught: frozenset[str] = frozenset(),
) -> dict[Span, frozenset[str]]:
    """Return a span for every stretch of free hours in which no span of ``cut`` lies, and whose it is.

    It begins with their hours and lasts as long as these, at most the longest length of their kind. Somebody
    who comes from 14:00 to 18:00 every day is not lost because the day is cut at 12:00, 16:00 and 20:00. Only
    those who need such a shift are offered it: for all others it would be one more choice without a gain.
    Whoever lacks only trainings that are ``taught`` may have a lesson before.
    """
    found: dict[Span, set[str]] = {}
    edges = {kind: _edges(cut, kind) for kind in role.kinds}
    for person in volunteers:
        if person.kind not in role.kinds or not _is_suitable(person, role, taught):
            continue
        starts, ends = edges[person.kind]
        longest = max(post.lengths.get(person.kind) or DEFAULT_LENGTHS[person.kind])
        for start, end in within(person.available, role.times or post.times):
            if end - start >= SHORTEST_MINUTES and not ((start <= starts) & (ends <= end)).any():
                found.setdefault((start, min(end, start + longest)), set()).add(person.id)
    return {span: frozenset(people) for span, people in sorted(found.items())}


def _edges(
    cut: Mapping[Span, frozenset[Kind]], kind: Kind
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Return the starts and the ends of the spans cut for a kind."""
    spans = [span for span, kinds in cut.items() if kind in kinds]
    return np.array(spans, dtype=np.int64).reshape(-1, 2).T


def _is_suitable(person: Volunteer, role: Role, taught: frozenset[str]) -> bool:
    has_skill = not role.skills or bool(role.skills & person.skills)
    return has_skill and role.trainings <= person.trainings | taught and not person.online_only
