"""Needs turned back into the rows of their sheets: one for each role, the need's own columns on the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paiban.io.choices import KINDS, SEXES, STRAINS, TIERS, YES_NO, ZONES, label_of, labels_of
from paiban.io.duty_times import write_duties
from paiban.io.reading import joined
from paiban.io.report import Value
from paiban.io.skill_words import role_skill_labels, training_labels
from paiban.io.team_cells import team_values
from paiban.io.workbook_needs import LENGTHS
from paiban.io.workbook_people import hours
from paiban.skills.taxonomy import Taxonomy
from paiban.text import _, language
from paiban.values.horizon import Horizon
from paiban.values.needs import Need, OnCall, Pair, Post, Role
from paiban.values.people import Kind


def need_values(need: Need, horizon: Horizon, taxonomy: Taxonomy) -> Iterator[Mapping[str, Value]]:
    """Return a need's rows by column key, in the language in force."""
    first_days = ""
    for index, role in enumerate(need.roles):
        days, clocks = _times(need, role, horizon)
        first_days = days if index == 0 else first_days
        yield {
            "name": need.name,
            "id": need.id if need.id != need.name else "",
            **(_of_need(need, taxonomy) if index == 0 else {}),
            "days": days or (first_days and _("every day")),
            "times": clocks,
            **_of_role(role, taxonomy),
            **_gear_and_zone(need, role),
        }


def _times(need: Need, role: Role, horizon: Horizon) -> tuple[str, str]:
    spans = role.times or need.times
    if isinstance(need, Post) and spans == ((0, horizon.minutes),):
        return "", _("all day")
    return write_duties(spans, horizon)


def _of_need(need: Need, taxonomy: Taxonomy) -> Mapping[str, Value]:
    tongue = language()
    values: dict[str, Value] = {
        "tier": label_of(need.tier, TIERS, tongue),
        "place": need.place,
        "building": need.building,
        "online": label_of(True, YES_NO, tongue) if need.online else "",
        "strains": joined(labels_of(need.strains, STRAINS, tongue)),
        "tags": joined(sorted(need.tags)),
        "hardship": need.hardship,
        **team_values(need, taxonomy),
    }
    if isinstance(need, Post):
        lengths = {key: need.lengths.get(kind, ()) for key, kind in LENGTHS.items()}
        values |= {key: ",".join(f"{hours(length):g}" for length in found) for key, found in lengths.items()}
        values |= {"grid": hours(need.grid_minutes), "handover": need.handover_minutes}
    if isinstance(need, Pair):
        values["household"] = need.household
    if isinstance(need, OnCall):
        values["at_home"] = label_of(need.at_home, YES_NO, tongue)
        values["compatible"] = joined(sorted(need.compatible))
    return values


def _gear_and_zone(need: Need, role: Role) -> Mapping[str, Value]:
    """Return what a role wears and where it goes; a later row leaves empty what it shares with the first."""
    first = need.roles[0]
    gear, usual_gear = (need.ppe if one.ppe is None else one.ppe for one in (role, first))
    zone, usual_zone = (one.zone or need.zone for one in (role, first))
    return {
        "ppe": gear if role is first or gear != usual_gear else None,
        "zone": label_of(zone, ZONES, language()) if role is first or zone is not usual_zone else "",
    }


def _of_role(role: Role, taxonomy: Taxonomy) -> Mapping[str, Value]:
    tongue = language()
    return {
        "role": role.name,
        "needed": role.needed,
        "wanted": role.wanted,
        "skills": role_skill_labels(role.skills, taxonomy),
        "must": role_skill_labels(role.must, taxonomy),
        "helpful": role_skill_labels(role.helpful, taxonomy),
        "learns": label_of(True, YES_NO, tongue) if role.learns else "",
        "trainings": training_labels(role.trainings, taxonomy),
        "kinds": "" if role.kinds == frozenset(Kind) else joined(labels_of(role.kinds, KINDS, tongue)),
        "ages": _ages(role),
        "prefers": role.prefers and label_of(role.prefers, SEXES, tongue),
    }


def _ages(role: Role) -> str:
    if role.min_age is None and role.max_age is None:
        return ""
    low, high = ("" if age is None else str(age) for age in (role.min_age, role.max_age))
    return f"{low}-{high}"
