"""Whatever she does one after another, every roster passes the audit and the history hangs together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from paiban.cli.planning import assignments_of
from paiban.constraints.checking import check
from paiban.io import workbook
from paiban.io.store import Store
from paiban.scheduler.expand import problem_of, with_roster
from tests.cli.compound import NAMES, duties, head
from tests.cli.conftest import Run

WHEN = ("--now", "4/1 06:00", "--seconds", "1")
names = st.sampled_from(NAMES)
steps = st.one_of(
    st.tuples(st.just("drop"), names),
    st.tuples(st.just("edit"), names),
    st.sampled_from([("undo", ""), ("redo", ""), ("seal", "5"), ("unseal", "3")]),
)


def do(run: Run, folder: Path, step: tuple[str, str], number: int) -> int:
    """Do one thing and return how it ended."""
    kind, word = step
    if kind in ("undo", "redo"):
        return run(kind, folder).code
    if kind == "edit":
        return run("replan", folder, "--edited", edited(folder, word, number), *WHEN).code
    return run("replan", folder, f"--{kind}", word, *WHEN).code


def edited(folder: Path, person: str, number: int) -> Path:
    """Write somebody over the first name of the second day in the workbook of the roster in force."""
    path = folder / f"mine-{number}.xlsx"
    run_export = sorted(folder.glob(f"roster-{head(folder).revision}*.xlsx"))[0]
    book = load_workbook(run_export)
    cells = [cell for row in book["4-2 Sat"].iter_rows(5) for cell in row[3:] if cell.value in NAMES]
    if cells:
        cells[0].value = person
    book.save(path)
    return path


@pytest.mark.slow
@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=st.lists(steps, min_size=2, max_size=4))
def test_every_roster_is_sound_and_the_history_unbroken(
    run: Run, solved_folder: Path, tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, str]]
) -> None:
    folder = Path(shutil.copytree(solved_folder, tmp_path_factory.mktemp("sequence") / "compound"))
    for number, step in enumerate(done):
        assert do(run, folder, step, number) in (0, 1, 2), step  # 3 would be an audit that failed
    assert run("history", folder, "--verify").code == 0
    with Store.open(folder / "paiban.db") as store:
        for revision in store.revisions():
            plan = store.load(revision.number)
            by_hand = {row.volunteer for row in plan.settings.edits}
            broken = {finding.about.volunteer for finding in plan.findings if finding.hard}
            assert broken <= by_hand, (done, revision.number)
            away = {row.volunteer for row in plan.settings.dropouts} - by_hand
            for person in away:
                assert not [duty for duty in duties(plan, person) if duty.origin == "solver"]
    book = workbook.read(folder / "paiban.xlsx")
    plan = head(folder)
    if not (plan.settings.seals or plan.settings.edits):
        posed = problem_of(book.compound)
        case, roster, _lost = with_roster(posed, assignments_of(plan.assignments, posed.horizon))
        assert not [finding for finding in check(case, book.rules, roster) if finding.hard]
