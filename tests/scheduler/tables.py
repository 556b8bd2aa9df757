"""Hypothesis strategies for tables: any table of limits at all over six cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from paiban.scheduler.table import FREE, Hinges, Table
from paiban.values.problem import IntArray
from paiban.values.ragged import Ragged

CELLS = 6


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Any table over six cells of up to three people and up to two blocks; no row is of several lots."""
    blocks = draw(st.lists(st.sets(st.integers(0, CELLS - 1), min_size=1), max_size=2))
    columns = st.integers(0, CELLS + len(blocks) - 1)
    rows = draw(st.lists(st.dictionaries(columns, st.integers(-3, 3), min_size=1), min_size=1, max_size=5))
    bounds = st.tuples(st.sampled_from([-FREE, 0, 1]), st.sampled_from([1, 2, FREE]))
    limits = [draw(bounds) for _ in rows]
    lots = st.sampled_from([1, 2, 3, FREE])
    places = st.tuples(
        st.integers(0, len(rows) - 1), st.integers(-3, 4), st.integers(1, 9), st.booleans(), lots
    )
    hinges = np.array(draw(st.lists(places, max_size=6)), dtype=np.int64).reshape(-1, 5)
    costs = draw(st.lists(st.integers(0, 5), min_size=CELLS, max_size=CELLS))
    owner = sorted(draw(st.lists(st.integers(0, 2), min_size=CELLS, max_size=CELLS)))
    return Table(
        owner=np.array(owner, dtype=np.int64),
        rows=Ragged.of([np.array(sorted(row), dtype=np.int64) for row in rows]),
        factors=np.array([row[key] for row in rows for key in sorted(row)], dtype=np.int64),
        low=np.array([low for low, _ in limits], dtype=np.int64),
        high=np.array([high for _, high in limits], dtype=np.int64),
        lots=np.ones(len(rows), dtype=np.int64),
        hinges=Hinges(
            row=hinges[:, 0],
            at=hinges[:, 1],
            price=hinges[:, 2],
            under=hinges[:, 3].astype(np.bool_),
            per=hinges[:, 4],
        ),
        blocks=Ragged.of([np.array(sorted(block), dtype=np.int64) for block in blocks]),
        costs=np.array(costs, dtype=np.int64),
    )


@st.composite
def tables_with_rosters(draw: st.DrawFn) -> tuple[Table, IntArray]:
    """Any such table that allows a roster, in which rows may name a column twice, and a roster of it."""
    table = draw(tables_with_doubles())
    rosters = list(feasible(table))
    assume(rosters)
    return table, draw(st.sampled_from(rosters))


@st.composite
def tables_with_doubles(draw: st.DrawFn) -> Table:
    """Any such table in which rows may name a column twice."""
    table = draw(tables())
    counts = draw(st.lists(st.integers(1, 2), min_size=len(table.factors), max_size=len(table.factors)))
    which = np.repeat(np.arange(len(counts)), counts)
    bounds = np.concatenate([[0], np.cumsum(counts)])[table.rows.bounds]
    return replace(
        table, rows=Ragged(bounds, table.rows.items[which]), factors=table.factors[which].astype(np.int64)
    )


choices = st.lists(st.integers(0, 1), min_size=CELLS, max_size=CELLS).map(
    lambda given: np.array(given, dtype=np.int64)
)


def feasible(table: Table) -> Iterator[IntArray]:
    """Yield every feasible choice of cells."""
    for bits in itertools.product((0, 1), repeat=table.cell_count):
        taken = np.array(bits, dtype=np.int64)
        if table.is_feasible(taken):
            yield taken


def cheapest(table: Table) -> int | None:
    """Return the least cost of any feasible choice, by trying all; ``None`` if none is feasible."""
    return min(map(table.cost, feasible(table)), default=None)


def hundred() -> Table:
    """A hundred rows over one cell each and its neighbour, of which one costs something and one has a low."""
    rows = Ragged.of([np.array([index % 5, 5]) for index in range(100)])
    low = np.full(100, -FREE)
    low[7] = 1
    empty = np.zeros(0, dtype=np.int64)
    return Table(
        owner=np.zeros(6, dtype=np.int64),
        rows=rows,
        factors=np.ones(200, dtype=np.int64),
        low=low,
        high=np.ones(100, dtype=np.int64),
        lots=np.ones(100, dtype=np.int64),
        hinges=Hinges(np.array([42]), np.array([1]), np.array([9]), np.array([True]), np.array([1])),
        blocks=Ragged(np.zeros(1, dtype=np.int64), empty),
        costs=np.zeros(6, dtype=np.int64),
    )
