"""``paiban replan`` keeps the past, keeps dropouts out, and disturbs few."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from paiban.cli import moments as moments_module
from paiban.scheduler import route_memory
from tests.cli.compound import NAMES, append_rows, at, clock_at, duties, files, head, tiny, write_workbook
from tests.cli.conftest import QUICK, Run

SHORTLY = ("--seconds", "1")
MIDDAY = ("--now", "4/1 12:00")


def somebody_on_duty(folder: Path, moment: datetime) -> str:
    """Return the first person whose duty begins at or after a moment."""
    return next(row.volunteer for row in head(folder).assignments if row.start >= moment)


def rows(folder: Path, names: Collection[str] = ()) -> set[tuple[str, datetime, datetime]]:
    return {
        (row.volunteer, row.start, row.end)
        for row in head(folder).assignments
        if not names or row.volunteer in names
    }


def test_only_a_few_others_change_and_nothing_that_has_begun(run: Run, solved_folder: Path) -> None:
    before, name = rows(solved_folder), somebody_on_duty(solved_folder, at(1, 12))
    done = run("replan", solved_folder, "--drop", name, *MIDDAY, *SHORTLY)
    after = rows(solved_folder)
    assert done.code == 0, done.said
    assert {row for row in before if row[1] < at(1, 12)} == {row for row in after if row[1] < at(1, 12)}
    assert all(end <= at(1, 12) or start < at(1, 12) for _name, start, end in rows(solved_folder, [name]))
    affected = {row[0] for row in before ^ after}
    assert name in affected
    assert len(affected) <= 5
    assert f"{len(affected)} people are affected:" in done.out
    assert f"  − {name}  Guard at sealed building 3" in done.out
    assert done.out.splitlines()[-1] == f'Next: paiban export chat --changes "{solved_folder}"'
    assert {"roster-2.xlsx", "plan-2.json"} <= files(solved_folder)
    assert f"replan: {name} dropped out" in run("history", solved_folder).out


def test_a_dry_run_shows_the_changes_and_writes_nothing(
    run: Run, solved_folder: Path, tmp_path: Path
) -> None:
    before = {path.name: path.read_bytes() for path in solved_folder.iterdir()}
    name = somebody_on_duty(solved_folder, at(1, 12))
    done = run("replan", solved_folder, "--drop", name, *MIDDAY, *SHORTLY, "--dry-run")
    assert done.code == 0
    assert f"  − {name}" in done.out
    assert "Nothing was saved (--dry-run)." in done.out
    assert {path.name: path.read_bytes() for path in solved_folder.iterdir()} == before


def test_whoever_dropped_out_stays_out_of_later_repairs_and_rosters(run: Run, solved_folder: Path) -> None:
    first = somebody_on_duty(solved_folder, at(1, 12))
    run("replan", solved_folder, "--drop", first, *MIDDAY, *SHORTLY)
    second = next(row.volunteer for row in head(solved_folder).assignments if row.start >= at(1, 18))
    again = run("replan", solved_folder, "--drop", second, "--now", "4/1 18:00", *SHORTLY)
    assert again.code == 0, again.said
    for name, since in ((first, at(1, 12)), (second, at(1, 18))):
        assert [row for row in duties(head(solved_folder), name) if row.start >= since] == []
    solved = run("solve", solved_folder, *QUICK)
    assert solved.code == 0, solved.said
    assert f"Note: {first} has dropped out, 4/1 (Fri) 12:00–24:00 (next day)." in solved.err
    assert [row for row in duties(head(solved_folder), first) if row.end > at(1, 12)] == []
    assert {row.volunteer for row in head(solved_folder).settings.dropouts} == {first, second}


def test_a_pin_on_a_dropout_does_not_stop_the_next_roster(run: Run, solved_folder: Path) -> None:
    pin = {"Name": "Mei", "Must or never": "must", "Duty": "Guard at sealed building 3"}
    append_rows(solved_folder / "paiban.xlsx", "Pins", {**pin, "From": "4/2 08:00", "Until": "4/2 12:00"})
    assert run("replan", solved_folder, "--drop", "Mei", *MIDDAY, *SHORTLY).code == 0
    done = run("solve", solved_folder, *QUICK)
    assert done.code == 0, done.said


def test_somebody_out_for_some_hours_serves_before_and_after(run: Run, solved_folder: Path) -> None:
    name = somebody_on_duty(solved_folder, at(2, 0))
    hours = ("--from", "4/2 00:00", "--until", "4/2 06:00")
    done = run("replan", solved_folder, "--drop", name, *hours, *MIDDAY, *SHORTLY)
    assert done.code == 0, done.said
    assert [
        row for row in duties(head(solved_folder), name) if row.start < at(2, 6) and row.end > at(2, 0)
    ] == []
    (dropout,) = head(solved_folder).settings.dropouts
    assert (dropout.volunteer, dropout.start, dropout.end) == (name, at(2, 0), at(2, 6))


@pytest.mark.parametrize(("words", "moment"), [("08:00", at(2, 8)), ("20:00", at(2, 20)), (None, at(2, 9))])
def test_a_clock_alone_is_one_of_today_and_now_is_now(
    run: Run, solved_folder: Path, monkeypatch: pytest.MonkeyPatch, words: str | None, moment: datetime
) -> None:
    monkeypatch.setattr(moments_module, "datetime", clock_at(at(2, 9)))
    typed = () if words is None else ("--now", words)
    done = run("replan", solved_folder, "--drop", "Mei", *typed, *SHORTLY, "--dry-run", "--json", "-")
    assert datetime.fromisoformat(json.loads(done.out)["settings"]["now"]) == moment


def test_a_name_is_found_without_heed_to_spaces_and_case(run: Run, solved_folder: Path) -> None:
    done = run(
        "replan", solved_folder, "--drop", "chenyu", "--drop", "Chen Yu", *MIDDAY, *SHORTLY, "--dry-run"
    )
    assert done.code == 0, done.said


def test_several_names_may_stand_in_one_text(run: Run, solved_folder: Path) -> None:
    run("replan", solved_folder, "--drop", "Mei、Chen Yu", "--drop", "Bo", *MIDDAY, *SHORTLY)
    assert [row.volunteer for row in head(solved_folder).settings.dropouts] == ["Mei", "Chen Yu", "Bo"]


def test_the_result_for_machines_is_alone_on_standard_output(run: Run, solved_folder: Path) -> None:
    done = run("replan", solved_folder, "--drop", "Mei", *MIDDAY, *SHORTLY, "--json", "-")
    assert json.loads(done.out)["parent"] == 1
    assert "people are affected:" in done.err


def test_namesakes_are_offered_by_what_tells_them_apart(run: Run, tmp_path: Path) -> None:
    compound = tiny()
    mei, bo, *others = compound.volunteers
    twins = (replace(mei, id="Mei(3)", building="3"), replace(bo, id="Mei(5)", name="Mei"))
    write_workbook(tmp_path, replace(compound, volunteers=(*twins, *others)))
    assert run("solve", tmp_path, *QUICK).code == 0
    refused = run("replan", tmp_path, "--drop", "Mei", *MIDDAY)
    assert refused.code == 2
    assert '--drop: 2 people are called Mei. → Write one of: "Mei(3)", "Mei(5)".' in refused.err
    assert run("replan", tmp_path, "--drop", "Mei(5)", *MIDDAY, *SHORTLY, "--dry-run").code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--drop", "Mei,Boo", *MIDDAY), "--drop: Nobody is called Boo. → Did you mean Bo?"),
        (("--drop", "Meii", *MIDDAY), "--drop: Nobody is called Meii. → Did you mean Mei?"),
        (
            ("--drop", "王", *MIDDAY),
            "--drop: Nobody is called 王. → Write the name as it stands in the workbook.",
        ),
        (
            ("--drop", "Mei"),
            "--now: The planned days are over: 2022-04-02 was the last. → Say which moment to ",
        ),
        (
            ("--drop", "Mei", "--now", "4/9 08:00"),
            "--now: The planned days are over: 2022-04-02 was the last.",
        ),
        (("--drop", "Mei", "--now", "soon"), "--now: The moment “soon” was not understood."),
        (("--drop", "Mei", *MIDDAY, "--from", "soon"), "--from: The moment “soon” was not understood."),
        (
            ("--drop", "Mei", *MIDDAY, "--from", "4/2 08:00", "--until", "4/2 07:00"),
            "--until: The end lies before the beginning.",
        ),
        (("--from", "4/2 08:00", *MIDDAY), "--drop: --from and --until say when somebody cannot come"),
    ],
)
def test_what_is_typed_wrong_is_told_and_nothing_is_written(
    run: Run, solved_folder: Path, words: tuple[str, ...], message: str
) -> None:
    before = files(solved_folder)
    refused = run("replan", solved_folder, *words)
    assert (refused.code, refused.out) == (2, "")
    assert message in refused.err
    assert files(solved_folder) == before
    assert head(solved_folder).revision == 1


def test_without_a_saved_roster_the_way_to_one_is_told(run: Run, folder: Path) -> None:
    refused = run("replan", folder, "--drop", "Mei", *MIDDAY)
    assert refused.code == 2
    assert f'There is no saved roster here. → Make one with: paiban solve "{folder}"' in refused.err
    assert files(folder) == {"paiban.xlsx"}


@pytest.mark.parametrize("words", [("--drop", "Mei", "Bo"), ("--drop", "Mei", "--now", "4/2", "20:00")])
def test_words_that_lack_quotation_marks_or_an_option_are_told(run: Run, words: tuple[str, ...]) -> None:
    refused = run("replan", *words)
    assert (refused.code, refused.out) == (2, "")
    assert f"{words[-1]}: There is no workbook here. → Check the name. Words with spaces need" in refused.err


def test_the_duty_of_somebody_who_left_the_workbook_is_told_by_name(run: Run, solved_folder: Path) -> None:
    name = somebody_on_duty(solved_folder, at(1, 12))
    compound = tiny()
    others = tuple(person for person in compound.volunteers if person.name != name)
    write_workbook(solved_folder, replace(compound, volunteers=others))
    done = run("replan", solved_folder, *MIDDAY, *SHORTLY)
    assert done.code in (0, 1)
    assert f"Note: the duty of {name} at Guard at sealed building 3, 4/" in done.err


def test_only_gaps_still_to_come_are_told(run: Run, tmp_path: Path) -> None:
    compound = tiny()
    write_workbook(tmp_path, replace(compound, volunteers=compound.volunteers[:1]))
    assert " 4/1 (Fri) " in run("solve", tmp_path, *QUICK).out
    done = run("replan", tmp_path, "--drop", "Mei", "--now", "4/2 12:00", *SHORTLY)
    gaps = [line for line in done.out.splitlines() if line.startswith("  P")]
    assert gaps
    assert all("4/2 (Sat)" in line or "(next day)" in line for line in gaps), done.out
    assert run("replan", tmp_path, "--now", "4/2 23:59", *SHORTLY).code == 1


def test_gaps_that_the_change_opens_stand_under_the_changes(run: Run, solved_folder: Path) -> None:
    everybody = [word for name in NAMES for word in ("--drop", name)]
    done = run("replan", solved_folder, *everybody, "--now", "4/2 12:00", *SHORTLY)
    assert done.code == 1
    lines = done.out.splitlines()
    heading = lines.index("This opens new gaps:")
    assert lines[heading - 1].startswith("  − ")
    assert lines[heading + 1].startswith("  P0 Guard at sealed building 3")
    again = run("replan", solved_folder, "--now", "4/2 12:00", *SHORTLY)
    assert "gaps in needed seats:" in again.out
    assert "This opens new gaps:" not in again.out


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--drop", "Mei")])
def test_where_nothing_changes_nothing_is_saved(run: Run, solved_folder: Path, more: tuple[str, ...]) -> None:
    before = files(solved_folder)
    done = run("replan", solved_folder, *more, "--now", "4/2 23:59", *SHORTLY)
    assert (done.code, head(solved_folder).revision) == (0, 1)
    assert "Nothing changes: everybody keeps their duties." in done.out
    assert "people are affected" not in done.out
    assert "Nothing was saved" in done.out
    assert ("when Mei cannot come" in done.out) == ("Mei" in more)
    assert "Next:" not in done.out
    assert files(solved_folder) == before


def test_routes_are_searched_by_the_first_command_only(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivering = replace(tiny(), tasks={**tiny().tasks, "4.5": True})
    write_workbook(tmp_path, delivering)
    assert run("solve", tmp_path, *QUICK).code == 0
    before = head(tmp_path)
    assert any(need.stops for need in before.needs)
    monkeypatch.setattr(route_memory, "orders", lambda question: pytest.fail(f"searched again: {question}"))
    name = somebody_on_duty(tmp_path, at(1, 12))
    done = run("replan", tmp_path, "--drop", name, *MIDDAY, *SHORTLY)
    assert done.code == 0, done.said
    assert head(tmp_path).revision == 2
    assert [need.stops for need in head(tmp_path).needs] == [need.stops for need in before.needs]
