"""Routes in the store: searched once, known to every later command. Nothing is lost with them but time."""

from __future__ import annotations

import json
from collections.abc import Mapping

from paiban.io.store_file import StoreFile

Orders = tuple[tuple[int, ...], ...]


class RouteBook(StoreFile):
    """Keeps the routes that the plan in force was made with, by what they answer."""

    def routes(self) -> Mapping[str, Orders]:
        """Return which numbers of stops each crew visits, in order; rows that cannot be read are left out."""
        with self._transaction("DEFERRED"):
            rows = self._rows("SELECT key, orders FROM route")
        found = ((key, _orders(text)) for key, text in rows)
        return {key: orders for key, orders in found if orders is not None}

    def _keep_routes(self, routes: Mapping[str, Orders]) -> None:
        """Keep these and no others; inside a transaction."""
        self._database.execute("DELETE FROM route")
        rows = [(key, json.dumps(orders)) for key, orders in routes.items()]
        self._database.executemany("INSERT INTO route VALUES (?, ?)", rows)


def _orders(text: str) -> Orders | None:
    try:
        return tuple(tuple(int(stop) for stop in order) for order in json.loads(text))
    except (ValueError, TypeError):
        return None
