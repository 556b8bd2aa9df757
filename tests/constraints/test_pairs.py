"""Pairs of people who named each other."""

from paiban.constraints.cells import Cells
from paiban.constraints.pairs import meetings, pairs_of
from paiban.values.problem import Problem
from tests.builders import person, problem, roster, shift


def test_it_is_enough_that_one_names_the_other() -> None:
    crew = [
        person("Mei"),
        person("Li", apart={"Mei"}),
        person("Wang", apart={"Zhao"}),
        person("Zhao", apart={"Wang"}),
    ]
    assert pairs_of(problem(crew, []), lambda someone: someone.apart) == [(0, 1), (2, 3)]


def test_strangers_and_oneself_are_skipped() -> None:
    crew = [person("Mei", apart={"nobody", "Mei"}), person("Li")]
    assert pairs_of(problem(crew, []), lambda someone: someone.apart) == []


def met(case: Problem, *cells: tuple[str, str]) -> list[tuple[int, int, int, int, int]]:
    """Return when Mei and Li could meet, in hours, with how many cells each, and the price at 10 an hour."""
    found = meetings(case, Cells.of_roster(case, roster(*cells)), [(0, 1)], per_hour=10)
    return [
        (item.about.start // 60, item.about.end // 60, len(item.first), len(item.other), item.price)
        for item in found
        if item.about.start is not None and item.about.end is not None
    ]


CUT_AT_TEN = problem(["Mei", "Li"], [shift("gate", 8, 12), shift("gate", 10, 14), shift("gate", 16, 18)])


def test_other_shifts_do_not_cut_a_meeting() -> None:
    assert met(CUT_AT_TEN, ("Mei", "gate@8-12"), ("Li", "gate@8-12")) == [(8, 12, 1, 1, 40)]


def test_a_meeting_ends_where_somebody_comes_or_goes() -> None:
    found = met(CUT_AT_TEN, ("Mei", "gate@8-12"), ("Li", "gate@10-14"))
    assert found == [(8, 10, 1, 0, 20), (10, 12, 1, 1, 20), (12, 14, 0, 1, 20)]


def test_a_break_parts_two_meetings() -> None:
    assert met(CUT_AT_TEN, ("Mei", "gate@10-14"), ("Mei", "gate@16-18")) == [
        (10, 14, 1, 0, 40),
        (16, 18, 1, 0, 20),
    ]
