"""``paiban export``, ``history`` and ``rules``: what leaves the folder, and for whom."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from paiban.cli import days as days_module
from paiban.cli.export import BETWEEN_MESSAGES
from tests.cli.compound import NAMES, PHONE, at, clock_at, files, head
from tests.cli.conftest import Run

PHONES = [str(PHONE + place) for place in range(len(NAMES))]


def test_messages_keep_to_the_limit_of_bytes_with_a_line_between_them(run: Run, solved_folder: Path) -> None:
    whole = run("export", "chat", solved_folder, "--phones").out
    cut = run("export", "chat", solved_folder, "--phones", "--limit", "200").out
    messages = cut.removesuffix("\n").split(f"\n{BETWEEN_MESSAGES}\n")
    assert len(messages) > 1
    assert all(len(message.encode()) <= 200 for message in messages)
    assert BETWEEN_MESSAGES not in whole
    assert [name for name in NAMES if name in whole] == [name for name in NAMES if name in cut]


def test_phones_are_left_out_or_masked_for_the_group(run: Run, solved_folder: Path) -> None:
    assert "138" not in run("export", "chat", solved_folder).out
    masked = run("export", "chat", solved_folder, "--phones").out
    assert "138****000" in masked
    assert not any(phone in masked for phone in PHONES)
    office = run("export", "chat", solved_folder, "--phones", "--audience", "office").out
    assert any(phone in office for phone in PHONES)


@pytest.mark.parametrize(
    ("day", "title"), [("4/1", "4-1 Fri"), ("2022-04-02", "4-2 Sat"), ("4月2日", "4-2 Sat")]
)
def test_the_day_may_be_chosen(run: Run, solved_folder: Path, day: str, title: str) -> None:
    assert title in run("export", "chat", solved_folder, "--day", day).out.splitlines()[0]


@pytest.mark.parametrize(("today", "title"), [(2, "4-2 Sat"), (9, "4-1 Fri")])
def test_without_a_day_it_is_today_or_the_first(
    run: Run, solved_folder: Path, monkeypatch: pytest.MonkeyPatch, today: int, title: str
) -> None:
    monkeypatch.setattr(days_module, "datetime", clock_at(at(today, 9)))
    assert title in run("export", "chat", solved_folder).out.splitlines()[0]


@pytest.mark.parametrize("day", ["4/3", "today", "soon"])
def test_a_day_that_is_not_planned_is_told(run: Run, solved_folder: Path, day: str) -> None:
    refused = run("export", "chat", solved_folder, "--day", day)
    assert (refused.code, refused.out) == (2, "")
    assert f"--day: “{day}” is not one of the planned days. → Write it like 4/1" in refused.err


def test_changes_tell_only_what_changed(run: Run, solved_folder: Path) -> None:
    refused = run("export", "chat", solved_folder, "--changes")
    assert refused.code == 2
    assert "This is the first roster; nothing came before it." in refused.err
    run("replan", solved_folder, "--drop", "Mei", "--now", "4/1 00:00", "--seconds", "1")
    told = run("export", "chat", solved_folder, "--changes")
    assert told.code == 0
    assert "Test Court, changes to the roster" in told.out
    assert "Mei: " in told.out


def test_changes_are_those_since_what_was_in_force_or_since_a_roster_that_was_posted(
    run: Run, solved_folder: Path
) -> None:
    first = head(solved_folder)
    gone = list(dict.fromkeys(row.volunteer for row in first.assignments))[:2]
    for person in gone:
        run("replan", solved_folder, "--drop", person, "--now", "4/1 00:00", "--seconds", "1")
    last, all_of_it = (
        run("export", "chat", solved_folder, "--changes", *since).out for since in ((), ("--since", "1"))
    )
    assert f"{gone[0]}: " not in last
    assert f"{gone[1]}: " in last
    assert f"{gone[0]}: " in all_of_it
    run("undo", solved_folder)  # the second person comes after all
    assert f"{gone[1]}: " in run("export", "chat", solved_folder, "--changes").out


def test_the_workbook_is_written_beside_under_a_free_name(run: Run, solved_folder: Path) -> None:
    done = run("export", "xlsx", solved_folder)
    assert done.out == f"Written: {solved_folder / 'roster-1 (2).xlsx'}\n"
    assert run("export", "xlsx", solved_folder, "--audience", "public").code == 0
    assert {"roster-1.xlsx", "roster-1 (2).xlsx", "roster-1-public.xlsx"} <= files(solved_folder)


@pytest.mark.parametrize("audience", ["public", "group", "lead", "office"])
def test_only_those_who_may_see_phones_get_them(
    run: Run, solved_folder: Path, tmp_path: Path, audience: str
) -> None:
    document = run("export", "json", solved_folder, "--audience", audience).out
    assert json.loads(document)["schema"] == "paiban.plan/1"
    book = tmp_path / "out.xlsx"
    assert run("export", "xlsx", solved_folder, "--audience", audience, "--out", book).code == 0
    sheets = openpyxl.load_workbook(book).worksheets
    typed = " ".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell)
    is_allowed = audience in ("lead", "office")
    for text in (document, typed):
        assert any(phone in text for phone in PHONES) == is_allowed


def test_json_may_go_to_a_file(run: Run, solved_folder: Path, tmp_path: Path) -> None:
    done = run("export", "json", solved_folder, "--out", tmp_path / "plan.json")
    assert done.out == f"Written: {tmp_path / 'plan.json'}\n"
    assert (tmp_path / "plan.json").read_text("utf-8") == run("export", "json", solved_folder).out


@pytest.mark.parametrize("kind", ["chat", "xlsx", "json"])
@pytest.mark.parametrize("target", ["paiban.xlsx", ".", "missing/file"])
def test_nothing_of_hers_is_written_over(run: Run, solved_folder: Path, kind: str, target: str) -> None:
    before = {path.name: path.read_bytes() for path in solved_folder.iterdir()}
    refused = run("export", kind, solved_folder, "--out", solved_folder / target)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("--out: ")
    assert {path.name: path.read_bytes() for path in solved_folder.iterdir()} == before


@pytest.mark.parametrize("kind", ["chat", "xlsx", "json"])
def test_an_unknown_audience_is_told_with_those_there_are(run: Run, solved_folder: Path, kind: str) -> None:
    refused = run("export", kind, solved_folder, "--audience", "neighbours")
    assert (refused.code, refused.out) == (2, "")
    assert "→ Choose one of: public, group, lead, office" in refused.err


def test_history_tells_every_roster_and_marks_the_one_in_force(run: Run, solved_folder: Path) -> None:
    run("replan", solved_folder, "--drop", "Mei", "--now", "4/1 00:00", "--seconds", "1")
    first, second = run("history", solved_folder).out.splitlines()
    assert first.startswith("  1  ")
    assert second.startswith("* 2  ")
    assert "replan: Mei dropped out" in second
    machine = json.loads(run("history", solved_folder, "--json", "-").out)
    assert [(row["revision"], row["parent"], row["is_head"]) for row in machine] == [
        (1, None, False),
        (2, 1, True),
    ]


def test_history_without_rosters_is_short_and_makes_nothing(run: Run, folder: Path) -> None:
    assert run("history", folder).out == "No roster was saved here yet.\n"
    assert json.loads(run("history", folder, "--json", "-").out) == []
    assert files(folder) == {"paiban.xlsx"}
    assert run("history", folder / "nowhere").code == 2


def test_rules_are_told_with_weight_and_sentence_with_or_without_a_folder(run: Run, folder: Path) -> None:
    usual = run("rules")
    assert usual.code == 0
    assert "no-overlap  [must]  " in usual.out
    assert run("rules", folder).out == usual.out
    machine = json.loads(run("rules", "--json", "-").out)
    assert {"name", "weight", "parameters"} == machine[0].keys()
    assert len(machine) == len(usual.out.splitlines())
