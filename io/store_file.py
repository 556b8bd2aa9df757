"""The SQLite file of the plan store: its tables, transactions that are kept or undone as a whole, its errors.

The rollback journal is used instead of a write-ahead log, so that between commands everything is in one
file, which can be copied or mailed. With it only ``synchronous=EXTRA`` keeps an acknowledged plan through a
power cut: with ``FULL`` the journal may be there again after the restart and roll the last plan back.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Self

from paiban.text import _
from paiban.values.errors import PaibanError

_APPLICATION = 0x50414942  # "PAIB", by which the file is known to be ours
_PATIENCE_SECONDS = 10.0


def _append_only(table: str) -> tuple[str, ...]:
    """Return the statements that let nobody change a row of a table or take it away."""
    return tuple(
        f"CREATE TRIGGER {table}_{event} BEFORE {event} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for event in ("UPDATE", "DELETE")
    )


# What each version of the file added; an older file is brought up to date when it is opened.
_ADDED = (
    (
        "CREATE TABLE person (key INTEGER PRIMARY KEY, details TEXT NOT NULL) STRICT",
        "CREATE INDEX person_details ON person (details)",
        "CREATE TABLE plan (revision INTEGER PRIMARY KEY, parent INTEGER REFERENCES plan,"
        " body BLOB NOT NULL) STRICT",
        "CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1),"
        " revision INTEGER NOT NULL REFERENCES plan) STRICT",
        "CREATE TABLE audit (line INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL,"
        " verb TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT",
        *_append_only("plan"),
        *_append_only("audit"),
    ),
    (
        "CREATE TABLE attendance (line INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person,"
        " body TEXT NOT NULL) STRICT",
        *_append_only("attendance"),
    ),
    ("CREATE TABLE route (key TEXT PRIMARY KEY, orders TEXT NOT NULL) STRICT",),
)
_VERSION = len(_ADDED)


class StoreError(PaibanError):
    """The plan store cannot be used, or its history does not hang together."""


class StoreFile:
    """An open store file; ``open`` makes one for a ``with`` block."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self._path = path
        self._database = database

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open the store at ``path`` for a ``with`` block; a missing file becomes an empty store."""
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            path.chmod(0o600)
        except OSError as error:
            raise StoreError(
                _("{file} cannot be written: {error}").format(file=path, error=error.strerror)
            ) from error
        with closing(sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)) as database:
            store = cls(path, database)
            store._prepare()
            yield store

    def _prepare(self) -> None:
        """Leave tables and settings as they must be; refuse a file that is not ours."""
        with self._transaction():
            if not self._one("SELECT count(*) FROM sqlite_schema"):
                self._database.execute(f"PRAGMA application_id = {_APPLICATION}")
            if self._one("PRAGMA application_id") != _APPLICATION:
                raise StoreError(_("{file} is not a plan store of paiban.").format(file=self._path))
            known = self._one("PRAGMA user_version")
            if known > _VERSION:
                raise StoreError(
                    _("{file} was written by a newer paiban; please update.").format(file=self._path)
                )
            if known < _VERSION:
                for statement in (statement for added in _ADDED[known:] for statement in added):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {_VERSION}")
        with self._reported():
            for setting in ("journal_mode = DELETE", "synchronous = EXTRA", "foreign_keys = ON"):
                self._database.execute(f"PRAGMA {setting}")

    def _rows(self, statement: str, *values: object) -> list[Any]:
        return self._database.execute(statement, values).fetchall()

    def _one(self, statement: str) -> Any:
        return self._rows(statement)[0][0]

    @contextmanager
    def _transaction(self, kind: str = "IMMEDIATE") -> Iterator[None]:
        """Make all changes of a ``with`` block or none, and see none that others make meanwhile."""
        with self._reported():
            self._database.execute(f"BEGIN {kind}")
            try:
                yield
                self._database.execute("COMMIT")
            finally:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Turn what SQLite reports into a sentence for the coordinator."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(_sentence(error).format(file=self._path, error=error)) from error

    def _broken(self) -> StoreError:
        return StoreError(
            _("The history in {file} was damaged or changed from outside; put back a copy.").format(
                file=self._path
            )
        )


def _sentence(error: sqlite3.Error) -> str:
    """Return what an error of SQLite means to the coordinator."""
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY:
            return _("Another program is using {file}; nothing was changed. Close it and try again.")
        case sqlite3.SQLITE_FULL:
            return _("The disk is full; {file} is as it was before. Make room and try again.")
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return _("{file} is damaged or is not a plan store of paiban; put back a copy.")
        case _other:
            return _("{file} cannot be used: {error}")
