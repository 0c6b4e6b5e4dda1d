"""One run of taking documents into the ledger, with its counts; ``read`` and ``fetch`` share it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import IO, TYPE_CHECKING

from onrecord.intake.language import LANGUAGES

if TYPE_CHECKING:
    from onrecord.cli.progress import Meter
    from onrecord.intake.taken import Refused, Taken
    from onrecord.ledger import Ledger
    from onrecord.model import Document

_ASIDE = 4_000_000  # bytes of input from which on a process of its own for intake is worth its start


@dataclass(slots=True)
class Session:
    """What is asked for, and how many documents were read, only stored, there already, or refused."""

    ledger: Ledger
    keep: bool = True
    store_only: bool = False
    limit: int | None = None
    mapping: Mapping[str, str] | None = None
    workers: int | None = None
    report: IO[str] | None = None
    added: int = 0
    known: int = 0
    failed: int = 0
    foreign: Counter[str] = field(default_factory=Counter)

    def take(self, paths: Sequence[str]) -> Iterator[str]:
        """Take all in; gives the ledger's id of each document as soon as it is safe there."""
        from onrecord.cli.progress import LARGE, MANY, progress
        from onrecord.intake.sources import size

        total, files = size(paths)
        worth = files >= MANY or total >= LARGE or "-" in paths
        doing = "storing" if self.store_only else "reading"
        with progress(0 if "-" in paths else total, worth=worth, doing=doing) as meter:
            aside = total >= _ASIDE and "-" not in paths
            items = self._aside(paths, meter) if aside else self._here(paths, meter)
            yield from self._stored(items, meter) if self.store_only else self._read(items, meter)

    def read_pending(self) -> Iterator[str]:
        """Read what the ledger holds stored and not read; gives the id of each document."""
        from onrecord import pipeline
        from onrecord.cli.progress import MANY, progress

        ids = self.ledger.pending()

        def documents() -> Iterator[Document]:
            for id in ids:
                meter.consume(1)
                yield self.ledger.record(id).document

        with progress(len(ids), worth=len(ids) >= MANY) as meter:
            for outcome in pipeline.annotate(documents(), workers=self.workers):
                if isinstance(outcome, pipeline.Failed):
                    self.refuse(outcome.document.id, outcome.message)
                    continue
                self._count(outcome.document)
                meter.finish()
                yield self.ledger.add(outcome).document

    def refuse(self, origin: str, reason: str, line: int | None = None) -> None:
        """Tell of an input that cannot be had or read."""
        from onrecord.cli import screen

        self.failed += 1
        screen.warn(f"{f'{origin}, line {line}' if line else origin}: {reason}")
        if self.report:
            self.report.write(json.dumps({"origin": origin, "line": line, "reason": reason}) + "\n")
            self.report.flush()

    def tell(self, before: str = "") -> None:
        """The summary, on stderr."""
        from onrecord.cli import screen

        if self.store_only:
            parts = [f"{self.added} stored in {self.ledger.url}, to be read with onrecord read --pending"]
        else:
            parts = [f"{self.added} read into {self.ledger.url}"]
        for language, count in self.foreign.most_common():
            parts.append(f"{count} stored and not read: language {language}")
        if self.known:
            parts.append(f"{self.known} there already")
        if self.failed:
            parts.append(f"{self.failed} could not be read")
        screen.warn(before + ", ".join(parts))

    def _here(self, paths: Sequence[str], meter: Meter) -> Iterator[Taken | Refused]:
        from onrecord import intake

        return intake.take(
            paths, limit=self.limit or intake.LIMIT, mapping=self.mapping, keep=self.keep, consumed=meter.consume
        )

    def _aside(self, paths: Sequence[str], meter: Meter) -> Iterator[Taken | Refused]:
        from onrecord import intake
        from onrecord.intake.aside import take_aside

        limit = self.limit or intake.LIMIT
        for batch, count in take_aside(paths, limit=limit, mapping=self.mapping, keep=self.keep):
            meter.consume(count)
            yield from batch

    def _stored(self, items: Iterator[Taken | Refused], meter: Meter) -> Iterator[str]:
        from onrecord import __version__
        from onrecord.intake.taken import Taken
        from onrecord.model import UNREAD, ReaderVersion, Record

        for item in items:
            if not isinstance(item, Taken):
                self.refuse(item.origin, item.reason, item.line)
                continue
            unread = Record(item.document, ReaderVersion(__version__, UNREAD))
            added = self.ledger.add(unread, provenance=item.provenance, original=item.original)
            self.added += added.new_reading
            self.known += not added.new_reading
            meter.finish()
            yield added.document

    def _read(self, items: Iterator[Taken | Refused], meter: Meter) -> Iterator[str]:
        from onrecord import pipeline
        from onrecord.cli.running import Known, Read, run

        reader = pipeline.reader_version()
        outcomes = run(
            items,
            partial(pipeline.annotate, workers=self.workers),
            known=lambda taken: self.ledger.find_read(taken.document.sha256, taken.document.id, reader),
        )
        for outcome in outcomes:
            if isinstance(outcome, Known):
                self.known += 1
                id = outcome.document
                self.ledger.add_provenance(id, outcome.taken.provenance)
            elif isinstance(outcome, Read):
                taken = outcome.taken
                added = self.ledger.add(outcome.record, provenance=taken.provenance, original=taken.original)
                if added.new_reading:
                    self._count(outcome.record.document)
                else:
                    self.known += 1
                id = added.document
            else:
                self.refuse(outcome.origin, outcome.reason, outcome.line)
                continue
            meter.finish()
            yield id

    def _count(self, document: Document) -> None:
        if document.language in LANGUAGES:
            self.added += 1
        else:
            self.foreign[str(document.language)] += 1
