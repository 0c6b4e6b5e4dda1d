"""URLs and host names → the addresses that may be connected to: none of this machine's or of its networks' own.

A name is looked up once and the connection goes to the very address that was checked, so that a name that
answers differently the second time (DNS rebinding) gains nothing. Which addresses are public is IANA's to say,
as Python's ``ipaddress`` knows it; an IPv4 address within an IPv6 one is checked for itself.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from onrecord.errors import UnreadableInput

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart: ``path`` is what is asked for, query included; ``host`` is in ASCII, without brackets."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """``https://host``, with the port where it is not the usual one."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The ``Host`` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str) -> Target:
    """The URL taken apart and normalised (RFC 3986), without its fragment.

    Raises:
        UnreadableInput: not an http or https URL, or one with a password.
    """
    try:
        parts = parse_url(url.strip())
    except (LocationParseError, ValueError) as error:
        raise UnreadableInput("this is not a URL that can be read") from error
    if parts.scheme not in _PORTS or not parts.host:
        raise UnreadableInput("only http:// and https:// URLs are fetched")
    if parts.auth:
        raise UnreadableInput("there is a name or a password in this URL: leave it out")
    host = parts.host.strip("[]").rstrip(".")
    if not host.isascii() or any(c.isspace() or ord(c) < 33 for c in host):
        raise UnreadableInput("its host name cannot be read")
    port = parts.port if parts.port is not None else _PORTS[parts.scheme]
    if not 0 < port < 65_536:
        raise UnreadableInput("its port is none")
    made = Target("", parts.scheme, host, port, parts.request_uri)
    return Target(made.origin + made.path, made.scheme, made.host, made.port, made.path)


def allowed(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """The addresses of a host that may be connected to, in the order of the system's resolver.

    Raises:
        UnreadableInput: the name is unknown, or all its addresses are private and those are not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise UnreadableInput(f"the host {host} is not known") from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    kept = addresses if allow_private else tuple(a for a in addresses if is_public(a))
    if not kept:
        raise UnreadableInput(f"{host} is at a private address, which is not fetched: allow it with --allow-private")
    return kept


def is_public(address: str) -> bool:
    """Whether an address is one that anybody on the internet may reach."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.scope_id is not None:
            return False
        within = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in _NAT64:
            within.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        inner = [a for a in within if a is not None]
        if inner:
            return all(_is_public(a) for a in inner)
    return _is_public(found)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved
