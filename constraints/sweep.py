"""Clashing shifts as cliques: one limit for a whole crowd instead of one for every pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from paiban.constraints.cells import PersonCells
from paiban.values.problem import IntArray

NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Clash:
    """Cells of which one person can take at most one.

    All run, with the pad, from ``last_start`` until ``first_end``; together they fill the time from
    ``first_start`` to ``last_end``. Ends are without the pad.
    """

    ids: IntArray
    first_start: int
    last_start: int
    first_end: int
    last_end: int


def cliques(own: PersonCells, pad_minutes: int = 0) -> Iterator[Clash]:
    """Return sets of cells of which one person can take at most one.

    Two cells clash when the later starts before the earlier has ended ``pad_minutes`` ago. Every clashing
    pair is in one of the sets, each set is as large as it can be, and there are at most as many sets as
    distinct starts.

    Source: the maximal cliques of an interval graph, by sweep over the starts (Gavril 1972).
    """
    moments = np.unique(own.start)
    alive = (own.start <= moments[:, None]) & (moments[:, None] < own.end + pad_minutes)
    first_end = np.where(alive, own.end, NEVER - pad_minutes).min(axis=1, initial=NEVER - pad_minutes)
    # A set is maximal only if somebody in it leaves before anybody else comes in.
    following = np.append(moments[1:], NEVER)
    chosen = np.flatnonzero((alive.sum(axis=1) > 1) & (first_end + pad_minutes <= following))
    alive = alive[chosen]
    places = zip(
        np.where(alive, own.start, NEVER).min(axis=1, initial=NEVER).tolist(),
        moments[chosen].tolist(),
        first_end[chosen].tolist(),
        np.where(alive, own.end, -NEVER).max(axis=1, initial=-NEVER).tolist(),
        strict=True,
    )
    for members, place in zip(alive, places, strict=True):
        yield Clash(own.ids[members], *place)
