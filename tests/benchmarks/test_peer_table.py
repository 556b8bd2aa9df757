"""The rivals' report is read right and set right beside our costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.peer_table import GENERAL, PROTOTYPE, Rival, Row, Scored, best_of, ratio, read_rivals, table

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
SCORED = Scored(cost=200, bound=190, first_open=1, other_open=2, first_roster_seconds=0.25, peak_mib=300)


def test_rows_with_a_cost_are_read_and_no_other_tables() -> None:
    assert [(rival.instance, rival.limit, rival.peer, rival.cost) for rival in read_rivals(REPORT)] == [
        ("S", 10, "lns", 13807),
        ("S", 10, "plain", 14765),
        ("S", 10, "mono --hintstart 0.1", 14189),
        ("S", 60, "timefold", 13984),
    ]


@pytest.mark.parametrize(
    ("peers", "limit", "peer"),
    [
        (GENERAL, 10, "mono --hintstart 0.1"),
        (PROTOTYPE, 10, "lns"),
        (GENERAL, 60, "timefold"),
        (PROTOTYPE, 60, None),
    ],
)
def test_the_cheapest_of_its_group_at_the_same_limit_counts(
    peers: frozenset[str], limit: int, peer: str | None
) -> None:
    found = best_of(read_rivals(REPORT), peers, "S", limit)
    assert (None if found is None else found.peer) == peer


def test_of_an_even_number_of_runs_the_lower_middle_one_is_shown() -> None:
    runs = tuple(replace(SCORED, cost=cost) for cost in (400, 100, 300, 200))
    assert Row(instance="S", limit=10, ours=runs).middle.cost == 200


def test_the_table_shows_ours_the_rivals_and_the_ratios() -> None:
    general = Rival(instance="S", limit=10, peer="plain", cost=400)
    runs = (SCORED, replace(SCORED, cost=210), replace(SCORED, cost=180))
    text = table([Row(instance="S", limit=10, ours=runs, general=general, plain=(160, 170, 500))])
    assert text.splitlines()[1].split() == [
        *("S", "10", "200", "180-210", "190", "5.00%", "1", "2", "0.25", "300"),
        *("plain", "400", "0.500", "-", "-", "170", "1.176"),
    ]


def test_what_is_not_known_is_a_dash() -> None:
    bare = replace(SCORED, bound=None, first_roster_seconds=None, peak_mib=None)
    line = table([Row(instance="S", limit=10, ours=(bare,))]).splitlines()[1]
    assert line.split() == ["S", "10", "200", "200-200", "-", "-", "1", "2", *["-"] * 8]


def test_a_rival_without_cost_has_no_ratio() -> None:
    assert (ratio(5, None), ratio(5, 0), ratio(5, 10)) == ("-", "-", "0.500")
