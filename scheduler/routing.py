"""The order in which vehicles visit places: what OR-Tools' routing solver is asked, and its answer.

Nothing here looks at a clock: the search ends after so many failures, so the same question has the same
answer on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

LOST_BOX = 1_000_000  # metres that leaving one box behind counts as: more than anybody walks in a wave
SEARCH_FAILURES = 12_000  # divided by the number of stops: a failure takes longer the more there are
FEWEST_FAILURES, MOST_FAILURES = 50, 400
NEVER_SECONDS = 3600  # the failures end every search long before; without any time limit the solver complains


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """A place to be served by one of ``vehicles``; service begins between ``earliest`` and ``latest``."""

    load: int
    minutes: int
    earliest: int
    latest: int
    is_last: bool
    vehicles: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Vehicle:
    """Leaves at ``start`` or later and is back by ``end``."""

    capacity: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Rows and columns of ``metres`` and ``minutes``: the depot, then the nodes. All numbers are whole.

    No vehicle goes from a node that ``is_last`` to one that is not.
    """

    nodes: tuple[Node, ...]
    vehicles: tuple[Vehicle, ...]
    metres: tuple[tuple[int, ...], ...]
    minutes: tuple[tuple[int, ...], ...]


Orders = tuple[tuple[int, ...], ...]  # the nodes that each vehicle visits


@lru_cache(maxsize=512)  # most days are alike, and a compound is expanded again for every question asked
def orders(question: Question) -> Orders:
    """Return who visits which nodes in which order: as few boxes left behind and then as few metres as found.

    Several openings are each led to their local optimum, and the best is improved by a guided local search.
    """
    if not question.nodes or not question.vehicles:
        return tuple(() for _vehicle in question.vehicles)
    # Loading the solver takes longer than most programs that import this need.
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2
    from ortools.util import optional_boolean_pb2

    first, meta = routing_enums_pb2.FirstSolutionStrategy, routing_enums_pb2.LocalSearchMetaheuristic
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.time_limit.seconds = parameters.lns_time_limit.seconds = NEVER_SECONDS
    parameters.local_search_metaheuristic = meta.GREEDY_DESCENT
    # Off by default; without it another choice of what to leave behind is seldom found.
    parameters.local_search_operators.use_inactive_lns = optional_boolean_pb2.BOOL_TRUE
    found = []
    for opening in (
        first.PARALLEL_CHEAPEST_INSERTION,
        first.SAVINGS,
        first.PATH_CHEAPEST_ARC,
        first.GLOBAL_CHEAPEST_ARC,
    ):
        parameters.first_solution_strategy = opening
        found.append(_searched(question, parameters))
    best = min(found, key=lambda answer: answer[0])
    parameters.local_search_metaheuristic = meta.GUIDED_LOCAL_SEARCH
    parameters.local_search_operators.use_inactive_lns = optional_boolean_pb2.BOOL_FALSE
    return min(best, _searched(question, parameters, best[1]), key=lambda answer: answer[0])[1]


def _searched(question: Question, parameters: Any, start: Orders | None = None) -> tuple[int, Orders]:
    """Return the cost and the orders that a search finds, from ``start`` if one is given.

    Every search has a model of its own: one that was searched before keeps the operators of then.
    """
    from ortools.constraint_solver import pywrapcp

    manager = pywrapcp.RoutingIndexManager(len(question.nodes) + 1, len(question.vehicles), 0)
    model = pywrapcp.RoutingModel(manager)
    _state(model, [manager.NodeToIndex(node + 1) for node in range(len(question.nodes))], question)
    model.CloseModelWithParameters(parameters)
    opening = None
    if start is not None:
        failures = min(MOST_FAILURES, max(FEWEST_FAILURES, SEARCH_FAILURES // len(question.nodes)))
        model.AddSearchMonitor(model.solver().FailuresLimit(failures))
        opening = model.ReadAssignmentFromRoutes([[node + 1 for node in order] for order in start], True)
    solution = model.SolveFromAssignmentWithParameters(opening, parameters)
    return int(solution.ObjectiveValue()), tuple(
        tuple(manager.IndexToNode(index) - 1 for index in _visited(model, solution, vehicle))
        for vehicle in range(len(question.vehicles))
    )


def _state(model: Any, places: Sequence[int], question: Question) -> None:
    """State distances, loads, hours, who may go where, and what comes last."""
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(list(question.metres)))
    loads = model.RegisterUnaryTransitVector([0, *(node.load for node in question.nodes)])
    room = [vehicle.capacity for vehicle in question.vehicles]
    model.AddDimensionWithVehicleCapacity(loads, 0, room, True, "load")
    _state_hours(model, places, question)
    # 0, then 1, and never back: as a dimension, because the local search can filter by dimensions.
    model.AddConstantDimensionWithSlack(0, 1, 1, True, "is last")
    phase = model.GetDimensionOrDie("is last")
    for place, node in zip(places, question.nodes, strict=True):
        model.AddDisjunction([place], LOST_BOX * max(1, node.load))
        # SetAllowedVehiclesForIndex is not callable from Python (OR-Tools 9.15); -1 is "not served".
        model.VehicleVar(place).SetValues([-1, *node.vehicles])
        phase.CumulVar(place).SetValue(int(node.is_last))


def _state_hours(model: Any, places: Sequence[int], question: Question) -> None:
    """State when each place may be served, and when vehicles leave and are back."""
    served = [0, *(node.minutes for node in question.nodes)]
    passing = [[served[row] + far for far in line] for row, line in enumerate(question.minutes)]
    latest = max(vehicle.end for vehicle in question.vehicles)
    model.AddDimension(model.RegisterTransitMatrix(passing), latest, latest, False, "time")
    clock = model.GetDimensionOrDie("time")
    for place, node in zip(places, question.nodes, strict=True):
        clock.CumulVar(place).SetRange(node.earliest, min(node.latest, latest))
    for number, vehicle in enumerate(question.vehicles):
        for end in (model.Start(number), model.End(number)):
            clock.CumulVar(end).SetRange(vehicle.start, vehicle.end)


def _visited(model: Any, solution: Any, vehicle: int) -> Iterator[int]:
    """Yield the places that a vehicle visits, in order."""
    place = solution.Value(model.NextVar(model.Start(vehicle)))
    while not model.IsEnd(place):
        yield place
        place = solution.Value(model.NextVar(place))
