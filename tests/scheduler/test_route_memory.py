"""Routes that were searched before are not searched again, and nothing but an answer counts as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paiban.scheduler import route_memory
from paiban.scheduler.route_memory import RouteMemory, fingerprint, orders_of, remembering
from paiban.scheduler.routing import Node, Orders, Question, Vehicle, orders


def node(load: int) -> Node:
    return Node(load=load, minutes=1, earliest=0, latest=100, is_last=False, vehicles=(0,))


FAR = ((0, 10, 20), (10, 0, 10), (20, 10, 0))
QUESTION = Question(
    nodes=(node(1), node(2)),
    vehicles=(Vehicle(capacity=3, start=0, end=200),),
    metres=FAR,
    minutes=FAR,
)
BACKWARDS: Orders = ((1, 0),)


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    asked: list[Question] = []

    def searched(question: Question) -> Orders:
        asked.append(question)
        return orders(question)

    monkeypatch.setattr(route_memory, "orders", searched)
    return asked


def test_a_question_is_searched_once(searches: list[Question]) -> None:
    memory = RouteMemory()
    with remembering(memory):
        first, second = orders_of(QUESTION), orders_of(QUESTION)
    assert first == second == orders(QUESTION)
    assert searches == [QUESTION]
    assert memory.asked == {fingerprint(QUESTION): first}


def test_what_is_known_from_before_is_not_searched(searches: list[Question]) -> None:
    memory = RouteMemory({fingerprint(QUESTION): BACKWARDS, "of another time": ((0,),)})
    with remembering(memory):
        assert orders_of(QUESTION) == BACKWARDS
    assert not searches
    assert memory.asked == {fingerprint(QUESTION): BACKWARDS}


@pytest.mark.parametrize("known", [(), ((0,), (1,)), ((0, 0),), ((2,),), ((-1,),)])
def test_what_is_no_answer_is_searched_again(known: Orders, searches: list[Question]) -> None:
    with remembering(RouteMemory({fingerprint(QUESTION): known})):
        assert orders_of(QUESTION) == orders(QUESTION)
    assert searches == [QUESTION]


@pytest.mark.parametrize(
    "asked",
    [
        replace(QUESTION, vehicles=(Vehicle(capacity=2, start=0, end=200),)),
        replace(QUESTION, vehicles=(Vehicle(capacity=3, start=0, end=41),)),
        replace(QUESTION, nodes=(replace(node(1), latest=30), node(2))),
        replace(QUESTION, nodes=(node(1), replace(node(2), is_last=True))),
        replace(QUESTION, nodes=(node(1), replace(node(2), vehicles=()))),
    ],
)
def test_a_way_that_nobody_can_go_is_searched_again(asked: Question, searches: list[Question]) -> None:
    """20 minutes to node 1, one there, 10 to node 0, one there, 10 back: 42 in all."""
    with remembering(RouteMemory({fingerprint(asked): BACKWARDS})):
        assert orders_of(asked) != BACKWARDS
    assert searches == [asked]


def test_outside_the_block_nothing_is_remembered(searches: list[Question]) -> None:
    with remembering(RouteMemory({fingerprint(QUESTION): BACKWARDS})):
        pass
    assert orders_of(QUESTION) == orders(QUESTION)
    assert searches == [QUESTION]


@pytest.mark.parametrize(
    "other",
    [
        replace(QUESTION, nodes=(node(1), node(1))),
        replace(QUESTION, vehicles=(Vehicle(capacity=3, start=0, end=201),)),
        replace(QUESTION, metres=((0, 10, 21), *FAR[1:])),
        replace(QUESTION, minutes=((0, 10, 21), *FAR[1:])),
    ],
)
def test_another_question_has_another_fingerprint(other: Question) -> None:
    assert fingerprint(other) != fingerprint(QUESTION)


def test_a_search_by_another_method_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(QUESTION)
    monkeypatch.setattr(route_memory, "METHOD", route_memory.METHOD + 1)
    assert fingerprint(QUESTION) != before
