"""The table of repairs says what they changed, and how that compares with the fewest."""

from benchmarks.dropouts import COLUMNS, Repaired, line


def told(found: list[Repaired]) -> dict[str, str]:
    return dict(zip(COLUMNS, line("quickstart", 2, found), strict=True))


def test_only_repairs_with_a_bound_are_compared() -> None:
    found = [
        Repaired(1.0, lost=4, filled=4, changed=2, hard=0, fewest=2),
        Repaired(2.0, lost=5, filled=3, changed=6, hard=0, fewest=1),
        Repaired(9.0, lost=6, filled=6, changed=7, hard=1),
    ]
    row = told(found)
    assert (row["repairs"], row["seconds (median)"], row["longest"], row["most"]) == ("3", "2.0", "9.0", "7")
    assert (row["compared"], row["they changed (median)"], row["fewest possible (median)"]) == ("2", "2", "1")
    assert (row["proven to change the fewest"], row["hard findings"]) == ("1", "1")


def test_without_any_bound_nothing_is_said_of_the_fewest() -> None:
    row = told([Repaired(1.0, lost=4, filled=4, changed=2, hard=0)])
    assert (row["compared"], row["fewest possible (median)"], row["proven to change the fewest"]) == (
        "0",
        "-",
        "-",
    )
