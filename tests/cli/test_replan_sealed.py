"""A building sealed or opened at midnight, an infection: one command, remembered from then on."""

from __future__ import annotations

from pathlib import Path

from tests.cli.compound import files, head
from tests.cli.conftest import QUICK, Run

MIDDAY = ("--now", "4/1 12:00")


def needs(folder: Path) -> set[str]:
    return {row.need for row in head(folder).assignments}


def test_sealing_a_building_mans_its_post_and_takes_its_residents_off(run: Run, solved_folder: Path) -> None:
    done = run("replan", solved_folder, "--seal", "5", *MIDDAY, "--seconds", "2")
    assert "New or more: Guard at sealed building 5" in done.out, done.said
    plan = head(solved_folder)
    assert (plan.revision, [row.building for row in plan.settings.sealings]) == (2, ["5"])
    assert not [finding for finding in plan.findings if finding.hard]
    noon = plan.settings.now
    assert noon is not None
    outside = [
        row
        for row in plan.assignments
        if row.start >= noon and plan.volunteer[row.volunteer].building == "5" and row.need == "sealed-3"
    ]
    assert outside == []


def test_what_was_sealed_is_remembered_by_solve_and_taken_back_by_opening(
    run: Run, solved_folder: Path
) -> None:
    run("replan", solved_folder, "--seal", "5", *MIDDAY, "--seconds", "1")
    again = run("solve", solved_folder, *QUICK)
    assert "Note: building 5 is sealed" in again.err
    assert any(need.id == "sealed-5" for need in head(solved_folder).needs)
    opened = run("replan", solved_folder, "--unseal", "5", *MIDDAY, "--seconds", "1")
    assert "No longer needed: Guard at sealed building 5" in opened.out, opened.said
    assert [row.sealed for row in head(solved_folder).settings.sealings] == [True, False]
    assert "sealed-5" not in needs(solved_folder)


def test_a_building_that_is_not_there_is_told_and_nothing_is_written(run: Run, solved_folder: Path) -> None:
    before = files(solved_folder)
    refused = run("replan", solved_folder, "--seal", "99", *MIDDAY)
    assert refused.code == 2
    assert "--seal: There is no building “99”. → Choose one of: 3, 5" in refused.err
    assert files(solved_folder) == before


def test_whoever_shared_a_duty_with_the_infected_is_named_and_out(run: Run, solved_folder: Path) -> None:
    plan = head(solved_folder)
    rows = sorted(plan.assignments, key=lambda row: row.start)
    first = next(
        row for row in rows
        if any(o.volunteer != row.volunteer and o.start < row.end and row.start < o.end for o in rows)
    )  # fmt: skip
    name = plan.volunteer[first.volunteer].name
    done = run("replan", solved_folder, "--positive", name, "--now", "4/2 20:00", "--seconds", "1")
    assert f"people shared a duty with {name} in 2 days:" in done.out, done.said
    after = head(solved_folder)
    gone = {row.volunteer for row in after.settings.dropouts}
    assert first.volunteer in gone
    assert len(gone) > 1
    now = after.settings.now
    assert now is not None
    assert not [row for row in after.assignments if row.volunteer in gone and row.start >= now]
    assert name not in run("history", solved_folder).out
