"""The sheet of volunteers, read into people who know each other by id, and turned back into rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paiban.io.choices import HEALTH, KINDS, SEXES, YES_NO, folded, label_of, labels_of
from paiban.io.fields import choice, choices, minutes_of_hours, note, parts, phone, text, whole
from paiban.io.reading import Reading, hours_of, joined, suggestion
from paiban.io.report import Cell, Report, Value
from paiban.io.sheets import Row
from paiban.io.skill_words import read_skills, read_trainings, skill_labels, training_labels
from paiban.skills.taxonomy import Taxonomy
from paiban.skills.times import write_times
from paiban.text import _, language
from paiban.values.horizon import Horizon
from paiban.values.people import Kind, Volunteer
from paiban.values.spans import Spans, merged


@dataclass(frozen=True)
class People:
    """Who can be meant by a name: ids by folded id and by folded name."""

    ids: Mapping[str, str]
    named: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(pairs: Iterable[tuple[str, str]]) -> People:
        """Return the people of these (id, name) pairs."""
        ids: dict[str, str] = {}
        named: dict[str, tuple[str, ...]] = {}
        for ident, name in pairs:
            ids[folded(ident)] = ident
            named[folded(name)] = (*named.get(folded(name), ()), ident)
        return People(ids, named)

    def find(self, word: str, cell: Cell, report: Report) -> str | None:
        """Return the id of the one person whom a word means; report it when that is not one person."""
        meant = self.named.get(folded(word), ())
        if len(meant) <= 1:
            ident = self.ids.get(folded(word)) or (meant[0] if meant else None)
            if ident is None:
                what = _("There is no “{name}” on the sheet of volunteers.").format(name=word[:20])
                report.mistake(cell, what, suggestion(word, [*self.ids.values(), *self.named]))
            return ident
        report.mistake(
            cell,
            _("{count} people are called “{name}”.").format(count=len(meant), name=word[:20]),
            _("Write which one: {ids}.").format(ids=joined(meant)),
        )
        return None

    def word_for(self, ident: str, name: str) -> str:
        """Return the shortest word that means this person."""
        return name if self.named.get(folded(name)) == (ident,) and folded(name) not in self.ids else ident


def read_people(rows: Sequence[Row], reading: Reading) -> tuple[tuple[Volunteer, ...], People]:
    """Return the volunteers, and the names by which other sheets may mean them."""
    report = reading.report
    named = [row for row in rows if _has_name(row, report)]
    phones = [phone(row["phone"], report) for row in named]
    buildings = [reading.building(row["building"]) for row in named]
    ids = _ids(named, phones, buildings, report)
    people = People.of((ident, text(row["name"], report)) for ident, row in zip(ids, named, strict=True))
    volunteers = tuple(
        _volunteer(row, ident, number, building, people, reading)
        for row, ident, number, building in zip(named, ids, phones, buildings, strict=True)
    )
    _tell_default_hours(named, reading)
    return volunteers, people


def _has_name(row: Row, report: Report) -> bool:
    if not row["name"].is_empty:
        return bool(text(row["name"], report))
    report.mistake(
        row["name"], _("This row has no name."), _("Write the person's name, or empty the whole row.")
    )
    return False


def _ids(
    rows: Sequence[Row], phones: Sequence[str | None], buildings: Sequence[str | None], report: Report
) -> list[str]:
    names = [text(row["name"], report) for row in rows]
    given = [text(row["id"], report) for row in rows]
    ids = list(given)
    for same in _groups(folded(name) for name in names):
        free = [index for index in same if not given[index]]
        suffixes = _suffixes(free, phones, buildings) if len(same) > 1 else {}
        for index in free:
            ids[index] = names[index] + (f"({suffixes[index]})" if index in suffixes else "")
        _report_twins(same, free, rows, phones, suffixes, report)
    for same in _groups(folded(ident) for ident in ids):
        for index in same[1:]:
            if given[index] or given[same[0]]:
                what = _("The id “{id}” stands here twice.").format(id=ids[index][:20])
                report.mistake(rows[index]["id"], what, _("Give each person an id of their own."))
    return ids


def _groups(keys: Iterable[str]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        found.setdefault(key, []).append(index)
    return list(found.values())


def _suffixes(
    rows: Sequence[int], phones: Sequence[str | None], buildings: Sequence[str | None]
) -> dict[int, str]:
    """Return what tells people of one name apart: their buildings if they differ, else their phones' ends."""
    for known in (buildings, [number and number[-4:] for number in phones]):
        found = {index: word for index in rows if (word := known[index])}
        if len(set(found.values())) == len(found) == len(rows):
            return found
    return {}


def _report_twins(
    same: Sequence[int],
    free: Sequence[int],
    rows: Sequence[Row],
    phones: Sequence[str | None],
    suffixes: Mapping[int, str],
    report: Report,
) -> None:
    numbers = Counter(phones[index] for index in same if phones[index])
    for index in same[1:]:
        is_same_phone = numbers[phones[index]] > 1
        is_alike = index in free and len(free) > 1 and not suffixes
        if is_same_phone or is_alike:
            what = _("Duplicate person: “{name}” already stands in row {row}{why}.").format(
                name=text(rows[index]["name"], report),
                row=rows[same[0]].number,
                why=_(" with the same phone number") if is_same_phone else "",
            )
            remedy = _(
                "Delete one row; or, if they are two people, tell them apart by building, phone or id."
            )
            report.mistake(rows[index]["name"], what, remedy)


def _volunteer(
    row: Row, ident: str, number: str | None, building: str | None, people: People, reading: Reading
) -> Volunteer:
    report = reading.report
    kind = choice(row["kind"], report, Kind.VOLUNTEER)
    return Volunteer(
        id=ident,
        name=text(row["name"], report),
        kind=kind,
        phone=number,
        sex=choice(row["sex"], report, None),
        age=whole(row["age"], report),
        building=building,
        room=text(row["room"], report) or None,
        skills=read_skills(row["skills"], report, reading.taxonomy, with_implied=True),
        trainings=read_trainings(row["trainings"], report, reading.taxonomy),
        available=_available(row["available"], kind, reading),
        day_minutes=minutes_of_hours(row["day_hours"], report),
        total_minutes=minutes_of_hours(row["total_hours"], report),
        health=choices(row["health"], report),
        online_only=choice(row["online_only"], report, False),
        first_timer=choice(row["first_timer"], report, False),
        likes=frozenset(parts(row["likes"], report)),
        avoids=frozenset(parts(row["avoids"], report)),
        together=_others(row["together"], ident, people, report),
        apart=_others(row["apart"], ident, people, report),
        take_turns=_others(row["take_turns"], ident, people, report),
        consent=choice(row["consent"], report, True),
        note=note(row["note"]),
        bubble=text(row["bubble"], report),
        agrees=frozenset(parts(row["agrees"], report)),
        lives_in_office=choice(row["lives_in_office"], report, False),
    )


def _available(cell: Cell, kind: Kind, reading: Reading) -> Spans:
    if not cell.is_empty:
        return hours_of(cell, reading.report, reading.horizon)
    return reading.default_hours if kind is Kind.VOLUNTEER else merged(reading.horizon.days)


def _tell_default_hours(rows: Sequence[Row], reading: Reading) -> None:
    silent = [row for row in rows if row["available"].is_empty]
    if not silent:
        return
    names = joined(str(row["name"].value).strip() for row in silent[:5]) + (" …" if len(silent) > 5 else "")
    reading.report.sheet_notice(
        silent[0].title,
        _("{count} people gave no hours and are planned with the default ones: {names}.").format(
            count=len(silent), names=names
        ),
        _("Ask them, and fill in “{label}”.").format(label=silent[0]["available"].column.title(language())),
        ref=silent[0]["available"].ref,
    )


def _others(cell: Cell, ident: str, people: People, report: Report) -> frozenset[str]:
    found = {people.find(word, cell, report) for word in parts(cell, report)}
    if ident in found:
        report.mistake(cell, _("This person's own name stands here."), _("Write the other person's name."))
    return frozenset(other for other in found if other is not None and other != ident)


def person_values(
    person: Volunteer, people: People, names: Mapping[str, str], horizon: Horizon, taxonomy: Taxonomy
) -> Mapping[str, Value]:
    """Return a person's row by column key, in the language in force."""
    tongue = language()

    def others(ids: Iterable[str]) -> str:
        return joined(people.word_for(ident, names[ident]) for ident in sorted(ids))

    return {
        "name": person.name,
        "phone": person.phone,
        "kind": label_of(person.kind, KINDS, tongue),
        "sex": person.sex and label_of(person.sex, SEXES, tongue),
        "age": person.age,
        "building": person.building,
        "room": person.room,
        "skills": skill_labels(person.skills, taxonomy),
        "trainings": training_labels(person.trainings, taxonomy),
        "available": write_times(person.available, horizon),
        "day_hours": hours(person.day_minutes),
        "total_hours": hours(person.total_minutes),
        "online_only": label_of(True, YES_NO, tongue) if person.online_only else "",
        "first_timer": label_of(True, YES_NO, tongue) if person.first_timer else "",
        "health": joined(labels_of(person.health, HEALTH, tongue)),
        "likes": joined(sorted(person.likes)),
        "avoids": joined(sorted(person.avoids)),
        "together": others(person.together),
        "apart": others(person.apart),
        "take_turns": others(person.take_turns),
        "consent": "" if person.consent else label_of(False, YES_NO, tongue),
        "note": person.note,
        "bubble": person.bubble,
        "agrees": joined(sorted(person.agrees)),
        "lives_in_office": label_of(True, YES_NO, tongue) if person.lives_in_office else "",
        "id": person.id
        if people.named[folded(person.name)] != (person.id,) or person.id != person.name
        else "",
    }


def hours(minutes: int | None) -> float | None:
    """Return minutes as hours that read back to the same minutes."""
    return None if minutes is None else round(minutes / 60, 4)
