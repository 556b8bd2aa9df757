"""Finds the people of a plan by what its workbooks call them."""

from __future__ import annotations

from rapidfuzz import process

from paiban.io.name_labels import comparable, labels
from paiban.text import LANGUAGES, _, in_language
from paiban.values.plan import Plan

_ALIKE_FROM = 50  # per cent of likeness from which on a name is offered as the one that was meant


class PlanPeople:
    """Finds people by what a workbook calls them, in either language."""

    def __init__(self, plan: Plan) -> None:
        self._ids: dict[str, str] = {}
        self._labels: list[str] = []
        self._namesakes: dict[str, list[str]] = {}
        for language in LANGUAGES:
            with in_language(language):
                for person, label in labels(plan).items():
                    self._ids.setdefault(comparable(label), person)
                    self._labels.append(label)
        for person, label in labels(plan).items():
            self._namesakes.setdefault(comparable(plan.volunteer[person].name), []).append(label)

    def find(self, name: str) -> str | None:
        """Return the id of the one person of this name."""
        return self._ids.get(comparable(name))

    def explain(self, name: str) -> tuple[str, str]:
        """Return what is wrong with a name that finds nobody, and what to do."""
        namesakes = self._namesakes.get(comparable(name))
        if namesakes:
            what = _("Several people are called {name}.").format(name=name)
            return what, _("Write one of: {labels}.").format(labels=_(", ").join(namesakes))
        what = _("Nobody is called {name}.").format(name=name)
        nearest = process.extractOne(name, self._labels, score_cutoff=_ALIKE_FROM)
        if nearest is None:
            return what, _("Add the person to the input workbook first.")
        return what, _("Did you mean {name}?").format(name=nearest[0])
