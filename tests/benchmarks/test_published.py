"""The rivals' published report is read right."""

from __future__ import annotations

import pytest

from benchmarks.published import GENERAL, PROTOTYPE, best_of, read_rivals

REPORT = """
## Instances

| | people | cost (median) |
|---|---|---|
| S | 40 | 13807 |

| instance | limit s | peer | runs | cost (median) | min-max |
|---|---|---|---|---|---|
| S | 10 | lns | 3 | 13807 | 13807-13807 |
| S | 10 | plain | 3 | 14765 | 14674-14780 |
| S | 10 | mono --hintstart 0.1 | 1 | 14189 |  |
| S | 60 | timefold | 3 | 13984 | 13811-13986 |
| L | 10 | mono | 1 | - |  |

## Other

| L | 10 | plain | 1 | 99 | 99-99 |
"""


def test_rows_with_a_cost_are_read_and_no_other_tables() -> None:
    assert [(rival.instance, rival.limit, rival.solver, rival.cost) for rival in read_rivals(REPORT)] == [
        ("S", 10, "lns", 13807),
        ("S", 10, "plain", 14765),
        ("S", 10, "mono --hintstart 0.1", 14189),
        ("S", 60, "timefold", 13984),
    ]


@pytest.mark.parametrize(
    ("solvers", "limit", "solver"),
    [
        (GENERAL, 10, "mono --hintstart 0.1"),
        (PROTOTYPE, 10, "lns"),
        (GENERAL, 60, "timefold"),
        (PROTOTYPE, 60, None),
    ],
)
def test_the_cheapest_of_its_group_at_the_same_limit_counts(
    solvers: frozenset[str], limit: int, solver: str | None
) -> None:
    found = best_of(read_rivals(REPORT), solvers, "S", limit)
    assert (None if found is None else found.solver) == solver
