"""The sheet of rules, read into rules and back; what it does not name keeps its usual numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from paiban.constraints.registry import default_rules, make_rule, rule_types
from paiban.constraints.rule import HARD, Rule
from paiban.io.choices import HARD_WORDS, ON_OFF, chosen, folded, label_of
from paiban.io.fields import choice, note, shown, text
from paiban.io.reading import joined, suggestion
from paiban.io.report import Cell, Report, Value
from paiban.io.sheets import Row
from paiban.text import LANGUAGES, _, in_language, language


def read_rules(rows: Sequence[Row], report: Report) -> tuple[Rule, ...]:
    """Return the rules that are on, in the order of names."""
    found: dict[str, Rule | None] = {rule.name: rule for rule in default_rules()}
    seen: set[str] = set()
    names = _names()
    for row in rows:
        name = names.get(folded(text(row["rule"], report)))
        if name is None:
            _unknown_rule(row["rule"], report)
            continue
        if name in seen:
            what = _("The rule “{rule}” stands here twice.").format(rule=name)
            report.mistake(row["rule"], what, _("Delete one of the two rows."))
        seen.add(name)
        is_on = choice(row["on"], report, True)
        if not is_on and rule_types()[name].always:
            report.mistake(
                row["on"],
                _("The rule “{rule}” cannot be switched off.").format(rule=name),
                _("Switch it on again."),
            )
        found[name] = _rule(name, row, report) if is_on else None
    return tuple(rule for _name, rule in sorted(found.items()) if rule is not None)


def _names() -> dict[str, str]:
    """Return the rules' names by how they may be written: name, or title in either language."""
    found: dict[str, str] = {}
    for tongue in LANGUAGES:
        with in_language(tongue):
            found |= {folded(_(kind.term)): name for name, kind in rule_types().items()}
    return found | {folded(name): name for name in rule_types()}


def _unknown_rule(cell: Cell, report: Report) -> None:
    if cell.is_empty:
        report.mistake(cell, _("This row names no rule."), _("Empty the whole row, or name a rule."))
        return
    word = shown(cell)
    what = _("There is no rule “{rule}”.").format(rule=word)
    report.mistake(cell, what, suggestion(word, rule_types()) or _("“paiban rules” lists them all."))


def _rule(name: str, row: Row, report: Report) -> Rule | None:
    settings = _parameters(name, row["parameters"], report)
    weight = _weight(row["weight"], report)
    if weight is not None:
        settings["weight"] = weight
    try:
        return make_rule(name, settings)
    except ValidationError as error:
        _report_settings(error, name, settings, row, report)
        return None


def _weight(cell: Cell, report: Report) -> int | str | None:
    word = text(cell, report)
    if not word:
        return None
    if chosen(word, HARD_WORDS):
        return HARD
    if word.isascii() and word.isdigit() and len(word) <= 6:
        return int(word)
    report.mistake(
        cell,
        _("“{text}” is no weight.").format(text=word[:20]),
        _("Write {hard}, or a whole number from 0 to 999999.").format(hard=_hard()),
    )
    return None


def _hard() -> str:
    return label_of(HARD, HARD_WORDS, language())


def _parameters(name: str, cell: Cell, report: Report) -> dict[str, Any]:
    known = [field for field in rule_types()[name].model_fields if field != "weight"]
    found: dict[str, Any] = {}
    for piece in note(cell).replace("；", ";").replace("＝", "=").replace("\n", ";").split(";"):
        key, sign, value = (part.strip() for part in piece.partition("="))
        if not piece.strip():
            continue
        if not sign or key not in known:
            what = _("The rule “{rule}” has no number called “{key}”.").format(
                rule=name, key=(key or piece)[:20]
            )
            remedy = (
                _("It has: {names}.").format(names=joined(known))
                if known
                else _("It has none; empty the cell.")
            )
            report.mistake(cell, what, remedy)
            continue
        found[key] = _decoded(value)
    return found


def _decoded(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _report_settings(
    error: ValidationError, name: str, settings: Mapping[str, Any], row: Row, report: Report
) -> None:
    for key in dict.fromkeys(str(detail["loc"][0]) if detail["loc"] else "" for detail in error.errors()):
        if key == "weight":
            what = _("The rule “{rule}” cannot have the weight {weight}.")
            usual = make_rule(name, {}).weight
            report.mistake(
                row["weight"],
                what.format(rule=name, weight=_hard() if settings["weight"] == HARD else settings["weight"]),
                _("Write {weight}.").format(weight=_hard() if usual == HARD else usual),
            )
        else:
            what = _("“{text}” does not fit “{key}” of the rule “{rule}”.")
            value = json.dumps(make_rule(name, {}).model_dump(mode="json").get(key))
            report.mistake(
                row["parameters"],
                what.format(text=str(settings.get(key, ""))[:20], key=key, rule=name),
                _("The usual one is {value}.").format(value=value),
            )


def rule_values(rules: Iterable[Rule]) -> list[Mapping[str, Value]]:
    """Return a row for every rule there is by column key, those not in use switched off where that can be."""
    used = {rule.name: rule for rule in rules}
    return [
        _values(name, used.get(name) or (make_rule(name, {}) if kind.always else None))
        for name, kind in rule_types().items()
    ]


def _values(name: str, used: Rule | None) -> Mapping[str, Value]:
    rule = used or make_rule(name, {})
    usual = make_rule(name, {}).model_dump(mode="json", exclude={"weight"})
    numbers = rule.model_dump(mode="json", exclude={"weight"})
    shown_numbers = {key: value for key, value in numbers.items() if (value, usual[key]) != (None, None)}
    return {
        "rule": name,
        "title": _(rule.term),
        "on": label_of(used is not None, ON_OFF, language()),
        "weight": _hard() if rule.weight == HARD else rule.weight,
        "parameters": "; ".join(
            f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in shown_numbers.items()
        ),
        "sentence": _(rule.sentence).format(**numbers, weight=rule.weight),
    }
