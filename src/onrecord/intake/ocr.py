"""A page that is only a picture → lines, by Tesseract where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from typing import Any

_SCALE = 300 / 72  # dots an inch over points an inch
_SECONDS = 60


@cache
def _program() -> str | None:
    return shutil.which("tesseract")


def hint() -> str:
    """What to say of a page without text."""
    if _program() is None:
        return ": it may be a scan, and Tesseract is not installed to read it"
    return ", and Tesseract finds none in its picture"


def lines(page: Any) -> list[str]:
    """The lines that Tesseract reads on a page of pypdfium2; none where it is not installed or takes too long."""
    program = _program()
    if program is None:
        return []
    width, height = page.get_size()
    scale = min(_SCALE, 5000 / max(width, height, 1))
    picture = page.render(scale=scale, grayscale=True)
    header = f"P5 {picture.width} {picture.height} 255\n".encode()
    pixels = bytes(picture.buffer)
    rows = b"".join(pixels[y * picture.stride : y * picture.stride + picture.width] for y in range(picture.height))
    try:
        done = subprocess.run(  # noqa: S603 – a fixed program, the picture on its standard input
            [program, "stdin", "stdout"], input=header + rows, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [line for line in (" ".join(x.split()) for x in done.stdout.decode("utf-8", "replace").split("\n")) if line]
