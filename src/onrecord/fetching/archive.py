"""Exchanges → a WARC file (ISO 28500, warcio): request and response of each, whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from onrecord import __version__
from onrecord.errors import UsageError
from onrecord.fetching.exchange import Exchange


class Archive:
    """A WARC file that grows; it is made with its first exchange, and one that is there already is refused."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0

    def add(self, exchange: Exchange) -> None:
        """Write an exchange, at the end of the file and in one piece.

        Raises:
            UsageError: the file cannot be written.
        """
        data = _info(self.path.name) if self.count == 0 else b""
        data += _records(exchange)
        try:
            if self.count == 0:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("xb" if self.count == 0 else "ab") as file:
                file.write(data)
        except FileExistsError as error:
            raise UsageError(f"{self.path} is there already: name another file with --out") from error
        except OSError as error:
            raise UsageError(f"{self.path} cannot be written: {error.strerror or error}") from error
        self.count += 1


def _info(name: str) -> bytes:
    out = io.BytesIO()
    writer = _writer(out)
    about = {"software": f"onrecord/{__version__}", "format": "WARC File Format 1.1", "robots": "obey"}
    writer.write_record(writer.create_warcinfo_record(name, about))
    return out.getvalue()


def _records(exchange: Exchange) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders

    out = io.BytesIO()
    writer = _writer(out)
    url, address = exchange.target.url, {"WARC-IP-Address": exchange.address}
    # The body is kept without its transfer coding, which is said as archives of the Web say it.
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, value)
        for name, value in exchange.headers
    ]
    line = f"{exchange.status} {exchange.reason}".rstrip()
    response = writer.create_warc_record(
        url, "response", payload=io.BytesIO(exchange.body), length=len(exchange.body), warc_headers_dict=dict(address),
        http_headers=StatusAndHeaders(line, headers, protocol="HTTP/1.1"),
    )  # fmt: skip
    asked = StatusAndHeaders(f"GET {exchange.target.path} HTTP/1.1", list(exchange.asked), is_http_request=True)
    request = writer.create_warc_record(url, "request", warc_headers_dict=dict(address), http_headers=asked)
    writer.write_request_response_pair(request, response)
    return out.getvalue()


def _writer(out: io.BytesIO) -> Any:
    from warcio.warcwriter import WARCWriter

    return WARCWriter(out, gzip=True, warc_version="WARC/1.1")
