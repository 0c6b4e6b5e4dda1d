"""One request and its answer, in bounds of size and of time (urllib3)."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, SSLError

from onrecord.errors import UnreadableInput
from onrecord.fetching.addresses import Target, allowed

_MOST_ADDRESSES = 4  # of one host that are tried
_CONNECT_SECONDS = 10.0
_NOT_READ = ("image/", "video/", "audio/", "font/")


@dataclass(frozen=True, slots=True)
class Limits:
    """``size`` in bytes and ``seconds`` of one answer, from looking the host up to its last byte."""

    size: int = 10_000_000
    seconds: float = 60.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was asked and answered: ``body`` as it came, still in the coding that its headers name."""

    target: Target
    address: str
    asked: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def get(target: Target, *, agent: str, limits: Limits, cut: bool = False) -> Exchange:
    """Ask for a URL once, without following where it leads.

    ``cut`` keeps the beginning of an answer over the size limit instead of refusing it.

    Raises:
        UnreadableInput: no answer in time, a larger one, one that holds no text, or no address that may be asked.
    """
    ends = time.monotonic() + limits.seconds
    asked = (("Host", target.authority), ("User-Agent", agent), ("Accept", "text/html,*/*;q=0.8"),
             ("Accept-Language", "en,*;q=0.5"), ("Accept-Encoding", "gzip"), ("Connection", "close"))  # fmt: skip
    try:
        connection, address = _connected(target, ends, limits)
        with closing(connection), _ended_at(connection, ends, limits.seconds):
            connection.request("GET", target.path, headers=dict(asked), preload_content=False, decode_content=False)
            response = connection.getresponse()
            headers = tuple((str(k), str(v)) for k, v in response.headers.iteritems())
            answer = Exchange(target, address, asked, response.status, response.reason or "", headers, b"")
            media = (answer.header("Content-Type") or "").lower()
            if response.status == 200 and media.startswith(_NOT_READ):
                raise UnreadableInput(f"it is {media.split(';')[0].strip()}: nothing to read")
            body = bytearray()
            for part in response.stream(65_536, decode_content=False):
                body += part
                if len(body) > limits.size:
                    if cut:
                        del body[limits.size :]
                        break
                    raise UnreadableInput(f"it is larger than {limits.size:,} bytes: raise --limit")
    except (ssl.SSLError, SSLError) as error:
        raise UnreadableInput(f"its certificate or its encryption is not good ({_told(error)})") from error
    except (OSError, HTTPError, HTTPException, ValueError) as error:
        raise UnreadableInput(f"the server gives no whole answer ({_told(error)})") from error
    return Exchange(target, address, asked, answer.status, answer.reason, headers, bytes(body))


def _connected(target: Target, ends: float, limits: Limits) -> tuple[HTTPConnection, str]:
    """A connection to one of the host's addresses as they were checked; the name is not looked up again."""
    fault: Exception | None = None
    for address in allowed(target.host, target.port, allow_private=limits.allow_private)[:_MOST_ADDRESSES]:
        left = min(ends - time.monotonic(), _CONNECT_SECONDS)
        if left <= 0:
            break
        connection = _connection(target, address, left)
        try:
            with _ended_at(connection, time.monotonic() + left, left):
                connection.connect()
            return connection, address
        except (OSError, HTTPError, UnreadableInput) as error:
            connection.close()
            if isinstance(error, ssl.SSLError | SSLError):
                raise
            fault = error
    raise UnreadableInput(f"{target.host} cannot be reached ({_told(fault)})")


def _connection(target: Target, address: str, seconds: float) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=seconds)
    # The certificate is checked against the name (SSLContext.check_hostname), not against the address.
    return HTTPSConnection(
        address, target.port, timeout=seconds, ssl_context=_trust(), server_hostname=target.host
    )  # fmt: skip


@cache
def _trust() -> ssl.SSLContext:
    """The system's certificate authorities, or those of ``$SSL_CERT_FILE``."""
    return ssl.create_default_context()


@contextmanager
def _ended_at(connection: HTTPConnection, ends: float, seconds: float) -> Iterator[None]:
    """Hang up at the end of the time, however slowly bytes drip in; a socket's own timeout is for each read."""
    late = threading.Event()

    def hang_up() -> None:
        late.set()
        if connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(ends - time.monotonic(), 0), hang_up)
    watch.daemon = True
    watch.start()
    try:
        if connection.sock is not None:
            connection.sock.settimeout(seconds)
        yield
    except UnreadableInput:
        raise
    except Exception:
        if late.is_set():
            raise UnreadableInput(f"it takes longer than {seconds:.0f} s") from None
        raise
    finally:
        watch.cancel()
    if late.is_set():  # a body without a length ends as if it were whole when the line is cut
        raise UnreadableInput(f"it takes longer than {seconds:.0f} s")


def _told(error: Exception | None) -> str:
    """The innermost reason of a fault in a few words."""
    if error is None:
        return "no answer in time"
    cause: BaseException = error
    for _ in range(5):
        inner = getattr(cause, "reason", None) or cause.__cause__
        if not isinstance(inner, BaseException):
            break
        cause = inner
    words = getattr(cause, "verify_message", None) or getattr(cause, "strerror", None) or str(cause)
    return " ".join(str(words or type(cause).__name__).split())[:120]
