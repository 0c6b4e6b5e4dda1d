"""Pages from the network, politely and from public addresses only, into a WARC file."""

from onrecord.fetching.archive import Archive
from onrecord.fetching.exchange import Exchange, Limits
from onrecord.fetching.polite import Fetcher

__all__ = ["Archive", "Exchange", "Fetcher", "Limits"]
