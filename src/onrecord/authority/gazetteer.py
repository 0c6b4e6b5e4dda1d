"""Places by name: GeoNames cities, divisions, countries, seas, regions; read whole, looked up without a server."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from onrecord.authority import store
from onrecord.authority.names import fold
from onrecord.authority.nouns import Toponym


class Gazetteer:
    """The keys as one sorted text, searched by blocks, and the places as columns: no objects until asked for."""

    def __init__(self, own: Iterable[Toponym] = ()) -> None:
        tables = json.loads(store.part("places/tables.json"))
        self._countries: list[str] = tables["country"]
        self._features: list[str] = tables["feature"]
        self._regions: list[str] = tables["region"]
        self._names = store.part("places/names.txt").decode().split("\n")
        self._lat = np.frombuffer(store.part("places/lat.bin"), "<i4")
        self._lon = np.frombuffer(store.part("places/lon.bin"), "<i4")
        self._population = np.frombuffer(store.part("places/population.bin"), "<u4")
        self._country = np.frombuffer(store.part("places/country.bin"), "<u2")
        self._feature = np.frombuffer(store.part("places/feature.bin"), "u1")
        self._region = np.frombuffer(store.part("places/region.bin"), "<u2")
        self._keys = store.part("places/keys.txt")
        self._blocks = np.frombuffer(store.part("places/blocks.bin"), "<u4").tolist()
        self._firsts = [self._keys[at : self._keys.index(b"\t", at)] for at in self._blocks]
        self._own: dict[str, list[Toponym]] = {}
        for toponym in own:
            self._own.setdefault(fold(toponym.name), []).append(toponym)
        self._cached = lru_cache(maxsize=16384)(self._by_key)

    @classmethod
    def load(cls, own: Iterable[Toponym] = ()) -> Gazetteer:
        """The shipped gazetteer with the user's own places."""
        return cls(own)

    def __len__(self) -> int:
        return len(self._names)

    def places(self, name: str) -> tuple[Toponym, ...]:
        """All places of that name, the most populous first; ``exact`` is false where it is only an alternate name."""
        return self._cached(fold(name))

    def _by_key(self, key: str) -> tuple[Toponym, ...]:
        ids = self._ids(key.encode())
        found = [self._toponym(int(i.lstrip(b"~")), not i.startswith(b"~")) for i in ids]
        return (*self._own.get(key, ()), *found)

    def _ids(self, key: bytes) -> list[bytes]:
        block = bisect_right(self._firsts, key) - 1
        if block < 0 or not key:
            return []
        start = self._blocks[block]
        end = self._blocks[block + 1] if block + 1 < len(self._blocks) else len(self._keys)
        wanted = key + b"\t"
        at = start if self._keys.startswith(wanted, start) else self._keys.find(b"\n" + wanted, start, end) + 1
        if at == 0:
            return []
        return self._keys[at + len(wanted) : self._keys.index(b"\n", at)].split(b",")

    def _toponym(self, i: int, exact: bool) -> Toponym:
        return Toponym(
            self._names[i],
            (int(self._lat[i]) / 1000, int(self._lon[i]) / 1000),
            self._countries[self._country[i]] or None,
            int(self._population[i]),
            self._features[self._feature[i]],
            self._regions[self._region[i]] or None,
            exact,
        )
