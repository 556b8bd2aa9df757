"""The sheet of pins, read and checked against each other, and turned back into rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paiban.io.choices import PIN_KINDS, folded, label_of
from paiban.io.fields import choice, text
from paiban.io.moments import moment_words, moments
from paiban.io.reading import Reading, joined
from paiban.io.report import Report, Value
from paiban.io.sheets import Row
from paiban.io.workbook_people import People
from paiban.text import _, language
from paiban.values.horizon import Horizon
from paiban.values.needs import Need
from paiban.values.problem import Pin, PinKind
from paiban.values.spans import overlap

_ONE_DUTY_MINUTES = 12 * 60  # a longer "must" leaves room for several duties, so two of them do not clash


@dataclass(frozen=True)
class _Pinned:
    pin: Pin
    row: Row


def read_pins(
    rows: Sequence[Row], needs: Sequence[Need], people: People, reading: Reading
) -> tuple[Pin, ...]:
    """Return the pins that touch the planned days; those that contradict each other are mistakes."""
    known = {folded(word): need for need in needs for word in (need.name, need.id)}
    found = [pinned for row in rows if (pinned := _pinned(row, known, people, reading)) is not None]
    for later, pinned in enumerate(found):
        for other in found[:later]:
            _report_clash(other, pinned, reading.report)
    return tuple(pinned.pin for pinned in found)


def _pinned(row: Row, known: Mapping[str, Need], people: People, reading: Reading) -> _Pinned | None:
    report = reading.report
    name = text(row["volunteer"], report)
    if not name:
        report.mistake(row["volunteer"], _("This row has no name."), _("Write the person's name."))
    volunteer = people.find(name, row["volunteer"], report) if name else None
    kind = _kind(row, report)
    need = _need_id(row, known, report)
    span = _span(row, reading)
    if volunteer is None or kind is None or span is None:
        return None
    if span[1] <= 0 or span[0] >= reading.horizon.minutes:
        report.notice(row["start"], _("This pin lies outside the planned days and is left out."))
        return None
    pin = Pin(
        volunteer=volunteer,
        kind=kind,
        need=need,
        start=span[0],
        end=span[1],
        role=text(row["role"], report) or None,
        source=f"{row.title} {row['volunteer'].ref}",
    )
    return _Pinned(pin, row)


def _kind(row: Row, report: Report) -> PinKind | None:
    if row["kind"].is_empty:
        words = joined(option.label(language()) for option in PIN_KINDS)
        report.mistake(
            row["kind"], _("It is not said what is pinned."), _("Write {words}.").format(words=words)
        )
        return None
    found: PinKind | None = choice(row["kind"], report, None)
    return found


def _need_id(row: Row, known: Mapping[str, Need], report: Report) -> str | None:
    word = text(row["need"], report)
    if not word:
        return None
    need = known.get(folded(word))
    if need is None:
        what = _("No duty on these sheets is called “{name}”; the pin counts only if one is generated.")
        report.notice(row["need"], what.format(name=word[:30]))
        return word
    roles = [role.name for role in need.roles]
    role = text(row["role"], report)
    if role and folded(role) not in {folded(name) for name in roles}:
        what = _("“{need}” has no role “{role}”.").format(need=need.name, role=role[:20])
        report.mistake(row["role"], what, _("It has: {names}.").format(names=joined(roles)))
    return need.id


def _span(row: Row, reading: Reading) -> tuple[int, int] | None:
    report, horizon = reading.report, reading.horizon
    starts = moments(row["start"], report, horizon)
    ends = moments(row["end"], report, horizon, is_end=True)
    if (not starts and not row["start"].is_empty) or (not ends and not row["end"].is_empty):
        return None
    start, end = (starts or [0])[0], (ends or [horizon.minutes])[0]
    if end <= start and (starts or ends) and 0 <= start < horizon.minutes:
        report.mistake(
            row["end"], _("The end lies before the beginning."), _("Correct one of the two times.")
        )
        return None
    return start, end


def _report_clash(first: _Pinned, second: _Pinned, report: Report) -> None:
    one, two = first.pin, second.pin
    if one.volunteer != two.volunteer:
        return
    what = ""
    if one.kind is two.kind is PinKind.MUST and one.need != two.need and None not in (one.need, two.need):
        is_short = max(one.end - one.start, two.end - two.start) <= _ONE_DUTY_MINUTES
        if is_short and overlap((one.start, one.end), (two.start, two.end)):
            what = _("{name} cannot be at “{here}” and, as row {row} says, at “{there}” at the same time.")
    elif one.kind is not two.kind:
        must, never = (one, two) if one.kind is PinKind.MUST else (two, one)
        if _forbids(never, must):
            what = _("{name} must be at “{here}” and must never, as row {row} contradicts.")
    if what:
        report.mistake(
            second.row["volunteer"],
            what.format(
                name=text(second.row["volunteer"], report),
                here=two.need or one.need or _("any duty"),
                there=one.need or _("any duty"),
                row=first.row.number,
            ),
            _("Delete or change one of the two rows."),
        )


def _forbids(never: Pin, must: Pin) -> bool:
    """Say whether nothing that the one pin asks for is left by the other."""
    is_same_need = never.need is None or never.need == must.need
    is_same_role = never.role is None or never.role == must.role
    return is_same_need and is_same_role and never.start <= must.start and must.end <= never.end


def pin_values(
    pins: Iterable[Pin], needs: Sequence[Need], people: People, names: Mapping[str, str], horizon: Horizon
) -> Iterator[Mapping[str, Value]]:
    """Return each pin's row by column key, in the language in force."""
    need_names = {need.id: need.name for need in needs}
    shared = {name for name in need_names.values() if list(need_names.values()).count(name) > 1}
    for pin in pins:
        name = need_names.get(pin.need or "", pin.need)
        yield {
            "volunteer": people.word_for(pin.volunteer, names[pin.volunteer]),
            "kind": label_of(pin.kind, PIN_KINDS, language()),
            "need": pin.need if name in shared else name,
            "role": pin.role,
            "start": moment_words([pin.start], horizon),
            "end": moment_words([pin.end], horizon, is_end=True),
        }
