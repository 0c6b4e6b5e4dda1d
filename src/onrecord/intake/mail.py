"""E-mail (RFC 5322, MIME) → its text, subject and date; attachments are inputs of their own."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

from onrecord.errors import UnreadableInput
from onrecord.intake import markup
from onrecord.intake.taken import Extract
from onrecord.intake.text import decode

_MAX_PARTS = 1000


def extract(data: bytes) -> Extract:
    """The message's own text: its plain part, else its HTML one.

    Raises:
        UnreadableInput: no text in it, or a message that cannot be taken apart.
    """
    message = _parsed(data)
    text = ""
    for kind in ("plain", "html"):
        for part in _leaves(message):
            if part.get_content_type() == f"text/{kind}" and not _is_attached(part):
                text = _text(part)
                if text.strip():
                    break
        if text.strip():
            break
    if not text.strip():
        raise UnreadableInput("there is no text in this message")
    return Extract(text=text, title=_header(message, "subject"), published=_date(_header(message, "date")))


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of what is attached."""
    for number, part in enumerate(_leaves(_parsed(data)), 1):
        if _is_attached(part):
            try:
                content = part.get_payload(decode=True)
                name = part.get_filename()
            except (ValueError, LookupError, TypeError, AttributeError, IndexError):
                continue
            if isinstance(content, bytes) and content:
                yield str(name or f"attachment-{number}").replace("/", "_").replace("\\", "_"), content


def _parsed(data: bytes) -> EmailMessage:
    try:
        return email.message_from_bytes(data, policy=email.policy.default)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        raise UnreadableInput("this message cannot be taken apart") from error


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts without parts, in order; walked without recursion, since mail may nest as deep as it likes."""
    waiting = [message]
    for _ in range(_MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        payload = part.get_payload()
        if part.is_multipart() and isinstance(payload, list):
            waiting.extend(cast(list[EmailMessage], list(reversed(payload))))
        else:
            yield part


def _is_attached(part: EmailMessage) -> bool:
    try:
        disposition, name = part.get_content_disposition(), part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return False
    return disposition == "attachment" or (bool(name) and part.get_content_maintype() != "text")


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return ""
    try:
        text = content.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        text = decode(content)
    return markup.plain(text) if part.get_content_type() == "text/html" else text


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _date(value: str | None) -> str | None:
    try:
        return parsedate_to_datetime(value).date().isoformat() if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
