"""Every rule there is, found by scanning this folder: a new file is a new rule."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

import paiban.constraints
from paiban.constraints.rule import Rule, rule_name

_MACHINERY = {
    "cells",
    "limit",
    "rule",
    "checking",
    "registry",
    "sweep",
    "pairs",
    "pieces",
    "days",
    "going_together",
}


@cache
def rule_types() -> Mapping[str, type[Rule]]:
    """Return every rule by its name, in the order of names."""
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.iter_modules(paiban.constraints.__path__):
        if module.name in _MACHINERY:
            continue
        loaded = import_module(f"paiban.constraints.{module.name}")
        own = [
            value
            for value in vars(loaded).values()
            if inspect.isclass(value) and issubclass(value, Rule) and value.__module__ == loaded.__name__
        ]
        if len(own) != 1:
            raise TypeError(f"{loaded.__name__} must define exactly one rule, not {len(own)}")
        found[rule_name(own[0])] = own[0]
    return dict(sorted(found.items()))


def default_rules() -> tuple[Rule, ...]:
    """Return every rule that is on unless switched off, with its default numbers."""
    return tuple(kind.model_validate({}) for kind in rule_types().values() if kind.on)


def make_rule(name: str, settings: Mapping[str, Any]) -> Rule:
    """Return the rule of this name with some numbers set; raises ``KeyError`` or ``ValidationError``."""
    return rule_types()[name](**settings)
