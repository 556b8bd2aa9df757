"""What several commands take: the folder, and a file for machines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from paiban.text import _


def folder_argument(help_text: str) -> Any:
    """Return the argument that names the coordinator's folder."""
    return typer.Argument(help=help_text, show_default=False, readable=False)  # we say why ourselves


def json_option() -> Any:
    """Return the option that asks for a result for machines."""
    return typer.Option(
        "--json",
        callback=_json_target,
        readable=False,
        help=_("Write the result for machines to this file; - is standard output."),
    )


def _json_target(target: Path | None) -> Path | None:
    from paiban.cli.outputs import require_json_target

    return require_json_target(target)
