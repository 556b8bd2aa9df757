"""What the relaxation rules out is not looked at, unless it is part of the roster."""

import numpy as np

from paiban.scheduler.guide import Guide

TAKEN = np.array([0, 0, 2])


def test_before_anything_is_known_every_cell_is_worth_looking_at() -> None:
    assert Guide().promising(TAKEN, 0.0).tolist() == [True, True, True]


def test_cells_that_are_not_too_dear_and_those_taken_are_worth_looking_at() -> None:
    guide = Guide()
    guide.learn(np.array([5.0, 5.1, 99.0]))
    assert guide.promising(TAKEN, 5.0).tolist() == [True, False, True]
