"""Who reads an export, and the one place where a plan is cut down to what they may see.

============  ==========  ========================================  =====================================
audience      phones      names                                     health and households
============  ==========  ========================================  =====================================
office        all         all                                       all
lead          all         all                                       no health, no rooms, no ways to homes
group         masked      surname only without consent              nor where households live
public        none        surname only                              no care duties, no findings
============  ==========  ========================================  =====================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import total_ordering

from paiban.constraints.registry import rule_types
from paiban.io.restricted import leads_to_homes
from paiban.io.wording import NOT_SUITABLE, finding_words, rule_title, when
from paiban.text import _
from paiban.values.plan import (
    Plan,
    PlanAbout,
    PlanAssignment,
    PlanFinding,
    PlanGap,
    PlanNeed,
    PlanReason,
    PlanVolunteer,
)
from paiban.values.plan_settings import PlanRule, PlanSettings
from paiban.values.roster import COST, NO_SHIFT

_LONG_SURNAMES = frozenset(
    {"欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒"}
    | {"司空", "长孙", "宇文", "轩辕", "端木", "百里", "南宫", "西门", "独孤"}
)


@total_ordering
class Audience(Enum):
    """Who an export is for; a greater one may see more."""

    PUBLIC = "public"
    GROUP = "group"
    LEAD = "lead"
    OFFICE = "office"

    def __lt__(self, other: Audience) -> bool:
        order = list(Audience)
        return order.index(self) < order.index(other)


def visible(plan: Plan, audience: Audience) -> Plan:
    """Return the plan with nothing in it that this audience may not see.

    Below the lead, people and care duties also get new ids, since an id may be a name or a phone; people keep
    their order.
    """
    if audience is Audience.OFFICE:
        return plan
    settings = _open_settings(plan.settings)
    if audience is Audience.LEAD:
        return _for_leads(plan, settings)
    return _Anonymous.of(plan, audience).cut(settings)


def shown_people(plan: Plan, audience: Audience) -> Mapping[str, PlanVolunteer]:
    """Return everybody as the audience may see them, by their id in the whole plan."""
    shown = visible(plan, audience).volunteers
    return {person.id: seen for person, seen in zip(plan.volunteers, shown, strict=True)}


def shown_needs(plan: Plan, audience: Audience) -> Mapping[str, PlanNeed]:
    """Return the needs the audience may see, as they may see them, by their id in the whole plan."""
    if audience >= Audience.LEAD:
        return visible(plan, audience).need
    return _Anonymous.of(plan, audience).needs


def masked_phone(phone: str) -> str:
    """Return a phone number that its owner recognises and nobody else can call: 138****0101."""
    if len(phone) < 7:
        return "****"
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else f"****{phone[-2:]}"


def short_name(name: str) -> str:
    """Return the surname and a star."""
    return (name[:2] if name[:2] in _LONG_SURNAMES else name[:1]) + "＊"


def _open_settings(settings: PlanSettings) -> PlanSettings:
    """Return the settings that name nobody; a new one stays in the office until it is listed here."""
    return PlanSettings(
        command=settings.command,
        language=settings.language,
        seconds=settings.seconds,
        seed=settings.seed,
        workers=settings.workers,
        now=settings.now,
        rules=tuple(PlanRule(name=rule.name, weight=rule.weight) for rule in settings.rules),
    )


def _for_leads(plan: Plan, settings: PlanSettings) -> Plan:
    return plan.model_copy(
        update={
            "settings": settings,
            "volunteers": tuple(person.model_copy(update={"room": None}) for person in plan.volunteers),
            "needs": tuple(_without_ways(need) for need in plan.needs),
            "assignments": tuple(_without_place(row, plan) for row in plan.assignments),
            "unserved": tuple(
                row.model_copy(update={"place": ""}) if leads_to_homes(row.line) else row
                for row in plan.unserved
            ),
            "gaps": tuple(
                gap.model_copy(update={"reasons": tuple(_without_health(gap.reasons))}) for gap in plan.gaps
            ),
            "findings": tuple(
                _not_suitable(finding, plan) if finding.private else finding for finding in plan.findings
            ),
        }
    )


def _without_ways(need: PlanNeed) -> PlanNeed:
    """Return the need without the homes that it comes to one after the other."""
    if not (need.restricted and need.stops):
        return need
    return need.model_copy(update={"stops": (), "place": "", "building": None})


def _without_place(row: PlanAssignment, plan: Plan) -> PlanAssignment:
    need = plan.need[row.need]
    return row.model_copy(update={"place": ""}) if need.restricted and need.stops else row


def _without_health(reasons: Iterable[PlanReason]) -> Iterator[PlanReason]:
    """All reasons of health, and any this version does not know, become one without rule and people."""
    hidden = 0
    for reason in reasons:
        rule = rule_types().get(reason.rule)
        if reason.rule in (COST, NO_SHIFT) or (rule is not None and not rule.is_private):
            yield reason
        else:
            hidden += reason.count
    if hidden:
        yield PlanReason(rule=NOT_SUITABLE, count=hidden)


def _not_suitable(finding: PlanFinding, plan: Plan) -> PlanFinding:
    """Return the finding without its reason, its people and needs named as the plan names them."""
    about = finding.about
    person, need = plan.volunteer.get(about.volunteer or ""), plan.need.get(about.need or "")
    words = _("{volunteer} is not suitable for {need}, {when}").format(
        volunteer=person.name if person else "",
        need=need.name if need else "",
        when=when(about.start, about.end) if about.start and about.end else "",
    )
    return finding.model_copy(
        update={"rule": NOT_SUITABLE, "message": words, "about": about.model_copy(update={"detail": ""})}
    )


@dataclass(frozen=True)
class _Anonymous:
    """A plan and the new people and needs that stand for its own, by their old ids."""

    plan: Plan
    audience: Audience
    people: Mapping[str, PlanVolunteer]
    needs: Mapping[str, PlanNeed]

    @staticmethod
    def of(plan: Plan, audience: Audience) -> _Anonymous:
        people = {
            person.id: _stranger(person, f"v{number}", audience)
            for number, person in enumerate(plan.volunteers, start=1)
        }
        needs = {need.id: need for need in plan.needs if not need.restricted}
        if audience is not Audience.PUBLIC:
            hidden = (need for need in plan.needs if need.restricted)
            needs |= {need.id: _care(need, number) for number, need in enumerate(hidden, start=1)}
        return _Anonymous(plan, audience, people, needs)

    def cut(self, settings: PlanSettings) -> Plan:
        plan, needs = self.plan, self.needs
        is_public = self.audience is Audience.PUBLIC
        shown = plan.model_copy(
            update={
                "settings": settings,
                "volunteers": tuple(self.people.values()),
                "needs": tuple(needs[need.id] for need in plan.needs if need.id in needs),
                "assignments": tuple(self._duty(row) for row in plan.assignments if row.need in needs),
                "coverage": tuple(
                    row.model_copy(update={"need": needs[row.need].id})
                    for row in plan.coverage
                    if row.need in needs
                ),
                "gaps": tuple(self._gap(gap, is_public) for gap in plan.gaps if gap.need in needs),
                "findings": (),
                "unserved": (),
            }
        )
        if is_public:
            return shown
        findings = tuple(self._finding(finding, shown) for finding in plan.findings)
        unserved = tuple(row for row in plan.unserved if not leads_to_homes(row.line))
        return shown.model_copy(update={"findings": findings, "unserved": unserved})

    def _duty(self, row: PlanAssignment) -> PlanAssignment:
        need = self.needs[row.need]
        return row.model_copy(
            update={
                "volunteer": self.people[row.volunteer].id,
                "need": need.id,
                "place": "" if need.restricted else row.place,
            }
        )

    def _gap(self, gap: PlanGap, is_public: bool) -> PlanGap:
        reasons = () if is_public else _without_health(gap.reasons)
        nameless = tuple(reason.model_copy(update={"volunteers": ()}) for reason in reasons)
        return gap.model_copy(update={"need": self.needs[gap.need].id, "reasons": nameless})

    def _finding(self, finding: PlanFinding, shown: Plan) -> PlanFinding:
        hidden = finding.model_copy(update={"about": self._about(finding.about)})
        if finding.private:
            return _not_suitable(hidden, shown)
        # A rule that is unknown here brought its own words, and they may name anybody.
        title = hidden.model_copy(update={"message": rule_title(finding.rule)})
        return title.model_copy(update={"message": finding_words(title, shown)})

    def _about(self, about: PlanAbout) -> PlanAbout:
        person, other = self.people.get(about.volunteer or ""), self.people.get(about.other or "")
        need = self.needs.get(about.need or "")
        return about.model_copy(
            update={
                "volunteer": person.id if person else None,
                "other": other.id if other else None,
                "need": need.id if need else None,
                "detail": "",
            }
        )


def _stranger(person: PlanVolunteer, ident: str, audience: Audience) -> PlanVolunteer:
    """Return only what others may know of a person; below the lead that is built up, not cut down."""
    is_public = audience is Audience.PUBLIC
    is_open = person.consent and not is_public
    return PlanVolunteer(
        id=ident,
        name=person.name if is_open else short_name(person.name),
        kind=person.kind,
        building=None if is_public else person.building,
        phone=masked_phone(person.phone) if person.phone and is_open else None,
        consent=person.consent,
    )


def _care(need: PlanNeed, number: int) -> PlanNeed:
    """Return only what others may know of a visit to a household; what kind of care it is, they may not."""
    return PlanNeed(
        id=f"care-{number}",
        kind=need.kind,
        name=_("Care visit {number}").format(number=number),
        tier=need.tier,
        zone=need.zone,
        ppe=need.ppe,
        online=need.online,
        restricted=True,
        at_home=need.at_home,
    )
