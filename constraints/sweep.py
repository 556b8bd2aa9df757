"""Clashing shifts as cliques: one limit for a whole crowd instead of one for every pair."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from paiban.constraints.cells import PersonCells
from paiban.values.problem import IntArray


def cliques(own: PersonCells, pad_minutes: int = 0) -> Iterator[IntArray]:
    """Return sets of cell ids of which one person can take at most one.

    Two cells clash when the later starts before the earlier has ended ``pad_minutes`` ago. Every clashing
    pair is in one of the sets, each set is as large as it can be, and there are at most as many sets as
    distinct starts.

    Source: the maximal cliques of an interval graph, by sweep over the starts (Gavril 1972).
    """
    until = own.end + pad_minutes
    for moment in np.unique(own.start):
        alive = (own.start <= moment) & (moment < until)
        # A set is maximal only if somebody in it leaves before anybody else comes in.
        later = own.start[own.start > moment]
        if alive.sum() > 1 and (not len(later) or until[alive].min() <= later.min()):
            yield own.ids[alive]
