"""``paiban rules``: every rule with its weight and its sentence."""

from __future__ import annotations

from pathlib import Path

from paiban.cli import screen
from paiban.cli.folder import open_folder
from paiban.cli.outputs import write_json
from paiban.text import _


def tell_rules(path: Path | None, language: str | None, json_file: Path | None) -> None:
    """Print the rules of a folder's workbook, or the usual ones."""
    from paiban.constraints.registry import default_rules

    rules = default_rules() if path is None else open_folder(path, language).book.rules
    for rule in rules:
        weight = _("must") if rule.is_hard else str(rule.weight)
        sentence = _(rule.sentence).format(**rule.parameters())
        screen.say(f"{rule.name}  [{weight}]  {_(rule.term)}: {sentence}")
    rows = [{"name": rule.name, "weight": rule.weight, "parameters": rule.parameters()} for rule in rules]
    write_json(rows, json_file)
