"""What the coordinator sees: the live line, the summary, and JSON for machines."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.text import Text

from paiban.text import N_, _
from paiban.values.errors import Mistake

if TYPE_CHECKING:
    from paiban.scheduler.progress import Progress, Report


_is_output_clean: ContextVar[bool] = ContextVar("paiban_is_output_clean", default=False)


def keep_output_clean(is_clean: bool) -> None:
    """Print lines for people on the other stream from here on, or no longer: a program reads this one."""
    _is_output_clean.set(is_clean)


def say(message: str = "") -> None:
    """Print a line for people; when nobody reads any more, as after ``| head``, the work goes on."""
    stream = sys.stderr if _is_output_clean.get() else sys.stdout
    try:
        print(message, file=stream, flush=True)
    except BrokenPipeError:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())


def warn(message: str) -> None:
    """Print a line that must not get lost in what a program reads."""
    print(message, file=sys.stderr)


def tell_notices(notices: Iterable[Mistake]) -> None:
    """Print what she should know about her workbook and need not change."""
    for notice in notices:
        warn(_("Note: {notice}").format(notice=notice))


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait for the end of a ``with`` block that writes; ours is the main thread."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


DOING = {
    "start": N_("first roster"),
    "anneal": N_("everywhere, in small moves"),
    "sweep": N_("day by day"),
    "lost": N_("around what was lost"),
    "costly": N_("around what costs most"),
    "moment": N_("around one hour"),
    "crew": N_("some people for half a day"),
    "people": N_("some people for all days"),
}


@contextmanager
def live_line() -> Iterator[Report]:
    """Yield a function that shows the search's progress on one line that vanishes afterwards."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda progress: None
        return
    first = Text(_("Reading the rules …"))
    with Live(first, console=console, transient=True, refresh_per_second=5) as live:
        yield lambda progress: live.update(Text(progress_words(progress), no_wrap=True))


def progress_words(progress: Progress) -> str:
    """Return the live line: time, cost, bound, distance, open seats, and what is being improved."""
    if progress.bound is None or progress.cost <= 0:
        distance = _("not known yet")
    else:
        gap = max(0.0, (progress.cost - progress.bound) / progress.cost)
        distance = f"{100 * gap:.1f}%"
    return _(
        "{seconds:.0f} s · Ctrl-C keeps this · open seats {seats} · cost {cost} · at best {bound} · "
        "distance {distance} · {doing} ({steps})"
    ).format(
        seconds=progress.seconds,
        cost=progress.cost,
        bound="–" if progress.bound is None else progress.bound,
        distance=distance,
        seats=progress.open_seats,
        doing=_(DOING.get(progress.doing, progress.doing)),
        steps=progress.steps,
    )
