"""Pages one after the other: robots.txt asked first, a pause at each host, every redirect checked anew."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime

from onrecord import __version__
from onrecord.errors import UnreadableInput
from onrecord.fetching.addresses import Target, target
from onrecord.fetching.exchange import Exchange, Limits, get
from onrecord.fetching.robots import NAME, SIZE, Rules, joined, rules

_MOST_REDIRECTS = 10
_LONGEST_PAUSE = 120.0  # seconds that are waited at a host's wish; a longer wish is a refusal
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(slots=True)
class Fetcher:
    """Fetches pages; remembers the rules of each site and when each host may be asked again.

    ``pause`` is the least time in seconds between two requests to one host; ``contact`` says in the user agent
    who asks.
    """

    limits: Limits = field(default_factory=Limits)
    pause: float = 2.0
    contact: str | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, Rules] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)

    @property
    def agent(self) -> str:
        """What the program calls itself."""
        about = "".join(c for c in self.contact or "" if c.isprintable() and c.isascii() and c not in "()")
        return f"{NAME}/{__version__}{f' ({about})' if about else ''}"

    def fetch(self, url: str, keep: Callable[[Exchange], None]) -> str:
        """Fetch a page, following where it leads; ``keep`` is given every exchange on the way.

        Returns the URL at which the page was found.

        Raises:
            UnreadableInput: why there is no page.
        """
        at = target(url)
        for _ in range(_MOST_REDIRECTS + 1):
            refusal = self._site(at).refusal(at.url)
            if refusal:
                raise UnreadableInput(refusal)
            answer = self._ask(at, self.limits)
            keep(answer)
            location = answer.header("Location")
            if answer.status in _REDIRECTS and location:
                at = target(joined(at, location))
                continue
            if answer.status != 200:
                raise UnreadableInput(f"the server answers {answer.status} {answer.reason}".rstrip())
            if not answer.body.strip():
                raise UnreadableInput("the server answers with an empty page")
            return at.url
        raise UnreadableInput(f"it redirects more than {_MOST_REDIRECTS} times")

    def _site(self, at: Target) -> Rules:
        if at.origin not in self._rules:
            limits = replace(self.limits, size=SIZE)
            self._rules[at.origin] = rules(at, lambda page: self._ask(page, limits, cut=True))
        return self._rules[at.origin]

    def _ask(self, at: Target, limits: Limits, *, cut: bool = False) -> Exchange:
        wait = self._next.get(at.host, 0.0) - self.clock()
        if wait > _LONGEST_PAUSE:
            raise UnreadableInput(f"{at.host} asks to be left alone for {wait:.0f} s: try again later")
        if wait > 0:
            self.sleep(wait)
        answer = None
        try:
            answer = get(at, agent=self.agent, limits=limits, cut=cut)
        finally:
            self._next[at.host] = self.clock() + self._pause(at, answer)
        return answer

    def _pause(self, at: Target, answer: Exchange | None) -> float:
        known = self._rules.get(at.origin)
        pause = max(self.pause, (known.delay if known else None) or 0.0)
        if answer is not None and answer.status in (429, 503):
            pause = max(pause, _seconds(answer.header("Retry-After")))
        return pause


def _seconds(after: str | None) -> float:
    """How long ``Retry-After`` asks to wait (RFC 9110, 10.2.3: seconds or a date)."""
    if after is None:
        return 0.0
    if after.strip().isdecimal():
        return float(min(int(after.strip()[:9]), 86_400))
    try:
        return max(parsedate_to_datetime(after).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError, OSError):
        return 0.0
