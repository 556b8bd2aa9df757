"""Every message is in the language asked for, else in the workbook's, else in the machine's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.compound import DAYS, append_rows, tiny, write_workbook
from tests.cli.conftest import Run

HAN = re.compile("[\u4e00-\u9fff]")
COMMANDS = (
    (), ("init",), ("check",), ("solve",), ("replan",), ("export",), ("export", "chat"), ("export", "xlsx"),
    ("export", "json"), ("history",), ("rules",),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_has_help_in_both_languages(run: Run, command: tuple[str, ...], language: str) -> None:
    done = run(*command, "--help", "--lang", language)
    assert done.code == 0
    assert bool(HAN.search(done.out)) == (language == "zh")
    assert done.err == ""


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "zh", "rules"),
        ("rules", "--lang", "zh"),
        ("rules", "--lang=zh"),
        ("rules", "--lang", "zh_CN"),
        ("rules", "--lang", "ZH"),
        ("--lang", "en", "rules", "--lang", "zh"),
    ],
    ids=" ".join,
)
def test_the_language_may_stand_anywhere(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.code == 0
    assert HAN.search(done.out)


@pytest.mark.parametrize(
    "words", [("--lang", "fr", "rules"), ("rules", "--lang=fr"), ("rules", "--lang")], ids=" ".join
)
def test_an_unknown_language_is_told_with_those_there_are(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert "--lang" in done.err
    assert "zh, en" in done.err


@pytest.mark.parametrize(("workbook", "machine"), [("zh", "en_US.UTF-8"), ("en", "zh_CN.UTF-8")])
def test_the_workbooks_language_counts_more_than_the_machines(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workbook: str, machine: str
) -> None:
    monkeypatch.setenv("LANG", machine)
    write_workbook(tmp_path, tiny(workbook))
    for command in ("check", "rules"):
        assert bool(HAN.search(run(command, tmp_path).out)) == (workbook == "zh")


def test_the_language_asked_for_counts_more_than_the_workbooks(run: Run, solved_folder: Path) -> None:
    for command in (["check"], ["rules"], ["history"], ["export", "chat"]):
        assert HAN.search(run(*command, solved_folder, "--lang", "zh").out)
        assert not HAN.search(run(*command, solved_folder).out)


def test_the_saved_rosters_language_counts_where_no_workbook_is_read(
    run: Run, solved_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert f"{DAYS.first.month}-{DAYS.first.day} Fri" in run("export", "chat", solved_folder).out
    assert "solve" in run("history", solved_folder).out
    assert not HAN.search(run("history", solved_folder).out)


@pytest.mark.parametrize("workbook", ["zh", "en"])
@pytest.mark.parametrize("asked", ["zh", "en"])
def test_mistakes_in_the_workbook_are_told_in_the_language_asked_for(
    run: Run, tmp_path: Path, workbook: str, asked: str
) -> None:
    book = write_workbook(tmp_path, tiny(workbook))
    sheet, name, age = ("志愿者", "姓名", "年龄") if workbook == "zh" else ("Volunteers", "Name", "Age")
    append_rows(book, sheet, {name: "Wu", age: 500})
    done = run("--lang", asked, "check", tmp_path)
    assert done.code == 2
    words = done.err.replace(sheet, "").replace(age, "")
    assert bool(HAN.search(words)) == (asked == "zh"), words
