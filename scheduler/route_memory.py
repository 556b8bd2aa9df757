"""Orders of routes that were searched before: the next command that asks the same need not search again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.metadata import version

from paiban.scheduler.routing import Orders, Question, orders

METHOD = 1  # one more whenever the search changes: what it found before is not what it would find now


class RouteMemory:
    """What is ``known`` from before, by fingerprint, and in ``asked`` all that was asked for since."""

    def __init__(self, known: Mapping[str, Orders] | None = None) -> None:
        self._known = {} if known is None else known
        self.asked: dict[str, Orders] = {}

    def orders(self, question: Question) -> Orders:
        """Return the orders that a search would find."""
        key = fingerprint(question)
        if key not in self.asked:
            known = self._known.get(key)
            is_answer = known is not None and _is_answer(known, question)
            self.asked[key] = known if known is not None and is_answer else orders(question)
        return self.asked[key]


_memory: ContextVar[RouteMemory | None] = ContextVar("route memory", default=None)


@contextmanager
def remembering(memory: RouteMemory) -> Iterator[None]:
    """Ask this memory for all orders inside a ``with`` block."""
    token = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(token)


def orders_of(question: Question) -> Orders:
    """Return who visits which nodes in which order, as remembered or as searched."""
    memory = _memory.get()
    return orders(question) if memory is None else memory.orders(question)


def fingerprint(question: Question) -> str:
    """Return what the answer depends on, in a few letters: the question, the search and its solver."""
    return hashlib.sha256(f"{METHOD} {_solver()} {question!r}".encode()).hexdigest()


@cache
def _solver() -> str:
    return version("ortools")


def _is_answer(known: Orders, question: Question) -> bool:
    """Say whether crews can go like that, each place being visited once at most: a file may hold anything."""
    nodes = [node for order in known for node in order]
    return (
        len(known) == len(question.vehicles)
        and len(nodes) == len(set(nodes))
        and all(0 <= node < len(question.nodes) for node in nodes)
        and all(_can_go(number, order, question) for number, order in enumerate(known))
    )


def _can_go(number: int, order: tuple[int, ...], question: Question) -> bool:
    """Say whether a vehicle may and can visit these nodes in this order, as early as possible."""
    vehicle, stops = question.vehicles[number], [question.nodes[node] for node in order]
    here, clock = 0, vehicle.start
    for node, stop in zip(order, stops, strict=True):
        clock = max(clock + question.minutes[here][node + 1], stop.earliest)
        if number not in stop.vehicles or clock > stop.latest:
            return False
        here, clock = node + 1, clock + stop.minutes
    lasts = [stop.is_last for stop in stops]
    is_loaded = sum(stop.load for stop in stops) <= vehicle.capacity
    return (
        is_loaded
        and lasts == sorted(lasts)
        and (not order or clock + question.minutes[here][0] <= vehicle.end)
    )
