"""robots.txt (RFC 9309; protego): whether a page may be asked for, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from protego import Protego

from onrecord.errors import UnreadableInput
from onrecord.fetching.addresses import Target, target
from onrecord.fetching.exchange import Exchange

NAME = "onrecord"  # the product token that robots.txt may name
SIZE = 512_000  # bytes that are looked at (RFC 9309, 2.5: at least 500 KiB)
_MOST_REDIRECTS = 5  # RFC 9309, 2.3.1.2

Ask = Callable[[Target], Exchange]


class Rules(Protocol):
    """What a site asks of us; ``delay`` is in seconds, ``None`` where it says nothing."""

    @property
    def delay(self) -> float | None: ...  # noqa: D102

    def refusal(self, url: str) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Open:
    """There is no robots.txt: everything may be asked for."""

    delay: float | None = None

    def refusal(self, url: str) -> str | None:
        """``None``."""
        return None


@dataclass(frozen=True, slots=True)
class Closed:
    """It cannot be had just now, so that nothing may be asked for (RFC 9309, 2.3.1.4)."""

    why: str
    delay: float | None = None

    def refusal(self, url: str) -> str | None:
        """Why not."""
        return f"the site's robots.txt cannot be had ({self.why}): try again later"


@dataclass(frozen=True, slots=True)
class Written:
    """The rules as the site wrote them."""

    rules: Protego

    @property
    def delay(self) -> float | None:
        """``Crawl-delay``."""
        return self.rules.crawl_delay(NAME)

    def refusal(self, url: str) -> str | None:
        """Why not, if not."""
        return None if self.rules.can_fetch(url, NAME) else "the site's robots.txt asks that this page is not fetched"


def rules(site: Target, ask: Ask) -> Rules:
    """The rules of a site: its robots.txt asked for with ``ask``, redirects followed."""
    at = target(f"{site.origin}/robots.txt")
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = ask(at)
            location = answer.header("Location")
            if answer.status in (301, 302, 303, 307, 308) and location:
                at = target(joined(at, location))
                continue
            break
    except UnreadableInput as fault:
        return Closed(str(fault))
    if answer.status == 200:
        return Written(Protego.parse(decoded(answer)[:SIZE].decode("utf-8", "replace")))
    if answer.status >= 500 or answer.status == 429:
        return Closed(f"status {answer.status}")
    return Open()


def joined(at: Target, location: str) -> str:
    """Where a redirect leads to."""
    from urllib.parse import urljoin

    try:
        return urljoin(at.url, location.strip())
    except ValueError as error:
        raise UnreadableInput("it redirects to what is no URL") from error


def decoded(answer: Exchange) -> bytes:
    """The beginning of a body without its gzip coding."""
    import zlib

    if (answer.header("Content-Encoding") or "").lower().strip() not in ("gzip", "x-gzip"):
        return answer.body
    try:
        return zlib.decompressobj(31).decompress(answer.body, SIZE)
    except zlib.error:
        return b""
