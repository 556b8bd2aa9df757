"""Long texts as numbered messages that a chat accepts, cut where a reader would cut them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paiban.text import _

SMALLEST_LIMIT = 200
_NUMBER = " ({number}/{total})"
_ROOM_FOR_NUMBER = len(_NUMBER.format(number=9999, total=9999))
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together under one heading."""

    heading: str
    lines: tuple[str, ...]


def messages(title: str, blocks: Iterable[Block], limit_bytes: int) -> tuple[str, ...]:
    """Return the text as messages of at most so many bytes, numbered if there are several.

    Messages are cut between blocks; a block too long for one message is cut between its lines and repeats its
    heading, and a line too long is cut after a comma.
    """
    if limit_bytes < SMALLEST_LIMIT:
        raise ValueError(f"a message needs at least {SMALLEST_LIMIT} bytes, not {limit_bytes}")
    title = shortened(title, limit_bytes // 3)
    room = limit_bytes - _size(title) - _ROOM_FOR_NUMBER - len(_BETWEEN)
    bodies = _packed((piece for block in blocks for piece in _pieces(block, room)), _BETWEEN, room)
    if len(bodies) <= 1:
        return (title + _BETWEEN + "".join(bodies),)
    return tuple(
        title + _NUMBER.format(number=number, total=len(bodies)) + _BETWEEN + body
        for number, body in enumerate(bodies, start=1)
    )


def shortened(text: str, limit_bytes: int) -> str:
    """Return a text of at most so many bytes; three dots stand for what was cut off."""
    if _size(text) <= limit_bytes:
        return text
    return _first_bytes(text, limit_bytes - _size("…")) + "…"


def _pieces(block: Block, room: int) -> Iterator[str]:
    heading = shortened(block.heading, room // 3)
    for_lines = room - _size(heading) - 1
    lines = (part for line in block.lines for part in _line_parts(line, for_lines))
    for body in _packed(lines, "\n", for_lines):
        yield f"{heading}\n{body}" if heading else body


def _packed(parts: Iterable[str], between: str, room: int) -> list[str]:
    """Join as many parts as fit into each text; every part must fit by itself."""
    texts: list[str] = []
    for part in parts:
        if texts and _size(texts[-1]) + _size(between) + _size(part) <= room:
            texts[-1] += between + part
        else:
            texts.append(part)
    return texts


def _line_parts(line: str, room: int) -> Iterator[str]:
    while _size(line) > room:
        start = _first_bytes(line, room)
        comma = start.rfind(_(", ").strip()) + 1
        yield line[: comma or len(start)]
        line = line[comma or len(start) :]
    yield line


def _first_bytes(text: str, limit: int) -> str:
    return text.encode()[:limit].decode(errors="ignore")


def _size(text: str) -> int:
    return len(text.encode())
