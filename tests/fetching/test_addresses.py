"""Nothing on this machine or in its networks is asked, whatever name or redirect leads there."""

from __future__ import annotations

import socket

import pytest
from fetching.conftest import Site

from onrecord.errors import UnreadableInput
from onrecord.fetching import Fetcher, Limits, addresses, exchange


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.7", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "2002:7f00:1::", "2002:a00:1::", "2001:db8::1", "::127.0.0.1", "not an address",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1", "64:ff9b::101:101", "::ffff:1.1.1.1"])
def test_public_addresses(address: str) -> None:
    assert addresses.is_public(address)


@pytest.mark.parametrize(
    "url",
    ["http://localhost/", "http://127.0.0.1:8000/", "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::1]/",
     "http://[::ffff:127.0.0.1]/", "http://0/", "http://LOCALHOST./", "http://169.254.169.254/latest/meta-data/"],
)  # fmt: skip
def test_no_spelling_of_a_private_address_is_asked(url: str) -> None:
    with pytest.raises(UnreadableInput, match=r"private address|not known|cannot be read"):
        Fetcher(pause=0).fetch(url, keep=lambda _: None)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://courier.example/a", "only http"), ("file:///etc/hostname", "only http"), ("courier", "only http"),
        ("javascript:alert(1)", "only http"), ("http://", "only http"), ("", "only http"), ("http://[::1/", "URL"),
        ("http://anna:secret@courier.example/", "password"), ("http://courier.example:99999/", "URL|port"),
        ("http://a b/", "URL|host"),
    ],
)  # fmt: skip
def test_what_is_no_url(url: str, why: str) -> None:
    with pytest.raises(UnreadableInput, match=why):
        addresses.target(url)


def test_a_url_taken_apart() -> None:
    found = addresses.target("HTTPS://Courier.Example:8443/a b?q=é#part")
    assert (found.url, found.host, found.port) == (
        "https://courier.example:8443/a%20b?q=%C3%A9", "courier.example", 8443
    )  # fmt: skip
    assert addresses.target("http://bücher.example").url == "http://xn--bcher-kva.example/"
    assert addresses.target("http://[2606:4700::1111]:80/").authority == "[2606:4700::1111]"


@pytest.mark.parametrize("there", ["http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/", "//127.0.0.2/"])
def test_a_redirect_to_a_private_address_is_not_followed(
    site: Site, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")  # the site is taken for public
    kept: list[exchange.Exchange] = []
    with pytest.raises(UnreadableInput, match="private address"):
        Fetcher(pause=0).fetch(site.page("/", b"", 302, Location=there), keep=kept.append)
    assert [e.status for e in kept] == [302]


@pytest.mark.parametrize("there", ["file:///etc/hostname", "ftp://courier.example/", "gopher://127.0.0.1:25/", "http://u:p@x/"])
def test_a_redirect_to_another_scheme_is_not_followed(site: Site, fetcher: Fetcher, there: str) -> None:
    with pytest.raises(UnreadableInput, match=r"only http|password"):
        fetcher.fetch(site.page("/", b"", 301, Location=there), keep=lambda _: None)


def test_a_name_is_looked_up_once_and_that_address_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is checked and private when it is connected to (DNS rebinding)."""
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    looked_up = []
    connected = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    class Connection:
        sock = None

        def __init__(self, host: str, *_: object, **__: object) -> None:
            connected.append(host)

        def connect(self) -> None:
            raise ConnectionRefusedError("no")

        def close(self) -> None:
            pass

    monkeypatch.setattr(addresses.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(exchange, "HTTPConnection", Connection)
    with pytest.raises(UnreadableInput, match="cannot be reached"):
        exchange.get(addresses.target("http://rebind.example/"), agent="test", limits=Limits())
    assert (looked_up, connected) == (["rebind.example"], ["93.184.216.34"])


def test_private_addresses_among_public_ones_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("10.0.0.1", 80)), (2, 1, 6, "", ("1.1.1.1", 80)), (10, 1, 6, "", ("::1", 80, 0, 0))]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: found)
    assert addresses.allowed("courier.example", 80, allow_private=False) == ("1.1.1.1",)
    assert len(addresses.allowed("courier.example", 80, allow_private=True)) == 3
