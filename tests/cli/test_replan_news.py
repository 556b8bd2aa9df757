"""``paiban replan`` takes late arrivals, offers, seals and contacts, and remembers them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.compound import NAMES, at, duties, head
from tests.cli.conftest import QUICK, Run

SHORTLY = ("--seconds", "1")
MIDDAY = ("--now", "4/1 12:00")


def test_whoever_is_late_keeps_the_rest_of_the_duty(run: Run, solved_folder: Path) -> None:
    row = next(row for row in head(solved_folder).assignments if row.start == at(2, 0))
    late = ("--late", row.volunteer, "--until", "4/2 01:00", "--now", "4/1 23:30")
    done = run("replan", solved_folder, *late, *SHORTLY)
    assert done.code in (0, 1), done.said
    own = [duty for duty in duties(head(solved_folder), row.volunteer) if duty.need == row.need]
    assert any((duty.start, duty.end) == (at(2, 1), row.end) for duty in own)
    assert f"replan: {row.volunteer} late" in run("history", solved_folder).out


def test_late_needs_an_end(run: Run, solved_folder: Path) -> None:
    done = run("replan", solved_folder, "--late", "Mei", *MIDDAY, *SHORTLY)
    assert done.code == 2
    assert "It is not said until when they are late. → Add --until" in done.err


def test_a_sealed_building_needs_its_guard_and_its_residents_stay_in(run: Run, solved_folder: Path) -> None:
    done = run("replan", solved_folder, "--seal", "5", "--from", "4/2 08:00", *MIDDAY, *SHORTLY)
    plan = head(solved_folder)
    assert done.code == 1, done.said
    assert "Guard at sealed building 5" in {need.name for need in plan.needs}
    assert [row for row in plan.assignments if row.start >= at(2, 8)] == []  # they all live in building 5
    (seal,) = plan.settings.seals
    assert (seal.building, seal.start, seal.end, seal.sealed) == ("5", at(2, 8), None, True)


def test_unsealing_takes_the_guard_back_and_keeps_what_was_served(run: Run, solved_folder: Path) -> None:
    before = head(solved_folder)
    done = run("replan", solved_folder, "--unseal", "3", *MIDDAY, *SHORTLY)
    after = head(solved_folder)
    assert done.code == 0, done.said
    assert [row for row in after.assignments if row.start >= at(1, 12)] == []
    served = [row for row in before.assignments if row.start < at(1, 12)]
    kept = {(row.volunteer, row.start, row.end) for row in after.assignments}
    assert {(row.volunteer, row.start, row.end) for row in served} == kept


def test_later_rosters_keep_to_a_seal(run: Run, solved_folder: Path) -> None:
    run("replan", solved_folder, "--unseal", "3", *MIDDAY, *SHORTLY)
    done = run("solve", solved_folder, *QUICK)
    assert done.code == 0, done.said
    assert "Note: building 3 is not sealed any more, 4/1 (Fri) 12:00–24:00 (next day)." in done.err
    assert all(row.start < at(1, 12) for row in head(solved_folder).assignments)


def test_somebody_new_is_planned_and_remembered(run: Run, solved_folder: Path) -> None:
    gone = [word for name in NAMES for word in ("--drop", name)]
    assert run("replan", solved_folder, *gone, "--from", "4/2 08:00", *MIDDAY, *SHORTLY).code == 1
    done = run("replan", solved_folder, "--add", "Sun, building 5, 4/2 8:00-12:00", *MIDDAY, *SHORTLY)
    assert "Sun offers" in done.out
    assert "Write it in the workbook too; until then later rosters remember it." in done.out
    assert [(row.start, row.end) for row in duties(head(solved_folder), "Sun")] == [(at(2, 8), at(2, 12))]
    again = run("replan", solved_folder, "--drop", "Mei", *MIDDAY, *SHORTLY)
    assert again.code == 1, again.said
    assert duties(head(solved_folder), "Sun")


def test_an_offer_without_hours_says_what_to_write(run: Run, solved_folder: Path) -> None:
    done = run("replan", solved_folder, "--add", "Sun, building 5", *MIDDAY, *SHORTLY)
    assert done.code == 2
    assert "“Sun, building 5” says no hours that lie in the planned days." in done.err


def test_contacts_of_a_positive_case_are_listed_and_stay_out(run: Run, solved_folder: Path) -> None:
    case = next(row for row in head(solved_folder).assignments if row.start <= at(1, 9) < row.end)
    done = run("replan", solved_folder, "--positive", case.volunteer, *MIDDAY, *SHORTLY)
    assert done.code in (0, 1), done.said
    plan = head(solved_folder)
    out = {row.volunteer for row in plan.settings.dropouts}
    assert case.volunteer in out
    assert f"{len(out) - 1} people were on duty with {case.volunteer} in the last 2 days:" in done.out
    for name in out:
        assert f"· {name} " in done.out or name == case.volunteer
        assert all(row.start < at(1, 12) for row in duties(plan, name))
    assert case.volunteer not in run("history", solved_folder).out


def test_who_relieved_a_positive_case_met_them_at_the_handover(run: Run, solved_folder: Path) -> None:
    plan = head(solved_folder)
    first, second = next(
        (one, two)
        for one in plan.assignments
        for two in plan.assignments
        if one.need == two.need and one.end == two.start <= at(2, 0) and one.volunteer != two.volunteer
    )
    noon = ["--now", "4/2 12:00", *SHORTLY, "--dry-run"]
    done = run("replan", solved_folder, "--positive", first.volunteer, *noon)
    moment = f"{second.start:%H:%M}, at the handover"
    assert any(f"· {second.volunteer} " in row and row.endswith(moment) for row in done.out.splitlines())


def test_nothing_is_saved_by_a_preview_of_a_seal(run: Run, solved_folder: Path) -> None:
    done = run("replan", solved_folder, "--seal", "5", *MIDDAY, *SHORTLY, "--dry-run")
    assert "Nothing was saved (--dry-run)." in done.out
    assert head(solved_folder).revision == 1


def test_no_more_people_than_said_are_disturbed_and_gaps_are_owned_up_to(
    run: Run, solved_folder: Path
) -> None:
    ahead = [row for row in head(solved_folder).assignments if row.start >= at(2, 0)]
    first = min(row.start for row in ahead)
    names = sorted({row.volunteer for row in ahead if row.start == first})
    gone = [word for name in names for word in ("--drop", name)]
    done = run("replan", solved_folder, *gone, "--at-most", "0", *MIDDAY, *SHORTLY, "--dry-run")
    assert done.code == 1, done.said
    assert f"{len(names)} people are affected:" in done.out
    assert "No more than 0 people were to be disturbed; without --at-most less may stay open." in done.out
