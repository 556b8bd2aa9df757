"""Starts ``paiban`` as a process of its own, as if it had been typed."""

from __future__ import annotations

import os
import subprocess
import sys

SAVED = ("Saved", "已保存")  # how the line begins that acknowledges a new roster, in either language


def start(*words: object) -> subprocess.Popen[str]:
    """Start a command in English; its output can be read, its warnings are lost."""
    return subprocess.Popen(
        [sys.executable, "-c", "from paiban.cli import main; main()", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "LANG": "en_US.UTF-8"},
    )


def run(*words: object) -> None:
    """Run a command to its end; raise ``RuntimeError`` if that is neither 0 nor 1 (seats are empty)."""
    process = start(*words)
    process.communicate()
    if process.returncode not in (0, 1):
        raise RuntimeError(f"paiban {words[0]} ended with {process.returncode}")
