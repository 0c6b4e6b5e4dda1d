"""Whom a certificate is for is checked against the host's name, though the connection goes to an address."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.fetching import Limits, exchange
from onrecord.fetching.addresses import target

LIMITS = Limits(allow_private=True, seconds=5)


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with a certificate for ``localhost`` that the program trusts."""
    if shutil.which("openssl") is None:
        pytest.skip("needs the openssl program to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    subprocess.run(
        ["openssl", *made.split(), "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"over TLS")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setattr(exchange, "_trust", lambda: ssl.create_default_context(cafile=certificate))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_the_name_is_checked_and_not_the_address(port: int) -> None:
    assert exchange.get(target(f"https://localhost:{port}/"), agent="t", limits=LIMITS).body == b"over TLS"
    with pytest.raises(UnreadableInput, match="certificate"):
        exchange.get(target(f"https://127.0.0.1:{port}/"), agent="t", limits=LIMITS)


def test_an_unknown_authority_is_refused(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_trust", ssl.create_default_context)
    with pytest.raises(UnreadableInput, match="certificate"):
        exchange.get(target(f"https://localhost:{port}/"), agent="t", limits=LIMITS)
