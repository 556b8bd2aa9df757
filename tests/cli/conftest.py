"""A tiny compound in a folder, solved once; and ``paiban`` as the coordinator types it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from paiban.cli import main
from paiban.cli.screen import keep_output_clean
from paiban.text import language, set_language
from tests.cli.compound import write_workbook

QUICK = ("--steps", "0", "--seconds", "1")


@dataclass(frozen=True)
class Outcome:
    """What a command left with and printed."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let every test begin on an English machine, and leave nothing behind."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "200")
    before = language()
    yield
    set_language(before)
    keep_output_clean(False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """``run("check", folder)`` runs a command in this process."""

    def command(*words: object) -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        code = leaving.value.code
        return Outcome(code if isinstance(code, int) else 0, printed.out, printed.err)

    return command


def start(*words: object) -> subprocess.Popen[str]:
    """Start a command in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "from paiban.cli import main; main()", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        start_new_session=True,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the tiny workbook, not solved yet."""
    made = tmp_path / "my compound"
    made.mkdir()
    write_workbook(made)
    return made


@pytest.fixture(scope="session")
def _solved_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("solved") / "my compound"
    made.mkdir()
    write_workbook(made)
    process = start("solve", made, *QUICK)
    _out, err = process.communicate()
    assert process.returncode == 0, err
    return made


@pytest.fixture
def solved_folder(_solved_once: Path, tmp_path: Path) -> Path:
    """A copy of the folder with the tiny workbook and its first roster."""
    return Path(shutil.copytree(_solved_once, tmp_path / "my compound"))
