"""Skills and trainings as words in cells: known ones become ids, others are reported with the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paiban.io.fields import parts
from paiban.io.reading import joined
from paiban.io.report import Cell, Report
from paiban.skills import taxonomy as skill_texts
from paiban.skills.taxonomy import Taxonomy
from paiban.text import _


def read_skills(
    cell: Cell, report: Report, taxonomy: Taxonomy, *, with_implied: bool = False
) -> frozenset[str]:
    """Return the ids of the skills named in a cell, for a person with all that they imply."""
    found = skills_named(parts(cell, report), cell, report, taxonomy)
    return taxonomy.with_implied(found) if with_implied else found


def skills_named(words: Iterable[str], cell: Cell, report: Report, taxonomy: Taxonomy) -> frozenset[str]:
    """Return the ids of the skills that some words of a cell name."""
    found: set[str] = set()
    for word in words:
        ident = taxonomy.find(word)
        found |= {ident} if ident else _described(word, cell, report, taxonomy)
    return frozenset(found)


def _described(word: str, cell: Cell, report: Report, taxonomy: Taxonomy) -> frozenset[str]:
    """Return the skills in a description such as 退休护士; say how it was read, or that it was not."""
    reading = skill_texts.read_skills(word)
    if reading.unread:
        _unknown(
            _("There is no skill “{word}”.").format(word=word[:20]), taxonomy.nearest(word), cell, report
        )
        return frozenset()
    labels = joined(taxonomy.label(ident) for ident in sorted(reading.skills)) or _("no skill")
    report.notice(cell, _("“{word}” was read as: {skills}.").format(word=word[:30], skills=labels))
    return reading.skills


def _unknown(what: str, nearest: Sequence[str], cell: Cell, report: Report) -> None:
    remedy = _("Nearest are {words}. All of them stand on the sheet of lists.").format(words=joined(nearest))
    report.mistake(cell, what, remedy)


def read_trainings(cell: Cell, report: Report, taxonomy: Taxonomy) -> frozenset[str]:
    """Return the ids of the trainings named in a cell."""
    found: set[str] = set()
    for word in parts(cell, report):
        ident = taxonomy.find_training(word)
        if ident is None:
            what = _("There is no training “{word}”.").format(word=word[:20])
            _unknown(what, taxonomy.nearest_training(word), cell, report)
        else:
            found.add(ident)
    return frozenset(found)


def read_languages(cell: Cell, report: Report, taxonomy: Taxonomy) -> frozenset[str]:
    """Return the ids of the languages named in a cell; one that the program does not know stays as it is."""
    found: set[str] = set()
    for word in parts(cell, report):
        ident = taxonomy.find(word)
        if ident is None:
            what = _("The language “{word}” is not known; nobody can be found by it.").format(word=word[:20])
            report.notice(cell, what)
        found.add(ident or word)
    return frozenset(found)


def skill_labels(idents: Iterable[str], taxonomy: Taxonomy) -> str:
    """Return the labels of skills, without those that others imply."""
    whole = frozenset(idents)
    implied = {other for ident in whole for other in taxonomy.with_implied([ident]) - {ident}}
    shown = whole - implied if taxonomy.with_implied(whole - implied) == whole else whole
    return joined(sorted(taxonomy.label(ident) for ident in shown))


def role_skill_labels(idents: Iterable[str], taxonomy: Taxonomy) -> str:
    """Return the labels of skills of which any one is enough."""
    return joined(sorted(taxonomy.label(ident) for ident in idents))


def training_labels(idents: Iterable[str], taxonomy: Taxonomy) -> str:
    """Return the labels of trainings."""
    return joined(sorted(taxonomy.training_label(ident) for ident in idents))
