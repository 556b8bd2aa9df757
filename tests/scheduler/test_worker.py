"""A solver in a process of its own: it answers, it survives Ctrl-C, and its death is noticed."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Self

import numpy as np
import pytest

from paiban.constraints.coverage import Coverage
from paiban.scheduler.answer import Answer, Limits
from paiban.scheduler.search import MOST_DEATHS, Lane
from paiban.scheduler.stating import state_candidates
from paiban.scheduler.worker import Crew, SolverProcess, Task, WorkerDiedError
from tests.builders import problem, shift

TABLE = state_candidates(problem(["Mei"], [shift("gate", 8, 12)]), [Coverage()]).table
TASK = Task(table=TABLE, limits=Limits(seconds=30))
RELAXATION = Task(table=TABLE, limits=Limits(seconds=30), tolerance=1e-6)
PATIENCE = 60.0  # seconds; never reached unless something is broken


@pytest.fixture
def solver() -> Iterator[SolverProcess]:
    with SolverProcess() as process:
        yield process


def solved(solver: SolverProcess, task: Task) -> Answer:
    solver.ask(task)
    answer = solver.answer(PATIENCE)
    assert answer is not None
    return answer


def pid_of(solver: SolverProcess) -> int:
    return solver._process.pid


def kill(solver: SolverProcess) -> None:
    os.kill(pid_of(solver), signal.SIGKILL)
    solver._process.wait()


def test_it_answers_one_task_after_another_and_outlives_an_interrupt(solver: SolverProcess) -> None:
    answer = solved(solver, TASK)
    assert answer.taken is not None
    assert answer.taken.tolist() == [1]
    os.kill(pid_of(solver), signal.SIGINT)
    assert solved(solver, RELAXATION).bound == pytest.approx(0)


def test_it_tells_what_it_finds_on_the_way_if_asked_to_and_says_which_answer_is_the_last(
    solver: SolverProcess,
) -> None:
    answers = [solved(solver, replace(TASK, is_told=True))]
    while not answers[-1].is_last:
        answer = solver.answer(PATIENCE)
        assert answer is not None
        answers.append(answer)
    assert answers[-1].is_optimal
    assert [answer.is_last for answer in answers] == [False] * (len(answers) - 1) + [True]
    assert solver.answer(0.01) is None


def test_it_begins_with_the_roster_it_is_given(solver: SolverProcess) -> None:
    nobody, limits = np.array([0]), Limits(seconds=30, nodes=0)
    answer = solved(solver, replace(TASK, start=nobody, limits=limits))
    assert answer.taken is not None
    assert TABLE.cost(answer.taken) <= TABLE.cost(nobody)


def test_a_bell_rings_when_there_is_an_answer() -> None:
    bell = threading.Event()
    with SolverProcess(bell) as process:
        assert not bell.is_set()
        process.ask(TASK)
        assert bell.wait(PATIENCE)
        assert process.answer(0.0) is not None


def test_without_an_answer_yet_there_is_none(solver: SolverProcess) -> None:
    assert solver.answer(0.01) is None


def test_a_dead_solver_is_noticed_and_a_second_close_does_no_harm(solver: SolverProcess) -> None:
    kill(solver)
    with pytest.raises(WorkerDiedError):
        solved(solver, TASK)
    solver.close()


def test_a_solver_that_is_closed_is_gone(solver: SolverProcess) -> None:
    solver.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid_of(solver), 0)


class Asking:
    """Asks the same task so many times and remembers the answers."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.answers: list[Answer] = []

    def next_task(self, seconds: float) -> Task | None:
        self.left -= 1
        return TASK if self.left >= 0 else None

    def take_answer(self, answer: Answer) -> None:
        self.answers.append(answer)


class Ringing:
    """A lane that is advanced when its bell rings, or now and then."""

    def __init__(self, *jobs: Asking) -> None:
        self.crew = Crew(1)
        self.bell = self.crew.bell
        self.lane = Lane(jobs, self.crew)

    def __enter__(self) -> Self:
        self.lane.advance(30)
        return self

    def __exit__(self, *_: object) -> None:
        self.lane.close()

    def advance(self) -> None:
        self.bell.wait(0.1)
        self.bell.clear()
        self.lane.advance(30)


def test_a_lane_whose_solver_was_killed_starts_another_and_goes_on() -> None:
    with Ringing(job := Asking(times=3)) as ringing:
        kill(ringing.lane._solver)
        while not ringing.lane.is_over:
            ringing.advance()
    assert len(job.answers) in (2, 3)  # the first one may have been there before the end
    assert all(answer.taken is not None and answer.taken.tolist() == [1] for answer in job.answers)


def test_a_lane_takes_one_job_after_another() -> None:
    jobs = [Asking(times=1), Asking(times=0), Asking(times=2)]
    with Ringing(*jobs) as ringing:
        while not ringing.lane.is_over:
            ringing.advance()
    assert [len(job.answers) for job in jobs] == [1, 0, 2]


def test_a_lane_gives_up_when_its_solver_dies_again_and_again() -> None:
    with Ringing(Asking(times=10**6)) as ringing:
        while not ringing.lane.is_over:
            kill(ringing.lane._solver)
            ringing.advance()
    assert ringing.lane._deaths == MOST_DEATHS


def test_a_solver_that_never_comes_back_is_replaced_and_its_task_given_up() -> None:
    with Ringing(job := Asking(times=2)) as ringing:
        os.kill(pid_of(ringing.lane._solver), signal.SIGSTOP)
        ringing.lane._overdue = 0.0
        ringing.lane.advance(30)
        while not ringing.lane.is_over:
            ringing.advance()
    assert [answer.taken is None for answer in job.answers] == [True, False]


def test_processes_of_a_crew_that_nobody_took_end_with_it() -> None:
    with Crew(2) as crew:
        taken, idle = crew.take(), crew._idle[0]
    assert idle._process.poll() is not None
    assert taken._process.poll() is None
    taken.close()


def test_a_crew_has_another_process_for_whoever_asks() -> None:
    with Crew(0) as crew, crew.take() as process:
        process.ask(TASK)
        assert crew.bell.wait(PATIENCE)
