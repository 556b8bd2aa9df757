"""What a rule can state: limits on sums, one by one or in bulk, and bars on single cells.

Data only; two readers give it meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from paiban.values.problem import BoolArray, IntArray
from paiban.values.ragged import Ragged
from paiban.values.roster import About

NOTHING = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Block:
    """A part that counts ``factor`` if any of its cells is taken, however many."""

    factor: int
    cells: IntArray


@dataclass(frozen=True, slots=True)
class Step:
    """From ``above`` on, each unit of the sum costs ``price`` more: several steps make a convex cost."""

    above: int
    price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """``low <= sum(factor * part) <= high`` at one place of the roster.

    Every cell of ``cells`` is a part of its own with the factor at the same position of ``factors``;
    ``blocks`` are parts of several cells. Missing it by one unit costs ``price`` times the rule's weight;
    with ``once`` any miss costs that, however large. ``steps`` make a soft limit dearer the further it is
    missed; they count sums above ``high`` only and say nothing in a hard rule.

    What limits say together must not depend on which cells they are stated over, as long as the taken ones
    are among them: the solver states them over all candidates, the checker over the taken cells. For a rule
    that can only be hard it is enough that the same rosters miss some limit.
    """

    about: About
    cells: IntArray = field(default_factory=lambda: NOTHING)
    factors: IntArray = field(default_factory=lambda: NOTHING)
    blocks: tuple[Block, ...] = ()
    low: int | None = None
    high: int | None = None
    price: int = 1
    once: bool = False
    steps: tuple[Step, ...] = ()

    def miss(self, value: int) -> int:
        """Return by how much a sum misses the limit."""
        under = 0 if self.low is None else max(0, self.low - value)
        over = 0 if self.high is None else max(0, value - self.high)
        miss = under + over
        return min(miss, 1) if self.once else miss

    def cost(self, value: int) -> int:
        """Return what a sum costs at weight 1."""
        return self.price * self.miss(value) + sum(
            step.price * max(0, value - step.above) for step in self.steps
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """None of these shifts for this person: one limit of zero for each, stated as a whole row.

    ``shifts`` is true at the index of every barred shift. Each barred cell that is taken misses by one.
    """

    volunteer: int
    shifts: BoolArray


@dataclass(frozen=True, eq=False)
class Packing:
    """At most one cell of each of these sets: many limits in bulk, where an object for each would be slow.

    A set holds cells of one person, ascending; ``about`` makes the place of a set (by its number) when
    somebody asks for it, and it speaks of no need.
    """

    sets: Ragged
    about: Callable[[int], About]

    def limits(self) -> Iterator[Limit]:
        """State the same limit by limit."""
        for index in range(len(self.sets)):
            yield at_most(1, self.sets[index], self.about(index))


def at_most(
    high: int, cells: IntArray, about: About, factors: IntArray | None = None, price: int = 1
) -> Limit:
    """Return the limit that the (weighted) number of taken cells is at most ``high``."""
    return Limit(about=about, cells=cells, factors=_factors(cells, factors), high=high, price=price)


def at_least(
    low: int, cells: IntArray, about: About, factors: IntArray | None = None, price: int = 1
) -> Limit:
    """Return the limit that the (weighted) number of taken cells is at least ``low``."""
    return Limit(about=about, cells=cells, factors=_factors(cells, factors), low=low, price=price)


def one_each(cells: IntArray, labels: IntArray) -> tuple[Block, ...]:
    """Return a part for every different label: 1 if any of the cells with this label is taken."""
    order = np.argsort(labels, kind="stable")
    _, heads = np.unique(labels[order], return_index=True)
    return tuple(Block(1, part) for part in np.split(cells[order], heads[1:])) if len(cells) else ()


def not_all(same: IntArray, others: IntArray, about: About, price: int = 1) -> Limit:
    """Return the limit that two or more of ``same`` are not without any of ``others``; a miss counts once."""
    return Limit(
        about=about,
        cells=same,
        factors=_factors(same, None),
        blocks=(Block(1 - len(same), others),),
        high=1,
        price=price,
        once=True,
    )


def _factors(cells: IntArray, factors: IntArray | None) -> IntArray:
    return np.ones(len(cells), dtype=np.int64) if factors is None else np.asarray(factors, dtype=np.int64)
