"""Lists of whole numbers of different lengths, side by side in one array."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from paiban.values.problem import IntArray


@dataclass(frozen=True, eq=False)
class Ragged:
    """Lists of whole numbers in one array: list ``i`` is ``items[bounds[i]:bounds[i + 1]]``."""

    bounds: IntArray
    items: IntArray

    @staticmethod
    def of(lists: Sequence[IntArray]) -> Ragged:
        bounds = np.zeros(len(lists) + 1, dtype=np.int64)
        np.cumsum([len(one) for one in lists], out=bounds[1:])
        return Ragged(bounds, np.concatenate([np.zeros(0, dtype=np.int64), *lists]))

    @staticmethod
    def joined(parts: Sequence[Ragged]) -> Ragged:
        """Return the lists of all parts, one part after another."""
        none = np.zeros(0, dtype=np.int64)
        sizes = np.concatenate([none, *(np.diff(part.bounds) for part in parts)])
        items = np.concatenate([none, *(part.items for part in parts)])
        return Ragged(np.concatenate([[0], np.cumsum(sizes)]), items)

    @staticmethod
    def grouped(keys: IntArray, count: int) -> Ragged:
        """Return for each key below ``count`` the positions at which it stands, ascending."""
        order = np.argsort(keys, kind="stable")
        return Ragged(np.searchsorted(keys[order], np.arange(count + 1)), order)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def __getitem__(self, index: int) -> IntArray:
        return self.items[self.bounds[index] : self.bounds[index + 1]]

    def lists(self) -> list[IntArray]:
        """Return all lists one by one."""
        return [self[index] for index in range(len(self))]

    @cached_property
    def owner(self) -> IntArray:
        """For each item the list it is in."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))

    def totals(self, weights: IntArray) -> IntArray:
        """Return the sum of each list's weights (one per item); exact up to 2**53."""
        return np.bincount(self.owner, weights, len(self)).astype(np.int64)

    def positions(self, lists: IntArray) -> tuple[IntArray, IntArray]:
        """Return where the items of some lists stand, and for each which of ``lists`` it belongs to."""
        return spread(self.bounds[lists], self.bounds[lists + 1])

    def only(self, lists: IntArray) -> Ragged:
        """Return some of the lists, in the given order."""
        positions, _ = self.positions(lists)
        counts = self.bounds[lists + 1] - self.bounds[lists]
        return Ragged(np.concatenate([[0], np.cumsum(counts)]), self.items[positions])


def spread(firsts: IntArray, ends: IntArray) -> tuple[IntArray, IntArray]:
    """Return all numbers from each of ``firsts`` to before its end, and for each number whose it is."""
    counts = ends - firsts
    which = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(which)) - (np.cumsum(counts) - counts)[which]
    return firsts[which] + within, which
