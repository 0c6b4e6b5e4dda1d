"""What is known of a document's entities while they are being put together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from onrecord.authority import Authority
from onrecord.model import Document, EntityKind, Parse
from onrecord.relating.clusters import Cluster


class Book:
    """The clusters of a document, looked up by what they are called."""

    def __init__(self, document: Document, parse: Parse, authority: Authority) -> None:
        self.document = document
        self.parse = parse
        self.authority = authority
        self.clusters: list[Cluster] = []
        self.heads: set[int] = set()  # head words of the sources
        self.spoken: set[str] = set()  # countries that the document names
        self.acronyms: dict[str, Cluster] = {}
        self.person_from: dict[int, Cluster] = {}  # by the first word of a mention, or of its title
        self.person_to: dict[int, Cluster] = {}  # by the word after a mention
        self.called: defaultdict[str, list[Cluster]] = defaultdict(
            list
        )  # by the last word of a name or title
        self.nominals: defaultdict[tuple[str, bool], list[Cluster]] = defaultdict(list)  # by noun and plural
        self._by_key: dict[tuple[str, str], Cluster] = {}

    def known(self, space: str, key: str) -> Cluster | None:
        """The cluster under a key, if there is one."""
        return self._by_key.get((space, key))

    def cluster(self, space: str, key: str, kind: EntityKind, name: str = "") -> Cluster:
        """The cluster under a key, made where there is none."""
        cluster = self._by_key.get((space, key))
        if cluster is None:
            cluster = self._by_key[space, key] = Cluster(kind, name)
            self.clusters.append(cluster)
            self.call(cluster, name)
        return cluster

    def add(self, cluster: Cluster, space: str, key: str) -> None:
        """A new cluster, the one under the key from now on."""
        self.clusters.append(cluster)
        self._by_key[space, key] = cluster
        self.call(cluster, cluster.name)

    def governments(self) -> list[Cluster]:
        """The national governments found so far."""
        return [c for (space, _), c in self._by_key.items() if space == "government" and c.words]

    def sentence(self, word: int) -> tuple[int, int]:
        """The words of the sentence that holds ``word``."""
        return self.parse.sentences[bisect_right(self.parse.sentences, (word, len(self.parse))) - 1]

    def call(self, cluster: Cluster, name: str) -> None:
        """Let a cluster be found by the last word of ``name``."""
        last = name.lower().split()[-1:]
        if last and cluster not in self.called[last[0]]:
            self.called[last[0]].append(cluster)
