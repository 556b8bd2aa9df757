"""Who serves a need together, and what that asks of them, read from its cells and turned back into them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from paiban.io.choices import HANDLED, HOMES, TEAM_KINDS, YES_NO, chosen, label_of, labels_of
from paiban.io.fields import choice, choices, note, parts, text, whole
from paiban.io.reading import Reading, joined
from paiban.io.report import Cell, Value
from paiban.io.skill_words import read_trainings, skills_named, training_labels
from paiban.skills.taxonomy import Taxonomy
from paiban.text import _, language
from paiban.values.needs import Makeup, Need

YES_COLUMNS = ("mixed", "one_role", "empties", "meeting")
TEAM_COLUMNS = (*YES_COLUMNS, "continuity", "crew", "crew_size", "apart_from", "consent", "home", "handles",
                "teaches", "makeup")  # fmt: skip

_BETWEEN_DEMANDS = re.compile(r"[;\n]+")
_BETWEEN_WORDS = re.compile(r"[/,、|]|\s+or\s+|或")
_LEAST = re.compile(r"(?:(\d{1,3})\s*(?:[×*个名人]|x(?=[\s\u3400-\u9fff])|of\s)?)?\s*(\S.*)")


def read_team(cells: Mapping[str, Cell], reading: Reading) -> dict[str, Any]:
    """Return the values of a need that speak of its people as a team, by their names."""
    report = reading.report
    return {
        **{key: choice(cells[key], report, False) for key in YES_COLUMNS},
        "continuity": whole(cells["continuity"], report) or 0,
        "crew": text(cells["crew"], report),
        "crew_size": whole(cells["crew_size"], report) or 0,
        "apart_from": frozenset(parts(cells["apart_from"], report)),
        "consent": text(cells["consent"], report),
        "home": choice(cells["home"], report, None),
        "handles": choices(cells["handles"], report),
        "teaches": read_trainings(cells["teaches"], report, reading.taxonomy),
        "makeup": tuple(_makeup(cells["makeup"], reading)),
    }


def _makeup(cell: Cell, reading: Reading) -> Iterator[Makeup]:
    for demand in _BETWEEN_DEMANDS.split(unicodedata.normalize("NFKC", note(cell))):
        found = _LEAST.fullmatch(demand.strip())
        words = [word.strip() for word in _BETWEEN_WORDS.split(found[2]) if word.strip()] if found else []
        least = int(found[1] or 1) if found else 0
        if demand.strip() and not (words and least):
            what = _("“{text}” does not say who must be among them.").format(text=demand.strip()[:40])
            remedy = _("Write for example 1 of police, guard; 1 of staff.")
            reading.report.mistake(cell, what, remedy)
        elif words:
            kinds = {word: kind.meaning for word in words if (kind := chosen(word, TEAM_KINDS))}
            others = [word for word in words if word not in kinds]
            skills = skills_named(others, cell, reading.report, reading.taxonomy)
            yield Makeup(least=least, skills=skills, kinds=frozenset(kinds.values()))


def team_values(need: Need, taxonomy: Taxonomy) -> Mapping[str, Value]:
    """Return the cells of a need that speak of its people as a team, in the language in force."""
    tongue = language()
    yes = label_of(True, YES_NO, tongue)
    return {
        **{key: yes if getattr(need, key) else "" for key in YES_COLUMNS},
        "continuity": need.continuity or None,
        "crew": need.crew,
        "crew_size": need.crew_size or None,
        "apart_from": joined(sorted(need.apart_from)),
        "consent": need.consent,
        "home": need.home and label_of(need.home, HOMES, tongue),
        "handles": joined(labels_of(need.handles, HANDLED, tongue)),
        "teaches": training_labels(need.teaches, taxonomy),
        "makeup": makeup_words(need.makeup, taxonomy),
    }


def makeup_words(makeup: tuple[Makeup, ...], taxonomy: Taxonomy) -> str:
    """Return who must be among them: "1×警察/物业保安；1×居委"."""
    return _("; ").join(_demand_words(demand, taxonomy) for demand in makeup)


def _demand_words(demand: Makeup, taxonomy: Taxonomy) -> str:
    kinds = labels_of(demand.kinds, TEAM_KINDS, language())
    words = [*sorted(taxonomy.label(ident) for ident in demand.skills), *kinds]
    return _("{least} of {words}").format(least=demand.least, words=_(", ").join(words))
