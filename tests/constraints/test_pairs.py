"""Pairs of people who named each other."""

from paiban.constraints.pairs import pairs_of
from tests.builders import person, problem


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
