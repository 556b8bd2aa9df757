"""Takes several cells at once where none may be taken alone: a team, a duty and the lesson before it."""

from __future__ import annotations

from itertools import islice

import numpy as np

from paiban.scheduler.growing import Growing

MOST_LOOKED_AT, MOST_TRIED = 40, 6  # cells of a row: where the cheapest find no company others hardly do
MOST_BLOCKING = 2  # limits that alone forbid a cell
MOST_TOGETHER = 6


def join_together(state: Growing, row: int, *, is_hard: bool) -> bool:
    """Serve a row by a cell that needs others beside it, and take these, too; say whether that was found.

    All together make the roster cheaper, unless the row ``is_hard``.
    """
    cells = state.cells_of(row)
    cells = cells[(state.blocked[cells] <= MOST_BLOCKING) & (state.taken[cells] == 0)]
    cheapest = cells[np.argsort(state.deltas[cells], kind="stable")][:MOST_LOOKED_AT].tolist()
    hopeful = islice((cell for cell in cheapest if state.can_be_freed(cell)), MOST_TRIED)
    return any(_is_joined(state, cell, is_hard=is_hard) for cell in hopeful)


def _is_joined(state: Growing, cell: int, *, is_hard: bool) -> bool:
    """Take a cell and one after another what it needs beside it; if that does not end well, nothing."""
    together: list[int] = []
    cost, following = 0, cell
    while len(together) < MOST_TOGETHER:
        cost += int(state.deltas[following])
        state.take(following)
        together.append(following)
        row = state.too_high(together)
        if row is None:
            if cost < 0 or is_hard:
                return True
            break
        lowering = _cheapest_lowering(state, row)
        if lowering is None:
            break
        following = lowering
    for taken in reversed(together):
        state.drop(taken)
    return False


def _cheapest_lowering(state: Growing, row: int) -> int | None:
    """Return the cell that lowers a row at least cost; ``None`` if none may be taken."""
    cells = state.cells_of(row, lowering=True)
    cells = cells[state.blocked[cells] == 0]
    return int(cells[np.argmin(state.deltas[cells])]) if len(cells) else None
