"""Files that she asks for by name: looked at before the work begins, written whole, never over her own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from paiban.cli import screen
from paiban.text import _
from paiban.values.errors import InputError, Mistake

JSON_OPTION, OUT_OPTION = "--json", "--out"
HERS = (".xlsx", ".xls", ".db")  # what holds her own work, and no program's output


def is_standard_output(target: Path) -> bool:
    """Say whether ``-`` was typed for a file's name."""
    return str(target) == "-"


def require_json_target(target: Path | None) -> Path | None:
    """Return where the result for machines goes; raises ``InputError`` if it cannot or must not go there.

    If it goes to standard output, all words for people go to the other stream from here on.
    """
    screen.keep_output_clean(target is not None and is_standard_output(target))
    if target is not None and not is_standard_output(target):
        _require_folder(target, JSON_OPTION)
        if target.exists() and target.suffix.lower() in HERS:
            _refuse_existing(target, JSON_OPTION)
    return target


def require_free(target: Path | None) -> None:
    """Raise ``InputError`` if the file to be written is there already or has no folder to lie in."""
    if target is not None and not is_standard_output(target):
        _require_folder(target, OUT_OPTION)
        if target.exists():
            _refuse_existing(target, OUT_OPTION)


def write_json(value: Any, target: Path | None) -> None:
    """Write a value as JSON to a file, or to standard output for ``-``; nothing without a target."""
    if target is not None:
        write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", target)


def write_text(text: str, target: Path) -> None:
    """Write a text to a file that only its owner can read, or to standard output for ``-``."""
    from paiban.io.atomic_file import replace_file

    if is_standard_output(target):
        sys.stdout.write(text)
    else:
        replace_file(target, lambda stream: stream.write(text.encode()))


def _require_folder(target: Path, option: str) -> None:
    if target.is_dir():
        what = _("{path} is a folder.").format(path=target)
        raise InputError([Mistake(option, what, _("Name a file in it."))])
    if not target.parent.is_dir():
        what = _("There is no folder {path}.").format(path=target.parent)
        raise InputError([Mistake(option, what, _("Make the folder first, or choose another."))])


def _refuse_existing(target: Path, option: str) -> None:
    what = _("There is a file {path} already.").format(path=target)
    raise InputError([Mistake(option, what, _("Choose another name or folder, or move it away."))])
