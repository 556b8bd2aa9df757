"""Clashing shifts as cliques: one limit for a whole crowd instead of one for every pair."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.constraints.cells import PersonCells


def cliques(own: PersonCells, pad_minutes: int = 0) -> Iterator[PersonCells]:
    """Return sets of cells of which one person can take at most one.

    Two cells clash when the later starts before the earlier has ended ``pad_minutes`` ago. Every clashing
    pair is in one of the sets, each set is as large as it can be, and there are at most as many sets as
    distinct starts.

    Source: the maximal cliques of an interval graph, by sweep over the starts (Gavril 1972).
    """
    until = own.end + pad_minutes
    moments = np.unique(own.start)
    alive = (own.start <= moments[:, None]) & (moments[:, None] < until)
    # A set is maximal only if somebody in it leaves before anybody else comes in.
    following = np.append(moments[1:], np.iinfo(np.int64).max)
    first_leaves = np.where(alive, until, np.iinfo(np.int64).max).min(axis=1, initial=np.iinfo(np.int64).max)
    chosen = (alive.sum(axis=1) > 1) & (first_leaves <= following)
    chosen[-1:] = alive[-1:].sum(axis=1) > 1
    for members in alive[chosen]:
        yield own.only(members)
