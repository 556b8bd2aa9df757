"""The table shows medians, ratios and what rivals published, one line for each solver."""

from __future__ import annotations

from benchmarks.measured import Measured, Scored
from benchmarks.published import Rival
from benchmarks.table import comparison, markdown


def run(solver: str, seed: int, *costs: int, bound: int | None = None) -> Measured:
    """A run with these costs after 10, 20 … seconds."""
    scored = [
        Scored(limit=10 * number, cost=cost, bound=bound, first_open=1, other_open=2.5)
        for number, cost in enumerate(costs, start=1)
    ]
    return Measured(
        instance="S",
        people=40,
        solver=solver,
        seed=seed,
        peak_mib=300 + seed,
        first_roster_seconds=0.25,
        trajectory=(),
        scored=tuple(scored),
    )


def rows(text: str) -> list[list[str]]:
    return [[field.strip() for field in line.strip("|").split("|")] for line in text.splitlines()[2:]]


def test_of_an_even_number_of_runs_the_lower_middle_one_is_shown() -> None:
    (row,) = rows(comparison([run("engine", seed, cost) for seed, cost in enumerate((400, 100, 300, 200))]))
    assert row[2:6] == ["engine", "4 of 4", "200", "100-400"]


def test_a_line_has_bound_gap_open_seats_first_roster_and_memory() -> None:
    (row,) = rows(comparison([run("engine", 0, 200, bound=190)]))
    assert row[6:] == ["1.000", "190", "5.00%", "1", "2.5", "0.25", "300"]


def test_a_rival_has_the_ratio_of_our_cost_to_its_own() -> None:
    found = rows(comparison([run("engine", 0, 200), run("plain", 0, 400)]))
    assert [(row[2], row[6]) for row in found] == [("engine", "1.000"), ("plain", "0.500")]


def test_a_solver_without_a_roster_at_a_limit_has_dashes() -> None:
    found = rows(comparison([run("engine", 0, 200), run("plain", 0)]))
    assert found[1][2:] == ["plain", "0 of 1", *["-"] * 7, "0.25", "300"]


def test_every_limit_has_lines_of_its_own() -> None:
    found = rows(comparison([run("engine", 0, 200, 180)]))
    assert [(row[1], row[4]) for row in found] == [("10", "200"), ("20", "180")]


def test_what_rivals_published_stands_beside_ours() -> None:
    rivals = [Rival(instance="S", limit=10, solver="lns", cost=250)]
    found = rows(comparison([run("engine", 0, 200)], rivals))
    assert found[1] == ["S", "10", "published: lns", "-", "250", "-", "0.800", *["-"] * 6]


def test_columns_are_aligned() -> None:
    assert markdown(("a", "bb"), [("ccc", "d")]) == "| a   | bb |\n| --- | -- |\n| ccc | d  |"
